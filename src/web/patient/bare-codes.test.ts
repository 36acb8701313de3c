import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testPortal } from '../../../test/portal.ts';
import type { TestPortal } from '../../../test/portal.ts';
import { observation, personWith } from '../../../test/record.ts';
import { testName } from './test-name.ts';

let portal: TestPortal;
beforeAll(async () => {
  portal = await testPortal();
}, 60_000);
afterAll(() => portal.close());

const only = (system: string, code: string): object => ({ coding: [{ system, code }] });
const loinc = 'http://loinc.org';

describe('a code without a name (R4)', () => {
  it('has a name that we know, else says that there is none and gives the code', () => {
    expect(testName('loinc|4548-4', '4548-4', 'en')).toEqual({ text: 'Hemoglobin A1c', isOurs: true });
    expect(testName('rxnorm|6809', '6809', 'es')).toEqual({ text: 'Metformina', isOurs: true });
    expect(testName('snomed|429858000', '429858000', 'en')).toEqual({ text: 'Name not given (code 429858000)', isOurs: true });
    expect(testName('http://clinic.example/tests|HB', 'HB', 'es')).toEqual({ text: 'Sin nombre (código HB)', isOurs: true });
    expect(testName('loinc|4548-4', 'A1c', 'en')).toEqual({ text: 'A1c', isOurs: false });
  });

  it('shows so on the pages of the record', async () => {
    const { browser } = await personWith(portal, 'bare', [
      observation('bare', 'x1', { code: only(loinc, '4548-4'), effectiveDateTime: '2026-11-01', valueString: 'x' }),
      observation('bare', 'x2', { code: only(loinc, '99999-9'), effectiveDateTime: '2026-11-02', valueString: 'x' }),
      { resourceType: 'Condition', subject: { reference: 'Patient/bare' }, code: only('http://hl7.org/fhir/sid/icd-10-cm', 'I10') },
      { resourceType: 'Condition', subject: { reference: 'Patient/bare' }, code: only('http://snomed.info/sct', '111111111') },
    ]);
    await browser.get('/results');
    expect([...browser.page.document.querySelectorAll('.pt-row__title')].map((one) => one.textContent)).toEqual(['Name not given (code 99999-9)', 'Hemoglobin A1c']);
    await browser.follow('Name not given');
    expect(browser.page.heading).toBe('Name not given (code 99999-9)');
    for (const path of ['/summary', '/summary/health-issues']) {
      await browser.get(path);
      expect(browser.page.text).toContain('High blood pressure');
      expect(browser.page.text).toContain('Name not given (code 111111111)');
    }
  });
});

describe('a result without a status (R10)', () => {
  it('is shown, and says that the status is not given; one with a word that FHIR does not know is not', async () => {
    const { browser } = await personWith(portal, 'stateless', [
      observation('stateless', 'Silent test', { status: undefined, effectiveDateTime: '2026-11-01', valueString: 'x' }),
      observation('stateless', 'Odd test', { status: 'nearly', effectiveDateTime: '2026-11-01', valueString: 'x' }),
    ]);
    await browser.get('/results');
    expect(browser.page.text).toMatch(/Silent test\s*November 1, 2026\s*Status not given/);
    expect(browser.page.text).not.toContain('Odd test');
    await browser.follow('Silent test');
    expect(browser.page.text).toContain('Status not given');
  });
});
