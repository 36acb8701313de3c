/**
 * How staff sign in (S21, W1, A-008, A-034): username and password, then a one-time code. Wrong passwords and wrong
 * codes share one counter of five, which only a whole sign-in resets; unknown usernames count and lock in the same
 * words and the same time. Each step has a session token of its own (S24).
 */
import { asSystem } from '../access/scope.ts';
import type { PendingStaffScope, SystemScope } from '../access/scope.ts';
import type { Origin } from '../access/audit.ts';
import { sql } from '../kernel/db.ts';
import type { RawBuilder } from '../kernel/db.ts';
import { reason } from '../kernel/reason.ts';
import type { Reason } from '../kernel/reason.ts';
import { tokenHash } from '../kernel/secrets.ts';
import type { Portal } from '../portal.ts';
import { rememberDevice } from './known-devices.ts';
import { dropSession, openSession } from './sessions.ts';
import { countTry } from './sign-in.ts';
import type { NoSignIn } from './sign-in.ts';
import { givePaceBack, takePace } from './sign-in-pace.ts';
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
  /** The cookie of a device that was known before. */
  readonly device?: string | undefined;
  /** The session this browser held until now: it ends with the new one. */
  readonly replaces?: string | undefined;
}

export type StaffPasswordAnswer = { token: string } | { why: NoSignIn };

/** The first step. The session it opens leads to the second step only, for ten minutes. */
export async function givePassword(portal: Portal, origin: Origin, given: StaffPassword): Promise<StaffPasswordAnswer> {
  const place = portal.passwords.takePlace();
  if ('why' in place) return place;
  try {
    return await givePasswordAt(portal, origin, given);
  } finally {
    place.leave();
  }
}

async function givePasswordAt(portal: Portal, origin: Origin, given: StaffPassword): Promise<StaffPasswordAnswer> {
  const settings = await portal.settings.current();
  const limit = settings['auth.lockout.maxFailures'];
  const counter = staffCounter(portal, given.username);
  // Counted before the password is looked at: many tries at once cannot share one place in the queue.
  const before = await asSystem(portal, 'sign-in', origin, async (scope) => {
    const pace = await takePace(portal, scope, settings, { door: 'staff sign-in', ip: origin.ip, device: given.device, counter });
    if ('why' in pace) return pace;
    const name = usernameKey(given.username);
    const [tries, member] = await Promise.all([countTry(scope, counter, limit, ownerOf(name)), findMember(scope, sql`username_key = ${name}`)]);
    return { pace, tries, member };
  });
  if ('why' in before) return before;
  const right = await portal.passwords.matches(given.password, before.member?.password_hash);

  return asSystem(portal, 'sign-in', origin, async (scope) => {
    const { tries, member, pace } = before;
    if (tries > limit || !right || !member) {
      scope.audit({ action: 'staff.password', outcome: 'failure', item: member?.id, details: { tries } });
      await lockAt(scope, counter, tries >= limit, member);
      return { why: tries < limit ? reason('signIn.wrong', { left: limit - tries }, ['tryAgain', 'askAdministrator']) : locked(limit) };
    }
    await Promise.all([takeBack(scope, counter), givePaceBack(scope, pace), dropSession(scope, given.replaces)]);
    scope.audit({ action: 'staff.password', item: member.id });
    return { token: await openSession(portal, scope, { kind: 'staff-pending', staffId: member.id, userAgent: given.userAgent }) };
  });
}

const ownerOf = (name: string): RawBuilder<unknown> => sql`select from staff where username_key = ${name}`;

export type StaffCodeAnswer = { token: string; device: string } | { why: Reason<'signIn.wrongCode'> | Reason<'signIn.locked'> };

/**
 * The second step: ends the session of the first and opens the one that works. A code works once, also when it is
 * sent twice at the same moment.
 */
export async function giveCode(
  portal: Portal, pending: PendingStaffScope, pendingToken: string, code: string, userAgent: string, device?: string,
): Promise<StaffCodeAnswer> {
  const limit = (await portal.settings.current())['auth.lockout.maxFailures'];
  const { actor } = pending;
  const counter = staffCounter(portal, actor.name);
  const tries = await asSystem(portal, 'sign-in', pending.origin, (scope) => countTry(scope, counter, limit, ownerOf(usernameKey(actor.name))));

  return asSystem(portal, 'sign-in', pending.origin, async (scope) => {
    const member = await findMember(scope, sql`id = ${pending.staffId}`);
    const step = member && tries <= limit
      ? stepOfCode(openTotp(portal.secrets, member.totp_secret), code, scope.now, member.totp_last_step)
      : undefined;
    if (!member || step === undefined || !(await useStep(scope, member.id, step))) {
      scope.audit({ action: 'staff.code', outcome: 'failure', item: pending.staffId, details: { tries } });
      await lockAt(scope, counter, tries >= limit, member);
      return { why: tries < limit ? reason('signIn.wrongCode', { left: limit - tries }, ['tryAgain', 'askAdministrator']) : locked(limit) };
    }
    await scope.tx.run(sql`delete from sign_in_counter where username_mac = ${counter} and locked_at is null`);
    const first = await scope.tx.row(sql<{ single_sign_on: boolean }>`delete from session where token_hash = ${tokenHash(pendingToken)} returning single_sign_on`);
    await scope.tx.run(sql`update staff set last_sign_in_at = ${scope.now} where id = ${member.id}`);
    const token = await openSession(portal, scope, { kind: 'staff', staffId: member.id, userAgent, singleSignOn: first?.single_sign_on ?? false });
    const known = await rememberDevice(portal.secrets, scope, counter, device);
    scope.audit({ action: 'staff.signIn', item: member.id });
    return { token, device: known };
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

const nobody = '00000000-0000-0000-0000-000000000000';

/** What a failed try leaves behind: always the same statements, which change something only at the limit. */
async function lockAt(scope: SystemScope, counter: Buffer, reached: boolean, member: Member | undefined): Promise<void> {
  const [newly] = await Promise.all([
    scope.tx.run(sql`update sign_in_counter set locked_at = ${scope.now} where username_mac = ${counter} and locked_at is null and ${reached}::boolean`),
    scope.tx.run(sql`delete from session where staff_id = ${reached && member ? member.id : nobody}`),
  ]);
  if (newly > 0 && member) scope.audit({ action: 'staff.lock', item: member.id });
}

const locked = (tries: number): Reason<'signIn.locked'> => reason('signIn.locked', { tries }, ['askAdministrator']);
