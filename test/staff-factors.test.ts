/** Second steps of staff: their own page, help by an administrator, by the operator, and for patients by the desk. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { asSystem, nowhere } from '../src/access/scope.ts';
import { resetStaffByName } from '../src/accounts/reset-factors.ts';
import { hours, minutes, seconds } from '../src/kernel/clock.ts';
import { giveApp } from './attacks/fixtures.ts';
import { queuedMails } from './mails.ts';
import { demoPassword, testPortal } from './portal.ts';
import type { TestPortal } from './portal.ts';
import { SoftAuthenticator } from './soft-authenticator.ts';
import { Browser, totpAt } from './visit.ts';

let portal: TestPortal;
beforeAll(async () => void (portal = await testPortal('demo', {}, { PORTICO_URL: 'http://localhost:3000' })));
afterAll(() => portal.close());
beforeEach(async () => {
  portal.clock.forward(minutes(2));
  await portal.look('delete from sign_in_counter');
});

const codesOn = (browser: Browser): string[] => [...browser.page.document.querySelectorAll('.pt-codes code')].map((code) => code.textContent ?? '');
const secretOn = (browser: Browser): string => browser.page.document.querySelector('dd code')!.textContent!.replace(/ /g, '');
const optionsOn = (browser: Browser): string => browser.page.document.querySelector('portico-passkey')!.getAttribute('data-options')!;

async function staff(username: string): Promise<Browser> {
  const browser = new Browser(portal);
  await browser.signInStaff(username);
  expect(browser.page.path).toBe('/staff');
  return browser;
}

async function withPassword(username: string, password = demoPassword): Promise<Browser> {
  const browser = new Browser(portal);
  await browser.get('/staff/sign-in');
  await browser.submit('Sign in', { Username: username, Password: password });
  return browser;
}

describe('W1, S21: one\'s own page', () => {
  it('replaces the app, makes recovery codes and takes a passkey as second step', async () => {
    const nurse = await staff('nurse');
    await nurse.follow('Your sign-in');
    await nurse.follow('Replace');
    await nurse.submit('Continue', { 'Current password': demoPassword });
    const secret = secretOn(nurse);
    await nurse.submit('Save', { 'One-time code': await totpAt(portal.clock.now(), secret) });
    const codes = codesOn(nurse);
    expect(codes).toHaveLength(10);

    portal.clock.forward(minutes(1));
    const old = await withPassword('nurse');
    await old.submit('Sign in', { 'One-time code': await totpAt(portal.clock.now()) });
    expect(old.page.status).toBe(422);
    await old.submit('Sign in', { 'One-time code': await totpAt(portal.clock.now(), secret) });
    expect(old.page.path).toBe('/staff');

    const byCode = await withPassword('nurse');
    await byCode.submit('Sign in', { 'One-time code': codes[4]! });
    expect(byCode.page.path).toBe('/staff');

    const key = new SoftAuthenticator(portal);
    await byCode.get('/staff/account/passkey');
    await byCode.submit('Continue', { 'Current password': demoPassword });
    const { action, values } = byCode.page.form('Make the passkey', {});
    await byCode.post(action, { ...values, name: 'Badge', passkey: key.make(optionsOn(byCode)) });
    expect(byCode.page.text).toContain('Badge');
    const byKey = await withPassword('nurse');
    const form = byKey.page.form('Use a passkey', {});
    await byKey.post(form.action, { ...form.values, passkey: key.use(optionsOn(byKey)) });
    expect(byKey.page.path).toBe('/staff');
    expect((await byKey.get('/staff/account/off')).status).toBe(404);
    expect((await byKey.get('/staff/account/mail')).status).toBe(404);

    // A passkey of staff opens nothing alone, and nothing of a patient's.
    const alone = new Browser(portal);
    await alone.get('/');
    const front = alone.page.form('Sign in with a passkey', {});
    await alone.post(front.action, { ...front.values, passkey: key.use(optionsOn(alone)) });
    expect(alone.page.text).toContain('We could not sign you in with this passkey');
  });

  it('E10: changes the password, 8 characters or more, and ends all other sessions', async () => {
    const doctor = await staff('doctor');
    portal.clock.forward(minutes(1));
    const elsewhere = await staff('doctor');
    await doctor.get('/staff/account/password');
    await doctor.submit('Change password', { 'Current password': demoPassword, 'New password': 'short' });
    expect(doctor.page.text).toContain('Use 8 to 256 characters');
    await doctor.submit('Change password', { 'Current password': 'wrong', 'New password': 'plum kite' });
    expect(doctor.page.text).toContain('This is not your current password');
    await doctor.submit('Change password', { 'Current password': demoPassword, 'New password': 'plum kite' });
    expect(doctor.page.text).toContain('Your password was changed.');
    expect((await elsewhere.get('/staff')).heading).toBe('Staff sign-in');
    portal.clock.forward(minutes(1));
    expect((await withPassword('doctor')).page.status).toBe(422);
    expect((await withPassword('doctor', 'plum kite')).page.heading).toBe('One-time code');
  });
});

describe('W1: an administrator resets a colleague', () => {
  async function reset(): Promise<string> {
    portal.clock.forward(minutes(1));
    const admin = await staff('admin');
    await admin.follow('Colleagues');
    const name = (await portal.look<{ name: string }>(`select name from staff where username_key = 'records'`))[0]!.name;
    await admin.follow(name);
    await admin.submit('Reset', { Reason: 'Lost the phone' });
    expect(admin.page.text).toContain('Make sure who asks, then tick the box');
    await admin.submit('Reset', { 'I have made sure': 'yes', Reason: 'Lost the phone' });
    return /[A-Z2-9]{5}(-[A-Z2-9]{5}){3}/.exec(admin.page.text.replace(/\s*-\s*/g, '-'))![0];
  }

  it('hands over a code that works once, for a day, beside the password, and leads only to a new app', async () => {
    const records = await staff('records');
    const code = await reset();
    expect((await records.get('/staff')).heading).toBe('Staff sign-in');
    const stored = await portal.look<{ row: string }>(`select staff::text as row from staff where username_key = 'records'`);
    expect(stored[0]!.row).not.toContain(code.replaceAll('-', ''));

    const browser = await withPassword('records');
    await browser.submit('Sign in', { 'One-time code': await totpAt(portal.clock.now()) });
    expect(browser.page.status).toBe(422);
    await browser.submit('Sign in', { 'One-time code': code.toLowerCase() });
    expect(browser.page.heading).toBe('Set up a second step');
    expect((await browser.get('/staff')).heading).toBe('Staff sign-in');
    await browser.get('/staff/code');
    expect(browser.page.heading).toBe('Set up a second step');
    const again = await withPassword('records');
    await again.submit('Sign in', { 'One-time code': code });
    expect(again.page.status).toBe(422);

    await browser.submit('Save', { 'One-time code': '000000' });
    expect(browser.page.status).toBe(422);
    await browser.submit('Save', { 'One-time code': await totpAt(portal.clock.now(), secretOn(browser)) });
    expect(codesOn(browser)).toHaveLength(10);
    expect((await browser.get('/staff')).status).toBe(200);
    const [event] = await portal.look<{ details: { reason: string } }>(`select details from audit_event where action = 'staff.factorReset' order by id desc limit 1`);
    expect(event!.details.reason).toBe('Lost the phone');
  });

  it('is over after 24 hours', async () => {
    const code = await reset();
    portal.clock.forward(hours(24) - seconds(1));
    const early = await withPassword('records');
    portal.clock.forward(seconds(1));
    await early.submit('Sign in', { 'One-time code': code });
    expect(early.page.status).toBe(422);
  });

  it('is nobody\'s to do for themselves, and the operator\'s at the command line', async () => {
    const admin = await staff('admin');
    const [own] = await portal.look<{ id: string }>(`select id from staff where username_key = 'admin'`);
    await admin.get(`/staff/colleagues/${own!.id}`);
    expect(admin.page.text).toContain('To change your own');
    expect(() => admin.page.form('Reset', {})).toThrow();
    const given = await asSystem(portal, 'staff.reset', nowhere, (scope) => resetStaffByName(portal, scope, 'ADMIN'));
    expect((await admin.get('/staff')).heading).toBe('Staff sign-in');
    const browser = await withPassword('admin');
    await browser.submit('Sign in', { 'One-time code': given!.code.join('') });
    expect(browser.page.heading).toBe('Set up a second step');
    expect(await asSystem(portal, 'staff.reset', nowhere, (scope) => resetStaffByName(portal, scope, 'nobody'))).toBeUndefined();
  });
});

describe('S21: the desk resets the second step of a patient', () => {
  it('after an identity check, with a reason; the patient is told and signs in with the password', async () => {
    await giveApp(portal, 'ann');
    const [{ record_id: record } = { record_id: '' }] = await portal.look<{ record_id: string }>(`select record_id from account where username_key = 'ann'`);
    const desk = await staff('desk');
    await desk.get(`/staff/patients/${record}`);
    await desk.submit('Reset second step');
    expect(desk.page.text).toContain('Choose how you checked who this is');
    await desk.submit('Reset second step', { 'Photo ID': 'yes' });
    expect(desk.page.text).toContain('Enter a reason');
    await desk.submit('Reset second step', { 'Photo ID': 'yes', Reason: 'New phone, codes lost' });
    expect(desk.page.text).toContain('The second step was reset.');
    expect(desk.page.text).toContain('Two-step sign-in reset');
    expect(desk.page.text).toContain('New phone, codes lost');
    expect((await queuedMails(portal)).filter(({ kind }) => kind === 'factor.reset')).toHaveLength(1);
    const ann = new Browser(portal);
    await ann.signIn('ann');
    expect(ann.page.path).toBe('/home');
    expect(() => desk.page.form('Reset second step', {})).toThrow();
  });
});
