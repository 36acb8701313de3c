/** Two-step sign-in of persons, as they meet it: through the real handler, page by page. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { days, minutes, seconds } from '../src/kernel/clock.ts';
import { queuedMails } from './mails.ts';
import { demoPassword, testPortal } from './portal.ts';
import type { TestPortal } from './portal.ts';
import { SoftAuthenticator } from './soft-authenticator.ts';
import { Browser, totpAt } from './visit.ts';

let portal: TestPortal;
beforeAll(async () => void (portal = await testPortal('demo', {}, { PORTICO_URL: 'http://localhost:3000' })));
afterAll(() => portal.close());
/** Nobody has a second step, and nobody has failed. */
beforeEach(async () => {
  portal.clock.forward(minutes(2));
  for (const table of ['authenticator_app', 'passkey', 'recovery_code', 'mailed_code', 'trusted_device', 'sign_in_counter', 'mail']) await portal.look(`delete from ${table}`);
});

const now = (secret: string): Promise<string> => totpAt(portal.clock.now(), secret);
const codesOn = (browser: Browser): string[] => [...browser.page.document.querySelectorAll('.pt-codes code')].map((code) => code.textContent ?? '');
const optionsOn = (browser: Browser): string => browser.page.document.querySelector('portico-passkey')!.getAttribute('data-options')!;
const news = async (kind: string): Promise<number> => (await queuedMails(portal)).filter((mail) => mail.kind === kind).length;

async function signedIn(username: string): Promise<Browser> {
  const browser = new Browser(portal);
  await browser.signIn(username);
  expect(browser.page.path).toBe('/home');
  return browser;
}

/** Sets an app up and returns its secret and the recovery codes. */
async function addApp(browser: Browser): Promise<{ secret: string; codes: string[] }> {
  await browser.get('/preferences/two-step/app');
  await browser.submit('Continue', { 'Current password': demoPassword });
  const secret = browser.page.document.querySelector('dd code')!.textContent!.replace(/ /g, '');
  await browser.submit('Save', { 'One-time code': await now(secret) });
  return { secret, codes: codesOn(browser) };
}

async function withPassword(username: string, cookies = new Map<string, string>()): Promise<Browser> {
  const browser = new Browser(portal);
  for (const [name, value] of cookies) browser.cookies.set(name, value);
  await browser.signIn(username);
  return browser;
}

async function turnOff(browser: Browser): Promise<void> {
  await browser.get('/preferences/two-step/off');
  await browser.submit('Turn off two-step sign-in', { 'Current password': demoPassword });
  expect(browser.page.text).toContain('Two-step sign-in is off.');
}

