import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signIn } from '../../src/accounts/sign-in.ts';
import { givePassword } from '../../src/accounts/staff-sign-in.ts';
import { minutes } from '../../src/kernel/clock.ts';
import type { Tx } from '../../src/kernel/db.ts';
import { openDoor } from '../../src/web/door.ts';
import { demoPassword, testPortal, testUrl } from '../portal.ts';
import type { TestPortal } from '../portal.ts';
import { Browser } from '../visit.ts';

/** S1 to S3, A-013, A-014, A-033, A-035: what the sign-in door tells, counts and takes. */
let portal: TestPortal;
beforeAll(async () => void (portal = await testPortal()));
afterAll(() => portal.close());
beforeEach(async () => {
  portal.clock.forward(minutes(1));
  await portal.look('delete from sign_in_pace');
  await portal.look('delete from sign_in_counter');
  await portal.look(`update account set status = 'active'`);
});

const wrong = 'not it, not it at all';
const nowhere = { ip: '192.0.2.1', requestId: null };

/** A portal that counts what a try costs: hashes, statements, and statements that travel with a COMMIT. */
function counting(): { portal: TestPortal; cost: { hashes: number; statements: number; commits: number; transactions: number } } {
  const cost = { hashes: 0, statements: 0, commits: 0, transactions: 0 };
  const counted = (tx: Tx): Tx => ({
    rows: (query) => (cost.statements++, tx.rows(query)),
    row: (query) => (cost.statements++, tx.row(query)),
    run: (query) => (cost.statements++, tx.run(query)),
    withCommit: (query) => (cost.commits++, tx.withCommit(query)),
  });
  return {
    cost,
    portal: {
      ...portal,
      passwords: { ...portal.passwords, matches: (secret, phc) => (cost.hashes++, portal.passwords.matches(secret, phc)) },
      db: { ...portal.db, transaction: (role, work) => (cost.transactions++, portal.db.transaction(role, (tx) => work(counted(tx)))) },
    },
  };
}

describe('the same work whoever is asked for (S1, A-011 "uniform")', () => {
  const tries = async (username: string, password: string, times: number): Promise<object[]> => {
    const costs = [];
    for (let n = 0; n < times; n++) {
      const { portal: counted, cost } = counting();
      await signIn(counted, nowhere, { username, password, userAgent: '' });
      costs.push({ ...cost });
    }
    return costs;
  };

  it('S1: the same hashes and statements for an unknown name, a wrong password, a closed account and a locked one', async () => {
    const known = await tries('carla', wrong, 4);
    await portal.look(`update account set status = 'deactivatedByPatient' where username_key = 'ben'`);
    await portal.settings.current();
    const [one] = known;
    expect(one).toMatchObject({ hashes: 1, transactions: 2, commits: 1 });
    expect(known.every((cost) => JSON.stringify(cost) === JSON.stringify(one))).toBe(true);
    expect(await tries('nobody.at.all', wrong, 4)).toEqual(known);
    expect(await tries('ben', demoPassword, 4)).toEqual(known);
    // The fifth, which locks, and those after it, with the right password too.
    await portal.look('delete from sign_in_pace');
    const locking = await tries('carla', wrong, 2);
    expect(await tries('nobody.at.all', wrong, 2)).toEqual(locking);
    expect(await tries('ben', demoPassword, 2)).toEqual(locking);
    expect(await tries('carla', demoPassword, 1)).toEqual([locking[1]]);
    expect(locking).toEqual([one, one]);
  });

  it('S1: the same for staff', async () => {
    const cost = async (username: string): Promise<object> => {
      const { portal: counted, cost: of } = counting();
      await givePassword(counted, nowhere, { username, password: wrong, userAgent: '' });
      return of;
    };
    for (let n = 0; n < 4; n++) expect(await cost('nobody.of.staff')).toEqual(await cost('doctor'));
    expect(await cost('nobody.of.staff')).toMatchObject({ hashes: 1, transactions: 2 });
  });

  it('S1: the same bytes and headers at each of six tries, but for the name that was typed', async () => {
    const pages: Record<string, string[]> = {};
    for (const name of ['carla', 'nobdy']) {
      const browser = new Browser(portal);
      await browser.get('/');
      pages[name] = [];
      for (let n = 0; n < 6; n++) {
        const shown = await browser.post('/sign-in', { username: name, password: n === 5 ? demoPassword : wrong });
        pages[name].push(`${shown.status} ${[...shown.headers].filter(([key]) => key !== 'date').join()} ${shown.html.length} ${shown.html.replaceAll(name, 'NAME')}`);
      }
      expect(browser.cookies.has('portico-session')).toBe(false);
      expect(browser.cookies.has('portico-device')).toBe(false);
    }
    expect(pages.carla).toEqual(pages.nobdy);
    expect(pages.carla![5]).toBe(pages.carla![4]);
  });
});

