import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testPortal } from '../../../test/portal.ts';
import type { TestPortal } from '../../../test/portal.ts';
import { loinc, observation, personWith, quantity, subjectOf } from '../../../test/record.ts';
import type { Recorded } from '../../../test/record.ts';
import { Browser } from '../../../test/visit.ts';

let portal: TestPortal;
let ann: Browser;
let ben: Browser;
let one: Recorded;

const report = (id: string, more: object): object => ({ resourceType: 'DiagnosticReport', id, status: 'final', subject: subjectOf('one'), code: { text: id }, effectiveDateTime: '2026-11-02T14:30:00Z', issued: '2026-11-03T15:00:00Z', ...more });
const hostile = '<img src=x onerror=alert(1)>"\'&lt;';

beforeAll(async () => {
  portal = await testPortal();
  ann = new Browser(portal);
  await ann.signIn('ann');
  ben = new Browser(portal);
  await ben.signIn('ben');
  one = await personWith(portal, 'one', [
    observation('one', 'bound', { valueQuantity: quantity(5, 'mg/dL', { comparator: '<' }), referenceRange: [{ high: quantity(10, 'mg/dL') }] }),
    observation('one', 'titer', { valueRatio: { numerator: { value: 1 }, denominator: { value: 40 } } }),
    observation('one', 'words', { valueString: 'Trace', interpretation: [{ text: 'Positive' }] }),
    observation('one', 'coded', { valueCodeableConcept: { text: 'Reactive' }, referenceRange: [{ text: 'Nonreactive' }] }),
    observation('one', 'flag', { valueBoolean: true }),
    observation('one', 'when', { valueDateTime: '2026-03' }),
    observation('one', 'span', { valueRange: { low: quantity(2, 'mg/dL'), high: quantity(5, 'mg/dL') } }),
    observation('one', 'absent', { dataAbsentReason: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason', code: 'error' }] } }),
    observation('one', 'curve', { valueSampledData: { period: 1, dimensions: 1, origin: { value: 0 } } }),
    observation('one', 'pressure', { component: [{ code: { text: 'Upper' }, valueQuantity: quantity(130, 'mm[Hg]') }, { code: { text: 'Lower' }, valueQuantity: quantity(80, 'mm[Hg]') }] }),
    observation('one', 'long', { valueQuantity: quantity(90.67197943734244, 'cm') }),
    observation('one', 'crossed', { valueQuantity: quantity(40, '%'), referenceRange: [{ low: quantity(46, '%'), high: quantity(38, '%') }] }),
    observation('one', 'two ranges', { valueQuantity: quantity(4, 'mg/dL'), referenceRange: [{ high: quantity(5, 'mg/dL'), text: 'fasting: under 5' }, { high: quantity(9, 'mg/dL') }] }),
    observation('one', 'cells', { valueQuantity: quantity(6.2, '10*3/uL'), code: loinc('6690-2', 'Leukocytes [#/volume] in Blood by Automated count') }),
    observation('one', 'hostile', { code: { text: hostile }, valueString: hostile, note: [{ text: hostile, authorString: hostile, time: 'yesterday' }], method: { text: hostile }, status: 'final', interpretation: [{ text: hostile }], referenceRange: [{ text: hostile }] }),
    observation('one', 'strange', { code: { coding: [{ system: 'constructor', code: '__proto__' }] }, valueQuantity: { value: 3, unit: '__proto__' }, interpretation: [{ coding: [{ code: 'constructor' }] }], dataAbsentReason: { coding: [{ code: 'constructor' }] } }),
    report('mammogram', { conclusion: 'No change.', resultsInterpreter: [{ display: 'Dr. Reed' }], presentedForm: [
      { contentType: 'text/plain', data: Buffer.from('FINDINGS\nClear <b>both</b> sides.').toString('base64') },
      { contentType: 'application/pdf', title: 'Full report', url: 'http://example.org/x.pdf' },
    ] }),
    report('narrated', { text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml"><p>First &amp; line</p><script>alert(1)</script><table><tr><td>a</td><td>b</td></tr></table></div>' } }),
    report('panel', { result: [{ reference: 'Observation/p2' }, { reference: 'Observation/p1' }, { reference: 'Observation/p3' }] }),
    observation('one', 'p1', { code: { text: 'Second' }, valueQuantity: quantity(1, 'mg/dL'), referenceRange: [{ low: quantity(2, 'mg/dL') }] }),
    observation('one', 'p2', { code: { text: 'First' }, valueQuantity: quantity(3, 'mg/dL'), referenceRange: [{ low: quantity(2, 'mg/dL') }] }),
    observation('one', 'p3', { code: { text: 'Third, not final' }, status: 'preliminary', valueString: 'held' }),
    report('held panel', { status: 'preliminary', result: [{ reference: 'Observation/h1' }] }),
    observation('one', 'h1', { code: { text: 'Part of a held panel' }, valueString: 'x' }),
  ]);
}, 60_000);
afterAll(() => portal.close());

const open = async (id: string, type = 'Observation') => one.browser.get(`/results/${await one.id(type, id)}`);

describe('one test result', () => {
  it('puts the clinician first, then value, unit, word, range, trend with its table (R4)', async () => {
    await ann.get('/results');
    const page = await ann.follow('Hemoglobin A1c');
    const { text } = page;
    expect(page.heading).toBe('Hemoglobin A1c');
    const order = ['From Miriam Okafor, MD', '6.7', 'High', 'The reference range is 4 to 5.6 %', 'Over time', 'Values over time', 'Details'].map((part) => text.indexOf(part));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order).not.toContain(-1);
    expect(page.has('svg.pt-range__picture')).toBe(true);
    expect(page.has('svg.pt-trend__picture--narrow')).toBe(true);
    expect(page.document.querySelectorAll('tbody tr')).toHaveLength(10);
    expect(text).toContain('A result outside the range does not always mean');
    expect(text).toContain('Ordered by Miriam Okafor, MD');
    expect(page.document.querySelector('title')!.textContent).toBe('Test result – Test results – Larkspur Health Portal');
    await ann.follow('See all values');
    expect(ann.page.document.querySelectorAll('tbody tr').length).toBeGreaterThan(20);
  });

  it('shows every form of a value in words or digits (R4)', async () => {
    const shown = async (id: string) => (await open(id)).text;
    expect(await shown('bound')).toMatch(/<5 ?less than 5 ?mg\/dL ?In range/);
    expect(await shown('titer')).toContain('1:40');
    expect(await shown('words')).toMatch(/Trace ?Positive/);
    expect(await shown('coded')).toMatch(/Reactive.*Range: Nonreactive/);
    expect(await shown('flag')).toContain('Yes');
    expect(await shown('when')).toContain('March 2026');
    expect(await shown('span')).toMatch(/2 to 5 mg\/dL/);
    expect(await shown('absent')).toContain('No value: the test did not work');
    expect(await shown('curve')).toContain('This result is a recording or a file');
    expect(await shown('pressure')).toMatch(/Upper ?130 mmHg.*Lower ?80 mmHg/);
    expect(await shown('crossed')).toContain('The reference range is 46 to 38 %');
    expect(one.browser.page.has('svg.pt-range__picture')).toBe(false);
    expect(await shown('two ranges')).toMatch(/several ranges:.*5 mg\/dL or less.*\(fasting: under 5\).*9 mg\/dL or less/);
  });

  it('keeps what was sent within reach: digits, unit, name and code', async () => {
    const { text } = await open('long');
    expect(text).toMatch(/90\.67 ?cm/);
    expect(text).toContain('90.67197943734244');
    const cells = await open('cells');
    expect(cells.heading).toBe('White blood cells');
    expect(cells.text).toMatch(/6\.2 ?thousand\/µL/);
    expect(cells.text).toContain('thousand per microliter (10*3/uL)');
    expect(cells.text).toContain('Leukocytes [#/volume] in Blood by Automated count');
    expect(cells.text).toContain('LOINC 6690-2');
  });

  it('says that a range, and a trend, is missing', async () => {
    const { text } = await open('cells');
    expect(text).toContain('The lab did not give a range.');
    expect(text).toContain('There is one value so far.');
  });

  it('shows the words of a report as words, and names what it cannot show', async () => {
    const page = await open('mammogram', 'DiagnosticReport');
    expect(page.text).toMatch(/From Dr\. Reed ?No change\./);
    expect(page.document.querySelector('.pt-report')!.textContent).toBe('FINDINGS\nClear <b>both</b> sides.');
    expect(page.link('Open Full report (PDF)')).toMatch(/^\/documents\/[0-9a-f-]{36}$/);
    expect(page.html).not.toContain('example.org/x.pdf');
    const narrated = await open('narrated', 'DiagnosticReport');
    expect(narrated.document.querySelector('.pt-report')!.textContent).toBe('First & line\na  b');
  });

  it('groups the parts of a report in its order; what is not final is not among them (R10)', async () => {
    const page = await open('panel', 'DiagnosticReport');
    expect([...page.document.querySelectorAll('.pt-measure h3')].map((name) => name.textContent)).toEqual(['First', 'Second']);
    expect(page.text).toContain('1 of 2 values is outside the range');
    expect(page.html).not.toMatch(/Third|held/);
    await one.browser.follow('Over time: Second');
    expect(one.browser.page.heading).toBe('Second');
    expect(one.browser.page.text).toContain('Part of panel');
  });

  it('escapes whatever a record says (A-090)', async () => {
    for (const id of ['hostile', 'strange']) {
      const page = await open(id);
      expect([id, page.status]).toEqual([id, 200]);
      expect(page.html).not.toContain('<img src=x');
      expect(page.has('img')).toBe(false);
    }
    expect((await open('hostile')).heading).toBe(hostile);
  });

  it('is not found when it is another person\'s, held, a part of a held one, no result, or nothing (A-002, R5)', async () => {
    const [annsOwn] = await portal.look<{ id: string }>("select id from resource where listing = 'result' and visible_at is not null and patient_id = (select patient_id from patient where fhir_id = 'ann') limit 1");
    const [problem] = await portal.look<{ id: string }>("select id from resource where listing = 'problem' and patient_id = (select patient_id from patient where fhir_id = 'ben') limit 1");
    const odd = ['00000000-0000-4000-8000-000000000000', 'x', annsOwn!.id, problem!.id];
    for (const id of odd) expect([id, (await ben.get(`/results/${id}`)).status]).toEqual([id, 404]);
    for (const [type, id] of [['Observation', 'p3'], ['DiagnosticReport', 'held panel'], ['Observation', 'h1']] as const) expect([id, (await open(id, type)).status]).toEqual([id, 404]);
    expect((await ben.get(`/results/${annsOwn!.id}?values=all`)).status).toBe(404);
    expect(await portal.look('select 1 from result_view v join account a on a.id = v.account_id where a.username_key = $1', ['ben'])).toEqual([]);
  });

  it('is marked corrected, and what it said before stays within reach (R13)', async () => {
    await ann.get('/results');
    await ann.submit('Search', { 'Name of the test': 'vitamin b12' });
    const row = [...ann.page.document.querySelectorAll('.pt-row')].find((found) => found.textContent!.includes('Corrected'))!;
    const page = await ann.get(row.querySelector('a')!.getAttribute('href')!);
    expect(page.text).toContain('This result was corrected');
    expect(page.document.querySelector('details.pt-why')!.textContent).toMatch(/Received November 24, 2026.*Vitamin B12: \d+ pg\/mL/);
  });

  it('shows a first version only if it could be seen in its time (R10, R13)', async () => {
    await one.send([observation('one', 'p3', { code: { text: 'Third, not final' }, valueString: 'final words' })]);
    const page = await open('p3');
    expect(page.text).toContain('final words');
    expect(page.html).not.toContain('held');
    expect(page.text).not.toContain('This result was corrected');
  });

  it('is noted in the audit trail with its id and nothing it says (S23)', async () => {
    const id = await one.id('Observation', 'words');
    await open('words');
    const [last] = await portal.look<{ item: string; line: string }>("select item, e::text as line from audit_event e where action = 'result.view' order by id desc limit 1");
    expect(last!.item).toBe(id);
    expect(last!.line).not.toContain('Trace');
  });

  it('says the record\'s own words in the record\'s language, ours in the reader\'s', async () => {
    one.browser.cookies.set('portico-language', 'es');
    const page = await open('words');
    expect(page.document.querySelector('h1')!.getAttribute('lang')).toBe('en');
    expect(page.document.querySelector('.pt-value__number')!.getAttribute('lang')).toBe('en');
    const cells = await open('cells');
    expect(cells.heading).toBe('Glóbulos blancos');
    expect(cells.document.querySelector('h1')!.getAttribute('lang')).toBeNull();
    expect(cells.text).toMatch(/6\.2 ?mil\/µL/);
    one.browser.cookies.delete('portico-language');
  });
});

describe('a trend (R4)', () => {
  it('draws each unit apart, leaves bounds and words to the table, and pages by fifty', async () => {
    const key = 'trend';
    const at = (index: number) => new Date(Date.UTC(2020, 0, 1) + index * 86_400_000).toISOString();
    const trend = await personWith(portal, key, Array.from({ length: 60 }, (_, index) => observation(key, `t${index}`, {
      code: loinc('2345-7', 'Glucose'), effectiveDateTime: at(index),
      ...(index % 10 === 3 ? { valueString: 'Hemolyzed' } : index % 10 === 4 ? { valueQuantity: quantity(5, 'mg/dL', { comparator: '<' }) }
        : { valueQuantity: quantity(100 + index, index % 2 ? 'mg/dL' : 'mmol/L') }),
    })));
    const id = await trend.id('Observation', 't59');
    const page = await trend.browser.get(`/results/${id}`);
    expect(page.document.querySelectorAll('figure.pt-trend')).toHaveLength(2);
    expect([...page.document.querySelectorAll('figcaption')].map((caption) => caption.textContent)).toEqual([
      '20 values from January 11, 2020 to February 28, 2020. The latest is 159 mg/dL. The table has the values in numbers.',
      '20 values from January 10, 2020 to February 27, 2020. The latest is 158 mmol/L. The table has the values in numbers.',
    ]);
    expect([...page.document.querySelectorAll('figure')].map((figure) => figure.textContent).join()).not.toContain('Hemolyzed');
    await trend.browser.follow('See all values');
    expect(trend.browser.page.document.querySelectorAll('tbody tr')).toHaveLength(50);
    expect(trend.browser.page.text).toContain('Hemolyzed');
    await trend.browser.follow('Older');
    expect(trend.browser.page.document.querySelectorAll('tbody tr')).toHaveLength(10);
    await trend.browser.follow('Newer');
    expect(trend.browser.page.document.querySelectorAll('tbody tr')).toHaveLength(50);
  });
});

describe('learning more (R29, T6)', () => {
  it('goes through a note, with no word about the person or the test in any address of ours', async () => {
    await ann.get('/results');
    await ann.follow('Hemoglobin A1c');
    const id = ann.page.path.split('/').pop()!;
    const page = await ann.follow('Learn more about this test');
    expect(page.path).toBe(`/leave/${id}`);
    expect(page.text).toContain('You are leaving this portal');
    expect(page.text).toContain('does not vouch for what it says');
    const link = page.document.querySelector('a.pt-external')!;
    expect(link.getAttribute('href')).toBe('https://connect.medlineplus.gov/application?mainSearchCriteria.v.cs=2.16.840.1.113883.6.1&mainSearchCriteria.v.c=4548-4&informationRecipient.languageCode.c=en');
    expect([link.getAttribute('rel'), link.getAttribute('referrerpolicy'), link.getAttribute('target')]).toEqual(['noreferrer noopener', 'no-referrer', '_blank']);
    expect(page.link('Back')).toBe(`/results/${id}`);
    expect((await ben.get(`/leave/${id}`)).status).toBe(404);
  });

  it('is not offered where there is no page for the code', async () => {
    expect((await open('words')).text).not.toContain('Learn more about this test');
    expect((await one.browser.get(`/leave/${await one.id('Observation', 'words')}`)).text).toContain('We have no page to show you for this');
  });
});
