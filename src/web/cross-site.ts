/**
 * Defence against other sites posting in a person's name (S24, A-033). Three walls: SameSite cookies, the browser's
 * own word about where a request comes from, and a token of the session in every form.
 */
import { randomBytes } from 'node:crypto';
import { sameSecret } from '../kernel/secrets.ts';

/** True when the browser says that the POST comes from somewhere else. */
export function isCrossSite(request: Request, publicUrl: string): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site) return site !== 'same-origin' && site !== 'none';
  const origin = request.headers.get('origin');
  if (!origin) return false;
  return origin !== new URL(publicUrl).origin && origin !== new URL(request.url).origin;
}

/** A token mixed with fresh noise: the same secret never stands twice in two pages (BREACH). */
export function maskToken(token: string): string {
  const plain = Buffer.from(token);
  const noise = randomBytes(plain.length);
  return Buffer.concat([noise, xor(noise, plain)]).toString('base64url');
}

export function unmaskedEquals(masked: string, token: string): boolean {
  const bytes = Buffer.from(masked.slice(0, 500), 'base64url');
  const half = bytes.length / 2;
  if (!Number.isInteger(half) || half === 0) return false;
  return sameSecret(xor(bytes.subarray(0, half), bytes.subarray(half)).toString(), token);
}

const xor = (a: Buffer, b: Buffer): Buffer => Buffer.from(a.map((byte, index) => byte ^ b[index]!));
