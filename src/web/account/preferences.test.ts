import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { queuedMails } from '../../../test/mails.ts';
import { demoPassword, testDay, testPortal } from '../../../test/portal.ts';
import type { TestPortal } from '../../../test/portal.ts';
import { Browser } from '../../../test/visit.ts';
import { minutes, seconds } from '../../kernel/clock.ts';

let portal: TestPortal;
let ann: Browser;
const newPassword = 'eleven quiet herons';

beforeAll(async () => void (portal = await testPortal()));
afterAll(() => portal.close());
beforeEach(async () => {
  portal.clock.set(testDay);
  await portal.look(`delete from session; delete from sign_in_counter; delete from mail;
    update account set password_hash = (select password_hash from account where username_key = 'ben'), language = 'en' where username_key = 'ann'`);
  ann = new Browser(portal);
  await ann.signIn('ann');
});

const accountOf = async (username: string) =>
  (await portal.look<{ id: string; password_hash: string; question: string; answer_hash: string; language: string; email: string }>('select * from account where username_key = $1', [username]))[0]!;
const isIn = async (browser: Browser): Promise<boolean> => (await browser.get('/home')).path === '/home' && browser.page.has('.pt-body--patient');
const isMissing = (browser: Browser, id: string): string => browser.page.document.getElementById(`${id}-error`)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';

describe('Preferences', () => {
  it('is a page of the navigation that lists what can be changed, a line each', async () => {
    await ann.follow('Preferences');
    expect(ann.page.path).toBe('/preferences');
    expect(ann.page.document.querySelector('[aria-current=page]')?.textContent).toContain('Preferences');
    for (const [link, to] of [['Change password', '/preferences/password'], ['Change security question', '/preferences/password/question'], ['Change email address', '/preferences/notifications'],
      ['Look where you are signed in', '/preferences/sessions'], ['Change language', '/preferences/language'], ['Change personal details', '/preferences/details']] as const)
      expect(ann.page.link(link)).toBe(to);
    expect(ann.page.text).toContain('Here only');
  });

  it('R28: a family member without a record has no details on file to change', async () => {
    const frank = new Browser(portal);
    await frank.signIn('frank');
    await frank.get('/preferences');
    expect(frank.page.text).not.toContain('Personal details');
    expect((await frank.get('/preferences/details')).status).toBe(404);
    for (const path of ['/preferences/password', '/preferences/notifications', '/preferences/sessions']) expect((await frank.get(path)).status).toBe(200);
  });

  it('S13: says that credentials are personal', async () => {
    expect((await ann.get('/preferences')).text).toContain('Do not share them, not even with family.');
  });
});