describe('one counter of five (S2, S3)', () => {
  const tryAs = (username: string, password = wrong) => signIn(portal, nowhere, { username, password, userAgent: '' });
  const codeOf = (answer: Awaited<ReturnType<typeof tryAs>>): string => ('why' in answer ? answer.why.code : 'in');

  it('A-013: the same name in other letters, widths and spaces has the same counter', async () => {
    for (const name of ['frank', ' FRANK', 'Frank ', 'ｆｒａｎｋ']) expect(codeOf(await tryAs(name))).toBe('signIn.wrong');
    expect(codeOf(await tryAs('frank\t'))).toBe('signIn.locked');
    expect(codeOf(await tryAs('frank', demoPassword))).toBe('signIn.locked');
  });

  it('A-013: the right password as the fifth try lets in, as the sixth it does not', async () => {
    for (let n = 0; n < 4; n++) await tryAs('ann');
    expect(codeOf(await tryAs('ann', demoPassword))).toBe('in');
    for (let n = 0; n < 5; n++) await tryAs('ann');
    expect(codeOf(await tryAs('ann', demoPassword))).toBe('signIn.locked');
  });

  it('A-013: at four failures, fifty at once are decided by one try', async () => {
    for (let n = 0; n < 4; n++) await tryAs('frank');
    const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => signIn(portal, { ip: `192.${n}.2.1`, requestId: null }, { username: 'frank', password: n === 49 ? demoPassword : wrong, userAgent: '' })));
    const codes = answers.map(codeOf);
    expect(codes.filter((code) => code === 'signIn.wrong')).toHaveLength(0);
    // The right one may have been the fifth by chance; more than one is never looked at.
    expect(codes.filter((code) => code === 'in').length).toBeLessThanOrEqual(1);
  });

  it('A-014: nothing but a whole sign-in of that account resets it: no other name, door, page or session', async () => {
    const owner = new Browser(portal);
    await owner.signIn('carla');
    for (let n = 0; n < 4; n++) await tryAs('carla');
    await owner.get('/home');
    expect(codeOf(await tryAs('ben', demoPassword))).toBe('in');
    await new Browser(portal).signInStaff('desk');
    await givePassword(portal, nowhere, { username: 'carla', password: wrong, userAgent: '' });
    await new Browser(portal).get('/forgot-password');
    portal.clock.forward(minutes(60 * 24 * 30));
    expect(codeOf(await tryAs('carla'))).toBe('signIn.locked');
  });

  it('S3: a lock ends the sessions that are open', async () => {
    const owner = new Browser(portal);
    await owner.signIn('ann');
    for (let n = 0; n < 5; n++) await tryAs('ann');
    expect((await owner.get('/home')).heading).toBe('You are signed out');
  });
});

describe('what is typed (A-035)', () => {
  it('A-035: what is longer than any password is answered with 400, without a hash and without a count', async () => {
    const { portal: counted, cost } = counting();
    const door = { ...counted, app: openDoor(counted) };
    for (const path of ['/sign-in', '/staff/sign-in']) {
      const browser = new Browser(door);
      for (const password of ['x'.repeat(1025), 'é'.repeat(600), '🦀'.repeat(257), 'x'.repeat(60_000)]) {
        await browser.post(path, { username: 'ann', password });
        expect(browser.page.status).toBe(400);
        expect(browser.page.text).toContain('A password here has 256 characters or less');
      }
      await browser.post(path, { username: 'ann', password: 'x'.repeat(1_000_000) });
      expect(browser.page.status).toBe(413);
    }
    expect(cost.hashes).toBe(0);
    expect(await portal.look('select username_mac from sign_in_counter')).toHaveLength(0);
    await new Browser(door).post('/sign-in', { username: 'ann', password: '🦀'.repeat(256) });
    expect(cost.hashes).toBe(1);
  });

  it('A-035: NUL, lone surrogates and a name of any length are no trouble', async () => {
    const browser = new Browser(portal);
    expect((await browser.post('/sign-in', { username: 'ann', password: 'a\u0000b' })).status).toBe(400);
    expect((await browser.post('/sign-in', { username: '\ud800 ann', password: wrong })).status).toBe(422);
    expect((await browser.post('/sign-in', { username: 'a'.repeat(20_000), password: wrong })).status).toBe(422);
  });
});

describe('from another site (A-033)', () => {
  const send = (path: string, init: RequestInit) => portal.app.request(`${testUrl}${path}`, init);
  const body = new URLSearchParams({ username: 'ben', password: demoPassword }).toString();
  const type = { 'content-type': 'application/x-www-form-urlencoded' };

  it('A-033: nobody is signed in by a form of another site, whatever it says of itself', async () => {
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { origin: 'https://evil.example' }, { origin: 'null' }] as Record<string, string>[])
      for (const path of ['/sign-in', '/staff/sign-in']) {
        const response = await send(path, { method: 'POST', body, headers: { ...type, ...headers } });
        expect([path, response.status, response.headers.getSetCookie()]).toEqual([path, 403, []]);
      }
  });

  it('A-033: no other kind of body, and no other method, does what a form does', async () => {
    const owner = new Browser(portal);
    await owner.signIn('ann');
    const cookie = [...owner.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    for (const contentType of ['text/plain', 'application/json', 'multipart/form-data; boundary=x'])
      expect((await send('/sign-in', { method: 'POST', body, headers: { 'content-type': contentType, 'sec-fetch-site': 'same-origin' } })).status).toBe(400);
    for (const path of ['/sign-out', '/sign-out?_method=POST']) await send(path, { headers: { cookie, 'x-http-method-override': 'POST' } });
    for (const method of ['PUT', 'DELETE', 'PATCH']) expect((await send('/sign-out', { method, headers: { cookie } })).status).toBe(404);
    expect((await owner.get('/home')).path).toBe('/home');
  });

  it('A-033: nobody is signed out by another site', async () => {
    const owner = new Browser(portal);
    await owner.signIn('ann');
    await owner.post('/sign-out', {}, { 'sec-fetch-site': 'cross-site' });
    expect(owner.page.status).toBe(403);
    expect((await owner.get('/home')).status).toBe(200);
    expect(owner.page.heading).not.toBe('You are signed out');
  });
});