describe('S21: an authenticator app', () => {
  it('is set up after the current password and a right code, and brings ten recovery codes, once', async () => {
    const ann = await signedIn('ann');
    await ann.get('/preferences/two-step');
    expect(ann.page.text).toContain('Two-step sign-in is off');
    await ann.get('/preferences/two-step/app');
    await ann.submit('Continue', {});
    expect(ann.page.text).toContain('Enter your current password');
    await ann.submit('Continue', { 'Current password': 'not mine at all' });
    expect(ann.page.text).toContain('This is not your current password.');
    expect(ann.page.text).toContain('You can try 4 more times.');
    await ann.submit('Continue', { 'Current password': demoPassword });
    expect(ann.page.has('svg[role=img] path')).toBe(true);
    await ann.submit('Save', { 'One-time code': '000000' });
    expect(ann.page.text).toContain('This code is not right');
    expect((await portal.look('select from authenticator_app')).length).toBe(0);
    const { secret, codes } = await addApp(ann);
    expect(codes).toHaveLength(10);
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^[A-HJKMNP-Z2-9]{5}-[A-HJKMNP-Z2-9]{5}$/);
    const stored = JSON.stringify(await portal.look('select a::text, r::text from authenticator_app a, recovery_code r'));
    for (const text of [secret, ...codes, ...codes.map((code) => code.replace('-', ''))]) expect(stored).not.toContain(text);
    expect(await news('factor.appAdded')).toBe(1);
    await turnOff(ann);
  });

  it('is asked for after the password; each code works once, also in the next window (A-034)', async () => {
    const ann = await signedIn('ann');
    const { secret } = await addApp(ann);
    const setupCode = await now(secret);
    const browser = await withPassword('ann');
    expect(browser.page.heading).toBe('One more step');
    expect((await browser.get('/home')).heading).toBe('One more step');
    await browser.submit('Sign in', { 'One-time code': setupCode });
    expect(browser.page.text).toContain('This code is not right, or was used before');
    portal.clock.forward(seconds(60));
    const code = await now(secret);
    await browser.submit('Sign in', { 'One-time code': code });
    expect(browser.page.path).toBe('/home');
    portal.clock.forward(seconds(25));
    const again = await withPassword('ann');
    await again.submit('Sign in', { 'One-time code': code });
    expect(again.page.status).toBe(422);
    portal.clock.forward(seconds(60));
    await again.submit('Sign in', { 'One-time code': await now(secret) });
  });

  it('opens nothing but the second step, for ten minutes, and gives the session a new token (A-008, A-028)', async () => {
    const { secret } = await addApp(await signedIn('ann'));
    portal.clock.forward(minutes(1));
    const browser = await withPassword('ann');
    const pending = browser.cookies.get('portico-session');
    for (const path of ['/results', '/summary', '/preferences/two-step', '/session']) expect((await browser.get(path)).heading).toBe('One more step');
    portal.clock.forward(minutes(10) - seconds(1));
    expect((await browser.get('/sign-in/code')).heading).toBe('One more step');
    portal.clock.forward(seconds(1));
    expect((await browser.get('/sign-in/code')).heading).not.toBe('One more step');
    const fresh = await withPassword('ann');
    expect(fresh.cookies.get('portico-session')).not.toBe(pending);
    const second = fresh.cookies.get('portico-session');
    await fresh.submit('Sign in', { 'One-time code': await now(secret) });
    expect(fresh.cookies.get('portico-session')).not.toBe(second);
    const thief = new Browser(portal);
    thief.cookies.set('portico-session', second!);
    expect((await thief.get('/home')).heading).not.toMatch(/Hello/);
  });

  it('A-014: wrong codes count where wrong passwords count; the fifth locks, and a right password forgives none', async () => {
    const { secret } = await addApp(await signedIn('ben'));
    for (let tries = 0; tries < 4; tries++) {
      const browser = await withPassword('ben');
      await browser.submit('Sign in', { 'One-time code': tries % 2 ? '123456' : 'ABCDE-FGHJK' });
      expect(browser.page.text).toContain(tries === 3 ? 'You can try one more time.' : `You can try ${4 - tries} more times.`);
      expect(browser.page.text).not.toMatch(/recovery code (is|was)|app code/i);
    }
    const last = await withPassword('ben');
    await last.submit('Sign in', { 'One-time code': '999999' });
    expect(last.page.heading).toBe('This account is locked');
    portal.clock.forward(minutes(1));
    expect((await withPassword('ben')).page.heading).toBe('This account is locked');
    expect(secret).toBeTruthy();
  });

  it('thirty codes at once are no more than five tries (A-013)', async () => {
    await addApp(await signedIn('ben'));
    const browser = await withPassword('ben');
    const { action, values } = browser.page.form('Sign in', {});
    const answers = await Promise.all(Array.from({ length: 30 }, async (_, index) => {
      const one = new Browser(portal);
      for (const [name, value] of browser.cookies) one.cookies.set(name, value);
      return (await one.post(action, { ...values, code: String(100000 + index) })).status;
    }));
    expect(answers.filter((status) => status === 422).length).toBeLessThanOrEqual(4);
    expect((await portal.look<{ failures: number }>('select failures from sign_in_counter where locked_at is not null')).length).toBe(1);
  });
});

describe('S21: recovery codes', () => {
  it('work once each, in any spelling; new ones end the old; a mail tells', async () => {
    const { codes } = await addApp(await signedIn('ann'));
    const browser = await withPassword('ann');
    await browser.submit('Sign in', { 'One-time code': ` ${codes[0]!.toLowerCase().replace('-', ' ')} ` });
    expect(browser.page.heading).not.toBe('One more step');
    expect((await queuedMails(portal)).findLast((mail) => mail.kind === 'factor.codeUsed')!.text).toContain('Codes that are left: 9');
    const again = await withPassword('ann');
    await again.submit('Sign in', { 'One-time code': codes[0]! });
    expect(again.page.status).toBe(422);
    await browser.get('/preferences/two-step');
    expect(browser.page.text).toContain('9 codes are left.');
    await browser.get('/preferences/two-step/codes');
    await browser.submit('Make new codes', { 'Current password': demoPassword });
    const fresh = codesOn(browser);
    expect(fresh).toHaveLength(10);
    await again.submit('Sign in', { 'One-time code': codes[1]! });
    expect(again.page.status).toBe(422);
    await again.submit('Sign in', { 'One-time code': fresh[9]! });
    expect(again.page.heading).not.toBe('One more step');
  });

  it('one code sent four times at once opens one session (A-034)', async () => {
    const { codes } = await addApp(await signedIn('ann'));
    const pages = await Promise.all(Array.from({ length: 4 }, () => withPassword('ann')));
    await Promise.all(pages.map((browser) => browser.submit('Sign in', { 'One-time code': codes[3]! })));
    expect(pages.filter((browser) => browser.page.status === 200)).toHaveLength(1);
  });
});