describe('Change password (S11)', () => {
  const change = (fields: Record<string, string>) => ann.submit('Change password', fields);

  it('S11: the new password works at once; the old one and all other sessions stop; a notice is mailed', async () => {
    const other = new Browser(portal);
    await other.signIn('ann');
    const cookie = ann.cookies.get('portico-session');
    await ann.get('/preferences/password');
    await change({ 'Current password': demoPassword, 'New password': newPassword });
    expect(ann.page.path).toBe('/preferences?done=password');
    expect(ann.page.document.querySelector('[role=status]')?.textContent).toContain('Your new password works from now on');
    expect(await isIn(ann)).toBe(true);
    expect(await isIn(other)).toBe(false);
    // the session goes on under a new token, and the cookie of before opens nothing.
    expect(ann.cookies.get('portico-session')).not.toBe(cookie);
    const replay = new Browser(portal);
    replay.cookies.set('portico-session', cookie!);
    expect((await replay.get('/session', { 'x-portico': '1' })).status).toBe(401);
    const again = new Browser(portal);
    await again.signIn('ann', demoPassword);
    expect(await isIn(again)).toBe(false);
    await again.signIn('ann', newPassword);
    expect(await isIn(again)).toBe(true);
    const { email, id } = await accountOf('ann');
    expect((await queuedMails(portal, email)).map(({ kind }) => kind)).toEqual(['account.passwordChanged']);
    expect(await portal.look(`select 1 from audit_event where action = 'password.change' and actor_id = $1 and record_id is not null`, [id])).toHaveLength(1);
    expect(await portal.look(`select 1 from account_event where account_id = $1 and method = 'passwordChange' and by_kind = 'person'`, [id])).toHaveLength(1);
  });

  it('S11: a sign-in with the old password that was under way opens nothing', async () => {
    const real = portal.passwords.matches.bind(portal.passwords);
    let go = (): void => undefined;
    const changed = new Promise<void>((done) => (go = done));
    const look = vi.spyOn(portal.passwords, 'matches').mockImplementationOnce(async (secret, phc) => {
      const right = await real(secret, phc);
      await changed;
      return right;
    });
    const other = new Browser(portal);
    const underWay = other.signIn('ann');
    while (look.mock.calls.length === 0) await new Promise((wait) => setTimeout(wait, 5));
    await ann.get('/preferences/password');
    await change({ 'Current password': demoPassword, 'New password': newPassword });
    expect(ann.page.path).toBe('/preferences?done=password');
    go();
    expect((await underWay).status).toBe(422);
    expect(await isIn(other)).toBe(false);
    expect(await isIn(ann)).toBe(true);
    look.mockRestore();
  });

  it('S11: a wrong current password changes nothing, counts in the one counter of five, and locks', async () => {
    const before = await accountOf('ann');
    await new Browser(portal).signIn('ann', 'wrong at the door');
    await ann.get('/preferences/password');
    for (const left of ['3 more times', '2 more times', 'one more time']) {
      await change({ 'Current password': 'not the password', 'New password': newPassword });
      expect(ann.page.status).toBe(422);
      expect(isMissing(ann, 'current-password')).toContain('This is not your current password.');
      expect(ann.page.text).toContain(`You can try ${left}.`);
      expect(ann.page.html).not.toContain('not the password');
      expect(ann.page.html).not.toContain(newPassword);
    }
    await change({ 'Current password': 'not the password', 'New password': newPassword });
    expect([ann.page.status, ann.page.heading]).toEqual([403, 'This account is locked']);
    expect(ann.page.has('.pt-body--patient')).toBe(false);
    expect(ann.cookies.has('portico-session')).toBe(false);
    expect((await accountOf('ann')).password_hash).toBe(before.password_hash);
    const again = new Browser(portal);
    expect((await again.signIn('ann', demoPassword)).heading).toBe('This account is locked');
    expect((await queuedMails(portal, before.email)).map(({ kind }) => kind)).toEqual(['account.locked']);
  });

  it('S2: the right current password starts the count again', async () => {
    await ann.get('/preferences/password');
    for (let tries = 0; tries < 4; tries++) await change({ 'Current password': 'not the password', 'New password': newPassword });
    await change({ 'Current password': demoPassword, 'New password': newPassword });
    expect(ann.page.path).toBe('/preferences?done=password');
    expect(await portal.look('select 1 from sign_in_counter')).toEqual([]);
  });

  it('A-013: fifty tries at once share five, not fifty', async () => {
    await ann.get('/preferences/password');
    const { values } = ann.page.form('Change password', { 'Current password': 'x', 'New password': newPassword });
    const cookie = [...ann.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => portal.app.request('http://127.0.0.1:3000/preferences/password', {
      method: 'POST', headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({ ...values, current: index === 49 ? demoPassword : `wrong ${index}` }).toString(),
    })));
    expect(answers.filter(({ status }) => status === 422).length).toBeLessThanOrEqual(4);
    expect((await accountOf('ann')).password_hash).toBe((await accountOf('ben')).password_hash);
  });

  it.each([
    ['short', 'Use 15 to 256 characters'], ['ann', 'Use 15 to 256 characters'], [demoPassword, 'This is the password you have now.'], ['Whitfield1962-04-17', 'easy to guess'],
  ])('E10: refuses %s as a new password', async (next, why) => {
    await ann.get('/preferences/password');
    await change({ 'Current password': demoPassword, 'New password': next });
    expect(ann.page.status).toBe(422);
    expect(isMissing(ann, 'next')).toContain(why);
    expect(isMissing(ann, 'current-password')).toBe('');
    expect(ann.page.html).not.toContain(`value="${next}"`);
  });

  it('E11: the new password cannot be the security answer', async () => {
    await portal.look(`update account set answer_hash = $1 where username_key = 'ann'`, [await portal.passwords.hash('purple submarine days')]);
    await ann.get('/preferences/password');
    await change({ 'Current password': demoPassword, 'New password': 'Purple  Submarine Days' });
    expect(isMissing(ann, 'next')).toContain('This is the answer to your security question.');
  });

  it('says what is missing, in both languages', async () => {
    await ann.get('/preferences/password');
    await change({});
    expect([isMissing(ann, 'current-password'), isMissing(ann, 'next')]).toEqual(['Error: Enter your current password', 'Error: Enter a new password']);
    const carla = new Browser(portal);
    await carla.signIn('carla');
    await carla.get('/preferences/password');
    await carla.submit('Cambiar contraseña', { 'Contraseña actual': 'no es', 'Contraseña nueva': newPassword });
    expect(isMissing(carla, 'current-password')).toContain('Esta no es su contraseña actual.');
  });
});

