import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signIn } from '../../src/accounts/sign-in.ts';
import { sweepAccounts } from '../../src/accounts/sweep.ts';
import { days, hours, minutes, seconds } from '../../src/kernel/clock.ts';
import { demoPassword, testPortal } from '../portal.ts';
import type { TestPortal } from '../portal.ts';
import { Browser } from '../visit.ts';

/** S4, A-011, A-012, A-095: the pace of a source, before the counter of an account. */
let portal: TestPortal;
beforeAll(async () => void (portal = await testPortal()));
afterAll(() => portal.close());
beforeEach(async () => {
  portal.clock.forward(minutes(1));
  await portal.look('delete from sign_in_pace');
  await portal.look('delete from sign_in_counter');
});

const wrong = 'one password for all of them';
const tryFrom = (ip: string, username: string, password = wrong, device?: string) =>
  signIn(portal, { ip, requestId: null }, { username, password, userAgent: '', device });
const codeOf = (answer: Awaited<ReturnType<typeof signIn>>): string => ('why' in answer ? answer.why.code : 'in');
const locks = async (): Promise<number> => (await portal.look('select username_mac from sign_in_counter where locked_at is not null')).length;
const counted = async (): Promise<number> => (await portal.look<{ n: number }>('select coalesce(sum(failures), 0)::int as n from sign_in_counter'))[0]!.n;

async function cookieOf(username: string): Promise<string> {
  const answer = await tryFrom('192.0.2.200', username, demoPassword);
  if (!('device' in answer)) throw new Error(`${username} could not sign in: ${codeOf(answer)}`);
  return answer.device;
}

