/**
 * Who may come where: written by hand from the requirements and the table "Who may do what", and never imported by
 * the portal. The matrix (matrix.test.ts) sends every actor to every route and method and compares. A route that is
 * missing here fails the matrix, and so does a line without a route.
 *
 *   may       the handler runs (it may still find fault with an empty form)
 *   signIn    sent to sign in, or told that there is no session
 *   ended     sent to the page that says why this session was ended (T7)
 *   refused   403 with its Reason
 *   notFound  404, the same as for a thing that never was
 */
export type Verdict = 'may' | 'signIn' | 'ended' | 'refused' | 'notFound';

export const actors = [
  'anonymous', 'endedSession', 'halfEnrolled', 'pendingPerson', 'ann', 'ben',
  'restricted', 'closedByPatient', 'endedByOrg', 'deceased', 'mergedAway',
  'pendingStaff', 'desk', 'nurse', 'doctor', 'records', 'support', 'admin', 'deskElsewhere', 'nurseElsewhere',
] as const;
export type Actor = (typeof actors)[number];

const persons: readonly Actor[] = ['ann', 'ben', 'restricted'];
/**
 * Signed in when their access ended. Wherever a rule below sends them to sign in as a person, they are told why instead:
 * the matrix sees to that, so that no rule can forget it.
 */
export const endedActors: readonly Actor[] = ['closedByPatient', 'endedByOrg', 'deceased', 'mergedAway'];
const staff: readonly Actor[] = ['desk', 'nurse', 'doctor', 'records', 'support', 'admin', 'deskElsewhere', 'nurseElsewhere'];

type Rule = (actor: Actor) => Verdict;

const everyone: Rule = () => 'may';
/** What is not there: the link of the first start once somebody works here, single sign-on without a provider. */
const nobody: Rule = () => 'notFound';
const person: Rule = (actor) => (persons.includes(actor) ? 'may' : 'signIn');
/** Ann's thing: hers, and for another person not there. */
const annsOwn: Rule = (actor) => (actor === 'ann' ? 'may' : persons.includes(actor) ? 'notFound' : 'signIn');
const anyStaff: Rule = (actor) => (staff.includes(actor) ? 'may' : 'signIn');
const pendingPerson: Rule = (actor) => (actor === 'pendingPerson' ? 'may' : 'signIn');
const pending: Rule = (actor) => (actor === 'pendingStaff' ? 'may' : 'signIn');
/** The nurse of another clinic has the rights of a nurse. */
const roleOf = (actor: Actor): Actor => (actor === 'nurseElsewhere' ? 'nurse' : actor);
const only = (...roles: Actor[]): Rule => (actor) => (!staff.includes(actor) ? 'signIn' : roles.includes(roleOf(actor)) ? 'may' : 'refused');
/** A patient of the clinic of `desk`: for the desk of another clinic not there. */
const atClinic = (...roles: Actor[]): Rule => (actor) =>
  (actor === 'deskElsewhere' || (actor === 'nurseElsewhere' && roles.includes('nurse')) ? 'notFound' : only(...roles)(actor));
/** Ann's chart: for nurses and doctors of her clinic, and for medical records. */
const annsChart: Rule = (actor) => (actor === 'nurseElsewhere' ? 'notFound' : only('nurse', 'doctor', 'records')(actor));
/** A request for help that is joined to no patient: for support; for a front desk not there. */
const supportsTicket: Rule = (actor) => (actor === 'desk' || actor === 'deskElsewhere' ? 'notFound' : only('support')(actor));
/** A view as a patient that nobody has opened. */
const withoutView: Rule = (actor) => (!staff.includes(actor) ? 'signIn' : ['records', 'support'].includes(actor) ? 'notFound' : 'refused');
/** A thing that is not there, behind a right. */
const nobodys = (...roles: Actor[]): Rule => (actor) => (only(...roles)(actor) === 'may' ? 'notFound' : only(...roles)(actor));
/** A step of signing up: nothing without a code that was accepted. */
const finders: Actor[] = ['desk', 'nurse', 'doctor', 'records', 'support', 'deskElsewhere'];

