import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testDay, testPortal } from '../../../test/portal.ts';
import type { TestPortal } from '../../../test/portal.ts';
import { Browser } from '../../../test/visit.ts';
import { minutes } from '../../kernel/clock.ts';

const phone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1';

let portal: TestPortal;
let ann: Browser;

beforeAll(async () => void (portal = await testPortal()));
afterAll(() => portal.close());
beforeEach(async () => {
  portal.clock.set(testDay);
  await portal.look('delete from session; delete from sign_in_counter');
  ann = new Browser(portal);
  await ann.signIn('ann');
});

async function onPhone(username: string): Promise<Browser> {
  const browser = new Browser(portal);
  await browser.post('/sign-in', { username, password: 'correct horse battery' }, { 'user-agent': phone });
  await portal.look(`update session set ip = '203.0.113.77' where user_agent = $1`, [phone]);
  return browser;
}

const isIn = async (browser: Browser): Promise<boolean> => (await browser.get('/home')).path === '/home' && browser.page.has('.pt-body--patient');
const rowsOf = (browser: Browser): string[] => [...browser.page.document.querySelectorAll('.pt-row')].map((row) => (row.textContent ?? '').replace(/\s+/g, ' ').trim());
const historyOf = (browser: Browser): string[] => [...browser.page.document.querySelectorAll('#history .pt-row')].map((row) => (row.textContent ?? '').replace(/\s+/g, ' ').trim());

describe('Where you are signed in (S13)', () => {
  it('S13: each session with its device in words, the address without its end, and the times; this one is marked', async () => {
    const other = await onPhone('ann');
    portal.clock.forward(minutes(3));
    await other.get('/home');
    portal.clock.forward(minutes(1));
    await ann.get('/preferences/sessions');
    const [mine, theirs] = rowsOf(ann);
    expect(mine).toContain('This one');
    expect(theirs).toContain('Safari on iPhone');
    expect(theirs).toContain('since November 24, 2026, 10:00 a.m. EST');
    expect(theirs).toContain('last used November 24, 2026, 10:03 a.m. EST');
    expect(theirs).toContain('from the address 203.0.x.x');
    expect(ann.page.html).not.toContain('203.0.113');
    expect((await ann.get('/preferences')).text).toContain('On 2 devices or browsers');
  });

  it('S13: a session that is over by the clock is not shown', async () => {
    await onPhone('ann');
    portal.clock.forward(minutes(14));
    await ann.get('/home');
    portal.clock.forward(minutes(1));
    await ann.get('/preferences/sessions');
    expect(ann.page.text).not.toContain('Safari on iPhone');
  });

  it('S13: ending one ends that one (A-030)', async () => {
    const other = await onPhone('ann');
    await ann.get('/preferences/sessions');
    const button = [...ann.page.document.querySelectorAll('button')].map((one) => (one.textContent ?? '').replace(/\s+/g, ' ').trim()).find((text) => text.includes('Safari on iPhone'))!;
    expect(button).toContain('End this session');
    await ann.submit(button);
    expect(ann.page.text).toContain('That session has ended.');
    expect(await isIn(other)).toBe(false);
    expect(await isIn(ann)).toBe(true);
  });

  it('A-002: nobody ends the session of somebody else, nor one that never was', async () => {
    const ben = await onPhone('ben');
    await ann.get('/preferences/sessions');
    expect(ann.page.text).not.toContain('Safari on iPhone');
    const csrf = ann.page.document.querySelector('meta[name=csrf]')!.getAttribute('content')!;
    const [theirs] = await portal.look<{ id: string }>(`select s.id from session s join account a on a.id = s.account_id where a.username_key = 'ben'`);
    for (const id of [theirs!.id, '00000000-1111-8222-9333-444444444444', 'x', ''])
      expect((await ann.post('/preferences/sessions', { csrf, session: id })).status).toBe(404);
    expect(await isIn(ben)).toBe(true);
  });

  it('S13: "Sign out everywhere" ends all, this one too', async () => {
    const other = await onPhone('ann');
    const ben = await onPhone('ben');
    await ann.get('/preferences/sessions');
    await ann.submit('Sign out everywhere');
    expect(ann.page.heading).toBe('You are signed out');
    expect(ann.page.headers.get('clear-site-data')).toContain('storage');
    expect([await isIn(ann), await isIn(other), await isIn(ben)]).toEqual([false, false, true]);
  });

  it('S13: says what to do if it was not you', async () => {
    await ann.get('/preferences/sessions');
    expect(ann.page.text).toContain('If something here was not you');
    expect(ann.page.link('Change password')).toBe('/preferences/password');
  });
});

describe('Sign-in history (S13)', () => {
  it('S13: successes, failures, locks and resets of this account, and of no other', async () => {
    portal.clock.forward(minutes(1));
    await new Browser(portal).signIn('ann', 'wrong');
    for (let tries = 0; tries < 5; tries++) await new Browser(portal).signIn('ben', 'wrong');
    await ann.get('/preferences/sessions');
    expect(historyOf(ann)[0]).toMatch(/^A try to sign in that did not work.*Warning$/);
    expect(historyOf(ann)).toContainEqual(expect.stringMatching(/^Signed inNovember 24/));
    expect(ann.page.text).not.toContain('Locked after failed sign-ins');
    for (let tries = 0; tries < 5; tries++) await new Browser(portal).signIn('ann', 'wrong');
    const desk = new Browser(portal);
    await desk.signInStaff('desk');
    const [record] = await portal.look<{ record_id: string }>(`select record_id from account where username_key = 'ann'`);
    await desk.get(`/staff/patients/${record!.record_id}`);
    await portal.look('delete from sign_in_counter');
    await ann.signIn('ann');
    const stranger = new Browser(portal);
    await stranger.get('/forgot-password');
    await stranger.submit('Send me a link', { Username: 'ann' });
    await ann.get('/preferences/sessions');
    const history = historyOf(ann).join('|');
    expect(history).toContain('Someone asked for a new password');
    expect(history).toContain('Locked after failed sign-ins');
    expect(history).toContain('by the portal');
    expect(history.match(/A try to sign in/g)!.length).toBeGreaterThan(4);
  });

  it('S13: twenty a page, newest first, all of them once', async () => {
    await portal.look(`insert into audit_event (at, actor_kind, actor_name, action, item, outcome, ip)
      select timestamptz '2026-11-01T00:00Z' + step * interval '1 hour', 'anonymous', '', 'signIn', a.id::text, 'failure', '198.51.100.' || step
      from account a, generate_series(1, 45) step where a.username_key = 'carla'`);
    const carla = new Browser(portal);
    await carla.signIn('carla');
    await carla.get('/preferences/sessions');
    const all: string[] = [];
    for (let page = 1; page < 5; page++) {
      const shown = historyOf(carla);
      all.push(...shown);
      if (!carla.page.has('a[rel=next]')) break;
      expect(shown).toHaveLength(20);
      await carla.get(carla.page.document.querySelector('a[rel=next]')!.getAttribute('href')!);
    }
    const [total] = await portal.look<{ count: number }>(`select (select count(*) from audit_event where action = 'signIn' and item = a.id::text)::int
      + (select count(*) from account_event where account_id = a.id)::int as count from account a where username_key = 'carla'`);
    expect(all).toHaveLength(total!.count);
    expect(carla.page.html).not.toContain('198.51.100');
    expect((await carla.get('/preferences/sessions?page=999')).text).toContain('No hay nada más atrás.');
    expect((await carla.get('/preferences/sessions?page=-1')).status).toBe(200);
  });
});
