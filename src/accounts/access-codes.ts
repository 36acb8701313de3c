/**
 * Access codes (E1, E4, E6): made by staff for one record, shown once, kept as a keyed hash. One code of a record is
 * open at a time; a new one ends the old one at once. The clear code never leaves but in the answer to `issueCode`.
 */
import { reachRecord } from '../access/scope.ts';
import type { StaffScope, SystemScope } from '../access/scope.ts';
import { sql } from '../kernel/db.ts';
import { reason } from '../kernel/reason.ts';
import type { Reason } from '../kernel/reason.ts';
import type { Secrets } from '../kernel/secrets.ts';
import type { Portal } from '../portal.ts';
import { codeExpiry, dayAt, foldCode, newCode, whyNoCode } from './access-code-rules.ts';
import type { NoCodeReason } from './access-code-rules.ts';
import { noteAccountEvent } from './account-events.ts';
import type { IdentityCheck } from './account-events.ts';
import { standingEnd } from './access-decisions.ts';
import { codeState } from './account-status.ts';
import type { CodeState } from './account-status.ts';
import { missingIdentity } from './identity-rules.ts';
import { statusNow } from './status-now.ts';
import { reachPatient, registeredPatient } from './registered-patient.ts';
import type { RegisteredPatient } from './registered-patient.ts';

declare module '../kernel/reason.ts' {
  interface ReasonFacts {
    'code.changed': Record<string, never>;
    'code.notOpen': Record<string, never>;
  }
}

export const codeMac = (secrets: Secrets, typed: string): Buffer => secrets.mac('access code', foldCode(typed));

/** Why a code was ended before its time; what staff wrote about it stands in the history of the account. */
export type Revocation = 'replaced' | 'staff' | 'wrongTries' | 'deceased' | 'merged' | 'ended';

export interface IssueRequest {
  /** How staff made sure who they were talking to (W3); the command line leaves it to its caller. */
  readonly check?: IdentityCheck;
  /**
   * The newest code that staff saw on the page they decided on, null for none. When another one was issued since, this
   * request is a repeated or a late one, and changes nothing.
   */
  readonly seen?: string | null;
}

export interface IssuedCode {
  /** Twenty letters and digits, without hyphens. To be shown once and never kept. */
  readonly code: string;
  readonly expiresAt: Date;
  readonly patient: RegisteredPatient;
}

/** Makes a code for the person of a record and ends the one before. Needs the right at the patient's clinic. */
export async function issueCode(
  portal: Portal, scope: StaffScope | SystemScope, recordId: string, request: IssueRequest,
): Promise<IssuedCode | { why: NoCodeReason | Reason<'code.changed'> }> {
  const settings = await portal.settings.current();
  const patient = scope.kind === 'staff' ? await reachPatient(scope, recordId, 'code.issue') : await registeredPatient(scope, recordId);
  await oneAtATime(scope, recordId);
  const why = await whyNoCodeNow(portal, scope, patient);
  if (why) return { why };
  const newest = (await codesOf(scope, recordId))[0];
  if (request.seen !== undefined && (newest?.id ?? null) !== request.seen) return { why: reason('code.changed', {}, ['tryAgain']) };

  const code = newCode();
  const expiresAt = codeExpiry(scope.now, settings['enrol.code.ttlDays']);
  const ended = await endOpenCodes(scope, recordId, 'replaced');
  const by = scope.kind === 'staff' ? { id: scope.staffId, name: scope.name } : scope.actor;
  const made = await scope.tx.row(sql<{ id: string }>`
    insert into enrolment_code (record_id, clinic_id, purpose, code_mac, issued_by, issued_by_name, issued_at, expires_at)
    values (${recordId}, ${patient.clinic.id}, 'patient', ${codeMac(portal.secrets, code)}, ${by.id}, ${by.name}, ${scope.now}, ${expiresAt})
    returning id`);
  await noteAccountEvent(scope, { recordId, status: 'codeIssued', method: ended > 0 ? 'reissue' : 'issue', check: request.check });
  scope.audit({ action: 'code.issue', recordId, item: made!.id, details: { replaced: ended, check: request.check ?? null } });
  return { code, expiresAt, patient };
}

/** Why this person may have no code just now; undefined when they may. */
export async function whyNoCodeNow(portal: Portal, scope: StaffScope | SystemScope, patient: RegisteredPatient): Promise<NoCodeReason | undefined> {
  const settings = await portal.settings.current();
  const [active, ended] = await Promise.all([
    scope.tx.row(sql`select id from account where record_id = ${patient.recordId} and kind = 'patient' and status = 'active'`),
    standingEnd(scope, patient.recordId, 'organization'),
  ]);
  const missing = missingIdentity(patient, settings['enrol.verify']);
  return whyNoCode({ ...patient, hasActiveAccount: active !== undefined, ended, missing }, dayAt(scope.now, patient.clinic.zone), settings['minor.ownAccountMinAge']);
}

/** Ends an open code before its time. Needs the right at the patient's clinic. */
export async function revokeCode(
  scope: StaffScope, recordId: string, codeId: string, comment: string,
): Promise<Reason<'code.notOpen'> | undefined> {
  await reachPatient(scope, recordId, 'code.issue');
  await oneAtATime(scope, recordId);
  const code = (await codesOf(scope, recordId)).find(({ id }) => id === codeId);
  if (code?.state !== 'open') return reason('code.notOpen', {}, []);
  await endOpenCodes(scope, recordId, 'staff');
  await noteAccountEvent(scope, { recordId, status: await statusNow(scope, recordId), method: 'revoke', comment });
  scope.audit({ action: 'code.revoke', recordId, item: codeId });
  return undefined;
}

/** Two members of staff (or two presses) at the same record wait for each other until the transaction ends. */
export const oneAtATime = (scope: StaffScope | SystemScope, recordId: string): Promise<unknown> =>
  scope.tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`codes of ${recordId}`}, 0))`);

const endOpenCodes = (scope: StaffScope | SystemScope, recordId: string, because: Revocation): Promise<number> =>
  scope.tx.run(sql`update enrolment_code set revoked_at = ${scope.now}, revoked_reason = ${because}
    where record_id = ${recordId} and purpose = 'patient' and used_at is null and revoked_at is null`);

/** A code as staff see it: everything but the code. */
export interface AccessCode {
  readonly id: string;
  readonly state: CodeState;
  readonly issuedAt: Date;
  readonly issuedBy: string;
  readonly expiresAt: Date;
  /** Wrong identity checks so far (E7). */
  readonly failures: number;
  readonly usedAt: Date | null;
  readonly declinedAt: Date | null;
  readonly revokedAt: Date | null;
  readonly revokedBecause: Revocation | null;
}

/** The codes of a record, newest first; of two of the same moment, the one that was not replaced. For staff only within their clinics. */
export async function accessCodes(scope: StaffScope, recordId: string): Promise<AccessCode[]> {
  await reachRecord(scope, recordId);
  return codesOf(scope, recordId);
}

async function codesOf(scope: StaffScope | SystemScope, recordId: string): Promise<AccessCode[]> {
  const rows = await scope.tx.rows(sql<Omit<AccessCode, 'state'>>`
    select id, issued_at as "issuedAt", issued_by_name as "issuedBy", expires_at as "expiresAt", failures, used_at as "usedAt",
      declined_at as "declinedAt", revoked_at as "revokedAt", revoked_reason as "revokedBecause"
    from enrolment_code where record_id = ${recordId} and purpose = 'patient' order by issued_at desc, revoked_at is null desc, id limit 50`);
  return rows.map((row) => ({ ...row, state: codeState(row, scope.now) }));
}
