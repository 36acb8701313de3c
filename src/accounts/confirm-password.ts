/**
 * The password asked again before something that matters is changed (S11, S12, S21, N3): a borrowed session is not
 * enough. It is called outside of any transaction, so that none waits for the hash. A wrong one counts like a wrong
 * sign-in, before it is looked at, and the fifth locks.
 */
import type { Origin } from '../access/audit.ts';
import { asSystem } from '../access/scope.ts';
import { sql } from '../kernel/db.ts';
import { reason, Refused } from '../kernel/reason.ts';
import type { Reason } from '../kernel/reason.ts';
import type { Portal } from '../portal.ts';
import type { Owner } from './factor-rules.ts';
import { counterOf, countOwnTry, lockOwner, takeBackTry } from './owner-tries.ts';

declare module '../kernel/reason.ts' {
  interface ReasonFacts {
    'password.notCurrent': { left: number };
  }
}

export type NotConfirmed = Reason<'password.notCurrent'> | Reason<'signIn.locked'>;

/**
 * The hash that this is the password of, when it is that of the account, else why not. Whoever changes what the password
 * guards asks that the hash is still there. Throws Refused, with nothing counted, when too many wait for a hash already.
 */
export async function confirmPassword(portal: Portal, origin: Origin, owner: Owner, typed: string): Promise<{ hash: string } | { why: NotConfirmed }> {
  const place = portal.passwords.takePlace();
  if ('why' in place) throw new Refused(place.why);
  try {
    return await confirm(portal, origin, owner, typed);
  } finally {
    place.leave();
  }
}

async function confirm(portal: Portal, origin: Origin, owner: Owner, typed: string): Promise<{ hash: string } | { why: NotConfirmed }> {
  const limit = (await portal.settings.current())['auth.lockout.maxFailures'];
  const counter = counterOf(portal, owner);
  const actor = { kind: owner.kind, id: owner.id, name: owner.username } as const;
  const before = await asSystem(portal, 'confirm', origin, async (scope) => {
    const [tries, row] = await Promise.all([
      countOwnTry(scope, counter, limit),
      scope.tx.row(owner.kind === 'staff'
        ? sql<{ password_hash: string }>`select password_hash from staff where id = ${owner.id}`
        : sql<{ password_hash: string }>`select password_hash from account where id = ${owner.id}`),
    ]);
    return { tries, hash: row?.password_hash };
  });
  const right = await portal.passwords.matches(typed.slice(0, 1024), before.hash);
  return asSystem(portal, 'confirm', origin, async (scope) => {
    if (right && before.hash && before.tries <= limit) {
      await takeBackTry(scope, counter);
      return { hash: before.hash };
    }
    scope.audit({ action: 'password.confirm', outcome: 'failure', item: owner.id, details: { tries: before.tries } });
    if (before.tries < limit) return { why: reason('password.notCurrent', { left: limit - before.tries }, ['tryAgain']) };
    return { why: await lockOwner(scope, counter, owner, limit) };
  }, actor);
}