describe('S22: a trusted device', () => {
  it('is not asked for ninety days; it is listed, can be forgotten, and belongs to one account', async () => {
    const { secret } = await addApp(await signedIn('ann'));
    portal.clock.forward(minutes(1));
    const browser = await withPassword('ann');
    await browser.submit('Sign in', { 'One-time code': await now(secret), 'Do not ask on this device for 90 days': 'yes' });
    const cookies = new Map([['portico-trusted', browser.cookies.get('portico-trusted')!]]);
    expect((await withPassword('ann', cookies)).page.heading).not.toBe('One more step');
    expect((await withPassword('ann')).page.heading).toBe('One more step');

    const since = portal.clock.now();
    portal.clock.forward(days(90) - seconds(1));
    const kept = await withPassword('ann', cookies);
    expect(kept.page.heading).not.toBe('One more step');
    await kept.get('/preferences/two-step');
    expect(kept.page.text).toContain('A browser we do not know');
    portal.clock.set(new Date(since.getTime() + days(90)));
    expect((await withPassword('ann', cookies)).page.heading).toBe('One more step');

    portal.clock.forward(minutes(1));
    const other = await withPassword('ann');
    await other.submit('Sign in', { 'One-time code': await now(secret), 'Do not ask on this device for 90 days': 'yes' });
    const fresh = new Map([['portico-trusted', other.cookies.get('portico-trusted')!]]);
    await other.get('/preferences/two-step');
    await other.submit('Ask again here A browser we do not know');
    expect(other.page.text).toContain('We will ask for the second step there again.');
    expect((await withPassword('ann', fresh)).page.heading).toBe('One more step');
  });
});

describe('S21, S25: passkeys', () => {
  async function addPasskey(browser: Browser, key: SoftAuthenticator, name: string): Promise<void> {
    await browser.get('/preferences/two-step/passkey');
    await browser.submit('Continue', { 'Current password': demoPassword });
    const { action, values } = browser.page.form('Make the passkey', {});
    await browser.post(action, { ...values, name, passkey: key.make(optionsOn(browser)) });
  }
  const answer = async (browser: Browser, button: string, key: SoftAuthenticator, lies = {}): Promise<void> => {
    const { action, values } = browser.page.form(button, {});
    await browser.post(action, { ...values, passkey: key.use(optionsOn(browser), lies) });
  };

  it('is added under a name, is the second step, and its answer works once', async () => {
    const key = new SoftAuthenticator(portal);
    const ann = await signedIn('ann');
    await addPasskey(ann, key, 'My phone');
    expect(codesOn(ann)).toHaveLength(10);
    await ann.get('/preferences/two-step');
    expect(ann.page.text).toContain('My phone');
    expect(await news('factor.passkeyAdded')).toBe(1);
    const browser = await withPassword('ann');
    const { action, values } = browser.page.form('Use a passkey', {});
    // As keys do that live on several devices, it counts nothing: only the challenge tells a second use.
    const response = key.use(optionsOn(browser), { counter: 0 });
    await browser.post(action, { ...values, passkey: response });
    expect(browser.page.heading).not.toBe('One more step');
    const thief = await withPassword('ann');
    await thief.post(action, { ...thief.page.form('Use a passkey', {}).values, passkey: response });
    expect(thief.page.status).toBe(422);
    await turnOff(ann);
  });

  it('is refused from another address, another key, for another person, counting backwards, or without its user', async () => {
    const key = new SoftAuthenticator(portal);
    const ann = await signedIn('ann');
    await addPasskey(ann, key, 'Key');
    for (const lies of [{ origin: 'https://portal.example.com' }, { counter: 0 }]) {
      const browser = await withPassword('ann');
      await answer(browser, 'Use a passkey', key);
      portal.clock.forward(seconds(1));
      const liar = await withPassword('ann');
      await answer(liar, 'Use a passkey', key, lies);
      expect([lies, liar.page.status]).toEqual([lies, 422]);
    }
    const stranger = await withPassword('ann');
    await answer(stranger, 'Use a passkey', new SoftAuthenticator(portal));
    expect(stranger.page.status).toBe(422);
    const alone = new Browser(portal);
    await alone.get('/');
    await answer(alone, 'Sign in with a passkey', key, { userVerified: false });
    expect(alone.page.text).toContain('We could not sign you in with this passkey');
  });

  it('signs in alone when it checked its user, and not where the account is locked', async () => {
    const key = new SoftAuthenticator(portal);
    const ann = await signedIn('ann');
    await addPasskey(ann, key, 'Key');
    const browser = new Browser(portal);
    await browser.get('/');
    await answer(browser, 'Sign in with a passkey', key);
    expect(browser.page.text).toContain('Ann');
    expect((await browser.get('/home')).status).toBe(200);
    for (let tries = 0; tries < 5; tries++) await new Browser(portal).signIn('ann', 'wrong wrong wrong');
    const locked = new Browser(portal);
    await locked.get('/');
    await answer(locked, 'Sign in with a passkey', key);
    expect(locked.page.heading).toBe('This account is locked');
  });

  it('of somebody else cannot be removed, and one\'s own can', async () => {
    const ann = await signedIn('ann');
    await addPasskey(ann, new SoftAuthenticator(portal), 'Mine');
    const [{ id } = { id: '' }] = await portal.look<{ id: string }>('select id from passkey');
    const ben = await signedIn('ben');
    expect((await ben.get(`/preferences/two-step/remove/${id}`)).status).toBe(404);
    await ann.get(`/preferences/two-step/remove/${id}`);
    expect(ann.page.text).toContain('“Mine” will not open this account any more.');
    await ann.submit('Remove', { 'Current password': demoPassword });
    expect(ann.page.text).toContain('Removed.');
    expect(await portal.look('select from passkey')).toHaveLength(0);
    expect(await portal.look('select from recovery_code')).toHaveLength(0);
  });
});

