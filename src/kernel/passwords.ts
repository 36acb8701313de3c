/**
 * Passwords and security answers are kept as argon2id hashes in PHC form and never in any other. Hashing runs on the
 * threads of libuv, off the event loop, and at most `lanes` at a time behind a queue of bounded length: a flood of
 * sign-ins takes neither the memory of the machine nor the pages of those who are signed in.
 */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';
import { reason, Refused } from './reason.ts';
import type { Reason } from './reason.ts';

declare module './reason.ts' {
  interface ReasonFacts {
    'passwords.busy': Record<string, never>;
  }
}

const derive = promisify(argon2);

export interface Passwords {
  /** PHC string of the secret, e.g. `$argon2id$v=19$m=19456,t=2,p=1$…$…`. Throws Refused when the queue is full. */
  hash(secret: string): Promise<string>;
  /** True when the secret belongs to the hash. With no hash it costs the same time and is false (S1). Throws Refused when the queue is full. */
  matches(secret: string, phc: string | undefined): Promise<boolean>;
  /**
   * A place in the queue for a door that strangers may try, taken before anything is counted: who gets one is looked
   * at, who gets none is told so. `leave` gives the place back; it must be called.
   */
  takePlace(): { leave(): void } | { why: Reason<'passwords.busy'> };
}

export interface Cost {
  /** KiB of memory. */
  memory: number;
  passes: number;
}

export interface Room {
  /** Hashes at the same time. libuv has four threads; files and names need some of them. */
  lanes?: number;
  /** Places for strangers: a second or two of work. */
  places?: number;
  /** How many may wait at all. Those behind the places of strangers are signed in, or hold a link or a code of ours. */
  waiting?: number;
}

/** OWASP's floor for argon2id. */
export const usualCost: Cost = { memory: 19_456, passes: 2 };

export function openPasswords(cost: Cost = usualCost, room: Room = {}): Passwords {
  const { lanes = Math.max(1, Math.min(2, availableParallelism() - 1)), places = 64, waiting: longest = 256 } = room;
  const waiting: (() => void)[] = [];
  let busy = 0;
  let taken = 0;

  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (busy >= lanes) {
      if (waiting.length >= longest) throw new Refused(tooBusy());
      await new Promise<void>((free) => waiting.push(free));
    } else busy += 1;
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
    takePlace() {
      if (taken >= places) return { why: tooBusy() };
      taken += 1;
      let left = false;
      return {
        leave() {
          if (!left) taken -= 1;
          left = true;
        },
      };
    },
  };
}

const tooBusy = (): Reason<'passwords.busy'> => reason('passwords.busy', {}, ['tryAgain']);

const base64 = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');
