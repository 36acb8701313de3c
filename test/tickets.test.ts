import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../src/kernel/db.ts';
import { setSetting } from '../src/organization/settings.ts';
import { addStaff } from './attacks/fixtures.ts';
import { testPortal } from './portal.ts';
import type { TestPortal } from './portal.ts';
import { birthFields, register, staffBrowser } from './register.ts';
import { Browser } from './visit.ts';

/** W19, T19, M19, E2: requests for help, from the form to the answer. */
let portal: TestPortal;
beforeAll(async () => {
  portal = await testPortal();
});
afterAll(() => portal.close());

const filled = { 'Your name': 'Rosalind Quillfeather', ...birthFields('1975-03-09'), 'I need an access code': 'yes', 'How can we reach you?': '518-555-0142' };

async function ask(fields: Record<string, string> = filled, visitor = new Browser(portal)): Promise<Browser> {
  await visitor.get('/contact');
  await visitor.submit('Send', fields);
  return visitor;
}

const newest = async (): Promise<string> => (await portal.look<{ id: string }>('select id from ticket order by opened_at desc, id limit 1'))[0]!.id;

describe('the contact form before sign-in (T19, E2)', () => {
  it('says call 911 and the office phone, and has no room for health', async () => {
    const visitor = new Browser(portal);
    const page = await visitor.get('/contact');
    expect(page.text).toContain('In an emergency, call 911');
    expect(page.text).toContain('518-555-0100');
    expect(page.has('textarea')).toBe(false);
    expect((await visitor.get('/sign-up/no-code')).link('Ask for a code with a form')).toBe('/contact?topic=code');
    expect((await visitor.get('/help')).link('Contact form')).toBe('/contact');
  });

  it('keeps what was typed when something is missing', async () => {
    const visitor = await ask({ 'Your name': 'Rosalind Quillfeather', Month: '3', Year: '1975', 'How can we reach you?': '12' });
    expect(visitor.page.status).toBe(422);
    expect(visitor.page.text).toContain('Choose a topic');
    expect(visitor.page.text).toContain('Enter a phone number or an email address');
    expect(visitor.page.form('Send', {}).values).toMatchObject({ name: 'Rosalind Quillfeather', 'birth-year': '1975', reach: '12' });
    expect(await portal.look('select 1 from ticket')).toEqual([]);
  });

  it('answers the same whether the person is a patient or not, and looks nothing up', async () => {
    const person = await register(portal);
    const known = await ask({ ...filled, 'Your name': `${person.given} ${person.family}`, ...birthFields(person.born) });
    const unknown = await ask({ ...filled, 'Your name': 'Nobody Atall', ...birthFields('1901-01-01') });
    expect(known.page.status).toBe(200);
    expect(known.page.heading).toBe('We have your request');
    expect(known.page.text).toBe(unknown.page.text);
    expect(await portal.look('select 1 from ticket where record_id is not null')).toEqual([]);
  });

  it('writes no name, date or number into the audit trail or the log', async () => {
    const trail = await portal.look<{ line: string }>(`select e::text as line from audit_event e where kind = 'ticket'`);
    expect(trail.length).toBeGreaterThan(0);
    for (const text of [...trail.map((row) => row.line), portal.logged.join()]) expect(text).not.toMatch(/Rosalind|Quillfeather|1975-03-09|555-0142/);
  });

  it('has a limit for each address, and says whom to call', async () => {
    const visitor = new Browser(portal);
    for (let n = 0; n < 5; n++) expect((await ask(filled, visitor)).page.status).toBe(200);
    await ask(filled, visitor);
    expect(visitor.page.status).toBe(429);
    expect(visitor.page.text).toContain('518-555-0100');
    portal.clock.forward(61 * 60_000);
    expect((await ask(filled, visitor)).page.status).toBe(200);
  });

  it('offers no request for a code where the organization wants none (enrol.selfRequest)', async () => {
    await setSetting(portal.db, 'enrol.selfRequest', 'off', 'test', portal.clock.now());
    await new Promise((done) => setTimeout(done, 2_100));
    const visitor = new Browser(portal);
    expect((await visitor.get('/contact')).text).not.toContain('I need an access code');
    expect((await visitor.get('/sign-up/no-code')).text).not.toContain('Ask for a code');
    await setSetting(portal.db, 'enrol.selfRequest', 'ticket', 'test', portal.clock.now());
    await new Promise((done) => setTimeout(done, 2_100));
  });

  it('speaks Spanish', async () => {
    const visitor = new Browser(portal);
    visitor.cookies.set('portico-language', 'es');
    expect((await visitor.get('/contact')).text).toContain('¿Cómo podemos contactarle?');
  });
});

