import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asSystem, nowhere } from '../src/access/scope.ts';
import { createAccount } from '../src/accounts/accounts.ts';
import { askForLetters } from '../src/accounts/access-notices.ts';
import { whyNoWayBack } from '../src/accounts/whether-ended.ts';
import { days, hours } from '../src/kernel/clock.ts';
import { intakeBundle } from '../src/intake/intake.ts';
import { linkPatients, unlinkPatient } from '../src/intake/merge.ts';
import { decideForOrganization } from '../src/accounts/end-access.ts';
import { demoPassword, testPortal } from './portal.ts';
import type { TestPortal } from './portal.ts';
import { answerAll, enterCode, goodPassword, issueOn, register, staffBrowser } from './register.ts';
import type { Registered } from './register.ts';
import { Browser } from './visit.ts';

let portal: TestPortal;
let support: Browser;

beforeAll(async () => void (portal = await testPortal()));
afterAll(() => portal.close());

const accountFor = (person: Registered, username: string, language: 'en' | 'es' = 'en'): Promise<string> =>
  asSystem(portal, 'test', nowhere, (scope) => createAccount(portal, scope, {
    recordId: person.recordId, kind: 'patient', username, password: demoPassword, question: 'q', answer: 'a', email: `${username}@example.org`, language }));

let people = 0;
/** Somebody with an account, signed in. */
async function someone(language: 'en' | 'es' = 'en'): Promise<{ person: Registered; username: string; accountId: string; browser: Browser }> {
  const username = `ending.${++people}`;
  const person = await register(portal, { language });
  const accountId = await accountFor(person, username, language);
  const browser = new Browser(portal);
  await browser.get('/');
  await browser.submit('Sign in', { Username: username, Password: demoPassword });
  expect(browser.page.path).toBe('/home');
  return { person, username, accountId, browser };
}

const freshSupport = async (): Promise<Browser> => (support = await staffBrowser(portal, 'support'));

async function close(recordId: string, fields: Record<string, string> = {}): Promise<void> {
  await support.get(`/staff/patients/${recordId}/access`);
  await support.follow('Close the account for the patient');
  await support.submit('Continue', { 'The patient': 'yes', 'Photo ID': 'yes', Reason: 'The patient gave no reason', ...fields });
  await support.submit('Close the account now');
}

async function endAll(recordId: string, fields: Record<string, string> = {}): Promise<void> {
  await support.get(`/staff/patients/${recordId}/access/decide`);
  await support.submit('Continue', { 'All access to the portal': 'yes', Reason: 'Used against the terms', ...fields });
  await support.submit('End access now');
}

async function limit(recordId: string, fields: Record<string, string> = {}): Promise<void> {
  await support.get(`/staff/patients/${recordId}/access/decide`);
  await support.submit('Continue', { 'Only the parts chosen below': 'yes', Downloads: 'yes', Reason: 'Used for other than own care', ...fields });
  await support.submit('Turn off these parts now');
}

const account = async (id: string): Promise<{ status: string; username: string }> => (await portal.look<{ status: string; username: string }>('select status, username from account where id = $1', [id]))[0]!;
const history = async (recordId: string): Promise<string[]> =>
  (await portal.look<{ line: string }>(`select status || ' ' || method as line from account_event where record_id = $1 order by id`, [recordId])).map(({ line }) => line);
const tasks = async (recordId: string): Promise<string[]> =>
  (await portal.look<{ kind: string }>('select kind from access_task where record_id = $1 and done_at is null order by at, kind', [recordId])).map(({ kind }) => kind);
const mails = async (accountId: string): Promise<string[]> =>
  (await portal.look<{ kind: string }>('select kind from mail where account_id = $1 order by queued_at, kind', [accountId])).map(({ kind }) => kind);

