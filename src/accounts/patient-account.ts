/**
 * What the front desk sees of a patient's account (W2): in which state it is, how it came there, its codes, its e-mail
 * and last sign-in; and how the operator ends a lock. Never shows a code, a password or a security answer.
 */
import type { StaffScope, SystemScope } from '../access/scope.ts';
import { sql } from '../kernel/db.ts';
import type { RawBuilder } from '../kernel/db.ts';
import { NotFound, reason } from '../kernel/reason.ts';
import type { Reason } from '../kernel/reason.ts';
import type { Portal } from '../portal.ts';
import { accessCodes, whyNoCodeNow } from './access-codes.ts';
import type { AccessCode } from './access-codes.ts';
import type { NoCodeReason } from './access-code-rules.ts';
import { accountEvents, noteAccountEvent } from './account-events.ts';
import type { AccountEvent } from './account-events.ts';
import { accountStatus } from './account-status.ts';
import type { AccountStatus } from './account-status.ts';
import { reachPatient } from './registered-patient.ts';
import type { RegisteredPatient } from './registered-patient.ts';
import { usernameKey } from './username-rules.ts';

declare module '../kernel/reason.ts' {
  interface ReasonFacts {
    'account.notLocked': Record<string, never>;
  }
}

export interface OwnAccount {
  readonly id: string;
  readonly recordId: string | null;
  readonly username: string;
  readonly status: 'active' | 'deactivatedByPatient' | 'deactivatedByOrg';
  readonly email: string;
  readonly emailConfirmedAt: Date | null;
  readonly emailHeldUntil: Date | null;
  readonly createdAt: Date;
  readonly lastSignInAt: Date | null;
  readonly lockedAt: Date | null;
}

export interface PatientAccount {
  readonly patient: RegisteredPatient;
  readonly status: AccountStatus;
  readonly account: OwnAccount | undefined;
  readonly codes: readonly AccessCode[];
  /** Why no code can be issued now; undefined when one can. */
  readonly whyNoCode: NoCodeReason | undefined;
  /** A page of the history, and whether there are older ones. */
  readonly events: readonly AccountEvent[];
  readonly moreEvents: boolean;
}

/** `before`: the number of the row at which the page of the history before ended. */
export async function patientAccount(portal: Portal, scope: StaffScope, recordId: string, before?: number): Promise<PatientAccount> {
  const patient = await reachPatient(scope, recordId);
  const [account, codes, { events, more: moreEvents }, whyNoCode] = await Promise.all([
    accountOf(portal, scope, recordId), accessCodes(scope, recordId), accountEvents(scope, recordId, before), whyNoCodeNow(portal, scope, patient),
  ]);
  scope.audit({ action: 'account.view', recordId });
  return { patient, account, codes, whyNoCode, events, moreEvents, status: accountStatus({ account, code: codes[0] }, scope.now) };
}

/** Ends a lock at once, by username: for the operator at the command line. Staff give a new password (give-recovery.ts). NotFound when nobody has it. */
export async function unlockUsername(portal: Portal, scope: SystemScope, username: string): Promise<Reason<'account.notLocked'> | undefined> {
  const account = await findAccount(portal, scope, sql`username_key = ${usernameKey(username)}`);
  if (!account) throw new NotFound();
  // An account that is over is not locked: its history would say that it is active again.
  const opened = account.status !== 'active' ? 0 : await scope.tx.run(sql`delete from sign_in_counter where username_mac = ${counterOf(portal, account.username)} and locked_at is not null`);
  if (opened === 0) return reason('account.notLocked', {}, []);
  await noteAccountEvent(scope, { recordId: account.recordId, accountId: account.id, status: 'active', method: 'unlock' });
  scope.audit({ action: 'account.unlock', item: account.id, ...(account.recordId && { recordId: account.recordId }) });
  return undefined;
}

/** The account of a record: the active one, else the newest that was. */
const accountOf = (portal: Portal, scope: StaffScope, recordId: string): Promise<OwnAccount | undefined> =>
  findAccount(portal, scope, sql`record_id = ${recordId} and kind = 'patient'`);

async function findAccount(portal: Portal, scope: StaffScope | SystemScope, which: RawBuilder<unknown>): Promise<OwnAccount | undefined> {
  const account = await scope.tx.row(sql<Omit<OwnAccount, 'lockedAt'>>`
    select id, record_id as "recordId", username, status, email, email_confirmed_at as "emailConfirmedAt", email_held_until as "emailHeldUntil", created_at as "createdAt",
      last_sign_in_at as "lastSignInAt"
    from account where ${which} order by status = 'active' desc, created_at desc limit 1`);
  if (!account) return undefined;
  const counter = await scope.tx.row(sql<{ locked_at: Date | null }>`
    select locked_at from sign_in_counter where username_mac = ${counterOf(portal, account.username)}`);
  return { ...account, lockedAt: counter?.locked_at ?? null };
}

const counterOf = (portal: Portal, username: string): Buffer => portal.secrets.mac('username', usernameKey(username));
