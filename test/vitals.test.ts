import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { intakeBundle } from '../src/intake/intake.ts';
import { testPortal } from './portal.ts';
import type { TestPortal } from './portal.ts';
import { Browser } from './visit.ts';

/** Vital signs as people see them. */
let portal: TestPortal;
let ann: Browser;
let ben: Browser;

beforeAll(async () => {
  portal = await testPortal();
  [ann, ben] = [new Browser(portal), new Browser(portal)];
  await ann.signIn('ann');
  await ben.signIn('ben');
});
afterAll(() => portal.close());

let number = 0;
const vital = (code: string, more: Record<string, unknown>) => ({
  resourceType: 'Observation', id: `v${++number}`, status: 'final', effectiveDateTime: `2026-11-${String(number).padStart(2, '0')}T10:00:00Z`,
  category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'vital-signs' }] }],
  code: { coding: [{ system: 'http://loinc.org', code }] }, ...more,
});
const quantity = (value: number, unit: string, code = unit) => ({ value, unit, system: 'http://unitsofmeasure.org', code });

async function receive(...resources: Record<string, unknown>[]): Promise<void> {
  const [patient] = await portal.look<{ fhir_id: string }>(`select p.fhir_id from patient p join account a using (record_id) where a.username_key = 'ben'`);
  const entry = resources.map((resource) => ({ resource: { ...resource, subject: { reference: `Patient/${patient!.fhir_id}` } } }));
  await intakeBundle(portal, 'ehr', { resourceType: 'Bundle', type: 'collection', entry } as never);
}

const rowOf = (browser: Browser, name: string): string =>
  [...browser.page.document.querySelectorAll('.pt-row')].map((row) => row.textContent!.replace(/\s+/g, ' ')).find((row) => row.startsWith(name)) ?? '';

