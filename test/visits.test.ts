import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { intakeBundle } from '../src/intake/intake.ts';
import { testPortal } from './portal.ts';
import type { TestPortal } from './portal.ts';
import { Browser } from './visit.ts';

/** Appointments and visits as the people of the demo clinic see them. Today is Tuesday, November 24, 2026, 10 a.m. */
let portal: TestPortal;
const ann = () => browsers.ann;
const browsers = {} as Record<'ann' | 'ben' | 'carla', Browser>;

beforeAll(async () => {
  portal = await testPortal();
  for (const who of ['ann', 'ben', 'carla'] as const) {
    browsers[who] = new Browser(portal);
    await browsers[who].signIn(who);
  }
});
afterAll(() => portal.close());

/** Puts more into somebody's record, the way the EHR sends it. */
async function receive(who: 'ann' | 'ben' | 'carla', ...resources: Record<string, unknown>[]): Promise<void> {
  const [patient] = await portal.look<{ fhir_id: string }>('select p.fhir_id from patient p join account a using (record_id) where a.username_key = $1', [who]);
  const about = { reference: `Patient/${patient!.fhir_id}` };
  const whole = resources.map((resource) => (resource.resourceType === 'Appointment'
    ? { ...resource, participant: [{ actor: about, status: 'accepted' }, ...((resource.participant as object[] | undefined) ?? [])] }
    : { ...resource, subject: about }));
  await intakeBundle(portal, 'ehr', { resourceType: 'Bundle', type: 'collection', entry: whole.map((resource) => ({ resource })) } as never);
}

const idOf = async (fhirId: string): Promise<string> =>
  (await portal.look<{ id: string }>('select id from resource where fhir_id = $1', [fhirId]))[0]!.id;

describe('Appointments and visits (A5)', () => {
  it('A5: what is to come stands first, the next one first, with weekday, time, zone, person and place', async () => {
    const page = await ann().get('/visits');
    expect(page.heading).toBe('Appointments and visits');
    expect(page.text).toMatch(/Tuesday, December 15, 2026, 10:30 a\.m\. EST.*With Miriam Okafor, MD.*At Larkspur Health Downtown/);
    const days = [...page.text.matchAll(/(?:Mon|Tues|Wednes|Thurs|Fri)day, (\w+ \d+, \d{4}), \d/g)].map((match) => Date.parse(match[1]!));
    expect(days.length).toBeGreaterThan(2);
    expect(days).toEqual([...days].sort((one, other) => one - other));
    expect(page.text.indexOf('Upcoming')).toBeLessThan(page.text.indexOf('Past visits'));
  });

  it('A5: past visits come newest first, a page at a time, and the way back leads to the same page', async () => {
    const first = await ann().get('/visits');
    const titles = (page: typeof first) => [...page.document.querySelectorAll('.pt-row__title a')].map((one) => one.getAttribute('href')!);
    const second = await ann().follow('Older visits');
    expect(second.text).not.toContain('Upcoming');
    expect(titles(second).filter((href) => titles(first).includes(href))).toEqual([]);
    const back = await ann().follow('Newer visits');
    expect(titles(back)).toEqual(titles(first).slice(-titles(back).length));
    expect(second.path).not.toMatch(/page=|date|20\d\d-/);
  });

  it('A5: a past visit tells its date, kind, place, clinician, reason and status', async () => {
    await ann().get('/visits');
    const page = await ann().follow('Sick visit');
    expect(page.heading).toBe('Sick visit, September 24, 2025');
    const facts = Object.fromEntries([...page.document.querySelectorAll('dt')].map((term) => [term.textContent, term.nextElementSibling!.textContent]));
    expect(facts).toMatchObject({ When: 'September 24, 2025', 'Kind of visit': 'Sick visit', 'With whom': 'Elena Alvarez-Ruiz, MD', Status: 'Finished', Reason: 'Burning when passing urine' });
    expect(facts.Where).toContain('Larkspur Health Downtown');
  });

  it('A5: shows a stay from its first to its last day, and the visit of somewhere else with its place', async () => {
    await receive('ben', {
      resourceType: 'Encounter', id: 'stay', status: 'finished', class: { code: 'IMP' }, period: { start: '2026-03-01T10:00:00-05:00', end: '2026-03-04T11:00:00-05:00' },
      location: [{ location: { display: 'Alder Mills Hospital' } }], hospitalization: { dischargeDisposition: { text: 'Discharged to home' } },
    });
    const page = await browsers.ben.get(`/visits/${await idOf('stay')}`);
    expect(page.heading).toBe('Hospital stay, March 1, 2026');
    expect(page.text).toContain('March 1, 2026 to March 4, 2026');
    expect(page.text).toContain('Alder Mills Hospital');
    expect(page.text).toContain('Discharged to home');
  });

  it('says what a status means, and hides what was entered in error', async () => {
    const at = (day: string) => ({ start: `${day}T15:00:00Z`, end: `${day}T15:30:00Z` });
    await receive('ben',
      { resourceType: 'Appointment', id: 'cancelled', status: 'cancelled', ...at('2026-12-01'), cancelationReason: { text: 'The doctor is ill' } },
      { resourceType: 'Appointment', id: 'missed', status: 'noshow', ...at('2026-10-01') },
      { resourceType: 'Appointment', id: 'asked', status: 'proposed', description: 'A yearly check' },
      { resourceType: 'Appointment', id: 'wrong', status: 'entered-in-error', ...at('2026-12-02'), description: 'Never booked' },
      { resourceType: 'Appointment', id: 'kept', status: 'booked', ...at('2026-10-07'), description: 'Kept as booked' },
      { resourceType: 'Encounter', id: 'kept-visit', status: 'finished', class: { code: 'AMB' }, type: [{ text: 'The visit itself' }], period: { start: '2026-10-07T15:10:00Z' } });
    const page = await browsers.ben.get('/visits');
    const rows = [...page.document.querySelectorAll('.pt-row')].map((row) => row.textContent!.replace(/\s+/g, ' '));
    expect(rows.find((row) => row.includes('December 1, 2026'))).toContain('Cancelled');
    expect(rows.find((row) => row.includes('October 1, 2026'))).toContain('Missed');
    expect(rows.find((row) => row.includes('Day and time to be decided'))).toContain('Waiting to be confirmed');
    expect(rows.filter((row) => row.includes('October 7, 2026'))).toHaveLength(1);
    expect(page.text).not.toContain('Never booked');
    expect((await browsers.ben.get(`/visits/${await idOf('wrong')}`)).status).toBe(404);
    const cancelled = await browsers.ben.get(`/visits/${await idOf('cancelled')}`);
    expect(cancelled.text).toMatch(/This appointment was cancelled ?Please do not come.*The doctor is ill/);
    expect(cancelled.has('a[href$="/calendar"]')).toBe(false);
  });

  it('says so when there is nothing, with a way on', async () => {
    await portal.look(`delete from resource where listing in ('visit', 'appointment') and patient_id in (select p.patient_id from patient p join account a using (record_id) where a.username_key = 'carla')`);
    const page = await browsers.carla.get('/visits');
    expect(page.text).toContain('No tiene próximas citas');
    expect(page.text).toMatch(/Para pedir una cita, llame al 518-555-0100/);
    expect(page.text).toContain('No hay visitas anteriores aquí');
  });

  it('R2, T5, R26: tells where it comes from and when, that it is not all, and what to do when it is wrong', async () => {
    const page = await ann().get('/visits');
    expect(page.text).toMatch(/From Larkspur Health\. Last received November \d+, 2026/);
    expect(page.text).toContain('This is not your full record.');
    expect(page.text).toContain('Is something wrong?');
  });
});

