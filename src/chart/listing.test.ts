import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standsOutside } from '../results/flag-rules.ts';
import { releaseOf } from '../results/release-rules.ts';
import { instantOf } from './fhir-dates.ts';
import { listed } from './listing.ts';
import type { Raw } from './listing.ts';

const names = ['status', 'category', 'code', 'coding', 'text', 'display', 'system', 'type', 'name', 'given', 'family', 'content', 'attachment', 'title',
  'meta', 'security', 'lastUpdated', 'period', 'start', 'effectiveDateTime', 'effectivePeriod', 'issued', 'onsetPeriod', 'medicationReference', 'reference',
  'contained', 'id', 'valueQuantity', 'value', 'interpretation', 'referenceRange', 'low', 'high', 'component', 'verificationStatus', 'deviceName', 'payor',
  'serviceType', 'vaccineCode', 'constructor', '__proto__', 'toString'];
const { junk } = fc.letrec((tie) => ({
  junk: fc.oneof({ maxDepth: 5, withCrossShrink: true }, fc.constantFrom(null, undefined, '', ' ', 0, -0, 1e308, NaN, true, 'entered-in-error', '2020-13-45', 'R', 'http://loinc.org'),
    fc.string(), fc.double(), fc.array(tie('junk'), { maxLength: 4 }), fc.dictionary(fc.constantFrom(...names), tie('junk'), { maxKeys: 6 })),
}));
const types = ['Observation', 'DiagnosticReport', 'DocumentReference', 'Condition', 'MedicationRequest', 'Immunization', 'Encounter', 'Appointment', 'Device',
  'CareTeam', 'Coverage', 'Patient', 'Practitioner', 'PractitionerRole', 'AllergyIntolerance', 'Constructor', 'Whatever'];
const anything = fc.record({ resourceType: fc.constantFrom(...types), rest: fc.dictionary(fc.constantFrom(...names), junk) })
  .map(({ resourceType, rest }): Raw => ({ ...rest, resourceType }));

describe('whatever a resource holds (A-088)', () => {
  it('gives columns and a release, and never throws', () => {
    fc.assert(fc.property(anything, (resource) => {
      const columns = listed(resource);
      for (const text of [columns.status, columns.code, columns.title]) expect(text === null || typeof text === 'string').toBe(true);
      expect((columns.code ?? '').length).toBeLessThanOrEqual(300);
      expect(columns.sortAt === null || !Number.isNaN(columns.sortAt.getTime())).toBe(true);
      expect(releaseOf(resource, new Date(0)).rule).toBeTypeOf('string');
      standsOutside(resource);
    }), { numRuns: 5000 });
  });

  it('has the instants of dates, and none of what is no date', () => {
    fc.assert(fc.property(fc.anything(), (value) => {
      const instant = instantOf(value);
      expect(instant === undefined || instant.getUTCFullYear() >= 1000).toBe(true);
    }), { numRuns: 3000 });
    expect(instantOf('1975')?.toISOString()).toBe('1975-01-01T00:00:00.000Z');
    expect(instantOf('2021-05')?.toISOString()).toBe('2021-05-01T00:00:00.000Z');
    expect(instantOf('2021-05-06')?.toISOString()).toBe('2021-05-06T00:00:00.000Z');
    expect(instantOf('2021-05-06T10:00:00+11:00')?.toISOString()).toBe('2021-05-05T23:00:00.000Z');
    for (const wrong of ['2021-13-01', '21-05-06', '0001-01-01', 'yesterday', '', 20210506, null]) expect(instantOf(wrong)).toBeUndefined();
  });
});

const category = (code: string) => [{ coding: [{ code }] }];
const loinc = (code: string) => ({ coding: [{ system: 'http://loinc.org', code, display: code }] });

describe('the lists of a record', () => {
  it.each([
    ['laboratory', { category: category('laboratory'), code: loinc('4548-4') }, 'result'],
    ['imaging', { category: category('imaging'), code: loinc('36643-5') }, 'result'],
    ['a vital sign by its category', { category: category('vital-signs'), code: loinc('8867-4') }, 'vital'],
    ['a vital sign by its code, without a category', { code: loinc('85354-9') }, 'vital'],
    ['smoking, without a category', { code: loinc('72166-2') }, 'survey'],
    ['a pregnancy, without a category', { code: loinc('82810-3') }, 'survey'],
    ['a laboratory value, without a category', { code: loinc('2093-3') }, 'result'],
    ['a category in words only', { category: [{ text: 'Vital Signs' }], code: loinc('999-9') }, 'vital'],
    ['a questionnaire', { category: category('survey') }, 'survey'],
  ])('an observation: %s', (_name, fields, listing) => {
    expect(listed({ resourceType: 'Observation', ...fields }).listing).toBe(listing);
  });

  it('know a note in the form of a report', () => {
    expect(listed({ resourceType: 'DiagnosticReport', code: loinc('34117-2') }).listing).toBe('note');
    expect(listed({ resourceType: 'DiagnosticReport', code: loinc('58410-2') }).listing).toBe('result');
  });

  it('call a thing by its text, its display, its code', () => {
    const titled = (code: unknown) => listed({ resourceType: 'Condition', code }).title;
    expect(titled({ text: 'High blood pressure', coding: [{ display: 'Hypertension' }] })).toBe('High blood pressure');
    expect(titled({ coding: [{ code: 'I10' }, { display: 'Hypertension' }] })).toBe('Hypertension');
    expect(titled({ coding: [{ code: 'I10' }] })).toBe('I10');
    expect(titled('nonsense')).toBeNull();
  });

  it('take the code of a system they know', () => {
    const coded = (...coding: unknown[]) => listed({ resourceType: 'Observation', code: { coding } }).code;
    expect(coded({ system: 'urn:local', code: 'A1C' }, { system: 'http://loinc.org', code: '4548-4' })).toBe('loinc|4548-4');
    expect(coded({ system: 'constructor', code: 'x' })).toBe('constructor|x');
    expect(coded({ system: '__proto__', code: 'x' })).toBe('__proto__|x');
  });
});
