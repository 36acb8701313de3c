/**
 * From a link or a code to a new password (S5, S7, W4, A-021 to A-027). The link is opened once, by pressing a button,
 * and what it opens belongs to that browser's cookie; then the security question, which nobody sees before; then the
 * new password. Wrong answers count where wrong passwords count. Opens no session: whoever has a new password signs in
 * with it, and with the second factor if they have one.
 */
import { randomBytes } from 'node:crypto';
import { asSystem } from '../access/scope.ts';
import type { SystemScope } from '../access/scope.ts';
import type { Origin } from '../access/audit.ts';
import { sql } from '../kernel/db.ts';
import type { RawBuilder } from '../kernel/db.ts';
import { reason } from '../kernel/reason.ts';
import type { Reason } from '../kernel/reason.ts';
import { newToken, tokenHash } from '../kernel/secrets.ts';
import type { Portal } from '../portal.ts';
import { foldCode } from './access-code-rules.ts';
import { noteAccountEvent } from './account-events.ts';
import { mailAccount } from './account-mails.ts';
import { foldAnswer } from './answer-rules.ts';
import { leastPassword } from './factor-rules.ts';
import { factorsOf, hasFactor } from './factors.ts';
import { nearWords } from './password-context.ts';
import { whyNotPassword } from './password-rules.ts';
import type { NoPasswordReason } from './password-rules.ts';
import { asksAnswer, whyOver } from './recovery-rules.ts';
import type { RecoveryKind } from './recovery-rules.ts';
import { countTry, lockAt, personCounter } from './sign-in.ts';
import { giveTryBack, takeTry } from './throttle.ts';
import { forgetTrustedDevices } from './trusted-devices.ts';
import { whyNoWayBack } from './whether-ended.ts';

/** A way back that was opened, as its own cookie knows it. */
export interface Recovery {
  readonly id: string;
  readonly csrf: string;
  /** Null once it was answered, and where none is asked. */
  readonly question: string | null;
  readonly username: string;
}

export type Over = Reason<'recovery.over'> | Reason<'signIn.locked'>;

/** How codes are kept that staff gave. */
export const resetCodeMac = (portal: Pick<Portal, 'secrets'>, typed: string): Buffer => portal.secrets.mac('reset code', foldCode(typed));

/** Opens a mailed link, once. Returns the token for the cookie. */
export const openByLink = (portal: Portal, origin: Origin, token: string): Promise<{ token: string } | { why: Over }> =>
  asSystem(portal, 'recovery', origin, (scope) => open(portal, scope, tokenHash(token)));

const purpose = 'reset code';
/** Codes that are tried from one address within an hour. */
const mostCodes = 30;

/** The same with a code that the office read out or printed. */
export async function openByCode(portal: Portal, origin: Origin, typed: string): Promise<{ token: string } | { why: Over | Reason<'tries.tooMany'> }> {
  const tooMany = await takeTry(portal, origin, purpose, mostCodes);
  if (tooMany) return { why: tooMany };
  return asSystem(portal, 'recovery', origin, async (scope) => {
    const opened = await open(portal, scope, resetCodeMac(portal, typed));
    if ('token' in opened) await giveTryBack(portal, scope, purpose);
    return opened;
  });
}

async function open(portal: Portal, scope: SystemScope, secretHash: Buffer): Promise<{ token: string } | { why: Over }> {
  const { tx, now } = scope;
  const found = await findRow(portal, scope, sql`r.secret_hash = ${secretHash} and r.opened_at is null`, sql`for update of r`);
  if ('why' in found) {
    scope.audit({ action: 'recovery.open', outcome: 'failure', details: { code: found.why.code } });
    return found;
  }
  const settings = await portal.settings.current();
  const { app, passkeys } = await factorsOf(scope, { kind: 'person', id: found.row.accountId });
  const { token, hash } = newToken();
  const proved = asksAnswer(found.row.kind, settings['recovery.factors'], app !== undefined || passkeys.length > 0) ? null : now;
  await tx.run(sql`update recovery set opened_at = ${now}, cookie_hash = ${hash}, csrf = ${randomBytes(24).toString('base64url')}, proved_at = ${proved} where id = ${found.row.id}`);
  scope.audit({ action: 'recovery.open', ...about(found.row) });
  return { token };
}