describe('Vital signs (R31)', () => {
  it('R31: the newest of each stands in the list, a blood pressure as one thing', async () => {
    await ann.get('/vitals');
    expect(ann.page.heading).toBe('Vital signs');
    expect(rowOf(ann, 'Blood pressure')).toMatch(/Blood pressureNovember 13, 2026124\/76 mmHg/);
    expect(rowOf(ann, 'Weight')).toContain('178 lb');
    const names = [...ann.page.document.querySelectorAll('.pt-row__title')].map((one) => one.textContent);
    expect(new Set(names).size).toBe(names.length);
  });

  it('R31: one over time has the picture and always the table', async () => {
    await ann.get('/vitals');
    const page = await ann.follow('Blood pressure');
    expect(page.heading).toBe('Blood pressure');
    expect(page.document.querySelectorAll('figure.pt-trend')).toHaveLength(2);
    expect(page.document.querySelectorAll('tbody tr').length).toBeGreaterThan(20);
    expect(page.document.querySelector('title')!.textContent).not.toMatch(/pressure/i);
  });

  it('ux: never joins values of different units, and keeps bounds and words off the line', async () => {
    await receive(
      vital('8310-5', { valueQuantity: quantity(98.6, '°F', '[degF]') }), vital('8310-5', { valueQuantity: quantity(37, '°C', 'Cel') }),
      vital('8310-5', { valueQuantity: quantity(98.4, '°F', '[degF]') }), vital('8310-5', { valueQuantity: quantity(36.5, '°C', 'Cel') }),
      vital('8310-5', { valueQuantity: { ...quantity(34, '°C', 'Cel'), comparator: '<' } }), vital('8310-5', { dataAbsentReason: { coding: [{ code: 'asked-declined' }] } }));
    await ben.get('/vitals');
    await ben.follow('Temperature');
    const charts = [...ben.page.document.querySelectorAll('figure.pt-trend')];
    expect(charts.length).toBe(2);
    expect(ben.page.text).toContain('Values in different units are drawn apart.');
    expect(ben.page.text).toContain('<34 °C');
    expect(ben.page.text).toMatch(/No value: asked, and not answered/);
  });

  it('takes two halves of one moment for one blood pressure, and a panel without a value for none', async () => {
    const at = '2026-11-20T10:00:00Z';
    await receive(
      vital('8480-6', { valueQuantity: quantity(131, 'mmHg', 'mm[Hg]'), effectiveDateTime: at }), vital('8462-4', { valueQuantity: quantity(84, 'mmHg', 'mm[Hg]'), effectiveDateTime: at }),
      vital('85353-1', { effectiveDateTime: at, hasMember: [{ display: 'all of them' }] }));
    await ben.get('/vitals');
    expect(rowOf(ben, 'Blood pressure')).toContain('131/84 mmHg');
    expect(ben.page.text).not.toContain('85353-1');
  });

  it('finds the parts of a panel that names them', async () => {
    await receive(
      vital('85353-1', { id: 'panel', effectiveDateTime: '2026-11-21T10:00:00Z', hasMember: [{ reference: 'Observation/member' }] }),
      vital('8867-4', { id: 'member', effectiveDateTime: '2026-11-21T10:00:00Z', valueQuantity: quantity(61, 'beats/minute', '/min') }));
    await ben.get('/vitals');
    expect(rowOf(ben, 'Heart rate')).toContain('61 per min');
  });

  it('R13: a corrected value says so and keeps the earlier one within reach; what was entered in error is gone', async () => {
    await receive(vital('29463-7', { id: 'weighed', effectiveDateTime: '2026-11-22T10:00:00Z', valueQuantity: quantity(810, 'kg') }), vital('29463-7', { id: 'wrong', effectiveDateTime: '2026-11-23T10:00:00Z', valueQuantity: quantity(7, 'kg') }));
    await receive(vital('29463-7', { id: 'weighed', status: 'corrected', effectiveDateTime: '2026-11-22T10:00:00Z', valueQuantity: quantity(81, 'kg') }), vital('29463-7', { id: 'wrong', status: 'entered-in-error', effectiveDateTime: '2026-11-23T10:00:00Z', valueQuantity: quantity(7, 'kg') }));
    await ben.get('/vitals');
    expect(rowOf(ben, 'Weight')).toMatch(/Corrected.*81 kg/);
    await ben.follow('Weight');
    expect(ben.page.text).toContain('November 22, 2026: was 810 kg before');
    expect(ben.page.text).not.toMatch(/\b7 kg/);
  });

  it('shows fifty values a page, newest first, and leads back', async () => {
    await receive(...Array.from({ length: 120 }, (_, index) =>
      vital('9279-1', { id: `breath-${index}`, effectiveDateTime: new Date(Date.parse('2027-01-01T00:00:00Z') - index * 86_400_000).toISOString().slice(0, 10), valueQuantity: quantity(10 + (index % 9), '/min') })));
    await ben.get('/vitals');
    await ben.follow('Breathing rate');
    const days = (): string[] => [...ben.page.document.querySelectorAll('tbody th')].map((one) => one.textContent!);
    const first = days();
    await ben.follow('Older');
    const second = days();
    expect([first.length, second.length]).toEqual([50, 50]);
    expect(second.filter((day) => first.includes(day))).toEqual([]);
    await ben.follow('Newer');
    expect(days()).toEqual(first);
  });

  it('R2, T5, R26 stand on it, in Spanish too; another person finds nothing', async () => {
    await ann.get('/vitals');
    expect(ann.page.text).toMatch(/From Larkspur Health.*This is not your full record.*Is something wrong\?/);
    const { path } = await ann.follow('Weight');
    expect((await ben.get(path)).status).toBe(404);
    const carla = new Browser(portal);
    await carla.signIn('carla');
    expect((await carla.get('/vitals')).text).toMatch(/Signos vitales.*Presión arterial/);
  });

  it('says so when there is nothing', async () => {
    await portal.look(`delete from resource where listing = 'vital' and patient_id in (select p.patient_id from patient p join account a using (record_id) where a.username_key = 'carla')`);
    const carla = new Browser(portal);
    await carla.signIn('carla');
    expect((await carla.get('/vitals')).text).toMatch(/No hay signos vitales aquí.*llame al 518-555-0100/);
  });
});
