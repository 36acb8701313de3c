import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asSystem, nowhere } from '../src/access/scope.ts';
import { createAccount } from '../src/accounts/accounts.ts';
import { minutes } from '../src/kernel/clock.ts';
import { testPortal } from './portal.ts';
import type { TestPortal } from './portal.ts';
import { birthFields, codeOn, enterCode, goodPassword, issueOn, register, staffBrowser } from './register.ts';
import type { Registered } from './register.ts';
import { Browser } from './visit.ts';

let portal: TestPortal;
let desk: Browser;

beforeAll(async () => {
  portal = await testPortal();
  desk = await staffBrowser(portal, 'desk');
});
afterAll(() => portal.close());

const accountFor = (person: Registered, username: string): Promise<string> =>
  asSystem(portal, 'test', nowhere, (scope) => createAccount(portal, scope, {
    recordId: person.recordId, kind: 'patient', username, password: goodPassword, question: 'q', answer: 'a', email: `${username}@example.org`, language: 'en' }));

async function search(browser: Browser, fields: Record<string, string>): Promise<Browser['page']> {
  await browser.get('/staff/patients');
  return browser.submit('Search', fields);
}

describe('finding a patient (W1, W2)', () => {
  let person: Registered;
  beforeAll(async () => {
    person = await register(portal, { given: 'Zephyrine', family: 'Du-Plessis Ñandú', born: '1961-02-03', mrn: 'ZZ-70001' });
  });

  it('W2: by name and birth date, whatever the case, accents and hyphens', async () => {
    for (const Name of ['Zephyrine Du-Plessis Ñandú', 'du plessis nandu', 'DU PLESSIS, zephyrine']) {
      const page = await search(desk, { Name, ...birthFields(person.born) });
      expect(page.text).toContain('One patient');
      expect(page.text).toContain('Born February 3, 1961');
      expect(page.text).toContain('MRN ZZ-70001');
      expect(page.text).toContain('No account');
    }
  });

  it('W2: by record number and birth date, or record number and name', async () => {
    expect((await search(desk, { 'Medical record number': ' zz-70001 ', ...birthFields(person.born) })).text).toContain('One patient');
    expect((await search(desk, { 'Medical record number': 'ZZ-70001', Name: 'Zephyrine' })).text).toContain('One patient');
  });

  it('W2: one identifier alone finds nobody and says why', async () => {
    for (const fields of [{ 'Medical record number': 'ZZ-70001' }, { Name: 'Du-Plessis' }, birthFields(person.born), {}]) {
      const page = await search(desk, fields as Record<string, string>);
      expect(page.status).toBe(422);
      expect(page.text).toContain('Enter two identifiers');
      expect(page.text).not.toContain('Zephyrine Du');
    }
  });

  it('W2: two identifiers that belong to different people find nobody', async () => {
    expect((await search(desk, { 'Medical record number': 'ZZ-70001', Month: '7', Day: '29', Year: '1990' })).text).toContain('No patient matches');
    expect((await search(desk, { 'Medical record number': 'ZZ-70001', Name: 'Somebody' })).text).toContain('No patient matches');
  });

  it('W2: finds a near match and says so; two slips at once find nobody', async () => {
    expect((await search(desk, { Name: 'Du-Plesis', ...birthFields(person.born) })).text).toContain('Near match');
    expect((await search(desk, { Name: 'Du-Plessis', Month: '3', Day: '2', Year: '1961' })).text).toContain('Near match');
    expect((await search(desk, { Name: 'Du-Plesis', Month: '3', Day: '2', Year: '1961' })).text).toContain('No patient matches');
  });

  it('W2: shows twenty at most and asks for more', async () => {
    for (let count = 0; count < 22; count++) await register(portal, { given: `Many${count}`, family: 'Manifold', born: '1950-05-05' });
    const page = await search(desk, { Name: 'Manifold', Month: '5', Day: '5', Year: '1950' });
    expect(page.document.querySelectorAll('.pt-row')).toHaveLength(20);
    expect(page.text).toContain('There are more than 20');
  });

  it('W2: tells two people of one name apart', async () => {
    await register(portal, { given: 'Ione', family: 'Sameface', born: '1970-01-01' });
    await register(portal, { given: 'Ione', family: 'Sameface', born: '1970-01-01' });
    expect((await search(desk, { Name: 'Ione Sameface', Month: '1', Day: '1', Year: '1970' })).text).toContain('More than one patient matches');
  });

  it('puts nothing of the person into an address, a log or the trail, and notes each one shown', async () => {
    await portal.look('select 1');
    const before = (await portal.look<{ count: number }>('select count(*)::int as count from audit_event'))[0]!.count;
    const page = await search(desk, { Name: 'Du-Plessis', ...birthFields(person.born) });
    expect(page.path).toBe('/staff/patients');
    expect(portal.logged.join('\n')).not.toMatch(/Plessis|Zephyrine|1961|ZZ-70001/);
    const trail = await portal.look<{ action: string; record_id: string | null }>('select * from audit_event order by id offset $1', [before]);
    expect(trail.map(({ action, record_id }) => [action, record_id])).toEqual([['patient.search', null], ['patient.found', person.recordId]]);
    expect(JSON.stringify(trail)).not.toMatch(/Plessis|1961|ZZ-70001/);
  });

  it('W1, A-001: another clinic finds nobody, and the page of the patient is not there', async () => {
    const elsewhere = await staffBrowser(portal, 'ferris');
    expect((await search(elsewhere, { Name: 'Du-Plessis', ...birthFields(person.born) })).text).toContain('No patient matches');
    const csrf = elsewhere.page.document.querySelector('meta[name=csrf]')!.getAttribute('content')!;
    await elsewhere.get(`/staff/patients/${person.recordId}`);
    expect(elsewhere.page.status).toBe(404);
    for (const path of ['code', 'code/revoke', 'unlock', 'address', 'username']) {
      await elsewhere.post(`/staff/patients/${person.recordId}/${path}`, { csrf, check: 'photoId', comment: 'x' });
      expect([path, elsewhere.page.status]).toEqual([path, 404]);
    }
    expect(await portal.look('select 1 from enrolment_code where record_id = $1', [person.recordId])).toEqual([]);
  });

  it('W1: a nurse sees the account and can do nothing with it; an administrator does not come here', async () => {
    const nurse = await staffBrowser(portal, 'nurse');
    await nurse.get(`/staff/patients/${person.recordId}`);
    expect(nurse.page.status).toBe(200);
    expect(nurse.page.text).not.toContain('Issue access code');
    const csrf = nurse.page.document.querySelector('meta[name=csrf]')!.getAttribute('content')!;
    await nurse.post(`/staff/patients/${person.recordId}/code`, { csrf, check: 'photoId' });
    expect(nurse.page.status).toBe(403);
    const admin = await staffBrowser(portal, 'admin');
    await admin.get('/staff/patients');
    expect(admin.page.status).toBe(403);
  });

  it('W1: the right counts where it is held: a nurse here who is at the desk elsewhere issues nothing here', async () => {
    await portal.look(`insert into staff_role (staff_id, role, clinic_id, granted_at, granted_by)
      select s.id, 'desk', c.id, now(), 'test' from staff s, clinic c where s.username = 'calloway' and c.key = 'riverside'`);
    const both = await staffBrowser(portal, 'calloway');
    await both.get(`/staff/patients/${person.recordId}`);
    expect(both.page.text).not.toContain('Issue access code');
    const csrf = both.page.document.querySelector('meta[name=csrf]')!.getAttribute('content')!;
    await both.post(`/staff/patients/${person.recordId}/code`, { csrf, check: 'photoId' });
    expect(both.page.status).toBe(403);
    const child = await register(portal, { clinic: 'riverside' });
    expect(await issueOn(both, child.recordId)).toMatch(/^[A-Z2-9-]{23}$/);
  });
});