/** The way back of a cookie, or why it goes no further. */
export async function findRecovery(portal: Portal, origin: Origin, cookie: string | undefined): Promise<Recovery | { why: Over }> {
  if (!cookie || !/^[\w-]{43}$/.test(cookie)) return { why: reason('recovery.over', {}, ['tryAgain', 'callOffice']) };
  const found = await asSystem(portal, 'recovery', origin, (scope) => findRow(portal, scope, sql`r.cookie_hash = ${tokenHash(cookie)}`));
  if ('why' in found) return found;
  const { id, csrf, question, username, provedAt } = found.row;
  return { id, csrf: csrf!, username, question: provedAt ? null : question };
}

export type WrongAnswer = Reason<'recovery.wrongAnswer'> | Over;

/** Undefined when the answer is right: the way to the new password is open. */
export async function proveAnswer(portal: Portal, origin: Origin, recovery: Recovery, typed: string): Promise<WrongAnswer | undefined> {
  const limit = (await portal.settings.current())['auth.lockout.maxFailures'];
  const counter = personCounter(portal, recovery.username);
  // Counted before the answer is looked at: many at once cannot share one place.
  const before = await asSystem(portal, 'recovery', origin, async (scope) => {
    const found = await findRow(portal, scope, byId(recovery));
    if ('why' in found) return found;
    return { ...found, tries: await countTry(scope, counter, limit, sql`select from account where id = ${found.row.accountId}`) };
  });
  if ('why' in before) return before.why;
  const right = await portal.passwords.matches(foldAnswer(typed), before.row.answerHash);

  return asSystem(portal, 'recovery', origin, async (scope) => {
    const { row, tries } = before;
    const proven = right && tries <= limit;
    scope.audit({ action: 'recovery.answer', outcome: proven ? 'success' : 'failure', ...about(row), details: { tries } });
    if (proven) {
      // It takes back its own try and no other; the count ends with the new password.
      await scope.tx.run(sql`update sign_in_counter set failures = failures - 1 where username_mac = ${counter} and locked_at is null and failures > 0`);
      const went = await scope.tx.run(sql`update recovery set proved_at = ${scope.now} where id = ${row.id} and finished_at is null and ended_at is null`);
      return went === 1 ? undefined : reason('recovery.over', {}, ['tryAgain', 'callOffice']);
    }
    await lockAt(scope, counter, tries >= limit, tries === limit ? { id: row.accountId, email: row.email, language: row.language } : undefined, limit);
    if (tries < limit) return reason('recovery.wrongAnswer', { left: limit - tries }, ['tryAgain', 'callOffice']);
    await scope.tx.run(sql`update recovery set ended_at = ${scope.now} where id = ${row.id}`);
    return reason('signIn.locked', { tries: limit }, ['callOffice']);
  });
}

/**
 * Sets the new password and ends everything that was open with the old one: sessions, trusted devices, other ways back, and the
 * lock where staff gave this one. A mail tells of it. Undefined when it was done.
 */
