import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { minutes, seconds } from '../kernel/clock.ts';
import { demoPassword, testPortal } from '../../test/portal.ts';
import type { TestPortal } from '../../test/portal.ts';
import { Browser, totpAt } from '../../test/visit.ts';

let portal: TestPortal;
beforeAll(async () => void (portal = await testPortal()));
afterAll(() => portal.close());
beforeEach(() => portal.clock.forward(minutes(5)));

const now = (): Promise<string> => totpAt(portal.clock.now());

async function withPassword(username: string, password = demoPassword): Promise<Browser> {
  const browser = new Browser(portal);
  await browser.get('/staff/sign-in');
  await browser.submit('Sign in', { Username: username, Password: password });
  return browser;
}

describe('Staff sign in with a password and a one-time code (S21, W1)', () => {
  it('lands on a start page that shows what the role may do', async () => {
    const browser = new Browser(portal);
    const page = await browser.signInStaff('desk');
    expect(page.heading).toBe('Hello, Priya Raman');
    expect(page.text).toContain('Front desk, Larkspur Health Downtown');
    expect(page.link('Find a patient')).toBe('/staff/patients');
    expect(page.text).not.toContain('Items on hold');
  });

  it('goes on to the page somebody was on their way to, and to no other site', async () => {
    const browser = new Browser(portal);
    await browser.get('/staff?from=letter');
    expect(browser.page.form('Sign in', {}).values.to).toBe('/staff?from=letter');
    await browser.submit('Sign in', { Username: 'nurse', Password: demoPassword });
    expect(browser.page.form('Sign in', {}).values.to).toBe('/staff?from=letter');
    for (const to of ['//evil.example', 'https://evil.example', '/home', '/staffing']) {
      await browser.get(`/staff/sign-in?to=${encodeURIComponent(to)}`);
      expect(browser.page.form('Sign in', {}).values.to).toBe('');
    }
  });

  it('gives each step a token of its own; the first opens nothing but the second (S24, A-008)', async () => {
    const browser = await withPassword('doctor');
    const pending = new Map(browser.cookies);
    expect(browser.page.heading).toBe('One-time code');
    expect((await new Browser(portal).get('/staff/code')).heading).toBe('Staff sign-in');
    await browser.submit('Sign in', { 'One-time code': await now() });
    expect(browser.page.path).toBe('/staff');
    expect(browser.cookies.get('portico-staff')).not.toBe(pending.get('portico-staff'));
    const thief = new Browser(portal);
    for (const [name, value] of pending) thief.cookies.set(name, value);
    expect((await thief.get('/staff')).heading).toBe('Staff sign-in');
    expect((await thief.get('/staff/code')).heading).toBe('Staff sign-in');
  });

  it('lets the first step live ten minutes, whatever is done meanwhile', async () => {
    const browser = await withPassword('doctor');
    portal.clock.forward(minutes(9));
    expect((await browser.get('/staff/code')).heading).toBe('One-time code');
    portal.clock.forward(minutes(1));
    expect((await browser.get('/staff/code')).heading).toBe('Staff sign-in');
  });

  it('takes a code of the step before and after, and none further away (A-034)', async () => {
    for (const [away, heading] of [[-60, 'One-time code'], [60, 'One-time code'], [-30, 'Hello, Jonah Bexley'], [30, 'Hello, Jonah Bexley']] as const) {
      portal.clock.forward(minutes(5));
      const browser = await withPassword('support');
      const code = await totpAt(new Date(portal.clock.now().getTime() + seconds(away)));
      expect((await browser.submit('Sign in', { 'One-time code': code })).heading).toBe(heading);
    }
  });

  it('takes a code once, also when it comes twice at the same moment (A-034)', async () => {
    const code = await now();
    const browsers = [await withPassword('records'), await withPassword('records'), await withPassword('records')];
    const pages = await Promise.all(browsers.map((browser) => browser.submit('Sign in', { 'One-time code': code })));
    expect(pages.map((page) => page.heading).sort()).toEqual(['Hello, Gloria Whitcombe', 'One-time code', 'One-time code']);
    expect(pages.find((page) => page.heading === 'One-time code')!.text).toContain('was used before');
  });

  it('shows a wrong code its own error, linked to its field', async () => {
    const browser = await withPassword('alvarez');
    await browser.submit('Sign in', { 'One-time code': '' });
    expect(browser.page.link('Enter the six digits')).toBe('#code');
    await browser.submit('Sign in', { 'One-time code': '12 ab' });
    expect(browser.page.status).toBe(422);
    expect(browser.page.text).toContain('You can try 4 more times');
  });
});

