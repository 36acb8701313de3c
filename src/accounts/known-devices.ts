/**
 * Devices somebody signed in from before (S4, A-012): a signed cookie with 256 random bits, and a row that ties it to
 * the username. It opens nothing and replaces nothing: it only tells the owner apart from strangers when there are
 * many failed tries. No second factor is skipped because of it.
 */
import type { SystemScope } from '../access/scope.ts';
import { days } from '../kernel/clock.ts';
import { sql } from '../kernel/db.ts';
import { newToken, sameSecret, tokenHash } from '../kernel/secrets.ts';
import type { Secrets } from '../kernel/secrets.ts';

/** How long a device is remembered after the last sign-in. */
export const deviceLife = days(180);

/** What the database keeps of a device; empty when the cookie is missing or not signed by this portal. */
export function deviceHash(secrets: Secrets, cookie: string | undefined): Buffer {
  const [token = '', signature = ''] = (cookie ?? '').slice(0, 200).split('.');
  return token && sameSecret(signature, signatureOf(secrets, token)) ? tokenHash(token) : Buffer.alloc(0);
}

const signatureOf = (secrets: Secrets, token: string): string => secrets.mac('device', token).toString('base64url');

/** Remembers the device for the username, and returns the cookie to set. */
export async function rememberDevice(secrets: Secrets, { tx, now }: SystemScope, counter: Buffer, cookie: string | undefined): Promise<string> {
  const known = deviceHash(secrets, cookie);
  const { token, hash } = newToken();
  const device = known.length > 0 ? known : hash;
  await tx.run(sql`insert into known_device (device_hash, username_mac, first_at, last_at) values (${device}, ${counter}, ${now}, ${now})
    on conflict (device_hash, username_mac) do update set last_at = excluded.last_at`);
  return known.length > 0 ? cookie! : `${token}.${signatureOf(secrets, token)}`;
}