export async function setNewPassword(portal: Portal, origin: Origin, recovery: Recovery, typed: string): Promise<NoPasswordReason | Over | undefined> {
  const settings = await portal.settings.current();
  const before = await asSystem(portal, 'recovery', origin, async (scope) => {
    const found = await findRow(portal, scope, byId(recovery));
    return 'why' in found ? found : { ...found, least: leastPassword(await hasFactor(scope, found.row.accountId)) };
  });
  if ('why' in before) return before.why;
  if (!before.row.provedAt) return reason('recovery.over', {}, ['tryAgain', 'callOffice']);
  const unfit = whyNotPassword(typed, {
    username: before.row.username, words: nearWords(settings, before.row), least: before.least,
    isAccessCode: (folded) => resetCodeMac(portal, folded).equals(before.row.secretHash),
  });
  if (unfit) return unfit;
  const passwordHash = await portal.passwords.hash(typed);

  return asSystem(portal, 'recovery', origin, async (scope) => {
    const counter = personCounter(portal, recovery.username);
    await scope.tx.row(sql`select from sign_in_counter where username_mac = ${counter} for update`);
    await scope.tx.row(sql`select from account where id = ${before.row.accountId} for update`);
    // Held until this is done: an account that is ended at this moment gets no new password (T7).
    if (await whyNoWayBack(scope, before.row.accountId)) return reason('recovery.over', {}, ['tryAgain', 'callOffice']);
    const found = await findRow(portal, scope, byId(recovery), sql`for update of r`);
    if ('why' in found) return found.why;
    const { row } = found;
    await scope.tx.run(sql`update recovery set finished_at = ${scope.now} where id = ${row.id}`);
    await scope.tx.run(sql`update recovery set ended_at = ${scope.now} where account_id = ${row.accountId} and id <> ${row.id} and finished_at is null and ended_at is null`);
    await scope.tx.run(sql`update account set password_hash = ${passwordHash} where id = ${row.accountId}`);
    const ended = await scope.tx.run(sql`delete from session where account_id = ${row.accountId}`);
    await forgetTrustedDevices(scope, row.accountId);
    await scope.tx.run(sql`delete from sign_in_counter where username_mac = ${counter}`);
    await noteAccountEvent(scope, {
      recordId: row.recordId, accountId: row.accountId, status: 'active', method: 'reset', by: { kind: 'person', id: row.accountId, name: row.username },
    });
    scope.audit({ action: 'recovery.finish', ...about(row), details: { kind: row.kind, sessionsEnded: ended } });
    await mailAccount(scope, { id: row.accountId, email: row.email, language: row.language }, 'account.passwordReset', { at: scope.now });
    return undefined;
  });
}

interface Row {
  id: string;
  kind: RecoveryKind;
  csrf: string | null;
  secretHash: Buffer;
  provedAt: Date | null;
  expiresAt: Date;
  finishedAt: Date | null;
  endedAt: Date | null;
  accountId: string;
  recordId: string | null;
  username: string;
  question: string;
  answerHash: string;
  email: string;
  language: string;
  status: string;
  given: string | null;
  family: string | null;
  birthDate: string | null;
}

const byId = ({ id }: Recovery): RawBuilder<unknown> => sql`r.id = ${id}`;

const about = ({ accountId, recordId }: Row): { item: string; recordId?: string } => ({ item: accountId, ...(recordId && { recordId }) });

/**
 * A locked account has no way back but one that staff gave (S3). With `hold` nobody else gets the row until the
 * transaction ends. Whoever holds several takes them in this order, as signing in does: the counter, the account, the
 * way back; else two of them could wait for each other.
 */
async function findRow(portal: Portal, { tx, now }: SystemScope, which: RawBuilder<unknown>, hold = sql``): Promise<{ row: Row } | { why: Over }> {
  const row = await tx.row(sql<Row>`
    select r.id, r.kind, r.csrf, r.secret_hash as "secretHash", r.proved_at as "provedAt", r.expires_at as "expiresAt", r.finished_at as "finishedAt", r.ended_at as "endedAt",
      a.id as "accountId", a.record_id as "recordId", a.username, a.question, a.answer_hash as "answerHash", a.email, a.language, a.status,
      p.given, p.family, p.birth_date as "birthDate"
    from recovery r join account a on a.id = r.account_id
      left join lateral (select given, family, birth_date from patient where record_id = a.record_id order by linked_at, patient_id limit 1) p on true
    where ${which} ${hold}`);
  const why = !row || row.status !== 'active' ? reason('recovery.over', {}, ['tryAgain', 'callOffice']) : whyOver(row, now);
  if (why || !row) return { why: why! };
  if (row.kind === 'given') return { row };
  const locked = await tx.row(sql`select from sign_in_counter where username_mac = ${personCounter(portal, row.username)} and locked_at is not null`);
  const { 'auth.lockout.maxFailures': tries } = await portal.settings.current();
  return locked ? { why: reason('signIn.locked', { tries }, ['callOffice']) } : { row };
}
