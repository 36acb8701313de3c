import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../src/kernel/db.ts';
import { setSetting } from '../src/organization/settings.ts';
import { annsRecord, annsResult, addStaff } from './attacks/fixtures.ts';
import { testPortal } from './portal.ts';
import type { TestPortal } from './portal.ts';
import { birthFields, staffBrowser } from './register.ts';
import { Browser } from './visit.ts';

/** R-03, W21, R-11: who of the staff opens whose chart, and who hears of it. */
let portal: TestPortal;
let ann: string;
let result: string;
const annsMrn = 'LH-100234';
let born: string;
const chart = (page = 'summary'): string => `/staff/patients/${ann}/chart/${page}`;

beforeAll(async () => {
  portal = await testPortal();
  ann = await annsRecord(portal);
  result = await annsResult(portal);
  born = (await portal.look<{ birth_date: string }>('select birth_date from patient where mrn = $1', [annsMrn]))[0]!.birth_date;
  await addStaff(portal, 'nurse.elsewhere', 'nurse', 'riverside');
});
afterAll(() => portal.close());

const trail = (kind: string) => portal.look<{ action: string; actor_name: string; details: Record<string, string>; outcome: string; record_id: string | null }>(
  'select action, actor_name, details, outcome, record_id from audit_event where kind = $1 order by id desc', [kind]);

const breakTheGlass = (nurse: Browser, fields: Record<string, string> = {}) => nurse.submit('Open the chart', {
  'Medical record number': annsMrn, ...birthFields(born), 'Emergency care': 'yes', 'Reason in your own words': 'Brought in by ambulance, not responsive', ...fields,
});

describe('the chart at one\'s own clinic (design.md, who may what)', () => {
  it('opens with summary, results and one result, says whose it is, and is noted as a view by staff (S23)', async () => {
    const nurse = await staffBrowser(portal, 'nurse');
    const summary = await nurse.get(chart());
    expect(summary.status).toBe(200);
    expect(summary.text).toContain('Ann Louise Whitfield');
    expect(summary.text).toContain(`MRN ${annsMrn}`);
    expect(summary.document.querySelectorAll('main a[href^="/summary"], main a[href^="/results"]').length).toBe(0);
    const list = await nurse.follow('Test results');
    expect(list.status).toBe(200);
    expect((await nurse.get(list.document.querySelector('.pt-row a')!.getAttribute('href')!)).status).toBe(200);
    expect((await nurse.get(chart(`results/${result}`))).status).toBe(200);
    const [last] = await trail('chart');
    expect(last).toMatchObject({ action: 'chart.result.view', actor_name: 'nurse', record_id: ann });
  });

  it('searches results under the patient, and nothing typed stands in the address', async () => {
    const nurse = await staffBrowser(portal, 'nurse');
    await nurse.get(chart('results'));
    const found = await nurse.submit('Search', { 'Name of the test': 'A1c' });
    expect(found.path).toContain(chart('results'));
    expect(found.path).not.toContain('A1c');
    expect(found.status).toBe(200);
  });

  it('does not count as opened by the patient (R14)', async () => {
    const nurse = await staffBrowser(portal, 'nurse');
    const before = await portal.look('select * from result_view');
    await nurse.get(chart(`results/${result}`));
    expect(await portal.look('select * from result_view')).toEqual(before);
  });
});

