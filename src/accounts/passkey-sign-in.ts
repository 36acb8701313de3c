/**
 * Signing in with a passkey alone (S25): for persons, when the authenticator checked its user by finger, face or PIN.
 * It is both steps in one, so no password is asked for. Tries are braked by address; a locked account stays locked.
 */
import { asSystem } from '../access/scope.ts';
import type { Origin } from '../access/audit.ts';
import { sql } from '../kernel/db.ts';
import { reason } from '../kernel/reason.ts';
import type { Reason } from '../kernel/reason.ts';
import type { Portal } from '../portal.ts';
import { counterOf } from './owner-tries.ts';
import { checkAlone, passkeyNamed, usePasskey } from './passkeys.ts';
import { letIn } from './second-step.ts';
import type { Around } from './second-step.ts';
import { giveTryBack, takeTry } from './throttle.ts';

/** Tries from one address within an hour. */
export const mostPasskeyTries = 60;
const purpose = 'passkey';

export type PasskeySignIn = { token: string; device: string } | { why: Reason<'passkey.failed'> | Reason<'signIn.locked'> | Reason<'tries.tooMany'> };

export async function signInWithPasskey(portal: Portal, origin: Origin, response: string, around: Around): Promise<PasskeySignIn> {
  const tooMany = await takeTry(portal, origin, purpose, mostPasskeyTries);
  if (tooMany) return { why: tooMany };
  const settings = await portal.settings.current();
  const known = await asSystem(portal, 'sign-in', origin, (scope) => passkeyNamed(scope, response));
  const given = await checkAlone(portal, known, response, portal.clock.now());
  return asSystem(portal, 'sign-in', origin, async (scope): Promise<PasskeySignIn> => {
    const account = given && (await scope.tx.row(sql<{ id: string; username: string }>`select id, username from account where id = ${given.passkey.ownerId} and status = 'active'`));
    if (!account || !given || !(await usePasskey(scope, given))) {
      scope.audit({ action: 'signIn.passkey', outcome: 'failure', ...(known && { item: known.ownerId }) });
      return { why: reason('passkey.failed', {}, ['tryAgain']) };
    }
    const owner = { kind: 'person', id: account.id, username: account.username } as const;
    if (await scope.tx.row(sql`select 1 as locked from sign_in_counter where username_mac = ${counterOf(portal, owner)} and locked_at is not null`)) {
      scope.audit({ action: 'signIn.passkey', outcome: 'denied', item: account.id });
      return { why: reason('signIn.locked', { tries: settings['auth.lockout.maxFailures'] }, ['callOffice']) };
    }
    await giveTryBack(portal, scope, purpose);
    return letIn(portal, scope, owner, around, 'passkeyAlone');
  });
}
