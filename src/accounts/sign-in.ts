/**
 * Signing in with username and password (S1 to S4). The pace of the source comes first, then one counter of five stands
 * between a stranger and an account; unknown usernames count and lock in the same words and the same time, so nothing
 * tells which names exist. Never says why it refused beyond its four Reasons, which are the same for every name.
 */
import { asSystem } from '../access/scope.ts';
import type { SystemScope } from '../access/scope.ts';
import { writeAudit } from '../access/audit.ts';
import type { Actor, Origin } from '../access/audit.ts';
import { sql } from '../kernel/db.ts';
import type { RawBuilder } from '../kernel/db.ts';
import { reason } from '../kernel/reason.ts';
import type { Reason } from '../kernel/reason.ts';
import type { Portal } from '../portal.ts';
import { mailAccount } from './account-mails.ts';
import type { MailedAccount } from './account-mails.ts';
import { rememberDevice } from './known-devices.ts';
import { dropSession, openSession } from './sessions.ts';
import { stepAfterPassword } from './factor-rules.ts';
import { hasFactor } from './factors.ts';
import { isTrusted } from './trusted-devices.ts';
import { givePaceBack, takePace } from './sign-in-pace.ts';
import { usernameKey } from './username-rules.ts';

declare module '../kernel/reason.ts' {
  interface ReasonFacts {
    'signIn.wrong': { left: number };
    'signIn.locked': { tries: number };
  }
}

/** `device` is the cookie by which this browser is known the next time. */
export type SignInAnswer =
  | { token: string; step: 'in'; device: string }
  /** A second step, or setting one up first (S21). */
  | { token: string; step: 'code' | 'enrol' }
  | { why: NoSignIn };

export type NoSignIn = Reason<'signIn.wrong'> | Reason<'signIn.locked'> | Reason<'signIn.slow'> | Reason<'passwords.busy'>;

export interface SignInAttempt {
  readonly username: string;
  readonly password: string;
  readonly userAgent: string;
  /** The cookie of a device that was known before. */
  readonly device?: string | undefined;
  /** The session this browser held until now: it ends with the new one. */
  readonly replaces?: string | undefined;
  /** The cookie of trusted devices: there is no second step there (S22). */
  readonly trusted?: string | undefined;
}

/**
 * The same work is done whoever is asked for and whatever is wrong: a place in the queue, the pace of the source, the
 * counter, one hash, and one set of statements that a try which fails leaves behind. So neither the words nor the time
 * nor the size of the answer tell which names exist.
 */
export async function signIn(portal: Portal, origin: Origin, attempt: SignInAttempt): Promise<SignInAnswer> {
  const place = portal.passwords.takePlace();
  if ('why' in place) return place;
  try {
    return await signInAt(portal, origin, attempt);
  } finally {
    place.leave();
  }
}

