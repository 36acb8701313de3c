/**
 * Challenges for passkeys, without a row for each page that shows one: random bytes, the time and a keyed hash over
 * both and the purpose. An answered challenge leaves a row, so that it can never be answered again.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { PatientScope, StaffScope, SystemScope } from '../access/scope.ts';
import { hours, later } from '../kernel/clock.ts';
import { sql } from '../kernel/db.ts';
import type { Portal } from '../portal.ts';

/** How long a page with a passkey may stand open. */
export const challengeLife = hours(1);
const sizes = { nonce: 16, time: 6, mac: 32 };

const macOf = (portal: Portal, purpose: string, head: Buffer): Buffer => portal.secrets.mac('passkey challenge', `${purpose} ${head.toString('hex')}`);

/** `purpose` says what is asked and of whom: an answer serves nothing else. */
export function newChallenge(portal: Portal, purpose: string, now: Date): Uint8Array<ArrayBuffer> {
  const time = Buffer.alloc(sizes.time);
  time.writeUIntBE(now.getTime(), 0, sizes.time);
  const head = Buffer.concat([randomBytes(sizes.nonce), time]);
  return new Uint8Array(Buffer.concat([head, macOf(portal, purpose, head)]));
}

/** Whether the challenge was made here for this purpose within the hour. */
export function isOurChallenge(portal: Portal, purpose: string, challenge: string, now: Date): boolean {
  const bytes = Buffer.from(challenge, 'base64url');
  if (bytes.length !== sizes.nonce + sizes.time + sizes.mac) return false;
  const head = bytes.subarray(0, sizes.nonce + sizes.time);
  if (!timingSafeEqual(bytes.subarray(head.length), macOf(portal, purpose, head))) return false;
  const made = head.readUIntBE(sizes.nonce, sizes.time);
  return made <= now.getTime() && now.getTime() < made + challengeLife;
}

/** Notes that it was answered. False when it was before. */
export async function useChallenge(scope: PatientScope | StaffScope | SystemScope, challenge: string): Promise<boolean> {
  const hash = createHash('sha256').update(challenge).digest();
  return (await scope.tx.run(sql`insert into used_challenge (challenge_hash, expires_at) values (${hash}, ${later(scope.now, challengeLife)})
    on conflict do nothing`)) === 1;
}