describe('emergency access (R-03)', () => {
  it('is the only way to a chart of another clinic: without it the chart is not found', async () => {
    const nurse = await staffBrowser(portal, 'nurse.elsewhere');
    for (const page of ['summary', 'summary/allergies', 'results', `results/${result}`]) expect([page, (await nurse.get(chart(page))).status]).toEqual([page, 404]);
  });

  it('does not open without a reason, in the list and in words', async () => {
    const nurse = await staffBrowser(portal, 'nurse.elsewhere');
    await nurse.get('/staff/emergency-access');
    const page = await nurse.submit('Open the chart', { 'Medical record number': annsMrn, ...birthFields(born), 'Reason in your own words': 'short' });
    expect(page.status).toBe(422);
    expect(page.text).toContain('Choose why you need this chart');
    expect(page.text).toContain('at least 10 characters');
    expect((await portal.look('select 1 from chart_grant')).length).toBe(0);
    expect((await nurse.get(chart())).status).toBe(404);
  });

  it('wants record number and birth date together, and notes a miss', async () => {
    const nurse = await staffBrowser(portal, 'nurse.elsewhere');
    await nurse.get('/staff/emergency-access');
    const page = await breakTheGlass(nurse, { Year: '1901' });
    expect(page.status).toBe(404);
    expect(page.text).toContain('No patient has this record number and this date of birth');
    expect((await trail('glass'))[0]).toMatchObject({ action: 'glass.open', outcome: 'failure', record_id: null });
  });

  it('cannot be used to guess: twenty misses in an hour are the most, and nobody else waits for them', async () => {
    await addStaff(portal, 'nurse.guessing', 'nurse', 'riverside');
    const guessing = await staffBrowser(portal, 'nurse.guessing');
    await guessing.get('/staff/emergency-access');
    const csrf = guessing.page.document.querySelector('meta[name=csrf]')!.getAttribute('content')!;
    const [year, month, day] = ['1901', '1', '1'];
    const guess = () => guessing.post('/staff/emergency-access', { csrf, mrn: annsMrn, 'birth-month': month!, 'birth-day': day!, 'birth-year': year!, why: 'other', said: 'only trying my luck here' });
    for (let n = 0; n < 20; n++) expect((await guess()).status).toBe(404);
    expect((await guess()).status).toBe(429);
    const nurse = await staffBrowser(portal, 'nurse.elsewhere');
    await nurse.get('/staff/emergency-access');
    expect((await breakTheGlass(nurse, { Year: '1901' })).status).toBe(404);
  });

  it('is not needed at one\'s own clinic, and says so', async () => {
    const nurse = await staffBrowser(portal, 'nurse');
    await nurse.get('/staff/emergency-access');
    const page = await breakTheGlass(nurse);
    expect(page.status).toBe(409);
    expect(page.link('Open chart')).toBe(chart());
    expect((await portal.look('select 1 from chart_grant')).length).toBe(0);
  });

  it('opens the chart with a line on every page, notes each view with the grant, and ends by its button', async () => {
    const nurse = await staffBrowser(portal, 'nurse.elsewhere');
    await nurse.get('/staff/emergency-access');
    expect((await breakTheGlass(nurse)).heading).toBe('Health summary');
    expect((await nurse.get(chart(`results/${result}`))).status).toBe(200);
    for (const page of ['/staff', '/staff/patients', chart()]) expect((await nurse.get(page)).text).toContain('Emergency access until');
    const [grant] = await portal.look<{ id: string }>('select id from chart_grant');
    expect((await trail('chart')).slice(0, 2).map((one) => one.details.grant)).toEqual([grant!.id, grant!.id]);
    // the account of that patient is not part of it
    expect((await nurse.get(`/staff/patients/${ann}`)).status).toBe(404);
    await nurse.get('/staff');
    expect((await nurse.submit('End access')).text).not.toContain('Emergency access until');
    expect((await nurse.get(chart())).status).toBe(404);
  });

  it('ends by itself after the minutes that are set: at the second before and after', async () => {
    await setSetting(portal.db, 'breakGlass.minutes', 10, 'test', portal.clock.now());
    await new Promise((done) => setTimeout(done, 2_100));
    const nurse = await staffBrowser(portal, 'nurse.elsewhere');
    await nurse.get('/staff/emergency-access');
    await breakTheGlass(nurse);
    portal.clock.forward(599_000);
    expect((await nurse.get(chart())).status).toBe(200);
    portal.clock.forward(1_000);
    expect((await nurse.get(chart())).status).toBe(404);
    expect((await nurse.get('/staff')).text).not.toContain('Emergency access until');
  });

  it('is on the privacy officer\'s list until it is marked as reviewed, and for nobody else', async () => {
    const privacy = await staffBrowser(portal, 'support');
    expect((await privacy.get('/staff')).text).toContain('2 wait for your review');
    const list = await privacy.get('/staff/emergency-access/review');
    expect(list.text).toContain('Someone Else opened the chart of Ann Louise Whitfield');
    expect(list.text).toContain('Brought in by ambulance');
    expect(list.text).toContain('2 pages opened');
    const button = [...list.document.querySelectorAll('button')].find((one) => one.textContent?.startsWith('Mark as reviewed'))!;
    const shown = button.textContent!.replace(/\s+/g, ' ').trim();
    expect((await privacy.submit(shown, { Note: 'Spoke with the nurse' })).text).toContain('One waits for your review');
    expect(await portal.look('select staff_name, note from chart_grant_review')).toEqual([{ staff_name: 'Jonah Bexley', note: 'Spoke with the nurse' }]);
    expect((await (await staffBrowser(portal, 'nurse')).get('/staff/emergency-access/review')).status).toBe(403);
  });

  it('cannot be ended by anybody else', async () => {
    const nurse = await staffBrowser(portal, 'nurse.elsewhere');
    await nurse.get('/staff/emergency-access');
    await breakTheGlass(nurse);
    const [grant] = await portal.look<{ id: string }>('select id from chart_grant where ended_at is null order by opened_at desc limit 1');
    const other = await staffBrowser(portal, 'doctor');
    const csrf = (await other.get('/staff')).document.querySelector('meta[name=csrf]')!.getAttribute('content')!;
    expect((await other.post(`/staff/access/${grant!.id}/end`, { csrf })).status).toBe(404);
    expect((await nurse.get(chart())).status).toBe(200);
  });
});