async function signInAt(portal: Portal, origin: Origin, attempt: SignInAttempt): Promise<SignInAnswer> {
  const settings = await portal.settings.current();
  const limit = settings['auth.lockout.maxFailures'];
  const name = usernameKey(attempt.username);
  const counter = personCounter(portal, attempt.username);

  // Counted before the password is looked at: fifty tries at once cannot share one place in the queue.
  const before = await asSystem(portal, 'sign-in', origin, async (scope) => {
    const pace = await takePace(portal, scope, settings, { door: 'sign-in', ip: origin.ip, device: attempt.device, counter });
    if ('why' in pace) return pace;
    const [tries, account] = await Promise.all([countTry(scope, counter, limit, sql`select from account where username_key = ${name}`), findAccount(scope, name)]);
    return { pace, tries, account };
  });
  if ('why' in before) return before;
  const right = await portal.passwords.matches(attempt.password, before.account?.password_hash);

  return asSystem(portal, 'sign-in', origin, async (scope) => {
    const { account: known, tries } = before;
    const about = known?.record_id ? { recordId: known.record_id } : {};
    if (tries > limit || !right || !known || known.status !== 'active') {
      writeAudit(scope.tx, scope.now, stranger, origin, { action: 'signIn', outcome: 'failure', item: known?.id, ...about, details: { tries } });
      await lockAt(scope, counter, tries >= limit, tries === limit && known?.status === 'active' ? known : undefined, limit);
      if (tries < limit) return { why: reason('signIn.wrong', { left: limit - tries }, ['tryAgain', 'recoverUsername']) };
      return { why: reason('signIn.locked', { tries: limit }, ['callOffice']) };
    }
    const [has, trusted] = await Promise.all([hasFactor(scope, known.id), isTrusted(scope, known.id, attempt.trusted), givePaceBack(scope, before.pace)]);
    const step = stepAfterPassword(has, trusted, settings['auth.twoStep']);
    const actor = { kind: 'person', id: known.id, name: known.username } as const;
    // The password was changed, or the account ended, while this one was looked at: it opens nothing any more (S11, T7).
    const changed = { why: reason('signIn.wrong', { left: limit - 1 }, ['tryAgain', 'recoverUsername']) };
    if (step !== 'in') {
      if (!(await scope.tx.row(sql`select id from account where id = ${known.id} and password_hash = ${known.password_hash} and status = 'active' for share`))) return changed;
      // The password takes back its own try; only the second step makes a whole sign-in.
      await scope.tx.run(sql`update sign_in_counter set failures = failures - 1 where username_mac = ${counter} and locked_at is null and failures > 0`);
      await dropSession(scope, attempt.replaces);
      const token = await openSession(portal, scope, { kind: 'person-pending', accountId: known.id, userAgent: attempt.userAgent, mustEnrol: step === 'enrol' });
      writeAudit(scope.tx, scope.now, actor, origin, { action: 'signIn.password', item: known.id, ...about });
      return { token, step };
    }
    const [device, , current] = await Promise.all([
      rememberDevice(portal.secrets, scope, counter, attempt.device),
      scope.tx.run(sql`delete from sign_in_counter where username_mac = ${counter} and locked_at is null`),
      scope.tx.run(sql`update account set last_sign_in_at = ${scope.now} where id = ${known.id} and password_hash = ${known.password_hash} and status = 'active'`),
      // Whoever can sign in needs no link any more: one that was mailed is dead.
      scope.tx.run(sql`update recovery set ended_at = ${scope.now} where account_id = ${known.id} and kind = 'asked' and finished_at is null and ended_at is null`),
    ]);
    if (current === 0) return changed;
    await dropSession(scope, attempt.replaces);
    const token = await openSession(portal, scope, { kind: 'person', accountId: known.id, userAgent: attempt.userAgent });
    writeAudit(scope.tx, scope.now, actor, origin, { action: 'signIn', item: known.id, ...about, ...(has && { details: { way: 'trustedDevice' } }) });
    return { token, step, device };
  });
}

/** Where the tries of a person's username are counted. */
export const personCounter = (portal: Portal, username: string): Buffer => portal.secrets.mac('username', usernameKey(username));

/** Who could not prove to be anybody. The name that was typed is never written down: it may be a password. */
const stranger: Actor = { kind: 'anonymous', id: null, name: '' };

interface Account extends MailedAccount {
  username: string;
  record_id: string | null;
  password_hash: string;
  status: string;
}

const findAccount = (scope: SystemScope, name: string): Promise<Account | undefined> =>
  scope.tx.row(sql<Account>`select id, username, record_id, email, language, password_hash, status from account where username_key = ${name}`);

/**
 * Adds one try and tells how many there are now. A locked name stays above the limit whatever is tried (S3). `owner`
 * selects who has the name: the count of a name that nobody has is swept one day.
 */
export async function countTry(scope: SystemScope, counter: Buffer, limit: number, owner: RawBuilder<unknown>): Promise<number> {
  const row = await scope.tx.row(sql<{ tries: number }>`
    insert into sign_in_counter (username_mac, failures, last_failure_at, known) values (${counter}, 1, ${scope.now}, exists (${owner}))
    on conflict (username_mac) do update set
      failures = least(sign_in_counter.failures + 1, ${limit + 1}), last_failure_at = ${scope.now}, known = excluded.known
    returning case when locked_at is null then failures else ${limit + 1} end as tries`);
  return row!.tries;
}

const nobody = '00000000-0000-0000-0000-000000000000';

/**
 * What a failed try leaves behind: always the same statements, which change something only at the limit. The one whose
 * account it locks is told by mail (S2), once.
 */
export async function lockAt(scope: SystemScope, counter: Buffer, reached: boolean, account: MailedAccount | undefined, limit: number): Promise<void> {
  await Promise.all([
    scope.tx.run(sql`update sign_in_counter set locked_at = coalesce(locked_at, ${scope.now}) where username_mac = ${counter} and ${reached}::boolean`),
    scope.tx.run(sql`delete from session where account_id = ${account?.id ?? nobody}`),
    scope.tx.run(sql`insert into account_event (record_id, account_id, at, status, method, by_kind, by_name)
      select record_id, id, ${scope.now}, 'locked', 'failedSignIns', 'system', 'sign-in' from account where id = ${account?.id ?? nobody} and status = 'active'`),
    // Nobody to write to is one statement as well.
    account ? mailAccount(scope, account, 'account.locked', { tries: limit }) : scope.tx.run(sql`select 1`),
  ]);
}
