/** Getting back in (S5 to S10, A-019 to A-026), as people and strangers try it, through the real pages and mails. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asSystem, nowhere } from '../src/access/scope.ts';
import { changeAddress } from '../src/accounts/address.ts';
import { createAccount } from '../src/accounts/accounts.ts';
import { findRecovery, openByLink, proveAnswer } from '../src/accounts/recovery.ts';
import { whyOver } from '../src/accounts/recovery-rules.ts';
import { personCounter } from '../src/accounts/sign-in.ts';
import { hours, later, minutes, seconds } from '../src/kernel/clock.ts';
import { openSettings, setSetting } from '../src/organization/settings.ts';
import { openDoor } from '../src/web/door.ts';
import { pathOf, queuedMails } from './mails.ts';
import { demoPassword, testPortal } from './portal.ts';
import type { TestPortal } from './portal.ts';
import { birthFields, register } from './register.ts';
import type { Registered } from './register.ts';
import { Browser, totpAt } from './visit.ts';

let portal: TestPortal;
beforeAll(async () => void (portal = await testPortal()));
afterAll(() => portal.close());

let count = 0;
const newPassword = 'quiet river over stones';

interface Holder extends Registered {
  readonly username: string;
  readonly email: string;
}

/** Somebody with an account and a confirmed address, and addresses of the network of their own. */
async function holder(wanted: { confirmed?: boolean; family?: string; born?: string } = {}): Promise<Holder> {
  const number = ++count;
  const username = `person.${number}`;
  const email = `${username}@example.org`;
  const person = await register(portal, { ...(wanted.family && { family: wanted.family }), ...(wanted.born && { born: wanted.born }) });
  await asSystem(portal, 'test', nowhere, (scope) => createAccount(portal, scope, {
    recordId: person.recordId, kind: 'patient', username, password: demoPassword, question: 'Which street did you grow up on?', answer: 'Elm Hollow',
    email, language: 'en', confirmed: wanted.confirmed ?? true,
  }));
  return { ...person, username, email };
}

const ask = async (username: string, browser = new Browser(portal)): Promise<Browser> => {
  await portal.look(`delete from throttle`);
  await browser.get('/forgot-password');
  await browser.submit('Send me a link', { Username: username });
  return browser;
};
const linksTo = async (email: string): Promise<string[]> =>
  (await queuedMails(portal, email)).filter(({ kind }) => kind === 'account.resetLink').map(pathOf);
const linkTo = async (who: Holder): Promise<string> => {
  portal.clock.forward(seconds(1));
  await ask(who.username);
  return (await linksTo(who.email)).at(-1)!;
};
async function open(path: string, browser = new Browser(portal)): Promise<Browser> {
  await browser.get(path);
  await browser.submit('Continue');
  return browser;
}
const signsIn = async (who: Holder, password: string): Promise<boolean> =>
  (await new Browser(portal).signIn(who.username, password)).path === '/home';

