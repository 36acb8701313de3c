/**
 * Everything that is keyed by PORTICO_SECRET: sub-keys by purpose, keyed hashes for things that must be
 * looked up (access codes, usernames under attack), sealing for things that must be read back (TOTP secrets).
 * Never holds a password: those are hashed with argon2id in passwords.ts.
 */
import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

export interface Secrets {
  /** HMAC-SHA256 under the sub-key of a purpose. */
  mac(purpose: string, text: string): Buffer;
  /** AES-256-GCM under the sub-key of a purpose: key number, nonce, tag, ciphertext. */
  seal(purpose: string, plain: Buffer): Buffer;
  /** Opens what `seal` made. Throws when the key is wrong or a bit has changed: it fails closed. */
  open(purpose: string, sealed: Buffer): Buffer;
}

const keyNumber = 1;

export function openSecrets(master: string): Secrets {
  const keys = new Map<string, Buffer>();
  const key = (purpose: string): Buffer => {
    let found = keys.get(purpose);
    if (!found) {
      found = Buffer.from(hkdfSync('sha256', master, 'portico', purpose, 32));
      keys.set(purpose, found);
    }
    return found;
  };
  return {
    mac: (purpose, text) => createHmac('sha256', key(`mac ${purpose}`)).update(text).digest(),
    seal(purpose, plain) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key(`seal ${purpose}`), nonce);
      const body = Buffer.concat([cipher.update(plain), cipher.final()]);
      return Buffer.concat([Buffer.from([keyNumber]), nonce, cipher.getAuthTag(), body]);
    },
    open(purpose, sealed) {
      const decipher = createDecipheriv('aes-256-gcm', key(`seal ${purpose}`), sealed.subarray(1, 13));
      decipher.setAuthTag(sealed.subarray(13, 29));
      return Buffer.concat([decipher.update(sealed.subarray(29)), decipher.final()]);
    },
  };
}

/** A secret for a cookie or a link: 256 random bits, and the hash of it that the database keeps. */
export function newToken(): { token: string; hash: Buffer } {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: tokenHash(token) };
}

export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Compares two secrets without telling by the time it takes where they differ. */
export function sameSecret(a: string, b: string): boolean {
  const left = createHash('sha256').update(a).digest();
  const right = createHash('sha256').update(b).digest();
  return timingSafeEqual(left, right);
}
