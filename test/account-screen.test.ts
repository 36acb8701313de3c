import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { annsRecord } from './attacks/fixtures.ts';
import { testPortal } from './portal.ts';
import type { TestPortal } from './portal.ts';
import { issueOn, register, staffBrowser } from './register.ts';

/** W2: one screen of a patient's account, with its whole history and what may be done from it. */
let portal: TestPortal;
beforeAll(async () => {
  portal = await testPortal();
});
afterAll(() => portal.close());

describe('the account screen (W2)', () => {
  it('shows the history twenty at a time, the newest first, with who, when, how and the comment', async () => {
    const person = await register(portal);
    await portal.look(`insert into account_event (record_id, at, status, method, by_kind, by_name, comment)
      select $1, $2::timestamptz + n * interval '1 minute', 'none', 'revoke', 'staff', 'Priya Raman', 'Comment ' || n from generate_series(1, 45) n`, [person.recordId, portal.clock.now()]);
    const desk = await staffBrowser(portal, 'desk');
    await desk.get(`/staff/patients/${person.recordId}`);
    const comments = (): string[] => desk.page.text.match(/Comment \d+/g) ?? [];
    expect(comments().length).toBe(20);
    expect(comments()[0]).toBe('Comment 45');
    expect(desk.page.text).toContain('by Priya Raman');
    await desk.follow('Older');
    expect(comments()[0]).toBe('Comment 25');
    await desk.follow('Older');
    expect(comments()).toEqual(['Comment 5', 'Comment 4', 'Comment 3', 'Comment 2', 'Comment 1']);
    expect(desk.page.has('a[rel=next]')).toBe(false);
    expect((await desk.get(`/staff/patients/${person.recordId}?before=x'--`)).status).toBe(200);
  });

  it('says state, codes, email, family access and last sign-in, and never a code', async () => {
    const person = await register(portal);
    const desk = await staffBrowser(portal, 'desk');
    const code = await issueOn(desk, person.recordId);
    const page = await desk.get(`/staff/patients/${person.recordId}`);
    expect(page.text).toContain('Code issued');
    expect(page.text.replace(/\s*-\s*/g, '-')).not.toContain(code);
    const own = await desk.get(`/staff/patients/${await annsRecord(portal)}`);
    for (const term of ['Status', 'Email', 'Last sign-in', 'Family access']) expect(own.text).toContain(term);
  });

  it('offers what the role includes, and says why for the rest', async () => {
    const ann = await annsRecord(portal);
    const nurse = await staffBrowser(portal, 'nurse');
    const seen = await nurse.get(`/staff/patients/${ann}`);
    expect(seen.link('Open chart')).toBe(`/staff/patients/${ann}/chart/summary`);
    expect(seen.text).toContain('Your role does not include this. It belongs to: desk, support');
    const desk = await (await staffBrowser(portal, 'desk')).get(`/staff/patients/${ann}`);
    expect(desk.text).toContain('It belongs to: nurse, doctor, records');
    expect(() => desk.link('Open chart')).toThrow();
    const support = await (await staffBrowser(portal, 'support')).get(`/staff/patients/${ann}`);
    expect(support.link('Audit entries')).toBe(`/staff/audit?patient=${ann}`);
    expect(support.text).toContain('The setting support.viewAsPatient turns it on');
  });
});
