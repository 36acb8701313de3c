/** What the desk does for a patient who cannot get in (W4, W5, S3, A-037), through the pages of both. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asSystem, nowhere } from '../src/access/scope.ts';
import { createAccount } from '../src/accounts/accounts.ts';
import { hours, later, seconds } from '../src/kernel/clock.ts';
import { pathOf, queuedMails } from './mails.ts';
import { demoPassword, testPortal } from './portal.ts';
import type { TestPortal } from './portal.ts';
import { codeOn, register, staffBrowser } from './register.ts';
import type { Registered } from './register.ts';
import { Browser } from './visit.ts';

let portal: TestPortal;
let desk: Browser;
beforeAll(async () => {
  portal = await testPortal();
  desk = await staffBrowser(portal, 'desk');
});
afterAll(() => portal.close());

let count = 0;
const newPassword = 'quiet river over stones';
const byPhone = { 'By phone: name, date of birth and one more fact': 'yes' };

interface Holder extends Registered {
  readonly username: string;
  readonly email: string;
}

async function holder({ confirmed = true, locked = false, language = 'en' } = {}): Promise<Holder> {
  const number = ++count;
  const username = `caller.${number}`;
  const person = await register(portal, { language });
  await asSystem(portal, 'test', nowhere, (scope) => createAccount(portal, scope, {
    recordId: person.recordId, kind: 'patient', username, password: demoPassword, question: 'Which street?', answer: 'Elm Hollow', email: `${username}@example.org`, language, confirmed,
  }));
  if (locked) for (let tries = 0; tries < 5; tries++) await new Browser(portal).signIn(username, 'wrong, all wrong');
  return { ...person, username, email: `${username}@example.org` };
}

const isLocked = async (who: Holder): Promise<boolean> => (await new Browser(portal).signIn(who.username)).heading === 'This account is locked';
const screen = (who: Holder) => desk.get(`/staff/patients/${who.recordId}`);

async function codeFor(who: Holder): Promise<string> {
  await portal.look('delete from throttle');
  portal.clock.forward(seconds(40));
  desk = await staffBrowser(portal, 'desk');
  await screen(who);
  await desk.submit('Show a code', byPhone);
  return codeOn(desk);
}

async function enter(code: string): Promise<Browser> {
  const browser = new Browser(portal);
  await browser.get('/');
  await browser.follow('Forgot password?');
  await browser.follow('I have a code from the office');
  await browser.submit('Continue', { 'Code from the office': code });
  return browser;
}

describe('a link or a code from the office (W4)', () => {
  it('W4, A-037: a code ends the lock when the patient has set a new password, and not before; staff see no password', async () => {
    const who = await holder({ locked: true });
    await screen(who);
    expect(desk.page.text).toContain('Locked after failed sign-ins');
    expect(desk.page.has('main input[type=password]')).toBe(false);
    await desk.submit('Show a code', { Comment: 'Called back at the known number' });
    expect(desk.page.text).toContain('Choose how you checked who this is');
    expect(desk.page.document.querySelector('#unlock-comment')!.textContent).toBe('Called back at the known number');
    await desk.submit('Show a code', byPhone);
    const code = codeOn(desk);
    expect(desk.page.text).toContain('shown only now');
    expect(desk.page.text).not.toContain(who.username);
    expect(await isLocked(who)).toBe(true);

    const browser = await enter(code.toLowerCase().replaceAll('-', ' '));
    expect(browser.page.heading).toBe('Choose a new password');
    expect(await isLocked(who)).toBe(true);
    await browser.submit('Save the new password', { 'New password': code });
    expect(browser.page.status).toBe(422);
    await browser.submit('Save the new password', { 'New password': newPassword });
    expect(browser.page.heading).toBe('Your new password is set');
    expect(await isLocked(who)).toBe(false);
    expect((await new Browser(portal).signIn(who.username, newPassword)).path).toBe('/home');
    expect((await queuedMails(portal, who.email)).map(({ kind }) => kind)).toContain('account.passwordReset');
    await screen(who);
    expect(desk.page.text).toContain('StatusActive');
    for (const text of ['Link or code for a new password given', 'Called back at the known number', 'New password set with a link or a code']) expect(desk.page.text).toContain(text);
    const [dump] = await portal.look<{ all: string }>(`select string_agg(r::text, ' ') || (select string_agg(e::text, ' ') from audit_event e) || (select string_agg(e::text, ' ') from account_event e) as all from recovery r`);
    expect(dump!.all).not.toContain(code.replaceAll('-', ''));
  });

  it('W4: a mailed link does the same, asks no question, and works for 24 hours: at the second', async () => {
    const who = await holder({ locked: true });
    await screen(who);
    await desk.submit('Mail a link', byPhone);
    expect(desk.page.text).toContain('The link was mailed');
    const mail = (await queuedMails(portal, who.email)).find(({ kind }) => kind === 'account.unlockLink')!;
    expect(mail.text).not.toContain(who.username);
    const issued = portal.clock.now();
    const open = async () => {
      const browser = new Browser(portal);
      await browser.get(pathOf(mail));
      await browser.submit('Continue');
      return browser;
    };
    portal.clock.set(later(issued, hours(24)));
    expect((await open()).page.status).toBe(410);
    portal.clock.set(later(issued, hours(24) - seconds(1)));
    const browser = await open();
    expect(browser.page.heading).toBe('Choose a new password');
    expect((await open()).page.status).toBe(410);
    await browser.submit('Save the new password', { 'New password': newPassword });
    expect(await isLocked(who)).toBe(false);
  });

  it('W4: a newer one ends the one before; a code works once; a wrong one is told the same', async () => {
    const who = await holder();
    const first = await codeFor(who);
    const second = await codeFor(who);
    const texts = new Set<string>();
    for (const wrong of [first, 'ABCDE-FGHJK-MNPQR-STUVW', 'QQQQQ']) {
      const page = (await enter(wrong)).page;
      expect(page.status).toBe(422);
      texts.add(page.html.replaceAll(wrong, ''));
    }
    expect(texts.size).toBe(1);
    expect((await enter(second)).page.heading).toBe('Choose a new password');
    expect((await enter(second)).page.status).toBe(422);
  });

  it('codes cannot be guessed from one address: thirty an hour', async () => {
    await portal.look('delete from throttle');
    const browser = new Browser(portal);
    for (let tries = 0; tries < 31; tries++) await browser.post('/reset-code', { code: `ABCDE-FGHJK-MNPQR-STU${tries}` });
    expect(browser.page.status).toBe(429);
    await portal.look('delete from throttle');
  });

  it('mails nothing to an address that is not confirmed: the code is left, and the reason is told', async () => {
    const who = await holder({ confirmed: false });
    portal.clock.forward(seconds(40));
    desk = await staffBrowser(portal, 'desk');
    await screen(who);
    expect(desk.page.text).toContain('The address is not confirmed');
    expect(() => desk.page.form('Mail a link', {})).toThrow('No button');
    const { action, values } = desk.page.form('Show a code', byPhone);
    await desk.post(action, { ...values, way: 'mail' });
    expect(desk.page.status).toBe(409);
    expect(await portal.look(`select 1 from mail where recipient = $1`, [who.email])).toEqual([]);
  });

  it('prints the sheet in the patient’s language', async () => {
    const who = await holder({ language: 'es' });
    await screen(who);
    await desk.submit('Show a code', byPhone);
    expect(desk.page.document.querySelector('article')!.getAttribute('lang')).toBe('es');
    expect(desk.page.text).toContain('Código del consultorio');
  });
});

describe('the address and the username (W5)', () => {
  it('W5: corrects the address after an identity check; both addresses hear of it, and it is in the history', async () => {
    const who = await holder();
    await screen(who);
    await desk.submit('Save the address', { 'New email address': 'right@example.org' });
    expect(desk.page.text).toContain('Choose how you checked who this is');
    await desk.submit('Save the address', { ...byPhone, 'New email address': 'no address' });
    expect(desk.page.status).toBe(422);
    await desk.submit('Save the address', { ...byPhone, 'New email address': 'right@example.org' });
    expect(desk.page.text).toContain('The address was changed');
    expect(desk.page.text).toContain('right@example.org (not confirmed)');
    expect((await queuedMails(portal, who.email)).map(({ kind }) => kind)).toEqual(['account.addressLeft']);
    expect((await queuedMails(portal, 'right@example.org')).map(({ kind }) => kind)).toEqual(['account.addressTaken']);
    const [trail] = await portal.look<{ actor_name: string; actor_kind: string }>(`select actor_name, actor_kind from audit_event where action = 'account.address.change' order by id desc limit 1`);
    expect(trail).toEqual({ actor_name: 'desk', actor_kind: 'staff' });
  });

  it('W5: shows the username only after an identity check, and notes that it was told', async () => {
    const who = await holder();
    await screen(who);
    expect(desk.page.text.replaceAll(who.email, '')).not.toContain(who.username);
    await desk.submit('Show the username');
    expect(desk.page.text).toContain('Choose how you checked who this is');
    await desk.submit('Show the username', byPhone);
    expect(desk.page.text).toContain(`The username is ${who.username}`);
    await screen(who);
    expect(desk.page.text).toContain('Username read out');
    expect(await portal.look(`select 1 from audit_event where action = 'username.tell' and record_id = $1`, [who.recordId])).toHaveLength(1);
  });

  it('is for patients with an account alone', async () => {
    const person = await register(portal);
    await desk.get(`/staff/patients/${person.recordId}`);
    expect(desk.page.text).not.toContain('Help the patient back in');
    const csrf = desk.page.document.querySelector('meta[name=csrf]')!.getAttribute('content')!;
    for (const path of ['unlock', 'address', 'username']) {
      await desk.post(`/staff/patients/${person.recordId}/${path}`, { csrf, check: 'photoId', way: 'code', address: 'a@example.org' });
      expect([path, desk.page.status]).toEqual([path, 409]);
    }
  });
});
