/**
 * How fast one source may try to sign in, whatever usernames it tries (S4, A-011, A-012). Each failed try uses up a
 * part of a budget; beyond it the source waits, each time twice as long. This stands before the counter of five: a
 * stranger who tries many names is slowed down before they can lock the accounts of a town. Somebody at a device they
 * signed in from before is not counted with the strangers at their address. Keeps no address and no name readable.
 */
import { writeAudit } from '../access/audit.ts';
import type { SystemScope } from '../access/scope.ts';
import { hours, later, minutes, seconds } from '../kernel/clock.ts';
import { sql } from '../kernel/db.ts';
import { reason } from '../kernel/reason.ts';
import type { Reason } from '../kernel/reason.ts';
import type { Settings } from '../organization/settings.ts';
import type { Portal } from '../portal.ts';
import { deviceHash } from './known-devices.ts';
import { addressGroup, networkGroup } from './throttle.ts';

declare module '../kernel/reason.ts' {
  interface ReasonFacts {
    /** `until` says when the next try is let through. It is the same for every username. */
    'signIn.slow': Record<string, never>;
  }
}

export interface Source {
  /** Whose doors: tries on patients do not slow down staff. */
  readonly door: 'sign-in' | 'staff sign-in';
  readonly ip: string | null;
  /** What the cookie of the device says, if there is one. */
  readonly device: string | undefined;
  /** The counter of the username that was typed. */
  readonly counter: Buffer;
}

/** A try that was let through, for taking it back when it turns out right. */
export interface Pace {
  readonly keys: readonly Buffer[];
  /** Failed tries of this source on this username since it was last right, this one included. */
  readonly ofName: number;
}

interface Ring {
  key: Buffer;
  most: number;
  /** Counts when the device is known for the username, when it is not, or both. */
  known: boolean;
  strange: boolean;
}

/** No wait comes from this many tries: it only remembers what a right password gives back. */
export const noLimit = 1_000_000;

/**
 * Counts one try before anything is looked at: many at once cannot share one place. The same statement runs whatever
 * the username. Returns the Reason with the time of the next try while the source has to wait.
 */
export async function takePace(portal: Portal, scope: SystemScope, settings: Settings, source: Source): Promise<Pace | { why: Reason<'signIn.slow'> }> {
  const { tx, now } = scope;
  const device = deviceHash(portal.secrets, source.device);
  const { rings, ofAddress, ofDevice } = ringsOf(portal, settings, source, device);
  const first = seconds(settings['auth.throttle.firstWaitSeconds']) / 1000;
  const longest = minutes(settings['auth.throttle.longestWaitMinutes']) / 1000;
  const window = hours(settings['auth.throttle.hours']) / 1000;
  const left = sql`greatest(0, p.tries - excluded.most * extract(epoch from (excluded.at - p.at)) / ${window}::float8)`;
  const row = await tx.row(sql<{ known: boolean; wanted: number; taken: number; until: Date | null; refused: number; ofName: number | null; tries: number }>`
    with known as (select exists (select from known_device where device_hash = ${device} and username_mac = ${source.counter}) as yes),
    wanted as (select w.key, w.most from known, unnest(${rings.map(({ key }) => key)}::bytea[], ${rings.map(({ most }) => most)}::int[],
        ${rings.map(({ known }) => known)}::boolean[], ${rings.map(({ strange }) => strange)}::boolean[]) as w(key, most, known, strange)
      where case when known.yes then w.known else w.strange end),
    open as (select not exists (select from sign_in_pace p join wanted using (key) where p.until > ${now}) as yes),
    taken as (insert into sign_in_pace as p (key, most, tries, at)
      select wanted.key, wanted.most, 1, ${now} from wanted, open where open.yes order by wanted.key
      on conflict (key) do update set most = excluded.most, at = excluded.at, tries = least(${left} + 1, excluded.most + 20),
        until = case when ${left} + 1 > excluded.most
          then excluded.at + make_interval(secs => least(${first}::float8 * power(2, least(ceil(${left} - excluded.most), 20)), ${longest}::float8)) end
      where p.until is null or p.until <= ${now}
      returning key, most, tries, until, refused)
    select known.yes as known, (select count(*)::int from wanted) as wanted, count(taken.key)::int as taken, max(taken.until) as until,
      coalesce(sum(taken.refused), 0)::int as refused, coalesce(max(taken.tries) filter (where taken.until is not null), 0) as tries,
      max(taken.tries) filter (where taken.key in (${ofAddress}, ${ofDevice})) as "ofName"
    from known left join taken on true group by known.yes`);
  const keys = rings.filter((ring) => (row!.known ? ring.known : ring.strange)).map(({ key }) => key);
  if (row!.taken < row!.wanted) return { why: await turnAway(scope, keys, longest) };
  if (row!.until) {
    const waits = Math.round((row!.until.getTime() - now.getTime()) / 1000);
    writeAudit(tx, now, { kind: 'anonymous', id: null, name: '' }, scope.origin, {
      action: 'signIn.slow', outcome: 'denied', details: { door: source.door, tries: Math.round(row!.tries), waits, refused: row!.refused },
    });
    portal.log.warn({ door: source.door, waits }, 'a source of many failed sign-ins is slowed down');
  }
  return { keys, ofName: Math.ceil(row!.ofName ?? 1) };
}

/** The time of the next try. Those who are turned away are counted, and leave no entry each: a flood stays small (F-64). */
async function turnAway({ tx, now }: SystemScope, keys: readonly Buffer[], longest: number): Promise<Reason<'signIn.slow'>> {
  const rows = await tx.rows(sql<{ until: Date }>`
    update sign_in_pace set refused = least(refused + 1, 1000000000) where key = any (${keys}::bytea[]) and until > ${now} returning until`);
  const until = rows.reduce((latest, row) => (row.until > latest ? row.until : latest), later(now, seconds(1)));
  return reason('signIn.slow', {}, ['tryAgainLater', 'callOffice'], { until: until > later(now, seconds(longest)) ? later(now, seconds(longest)) : until });
}

/** A right password takes back its own try and the wrong ones before it from the same place: a busy clinic is not slowed down. */
export const givePaceBack = ({ tx }: SystemScope, { keys, ofName }: Pace): Promise<number> =>
  tx.run(sql`update sign_in_pace set tries = greatest(0, tries - ${ofName}::int), until = null where key = any (${keys}::bytea[])`);

function ringsOf(portal: Portal, settings: Settings, { door, ip, counter }: Source, device: Buffer): { rings: Ring[]; ofAddress: Buffer; ofDevice: Buffer } {
  const keyOf = (what: string): Buffer => portal.secrets.mac('sign-in pace', `${door} ${what}`);
  const name = counter.toString('hex');
  const address = addressGroup(ip ?? '');
  const ofAddress = keyOf(`address ${address} ${name}`);
  const ofDevice = keyOf(`device ${device.toString('hex')} ${name}`);
  const rings: Ring[] = [
    { key: keyOf(`address ${address}`), most: settings['auth.throttle.addressTries'], known: false, strange: true },
    { key: keyOf(`network ${networkGroup(ip ?? '')}`), most: settings['auth.throttle.networkTries'], known: false, strange: true },
    { key: ofAddress, most: noLimit, known: false, strange: true },
    { key: ofDevice, most: noLimit, known: true, strange: false },
  ];
  if (device.length > 0) rings.push({ key: keyOf(`device ${device.toString('hex')}`), most: settings['auth.throttle.deviceTries'], known: true, strange: true });
  return { rings, ofAddress, ofDevice };
}
