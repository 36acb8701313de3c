/**
 * The people who work here: who they are and which roles they hold where (W1). Every member has a username, a
 * password and a second factor of their own; there is no shared and no default account.
 */
import { asSystem } from '../access/scope.ts';
import type { SystemScope } from '../access/scope.ts';
import type { Origin } from '../access/audit.ts';
import type { StaffRole } from '../access/rights.ts';
import { isUniqueViolation, sql } from '../kernel/db.ts';
import { reason } from '../kernel/reason.ts';
import type { Reason } from '../kernel/reason.ts';
import type { Portal } from '../portal.ts';
import { codeGroups, newCode } from './access-code-rules.ts';
import { whyNotStaffUsername } from './staff-rules.ts';
import { sealTotp } from './totp.ts';
import { usernameKey } from './username-rules.ts';

export interface NewStaff {
  readonly username: string;
  readonly name: string;
  readonly password: string;
  /** Base32. */
  readonly totpSecret: string;
  readonly appointments: readonly { readonly role: StaffRole; /** Id; null: every clinic. */ readonly clinic: string | null }[];
  /** Who makes them, as it will stand in the list. */
  readonly by: string;
  /** The time step of a code they proved the secret with: that code opens nothing else. */
  readonly usedStep?: number;
}

/** Makes a member of staff who can sign in at once. */
export async function addStaff(portal: Portal, origin: Origin, wanted: NewStaff): Promise<{ id: string } | { why: Reason }> {
  const why = whyNotStaffUsername(wanted.username);
  if (why) return { why };
  const passwordHash = await portal.passwords.hash(wanted.password);
  try {
    return await asSystem(portal, 'staff.add', origin, async (scope) => ({ id: await insertStaff(portal, scope, wanted, passwordHash) }));
  } catch (error) {
    if (isUniqueViolation(error, 'staff_username_key_key')) return { why: reason('username.taken', {}, ['tryAgain']) };
    throw error;
  }
}

/** The same inside a transaction that does more; a username that is taken breaks it. */
export async function insertStaff(portal: Portal, scope: SystemScope, wanted: Omit<NewStaff, 'password'>, passwordHash: string): Promise<string> {
  const made = await scope.tx.row(sql<{ id: string }>`
    insert into staff (username, username_key, name, password_hash, totp_secret, totp_last_step, created_at)
    values (${wanted.username.trim()}, ${usernameKey(wanted.username)}, ${wanted.name}, ${passwordHash},
      ${sealTotp(portal.secrets, wanted.totpSecret)}, ${wanted.usedStep ?? 0}, ${scope.now}) returning id`);
  for (const { role, clinic } of wanted.appointments)
    await scope.tx.run(sql`insert into staff_role (staff_id, role, clinic_id, granted_at, granted_by)
      values (${made!.id}, ${role}, ${clinic}, ${scope.now}, ${wanted.by})`);
  scope.audit({ action: 'staff.add', item: made!.id, details: { roles: wanted.appointments.map(({ role }) => role).join(' ') } });
  return made!.id;
}

/** Whether anybody works here yet. */
export async function hasStaff(scope: SystemScope): Promise<boolean> {
  return (await scope.tx.row(sql<{ some: boolean }>`select exists (select from staff) as some`))!.some;
}

/** A first password for somebody who is told it once: four groups of five, 99 bits. */
export const newPassword = (): string => codeGroups(newCode()).join('-').toLowerCase();