/** `:id` stands for Ann's result, or for a patient of the first clinic, as the route's own fixture says. */
export const policy: Record<string, Rule> = {
  'GET /': everyone,
  'GET /sign-in': everyone,
  'POST /sign-in': everyone,
  'GET /sign-in/passkey': everyone,
  'POST /sign-in/passkey': everyone,
  'GET /sign-in/code': pendingPerson,
  'POST /sign-in/code': pendingPerson,
  // Only for who must set a second step up: others are sent to the second step they have.
  'GET /sign-in/set-up': () => 'signIn',
  'POST /sign-in/set-up': () => 'signIn',
  'GET /signed-out': everyone,
  'GET /language': everyone,
  'POST /language': everyone,
  'GET /help': everyone,
  'GET /terms': everyone,
  'GET /privacy': everyone,
  'GET /forgot-username': everyone,
  'POST /forgot-username': everyone,
  'GET /forgot-password': everyone,
  'POST /forgot-password': everyone,
  'GET /forgot-answer': everyone,
  // Without the cookie of a link that was opened it says that the link is over.
  'GET /new-password': everyone,
  'POST /new-password': everyone,
  'GET /new-password/:token': everyone,
  'POST /new-password/:token': everyone,
  'GET /reset-code': everyone,
  'POST /reset-code': everyone,
  // A link of a mail: a wrong one is answered in words.
  'GET /confirm-address/:token': everyone,
  'POST /confirm-address/:token': everyone,
  'GET /sign-up/no-code': everyone,
  'GET /sign-up': everyone,
  'POST /sign-up': everyone,
  'GET /sign-up/:step': everyone,
  // Without a sign-up under way it leads to the start; with one it wants the token of its form.
  'POST /sign-up/:step': (actor) => (actor === 'halfEnrolled' ? 'refused' : 'may'),
  'GET /contact': everyone,
  'POST /contact': everyone,
  'GET /setup/:token': nobody,
  'POST /setup/:token': nobody,
  // Only in the demo, which the tests are.
  'GET /demo/mailbox': everyone,
  'GET /livez': everyone,
  'GET /readyz': everyone,

  'GET /home': person,
  'GET /results': person,
  'POST /results': person,
  'GET /results/:id': annsOwn,
  'GET /leave/:id': annsOwn,
  'GET /summary': person,
  'GET /summary/:section': person,
  'GET /visits': person,
  'GET /visits/:id': annsOwn,
  'GET /visits/:id/calendar': annsOwn,
  'GET /documents': person,
  'GET /documents/:id': annsOwn,
  // Downloads were taken away from them.
  'GET /documents/:id/file/:part': (actor) => (actor === 'restricted' ? 'refused' : annsOwn(actor)),
  'GET /library': person,
  'POST /library': person,
  'GET /library/:topic': annsOwn,
  'GET /vitals': person,
  'GET /vitals/:id': annsOwn,
  'GET /preferences': person,
  'GET /preferences/password': person,
  'POST /preferences/password': person,
  'GET /preferences/password/question': person,
  'POST /preferences/password/question': person,
  'GET /preferences/notifications': person,
  'POST /preferences/notifications': person,
  'GET /preferences/sessions': person,
  // Without saying which session there is none to end.
  'POST /preferences/sessions': (actor) => (person(actor) === 'may' ? 'notFound' : 'signIn'),
  'GET /preferences/language': person,
  'POST /preferences/language': person,
  'GET /preferences/details': person,
  'POST /preferences/details': person,
  'GET /requests': person,
  'POST /requests': person,
  'GET /who-looked': person,
  'GET /preferences/access': person,
  'GET /preferences/two-step': person,
  // A device or a passkey that is not theirs.
  'POST /preferences/two-step': (actor) => (persons.includes(actor) ? 'notFound' : 'signIn'),
  'GET /preferences/two-step/:change': person,
  'POST /preferences/two-step/:change': person,
  'GET /preferences/two-step/remove/:what': (actor) => (persons.includes(actor) ? 'notFound' : 'signIn'),
  'POST /preferences/two-step/remove/:what': (actor) => (persons.includes(actor) ? 'notFound' : 'signIn'),
  'GET /session': person,
  'POST /session/active': person,
  'GET /sign-out': everyone,
  'POST /sign-out': everyone,

  'GET /staff/sign-in': everyone,
  'POST /staff/sign-in': everyone,
  // Without a provider in the configuration there is no single sign-on.
  'GET /staff/sign-on': nobody,
  'GET /staff/sign-on/return': nobody,
  'GET /staff/sign-on/end': nobody,
  'GET /staff/code': pending,
  'POST /staff/code': pending,
  'GET /staff/account': anyStaff,
  'GET /staff/account/password': anyStaff,
  'POST /staff/account/password': anyStaff,
  'GET /staff/account/:change': anyStaff,
  'POST /staff/account/:change': anyStaff,
  // Staff keep their app; a passkey that is not theirs is not there.
  'GET /staff/account/remove/:what': (actor) => (staff.includes(actor) ? 'notFound' : 'signIn'),
  'POST /staff/account/remove/:what': (actor) => (staff.includes(actor) ? 'notFound' : 'signIn'),
  'GET /staff/colleagues': only('admin'),
  'GET /staff/colleagues/:id': only('admin'),
  'POST /staff/colleagues/:id': only('admin'),
  'GET /staff/patients/:id/two-step': atClinic('desk', 'support'),
  'POST /staff/patients/:id/two-step': atClinic('desk', 'support'),
  'GET /staff/code/set-up': pending,
  'POST /staff/code/set-up': pending,
  'GET /staff/sign-out': everyone,
  'POST /staff/sign-out': everyone,
  'GET /staff': anyStaff,
  'GET /staff/session': anyStaff,
  'POST /staff/session/active': anyStaff,
  'POST /staff/drafts/:form': anyStaff,
  'GET /staff/patients': only(...finders),
  'POST /staff/patients': only(...finders),
  'GET /staff/patients/:id': atClinic('desk', 'nurse', 'doctor', 'records', 'support'),
  'GET /staff/patients/:id/code': atClinic('desk', 'support'),
  'POST /staff/patients/:id/code': atClinic('desk', 'support'),
  'GET /staff/patients/:id/code/revoke': atClinic('desk', 'support'),
  'POST /staff/patients/:id/code/revoke': atClinic('desk', 'support'),
  'GET /staff/patients/:id/unlock': atClinic('desk', 'support'),
  'POST /staff/patients/:id/unlock': atClinic('desk', 'support'),
  'GET /staff/patients/:id/address': atClinic('desk', 'support'),
  'POST /staff/patients/:id/address': atClinic('desk', 'support'),
  'GET /staff/patients/:id/username': atClinic('desk', 'support'),
  'POST /staff/patients/:id/username': atClinic('desk', 'support'),
  'GET /staff/mails': only('desk', 'support', 'deskElsewhere'),
  'GET /staff/details': only('desk', 'records', 'support', 'deskElsewhere'),
  'GET /staff/details/:id': atClinic('desk', 'records', 'support'),
  'POST /staff/details/:id': atClinic('desk', 'records', 'support'),
  'GET /staff/patients/:record/chart/summary': annsChart,
  'GET /staff/patients/:record/chart/summary/:section': annsChart,
  'GET /staff/patients/:record/chart/results': annsChart,
  'POST /staff/patients/:record/chart/results': annsChart,
  'GET /staff/patients/:record/chart/results/:id': annsChart,
  // The organization has not turned it on: refused where the form is, not found where a view would be.
  'GET /staff/patients/:record/view': only(),
  'POST /staff/patients/:record/view': only(),
  ...Object.fromEntries(['home', 'summary', 'summary/:section', 'results', 'results/:id'].flatMap((page) =>
    ['GET', 'POST'].map((method) => [`${method} /staff/patients/:record/view/${page}`, withoutView]))),
  'GET /staff/requests': only('desk', 'support', 'deskElsewhere'),
  // From somebody who is not signed in: nobody knows of which clinic.
  'GET /staff/requests/:id': supportsTicket,
  'POST /staff/requests/:id': supportsTicket,
  'GET /staff/emergency-access': only('nurse', 'doctor'),
  'POST /staff/emergency-access': only('nurse', 'doctor'),
  'GET /staff/emergency-access/review': only('support'),
  'POST /staff/emergency-access/review/:id': nobodys('support'),
  'POST /staff/access/:id/end': (actor) => (staff.includes(actor) ? 'notFound' : 'signIn'),
  'GET /staff/audit': only('support'),
  'POST /staff/audit': only('support'),
  'POST /staff/audit/export': only('support'),
  'GET /staff/patients/:id/access': atClinic('desk', 'nurse', 'doctor', 'records', 'support'),
  // The desk asks; support and the privacy officer decide.
  'GET /staff/patients/:id/access/ask': atClinic('desk', 'support'),
  'POST /staff/patients/:id/access/ask': atClinic('desk', 'support'),
  'GET /staff/patients/:id/access/close': only('support'),
  'POST /staff/patients/:id/access/close': only('support'),
  'GET /staff/patients/:id/access/decide': only('support'),
  'POST /staff/patients/:id/access/decide': only('support'),
  'GET /staff/patients/:id/access/died': only('support'),
  'POST /staff/patients/:id/access/died': only('support'),
  'GET /staff/patients/:id/access/:decision/lift': only('support'),
  'POST /staff/patients/:id/access/:decision/lift': only('support'),
  'GET /staff/patients/:id/access/:decision/letter': only('support'),
  'GET /staff/access-tasks': only('support'),
  'GET /staff/access-tasks/:id': only('support'),
  'POST /staff/access-tasks/:id': only('support'),
  'GET /staff/import': only('admin'),
  'POST /staff/import': only('admin'),
  'GET /staff/import/:id': only('admin'),
  'GET /staff/matches': only('records'),
  'POST /staff/matches': only('records'),
  'GET /staff/matches/:id/:other': only('records'),
  'POST /staff/matches/:id/:other': only('records'),
  'GET /staff/links/:id': only('records'),
  'POST /staff/links/:id': only('records'),
  'GET /staff/quarantine': only('records', 'admin'),
  'GET /staff/quarantine/:id': only('records', 'admin'),
  'POST /staff/quarantine/:id': only('records', 'admin'),
};
