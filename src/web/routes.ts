/**
 * Every address of the portal, on one page. Links, redirects, handlers and tests are made from this table; no
 * other file writes a path. An address never carries anything about a person but a random id.
 */

type Params<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? { [Key in Name]: string } & Params<`/${Rest}`>
  : Path extends `${string}:${infer Name}` ? { [Key in Name]: string } : unknown;

/** Who may come to a route at all. `anyone` needs no session; the handlers decide the rest from the scope. */
export type Audience = 'anyone' | 'person' | 'person-pending' | 'staff' | 'staff-pending';

export interface Route<Path extends string = string> {
  readonly path: Path;
  readonly audience: Audience;
  /** The address with its parameters filled in and, when given, a query. Empty query values are left out. */
  to(params: Params<Path>, query?: Query): string;
}

export type Query = Readonly<Record<string, string | number | undefined>>;

function at<Path extends string>(audience: Audience, path: Path): Route<Path> {
  const fixed = !path.includes(':');
  return {
    path, audience,
    to(params, query) {
      if (fixed && !query) return path;
      const filled = path.replace(/:([a-z]+)/gi, (_, name: string) => encodeURIComponent((params as Record<string, string>)[name]!));
      const pairs = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== '');
      return pairs.length > 0 ? `${filled}?${new URLSearchParams(pairs.map(([key, value]) => [key, String(value)]))}` : filled;
    },
  };
}