describe('the work list (W19)', () => {
  it('counts by state, filters, and pages by twenty, the oldest first', async () => {
    await portal.look(`delete from ticket_event`);
    await portal.look(`delete from ticket`);
    await portal.look(`insert into ticket (topic, opened_at, language, name, birth_date, reach, state_at)
      select case when n % 2 = 0 then 'code' else 'other' end, $1::timestamptz + n * interval '1 second', 'en', 'Person ' || n, '1980-01-01', '5185550100', $1 from generate_series(1, 45) n`, [portal.clock.now()]);
    const support = await staffBrowser(portal, 'support');
    const page = await support.get('/staff/requests');
    expect(page.text).toContain('45 new, 0 in work, 0 waiting, 0 done');
    const names = (): string[] => support.page.text.match(/Person \d+/g)!;
    expect(names().slice(0, 2)).toEqual(['Person 1', 'Person 2']);
    expect(names().length).toBe(20);
    await support.follow('Next');
    expect(names()[0]).toBe('Person 21');
    await support.follow('Next');
    expect(names().length).toBe(5);
    expect(support.page.has('a[rel=next]')).toBe(false);
    await support.get('/staff/requests');
    await support.submit('Apply', { Topic: 'I need an access code', Order: 'Newest first' });
    expect(names().slice(0, 2)).toEqual(['Person 44', 'Person 42']);
    await support.submit('Apply', { 'Taken by': 'Me' });
    expect(support.page.text).toContain('Nothing waiting');
  });

  it('tells staff to verify identity and to keep health out of email, before anything can be done', async () => {
    const support = await staffBrowser(portal, 'support');
    const page = await support.get(`/staff/requests/${await newest()}`);
    const text = page.text;
    expect(text).toContain('Verify identity first');
    expect(text).toContain('Never discuss health by plain email');
    expect(text.indexOf('Verify identity')).toBeLessThan(text.indexOf('What you can do'));
  });

  it('is taken by one, and a colleague is told by whom', async () => {
    await addStaff(portal, 'support.two', 'support', 'riverside');
    const id = await newest();
    const support = await staffBrowser(portal, 'support');
    const other = await staffBrowser(portal, 'support.two');
    await other.get(`/staff/requests/${id}`);
    await support.get(`/staff/requests/${id}`);
    expect((await support.submit('Take')).text).toContain('Saved');
    const late = await other.submit('Take');
    expect(late.status).toBe(409);
    expect(late.text).toContain('Already taken by Jonah Bexley');
  });

  it('is joined to a patient only with both identifiers and a check of who it is', async () => {
    const person = await register(portal);
    const id = await newest();
    const support = await staffBrowser(portal, 'support');
    await support.get(`/staff/requests/${id}`);
    const unchecked = await support.submit('Join', { 'Medical record number': person.mrn, ...birthFields(person.born) });
    expect(unchecked.status).toBe(422);
    expect(unchecked.text).toContain('Choose how you checked who this is');
    expect(unchecked.form('Join', {}).values).toMatchObject({ mrn: person.mrn });
    const wrong = await support.submit('Join', { Year: '1960', 'Photo ID': 'yes' });
    expect(wrong.status).toBe(409);
    expect(wrong.text).toContain('No patient within your reach has this record number and this date of birth');
    await support.submit('Join', { Year: person.born.slice(0, 4), 'Photo ID': 'yes' });
    expect(support.page.link('Rosalind Quillfeather')).toBe(`/staff/patients/${person.recordId}`);
    expect(support.page.text).toContain('Joined to a patient after a check');
    // now the front desk of that clinic sees it, and no other
    expect((await (await staffBrowser(portal, 'desk')).get(`/staff/requests/${id}`)).status).toBe(200);
    await addStaff(portal, 'desk.elsewhere', 'desk', 'riverside');
    expect((await (await staffBrowser(portal, 'desk.elsewhere')).get(`/staff/requests/${id}`)).status).toBe(404);
  });

  it('notes, waits, resumes, closes with an outcome, and stays as it is then; each deed is a row with who and when', async () => {
    const id = await newest();
    const support = await staffBrowser(portal, 'support');
    await support.get(`/staff/requests/${id}`);
    await support.submit('Add note', { Note: 'Called, no answer' });
    await support.submit('Set to waiting');
    await support.submit('Resume');
    const missing = await support.submit('Close request', {});
    expect(missing.status).toBe(422);
    expect(missing.text).toContain('Choose an outcome');
    expect((await support.submit('Close request', { Outcome: 'Solved' })).text).toContain('A closed one stays as it is');
    const rows = await portal.look<{ did: string; by_name: string }>('select did, by_name from ticket_event where ticket_id = $1 order by id', [id]);
    expect(rows.map(({ did }) => did)).toEqual(['taken', 'linked', 'note', 'waiting', 'resumed', 'closed']);
    expect(new Set(rows.map(({ by_name }) => by_name))).toEqual(new Set(['Jonah Bexley']));
    const csrf = support.page.document.querySelector('meta[name=csrf]')!.getAttribute('content')!;
    expect((await support.post(`/staff/requests/${id}`, { csrf, do: 'note', note: 'late' })).status).toBe(409);
  });

  it('is nobody\'s in the database but support\'s and the right desk\'s', async () => {
    for (const [username, rows] of [['nurse', 0], ['doctor', 0], ['records', 0], ['admin', 0], ['support', 1]] as const) {
      const [staff] = await portal.look<{ id: string }>('select id from staff where username_key = $1', [username]);
      const seen = await portal.db.transaction('portico_staff', async (tx) => {
        await tx.run(sql`select set_config('portico.account', ${staff!.id}, true)`);
        return tx.rows(sql`select 1 from ticket limit 1`);
      });
      expect([username, seen.length]).toEqual([username, rows]);
    }
  });
});

