/**
 * Takes away what is over: sessions that ended, sign-ups and drafts that were left, old counts of tries. Never touches
 * an account or a trail.
 */
import { asSystem, nowhere } from '../access/scope.ts';
import { days, hours, later, minutes } from '../kernel/clock.ts';
import { sql } from '../kernel/db.ts';
import type { Portal } from '../portal.ts';
import { tryWindow } from './throttle.ts';

/** Returns how many rows went. */
export async function sweepAccounts(portal: Portal): Promise<number> {
  const settings = await portal.settings.current();
  return asSystem(portal, 'sweep', nowhere, async ({ tx, now }) => {
    const idleSince = later(now, -minutes(settings['session.idleMinutes']));
    const gone = await Promise.all([
      tx.run(sql`delete from session where expires_at <= ${now} or active_at <= ${idleSince}`),
      tx.run(sql`delete from enrolment where expires_at <= ${now}`),
      tx.run(sql`delete from throttle where since <= ${later(now, -tryWindow)}`),
      tx.run(sql`delete from draft where saved_at <= ${later(now, -days(30))}`),
      tx.run(sql`delete from throttle where since <= ${later(now, -hours(2))}`),
    ]);
    return gone.reduce((sum, count) => sum + count, 0);
  });
}
