/**
 * Taking back a decision about somebody's access. What was limited is open again at once; an account that was ended
 * stays ended until the person signs up with a new code (W15), so lifting only makes that code possible.
 */
import type { StaffScope, SystemScope } from '../access/scope.ts';
import { sql } from '../kernel/db.ts';
import { reason } from '../kernel/reason.ts';
import type { Reason } from '../kernel/reason.ts';
import { oneAtATime } from './access-codes.ts';
import { decisionOf, liftRows } from './access-decisions.ts';
import type { AccessDecision } from './access-decisions.ts';
import { tellOfDecision } from './access-notices.ts';
import { noteAccountEvent } from './account-events.ts';
import { activeAccount, reachForEnding } from './end-access.ts';
import { statusNow } from './status-now.ts';

/** Whether a person can take this decision back. What the patient asked for ends with their next sign-up. */
export const canLift = ({ standing, kind }: AccessDecision): boolean => standing && (kind === 'organization' || kind === 'deceased');

export async function liftDecision(
  scope: StaffScope | SystemScope, recordId: string, decisionId: string, comment?: string,
): Promise<Reason<'access.notStanding'> | undefined> {
  await reachForEnding(scope, recordId);
  await oneAtATime(scope, recordId);
  const decision = await decisionOf(scope, recordId, decisionId);
  if (!decision || !canLift(decision)) return reason('access.notStanding', {}, []);
  await liftRows(scope, sql`id = ${decisionId}`, comment);
  const accountId = await activeAccount(scope, recordId);
  const method = decision.kind === 'deceased' ? 'notDeceased' : 'lift';
  await noteAccountEvent(scope, { recordId, accountId, status: await statusNow(scope, recordId), method, comment, decisionId });
  scope.audit({ action: 'access.lift', recordId, item: decisionId });
  const { because } = decision;
  if (decision.functions.length > 0) await tellOfDecision(scope, recordId, { decisionId, accountId, because }, 'lifted');
  else if (decision.kind === 'organization') await tellOfDecision(scope, recordId, { decisionId, accountId: decision.accountId, because }, 'mayReturn');
  return undefined;
}