describe('S21: codes by mail', () => {
  it('are sent on demand to who chose them, live ten minutes, and work once', async () => {
    const ann = await signedIn('ann');
    await ann.get('/preferences/two-step/mail');
    await ann.submit('Turn on', { 'Current password': demoPassword });
    expect(codesOn(ann)).toHaveLength(10);
    const sent = async (): Promise<string> => /\d{6}/.exec((await queuedMails(portal)).findLast((mail) => mail.kind === 'factor.code')!.text)![0];
    const browser = await withPassword('ann');
    await browser.submit('Email me a code');
    expect(browser.page.text).toContain('a code is on its way');
    const first = await sent();
    await browser.submit('Email me a code');
    expect(await news('factor.code')).toBe(1);
    portal.clock.forward(minutes(5));
    expect((await portal.look<{ row: string }>('select mailed_code::text || mail::text as row from mailed_code, mail')).map(({ row }) => row).join()).not.toContain(first);
    const late = await withPassword('ann');
    portal.clock.forward(minutes(5));
    await late.submit('Sign in', { 'One-time code': first });
    expect(late.page.status).toBe(422);
    await late.submit('Email me a code');
    const second = await sent();
    portal.clock.forward(minutes(4));
    await late.submit('Sign in', { 'One-time code': second });
    expect(late.page.heading).not.toBe('One more step');
    const again = await withPassword('ann');
    await again.submit('Sign in', { 'One-time code': second });
    expect(again.page.status).toBe(422);
  });
});

describe('E10, auth.twoStep', () => {
  it('E10: a short password must grow before the second step is turned off', async () => {
    const ann = await signedIn('ann');
    expect((await ann.get('/preferences/password')).text).toContain('At least 15 characters');
    await addApp(ann);
    expect((await ann.get('/preferences/password')).text).toContain('At least 8 characters');
    await portal.look('update account set password_hash = $1 where username_key = $2', [await portal.passwords.hash('tiny-moth'), 'ann']);
    await ann.get('/preferences/two-step/off');
    await ann.submit('Turn off two-step sign-in', { 'Current password': 'tiny-moth' });
    expect(ann.page.text).toContain('Your password has fewer than 15 characters.');
    expect(await portal.look('select from authenticator_app')).toHaveLength(1);
    await portal.look('update account set password_hash = $1 where username_key = $2', [await portal.passwords.hash(demoPassword), 'ann']);
    await turnOff(ann);
  });

  it('required: who has none sets an app up before anything else, and cannot go without', async () => {
    await portal.look(`insert into setting (key, value, set_by, set_at) values ('auth.twoStep', '"required"', 'test', now())`);
    await new Promise((wait) => setTimeout(wait, 2_100));
    const browser = await withPassword('ben');
    expect(browser.page.heading).toBe('Set up a second step');
    expect((await browser.get('/home')).heading).toBe('Set up a second step');
    const secret = browser.page.document.querySelector('dd code')!.textContent!.replace(/ /g, '');
    await browser.submit('Save', { 'One-time code': await now(secret) });
    expect(codesOn(browser)).toHaveLength(10);
    await browser.follow('I have them');
    expect(browser.page.path).toBe('/home');
    await browser.get('/preferences/two-step/off');
    await browser.submit('Turn off two-step sign-in', { 'Current password': demoPassword });
    expect(browser.page.text).toContain('Your clinic asks for a second step from everyone');
  });
});