describe('the patient wants to stop (T8, W15, P17)', () => {
  beforeAll(freshSupport);

  it('W15, E17: staff record who asked, why, the check and the family; the account ends at once', async () => {
    const { person, accountId } = await someone();
    await close(person.recordId, { 'It stays': 'yes', 'Comment for the history': 'Called twice about it' });
    expect(support.page.text).toContain('Access was changed, in force at once');
    expect(support.page.text).toContain('Access ended');
    expect(support.page.text).toContain('Asked by: The patient');
    expect(support.page.text).toContain('Family access stays');
    expect((await account(accountId)).status).toBe('deactivatedByPatient');
    expect(await history(person.recordId)).toEqual(['active direct', 'deactivatedByPatient endByPatient:photoId']);
    const [row] = await portal.look('select kind, because, asked_by, identity_check, family, by_name from access_decision where record_id = $1', [person.recordId]);
    expect(row).toMatchObject({ kind: 'patientCall', because: 'notSaid', asked_by: 'patient', identity_check: 'photoId', family: 'keep' });
    await support.get(`/staff/patients/${person.recordId}`);
    expect(support.page.text).toContain('Ended by patient');
    expect(support.page.text).toContain('Closed because the patient asked for it');
    expect(support.page.text).toContain('Called twice about it');
  });

  it('W15: nothing happens before it was read once more, and what was typed can be changed', async () => {
    const { person, accountId } = await someone();
    await support.get(`/staff/patients/${person.recordId}/access/close`);
    await support.submit('Continue', { 'Comment for the history': 'x'.repeat(1001) });
    expect(support.page.status).toBe(422);
    for (const words of ['Choose who asks for it', 'Choose how you checked who this is', 'Choose a reason', 'Shorten the text to 1000 characters'])
      expect(support.page.text.replace(',', '')).toContain(words);
    await support.submit('Continue', { 'Someone who may act for the patient': 'yes', 'Photo ID': 'yes', Reason: 'Has moved or changed clinics', 'Comment for the history': 'kept' });
    expect(support.page.heading).toBe('Check before you confirm');
    expect(support.page.text).toContain('Has moved or changed clinics');
    expect((await account(accountId)).status).toBe('active');
    await support.submit('Change something');
    expect(support.page.document.querySelector('#comment')!.textContent).toBe('kept');
    await support.submit('Continue');
    await support.submit('Close the account now');
    expect((await account(accountId)).status).toBe('deactivatedByPatient');
  });

  it('W15: sent twice it is done once; and there is nothing to close twice', async () => {
    const { person } = await someone();
    await support.get(`/staff/patients/${person.recordId}/access/close`);
    await support.submit('Continue', { 'The patient': 'yes', 'Photo ID': 'yes', Reason: 'The patient gave no reason' });
    const { action, values } = support.page.form('Close the account now', {});
    await Promise.all([1, 2, 3].map(() => portal.app.request(`http://127.0.0.1:3000${action}`, {
      method: 'POST', body: new URLSearchParams(values).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', cookie: [...support.cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    })));
    expect(await portal.look('select id from access_decision where record_id = $1', [person.recordId])).toHaveLength(1);
    await support.get(`/staff/patients/${person.recordId}/access/close`);
    expect(support.page.text).toContain('There is no open account to close');
    await support.post(action, { ...values, key: crypto.randomUUID() });
    expect(support.page.status).toBe(409);
  });

  it('T7, A-046: the next request of an open session is refused with the reason, on every door', async () => {
    const { person, browser } = await someone();
    const second = new Browser(portal);
    for (const [name, value] of browser.cookies) second.cookies.set(name, value);
    await close(person.recordId);
    for (const path of ['/home', '/results', '/session', '/preferences/access']) {
      await browser.get(path);
      expect([path, browser.page.path]).toEqual([path, '/signed-out?why=ended']);
      expect(browser.page.text).toContain('This account was closed because you asked us to');
    }
    await second.get('/session', { 'x-portico': '1' });
    expect([second.page.status, second.page.html]).toEqual([401, '{"ended":true}']);
    await second.post('/session/active', {}, { 'x-portico': '1' });
    expect(second.page.status).toBe(401);
    // Where the script of the page leads: it knows only of the idle end.
    await second.get('/signed-out?why=idle');
    expect(second.page.text).toContain('This account was closed because you asked us to');
    expect(await portal.look('select 1 from session s join account a on a.id = s.account_id where a.record_id = $1', [person.recordId])).toEqual([]);
  });

  it('T7: a stranger learns nothing on that page, and sign-in says the equal words', async () => {
    const { person, username } = await someone();
    await close(person.recordId);
    const stranger = new Browser(portal);
    await stranger.get('/signed-out?why=ended');
    expect(stranger.page.text).not.toContain('closed because');
    const known = await stranger.signIn(username, demoPassword);
    const words = known.text;
    const unknown = await new Browser(portal).signIn('nobody.at.all', demoPassword);
    expect(words).toBe(unknown.text);
    expect(known.status).toBe(unknown.status);
  });

  it('E17: tries on an ended account lock nothing that is not there', async () => {
    const { person, username, accountId } = await someone();
    await close(person.recordId);
    for (let tries = 0; tries < 6; tries++) await new Browser(portal).signIn(username, 'wrong, all wrong');
    expect((await account(accountId)).status).toBe('deactivatedByPatient');
    expect((await history(person.recordId)).at(-1)).toBe('deactivatedByPatient endByPatient:photoId');
  });

  it('T9, S5: recovery is refused for an account that is over', async () => {
    const { person, accountId } = await someone();
    const ask = () => asSystem(portal, 'test', nowhere, (scope) => whyNoWayBack(scope, accountId));
    expect(await ask()).toBeUndefined();
    await close(person.recordId);
    expect(await ask()).toMatchObject({ code: 'account.endedByPatient' });
  });

  it('W15: a new code opens the account again, with its history and under its own name', async () => {
    const { person, username, accountId } = await someone();
    await close(person.recordId);
    await support.get(`/staff/patients/${person.recordId}/access`);
    expect(support.page.text).toContain('To give access again');
    const code = await issueOn(support, person.recordId);
    const back = new Browser(portal);
    await enterCode(back, code, person.born);
    await answerAll(back, username, goodPassword);
    await back.submit('Sign up');
    expect(back.page.path).toMatch(/^\/home/);
    expect((await account(accountId)).status).toBe('active');
    expect(await portal.look('select id from account where record_id = $1', [person.recordId])).toEqual([{ id: accountId }]);
    expect(await history(person.recordId)).toEqual([
      'active direct', 'deactivatedByPatient endByPatient:photoId', 'codeIssued issue:photoId', 'active reopen']);
    expect((await new Browser(portal).signIn(username, demoPassword)).status).toBe(422);
    expect((await new Browser(portal).signIn(username, goodPassword)).path).toBe('/home');
    await support.get(`/staff/patients/${person.recordId}/access`);
    expect(support.page.text).toContain('Taken back');
    expect(support.page.text).not.toContain('In force');
  });

  it('W15, S21: who comes back with a new code signs in without the second factors of before', async () => {
    const { person, username, accountId } = await someone();
    await portal.look(`insert into mailed_code (owner_id, chosen_at) values ($1, now())`, [accountId]);
    await portal.look(`insert into trusted_device (owner_id, token_hash, user_agent, added_at, last_used_at, expires_at) values ($1, '\\x01', 'x', now(), now(), now() + interval '1 year')`, [accountId]);
    await close(person.recordId);
    const code = await issueOn(support, person.recordId);
    const back = new Browser(portal);
    await enterCode(back, code, person.born);
    await answerAll(back, `${username}.again`);
    await back.submit('Sign up');
    expect(await portal.look('select owner_id from mailed_code where owner_id = $1 union all select owner_id from trusted_device where owner_id = $1', [accountId])).toEqual([]);
    expect((await account(accountId)).username).toBe(`${username}.again`);
  });

  it('W15: the letter for the patient says it in their language, and nothing of health', async () => {
    const { person } = await someone('es');
    await close(person.recordId);
    await support.follow('Open the letter');
    expect(support.page.text).toContain('Su cuenta está cerrada');
    expect(support.page.text).toContain('Nos pidió cerrar su cuenta');
    expect(support.page.text).toContain('Sus familiares y otras personas ya no pueden ver su expediente');
    expect(support.page.document.querySelector('.pt-letter')!.getAttribute('lang')).toBe('es');
    expect(support.page.document.title).not.toContain(person.family);
    await support.follow('Letter in English');
    expect(support.page.text).toContain('You asked us to close your account');
  });

  it('the desk may only ask: a task for support', async () => {
    const { person, accountId } = await someone();
    const desk = await staffBrowser(portal, 'desk');
    await desk.get(`/staff/patients/${person.recordId}`);
    await desk.follow('End or limit access');
    expect(desk.page.text).not.toContain('Close the account for the patient');
    await desk.submit('Send to support', {});
    expect(desk.page.text).toContain('Write who asks for it and why');
    await desk.submit('Send to support', { 'Who asks for it, and why?': 'The patient called and wants out' });
    expect(desk.page.text).toContain('Support has your request');
    expect(desk.page.text).toContain('A request is waiting at support');
    await desk.post(`/staff/patients/${person.recordId}/access/close`, { csrf: desk.page.document.querySelector('meta[name=csrf]')!.getAttribute('content')! });
    expect(desk.page.status).toBe(403);
    expect((await account(accountId)).status).toBe('active');
    await freshSupport();
    await support.get('/staff/access-tasks');
    expect(support.page.text).toContain('The patient called and wants out');
    await support.submit(`Done task about ${person.given} ${person.family}`);
    expect(await tasks(person.recordId)).toEqual([]);
  });
});

describe('the organization decides (T7, T9)', () => {
  beforeAll(freshSupport);

  it('T7, T9: ends the whole access, tells the person by mail, and keeps them out until it is taken back', async () => {
    const { person, username, accountId, browser } = await someone();
    await endAll(person.recordId, { 'Words to the patient': 'Please ask for Mr. Park.' });
    await browser.get('/results');
    expect(browser.page.text).toContain('We have ended your access to the portal. The portal was used against its terms of use.');
    expect(browser.page.text).toContain('Please ask for Mr. Park.');
    expect(browser.page.text).toMatch(/Call the office at/);
    expect(await mails(accountId)).toEqual(['access.ended']);
    expect(await history(person.recordId)).toEqual(['active direct', 'deactivatedByOrg endByOrg']);
    expect((await new Browser(portal).signIn(username)).status).toBe(422);

    await support.get(`/staff/patients/${person.recordId}`);
    expect(support.page.text).toContain('Access ended: Used against the terms');
    const desk = await staffBrowser(portal, 'desk');
    await desk.get(`/staff/patients/${person.recordId}`);
    expect(desk.page.html).not.toContain('Issue access code</button>');
    await freshSupport();
    await support.get(`/staff/patients/${person.recordId}/access/decide`);
    await support.submit('Continue', { 'All access to the portal': 'yes', Reason: 'Another reason' });
    await support.submit('End access now');
    expect(support.page.status).toBe(409);

    await support.get(`/staff/patients/${person.recordId}/access`);
    await support.follow('Take this back');
    await support.submit('Take this back');
    expect(support.page.text).toContain('Write why you take it back');
    await support.submit('Take this back', { 'Why do you take it back?': 'It was somebody else' });
    expect(support.page.text).toContain('The decision was taken back');
    expect(new Set(await mails(accountId))).toEqual(new Set(['access.ended', 'access.mayReturn']));
    expect((await account(accountId)).status).toBe('deactivatedByOrg');
    expect((await new Browser(portal).signIn(username)).status).not.toBe(200);
    await issueOn(support, person.recordId);
    expect((await history(person.recordId)).at(-1)).toBe('codeIssued issue:photoId');
  });

  it('T7: single functions: the page says why where the function would be; reading goes on', async () => {
    await freshSupport();
    const [ann] = await portal.look<{ record_id: string }>(`select record_id from account where username_key = 'ann'`);
    const [paper] = await portal.look<{ id: string }>(`select id from resource where fhir_id = 'ann-paper-sick-days'`);
    const reader = new Browser(portal);
    await reader.signIn('ann');
    await reader.get(`/documents/${paper!.id}/file/0`);
    expect(reader.page.status).toBe(200);
    await limit(ann!.record_id);
    await reader.get(`/documents/${paper!.id}/file/0`);
    expect(reader.page.status).toBe(403);
    expect(reader.page.text).toContain('Downloads are turned off for you. The portal was used for something other than your own care.');
    await reader.get(`/documents/${paper!.id}`);
    expect(reader.page.text).toContain('Downloads are turned off for you');
    expect(reader.page.has('a[href*="/file/"]')).toBe(false);
    await reader.get('/home');
    await reader.follow('See which, and why');
    expect(reader.page.text).toContain('Downloads');
    expect(reader.page.text).toContain('Since November 24, 2026');
    await reader.get('/results');
    expect(reader.page.status).toBe(200);

    await support.get(`/staff/patients/${ann!.record_id}/access`);
    await support.follow('Take this back');
    await support.submit('Take this back', { 'Why do you take it back?': 'Talked it over' });
    await reader.get(`/documents/${paper!.id}/file/0`);
    expect(reader.page.status).toBe(200);
    const [own] = await portal.look<{ id: string }>(`select id from account where username_key = 'ann'`);
    expect(new Set(await mails(own!.id))).toEqual(new Set(['access.restricted', 'access.lifted']));
  });

  it('T7: a function that sends something is refused when it is sent, too, and shows nothing to send', async () => {
    await freshSupport();
    const { person, browser } = await someone();
    await browser.get('/preferences/details');
    const { action, values } = browser.page.form('Send request', { Phone: '518-555-0199' });
    await limit(person.recordId, { 'Other requests to the office': 'yes' });
    await browser.post(action, values);
    expect(browser.page.status).toBe(403);
    expect(browser.page.text).toContain('Requests are turned off for you');
    await browser.get('/preferences/details');
    expect(browser.page.text).toContain('Requests are turned off for you');
    expect(browser.page.has('#phone')).toBe(false);
  });

  it('T7: a decision with an end is over the second after its last day at the clinic, over a change of clocks too', async () => {
    portal.clock.set('2027-03-13T15:00:00Z');
    await freshSupport();
    const { person, browser } = await someone();
    await limit(person.recordId, { 'Last day': '2027-03-14' });
    expect(support.page.text).toContain('Until March 14, 2027');
    await browser.get('/preferences/access');
    expect(browser.page.text).toContain('The portal was used for something other than your own care');
    for (const [at, limited] of [['2027-03-15T03:59:59Z', true], ['2027-03-15T04:00:00Z', false]] as const) {
      portal.clock.set(at);
      const later = new Browser(portal);
      await later.signIn(`ending.${people}`);
      await later.get('/preferences/access');
      expect([at, later.page.text.includes('other than your own care')]).toEqual([at, limited]);
    }
  });

  it('T7: staff are told what is missing', async () => {
    await freshSupport();
    const { person } = await someone();
    await support.get(`/staff/patients/${person.recordId}/access/decide`);
    await support.submit('Continue', { 'Last day': '2020-01-01' });
    for (const words of ['Choose all access or single parts', 'Choose a reason', 'Enter a last day that is today or later']) expect(support.page.text).toContain(words);
    await support.submit('Continue', { 'Only the parts chosen below': 'yes', Reason: 'Another reason', 'Last day': '' });
    expect(support.page.text).toContain('Choose at least one part to turn off');
  });

  it('T9: without an account, or when the mail does not arrive, a letter becomes a task, once', async () => {
    const nobody = await register(portal);
    await endAll(nobody.recordId);
    expect(await tasks(nobody.recordId)).toEqual(['letter']);
    await support.get(`/staff/patients/${nobody.recordId}`);
    expect(support.page.html).not.toContain('Issue access code</button>');

    const { person, accountId } = await someone();
    await endAll(person.recordId);
    expect(await tasks(person.recordId)).toEqual([]);
    await portal.look(`update mail set state = 'failed', ended_at = queued_at, facts = null where account_id = $1`, [accountId]);
    expect(await askForLetters(portal)).toBe(1);
    expect(await askForLetters(portal)).toBe(0);
    await support.get('/staff/access-tasks');
    expect(support.page.text).toContain('Print and send the letter about ended or limited access');
    await support.follow('Open the letter');
    expect(support.page.text).toContain('Your access has ended');
  });

  it('T7: what waits to be sent to an ended account is sent no more', async () => {
    const { person, accountId } = await someone();
    await portal.look(`insert into mail (account_id, recipient, language, kind, facts, queued_at, due_at, expires_at)
      values ($1, 'x@example.org', 'en', 'account.username', '{}', now(), now(), now() + interval '1 day')`, [accountId]);
    await endAll(person.recordId);
    expect(await portal.look('select kind, state from mail where account_id = $1 order by kind', [accountId])).toEqual([
      { kind: 'access.ended', state: 'waiting' }, { kind: 'account.username', state: 'expired' }]);
  });
});

describe('death and merge (E19)', () => {
  let sent = 0;
  const feed = (...resources: object[]) => intakeBundle(portal, 'ending', { resourceType: 'Bundle', entry: resources.map((resource) => ({ resource })) });
  const patient = (id: string, more: object = {}) => ({ resourceType: 'Patient', id, name: [{ family: 'Ostrander', given: [`Vida ${id}`] }], birthDate: '1944-05-06', ...more });
  async function fed(): Promise<{ id: string; patientId: string; person: Registered; accountId: string; browser: Browser }> {
    const id = `e${++sent}`;
    await feed(patient(id));
    const [row] = await portal.look<{ patient_id: string; record_id: string }>('select patient_id, record_id from patient where fhir_id = $1', [id]);
    const person = { recordId: row!.record_id, given: `Vida ${id}`, family: 'Ostrander', born: '1944-05-06', mrn: '' };
    const accountId = await accountFor(person, `fed.${id}`);
    const browser = new Browser(portal);
    await browser.signIn(`fed.${id}`);
    return { id, patientId: row!.patient_id, person, accountId, browser };
  }
  beforeAll(freshSupport);

  it('E19: a feed says that somebody has died: session, account and codes end, staff are told; a correction is told too', async () => {
    const { id, person, accountId, browser } = await fed();
    await feed(patient(id, { deceasedBoolean: true }));
    await browser.get('/home');
    expect(browser.page.text).toContain('This account is closed.');
    expect((await account(accountId)).status).toBe('deactivatedByOrg');
    expect(await tasks(person.recordId)).toEqual(['deceased']);
    expect(await mails(accountId)).toEqual([]);
    await feed(patient(id, { deceasedBoolean: true, gender: 'female' }));
    expect(await tasks(person.recordId)).toEqual(['deceased']);
    await feed(patient(id, { deceasedBoolean: false }));
    expect(await tasks(person.recordId)).toEqual(['deceased', 'notDeceased']);
    expect((await account(accountId)).status).toBe('deactivatedByOrg');
    await issueOn(support, person.recordId);
    expect(await history(person.recordId)).toEqual(['active direct', 'deactivatedByOrg deceased', 'deactivatedByOrg notDeceased', 'codeIssued issue:photoId']);
  });

  it('E19, P17: staff note a death before the record does, and take it back', async () => {
    const { person, browser } = await fed();
    await support.get(`/staff/patients/${person.recordId}/access/died`);
    await support.submit('Continue', { 'It stays': 'yes' });
    await support.submit('Close the account now');
    await browser.get('/home');
    expect(browser.page.text).toContain('This account is closed.');
    await support.get(`/staff/patients/${person.recordId}`);
    expect(support.page.html).not.toContain('Issue access code</button>');
    await support.get(`/staff/patients/${person.recordId}/access/died`);
    await support.submit('Continue');
    await support.submit('Close the account now');
    expect(support.page.status).toBe(409);
    await support.get(`/staff/patients/${person.recordId}/access`);
    await support.follow('Take this back');
    await support.submit('Take this back', { 'Why do you take it back?': 'Another patient of that name' });
    await issueOn(support, person.recordId);
  });

  it('E19: merged with somebody who has died, nobody signs in', async () => {
    const [dead, alive] = [await fed(), await fed()];
    await feed(patient(dead.id, { deceasedBoolean: true }));
    await asSystem(portal, 'test', nowhere, (scope) => linkPatients(scope, dead.patientId, alive.patientId, 'staff'));
    await alive.browser.get('/home');
    expect(alive.browser.page.text).toContain('This account is closed.');
  });

  it('E19: of two accounts one is closed with its reason, staff are told, and it opens again when they part', async () => {
    const [goes, stays] = [await fed(), await fed()];
    await asSystem(portal, 'test', nowhere, (scope) => linkPatients(scope, goes.patientId, stays.patientId, 'staff'));
    await goes.browser.get('/home');
    expect(goes.browser.page.text).toContain('You had two accounts here');
    await stays.browser.get('/home');
    expect(stays.browser.page.path).toBe('/home');
    expect(await tasks(stays.person.recordId)).toEqual(['merged']);
    await asSystem(portal, 'test', nowhere, (scope) => unlinkPatient(scope, goes.patientId));
    expect((await account(goes.accountId)).status).toBe('active');
    await goes.browser.signIn(`fed.${goes.id}`);
    expect(goes.browser.page.path).toBe('/home');
  });

  it('T7, E19: what limits a person limits them in the record they were merged into, and no longer when they part', async () => {
    const [goes, stays] = [await fed(), await fed()];
    await asSystem(portal, 'test', nowhere, async (scope) => {
      await decideForOrganization(scope, goes.person.recordId, { functions: ['downloads'], because: 'misuse', family: 'end' });
      await linkPatients(scope, goes.patientId, stays.patientId, 'staff');
    });
    const limited = async (): Promise<boolean> => (await stays.browser.get('/preferences/access')).text.includes('against its terms of use');
    expect(await limited()).toBe(true);
    await asSystem(portal, 'test', nowhere, (scope) => unlinkPatient(scope, goes.patientId));
    expect(await limited()).toBe(false);
  });

  it('T7, E19: a merge with somebody whose access was ended is a task for staff, and no code is issued', async () => {
    const [ended, other] = [await fed(), await fed()];
    await asSystem(portal, 'test', nowhere, async (scope) => {
      await decideForOrganization(scope, ended.person.recordId, { functions: [], because: 'misuse', family: 'end' });
      await linkPatients(scope, ended.patientId, other.patientId, 'staff');
    });
    expect(await tasks(other.person.recordId)).toEqual(['mergedWithEnded']);
  });
});

describe('what stays behind', () => {
  it('sessions that were ended are forgotten when they would have ended anyway', async () => {
    await freshSupport();
    const { person, browser } = await someone();
    await endAll(person.recordId);
    portal.clock.forward(hours(11));
    await browser.get('/signed-out');
    expect(browser.page.text).toContain('We have ended your access');
    portal.clock.forward(days(1));
    await browser.get('/signed-out');
    expect(browser.page.text).not.toContain('We have ended your access');
  });

  it('T8: the patient reads how to close the account and what happens, in both languages', async () => {
    const { browser } = await someone();
    await browser.get('/preferences/access');
    expect(browser.page.text).toContain('Call the office at');
    expect(browser.page.text).toContain('Why is there no button?');
    expect(browser.page.text).toContain('Your medical record stays with the clinic');
    expect(browser.page.document.querySelectorAll('main form')).toHaveLength(0);
    await browser.submit('Español');
    expect(browser.page.text).toContain('Cerrar su cuenta');
    expect(browser.page.text).toContain('No hay nada desactivado para usted');
  });
});
