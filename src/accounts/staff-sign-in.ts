/**
 * How staff sign in (S21, W1, A-008): username and password, then always the second step of second-step.ts. Wrong
 * passwords and wrong codes share one counter of five, which only a whole sign-in resets; unknown usernames count and
 * lock in the same words and the same time. Each step has a session token of its own (S24).
 */
import { asSystem } from '../access/scope.ts';
import type { SystemScope } from '../access/scope.ts';
import type { Origin } from '../access/audit.ts';
import { sql } from '../kernel/db.ts';
import type { RawBuilder } from '../kernel/db.ts';
import { reason } from '../kernel/reason.ts';
import type { Reason } from '../kernel/reason.ts';
import type { Portal } from '../portal.ts';
import { dropSession, openSession } from './sessions.ts';
import { counterOf, lockStaffAt, takeBackTry } from './owner-tries.ts';
import { countTry } from './sign-in.ts';
import type { NoSignIn } from './sign-in.ts';
import { givePaceBack, takePace } from './sign-in-pace.ts';
import { usernameKey } from './username-rules.ts';

/** Where the tries of a staff username are counted: apart from persons, who may have the same name. */
export const staffCounter = (portal: Portal, username: string): Buffer => counterOf(portal, { kind: 'staff', username });

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
      await lockStaffAt(scope, counter, tries >= limit, member?.id);
      return { why: tries < limit ? reason('signIn.wrong', { left: limit - tries }, ['tryAgain', 'askAdministrator']) : locked(limit) };
    }
    await Promise.all([takeBackTry(scope, counter), givePaceBack(scope, pace), dropSession(scope, given.replaces)]);
    scope.audit({ action: 'staff.password', item: member.id });
    return { token: await openSession(portal, scope, { kind: 'staff-pending', staffId: member.id, userAgent: given.userAgent }) };
  });
}

const ownerOf = (name: string): RawBuilder<unknown> => sql`select from staff where username_key = ${name}`;

interface Member {
  id: string;
  password_hash: string;
}

const findMember = (scope: SystemScope, which: ReturnType<typeof sql>): Promise<Member | undefined> =>
  scope.tx.row(sql<Member>`select id, password_hash from staff where ${which} and disabled_at is null`);

const locked = (tries: number): Reason<'signIn.locked'> => reason('signIn.locked', { tries }, ['askAdministrator']);
