/**
 * Changing one's own password as a member of staff (W1, E10): after the current one was confirmed. Eight characters or
 * more, since there is always a second step. All other sessions end. Never sees anybody else's password.
 */
import { tokenHash } from '../kernel/secrets.ts';
import type { StaffScope } from '../access/scope.ts';
import { sql } from '../kernel/db.ts';
import type { Portal } from '../portal.ts';
import type { NoPasswordReason } from './password-rules.ts';
import { whyNotStaffPassword } from './staff-rules.ts';

/** Undefined when it was done, else why the new one will not do. `token` is the session that goes on. */
export async function changeStaffPassword(portal: Portal, scope: StaffScope, next: string, token: string): Promise<NoPasswordReason | undefined> {
  const settings = await portal.settings.current();
  const why = whyNotStaffPassword(next, scope.username, [settings['organization.name'], settings['brand.name'], scope.name]);
  if (why) return why;
  const hash = await portal.passwords.hash(next);
  await scope.tx.run(sql`update staff set password_hash = ${hash} where id = ${scope.staffId}`);
  const ended = await scope.tx.run(sql`delete from session where staff_id = ${scope.staffId} and token_hash <> ${tokenHash(token)}`);
  scope.audit({ action: 'staff.passwordChange', item: scope.staffId, details: { sessionsEnded: ended } });
  return undefined;
}