describe('Calling an appointment off (A3)', () => {
  it('A3: is by phone: the number stands there, with why, and no control does it', async () => {
    await ann().get('/visits');
    const page = await ann().follow('Tuesday, December 15');
    expect(page.text).toContain('To cancel, call 518-555-0100.');
    expect(page.text).toMatch(/Why\?.*by phone only/);
    const pressed = [...page.document.querySelectorAll('main button, aside button')].map((one) => one.textContent!.trim());
    expect(pressed.filter((words) => words !== 'Print')).toEqual([]);
    for (const path of [page.path, `${page.path}/cancel`]) {
      const csrf = page.document.querySelector('meta[name=csrf]')!.getAttribute('content')!;
      expect((await ann().post(path, { csrf, status: 'cancelled' })).status).toBe(404);
    }
  });
});

describe('The calendar file (A5, A-077)', () => {
  it('is iCalendar with times in UTC, and says nothing about health in any name', async () => {
    await ann().get('/visits');
    await ann().follow('Tuesday, December 15');
    const file = await ann().follow('Add to your calendar');
    expect(file.headers.get('content-type')).toContain('text/calendar');
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="appointment.ics"');
    const lines = file.html.replace(/\r\n[ \t]/g, '').split('\r\n');
    expect(lines).toContain('DTSTART:20261215T153000Z');
    expect(lines).toContain('DTEND:20261215T160000Z');
    expect(lines).toContain('SUMMARY:Appointment');
    expect(lines.find((line) => line.startsWith('LOCATION:'))).toBe('LOCATION:Larkspur Health Downtown\\, 12 Foundry Street\\, Alder Mills\\, NY 12005');
    expect(file.html).not.toMatch(/Ann|Whitfield|diabet|eye|Okafor/i);
    for (const line of file.html.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  it('is there for nobody else, and not for what is over', async () => {
    await ann().get('/visits');
    const { path } = await ann().follow('Tuesday, December 15');
    expect((await browsers.ben.get(`${path}/calendar`)).status).toBe(404);
    await ann().get('/visits');
    const past = await ann().follow('Sick visit');
    expect((await ann().get(`${past.path}/calendar`)).status).toBe(404);
  });
});

/** Last: it moves the clock, and everybody else is signed out by then. */
describe('As time goes by', () => {
  it('keeps an appointment among those to come for two hours after it began', async () => {
    await receive('ben', { resourceType: 'Appointment', id: 'now', status: 'arrived', start: '2026-11-24T14:00:00Z', end: '2026-11-24T14:20:00Z' });
    const page = await browsers.ben.get('/visits');
    expect(page.text).toMatch(/Upcoming ?Tuesday, November 24, 2026/);
    portal.clock.forward(70 * 60_000);
    const later = new Browser(portal);
    await later.signIn('ben');
    const rest = (await later.get('/visits')).text;
    expect(rest.indexOf('November 24, 2026', rest.indexOf('Upcoming'))).toBeGreaterThan(rest.indexOf('Past visits'));
  });
});
