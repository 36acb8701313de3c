import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noteAuditCheck } from '../src/access/audit-check.ts';
import { sealAudit } from '../src/access/audit-seal.ts';
import { verifyAudit } from '../src/access/audit-verify.ts';
import { sql } from '../src/kernel/db.ts';
import { cell, mostExported } from '../src/privacy/audit-export.ts';
import { whyTooWide } from '../src/privacy/audit-rules.ts';
import { entriesOf } from '../src/privacy/audit-search.ts';
import { annsRecord } from './attacks/fixtures.ts';
import { testPortal } from './portal.ts';
import type { TestPortal } from './portal.ts';
import { staffBrowser } from './register.ts';
import type { Browser } from './visit.ts';

/** W22, R-06, A-089: the privacy officer searches the audit trail and takes it out. */
let portal: TestPortal;
let privacy: Browser;
let ann: string;

beforeAll(async () => {
  portal = await testPortal();
  ann = await annsRecord(portal);
  const nurse = await staffBrowser(portal, 'nurse');
  await nurse.get(`/staff/patients/${ann}/chart/summary`);
  const desk = await staffBrowser(portal, 'desk');
  await desk.get('/staff/audit');
  privacy = await staffBrowser(portal, 'support');
});
afterAll(() => portal.close());

describe('a search', () => {
  it('starts with the last week, says who did what with whose record, and is an entry itself', async () => {
    const page = await privacy.get('/staff/audit');
    expect(page.status).toBe(200);
    expect(page.text).toContain('chart.summary.view');
    expect(page.text).toContain('LH-100234');
    expect((await portal.look(`select 1 from audit_event where action = 'audit.search' and actor_name = 'support'`)).length).toBe(1);
  });

  it('finds by patient, by who acted, by kind and by outcome, and no number or name stands in the address', async () => {
    const submit = (fields: Record<string, string>) => privacy.submit('Search', fields);
    await privacy.get('/staff/audit');
    const byPatient = await submit({ 'Medical record number of the patient': 'LH-100234' });
    expect(byPatient.path).toContain(`patient=${ann}`);
    expect(byPatient.path).not.toContain('LH-');
    expect([...byPatient.document.querySelectorAll('tbody tr')].length).toBeGreaterThan(0);
    for (const row of byPatient.document.querySelectorAll('tbody tr')) expect(row.textContent).toContain('LH-100234');
    await privacy.get('/staff/audit');
    const byActor = await submit({ 'Username of who acted': 'nurse' });
    expect(byActor.path).not.toContain('nurse');
    for (const row of byActor.document.querySelectorAll('tbody tr')) expect(row.querySelectorAll('td')[0]!.textContent).toBe('nurse');
    await privacy.get('/staff/audit');
    const byKind = await submit({ Kind: 'Charts opened by staff' });
    expect([...byKind.document.querySelectorAll('tbody tr')].map((row) => row.querySelectorAll('td')[1]!.textContent)).toEqual(['chart.summary.view']);
    await privacy.get('/staff/audit');
    const refused = await submit({ Outcome: 'Refused or failed' });
    expect(refused.text).toContain('/staff/audit refused');
    for (const row of refused.document.querySelectorAll('tbody tr')) expect(row.textContent).toContain('Refused');
  });

  it('says so when nobody is called that, when a day is none, and when it is too wide', async () => {
    await privacy.get('/staff/audit');
    expect((await privacy.submit('Search', { 'Medical record number of the patient': 'XX-1' })).text).toContain('No patient has this record number');
    await privacy.get('/staff/audit');
    expect((await privacy.submit('Search', { 'Username of who acted': 'nobody.here' })).text).toContain('Nobody has this username');
    await privacy.get('/staff/audit');
    const wide = await privacy.submit('Search', { From: '2026-01-01' });
    expect(wide.status).toBe(422);
    expect(wide.text).toContain('This is too wide. Choose a patient, or at most 31 days.');
    expect(wide.has('table')).toBe(false);
    expect((await privacy.get('/staff/audit?from=2020-01-01')).text).toContain('This is too wide');
    expect((await privacy.get("/staff/audit?patient=1'--&actor=x&kind=%25&after=9-9&from=2026-13-99")).status).toBe(200);
  });

  it('narrows by rule: a patient for all time, an actor for a year, else a month', () => {
    expect(whyTooWide({ patient: ann }, '2026-11-24')).toBeUndefined();
    expect(whyTooWide({ actor: ann, from: '2025-11-24' }, '2026-11-24')).toBeUndefined();
    expect(whyTooWide({ actor: ann, from: '2025-11-23' }, '2026-11-24')?.facts).toEqual({ most: 366 });
    expect(whyTooWide({ from: '2026-10-25' }, '2026-11-24')).toBeUndefined();
    expect(whyTooWide({ from: '2026-10-24' }, '2026-11-24')?.facts).toEqual({ most: 31 });
    expect(whyTooWide({ to: '2026-11-24' }, '2026-11-24')?.facts).toEqual({ most: 31 });
  });

  it('is for the privacy officer only, in the database too', async () => {
    for (const username of ['desk', 'nurse', 'doctor', 'records', 'admin']) {
      const [staff] = await portal.look<{ id: string }>('select id from staff where username_key = $1', [username]);
      const rows = await portal.db.transaction('portico_staff', async (tx) => {
        await tx.run(sql`select set_config('portico.account', ${staff!.id}, true)`);
        return tx.rows(sql`select 1 from audit_event limit 1`);
      });
      expect([username, rows.length]).toEqual([username, 0]);
    }
  });
});