describe('people who are signed in (M19)', () => {
  it('ask about the portal, see the state of theirs and the answer, and nothing goes into the chart', async () => {
    const ann = new Browser(portal);
    await ann.signIn('ann');
    const before = await portal.look('select count(*) from resource');
    const empty = await ann.get('/requests');
    expect(empty.text).toContain('No requests so far');
    const missing = await ann.submit('Send', { Topic: 'Something does not work' });
    expect(missing.status).toBe(422);
    await ann.submit('Send', { Topic: 'Something does not work', Message: 'The page of visits stays empty.' });
    expect(ann.page.text).toContain('We have your request');
    expect(ann.page.text).toContain('The page of visits stays empty.');
    const id = await newest();
    const desk = await staffBrowser(portal, 'desk');
    await desk.get(`/staff/requests/${id}`);
    expect(desk.page.text).toContain('Signed in as ann');
    await desk.submit('Take');
    await ann.get('/requests');
    expect(ann.page.text).toContain('In work since');
    await desk.submit('Close request', { Outcome: 'Solved', 'Answer that the person sees': 'Mended today.', Note: 'for us only' });
    await ann.get('/requests');
    expect(ann.page.text).toContain('Our answer: Mended today.');
    expect(ann.page.text).not.toContain('for us only');
    expect(await portal.look('select count(*) from resource')).toEqual(before);
  });

  it('see nobody else\'s, and cannot pile them up', async () => {
    const ben = new Browser(portal);
    await ben.signIn('ben');
    expect((await ben.get('/requests')).text).not.toContain('The page of visits');
    for (let n = 0; n < 5; n++) {
      await ben.get('/requests');
      await ben.submit('Send', { Topic: 'My account', Message: `Number ${n}` });
    }
    await ben.get('/requests');
    const refused = await ben.submit('Send', { Topic: 'My account', Message: 'One more' });
    expect(refused.status).toBe(429);
    expect(refused.text).toContain('You have 5 open requests');
    expect(refused.form('Send', {}).values.message).toBe('One more');
  });
});
