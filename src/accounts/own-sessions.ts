/**
 * Where a person is signed in, as they see it, and ending it: one session, or all of them (S13). Row-level security
 * shows nobody another person's sessions. Never returns a token, its hash or a whole address.
 */
import type { PatientScope } from '../access/scope.ts';
import { later, minutes } from '../kernel/clock.ts';
import { sql } from '../kernel/db.ts';
import { isId } from '../kernel/ids.ts';
import { NotFound } from '../kernel/reason.ts';
import type { Portal } from '../portal.ts';
import { deviceOf, maskedAddress } from './device-rules.ts';
import type { Device } from './device-rules.ts';
import { forgetTrustedDevices } from './trusted-devices.ts';

export interface OwnSession {
  readonly id: string;
  readonly device: Device;
  readonly place: string | undefined;
  readonly since: Date;
  readonly lastUsed: Date;
  /** The one that asks. */
  readonly isThis: boolean;
}

/** Those that are open now: this one first, then the last used. */
export async function ownSessions(portal: Portal, scope: PatientScope): Promise<OwnSession[]> {
  const settings = await portal.settings.current();
  const idleSince = later(scope.now, -minutes(settings['session.idleMinutes']));
  const rows = await scope.tx.rows(sql<{ id: string; user_agent: string; ip: string; created_at: Date; active_at: Date; is_this: boolean }>`
    select id, user_agent, ip, created_at, active_at, token_hash = ${scope.session.hash} as is_this
    from session where account_id = ${scope.accountId} and kind = 'person' and expires_at > ${scope.now} and active_at > ${idleSince}
    order by is_this desc, active_at desc limit 100`);
  return rows.map(({ id, user_agent, ip, created_at, active_at, is_this }) => ({
    id, device: deviceOf(user_agent), place: maskedAddress(ip), since: created_at, lastUsed: active_at, isThis: is_this,
  }));
}

/** Ends one session; says whether it was the one that asks. NotFound when there is no such session of this person. */
export async function endOwnSession(scope: PatientScope, id: string): Promise<{ wasThis: boolean }> {
  if (!isId(id)) throw new NotFound();
  const ended = await scope.tx.row(sql<{ was_this: boolean }>`
    delete from session where id = ${id} and account_id = ${scope.accountId} returning token_hash = ${scope.session.hash} as was_this`);
  if (!ended) throw new NotFound();
  scope.audit({ action: 'session.end', item: scope.accountId, details: { session: id } });
  return { wasThis: ended.was_this };
}

/** Ends all of them, also the one that asks. Returns how many there were. */
export async function endOwnSessions(scope: PatientScope): Promise<number> {
  const ended = await scope.tx.run(sql`delete from session where account_id = ${scope.accountId}`);
  await forgetTrustedDevices(scope, scope.accountId);
  scope.audit({ action: 'session.endAll', item: scope.accountId, details: { sessions: ended } });
  return ended;
}