describe('the line about the seals (R-07)', () => {
  it('says that nobody has looked yet, then up to when the trail is unchanged, and then that it was changed', async () => {
    expect((await privacy.get('/staff/audit')).text).toContain('The trail was not checked so far');
    await sealAudit(portal);
    await noteAuditCheck(portal, await verifyAudit(portal));
    expect((await privacy.get('/staff/audit')).text).toMatch(/Sealed and unchanged up to November 24, 2026, .* Checked November 24, 2026/);
    await portal.look(`alter table audit_event disable trigger all; update audit_event set actor_name = 'x' where id = (select min(id) from audit_event); alter table audit_event enable trigger all`);
    await noteAuditCheck(portal, await verifyAudit(portal));
    expect((await privacy.get('/staff/audit')).text).toContain('the trail was changed (event.edited)');
  });
});

describe('the download', () => {
  it('holds every entry of the search, one a line, and is an entry itself', async () => {
    await privacy.get(`/staff/audit?patient=${ann}`);
    const shown = privacy.page.document.querySelectorAll('tbody tr').length;
    const file = await privacy.submit('Download as CSV');
    expect(file.headers.get('content-type')).toContain('text/csv');
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="audit-trail.csv"');
    expect(file.headers.get('cache-control')).toBe('no-store');
    const lines = file.html.trim().split('\r\n');
    expect(lines[0]).toBe('time,entry,actor_kind,actor,actor_id,patient_mrn,record_id,action,item,outcome,address,request_id,details');
    // the search of the page and the download are entries about this patient by now
    expect(lines.length - 1).toBe(shown + 2);
    expect((await portal.look(`select 1 from audit_event where action = 'audit.export' and record_id = $1`, [ann])).length).toBe(1);
  });

  it('is sent in pages, and says where it was cut', { timeout: 60_000 }, async () => {
    await portal.look(`insert into audit_event (at, actor_kind, actor_name, action, outcome)
      select $1::timestamptz - n * interval '1 second', 'system', 'filler', 'filler.act', 'success' from generate_series(1, $2::int) n`, [portal.clock.now(), mostExported + 10]);
    await privacy.get('/staff/audit?kind=filler');
    const lines = (await privacy.submit('Download as CSV')).html.trim().split('\r\n');
    expect(lines.length).toBe(mostExported + 2);
    expect(lines.at(-1)).toContain('Only the newest 50000 entries');
  });

  it('is inert in a spreadsheet (A-089)', () => {
    for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '=cmd|\' /C calc\'!A0', '|x', ' =1']) expect(cell(text)).toMatch(/^"?'/);
    expect(cell('a,"b"')).toBe('"a,""b"""');
    expect(cell('plain')).toBe('plain');
  });
});

describe('many entries (W22: at most 50 ms over a million)', () => {
  it('are found by an index, few pages of it, whatever is asked', { timeout: 120_000 }, async () => {
    await portal.look(`insert into audit_event (at, actor_kind, actor_id, actor_name, record_id, action, outcome)
      select $1::timestamptz - n * interval '3 seconds', 'staff', md5((n % 200)::text)::uuid, 'x', md5((n % 20000)::text)::uuid,
        (array['results.list','result.view','home.view','chart.result.view','signIn'])[1 + n % 5], case when n % 1000 = 0 then 'denied' else 'success' end
      from generate_series(1, 300000) n`, [portal.clock.now()]);
    await portal.look('analyze audit_event');
    const [staff] = await portal.look<{ id: string }>(`select id from staff where username_key = 'support'`);
    const [some] = await portal.look<{ record: string; actor: string }>(`select md5('7')::uuid::text as record, md5('7')::uuid::text as actor`);
    const month = { from: '2026-10-25', to: '2026-11-24' };
    const searches = {
      patient: { patient: some!.record }, actor: { actor: some!.actor, from: '2025-12-01' }, kind: { kind: 'chart', ...month }, time: month, notDone: { notDone: true, ...month },
    };
    for (const [name, filter] of Object.entries(searches)) {
      const plan = await portal.db.transaction('portico_staff', async (tx) => {
        await tx.run(sql`select set_config('portico.account', ${staff!.id}, true)`);
        return tx.rows<{ 'QUERY PLAN': string }>(sql`explain (analyze, buffers) ${entriesOf(filter, 'America/New_York', undefined, 51)}`);
      });
      const text = plan.map((row) => row['QUERY PLAN']).join('\n');
      expect([name, /Seq Scan on audit_event/.test(text)]).toEqual([name, false]);
      expect([name, /Index.* using audit_event_\w+|Bitmap Index Scan on audit_event_/.test(text)]).toEqual([name, true]);
      const touched = Number(/Buffers: shared hit=(\d+)/.exec(text)?.[1] ?? 0);
      expect([name, touched < 1_000]).toEqual([name, true]);
    }
  });
});
