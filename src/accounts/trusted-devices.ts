/**
 * Trusted devices: a person asked not to be asked for the second step there for ninety days (S22): a random token in a cookie of its own,
 * its hash in a row, a name to recognize it by. It stands for the second step only, never for the password. They end
 * with a password reset, with "sign out everywhere", and when the second step is turned off or taken away.
 */
import type { PatientScope, StaffScope, SystemScope } from '../access/scope.ts';
import { later } from '../kernel/clock.ts';
import { sql } from '../kernel/db.ts';
import { NotFound } from '../kernel/reason.ts';
import { newToken, tokenHash } from '../kernel/secrets.ts';
import { deviceOf } from './device-rules.ts';
import type { Device } from './device-rules.ts';
import { trustLife } from './factor-rules.ts';

/** A household shares a browser: the cookie holds the tokens of a few accounts, the newest first. */
const most = 4;
const tokens = (cookie: string | undefined): string[] => (cookie ?? '').split('.').filter((token) => /^[\w-]{43}$/.test(token)).slice(0, most);

/** Trusts the device and returns the new content of its cookie. */
export async function trustDevice(scope: SystemScope, accountId: string, cookie: string | undefined, userAgent: string): Promise<string> {
  const { token, hash } = newToken();
  await scope.tx.run(sql`insert into trusted_device (owner_id, token_hash, user_agent, added_at, last_used_at, expires_at)
    values (${accountId}, ${hash}, ${userAgent}, ${scope.now}, ${scope.now}, ${later(scope.now, trustLife)})`);
  scope.audit({ action: 'factor.deviceTrusted', item: accountId });
  return [token, ...tokens(cookie)].slice(0, most).join('.');
}

/** Whether one of the tokens belongs to this account and is not over; notes the use. */
export async function isTrusted(scope: SystemScope, accountId: string, cookie: string | undefined): Promise<boolean> {
  const hashes = tokens(cookie).map(tokenHash);
  if (hashes.length === 0) return false;
  return (await scope.tx.run(sql`update trusted_device set last_used_at = ${scope.now}
    where owner_id = ${accountId} and token_hash = any (${hashes}::bytea[]) and expires_at > ${scope.now}`)) > 0;
}

export interface TrustedDevice {
  readonly id: string;
  readonly device: Device;
  readonly addedAt: Date;
  readonly lastUsedAt: Date;
  readonly expiresAt: Date;
}

/** The devices that are trusted now, newest first. */
export async function trustedDevices(scope: PatientScope): Promise<TrustedDevice[]> {
  const rows = await scope.tx.rows(sql<Omit<TrustedDevice, 'device'> & { userAgent: string }>`
    select id, user_agent as "userAgent", added_at as "addedAt", last_used_at as "lastUsedAt", expires_at as "expiresAt"
    from trusted_device where owner_id = ${scope.accountId} and expires_at > ${scope.now} order by added_at desc, id`);
  return rows.map(({ userAgent, ...row }) => ({ ...row, device: deviceOf(userAgent) }));
}

/** Forgets one device. NotFound when it is not theirs. */
export async function forgetTrustedDevice(scope: PatientScope, id: string): Promise<void> {
  if ((await scope.tx.run(sql`delete from trusted_device where owner_id = ${scope.accountId} and id = ${id}`)) === 0) throw new NotFound();
  scope.audit({ action: 'factor.deviceForgotten', item: scope.accountId });
}

/** Forgets all devices of an account: at a password reset, at "sign out everywhere". */
export async function forgetTrustedDevices(scope: PatientScope | StaffScope | SystemScope, accountId: string): Promise<void> {
  await scope.tx.run(sql`delete from trusted_device where owner_id = ${accountId}`);
}