describe('access codes at the desk (E1, E6, W3)', () => {
  beforeAll(async () => {
    desk = await staffBrowser(portal, 'desk');
  });

  it('E1, W3: shows the code once, in a letter with its end, the steps, the address and the phone of the clinic', async () => {
    const person = await register(portal, { given: 'Letitia', family: 'Post', mrn: 'TT-LETTER', born: '1966-06-06' });
    const code = await issueOn(desk, person.recordId);
    const letter = desk.page.document.querySelector('.pt-letter')!.textContent!;
    expect(letter).toContain('For Letitia Post');
    expect(letter).toMatch(/until February 22, 2027, \d+:\d\d [ap]\.m\. EST/);
    expect(letter).toContain('http://127.0.0.1:3000/sign-up');
    expect(letter).toContain('518-555-0100');
    expect(letter).not.toMatch(/1966|June 6|TT-LETTER/);
    await desk.follow('Back to the patient');
    expect(desk.page.text).toContain('Code issued');
    expect(desk.page.text).toContain('Works until February 22, 2027');
    expect(desk.page.html).not.toContain(code);
    expect(desk.page.html.replaceAll('-', '')).not.toContain(code.replaceAll('-', ''));
  });

  it('E1, A-015: keeps no code that could be read, in no table and no log', async () => {
    const person = await register(portal);
    const code = await issueOn(desk, person.recordId);
    const [row] = await portal.look<{ text: string }>(`select t::text as text from enrolment_code t where record_id = $1`, [person.recordId]);
    const [events] = await portal.look<{ text: string }>(`select (select string_agg(e::text, ' ') from audit_event e) || (select string_agg(e::text, ' ') from account_event e) as text`);
    for (const text of [row!.text, events!.text, portal.logged.join('\n')]) {
      expect(text).not.toContain(code);
      expect(text).not.toContain(code.replaceAll('-', ''));
      expect(text).not.toContain(Buffer.from(code).toString('hex'));
    }
  });

  it('W3: prints the letter in Spanish when asked, on an English page', async () => {
    const person = await register(portal, { language: 'es' });
    await desk.get(`/staff/patients/${person.recordId}`);
    await desk.submit('Issue access code', { 'Photo ID': 'yes' });
    const letter = desk.page.document.querySelector('.pt-letter')!;
    expect(letter.getAttribute('lang')).toBe('es');
    expect(letter.textContent).toContain('Código de acceso');
    expect(letter.textContent).toContain('22 de febrero de 2027');
    expect(desk.page.heading).toBe('Access code letter');
    codeOn(desk);
  });

  it('W3: asks how the identity was checked, and keeps it with the history', async () => {
    const person = await register(portal);
    await desk.get(`/staff/patients/${person.recordId}`);
    await desk.submit('Issue access code');
    expect(desk.page.status).toBe(422);
    expect(desk.page.text).toContain('Choose how you checked who this is');
    await desk.submit('Issue access code', { 'By phone: name, date of birth and one more fact': 'yes', 'Language of the letter': 'Español' });
    expect(desk.page.has('.pt-letter')).toBe(true);
    await desk.get(`/staff/patients/${person.recordId}`);
    expect(desk.page.text).toContain('Access code issued');
    expect(desk.page.text).toContain('by Priya Raman');
    expect(desk.page.text).toContain('By phone: name, date of birth and one more fact');
  });

  it('E6: a second code ends the first; sending the same form twice does not make a second', async () => {
    const person = await register(portal);
    await issueOn(desk, person.recordId);
    await desk.get(`/staff/patients/${person.recordId}`);
    expect(desk.page.text).toContain('stops working at once');
    const { action, values } = desk.page.form('Issue access code', { 'Photo ID': 'yes' });
    await desk.post(action, values);
    const code = codeOn(desk);
    await desk.post(action, values);
    expect(desk.page.status).toBe(409);
    expect(desk.page.text).toContain('A code was issued since you opened this page');
    const browser = new Browser(portal);
    await enterCode(browser, code, person.born);
    expect(browser.page.heading).toBe('Choose your username and password');
    expect((await portal.look('select 1 from enrolment_code where record_id = $1', [person.recordId])).length).toBe(2);
  });

  it('E6: two members of staff at once leave one open code', async () => {
    const person = await register(portal);
    await desk.get(`/staff/patients/${person.recordId}`);
    const { action, values } = desk.page.form('Issue access code', { 'Photo ID': 'yes' });
    const copies = await Promise.all(Array.from({ length: 5 }, async () => {
      const copy = new Browser(portal);
      for (const [name, value] of desk.cookies) copy.cookies.set(name, value);
      await copy.post(action, values);
      return copy.page.status;
    }));
    expect(copies.sort()).toEqual([200, 409, 409, 409, 409]);
  });

  it('E1: not for the deceased, not for minors, not for who has an account, not without a birth date; each says why', async () => {
    const cases: [Registered, string][] = [
      [await register(portal, { deceased: true }), 'this patient has died'],
      [await register(portal, { born: '2008-11-25' }), 'younger than 18'],
      [await register(portal, { born: null }), 'facts that this record does not hold'],
    ];
    for (const [person, why] of cases) {
      await desk.get(`/staff/patients/${person.recordId}`);
      expect(desk.page.text).toContain(why);
      expect(desk.page.has('form[action$="/code"]')).toBe(false);
      const csrf = desk.page.document.querySelector('meta[name=csrf]')!.getAttribute('content')!;
      await desk.post(`/staff/patients/${person.recordId}/code`, { csrf, check: 'photoId' });
      expect(desk.page.status).toBe(409);
      expect(desk.page.text).toContain(why);
    }
    const owner = await register(portal);
    await accountFor(owner, 'owner.of.one');
    await desk.get(`/staff/patients/${owner.recordId}`);
    const csrf = desk.page.document.querySelector('meta[name=csrf]')!.getAttribute('content')!;
    await desk.post(`/staff/patients/${owner.recordId}/code`, { csrf, check: 'photoId' });
    expect(desk.page.text).toContain('has an active account');
    expect(await portal.look('select 1 from enrolment_code where record_id = $1', [owner.recordId])).toEqual([]);
  });

  it('revokes an open code with a reason, which stands in the history', async () => {
    const person = await register(portal);
    const code = await issueOn(desk, person.recordId);
    await desk.get(`/staff/patients/${person.recordId}`);
    await desk.submit('Revoke code');
    expect(desk.page.text).toContain('Enter a reason');
    await desk.submit('Revoke code', { Reason: 'Letter lost on the bus' });
    expect(desk.page.text).toContain('The code was revoked');
    expect(desk.page.text).toContain('Letter lost on the bus');
    expect(desk.page.text).toContain('StatusNo account');
    const browser = new Browser(portal);
    await enterCode(browser, code, person.born);
    expect(browser.page.text).toContain('We could not match what you entered');
  });

  it('revokes nothing that is not open, nor the code of somebody else (A-003)', async () => {
    const person = await register(portal);
    await issueOn(desk, person.recordId);
    const other = await register(portal);
    await issueOn(desk, other.recordId);
    const [theirs] = await portal.look<{ id: string }>('select id from enrolment_code where record_id = $1', [other.recordId]);
    await desk.get(`/staff/patients/${person.recordId}`);
    const { action, values } = desk.page.form('Revoke code', { Reason: 'x' });
    await desk.post(action, { ...values, code: theirs!.id });
    expect(desk.page.status).toBe(409);
    expect(await portal.look('select 1 from enrolment_code where id = $1 and revoked_at is not null', [theirs!.id])).toEqual([]);
  });
});