describe('Security question (S12)', () => {
  it('S12: shows the question and never the answer; looking and leaving changes nothing', async () => {
    const before = await accountOf('ann');
    await ann.get('/preferences/password');
    expect(ann.page.text).toContain(before.question);
    await ann.follow('Change question and answer');
    expect(ann.page.text).toContain(before.question);
    expect(ann.page.html).not.toMatch(/dumplings/i);
    await ann.get('/preferences');
    expect(await accountOf('ann')).toEqual({ ...before });
  });

  it('S12: a new question and answer replace the old after the password, and a notice is mailed', async () => {
    await ann.get('/preferences/password/question');
    await ann.submit('Save question and answer', { 'New question': 'What was the name of your first school?', 'New answer': 'Elm Hollow', 'Current password': demoPassword });
    expect(ann.page.path).toBe('/preferences?done=question');
    const after = await accountOf('ann');
    expect(after.question).toBe('What was the name of your first school?');
    expect(await portal.passwords.matches('elm hollow', after.answer_hash)).toBe(true);
    expect((await queuedMails(portal, after.email)).map(({ kind }) => kind)).toEqual(['account.questionChanged']);
    expect((await queuedMails(portal, after.email))[0]!.text).not.toMatch(/school|elm/i);
  });

  it('S12: a wrong password changes nothing and keeps the question that was chosen', async () => {
    const before = await accountOf('ann');
    await ann.get('/preferences/password/question');
    await ann.submit('Save question and answer', { 'New question': 'What was the name of your first school?', 'New answer': 'Elm Hollow', 'Current password': 'not the password' });
    expect(isMissing(ann, 'current-password')).toContain('This is not your current password.');
    expect(ann.page.document.querySelector('option[selected]')?.textContent).toBe('What was the name of your first school?');
    expect(ann.page.html).not.toContain('Elm Hollow');
    expect((await accountOf('ann')).answer_hash).toBe(before.answer_hash);
  });

  it('E11: the answer may not hold the password', async () => {
    await ann.get('/preferences/password/question');
    await ann.submit('Save question and answer', { 'New question': 'What was the name of your first school?', 'New answer': `it is ${demoPassword.toUpperCase()}.`, 'Current password': demoPassword });
    expect(isMissing(ann, 'answer')).toContain('Your answer contains your password.');
  });
});

describe('Language', () => {
  it('the switch and the choice are kept with the account, and mails follow', async () => {
    await ann.get('/preferences');
    await ann.submit('Español');
    expect((await accountOf('ann')).language).toBe('es');
    // Another browser, which never chose anything.
    const elsewhere = new Browser(portal);
    await elsewhere.signIn('ann');
    expect(elsewhere.page.document.documentElement.getAttribute('lang')).toBe('es');
    await elsewhere.get('/preferences/language');
    await elsewhere.submit('Guardar', { 'Inglés (English)': 'yes' });
    expect(elsewhere.page.text).toContain('Your language is saved.');
    expect((await accountOf('ann')).language).toBe('en');
    expect(await portal.look(`select 1 from audit_event where action = 'account.language'`)).toHaveLength(2);
  });

  it('the switch works for nobody in particular, too', async () => {
    const stranger = new Browser(portal);
    await stranger.get('/');
    await stranger.submit('Español');
    expect(stranger.page.heading).toContain('Bienvenido');
  });
});

describe('the absolute end (S15)', () => {
  it('S15: twelve hours after signing in, whatever is done meanwhile, also when the session was renewed', async () => {
    await ann.get('/preferences/password');
    await ann.submit('Change password', { 'Current password': demoPassword, 'New password': newPassword });
    for (let step = 0; step < 12 * 6 - 1; step++) {
      portal.clock.forward(minutes(10));
      await ann.get('/home');
    }
    portal.clock.forward(minutes(10) - seconds(1));
    expect(await isIn(ann)).toBe(true);
    portal.clock.forward(seconds(1));
    expect(await isIn(ann)).toBe(false);
  });
});
