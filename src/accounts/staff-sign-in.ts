/**
 * How staff sign in (S21, W1, A-008, A-034): username and password, then a one-time code. Wrong passwords and wrong
 * codes share one counter of five, which only a whole sign-in resets; unknown usernames count and lock in the same
 * words and the same time. Each step has a session token of its own (S24).
 */
import { asSystem } from '../access/scope.ts';
import type { PendingStaffScope, SystemScope } from '../access/scope.ts';
import type { Origin } from '../access/audit.ts';
import { sql } from '../kernel/db.ts';
import { reason } from '../kernel/reason.ts';
import type { Reason } from '../kernel/reason.ts';
import { tokenHash } from '../kernel/secrets.ts';
import type { Portal } from '../portal.ts';
import { openSession } from './sessions.ts';
import { countTry } from './sign-in.ts';
import { openTotp, stepOfCode } from './staff-totp.ts';
import { usernameKey } from './username-rules.ts';

declare module '../kernel/reason.ts' {
  interface ReasonFacts {
    'signIn.wrongCode': { left: number };
  }
}

/** Where the tries of a staff username are counted: apart from persons, who may have the same name. */
export const staffCounter = (portal: Portal, username: string): Buffer => portal.secrets.mac('staff username', usernameKey(username));

export interface StaffPassword {
  readonly username: string;
  readonly password: string;
  readonly userAgent: string;
}

export type StaffPasswordAnswer = { token: string } | { why: Reason<'signIn.wrong'> | Reason<'signIn.locked'> };

/** The first step. The session it opens leads to the second step only, for ten minutes. */
export async function givePassword(portal: Portal, origin: Origin, given: StaffPassword): Promise<StaffPasswordAnswer> {
  const limit = (await portal.settings.current())['auth.lockout.maxFailures'];
  const counter = staffCounter(portal, given.username);
  // Counted before the password is looked at: many tries at once cannot share one place in the queue.
  const before = await asSystem(portal, 'sign-in', origin, async (scope) => {
    const [tries, member] = await Promise.all([countTry(scope, counter, limit), findMember(scope, sql`username_key = ${usernameKey(given.username)}`)]);
    return { tries, member };
  });
  const right = await portal.passwords.matches(given.password, before.member?.password_hash);

  return asSystem(portal, 'sign-in', origin, async (scope) => {
    const { tries, member } = before;
    if (tries > limit || !right || !member) {
      scope.audit({ action: 'staff.password', outcome: 'failure', item: member?.id, details: { tries } });
      if (tries < limit) return { why: reason('signIn.wrong', { left: limit - tries }, ['tryAgain', 'askAdministrator']) };
      return { why: await lock(scope, counter, member, limit) };
    }
    await takeBack(scope, counter);
    scope.audit({ action: 'staff.password', item: member.id });
    return { token: await openSession(portal, scope, { kind: 'staff-pending', staffId: member.id, userAgent: given.userAgent }) };
  });
}

export type StaffCodeAnswer = { token: string } | { why: Reason<'signIn.wrongCode'> | Reason<'signIn.locked'> };

/**
 * The second step: ends the session of the first and opens the one that works. A code works once, also when it is
 * sent twice at the same moment.
 */
export async function giveCode(
  portal: Portal, pending: PendingStaffScope, pendingToken: string, code: string, userAgent: string,
): Promise<StaffCodeAnswer> {
  const limit = (await portal.settings.current())['auth.lockout.maxFailures'];
  const { actor } = pending;
  const counter = staffCounter(portal, actor.name);
  const tries = await asSystem(portal, 'sign-in', pending.origin, (scope) => countTry(scope, counter, limit));

  return asSystem(portal, 'sign-in', pending.origin, async (scope) => {
    const member = await findMember(scope, sql`id = ${pending.staffId}`);
    const step = member && tries <= limit
      ? stepOfCode(openTotp(portal.secrets, member.totp_secret), code, scope.now, member.totp_last_step)
      : undefined;
    if (!member || step === undefined || !(await useStep(scope, member.id, step))) {
      scope.audit({ action: 'staff.code', outcome: 'failure', item: pending.staffId, details: { tries } });
      if (tries < limit) return { why: reason('signIn.wrongCode', { left: limit - tries }, ['tryAgain', 'askAdministrator']) };
      return { why: await lock(scope, counter, member, limit) };
    }
    await scope.tx.run(sql`delete from sign_in_counter where username_mac = ${counter} and locked_at is null`);
    await scope.tx.run(sql`delete from session where token_hash = ${tokenHash(pendingToken)}`);
    await scope.tx.run(sql`update staff set last_sign_in_at = ${scope.now} where id = ${member.id}`);
    const token = await openSession(portal, scope, { kind: 'staff', staffId: member.id, userAgent });
    scope.audit({ action: 'staff.signIn', item: member.id });
    return { token };
  }, actor);
}

interface Member {
  id: string;
  password_hash: string;
  totp_secret: Buffer;
  totp_last_step: number;
}

const findMember = (scope: SystemScope, which: ReturnType<typeof sql>): Promise<Member | undefined> =>
  scope.tx.row(sql<Member>`select id, password_hash, totp_secret, totp_last_step from staff where ${which} and disabled_at is null`);

/** Marks a time step as used. False when it was used before, or is being used by somebody else right now. */
const useStep = async (scope: SystemScope, id: string, step: number): Promise<boolean> =>
  (await scope.tx.run(sql`update staff set totp_last_step = ${step} where id = ${id} and totp_last_step < ${step}`)) === 1;

/** A right password takes back its own try and no other: four wrong codes stay counted. */
const takeBack = (scope: SystemScope, counter: Buffer): Promise<number> =>
  scope.tx.run(sql`update sign_in_counter set failures = failures - 1 where username_mac = ${counter} and locked_at is null and failures > 0`);

async function lock(scope: SystemScope, counter: Buffer, member: Member | undefined, limit: number): Promise<Reason<'signIn.locked'>> {
  const locked = await scope.tx.run(sql`update sign_in_counter set locked_at = ${scope.now} where username_mac = ${counter} and locked_at is null`);
  if (locked > 0 && member) {
    await scope.tx.run(sql`delete from session where staff_id = ${member.id}`);
    scope.audit({ action: 'staff.lock', item: member.id });
  }
  return reason('signIn.locked', { tries: limit }, ['askAdministrator']);
}