describe('the second wall (A-004)', () => {
  /** As the portal would act for a member of staff, and claiming whatever patients it likes. */
  const rowsFor = async (username: string, table: string): Promise<number> => {
    const [staff] = await portal.look<{ id: string }>('select id from staff where username_key = $1', [username]);
    const [own] = await portal.look<{ ids: string }>(`select string_agg(patient_id::text, ',') as ids from patient where record_id = $1`, [ann]);
    return portal.db.transaction('portico_staff', async (tx) => {
      await tx.run(sql`select set_config('portico.account', ${staff!.id}, true), set_config('portico.now', ${portal.clock.now().toISOString()}, true)`);
      await tx.run(sql.raw(`select set_config('portico.patients', '${own!.ids}', true)`));
      return (await tx.rows(sql`select 1 from ${sql.table(table)} where patient_id::text = any (string_to_array(${own!.ids}, ',')) limit 1`)).length;
    });
  };

  it('gives the rows of a chart to those who may open it, and to nobody else, whatever the portal claims', async () => {
    await portal.look('update chart_grant set ended_at = opened_at where ended_at is null');
    const own = new Browser(portal);
    await own.signIn('ann');
    await own.get(`/results/${result}`);
    for (const table of ['resource', 'member', 'result_view', 'patient'])
      for (const [username, rows] of [['nurse', 1], ['records', 1], ['desk', 0], ['support', 0], ['admin', 0], ['nurse.elsewhere', 0]] as const)
        expect([table, username, await rowsFor(username, table)]).toEqual([table, username, rows]);
  });

  it('lets nobody grant themselves what their role does not give', async () => {
    const [desk] = await portal.look<{ id: string }>(`select id from staff where username_key = 'desk'`);
    const made = portal.db.transaction('portico_staff', async (tx) => {
      await tx.run(sql`select set_config('portico.account', ${desk!.id}, true)`);
      await tx.run(sql`insert into chart_grant (kind, staff_id, staff_name, record_id, why, said, opened_at, ends_at)
        values ('glass', ${desk!.id}, 'x', ${ann}, 'other', 'because I want to', now(), now() + interval '1 hour')`);
    });
    await expect(made).rejects.toThrow(/row-level security/);
  });
});

