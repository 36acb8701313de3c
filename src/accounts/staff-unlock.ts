/** Opens the lock of a member of staff again, when somebody who may has made sure who asks. */
import type { SystemScope } from '../access/scope.ts';
import { sql } from '../kernel/db.ts';
import type { Portal } from '../portal.ts';
import { staffCounter } from './staff-sign-in.ts';
import { usernameKey } from './username-rules.ts';

/** Undefined when nobody of the staff has the username; else whether there was a lock to open. */
export async function unlockStaff(portal: Portal, scope: SystemScope, username: string): Promise<{ wasLocked: boolean } | undefined> {
  const member = await scope.tx.row(sql<{ id: string }>`select id from staff where username_key = ${usernameKey(username)}`);
  if (!member) return undefined;
  const opened = await scope.tx.row(sql<{ locked: boolean }>`
    delete from sign_in_counter where username_mac = ${staffCounter(portal, username)} returning locked_at is not null as locked`);
  scope.audit({ action: 'staff.unlock', item: member.id });
  return { wasLocked: opened?.locked ?? false };
}
