/**
 * What follows when a person has died (E19), by the word of a source or of staff: no code works, no session lives, the
 * account is closed, staff are told. And what follows when that was a mistake: a new code is possible, no more.
 */
import type { StaffScope, SystemScope } from '../access/scope.ts';
import { sql } from '../kernel/db.ts';
import { reason } from '../kernel/reason.ts';
import type { Reason } from '../kernel/reason.ts';
import { oneAtATime } from './access-codes.ts';
import { liftRows, standingEnd } from './access-decisions.ts';
import { noteAccessTask } from './access-tasks.ts';
import { noteAccountEvent } from './account-events.ts';
import { endWhole, reachForEnding } from './end-access.ts';
import type { Decided } from './end-access.ts';
import type { FamilyFate } from './ending-rules.ts';
import { statusNow } from './status-now.ts';

/** A source says that the person has died. Nothing happens, and nobody is told, where there was nothing to end. */
export async function endForDeceased(scope: SystemScope, recordId: string): Promise<void> {
  await oneAtATime(scope, recordId);
  if (!(await hasAccess(scope, recordId))) return;
  const { decisionId } = await endWhole(scope, { recordId, kind: 'deceased', because: 'deceased', askedBy: 'record' }, 'deceased');
  await noteAccessTask(scope, { recordId, kind: 'deceased', decisionId });
}

/** Staff know it before the record does. The one who notes it is told already: no task. */
export async function noteDeath(
  scope: StaffScope | SystemScope, recordId: string, noted: { family: FamilyFate; comment?: string; requestKey?: string },
): Promise<Decided | { why: Reason<'access.hasDied'> }> {
  const patient = await reachForEnding(scope, recordId);
  await oneAtATime(scope, recordId);
  if (patient.deceased || (await standingEnd(scope, recordId, 'deceased'))) return { why: reason('access.hasDied', {}, []) };
  const { family, comment, requestKey } = noted;
  const { decisionId } = await endWhole(scope, { recordId, kind: 'deceased', because: 'deceased', askedBy: 'clinic', family, requestKey }, 'deceased', { comment });
  return { decisionId };
}

/** No source says it any more. What staff noted stands until staff take it back. */
export async function undoDeceased(scope: SystemScope, recordId: string): Promise<void> {
  await oneAtATime(scope, recordId);
  if (await isDeceased(scope, recordId)) return;
  const [lifted] = await liftRows(scope, sql`record_id = ${recordId} and kind = 'deceased' and asked_by = 'record'`);
  if (!lifted) return;
  await noteAccountEvent(scope, { recordId, status: await statusNow(scope, recordId), method: 'notDeceased', decisionId: lifted.id });
  await noteAccessTask(scope, { recordId, kind: 'notDeceased', decisionId: lifted.id });
  scope.audit({ action: 'access.lift', recordId, item: lifted.id });
}

/** By the word of a source. */
export const isDeceased = async (scope: SystemScope, recordId: string): Promise<boolean> =>
  (await scope.tx.row(sql`select 1 from patient where record_id = ${recordId} and deceased limit 1`)) !== undefined;

const hasAccess = async (scope: SystemScope, recordId: string): Promise<boolean> =>
  (await scope.tx.row(sql`select 1 from account where record_id = ${recordId} and status = 'active'
    union all select 1 from enrolment_code where record_id = ${recordId} and used_at is null and revoked_at is null limit 1`)) !== undefined;