describe('one source over many usernames (S4, A-011)', () => {
  it('A-011: one password for a thousand names from one address: twenty are looked at, no account locks', async () => {
    const answers = [];
    for (let n = 0; n < 1000; n += 50) answers.push(...await Promise.all(Array.from({ length: 50 }, (_, i) => tryFrom('192.0.2.1', `name.${n + i}`))));
    const looked = answers.filter((answer) => codeOf(answer) === 'signIn.wrong').length;
    // The first beyond the budget is looked at too: it is what makes the source wait.
    expect(looked).toBe(21);
    expect(answers.filter((answer) => codeOf(answer) === 'signIn.slow')).toHaveLength(979);
    expect(await counted()).toBe(21);
    expect(await locks()).toBe(0);
  });

  it('A-011: from fifty addresses of one network the network waits too', async () => {
    let looked = 0;
    for (let house = 1; house <= 50; house++)
      for (let n = 0; n < 10; n++) if (codeOf(await tryFrom(`192.0.2.${house}`, `name.${house}.${n}`)) === 'signIn.wrong') looked++;
    expect(looked).toBe(201);
    expect(codeOf(await tryFrom('198.51.100.1', 'name.1.1'))).toBe('signIn.wrong');
  });

  it('takes the first 64 bits of IPv6 for one address, and the first 48 for its network', async () => {
    for (let n = 0; n < 21; n++) await tryFrom(`2001:db8:1:2::${n + 1}`, `name.${n}`);
    expect(codeOf(await tryFrom('2001:db8:1:2:ffff::1', 'name.x'))).toBe('signIn.slow');
    expect(codeOf(await tryFrom('2001:db8:1:3::1', 'name.x'))).toBe('signIn.wrong');
    const networks = await portal.look('select key from sign_in_pace where most = 200');
    expect(networks).toHaveLength(1);
  });

  it('locks four accounts at most from one address, however it tries', async () => {
    for (let n = 0; n < 100; n++) await tryFrom('192.0.2.1', `victim.${Math.floor(n / 5)}`);
    expect(await locks()).toBe(4);
  });

  it('waits twice as long each time, up to an hour; being turned away makes it no longer', async () => {
    for (let n = 0; n < 20; n++) await tryFrom('192.0.2.1', `name.${n}`);
    const waits = [];
    for (let n = 0; n < 9; n++) {
      expect(codeOf(await tryFrom('192.0.2.1', `later.${n}`))).toBe('signIn.wrong');
      const answer = await tryFrom('192.0.2.1', 'turned.away');
      if (!('why' in answer) || answer.why.code !== 'signIn.slow') throw new Error('It was let through');
      const until = answer.why.until!;
      waits.push((until.getTime() - portal.clock.now().getTime()) / 1000);
      portal.clock.set(new Date(until.getTime() - 1000));
      expect(codeOf(await tryFrom('192.0.2.1', 'turned.away'))).toBe('signIn.slow');
      portal.clock.set(until);
    }
    expect(waits.slice(0, 7)).toEqual([30, 60, 120, 240, 480, 960, 1920]);
    expect(Math.max(...waits)).toBe(3600);
  });

  it('runs dry with time: a day later the budget is whole again', async () => {
    for (let n = 0; n < 21; n++) await tryFrom('192.0.2.1', `name.${n}`);
    portal.clock.forward(hours(26));
    for (let n = 0; n < 21; n++) expect(codeOf(await tryFrom('192.0.2.1', `again.${n}`))).toBe('signIn.wrong');
    expect(codeOf(await tryFrom('192.0.2.1', 'again.x'))).toBe('signIn.slow');
  });

  it('costs a clinic behind one address nothing when people mistype and then are right', async () => {
    for (let round = 0; round < 15; round++) {
      for (let n = 0; n < 3; n++) expect(codeOf(await tryFrom('192.0.2.9', 'ann'))).toBe('signIn.wrong');
      expect(codeOf(await tryFrom('192.0.2.9', 'ann', demoPassword))).toBe('in');
    }
    expect((await portal.look<{ tries: number }>('select max(tries) as tries from sign_in_pace'))[0]!.tries).toBe(0);
  });

  it('is not washed clean by an account of one’s own', async () => {
    let looked = 0;
    for (let n = 0; n < 60; n++) {
      if (n % 5 === 4) await tryFrom('192.0.2.1', 'ben', demoPassword);
      else if (codeOf(await tryFrom('192.0.2.1', `name.${n}`)) === 'signIn.wrong') looked++;
    }
    expect(looked).toBe(21);
    // Nor by failing on it elsewhere: only tries of this place come back.
    await portal.look('delete from sign_in_pace');
    const device = await cookieOf('ben');
    for (let n = 0; n < 4; n++) await tryFrom('203.0.113.5', 'ben', wrong, device);
    for (let n = 0; n < 20; n++) await tryFrom('192.0.2.1', `name.${n}`);
    expect(codeOf(await tryFrom('192.0.2.1', 'ben', demoPassword))).toBe('in');
    expect(codeOf(await tryFrom('192.0.2.1', 'name.a'))).toBe('signIn.wrong');
    expect(codeOf(await tryFrom('192.0.2.1', 'name.b'))).toBe('signIn.slow');
  });
});