describe('One counter of five stands before a staff account (S2, A-034)', () => {
  it('locks after five wrong passwords, known or unknown, in the same words (S1)', async () => {
    const texts: string[] = [];
    for (const name of ['novak', 'nobody.here']) {
      for (let tries = 1; tries <= 5; tries++) await withPassword(name, 'wrong password, wrong');
      const browser = await withPassword(name);
      expect(browser.page.status).toBe(403);
      texts.push(browser.page.text);
    }
    expect(texts[0]).toBe(texts[1]);
    expect(texts[0]).toContain('Ask an administrator');
  });

  it('counts wrong codes and wrong passwords together; a right password resets nothing', async () => {
    await withPassword('haddad', 'wrong password, wrong');
    await withPassword('haddad', 'wrong password, wrong');
    for (let tries = 1; tries <= 2; tries++) {
      const browser = await withPassword('haddad');
      await browser.submit('Sign in', { 'One-time code': '000000' });
      expect(browser.page.heading).toBe('One-time code');
    }
    const last = await withPassword('haddad');
    await last.submit('Sign in', { 'One-time code': '000000' });
    expect(last.page.heading).toBe('This account is locked');
    expect((await withPassword('haddad')).page.heading).toBe('This account is locked');
    expect((await last.get('/staff/code')).heading).toBe('Staff sign-in');
  });

  it('starts again at nothing after a whole sign-in', async () => {
    for (let tries = 1; tries <= 4; tries++) await withPassword('osman', 'wrong password, wrong');
    await new Browser(portal).signInStaff('osman');
    for (let tries = 1; tries <= 4; tries++) await withPassword('osman', 'wrong password, wrong');
    portal.clock.forward(minutes(1));
    expect((await new Browser(portal).signInStaff('osman')).heading).toBe('Hello, Leila Osman, MD');
  });

  it('lets fifty guesses at once through five times at most (A-013)', async () => {
    const code = await now();
    const browser = await withPassword('tran');
    const guesses = Array.from({ length: 50 }, (_, index) => String(100_000 + index)).filter((guess) => guess !== code);
    const { action, values } = browser.page.form('Sign in', {});
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answers = await Promise.all(guesses.map((guess) => portal.app.request(`http://127.0.0.1:3000${action}`, {
      method: 'POST', headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({ ...values, code: guess }).toString(),
    })));
    expect(answers.filter((answer) => answer.status === 422).length).toBeLessThanOrEqual(4);
    expect((await withPassword('tran')).page.heading).toBe('This account is locked');
  });

  it('is a counter of its own: locking a person locks no member of staff of that name', async () => {
    const stranger = new Browser(portal);
    for (let tries = 1; tries <= 5; tries++) await stranger.signIn('nurse', 'wrong password, wrong');
    expect(stranger.page.heading).toBe('This account is locked');
    expect((await new Browser(portal).signInStaff('nurse')).heading).toBe('Hello, Tomas Lindgren, RN');
  });

  it('leaves audit entries of every step, without what was typed (R-06)', async () => {
    const rows = await portal.look<{ action: string; outcome: string; actor_kind: string; row: string }>(
      `select action, outcome, actor_kind, audit_event::text as row from audit_event where action like 'staff.%' and action <> 'staff.add' order by id`);
    expect(rows.map((row) => `${row.action} ${row.outcome}`)).toEqual(expect.arrayContaining([
      'staff.password success', 'staff.password failure', 'staff.code failure', 'staff.signIn success', 'staff.lock success']));
    expect(rows.find((row) => row.action === 'staff.signIn')!.actor_kind).toBe('staff');
    expect(rows.some((row) => row.row.includes('wrong password'))).toBe(false);
  });
});
