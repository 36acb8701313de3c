/**
 * Signing up, from the accepted code to the account (E3, E9 to E13, A-008). What is given step by step waits in a row
 * that only the sign-up's own cookie opens; the account and the end of the code happen together or not at all (E5).
 * Never keeps a password or an answer but as a slow hash.
 */
import { asSystem } from '../access/scope.ts';
import type { SystemScope } from '../access/scope.ts';
import type { Origin } from '../access/audit.ts';
import { isUniqueViolation, sql } from '../kernel/db.ts';
import { reason } from '../kernel/reason.ts';
import type { Reason } from '../kernel/reason.ts';
import { tokenHash } from '../kernel/secrets.ts';
import { documentNames, documents } from '../organization/documents.ts';
import type { Portal } from '../portal.ts';
import { codeMac } from './access-codes.ts';
import { noteAccountEvent } from './account-events.ts';
import { endedAccountOf, insertAccount } from './accounts.ts';
import { sendConfirmation } from './address.ts';
import { foldAnswer, whyNotAnswer } from './answer-rules.ts';
import { foldEmail, whyNotEmail } from './email-rules.ts';
import { nextStep } from './enrolment-rules.ts';
import type { EnrolmentAnswers } from './enrolment-rules.ts';
import { nearWords } from './password-context.ts';
import { whyNotPassword } from './password-rules.ts';
import { openSession } from './sessions.ts';
import { usernameKey, whyNotUsername } from './username-rules.ts';

declare module '../kernel/reason.ts' {
  interface ReasonFacts {
    'signUp.ended': Record<string, never>;
  }
}

/** A sign-up under way, as its own cookie opens it. */
export interface Enrolment {
  readonly token: Buffer;
  readonly csrf: string;
  readonly answers: EnrolmentAnswers;
  readonly person: { readonly given: string | null; readonly family: string | null; readonly birthDate: string | null; readonly email: string | null };
  readonly codeMac: Buffer;
}

/** The sign-up of a cookie; undefined when it is over, or its code was used, revoked or has expired meanwhile. */
export async function findEnrolment(portal: Portal, origin: Origin, token: string | undefined): Promise<Enrolment | undefined> {
  if (!token || !/^[\w-]{43}$/.test(token)) return undefined;
  const row = await asSystem(portal, 'sign-up', origin, ({ tx, now }) => tx.row(sql<EnrolmentRow>`
    select e.csrf, e.answers, c.code_mac, p.given, p.family, p.birth_date, p.email
    from enrolment e join enrolment_code c on c.id = e.code_id join patient p on p.record_id = c.record_id
    where e.token_hash = ${tokenHash(token)} and e.expires_at > ${now} and ${stillOpen(now)}
    order by p.linked_at, p.patient_id limit 1`));
  if (!row) return undefined;
  return {
    token: tokenHash(token), csrf: row.csrf, answers: current(row.answers), codeMac: row.code_mac,
    person: { given: row.given, family: row.family, birthDate: row.birth_date, email: row.email },
  };
}

interface EnrolmentRow {
  csrf: string;
  answers: EnrolmentAnswers;
  code_mac: Buffer;
  given: string | null;
  family: string | null;
  birth_date: string | null;
  email: string | null;
}

const stillOpen = (now: Date) => sql`c.used_at is null and c.revoked_at is null and c.expires_at > ${now}`;

/** An acceptance of older documents than those in force is none. */
const current = (answers: EnrolmentAnswers): EnrolmentAnswers =>
  documentNames.every((name) => answers.accepted?.versions[name] === documents[name].version) ? answers : { ...answers, accepted: undefined };

export interface Refusals {
  readonly username?: Reason;
  readonly password?: Reason;
}

/** Username and password (E9, E10). Undefined when both were kept, else why not, for each. */
export async function chooseCredentials(
  portal: Portal, origin: Origin, enrolment: Enrolment, { username, password }: { username: string; password: string },
): Promise<Refusals | undefined> {
  const refusals: Refusals = {
    username: whyNotUsername(username) ?? (await whyTaken(portal, origin, enrolment, username)),
    password: whyNotPassword(password, await passwordContext(portal, enrolment, username)),
  };
  if (refusals.username || refusals.password) return refusals;
  const folded = foldAnswer(password);
  const passwordMark = markOf(portal, folded);
  await save(portal, origin, enrolment, {
    username: username.normalize('NFKC').trim(), passwordHash: await portal.passwords.hash(password), passwordMark, passwordLength: [...folded].length,
    // The answer was held against another password: it is asked again.
    ...(passwordMark !== enrolment.answers.passwordMark && { answerHash: undefined }),
  });
  return undefined;
}

/** Somebody who had an account before may take its name again. */
async function whyTaken(portal: Portal, origin: Origin, { codeMac: mac }: Enrolment, username: string): Promise<Reason<'username.taken'> | undefined> {
  const own = endedAccountOf(sql`(select c.record_id from enrolment_code c where c.code_mac = ${mac})`);
  const taken = await asSystem(portal, 'sign-up', origin, ({ tx }) =>
    tx.row(sql`select id from account where username_key = ${usernameKey(username)} and id is distinct from (${own})`));
  return taken ? reason('username.taken', {}, ['tryAgain']) : undefined;
}

async function passwordContext(portal: Portal, { person, codeMac: mac }: Enrolment, username: string) {
  return {
    username,
    words: nearWords(await portal.settings.current(), person),
    isAccessCode: (folded: string) => codeMac(portal.secrets, folded).equals(mac),
  };
}

const markOf = (portal: Portal, folded: string): string => portal.secrets.mac('sign-up password', folded).toString('base64url');