describe('view as this patient (W21)', () => {
  it('is off until the organization turns it on', async () => {
    const support = await staffBrowser(portal, 'support');
    const page = await support.get(`/staff/patients/${ann}/view`);
    expect(page.status).toBe(403);
    expect(page.text).toContain('support.viewAsPatient turns it on');
    await setSetting(portal.db, 'support.viewAsPatient', true, 'test', portal.clock.now());
    await new Promise((done) => setTimeout(done, 2_100));
  });

  it('wants consent with who and how, then shows what the patient sees, and changes nothing', async () => {
    const support = await staffBrowser(portal, 'support');
    await support.get(`/staff/patients/${ann}/view`);
    const missing = await support.submit('Start the view', { 'Who agreed?': 'Ann herself' });
    expect(missing.status).toBe(422);
    expect(missing.text).toContain('Choose how they agreed');
    const before = await portal.look('select * from result_view');
    const home = await support.submit('Start the view', { 'Who agreed?': 'Ann herself', 'By phone': 'yes', 'By phone: name, date of birth and one more fact': 'yes' });
    expect(home.heading).toBe('Hello, Ann Louise');
    expect(home.text).toContain('as a patient sees it, until');
    const own = new Browser(portal);
    await own.signIn('ann');
    const rows = (browser: Browser): string[] => [...browser.page.document.querySelectorAll('.pt-row__title')].map((one) => one.textContent!);
    await own.get('/results');
    await support.follow('Test results');
    expect(rows(support)).toEqual(rows(own));
    expect((await support.get(`/staff/patients/${ann}/view/results/${result}`)).status).toBe(200);
    await support.get(`/staff/patients/${ann}/view/summary`);
    expect(await portal.look('select * from result_view')).toEqual(before);
    expect((await trail('view'))[0]).toMatchObject({ action: 'view.open', actor_name: 'support', record_id: ann, details: { why: 'phone:phone' } });
    expect((await trail('viewAs'))[0]).toMatchObject({ action: 'viewAs.summary.view', actor_name: 'support', record_id: ann });
  });

  it('refuses every POST with a Reason', async () => {
    const support = await staffBrowser(portal, 'support');
    await support.get(`/staff/patients/${ann}/view/results`);
    const answer = await support.submit('Search', { 'Name of the test': 'A1c' });
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('you can only read');
  });

  it('is open to one record and one person only, and ends in time', async () => {
    const records = await staffBrowser(portal, 'records');
    expect((await records.get(`/staff/patients/${ann}/view/home`)).status).toBe(404);
    const [ben] = await portal.look<{ record_id: string }>(`select record_id from account where username_key = 'ben'`);
    const support = await staffBrowser(portal, 'support');
    expect((await support.get(`/staff/patients/${ben!.record_id}/view/home`)).status).toBe(404);
    portal.clock.forward(15 * 60_000);
    expect((await (await staffBrowser(portal, 'support')).get(`/staff/patients/${ann}/view/home`)).status).toBe(404);
  });

  it('lets the database refuse to a viewer what the portal would forget to', async () => {
    const written = portal.db.transaction('portico_person', async (tx) => {
      const [account] = await portal.look<{ id: string; ids: string }>(`select a.id, (select string_agg(patient_id::text, ',') from patient p where p.record_id = a.record_id) as ids from account a where username_key = 'ann'`);
      await tx.run(sql.raw(`select set_config('portico.account', '${account!.id}', true), set_config('portico.patients', '${account!.ids}', true), set_config('portico.viewer', '${account!.id}', true)`));
      const changed = await tx.run(sql`update account set language = 'es' where id = ${account!.id}`);
      await tx.run(sql`insert into result_view (patient_id, resource_id, account_id, first_viewed_at) values (${account!.ids.split(',')[0]!}, gen_random_uuid(), ${account!.id}, now())`);
      return changed;
    });
    await expect(written).rejects.toThrow(/row-level security/);
  });
});

describe('who looked at my record (R-11)', () => {
  it('shows the patient each look by staff with name, role and time, and the view with consent', async () => {
    const own = new Browser(portal);
    await own.signIn('ann');
    const page = await own.get('/who-looked');
    expect(page.text).toContain('Looked at the portal as you see it, with consent');
    expect(page.text).toContain('Jonah Bexley');
    const all: string[] = [];
    for (let more = true; more;) {
      all.push(own.page.text);
      more = own.page.has('a[rel=next]');
      if (more) await own.follow('Older');
    }
    expect(all.join()).toContain('Opened your record from another clinic, with a reason');
    expect(all.join()).toContain('Tomas Lindgren');
    expect(all.join()).not.toContain('nurse.elsewhere');
  });

  it('shows nobody else\'s', async () => {
    const own = new Browser(portal);
    await own.signIn('ben');
    expect((await own.get('/who-looked')).text).toContain('Nobody on our staff has looked');
  });
});
