import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signIn } from '../../src/accounts/sign-in.ts';
import { minutes, seconds } from '../../src/kernel/clock.ts';
import { openDoor } from '../../src/web/door.ts';
import { demoPassword, testPortal } from '../portal.ts';
import type { TestPortal } from '../portal.ts';
import { Browser } from '../visit.ts';

/** S14 to S17, A-028 to A-030: what a session is, and everything that must end it. */
let portal: TestPortal;
beforeAll(async () => void (portal = await testPortal()));
afterAll(() => portal.close());
beforeEach(() => portal.clock.forward(minutes(1)));

/** Another browser with the same cookies: somebody who copied them. */
function copyOf(browser: Browser): Browser {
  const copy = new Browser(portal);
  for (const [name, value] of browser.cookies) copy.cookies.set(name, value);
  return copy;
}
const isIn = async (browser: Browser, path: string): Promise<boolean> => {
  const shown = await browser.get(path, { 'x-portico': '1' });
  return shown.status === 200;
};
async function somebody(username: string): Promise<Browser> {
  const browser = new Browser(portal);
  await browser.signIn(username);
  expect(await isIn(browser, '/home')).toBe(true);
  return browser;
}

describe('a session id is given at sign-in and dies with it (A-028)', () => {
  it('A-028: a planted session, also one that is alive, is replaced and dead afterwards', async () => {
    const planted = await somebody('ben');
    const victim = copyOf(planted);
    await victim.get('/help');
    await victim.post('/sign-in', { username: 'ann', password: demoPassword });
    expect(victim.cookies.get('portico-session')).not.toBe(planted.cookies.get('portico-session'));
    expect(await isIn(planted, '/home')).toBe(false);
    expect(await isIn(victim, '/home')).toBe(true);
  });

  it('A-028: a wrong try changes nothing for the session that is there', async () => {
    const owner = await somebody('ann');
    await owner.post('/sign-in', { username: 'ann', password: 'wrong, wrong, wrong' });
    expect(await isIn(owner, '/home')).toBe(true);
  });

  it('A-028: for staff, each step ends what the browser held before', async () => {
    const open = new Browser(portal);
    await open.signInStaff('desk');
    const planted = copyOf(open);
    await open.post('/staff/sign-in', { username: 'nurse', password: demoPassword });
    expect(await isIn(planted, '/staff')).toBe(false);
    expect(open.page.heading).toBe('One-time code');
  });

  it('A-028: ids are 256 random bits, and the database holds no id that opens anything', async () => {
    const owner = await somebody('ann');
    const id = owner.cookies.get('portico-session')!;
    expect(Buffer.from(id, 'base64url')).toHaveLength(32);
    const rows = await portal.look<{ row: string }>('select s::text as row from session s');
    expect(rows.map(({ row }) => row).join()).not.toContain(id);
    for (const { row } of rows) {
      const hash = /\\x([0-9a-f]{64})/.exec(row)![1]!;
      const thief = new Browser(portal);
      for (const form of [hash, Buffer.from(hash, 'hex').toString('base64url')]) {
        thief.cookies.set('portico-session', form);
        expect(await isIn(thief, '/home')).toBe(false);
      }
    }
  });
});

