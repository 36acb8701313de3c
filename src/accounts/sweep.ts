/**
 * Takes away what is over: sessions that ended, sign-ups and drafts that were left, old counts of tries. Never touches
 * an account or a trail.
 */
import { asSystem, nowhere } from '../access/scope.ts';
import { days, hours, later, minutes } from '../kernel/clock.ts';
import { sql } from '../kernel/db.ts';
import type { Portal } from '../portal.ts';
import { deviceLife } from './known-devices.ts';
import { noLimit } from './sign-in-pace.ts';
import { tryWindow } from './throttle.ts';

/** How long a count of tries on a username that nobody has is kept, locked or not: as long as the trail of an attack is of use. */
const unknownNameLife = days(90);

/** How long a link that has ended is known: for whoever asks when it was opened. */
const linkTrail = days(30);

/** Returns how many rows went. */
export async function sweepAccounts(portal: Portal): Promise<number> {
  const settings = await portal.settings.current();
  return asSystem(portal, 'sweep', nowhere, async ({ tx, now }) => {
    const idleSince = later(now, -minutes(settings['session.idleMinutes']));
    const gone = await Promise.all([
      tx.run(sql`delete from session where expires_at <= ${now} or active_at <= ${idleSince}`),
      tx.run(sql`delete from ended_session where expires_at <= ${now}`),
      tx.run(sql`delete from enrolment where expires_at <= ${now}`),
      tx.run(sql`delete from recovery where expires_at <= ${later(now, -linkTrail)}`),
      tx.run(sql`delete from address_confirmation where expires_at <= ${later(now, -linkTrail)}`),
      tx.run(sql`delete from throttle where since <= ${later(now, -tryWindow)}`),
      tx.run(sql`delete from draft where saved_at <= ${later(now, -days(30))}`),
      tx.run(sql`delete from sign_in_counter where not known and last_failure_at <= ${later(now, -unknownNameLife)}`),
      // What is left of the tries runs dry: then the row says nothing that a new one would not.
      tx.run(sql`delete from sign_in_pace where coalesce(until, at) <= ${now} and case when most >= ${noLimit} then at <= ${later(now, -hours(settings['auth.throttle.hours']))}
        else tries - most * extract(epoch from (${now}::timestamptz - at)) / ${hours(settings['auth.throttle.hours']) / 1000}::float8 <= 0 end`),
      tx.run(sql`delete from trusted_device where expires_at <= ${now}`),
      tx.run(sql`delete from used_challenge where expires_at <= ${now}`),
      tx.run(sql`delete from known_device where last_at <= ${later(now, -deviceLife)}`),
    ]);
    return gone.reduce((sum, count) => sum + count, 0);
  });
}
