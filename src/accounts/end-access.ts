/**
 * Ending and limiting access (T7, T8, T9, W15, P17): at the patient's call, or by the organization's decision. All that
 * follows happens in the transaction of the decision: codes end, the account closes, its sessions stop, the person is
 * told, the history says so. Never deletes an account: whoever comes back with a new code finds their own again.
 */
import type { StaffScope, SystemScope } from '../access/scope.ts';
import { sql } from '../kernel/db.ts';
import { reason } from '../kernel/reason.ts';
import type { Reason } from '../kernel/reason.ts';
import { oneAtATime } from './access-codes.ts';
import type { Revocation } from './access-codes.ts';
import { noteDecision, standingEnd } from './access-decisions.ts';
import type { NewDecision } from './access-decisions.ts';
import { tellOfDecision } from './access-notices.ts';
import { noteAccountEvent } from './account-events.ts';
import type { AccountMethod, IdentityCheck } from './account-events.ts';
import { whyNotClose } from './ending-rules.ts';
import type { AccessFunction, Asker, FamilyFate, OrganizationReason, PatientReason } from './ending-rules.ts';
import { reachPatient, registeredPatient } from './registered-patient.ts';
import { statusNow } from './status-now.ts';

type ActingScope = StaffScope | SystemScope;

/** Who may: staff hold the right at the patient's clinic; the command line has been let in already. */
export const reachForEnding = (scope: ActingScope, recordId: string) =>
  scope.kind === 'staff' ? reachPatient(scope, recordId, 'access.end') : registeredPatient(scope, recordId);

export interface PatientCall {
  readonly askedBy: Extract<Asker, 'patient' | 'representative'>;
  readonly because: PatientReason;
  /** How staff made sure who was calling; the command line leaves it to its caller. */
  readonly check?: IdentityCheck;
  readonly family: FamilyFate;
  readonly comment?: string;
  readonly requestKey?: string;
}

export type Decided = { decisionId: string };

/** The patient wants no account any more (T8): closes it at once. */
export async function closeForPatient(
  scope: ActingScope, recordId: string, call: PatientCall,
): Promise<Decided | { why: Reason<'access.notActive'> }> {
  await reachForEnding(scope, recordId);
  await oneAtATime(scope, recordId);
  const repeated = await sameRequest(scope, recordId, call.requestKey);
  if (repeated) return repeated;
  const why = whyNotClose(await statusNow(scope, recordId));
  if (why) return { why };
  const ended = await endWhole(scope, { recordId, kind: 'patientCall', ...call }, 'endByPatient', { check: call.check, comment: call.comment });
  await tellOfDecision(scope, recordId, { ...ended, because: call.because }, 'closed');
  return { decisionId: ended.decisionId };
}

export interface OrganizationDecision {
  /** None: the whole access. */
  readonly functions: readonly AccessFunction[];
  readonly because: OrganizationReason;
  /** Words to the person besides the reason. */
  readonly note?: string;
  /** The end of the decision; without it, until somebody lifts it. */
  readonly until?: Date | undefined;
  readonly family: FamilyFate;
  readonly comment?: string;
  readonly requestKey?: string;
}

/** The organization ends the access of a person, or takes single functions away (T7). In force at once. */
export async function decideForOrganization(
  scope: ActingScope, recordId: string, decision: OrganizationDecision,
): Promise<Decided | { why: Reason<'access.standsAlready'> }> {
  await reachForEnding(scope, recordId);
  await oneAtATime(scope, recordId);
  const repeated = await sameRequest(scope, recordId, decision.requestKey);
  if (repeated) return repeated;
  const { functions, because, note, until, comment, requestKey } = decision;
  const made = { recordId, kind: 'organization', because, note, endsAt: until, requestKey, askedBy: 'clinic' } as const;
  if (functions.length === 0) {
    if (await standingEnd(scope, recordId, 'organization')) return { why: reason('access.standsAlready', {}, []) };
    const ended = await endWhole(scope, { ...made, family: decision.family }, 'endByOrg', { comment });
    await tellOfDecision(scope, recordId, { ...ended, because }, 'ended');
    return { decisionId: ended.decisionId };
  }
  const accountId = await activeAccount(scope, recordId);
  const decisionId = await noteDecision(scope, { ...made, functions, accountId });
  await noteAccountEvent(scope, { recordId, accountId, status: await statusNow(scope, recordId), method: 'restrict', comment, decisionId });
  scope.audit({ action: 'access.restrict', recordId, item: decisionId, details: { because, functions: functions.join(' ') } });
  await tellOfDecision(scope, recordId, { decisionId, accountId, because }, 'restricted');
  return { decisionId };
}

export interface Ended {
  readonly decisionId: string;
  /** The account it closed. */
  readonly accountId: string | null;
  readonly codes: number;
}

/**
 * Codes, account, sessions, decision, history, in this order: a sign-up that is finishing at this moment holds its code,
 * so its account is there to be closed when the codes have been dealt with.
 */
export async function endWhole(
  scope: ActingScope, decision: NewDecision, method: AccountMethod, noted: { check?: IdentityCheck | undefined; comment?: string | undefined } = {},
): Promise<Ended> {
  const { recordId, kind } = decision;
  const codes = await endCodes(scope, recordId, revocations[kind], decision.family ?? 'end');
  const accountId = await activeAccount(scope, recordId);
  if (accountId)
    await scope.tx.run(sql`update account set status = ${kind === 'patientCall' ? 'deactivatedByPatient' : 'deactivatedByOrg'} where id = ${accountId}`);
  const decisionId = await noteDecision(scope, { ...decision, accountId });
  if (accountId) await scope.tx.run(sql`select stop_ended_account(${accountId}, ${decisionId}, ${scope.now})`);
  await noteAccountEvent(scope, { recordId, accountId, status: await statusNow(scope, recordId), method, decisionId, ...noted });
  scope.audit({
    action: 'access.end', recordId, item: decisionId,
    details: { kind, because: decision.because, family: decision.family ?? 'end', check: decision.check ?? null, codes, account: accountId },
  });
  return { decisionId, accountId, codes };
}

const revocations = { patientCall: 'ended', organization: 'ended', deceased: 'deceased', merged: 'merged' } as const satisfies Record<string, Revocation>;

/** A code of a family member ends with the access of the family. */
const endCodes = (scope: ActingScope, recordId: string, because: Revocation, family: FamilyFate): Promise<number> =>
  scope.tx.run(sql`update enrolment_code set revoked_at = ${scope.now}, revoked_reason = ${because}
    where record_id = ${recordId} and (purpose = 'patient' or ${family} = 'end') and used_at is null and revoked_at is null`);

export const activeAccount = async (scope: ActingScope, recordId: string): Promise<string | null> =>
  (await scope.tx.row(sql<{ id: string }>`select id from account where record_id = ${recordId} and kind = 'patient' and status = 'active'`))?.id ?? null;

async function sameRequest(scope: ActingScope, recordId: string, key: string | undefined): Promise<Decided | undefined> {
  if (!key) return undefined;
  const made = await scope.tx.row(sql<{ id: string }>`select id from access_decision where record_id = ${recordId} and request_key = ${key}`);
  return made && { decisionId: made.id };
}
