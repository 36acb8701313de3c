/**
 * Signing in with username and password (S1, S2, S3). One counter of five stands between a stranger and an account;
 * unknown usernames count and lock in the same words and the same time, so nothing tells which names exist.
 * Never says why it refused beyond `signIn.wrong` and `signIn.locked`.
 */
import { asSystem } from '../access/scope.ts';
import type { SystemScope } from '../access/scope.ts';
import { writeAudit } from '../access/audit.ts';
import type { Actor, Origin } from '../access/audit.ts';
import { sql } from '../kernel/db.ts';
import { reason } from '../kernel/reason.ts';
import type { Reason } from '../kernel/reason.ts';
import type { Portal } from '../portal.ts';
import { openSession } from './sessions.ts';
import { usernameKey } from './username-rules.ts';

declare module '../kernel/reason.ts' {
  interface ReasonFacts {
    'signIn.wrong': { left: number };
    'signIn.locked': { tries: number };
  }
}

export type SignInAnswer = { token: string } | { why: Reason<'signIn.wrong'> | Reason<'signIn.locked'> };

export interface SignInAttempt {
  readonly username: string;
  readonly password: string;
  readonly userAgent: string;
}

export async function signIn(portal: Portal, origin: Origin, attempt: SignInAttempt): Promise<SignInAnswer> {
  const limit = (await portal.settings.current())['auth.lockout.maxFailures'];
  const name = usernameKey(attempt.username);
  const counter = portal.secrets.mac('username', name);

  // Counted before the password is looked at: fifty tries at once cannot share one place in the queue.
  const before = await asSystem(portal, 'sign-in', origin, async (scope) => {
    const [tries, account] = await Promise.all([countTry(scope, counter, limit), findAccount(scope, name)]);
    return { tries, account };
  });
  const right = await portal.passwords.matches(attempt.password, before.account?.password_hash);

  return asSystem(portal, 'sign-in', origin, async (scope) => {
    const known = before.account;
    const about = known?.record_id ? { recordId: known.record_id } : {};
    if (before.tries > limit || !right || !known || known.status !== 'active') {
      writeAudit(scope.tx, scope.now, stranger, origin, { action: 'signIn', outcome: 'failure', item: known?.id, ...about, details: { tries: before.tries } });
      if (before.tries < limit) return { why: reason('signIn.wrong', { left: limit - before.tries }, ['tryAgain', 'recoverUsername']) };
      await lock(scope, counter, known, before.tries === limit);
      return { why: reason('signIn.locked', { tries: limit }, ['callOffice']) };
    }
    await scope.tx.run(sql`delete from sign_in_counter where username_mac = ${counter} and locked_at is null`);
    await scope.tx.run(sql`update account set last_sign_in_at = ${scope.now} where id = ${known.id}`);
    const token = await openSession(portal, scope, { kind: 'person', accountId: known.id, userAgent: attempt.userAgent });
    writeAudit(scope.tx, scope.now, { kind: 'person', id: known.id, name: known.username }, origin, { action: 'signIn', item: known.id, ...about });
    return { token };
  });
}

/** Who could not prove to be anybody. The name that was typed is never written down: it may be a password. */
const stranger: Actor = { kind: 'anonymous', id: null, name: '' };

interface Account {
  id: string;
  username: string;
  record_id: string | null;
  password_hash: string;
  status: string;
}

const findAccount = (scope: SystemScope, name: string): Promise<Account | undefined> =>
  scope.tx.row(sql<Account>`select id, username, record_id, password_hash, status from account where username_key = ${name}`);

/** Adds one try and tells how many there are now. A locked name stays above the limit whatever is tried (S3). */
export async function countTry(scope: SystemScope, counter: Buffer, limit: number): Promise<number> {
  const row = await scope.tx.row(sql<{ tries: number }>`
    insert into sign_in_counter (username_mac, failures, last_failure_at) values (${counter}, 1, ${scope.now})
    on conflict (username_mac) do update set
      failures = least(sign_in_counter.failures + 1, ${limit + 1}), last_failure_at = ${scope.now}
    returning case when locked_at is null then failures else ${limit + 1} end as tries`);
  return row!.tries;
}

async function lock(scope: SystemScope, counter: Buffer, account: Account | undefined, now: boolean): Promise<void> {
  await scope.tx.run(sql`update sign_in_counter set locked_at = coalesce(locked_at, ${scope.now}) where username_mac = ${counter}`);
  if (!account || !now) return;
  await scope.tx.run(sql`delete from session where account_id = ${account.id}`);
  await scope.tx.run(sql`insert into account_event (record_id, account_id, at, status, method, by_kind, by_name)
    values (${account.record_id}, ${account.id}, ${scope.now}, 'locked', 'failedSignIns', 'system', 'sign-in')`);
}
