/**
 * Which subject of the organization's provider a member of staff is, as an administrator says it; and the address by
 * which a member is found the first time. Binding opens nothing by itself and gives no role.
 */
import type { SystemScope } from '../access/scope.ts';
import { isUniqueViolation, sql } from '../kernel/db.ts';
import { reason } from '../kernel/reason.ts';
import type { Reason } from '../kernel/reason.ts';
import { foldEmail, whyNotEmail } from './email-rules.ts';
import { usernameKey } from './username-rules.ts';

declare module '../kernel/reason.ts' {
  interface ReasonFacts {
    /** A subject, or an address, that is another member's. */
    'identity.taken': Record<string, never>;
  }
}

export type BindAnswer = { done: boolean } | { why: Reason };

const staffOf = (scope: SystemScope, username: string): Promise<{ id: string } | undefined> =>
  scope.tx.row(sql<{ id: string }>`select id from staff where username_key = ${usernameKey(username)}`);

/** Binds a member to a subject, in place of the one before. `done` is false when nobody has the username. */
export async function bindIdentity(scope: SystemScope, username: string, issuer: string, subject: string): Promise<BindAnswer> {
  const member = await staffOf(scope, username);
  if (!member) return { done: false };
  const taken = await scope.tx.row(sql`select from staff_identity where issuer = ${issuer} and subject = ${subject} and staff_id <> ${member.id}`);
  if (taken) return { why: reason('identity.taken', {}, ['tryAgain']) };
  await scope.tx.run(sql`insert into staff_identity (issuer, subject, staff_id, bound_at, bound_by) values (${issuer}, ${subject}, ${member.id}, ${scope.now}, ${scope.actor.name})
    on conflict (issuer, staff_id) do update set subject = excluded.subject, bound_at = excluded.bound_at, bound_by = excluded.bound_by, bound_email = null, last_used_at = null`);
  scope.audit({ action: 'staff.signOn.bind', item: member.id, details: { by: 'administrator' } });
  return { done: true };
}

/** Ends the binding, and with it the sessions that came through it. */
export async function forgetIdentity(scope: SystemScope, username: string, issuer: string): Promise<BindAnswer> {
  const member = await staffOf(scope, username);
  if (!member) return { done: false };
  await scope.tx.run(sql`delete from staff_identity where staff_id = ${member.id} and issuer = ${issuer}`);
  await scope.tx.run(sql`delete from session where staff_id = ${member.id} and single_sign_on`);
  scope.audit({ action: 'staff.signOn.forget', item: member.id });
  return { done: true };
}

/** The address by which the provider's first answer finds the member. Empty: none. */
export async function setStaffEmail(scope: SystemScope, username: string, email: string): Promise<BindAnswer> {
  const why = email === '' ? undefined : whyNotEmail(email);
  if (why) return { why };
  try {
    const member = await scope.tx.row(sql<{ id: string }>`
      update staff set email = ${email === '' ? null : foldEmail(email)} where username_key = ${usernameKey(username)} returning id`);
    if (member) scope.audit({ action: 'staff.email', item: member.id });
    return { done: member !== undefined };
  } catch (error) {
    if (isUniqueViolation(error, 'staff_by_email')) return { why: reason('identity.taken', {}, ['tryAgain']) };
    throw error;
  }
}