describe('Forgot password (S5, S6, S7)', () => {
  it('S5: a mailed link, then the question, then a new password; every session ends, and a mail tells', async () => {
    const who = await holder();
    const before = new Browser(portal);
    await before.signIn(who.username);
    expect((await before.get('/home')).status).toBe(200);
    const link = await linkTo(who);
    const browser = await open(link);
    expect(browser.page.heading).toBe('Answer your security question');
    expect(browser.page.text).toContain('Which street did you grow up on?');
    await browser.submit('Continue', { Answer: '  elm   HOLLOW ' });
    expect(browser.page.heading).toBe('Choose a new password');
    await browser.submit('Save the new password', { 'New password': 'short' });
    expect(browser.page.text).toContain('15');
    await browser.submit('Save the new password', { 'New password': newPassword });
    expect(browser.page.heading).toBe('Your new password is set');
    // Nobody is signed in by it.
    expect((await browser.get('/home')).heading).toContain('Welcome to');
    expect((await before.get('/home')).text).not.toContain(who.family);
    expect(await signsIn(who, demoPassword)).toBe(false);
    expect(await signsIn(who, newPassword)).toBe(true);
    expect((await queuedMails(portal, who.email)).map(({ kind }) => kind)).toContain('account.passwordReset');
    const [event] = await portal.look<{ method: string }>('select method from account_event where record_id = $1 order by id desc limit 1', [who.recordId]);
    expect(event!.method).toBe('reset');
  });

  it('A-019, S6: the same page, byte for byte, for every kind of name, and the same time', async () => {
    const locked = await holder();
    for (let tries = 0; tries < 5; tries++) await new Browser(portal).signIn(locked.username, 'wrong, all wrong');
    const unconfirmed = await holder({ confirmed: false });
    const good = await holder();
    const pages = new Set<string>();
    for (const name of [good.username, unconfirmed.username, locked.username, 'nobody.here', 'a\u202eb', `${'x'.repeat(300)}`]) {
      const started = performance.now();
      const browser = await ask(name);
      expect(performance.now() - started).toBeGreaterThan(400);
      expect(browser.page.status).toBe(200);
      pages.add(browser.page.html);
    }
    expect(pages.size).toBe(1);
    expect([...pages][0]).toContain('junk folder');
    expect([...pages][0]).toContain('518-555-0100');
    expect(await linksTo(good.email)).toHaveLength(1);
    for (const none of [unconfirmed, locked]) expect(await linksTo(none.email)).toEqual([]);
  });

  it('A-024: the link works once, ends with a newer one, with a sign-in, and after 30 minutes: at the second', async () => {
    const who = await holder();
    const first = await linkTo(who);
    const second = await linkTo(who);
    expect((await open(first)).page.status).toBe(410);
    expect((await open(second)).page.heading).toBe('Answer your security question');
    expect((await open(second)).page.status).toBe(410);

    const third = await linkTo(who);
    await new Browser(portal).signIn(who.username);
    expect((await open(third)).page.status).toBe(410);

    const fourth = await linkTo(who);
    const issued = portal.clock.now();
    portal.clock.set(later(issued, minutes(30)));
    expect((await open(fourth)).page.status).toBe(410);
    portal.clock.set(later(issued, minutes(30) - seconds(1)));
    const browser = await open(fourth);
    expect(browser.page.heading).toBe('Answer your security question');
    portal.clock.forward(seconds(1));
    expect((await browser.get('/new-password')).status).toBe(410);
  });

  it('A-024: a scanner that opens the link uses nothing up, and the link is passed on to nobody', async () => {
    const who = await holder();
    const link = await linkTo(who);
    for (let times = 0; times < 3; times++) {
      const scanner = new Browser(portal);
      await scanner.get(link);
      expect(scanner.page.headers.get('referrer-policy')).toBe('strict-origin');
      expect(scanner.cookies.size).toBe(0);
    }
    expect((await open(link)).page.heading).toBe('Answer your security question');
    const token = link.split('/').pop()!;
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(portal.logged.join()).not.toContain(token);
    const [dump] = await portal.look<{ all: string }>(`select string_agg(r::text, ' ') || (select string_agg(m::text, ' ') from mail m) as all from recovery r`);
    expect(dump!.all).not.toContain(token);
  });

  it('A-024: links begin with the address of the settings, whatever host the request names', async () => {
    const who = await holder();
    await portal.look('delete from throttle');
    await portal.app.request('http://evil.example/forgot-password', {
      method: 'POST', body: new URLSearchParams({ username: who.username }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', host: 'evil.example', 'x-forwarded-host': 'evil.example', 'sec-fetch-site': 'same-origin' },
    });
    const [mail] = await queuedMails(portal, who.email);
    expect(mail!.link.href.startsWith(`${portal.config.publicUrl}/new-password/`)).toBe(true);
  });

  it('A-021, A-023: the answer without the link opens nothing, the link without the answer sets nothing, and nobody sees the question before', async () => {
    const who = await holder();
    const stranger = new Browser(portal);
    for (const path of ['/', '/forgot-password', '/forgot-username', '/new-password', '/reset-code', '/forgot-answer']) expect((await stranger.get(path)).text).not.toContain('grow up');
    await stranger.post('/new-password', { answer: 'Elm Hollow', password: newPassword });
    expect(stranger.page.status).toBe(410);
    const link = await linkTo(who);
    expect((await stranger.get(link)).text).not.toContain('grow up');
    const browser = await open(link);
    const { values } = browser.page.form('Continue', {});
    await browser.post('/new-password', { ...values, password: newPassword });
    expect(browser.page.heading).toBe('Answer your security question');
    expect(await portal.look('select 1 from recovery where finished_at is not null and account_id = (select id from account where username = $1)', [who.username])).toEqual([]);
    // Another site cannot press the buttons, nor can somebody without the token of the form.
    await browser.post('/new-password', { answer: 'Elm Hollow' });
    expect(browser.page.status).toBe(403);
  });

  it('S7, A-014, A-022: wrong answers and wrong passwords share one counter of five; the fifth locks, also of twenty at once', async () => {
    const who = await holder();
    const browser = await open(await linkTo(who));
    for (let tries = 0; tries < 3; tries++) await browser.submit('Continue', { Answer: 'Chestnut Street' });
    expect(browser.page.text).toContain('You can try 2 more times');
    expect((await new Browser(portal).signIn(who.username, 'wrong, all wrong')).text).toContain('You can try one more time');
    await browser.submit('Continue', { Answer: 'Maple' });
    expect(browser.page.heading).toBe('This account is locked');
    expect((await browser.get('/new-password')).status).toBe(410);
    expect((await new Browser(portal).signIn(who.username)).heading).toBe('This account is locked');
    expect((await queuedMails(portal, who.email)).filter(({ kind }) => kind === 'account.locked')).toHaveLength(1);

    const other = await holder();
    const racer = await open(await linkTo(other));
    const { values } = racer.page.form('Continue', {});
    const statuses = await Promise.all(Array.from({ length: 20 }, async (_, index) => {
      const copy = new Browser(portal);
      for (const [name, value] of racer.cookies) copy.cookies.set(name, value);
      return (await copy.post('/new-password', { ...values, answer: `guess ${index}` })).status;
    }));
    expect(statuses.filter((status) => status === 422).length).toBe(4);
    expect(statuses.filter((status) => status >= 500)).toEqual([]);
    const looked = await portal.look<{ tries: number }>(`select (details->>'tries')::int as tries from audit_event
      where action = 'recovery.answer' and item = (select id::text from account where username = $1) and (details->>'tries')::int <= 5 order by 1`, [other.username]);
    expect(looked.map(({ tries }) => tries)).toEqual([1, 2, 3, 4, 5]);
    expect((await new Browser(portal).signIn(other.username)).heading).toBe('This account is locked');
  });

  it('A-013, A-022: a right answer that comes sixth opens nothing, also while the five before it are still looked at', async () => {
    const who = await holder();
    const browser = await open(await linkTo(who));
    const recovery = await findRecovery(portal, nowhere, browser.cookies.get('portico-recovery'));
    if ('why' in recovery) throw new Error(recovery.why.code);
    let release = (): void => undefined;
    const gate = new Promise<void>((opened) => (release = opened));
    const slow: TestPortal = { ...portal, passwords: { ...portal.passwords, matches: async (secret, hash) => gate.then(() => portal.passwords.matches(secret, hash)) } };
    const counted = async (): Promise<number> => (await portal.look<{ failures: number }>('select failures from sign_in_counter where username_mac = $1', [personCounter(portal, who.username)]))[0]?.failures ?? 0;
    const answers: ReturnType<typeof proveAnswer>[] = [];
    for (let tries = 1; tries <= 6; tries++) {
      answers.push(proveAnswer(slow, nowhere, recovery, tries < 6 ? `guess ${tries}` : 'Elm Hollow'));
      while ((await counted()) < tries) await new Promise((wait) => setTimeout(wait, 5));
    }
    release();
    expect((await Promise.all(answers)).map((why) => why?.code)).toEqual([...Array<string>(4).fill('recovery.wrongAnswer'), 'signIn.locked', 'signIn.locked']);
  });

  it('S7: a right answer takes back its own try and no other: the count goes on', async () => {
    const who = await holder();
    const browser = await open(await linkTo(who));
    for (let tries = 0; tries < 4; tries++) await browser.submit('Continue', { Answer: 'Chestnut Street' });
    await browser.submit('Continue', { Answer: 'Elm Hollow' });
    expect(browser.page.heading).toBe('Choose a new password');
    expect((await new Browser(portal).signIn(who.username, 'wrong, all wrong')).heading).toBe('This account is locked');
    await browser.submit('Save the new password', { 'New password': newPassword });
    expect(browser.page.heading).toBe('This account is locked');
  });

  it('S3: a lock that comes after the link was mailed closes it, too', async () => {
    const who = await holder();
    const link = await linkTo(who);
    for (let tries = 0; tries < 5; tries++) await new Browser(portal).signIn(who.username, 'wrong, all wrong');
    expect((await open(link)).page.heading).toBe('This account is locked');
  });

  it('S5: who does not remember the answer is led to the office', async () => {
    const who = await holder();
    const browser = await open(await linkTo(who));
    await browser.follow('I do not remember the answer');
    expect(browser.page.text).toContain('Call the office');
    expect(browser.page.text).toContain('518-555-0100');
  });

  it('A-032: a new address gets no link for a day, or until it is confirmed; a link to the old one is dead', async () => {
    const who = await holder();
    const old = await linkTo(who);
    const changed = 'changed.address@example.org';
    const [account] = await portal.look<{ id: string }>('select id from account where username = $1', [who.username]);
    await asSystem(portal, 'test', nowhere, (scope) => changeAddress(portal, scope, account!.id, changed));
    const at = portal.clock.now();
    expect((await open(old)).page.status).toBe(410);
    await ask(who.username);
    portal.clock.set(later(at, hours(24) - seconds(1)));
    await ask(who.username);
    expect(await linksTo(changed)).toEqual([]);
    expect(await linksTo(who.email)).toHaveLength(1);
    portal.clock.set(later(at, hours(24)));
    await ask(who.username);
    expect(await linksTo(changed)).toHaveLength(1);
  });

  it('fills no mailbox: five links an hour, and twenty names from one address', async () => {
    const who = await holder();
    for (let times = 0; times < 8; times++) await ask(who.username);
    expect(await linksTo(who.email)).toHaveLength(5);
    await portal.look('delete from throttle');
    const browser = new Browser(portal);
    for (let times = 0; times < 21; times++) await browser.post('/forgot-password', { username: `name.${times}` });
    expect(browser.page.status).toBe(429);
    expect(browser.page.headers.get('retry-after')).toBe('3600');
  }, 60_000);

  it('is not done in the session of somebody else', async () => {
    const who = await holder();
    const link = await linkTo(who);
    const other = new Browser(portal);
    await other.signIn('ann');
    await open(link, other);
    expect(other.page.status).toBe(409);
    expect((await open(link)).page.heading).toBe('Answer your security question');
  });

  it('by setting the question is left out, and only that', async () => {
    const reading = { ...portal, settings: openSettings(portal.db) };
    await expect(setSetting(portal.db, 'recovery.factors', ['securityAnswer'], 'test', portal.clock.now())).rejects.toThrow('emailCode');
    await setSetting(portal.db, 'recovery.factors', ['emailCode'], 'test', portal.clock.now());
    const who = await holder();
    const link = await linkTo(who);
    const opened = await openByLink(reading, nowhere, link.split('/').pop()!);
    expect('token' in opened).toBe(true);
    await setSetting(portal.db, 'recovery.factors', ['emailCode', 'securityAnswer'], 'test', portal.clock.now());
    const browser = new Browser({ ...portal, app: openDoor(reading) });
    browser.cookies.set('portico-recovery', 'token' in opened ? opened.token : '');
    expect((await browser.get('/new-password')).heading).toBe('Choose a new password');
  });

  it('A-025, A-026: beside an authenticator app the question is not asked, trusted devices end, and the next sign-in asks for the code', async () => {
    const who = await holder();
    const owner = new Browser(portal);
    await owner.signIn(who.username);
    await owner.get('/preferences/two-step/app');
    await owner.submit('Continue', { 'Current password': demoPassword });
    const secret = owner.page.document.querySelector('dd code')!.textContent!.replace(/ /g, '');
    await owner.submit('Save', { 'One-time code': await totpAt(portal.clock.now(), secret) });
    await portal.look(`insert into trusted_device (owner_id, token_hash, user_agent, added_at, last_used_at, expires_at)
      select id, '\\x01', 'thief', $2, $2, $2::timestamptz + interval '90 days' from account where username = $1`, [who.username, portal.clock.now()]);
    const browser = await open(await linkTo(who));
    expect(browser.page.heading).toBe('Choose a new password');
    await browser.submit('Save the new password', { 'New password': newPassword });
    expect(browser.page.heading).toBe('Your new password is set');
    expect(await portal.look(`select 1 from trusted_device where user_agent = 'thief'`)).toEqual([]);
    const after = new Browser(portal);
    await after.signIn(who.username, newPassword);
    expect(after.page.path).not.toBe('/home');
    expect(after.page.text).toContain('One-time code');
    expect((await after.get('/home')).text).not.toContain(who.family);
  });

  it('is over at, and not before, its end', () => {
    const now = new Date('2026-11-01T05:59:59Z');
    const times = { expiresAt: later(now, minutes(30)), finishedAt: null, endedAt: null };
    expect(whyOver(times, later(now, minutes(30) - 1))).toBeUndefined();
    expect(whyOver(times, later(now, minutes(30)))?.code).toBe('recovery.over');
  });
});

describe('Forgot username (S8, S9, S10)', () => {
  const askName = async (family: string, born: string, place: string): Promise<Browser> => {
    await portal.look(`delete from throttle`);
    const browser = new Browser(portal);
    await browser.get('/forgot-username');
    await browser.submit('Send my username', { 'Last name': family, ...birthFields(born), 'ZIP code or email address': place });
    return browser;
  };
  const names = async (email: string) => (await queuedMails(portal, email)).filter(({ kind }) => kind === 'account.username');

  it('S8, A-020: mails the name to the address on file, by ZIP code or by address, and nothing else in the mail', async () => {
    const who = await holder({ family: 'Du-Plessis Ñandú', born: '1961-02-03' });
    await askName('du plessis nandu', who.born, '12005-1234');
    await askName('DU PLESSIS ÑANDÚ', who.born, who.email.toUpperCase());
    const mails = await names(who.email);
    expect(mails).toHaveLength(2);
    expect(mails[0]!.text).toContain(who.username);
    for (const secret of [who.family, who.given, '1961', who.mrn, '12005']) expect(mails[0]!.text).not.toContain(secret);
  });

  it('S8, S9, A-019: shows the same page whether or not there is a match, with the way through the office', async () => {
    const who = await holder({ family: 'Quillfeather-Onlyone', born: '1962-02-03' });
    const unconfirmed = await holder({ family: 'Unconfirmed', born: '1963-02-03', confirmed: false });
    const pages = new Set<string>();
    for (const [family, born, place] of [
      [who.family, who.born, '12005'], [who.family, '1962-02-04', '12005'], [who.family, who.born, '99999'], ['Nobody', who.born, '12005'],
      [unconfirmed.family, unconfirmed.born, '12005'], ['%', who.born, '%'], [who.family, who.born, 'somebody@else.example'], ["'; --", who.born, '12005'],
    ] as const) pages.add((await askName(family, born, place)).page.html);
    expect(pages.size).toBe(1);
    expect([...pages][0]).toContain('518-555-0100');
    expect(await names(who.email)).toHaveLength(1);
    expect(await names(unconfirmed.email)).toEqual([]);
  });

  it('S8: five tries an hour from one address', async () => {
    await portal.look(`delete from throttle`);
    const browser = new Browser(portal);
    const post = (number: number) => browser.post('/forgot-username', { family: `Name${number}`, 'birth-month': '2', 'birth-day': '3', 'birth-year': '1960', place: '12005' });
    for (let number = 0; number < 5; number++) expect((await post(number)).status).toBe(200);
    expect((await post(5)).status).toBe(429);
    portal.clock.forward(hours(1));
    expect((await post(6)).status).toBe(200);
  });

  it('says what is missing before it looks', async () => {
    const browser = new Browser(portal);
    await browser.get('/forgot-username');
    await browser.submit('Send my username');
    expect(browser.page.status).toBe(422);
    for (const text of ['Enter your last name', 'Enter your ZIP code or email address']) expect(browser.page.text).toContain(text);
  });

  it('S10: who forgot both is told to find the username first', async () => {
    const browser = new Browser(portal);
    await browser.get('/');
    await browser.follow('Forgot password?');
    expect(browser.page.text).toContain('Find your username first');
    await browser.follow('Find my username');
    expect(browser.page.heading).toBe('Forgot username?');
  });

  it('A-020, A-073: no mail of all this names a person, a birth date or a record', async () => {
    const mails = await queuedMails(portal);
    expect(new Set(mails.map(({ kind }) => kind)).size).toBeGreaterThan(4);
    const secrets = await portal.look<{ text: string }>(`select distinct unnest(array[family, given, mrn, birth_date::text, phone]) as text from patient where length(coalesce(family, '')) > 3`);
    const said = mails.map(({ text, html, subject }) => `${subject} ${text} ${html}`).join(' ');
    expect(secrets.filter(({ text }) => text && text.length > 3 && new RegExp(`\\b${text.replace(/[^\p{L}\p{N} ]/gu, '.')}\\b`, 'iu').test(said)).map(({ text }) => text)).toEqual([]);
  });
});
