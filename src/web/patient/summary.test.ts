import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testPortal } from '../../../test/portal.ts';
import type { TestPortal } from '../../../test/portal.ts';
import { personWith, subjectOf } from '../../../test/record.ts';
import { Browser } from '../../../test/visit.ts';

let portal: TestPortal;
let ann: Browser;

beforeAll(async () => {
  portal = await testPortal();
  ann = new Browser(portal);
  await ann.signIn('ann');
}, 60_000);
afterAll(() => portal.close());

const as = async (username: string): Promise<Browser> => {
  const browser = new Browser(portal);
  await browser.get('/');
  await browser.submit('Sign in', { Username: username, Password: 'correct horse battery' });
  browser.cookies.set('portico-language', 'en');
  return browser;
};

describe('the health summary (R1)', () => {
  it('has seven sections, each with a page of its own', async () => {
    const page = await ann.get('/summary');
    expect([...page.document.querySelectorAll('main h2')].map((heading) => heading.textContent!.trim())).toEqual(['Allergies', 'Health issues', 'Immunizations', 'Medications', 'Implants', 'Care team', 'Insurance', 'More of your record']);
    for (const section of ['allergies', 'health-issues', 'immunizations', 'medications', 'implants', 'care-team', 'insurance']) expect((await ann.get(`/summary/${section}`)).status).toBe(200);
    expect((await ann.get('/summary/secrets')).status).toBe(404);
  });

  it('says where it comes from, that it is not everything, and what to do when it is wrong (R2, T5, R26)', async () => {
    for (const path of ['/summary', '/summary/allergies', '/summary/medications']) {
      const { text } = await ann.get(path);
      expect(text).toContain('From Larkspur Health. Last received November 24, 2026');
      expect(text).toContain('This is not your full record.');
      expect(text).toContain('Tell your doctor or nurse at your next visit');
    }
  });

  it('never shows what was entered in error (R3)', async () => {
    for (const path of ['/summary', '/summary/health-issues']) expect((await ann.get(path)).text).not.toContain('Type 1 diabetes');
  });

  it('shows allergies with reaction and severity, what is over apart from what is active', async () => {
    const { text } = await ann.get('/summary/allergies');
    expect(text).toMatch(/Penicillin.*High risk.*Hives, Swelling of the face.*Moderate/);
    expect(text.indexOf('No longer active')).toBeLessThan(text.indexOf('Latex'));
    expect(text.indexOf('No longer active')).toBeGreaterThan(text.indexOf('Codeine'));
    expect((await ann.get('/summary')).text).not.toContain('Latex');
  });

  it('tells "no known allergies" and "no information" apart (safety)', async () => {
    const known = await (await as('ben')).get('/summary');
    expect(known.text).toContain('No known allergies');
    expect(known.text).not.toContain('no allergy information');
    const unknown = await (await as('carla')).get('/summary');
    expect(unknown.text).toContain('We have no allergy information on file');
    expect(unknown.text).toContain('This does not mean that you have no allergies');
    expect(unknown.text).not.toContain('No known allergies');
  });

  it('shows a statement of none beside an allergy as the contradiction it is', async () => {
    const both = await personWith(portal, 'both', [
      { resourceType: 'AllergyIntolerance', id: 'nka', patient: subjectOf('both'), code: { coding: [{ system: 'http://snomed.info/sct', code: '716186003' }] } },
      { resourceType: 'AllergyIntolerance', id: 'egg', patient: subjectOf('both'), code: { text: '<b>Eggs</b>' } },
    ]);
    const page = await both.browser.get('/summary');
    expect(page.text).toContain('Your record also says "No known allergies"');
    expect([...page.document.querySelectorAll('#allergies .pt-row__title')].map((title) => title.textContent)).toEqual(['<b>Eggs</b>']);
  });

  it('keeps past health issues apart and dates as they were written', async () => {
    const { text } = await ann.get('/summary/health-issues');
    expect(text.indexOf('Past health issues')).toBeLessThan(text.indexOf('Acute bronchitis'));
    expect(text).toMatch(/Hay fever.*Since ?1994/);
    expect((await ann.get('/summary')).text).not.toContain('Acute bronchitis');
  });

  it('says "none on file" in each section of an empty record, and hides none (R1)', async () => {
    const empty = await personWith(portal, 'empty', []);
    const { text } = await empty.browser.get('/summary');
    for (const said of ['We have no allergy information on file', 'No health issues on file', 'No immunizations on file', 'No medications on file']) expect(text).toContain(said);
  });

  it('lists shots with date, dose and lot, to print with the name of the person (R30)', async () => {
    const page = await ann.get('/summary/immunizations');
    const row = [...page.document.querySelectorAll('tbody tr')].find((one) => one.textContent!.includes('Shingles'))!.textContent!;
    expect(row).toMatch(/2 of 2/);
    expect(row).toContain('ZR5581');
    expect(row).toContain('left arm');
    expect(page.document.querySelector('.pt-print-only')!.textContent).toMatch(/Ann Louise Whitfield, born .*From Larkspur Health, November 24, 2026/);
    expect(page.text).not.toMatch(/refused/i);
  });

  it('shows medicines with directions, prescriber, last fill, refills left and pharmacy (R16, R17)', async () => {
    const page = await ann.get('/summary/medications');
    const entry = [...page.document.querySelectorAll('.pt-entry')].find((one) => one.textContent!.startsWith('Metformin 1,000'))!.textContent!;
    expect(entry).toContain('Take one tablet by mouth two times a day with meals.');
    expect(entry).toMatch(/Prescribed by ?Miriam Okafor, MD/);
    expect(entry).toMatch(/Last filled ?October \d+, 2026/);
    expect(entry).toMatch(/Refills left ?2/);
    expect(entry).toMatch(/Pharmacy ?Foundry Street Drugs/);
    expect(page.text).toMatch(/Turmeric capsule ?Written down, not prescribed here/);
    expect(page.text.indexOf('Past medications')).toBeLessThan(page.text.indexOf('Glipizide'));
    expect(page.link('Learn more')).toMatch(/^\/leave\/[0-9a-f-]{36}$/);
  });

  it('composes directions where the record has only numbers, and follows references to names', async () => {
    const pills = await personWith(portal, 'pills', [
      { resourceType: 'Practitioner', id: 'who', name: [{ family: 'Sato', given: ['Rin'] }] },
      { resourceType: 'MedicationRequest', id: 'm', status: 'active', intent: 'order', subject: subjectOf('pills'), requester: { reference: 'Practitioner/who' }, medicationCodeableConcept: { text: 'Plain pill' },
        dosageInstruction: [{ timing: { repeat: { frequency: 2, period: 1, periodUnit: 'd' } }, asNeededBoolean: true, doseAndRate: [{ doseQuantity: { value: 1, unit: 'tablet' } }] }] },
      { resourceType: 'MedicationRequest', id: 'draft', status: 'draft', intent: 'order', subject: subjectOf('pills'), medicationCodeableConcept: { text: 'Only an idea' } },
    ]);
    const { text } = await pills.browser.get('/summary/medications');
    expect(text).toContain('Amount each time: 1 tablet, 2 times a day, as needed');
    expect(text).toMatch(/Prescribed by ?Rin Sato/);
    expect(text).not.toContain('Only an idea');
  });

  it('is noted in the audit trail, section by section', async () => {
    await ann.get('/summary/medications');
    expect((await portal.look<{ action: string; item: string }>("select action, item from audit_event where action like 'summary%' order by id desc limit 1"))[0]).toEqual({ action: 'summary.section', item: 'medications' });
  });

  it('says the record\'s words in the record\'s language', async () => {
    ann.cookies.set('portico-language', 'es');
    const page = await ann.get('/summary');
    expect(page.heading).toBe('Resumen de salud');
    expect(page.document.querySelector('#allergies .pt-row__title')!.getAttribute('lang')).toBe('en');
    ann.cookies.delete('portico-language');
  });
});