describe('the account at the desk (E17, W2, W4)', () => {
  beforeAll(async () => {
    desk = await staffBrowser(portal, 'desk');
  });

  it('W2: shows e-mail state and last sign-in', async () => {
    const person = await register(portal);
    await accountFor(person, 'shown.at.desk');
    await desk.get(`/staff/patients/${person.recordId}`);
    expect(desk.page.text).toContain('StatusActive');
    expect(desk.page.text).toContain('shown.at.desk@example.org (not confirmed)');
    expect(desk.page.text).toContain('Last sign-inNever');
    const browser = new Browser(portal);
    await browser.signIn('shown.at.desk', goodPassword);
    await desk.get(`/staff/patients/${person.recordId}`);
    expect(desk.page.text).not.toContain('Last sign-inNever');
  });

  it('S14, F-31: keeps what staff type as a draft for them alone, and drops it when it is sent', async () => {
    const person = await register(portal);
    await issueOn(desk, person.recordId);
    await desk.get(`/staff/patients/${person.recordId}`);
    const csrf = desk.page.document.querySelector('meta[name=csrf]')!.getAttribute('content')!;
    const url = desk.page.document.querySelector('portico-draft')!.getAttribute('data-draft-url')!;
    await desk.post(url, { csrf, comment: 'half a sent', code: 'not kept' }, { 'x-portico': '1' });
    expect(desk.page.status).toBe(200);
    const [draft] = await portal.look<{ fields: unknown }>('select fields from draft');
    expect(draft!.fields).toEqual({ comment: 'half a sent' });

    portal.clock.forward(minutes(16));
    desk = await staffBrowser(portal, 'desk');
    await desk.get(`/staff/patients/${person.recordId}`);
    expect(desk.page.document.querySelector('#revoke-comment')!.textContent).toBe('half a sent');
    expect(desk.page.text).toContain('We kept what you typed before');
    const support = await staffBrowser(portal, 'support');
    await support.get(`/staff/patients/${person.recordId}`);
    expect(support.page.document.querySelector('#revoke-comment')!.textContent).toBe('');

    await desk.submit('Revoke code', { Reason: 'half a sentence, now whole' });
    expect(await portal.look('select 1 from draft')).toEqual([]);
    await desk.get('/staff');
    const again = desk.page.document.querySelector('meta[name=csrf]')!.getAttribute('content')!;
    await desk.post('/staff/drafts/anything', { csrf: again, comment: 'x' });
    expect(desk.page.status).toBe(404);
  });

  it('says all of it in Spanish', async () => {
    const person = await register(portal);
    const spanish = await staffBrowser(portal, 'support');
    await spanish.submit('Español');
    await spanish.get('/staff/patients');
    await spanish.submit('Buscar', { 'Número de expediente médico': person.mrn, Mes: 'marzo', Día: '9', Año: '1975' });
    expect(spanish.page.text).toContain('Un paciente');
    await spanish.follow(`${person.given} ${person.family}`);
    expect(spanish.page.text).toContain('Cuenta del portal');
    expect(spanish.page.text).toContain('Emitir un código de acceso');
    expect(spanish.page.text).toContain('9 de marzo de 1975');
  });

  it('W2: reads the account within the audit trail', async () => {
    const person = await register(portal);
    await desk.get(`/staff/patients/${person.recordId}`);
    const [entry] = await portal.look<{ action: string; actor_name: string; outcome: string }>('select * from audit_event where record_id = $1', [person.recordId]);
    expect(entry).toMatchObject({ action: 'account.view', actor_name: 'desk', outcome: 'success' });
  });
});