describe('fifteen minutes (S14, A-029)', () => {
  it.each(['2026-11-01T05:50:00Z', '2026-11-01T06:50:00Z', '2027-03-14T06:50:00Z', '2026-12-31T23:50:00Z', '2028-02-28T23:50:00Z'])(
    'S14: 14:59 and 15:00, over the change of the clocks and of the day: %s', async (start) => {
      portal.clock.set(start);
      const owner = await somebody('ann');
      portal.clock.forward(minutes(15) - seconds(1));
      expect(await isIn(owner, '/home')).toBe(true);
      portal.clock.forward(minutes(15) - seconds(1));
      expect(await isIn(owner, '/session')).toBe(true);
      portal.clock.forward(seconds(1));
      expect(await isIn(owner, '/session')).toBe(false);
      portal.clock.set('2028-03-01T15:00:00Z');
    });

  it('A-029: neither polling in two tabs, nor pages for everyone, nor what the browser says of the time keeps it alive', async () => {
    const owner = await somebody('ann');
    const second = copyOf(owner);
    for (let minute = 1; minute < 15; minute++) {
      portal.clock.forward(minutes(1));
      await owner.get('/session', { date: 'Wed, 01 Jan 2020 00:00:00 GMT', purpose: 'prefetch' });
      await second.get('/session');
      await second.get('/help');
      await second.get('/readyz');
    }
    portal.clock.forward(minutes(1) - seconds(1));
    expect(await isIn(second, '/session')).toBe(true);
    portal.clock.forward(seconds(1));
    expect(await isIn(second, '/session')).toBe(false);
    expect(await isIn(owner, '/home')).toBe(false);
  });

  it('A-029: a laptop that slept for a night wakes up signed out, and a clock that went back opens nothing again', async () => {
    const owner = await somebody('ann');
    portal.clock.forward(minutes(8 * 60));
    expect(await isIn(owner, '/home')).toBe(false);
    portal.clock.forward(-minutes(8 * 60));
    expect(await isIn(owner, '/home')).toBe(false);
  });
});

describe('a cookie that was copied (A-030)', () => {
  it('A-030: opens nothing after signing out, and after fifteen minutes', async () => {
    const owner = await somebody('ann');
    const thief = copyOf(owner);
    await owner.get('/home');
    await owner.submit('Sign out');
    expect(await isIn(thief, '/home')).toBe(false);
    const idle = copyOf(await somebody('ann'));
    portal.clock.forward(minutes(15));
    expect(await isIn(idle, '/home')).toBe(false);
  });

  it('A-030: opens nothing once the account has ended or is locked', async () => {
    const ended = await somebody('ben');
    await portal.look(`update account set status = 'deactivatedByOrg' where username_key = 'ben'`);
    expect(await isIn(ended, '/home')).toBe(false);
    await portal.look(`update account set status = 'active' where username_key = 'ben'`);
    const locked = await somebody('frank');
    for (let n = 0; n < 5; n++) await signIn(portal, { ip: '192.0.2.1', requestId: null }, { username: 'frank', password: 'wrong, wrong, wrong', userAgent: '' });
    expect(await isIn(locked, '/home')).toBe(false);
  });

  it('A-030: staff who leave are out with their next request', async () => {
    const staff = new Browser(portal);
    await staff.signInStaff('support');
    expect(await isIn(staff, '/staff')).toBe(true);
    await portal.look(`update staff set disabled_at = now() where username_key = 'support'`);
    expect(await isIn(staff, '/staff')).toBe(false);
  });

  it('A-030: opens only the doors of its kind', async () => {
    const owner = await somebody('ann');
    const staff = new Browser(portal);
    await staff.signInStaff('records');
    const mixed = new Browser(portal);
    mixed.cookies.set('portico-staff', owner.cookies.get('portico-session')!);
    mixed.cookies.set('portico-session', staff.cookies.get('portico-staff')!);
    expect([await isIn(mixed, '/home'), await isIn(mixed, '/staff')]).toEqual([false, false]);
  });
});

describe('over TLS (S16, S17, R-18)', () => {
  it('S16: cookies are bound to the host and to TLS, and browsers are told to come by TLS only', async () => {
    const secure = { ...portal, config: { ...portal.config, publicUrl: 'https://portal.example.org' } };
    const app = openDoor(secure);
    const response = await app.request('https://portal.example.org/sign-in', {
      method: 'POST', body: new URLSearchParams({ username: 'ann', password: demoPassword }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://portal.example.org' },
    });
    expect(response.status).toBe(303);
    expect(response.headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
    const cookies = response.headers.getSetCookie();
    expect(cookies.map((line) => line.split('=')[0])).toEqual(['__Host-portico-session', '__Host-portico-device']);
    for (const line of cookies) expect(line).toMatch(/; Path=\/; HttpOnly; SameSite=Lax; Secure/);
    // Without the prefix a cookie is not looked at: a neighbour on plain HTTP could have set it.
    const plain = cookies.map((line) => line.split(';')[0]!.replace('__Host-', '')).join('; ');
    expect((await app.request('https://portal.example.org/home', { headers: { cookie: plain } })).status).toBe(303);
  });
});
