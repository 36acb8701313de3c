/**
 * The password asked again before something that matters is changed (S11, S21): a borrowed session is not enough. The
 * door calls it before it opens the scope of the page, so that no transaction waits for the hash. A wrong one counts
 * like a wrong sign-in, and the fifth locks.
 */
import type { Origin } from '../access/audit.ts';
import { asSystem } from '../access/scope.ts';
import { sql } from '../kernel/db.ts';
import { reason } from '../kernel/reason.ts';
import type { Reason } from '../kernel/reason.ts';
import type { Portal } from '../portal.ts';
import type { Owner } from './factor-rules.ts';
import { counterOf, countOwnTry, lockOwner, takeBackTry } from './owner-tries.ts';

declare module '../kernel/reason.ts' {
  interface ReasonFacts {
    'password.notCurrent': { left: number };
  }
}

/** Undefined when this is the password of the account, else why not. */
export async function confirmPassword(portal: Portal, origin: Origin, owner: Owner, typed: string): Promise<Reason<'password.notCurrent'> | Reason<'signIn.locked'> | undefined> {
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
    if (right && before.tries <= limit) {
      await takeBackTry(scope, counter);
      return undefined;
    }
    scope.audit({ action: 'password.confirm', outcome: 'failure', item: owner.id, details: { tries: before.tries } });
    if (before.tries < limit) return reason('password.notCurrent', { left: limit - before.tries }, ['tryAgain']);
    return lockOwner(scope, counter, owner, limit);
  }, actor);
}
