/**
 * A brake for doors that strangers may try (E7, A-015): so many tries from one address within an hour. Counted in the
 * database, so that several processes share the count. The address is kept as a keyed hash only.
 */
import { asSystem } from '../access/scope.ts';
import type { SystemScope } from '../access/scope.ts';
import type { Origin } from '../access/audit.ts';
import { hours, later } from '../kernel/clock.ts';
import { sql } from '../kernel/db.ts';
import { reason } from '../kernel/reason.ts';
import type { Reason } from '../kernel/reason.ts';
import type { Portal } from '../portal.ts';

declare module '../kernel/reason.ts' {
  interface ReasonFacts {
    'tries.tooMany': { most: number };
  }
}

/** How long a window lasts. */
export const tryWindow = hours(1);

/**
 * Counts one try from this address, before it is looked at: many at once cannot share one place. Returns a Reason with
 * the time of the next try when there were `most` already within the hour.
 */
export async function takeTry(portal: Portal, origin: Origin, purpose: string, most: number): Promise<Reason<'tries.tooMany'> | undefined> {
  const row = await asSystem(portal, purpose, origin, ({ tx, now }) => tx.row(sql<{ tries: number; since: Date }>`
    insert into throttle (key, since, tries) values (${keyOf(portal, origin, purpose)}, ${now}, 1)
    on conflict (key) do update set
      since = case when throttle.since <= ${later(now, -tryWindow)} then excluded.since else throttle.since end,
      tries = case when throttle.since <= ${later(now, -tryWindow)} then 1 else least(throttle.tries + 1, ${most + 1}) end
    returning tries, since`));
  return row!.tries > most ? reason('tries.tooMany', { most }, ['tryAgainLater', 'callOffice'], { until: later(row!.since, tryWindow) }) : undefined;
}

/** Takes a try back that turned out right: a busy clinic behind one address is not slowed down. */
export const giveTryBack = (portal: Portal, scope: SystemScope, purpose: string): Promise<number> =>
  scope.tx.run(sql`update throttle set tries = tries - 1 where key = ${keyOf(portal, scope.origin, purpose)} and tries > 0`);

const keyOf = (portal: Portal, origin: Origin, purpose: string): Buffer => portal.secrets.mac('throttle', `${purpose} ${addressGroup(origin.ip ?? '')}`);

/** One household or office: an IPv4 address, or the first 64 bits of an IPv6 address. */
export const addressGroup = (ip: string): string => (ip.includes(':') ? groupsOf(ip, 4) : ip);

/** The network around it: the first 24 bits of an IPv4 address, the first 48 of an IPv6 address. Who rents one gets many addresses. */
export const networkGroup = (ip: string): string => (ip.includes(':') ? groupsOf(ip, 3) : ip.split('.').slice(0, 3).join('.'));

function groupsOf(ip: string, count: number): string {
  const [head = '', tail] = ip.toLowerCase().split('::');
  const front = head.split(':').filter(Boolean);
  const back = tail === undefined ? [] : tail.split(':').filter(Boolean);
  const zeros = Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0');
  return [...front, ...zeros, ...back].slice(0, count).map((part) => part.replace(/^0+(?=.)/, '')).join(':');
}
