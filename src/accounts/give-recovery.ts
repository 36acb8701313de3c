/**
 * What staff do for somebody who cannot get in, after they made sure who it is (W4, W5, A-037): give a link or a code
 * for a new password, correct the e-mail address, read out the username. Staff set and see no password; a lock ends
 * when the patient finishes, not before. Each act leaves a row in the history and in the audit trail.
 */
import { asSystem } from '../access/scope.ts';
import type { StaffScope, SystemScope } from '../access/scope.ts';
import { sql } from '../kernel/db.ts';
import { reason } from '../kernel/reason.ts';
import type { Reason } from '../kernel/reason.ts';
import { newToken } from '../kernel/secrets.ts';
import { sealText } from '../notices/mail.ts';
import type { Portal } from '../portal.ts';
import { newCode } from './access-code-rules.ts';
import { noteAccountEvent } from './account-events.ts';
import type { AccountMethod, IdentityCheck } from './account-events.ts';
import { mailAccount } from './account-mails.ts';
import type { MailedAccount } from './account-mails.ts';
import { changeAddress } from './address.ts';
import type { NoChange } from './address.ts';
import { whyNoRecoveryTo } from './address-rules.ts';
import type { NoRecoveryTo } from './address-rules.ts';
import { newPasswordLink } from './mailed-links.ts';
import { recoveryEnd } from './recovery-rules.ts';
import { resetCodeMac } from './recovery.ts';
import { reachPatient } from './registered-patient.ts';
import type { RegisteredPatient } from './registered-patient.ts';
import { personCounter } from './sign-in.ts';

declare module '../kernel/reason.ts' {
  interface ReasonFacts {
    'account.noneActive': Record<string, never>;
  }
}

export interface Checked {
  readonly check: IdentityCheck;
  readonly comment?: string;
}

type NoAccount = Reason<'account.noneActive'>;

export type Given =
  | { readonly code: string; readonly expiresAt: Date; readonly patient: RegisteredPatient }
  | { readonly mailed: true }
  | { readonly why: NoAccount | NoRecoveryTo };

/** Makes a link and mails it, or a code that is shown once. A newer one ends the one before. */
export async function giveRecovery(portal: Portal, scope: StaffScope, recordId: string, way: 'mail' | 'code', how: Checked): Promise<Given> {
  const patient = await reachPatient(scope, recordId, 'account.unlock');
  const { 'staff.reset.ttlHours': ttlHours } = await portal.settings.current();
  return forAccount(portal, scope, recordId, async (own, account): Promise<Given> => {
    const why = way === 'mail' ? whyNoRecoveryTo(account, own.now) : undefined;
    if (why) return { why };
    const { token, hash } = newToken();
    const code = newCode();
    const expiresAt = recoveryEnd('given', own.now, ttlHours);
    await own.tx.run(sql`update recovery set ended_at = ${own.now} where account_id = ${account.id} and finished_at is null and ended_at is null`);
    await own.tx.run(sql`insert into recovery (account_id, kind, secret_hash, issued_at, expires_at, issued_by_kind, issued_by_id, issued_by_name)
      values (${account.id}, 'given', ${way === 'mail' ? hash : resetCodeMac(portal, code)}, ${own.now}, ${expiresAt}, 'staff', ${scope.staffId}, ${scope.name})`);
    await noteStaffAct(scope, own, account, 'resetGiven', how);
    own.audit({ action: 'recovery.give', recordId, item: account.id, details: { way, check: how.check } });
    if (way === 'code') return { code, expiresAt, patient };
    await mailAccount(own, account, 'account.unlockLink', { link: sealText(portal, newPasswordLink(portal, token)), until: expiresAt }, expiresAt);
    return { mailed: true };
  });
}

/** Gives the account another address (W5). Recovery to it waits as after every change. */
export async function correctAddress(portal: Portal, scope: StaffScope, recordId: string, address: string, how: Checked): Promise<{ why?: NoAccount | NoChange }> {
  await reachPatient(scope, recordId, 'account.unlock');
  return forAccount(portal, scope, recordId, async (own, account) => {
    const why = await changeAddress(portal, own, account.id, address);
    if (!why) await noteStaffAct(scope, own, account, 'emailChange', how);
    return why ? { why } : {};
  });
}

/** The username, to read out (W5). That it was told is noted with how it was checked who asks. */
export async function tellUsername(portal: Portal, scope: StaffScope, recordId: string, how: Checked): Promise<{ username: string } | { why: NoAccount }> {
  await reachPatient(scope, recordId, 'account.unlock');
  return forAccount(portal, scope, recordId, async (own, account) => {
    own.audit({ action: 'username.tell', recordId, item: account.id, details: { check: how.check } });
    await noteStaffAct(scope, own, account, 'usernameTold', how);
    return { username: account.username };
  });
}

interface Active extends MailedAccount {
  username: string;
  recordId: string;
  confirmedAt: Date | null;
  heldUntil: Date | null;
  locked: boolean;
}

/** The caller has made sure that the record is within reach. */
async function forAccount<T>(
  portal: Portal, scope: StaffScope, recordId: string, work: (own: SystemScope, account: Active) => Promise<T>,
): Promise<T | { why: NoAccount }> {
  return asSystem(portal, 'staff', scope.origin, async (own) => {
    const account = await own.tx.row(sql<Active>`
      select id, username, email, language, record_id as "recordId", email_confirmed_at as "confirmedAt", email_held_until as "heldUntil"
      from account where record_id = ${recordId} and kind = 'patient' and status = 'active' for update`);
    if (!account) return { why: reason('account.noneActive', {}, []) };
    const counter = await own.tx.row(sql`select from sign_in_counter where username_mac = ${personCounter(portal, account.username)} and locked_at is not null`);
    return work(own, { ...account, locked: counter !== undefined });
  }, scope.actor);
}

const noteStaffAct = (scope: StaffScope, own: SystemScope, account: Active, method: AccountMethod, { check, comment }: Checked): Promise<void> =>
  noteAccountEvent(own, {
    recordId: account.recordId, accountId: account.id, status: account.locked ? 'locked' : 'active', method, check, comment,
    by: { kind: 'staff', id: scope.staffId, name: scope.name },
  });
