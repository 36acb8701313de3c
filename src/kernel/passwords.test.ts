import { describe, expect, it } from 'vitest';
import { openPasswords } from './passwords.ts';
import { Refused } from './reason.ts';

const cheap = { memory: 64, passes: 1 };

describe('hashing behind a bounded queue (S1, A-095)', () => {
  it('gives so many places to strangers, and each back once', () => {
    const passwords = openPasswords(cheap, { places: 2 });
    const [first, second] = [passwords.takePlace(), passwords.takePlace()];
    expect(passwords.takePlace()).toEqual({ why: { code: 'passwords.busy', facts: {}, next: ['tryAgain'] } });
    if (!('leave' in first) || !('leave' in second)) throw new Error('There was no place');
    first.leave();
    first.leave();
    expect(passwords.takePlace()).toHaveProperty('leave');
    expect(passwords.takePlace()).toHaveProperty('why');
  });

  it('refuses with a Reason what would wait behind too many, and works on afterwards', async () => {
    const passwords = openPasswords(cheap, { lanes: 1, waiting: 3 });
    const results = await Promise.allSettled(Array.from({ length: 6 }, () => passwords.hash('a secret')));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'rejected']);
    const refused = (results[5] as PromiseRejectedResult).reason as Refused;
    expect(refused).toBeInstanceOf(Refused);
    expect(refused.why.code).toBe('passwords.busy');
    expect(await passwords.matches('a secret', await passwords.hash('a secret'))).toBe(true);
  });

  it('leaves the event loop free while it hashes', async () => {
    const passwords = openPasswords({ memory: 65_536, passes: 3 });
    let turns = 0;
    const ticking = setInterval(() => turns++, 1);
    const began = performance.now();
    await passwords.hash('a secret that takes a while');
    const took = performance.now() - began;
    clearInterval(ticking);
    // On the event loop there would be none at all.
    expect(turns).toBeGreaterThan(Math.min(3, took / 20));
  });

  it('A-035: takes a password whole: a last character, a trailing space, emoji, and one spelling of é for the other', async () => {
    const passwords = openPasswords(cheap);
    const long = `${'x'.repeat(255)}y`;
    const phc = await passwords.hash(long);
    expect(await passwords.matches(long, phc)).toBe(true);
    for (const other of [long.slice(0, -1), `${long.slice(0, -1)}z`, `${long} `]) expect(await passwords.matches(other, phc)).toBe(false);
    expect(await passwords.matches('cafe\u0301 del mar 👩‍⚕️', await passwords.hash('caf\u00e9 del mar 👩‍⚕️'))).toBe(true);
    expect(await passwords.matches('cafe del mar 👩‍⚕️', await passwords.hash('caf\u00e9 del mar 👩‍⚕️'))).toBe(false);
  });
});
