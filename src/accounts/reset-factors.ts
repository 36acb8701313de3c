/**
 * Taking somebody's second step away for them, when phone and codes are gone. For a patient: staff who checked who asks,
 * with a reason; the patient is told and signs in with the password. For a colleague: an administrator, or the operator
 * at the command line; the account does not open with a password alone, so they hand over a code that works once, for a
 * day, and leads only to setting up a new app. Nobody sees or sets a password of somebody else.
 */
import { asSystem } from '../access/scope.ts';
import type { StaffScope, SystemScope } from '../access/scope.ts';
import { later } from '../kernel/clock.ts';
import { sql } from '../kernel/db.ts';
import { NotFound, reason } from '../kernel/reason.ts';
import type { Reason } from '../kernel/reason.ts';
import type { Portal } from '../portal.ts';
import { codeGroups, newCode } from './access-code-rules.ts';
import { noteAccountEvent } from './account-events.ts';
import { tellOwner } from './factor-mails.ts';
import { resetCodeLife } from './factor-rules.ts';
import { hasFactor, takeAllAway } from './factors.ts';
import type { Checked } from './give-recovery.ts';
import { reachPatient } from './registered-patient.ts';
import { resetCodeMac } from './second-step.ts';
import { sealTotp, newTotpSecret } from './totp.ts';
import { usernameKey } from './username-rules.ts';

/** Removes all second steps of a patient and ends their sessions. Undefined when it was done. */
export async function resetForPatient(portal: Portal, scope: StaffScope, recordId: string, how: Checked): Promise<Reason<'factor.none'> | undefined> {
  await reachPatient(scope, recordId, 'factor.reset');
  return asSystem(portal, 'staff', scope.origin, async (own) => {
    const account = await own.tx.row(sql<{ id: string }>`select id from account where record_id = ${recordId} and kind = 'patient' and status = 'active' for update`);
    if (!account || !(await hasFactor(own, account.id))) return reason('factor.none', {}, []);
    await takeAllAway(own, { kind: 'person', id: account.id });
    const ended = await own.tx.run(sql`delete from session where account_id = ${account.id}`);
    await noteAccountEvent(own, {
      recordId, accountId: account.id, status: 'active', method: 'factorReset', check: how.check, comment: how.comment,
      by: { kind: 'staff', id: scope.staffId, name: scope.name },
    });
    own.audit({ action: 'factor.reset', recordId, item: account.id, details: { check: how.check, sessionsEnded: ended } });
    await tellOwner(own, { kind: 'person', id: account.id }, 'factor.reset');
    return undefined;
  }, scope.actor);
}

/** Whether the patient of a record has a second step: for the screen of the desk. */
export const patientHasFactor = async (portal: Portal, scope: StaffScope, accountId: string): Promise<boolean> =>
  asSystem(portal, 'staff', scope.origin, (own) => hasFactor(own, accountId), scope.actor);

export interface Colleague {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly disabled: boolean;
  readonly lastSignInAt: Date | null;
  /** Until when the code of a reset works that was not used so far. */
  readonly resetUntil: Date | null;
  readonly roles: readonly string[];
}

/** Everybody who works here, by name. For administrators. */
export async function colleagues(scope: StaffScope): Promise<Colleague[]> {
  scope.need('staff.manage');
  return scope.tx.rows(sql<Colleague>`
    select m.id, m.username, m.name, m.disabled_at is not null as disabled, m.last_sign_in_at as "lastSignInAt",
      case when m.reset_code_until > ${scope.now} then m.reset_code_until end as "resetUntil",
      coalesce((select array_agg(distinct r.role order by r.role) from staff_role r where r.staff_id = m.id), '{}') as roles
    from staff m order by m.name, m.username`);
}

/** One of them. NotFound when there is no such colleague. */
export async function colleague(scope: StaffScope, id: string): Promise<Colleague> {
  const found = (await colleagues(scope)).find((one) => one.id === id);
  if (!found) throw new NotFound();
  return found;
}

export interface HandedOver {
  /** Groups of five. */
  readonly code: string[];
  readonly until: Date;
}

/** Takes a colleague's second step away and returns the code to hand over, once. Not one's own: that needs no help. */
export async function resetColleague(portal: Portal, scope: StaffScope, id: string, why: string): Promise<HandedOver> {
  scope.need('staff.manage');
  if (id === scope.staffId) throw new NotFound();
  const found = await colleague(scope, id);
  return asSystem(portal, 'staff', scope.origin, (own) => resetStaff(portal, own, found.id, why), scope.actor);
}

/** The same for the operator, by username; with a new first password if asked for. Undefined when nobody has it. */
export async function resetStaffByName(
  portal: Portal, scope: SystemScope, username: string, passwordHash?: string,
): Promise<HandedOver | undefined> {
  const member = await scope.tx.row(sql<{ id: string }>`select id from staff where username_key = ${usernameKey(username)}`);
  if (!member) return undefined;
  if (passwordHash) {
    await scope.tx.run(sql`update staff set password_hash = ${passwordHash} where id = ${member.id}`);
    scope.audit({ action: 'staff.passwordReset', item: member.id });
  }
  return resetStaff(portal, scope, member.id, 'command line');
}

async function resetStaff(portal: Portal, scope: SystemScope, id: string, why: string): Promise<HandedOver> {
  const code = newCode();
  const until = later(scope.now, resetCodeLife);
  await takeAllAway(scope, { kind: 'staff', id });
  // A secret that nobody knows stands in for the app until there is a new one.
  await scope.tx.run(sql`update staff set totp_secret = ${sealTotp(portal.secrets, newTotpSecret())}, totp_last_step = 0,
    reset_code_mac = ${resetCodeMac(portal, id, code)}, reset_code_until = ${until} where id = ${id}`);
  const ended = await scope.tx.run(sql`delete from session where staff_id = ${id}`);
  scope.audit({ action: 'staff.factorReset', item: id, details: { reason: why.slice(0, 500), sessionsEnded: ended } });
  return { code: codeGroups(code), until };
}