export const routes = {
  // ---- for everyone
  welcome: at('anyone', '/'),
  signIn: at('anyone', '/sign-in'),
  signInPasskey: at('anyone', '/sign-in/passkey'),
  signInCode: at('person-pending', '/sign-in/code'),
  signInSetUp: at('person-pending', '/sign-in/set-up'),
  signedOut: at('anyone', '/signed-out'),
  language: at('anyone', '/language'),
  help: at('anyone', '/help'),
  terms: at('anyone', '/terms'),
  privacy: at('anyone', '/privacy'),
  leave: at('person', '/leave/:id'),
  forgotUsername: at('anyone', '/forgot-username'),
  forgotPassword: at('anyone', '/forgot-password'),
  openRecovery: at('anyone', '/new-password/:token'),
  newPassword: at('anyone', '/new-password'),
  resetCode: at('anyone', '/reset-code'),
  forgotAnswer: at('anyone', '/forgot-answer'),
  confirmAddress: at('anyone', '/confirm-address/:token'),
  noCode: at('anyone', '/sign-up/no-code'),
  signUp: at('anyone', '/sign-up'),
  signUpStep: at('anyone', '/sign-up/:step'),
  contact: at('anyone', '/contact'),
  setup: at('anyone', '/setup/:token'),
  demoMailbox: at('anyone', '/demo/mailbox'),
  livez: at('anyone', '/livez'),
  readyz: at('anyone', '/readyz'),

  // ---- a person and their record
  home: at('person', '/home'),
  results: at('person', '/results'),
  result: at('person', '/results/:id'),
  summary: at('person', '/summary'),
  summarySection: at('person', '/summary/:section'),
  visits: at('person', '/visits'),
  visit: at('person', '/visits/:id'),
  visitCalendar: at('person', '/visits/:id/calendar'),
  vitals: at('person', '/vitals'),
  vital: at('person', '/vitals/:id'),
  documents: at('person', '/documents'),
  document: at('person', '/documents/:id'),
  documentFile: at('person', '/documents/:id/file/:part'),
  library: at('person', '/library'),
  libraryTopic: at('person', '/library/:topic'),

  // ---- a person and their account
  preferences: at('person', '/preferences'),
  password: at('person', '/preferences/password'),
  securityQuestion: at('person', '/preferences/password/question'),
  notifications: at('person', '/preferences/notifications'),
  sessions: at('person', '/preferences/sessions'),
  languageChoice: at('person', '/preferences/language'),
  details: at('person', '/preferences/details'),
  ownAccess: at('person', '/preferences/access'),
  // ---- a person and their sign-in
  twoStep: at('person', '/preferences/two-step'),
  twoStepRemove: at('person', '/preferences/two-step/remove/:what'),
  twoStepChange: at('person', '/preferences/two-step/:change'),

  // ---- the session
  requests: at('person', '/requests'),
  whoLooked: at('person', '/who-looked'),

  sessionState: at('person', '/session'),
  heartbeat: at('person', '/session/active'),
  signOut: at('anyone', '/sign-out'),

  // ---- staff
  staffSignIn: at('anyone', '/staff/sign-in'),
  signOn: at('anyone', '/staff/sign-on'),
  signOnReturn: at('anyone', '/staff/sign-on/return'),
  signOnEnd: at('anyone', '/staff/sign-on/end'),
  staffCode: at('staff-pending', '/staff/code'),
  staffSetUp: at('staff-pending', '/staff/code/set-up'),
  staffSignOut: at('anyone', '/staff/sign-out'),
  staffSessionState: at('staff', '/staff/session'),
  staffHeartbeat: at('staff', '/staff/session/active'),
  staffDraft: at('staff', '/staff/drafts/:form'),
  staffAccount: at('staff', '/staff/account'),
  staffPassword: at('staff', '/staff/account/password'),
  staffAccountRemove: at('staff', '/staff/account/remove/:what'),
  staffAccountChange: at('staff', '/staff/account/:change'),
  colleagues: at('staff', '/staff/colleagues'),
  colleague: at('staff', '/staff/colleagues/:id'),
  staffHome: at('staff', '/staff'),
  patients: at('staff', '/staff/patients'),
  patient: at('staff', '/staff/patients/:id'),
  issueCode: at('staff', '/staff/patients/:id/code'),
  revokeCode: at('staff', '/staff/patients/:id/code/revoke'),
  unlock: at('staff', '/staff/patients/:id/unlock'),
  correctAddress: at('staff', '/staff/patients/:id/address'),
  tellUsername: at('staff', '/staff/patients/:id/username'),
  failedMails: at('staff', '/staff/mails'),
  detailsRequests: at('staff', '/staff/details'),
  detailsRequest: at('staff', '/staff/details/:id'),
  chartSummary: at('staff', '/staff/patients/:record/chart/summary'),
  chartSection: at('staff', '/staff/patients/:record/chart/summary/:section'),
  chartResults: at('staff', '/staff/patients/:record/chart/results'),
  chartResult: at('staff', '/staff/patients/:record/chart/results/:id'),
  viewStart: at('staff', '/staff/patients/:record/view'),
  viewHome: at('staff', '/staff/patients/:record/view/home'),
  viewSummary: at('staff', '/staff/patients/:record/view/summary'),
  viewSection: at('staff', '/staff/patients/:record/view/summary/:section'),
  viewResults: at('staff', '/staff/patients/:record/view/results'),
  viewResult: at('staff', '/staff/patients/:record/view/results/:id'),
  breakGlass: at('staff', '/staff/emergency-access'),
  endGrant: at('staff', '/staff/access/:id/end'),
  glassReview: at('staff', '/staff/emergency-access/review'),
  glassReviewed: at('staff', '/staff/emergency-access/review/:id'),
  audit: at('staff', '/staff/audit'),
  auditExport: at('staff', '/staff/audit/export'),
  access: at('staff', '/staff/patients/:id/access'),
  accessAsk: at('staff', '/staff/patients/:id/access/ask'),
  accessClose: at('staff', '/staff/patients/:id/access/close'),
  accessDecide: at('staff', '/staff/patients/:id/access/decide'),
  accessDied: at('staff', '/staff/patients/:id/access/died'),
  accessLift: at('staff', '/staff/patients/:id/access/:decision/lift'),
  accessLetter: at('staff', '/staff/patients/:id/access/:decision/letter'),
  accessTasks: at('staff', '/staff/access-tasks'),
  accessTask: at('staff', '/staff/access-tasks/:id'),
  tickets: at('staff', '/staff/requests'),
  ticket: at('staff', '/staff/requests/:id'),
  resetTwoStep: at('staff', '/staff/patients/:id/two-step'),
  imports: at('staff', '/staff/import'),
  import: at('staff', '/staff/import/:id'),
  matches: at('staff', '/staff/matches'),
  match: at('staff', '/staff/matches/:id/:other'),
  link: at('staff', '/staff/links/:id'),
  quarantine: at('staff', '/staff/quarantine'),
  quarantined: at('staff', '/staff/quarantine/:id'),
} as const;
