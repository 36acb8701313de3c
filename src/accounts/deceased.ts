/** What follows when the record says that a person has died (E19): no code works, no session lives, the account is closed. */
import type { SystemScope } from '../access/scope.ts';
import { sql } from '../kernel/db.ts';
import { noteAccountEvent } from './account-events.ts';

export async function endForDeceased(scope: SystemScope, recordId: string): Promise<void> {
  const { tx, now } = scope;
  const codes = await tx.run(sql`update enrolment_code set revoked_at = ${now}, revoked_reason = 'deceased'
    where record_id = ${recordId} and used_at is null and revoked_at is null`);
  const account = await tx.row(sql<{ id: string }>`update account set status = 'deactivatedByOrg'
    where record_id = ${recordId} and status = 'active' returning id`);
  if (account) await tx.run(sql`delete from session where account_id = ${account.id}`);
  if (account || codes > 0)
    await noteAccountEvent(scope, { recordId, accountId: account?.id ?? null, status: account ? 'deactivatedByOrg' : 'none', method: 'deceased' });
}