describe('the owner of an account while a stranger tries (A-012)', () => {
  it('gets in on a device that is known, at the very address the stranger tries from', async () => {
    const device = await cookieOf('ann');
    for (let n = 0; n < 30; n++) await tryFrom('192.0.2.1', `name.${n}`);
    expect(codeOf(await tryFrom('192.0.2.1', 'ann', demoPassword))).toBe('signIn.slow');
    expect(codeOf(await tryFrom('192.0.2.1', 'ann', demoPassword, device))).toBe('in');
  });

  it('is known for that account only, and by a cookie that this portal signed', async () => {
    const device = await cookieOf('ann');
    for (let n = 0; n < 30; n++) await tryFrom('192.0.2.1', `name.${n}`);
    expect(codeOf(await tryFrom('192.0.2.1', 'ben', demoPassword, device))).toBe('signIn.slow');
    for (const forged of [`${device.split('.')[0]}.x`, device.slice(0, -1), `${'a'.repeat(43)}.${device.split('.')[1]}`, '', '.'])
      expect(codeOf(await tryFrom('192.0.2.1', 'ann', demoPassword, forged))).toBe('signIn.slow');
  });

  it('S4: a device over many usernames waits as well, wherever it goes', async () => {
    const device = await cookieOf('ann');
    let looked = 0;
    for (let n = 0; n < 20; n++) if (codeOf(await tryFrom(`192.0.${n}.1`, `name.${n}`, wrong, device)) === 'signIn.wrong') looked++;
    expect(looked).toBe(11);
  });

  it('S3: a known device opens no account that is locked', async () => {
    const device = await cookieOf('ben');
    for (let n = 0; n < 5; n++) await tryFrom(`198.51.${n}.1`, 'ben');
    expect(codeOf(await tryFrom('192.0.2.1', 'ben', demoPassword, device))).toBe('signIn.locked');
  });

  it('keeps the cookie of the device over sign-out, and shows the wait with its time in both languages', async () => {
    const owner = new Browser(portal, '192.0.2.1');
    await owner.signIn('ann');
    expect(owner.cookies.get('portico-device')).toMatch(/^[\w-]{43}\.[\w-]{43}$/);
    await owner.submit('Sign out');
    expect(owner.cookies.has('portico-device')).toBe(true);
    portal.clock.set('2026-11-25T15:00:00Z');
    const stranger = new Browser(portal, '192.0.2.1');
    await stranger.get('/');
    for (let n = 0; n < 22; n++) await stranger.post('/sign-in', { username: `name.${n}`, password: wrong });
    expect(stranger.page.status).toBe(429);
    expect(stranger.page.headers.get('retry-after')).toBe('30');
    expect(stranger.page.heading).toBe('Please wait before the next try');
    expect(stranger.page.text).toContain('You can try again at 10:01 a.m. EST.');
    stranger.cookies.set('portico-language', 'es');
    expect((await stranger.post('/sign-in', { username: 'ann', password: demoPassword })).text).toContain('Puede intentarlo de nuevo a partir de: 10:01 a. m. EST.');
    expect((await owner.signIn('ann')).path).toBe('/home');
  });
});

describe('what a flood leaves behind (S4, F-64, A-095)', () => {
  it('writes one audit entry for each wait, none for each try that was turned away', async () => {
    const entries = async (): Promise<number> => (await portal.look(`select id from audit_event where action = 'signIn.slow'`)).length;
    const before = await entries();
    for (let n = 0; n < 300; n++) await tryFrom('192.0.2.1', `name.${n}`);
    expect(await entries() - before).toBe(1);
    portal.clock.forward(seconds(30));
    await tryFrom('192.0.2.1', 'name.x');
    const [entry] = await portal.look<{ details: { refused: number; waits: number }; row: string }>(
      `select details, audit_event::text as row from audit_event where action = 'signIn.slow' order by id desc limit 1`);
    expect(entry!.details).toMatchObject({ refused: 279, waits: 60 });
    expect(entry!.row).not.toContain('name.');
  });

  it('keeps no address and no username readable, and is swept', async () => {
    for (let n = 0; n < 3; n++) await tryFrom('192.0.2.1', 'nobody.at.all');
    await tryFrom('192.0.2.2', 'carla');
    const kept = JSON.stringify(await portal.look('select p::text from sign_in_pace p union all select c::text from sign_in_counter c union all select d::text from known_device d'));
    for (const readable of ['192.0.2', 'nobody', 'carla']) expect(kept).not.toContain(readable);
    portal.clock.forward(days(2));
    await sweepAccounts(portal);
    expect(await portal.look('select key from sign_in_pace')).toHaveLength(0);
    expect(await portal.look('select username_mac from sign_in_counter')).toHaveLength(2);
    portal.clock.forward(days(89));
    await sweepAccounts(portal);
    expect(await portal.look('select known from sign_in_counter')).toEqual([{ known: true }]);
    expect(await portal.look('select device_hash from known_device')).not.toHaveLength(0);
    portal.clock.forward(days(90));
    await sweepAccounts(portal);
    expect(await portal.look('select device_hash from known_device')).toHaveLength(0);
  });

  it('A-095: turns strangers away when too many passwords wait, before anything is counted', async () => {
    const full: TestPortal = { ...portal, passwords: { ...portal.passwords, takePlace: () => ({ why: { code: 'passwords.busy', facts: {}, next: ['tryAgain'] } }) } };
    expect(codeOf(await signIn(full, { ip: '192.0.2.1', requestId: null }, { username: 'ann', password: demoPassword, userAgent: '' }))).toBe('passwords.busy');
    expect(await counted()).toBe(0);
    expect(await portal.look('select key from sign_in_pace')).toHaveLength(0);
  });
});
