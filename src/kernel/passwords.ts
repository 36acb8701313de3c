/**
 * Passwords and security answers are kept as argon2id hashes in PHC form and never in any other. Hashing runs
 * off the event loop and at most `lanes` at a time, so a flood of sign-ins cannot take the memory of the machine.
 */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);

export interface Passwords {
  /** PHC string of the secret, e.g. `$argon2id$v=19$m=19456,t=2,p=1$…$…`. */
  hash(secret: string): Promise<string>;
  /** True when the secret belongs to the hash. With no hash it costs the same time and is false (S1). */
  matches(secret: string, phc: string | undefined): Promise<boolean>;
}

export interface Cost {
  /** KiB of memory. */
  memory: number;
  passes: number;
}

/** OWASP's floor for argon2id. */
export const usualCost: Cost = { memory: 19_456, passes: 2 };

export function openPasswords(cost: Cost = usualCost, lanes = 2): Passwords {
  const waiting: (() => void)[] = [];
  let busy = 0;

  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (busy >= lanes) await new Promise<void>((free) => waiting.push(free));
    else busy += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else busy -= 1;
    }
  }

  const run = (secret: string, nonce: Buffer, with_: Cost): Promise<Buffer> =>
    inTurn(() =>
      derive('argon2id', {
        // NFC, so that the same password typed on another keyboard is the same bytes (SP 800-63B-4).
        message: Buffer.from(secret.normalize('NFC')),
        nonce,
        memory: with_.memory,
        passes: with_.passes,
        parallelism: 1,
        tagLength: 32,
      }),
    );

  return {
    async hash(secret) {
      const salt = randomBytes(16);
      const tag = await run(secret, salt, cost);
      return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=1$${base64(salt)}$${base64(tag)}`;
    },
    async matches(secret, phc) {
      const parts = phc?.match(/^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$([^$]+)\$([^$]+)$/);
      if (!parts) {
        await run(secret, randomBytes(16), cost);
        return false;
      }
      const tag = Buffer.from(parts[4]!, 'base64');
      const found = await run(secret, Buffer.from(parts[3]!, 'base64'), {
        memory: Number(parts[1]),
        passes: Number(parts[2]),
      });
      return found.length === tag.length && timingSafeEqual(found, tag);
    },
  };
}

const base64 = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');
