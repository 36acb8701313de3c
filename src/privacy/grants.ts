/**
 * Grants: times during which a member of staff may see one record beyond what their roles give them. Opened with a
 * reason, bounded in time, ended by a button; each leaves a row that is never changed but for its end. The pages that a
 * grant opens are minted in access/scope.ts.
 */
import type { StaffScope } from '../access/scope.ts';
import { later, minutes } from '../kernel/clock.ts';
import { sql } from '../kernel/db.ts';
import { isId } from '../kernel/ids.ts';
import { NotFound } from '../kernel/reason.ts';

export interface NewGrant {
  readonly kind: 'glass' | 'view';
  readonly recordId: string;
  readonly why: string;
  readonly said: string;
  readonly minutes: number;
}

/** Opens a grant; one of the same kind and record that was open ends with it. Returns its id. */
export async function openGrant(scope: StaffScope, grant: NewGrant): Promise<string> {
  await scope.tx.run(sql`update chart_grant set ended_at = ${scope.now}
    where staff_id = ${scope.staffId} and kind = ${grant.kind} and record_id = ${grant.recordId} and ended_at is null and ends_at > ${scope.now}`);
  const made = await scope.tx.row(sql<{ id: string }>`insert into chart_grant (kind, staff_id, staff_name, record_id, why, said, opened_at, ends_at)
    values (${grant.kind}, ${scope.staffId}, ${scope.name}, ${grant.recordId}, ${grant.why}, ${grant.said}, ${scope.now}, ${later(scope.now, minutes(grant.minutes))})
    returning id`);
  scope.audit({ action: `${grant.kind}.open`, recordId: grant.recordId, item: made!.id, details: { why: grant.why, minutes: grant.minutes } });
  return made!.id;
}

/** Ends a grant of one's own. NotFound when it is somebody else's; ending one that is over changes nothing. */
export async function endGrant(scope: StaffScope, id: string): Promise<void> {
  if (!isId(id)) throw new NotFound();
  const own = await scope.tx.row(sql<{ kind: string; record_id: string; ended_at: Date | null }>`
    select kind, record_id, ended_at from chart_grant where id = ${id}::uuid and staff_id = ${scope.staffId}`);
  if (!own) throw new NotFound();
  if (own.ended_at) return;
  await scope.tx.run(sql`update chart_grant set ended_at = ${scope.now} where id = ${id}::uuid and staff_id = ${scope.staffId}`);
  scope.audit({ action: `${own.kind}.end`, recordId: own.record_id, item: id });
}