/** Security question and answer (E11). `text` is the question as it was shown. */
export async function chooseQuestion(
  portal: Portal, origin: Origin, enrolment: Enrolment, { key, text, answer }: { key: string; text: string; answer: string },
): Promise<Reason | undefined> {
  const { passwordMark, passwordLength = 0 } = enrolment.answers;
  const why = whyNotAnswer(answer, text, passwordLength, (part) => markOf(portal, part) === passwordMark);
  if (why) return why;
  await save(portal, origin, enrolment, { questionKey: key, question: text, answerHash: await portal.passwords.hash(foldAnswer(answer)) });
  return undefined;
}

/** The address to write to (E12). */
export async function chooseEmail(portal: Portal, origin: Origin, enrolment: Enrolment, email: string): Promise<Reason | undefined> {
  const why = whyNotEmail(email);
  if (why) return why;
  await save(portal, origin, enrolment, { email: foldEmail(email) });
  return undefined;
}

/** The documents in force, accepted in the language they were read in (E13). */
export async function acceptTerms(portal: Portal, origin: Origin, enrolment: Enrolment, language: string): Promise<void> {
  const versions = Object.fromEntries(documentNames.map((name) => [name, documents[name].version]));
  await save(portal, origin, enrolment, { accepted: { versions, language, at: portal.clock.now().toISOString(), ip: origin.ip ?? '' } });
}

/** Keeps some answers; those given as undefined are forgotten. */
async function save(portal: Portal, origin: Origin, enrolment: Enrolment, patch: Partial<EnrolmentAnswers>): Promise<void> {
  const gone = Object.entries(patch).filter(([, value]) => value === undefined).map(([name]) => name);
  await asSystem(portal, 'sign-up', origin, ({ tx, now }) => tx.run(sql`
    update enrolment set answers = (answers || ${JSON.stringify(patch)}::jsonb) - ${gone}::text[] where token_hash = ${enrolment.token} and expires_at > ${now}`));
}

/** The person does not accept the documents: no account, and staff see it (E13). The code stays open, to think again. */
export async function declineTerms(portal: Portal, origin: Origin, enrolment: Enrolment): Promise<void> {
  await asSystem(portal, 'sign-up', origin, async (scope) => {
    const ended = await scope.tx.row(sql<{ code_id: string }>`delete from enrolment where token_hash = ${enrolment.token} returning code_id`);
    if (!ended) return;
    const code = await scope.tx.row(sql<{ record_id: string }>`
      update enrolment_code set declined_at = ${scope.now} where id = ${ended.code_id} and used_at is null returning record_id`);
    if (!code) return;
    await noteAccountEvent(scope, { recordId: code.record_id, status: 'declined', method: 'decline', by: { kind: 'person', id: null, name: '' } });
    scope.audit({ action: 'signUp.decline', recordId: code.record_id, item: ended.code_id });
  });
}

export type FinishAnswer = { token: string } | { why: Reason<'signUp.ended'> | Reason<'signUp.hasAccount'> | Reason<'username.taken'> };

/**
 * Makes the account, uses up the code and opens a session, all in one transaction: of submissions at the same moment
 * exactly one succeeds (E5). Returns the token of the session.
 */
export async function finishEnrolment(
  portal: Portal, origin: Origin, enrolment: Enrolment, { language, userAgent }: { language: string; userAgent: string },
): Promise<FinishAnswer> {
  try {
    return await asSystem(portal, 'sign-up', origin, async (scope) => {
      const answers = await takeAnswers(scope, enrolment.token);
      const code = answers && (await takeCode(scope, answers.codeId));
      if (!code) return { why: reason('signUp.ended', {}, ['signIn', 'askForCode']) };
      const { username, passwordHash, question, answerHash, email, accepted } = answers as Required<EnrolmentAnswers>;
      const accountId = await insertAccount(scope, {
        recordId: code.record_id, kind: 'patient', username, passwordHash, question, answerHash, email, language, accepted: { ...accepted, at: new Date(accepted.at) },
      }, 'signUp');
      await scope.tx.run(sql`update enrolment_code set used_at = ${scope.now}, used_by = ${accountId} where id = ${code.id}`);
      await scope.tx.run(sql`update account set last_sign_in_at = ${scope.now} where id = ${accountId}`);
      // Tries with this name from before it belonged to anybody do not count against its owner.
      await scope.tx.run(sql`delete from sign_in_counter where username_mac = ${portal.secrets.mac('username', usernameKey(username))}`);
      await sendConfirmation(portal, scope, accountId);
      scope.audit({ action: 'signUp', recordId: code.record_id, item: accountId });
      return { token: await openSession(portal, scope, { kind: 'person', accountId, userAgent }) };
    });
  } catch (error) {
    if (isUniqueViolation(error, 'account_username_key_key')) return { why: reason('username.taken', {}, ['tryAgain']) };
    if (isUniqueViolation(error, 'account_of_record')) return { why: reason('signUp.hasAccount', {}, ['signIn', 'recoverUsername', 'callOffice']) };
    throw error;
  }
}

/** Ends the sign-up and returns what it holds, when that is everything; a second one that waited finds nothing. */
async function takeAnswers(scope: SystemScope, token: Buffer): Promise<(EnrolmentAnswers & { codeId: string }) | undefined> {
  const row = await scope.tx.row(sql<{ code_id: string; answers: EnrolmentAnswers }>`
    delete from enrolment where token_hash = ${token} and expires_at > ${scope.now} returning code_id, answers`);
  return row && nextStep(current(row.answers)) === 'check' ? { ...row.answers, codeId: row.code_id } : undefined;
}

const takeCode = (scope: SystemScope, id: string): Promise<{ id: string; record_id: string } | undefined> =>
  scope.tx.row(sql<{ id: string; record_id: string }>`select c.id, c.record_id from enrolment_code c where c.id = ${id} and ${stillOpen(scope.now)} for update`);
