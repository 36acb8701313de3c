import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseContent } from '../chart/fhir-values.ts';
import { quantityOf, readable, valueOf } from './quantity.ts';

const digitsOf = (json: string) => quantityOf(parseContent(`{"valueQuantity": ${json}}`).valueQuantity)?.digits;

describe('numbers of a laboratory (ux.md, "print the lab\'s precision verbatim")', () => {
  it('keep the digits that were printed, trailing zeros too', () => {
    expect(digitsOf('{"value": 4.0, "unit": "%"}')).toBe('4.0');
    expect(digitsOf('{"value": 1.50}')).toBe('1.50');
    expect(digitsOf('{"value": 0.25}')).toBe('0.25');
    expect(digitsOf('{"value": 120}')).toBe('120');
    expect(digitsOf('{"value": 12345.67}')).toBe('12345.67');
    expect(digitsOf('{"value": 1e-7}')).toBe('0.0000001');
    expect(digitsOf('{"value": 1.5e3}')).toBe('1500');
    expect(digitsOf('{"value": 12345678901234567890}')).toBe('12345678901234567890');
  });

  it('cut a tail that a computer has left, and keep the exact digits beside it', () => {
    expect(quantityOf({ value: 90.67197943734244, unit: 'cm' })).toMatchObject({ digits: '90.67', exact: '90.67197943734244', number: 90.67197943734244 });
    expect(readable('245.61830912')).toBe('245.6');
    expect(readable('0.00123456789')).toBe('0.001235');
    expect(readable('6.9999999999')).toBe('7.000');
  });

  it('are whatever the source wrote, for every decimal of a laboratory', () => {
    fc.assert(fc.property(fc.integer({ min: -9_999_999, max: 9_999_999 }), fc.integer({ min: 0, max: 4 }), (whole, decimals) => {
      const printed = (whole / 10 ** decimals).toFixed(decimals);
      expect(digitsOf(`{"value": ${printed}}`)).toBe(printed);
    }));
  });

  it('stay close to what was sent when they are cut', () => {
    fc.assert(fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), (number) => {
      const shown = quantityOf({ value: number })!;
      expect(Math.abs(Number(shown.digits) - number)).toBeLessThanOrEqual(Math.abs(number) * 0.001 + 1e-12);
    }));
  });
});

describe('values of an observation (R4)', () => {
  it('come in every form FHIR has', () => {
    expect(valueOf({ valueString: 'Trace' })).toEqual({ kind: 'words', text: 'Trace' });
    expect(valueOf({ valueCodeableConcept: { coding: [{ display: 'Positive' }] } })).toEqual({ kind: 'words', text: 'Positive' });
    expect(valueOf({ valueBoolean: false })).toEqual({ kind: 'yesNo', yes: false });
    expect(valueOf({ valueInteger: 3 })).toMatchObject({ kind: 'quantity', quantity: { digits: '3' } });
    expect(valueOf({ valueRatio: { numerator: { value: 1 }, denominator: { value: 40 } } })).toMatchObject({ kind: 'ratio' });
    expect(valueOf({ valueRange: { low: { value: 2 }, high: { value: 5 } } })).toMatchObject({ kind: 'range' });
    expect(valueOf({ valueDateTime: '2026-03' })).toEqual({ kind: 'time', text: '2026-03' });
    expect(valueOf({ valueSampledData: {} })).toEqual({ kind: 'notShown' });
    expect(valueOf({ dataAbsentReason: { coding: [{ code: 'error' }] } })).toEqual({ kind: 'absent', code: 'error' });
    expect(valueOf({})).toEqual({ kind: 'absent' });
    expect(valueOf({ component: [{ valueInteger: 1 }] })).toBeUndefined();
    expect(valueOf({ valueQuantity: { value: 5, comparator: '<', unit: 'mg/dL' } })).toMatchObject({ quantity: { comparator: '<', digits: '5' } });
  });

  it('are read from anything without harm', () => {
    fc.assert(fc.property(fc.object({ withNullPrototype: true, key: fc.constantFrom('valueQuantity', 'value', 'valueString', 'valueRatio', 'numerator', 'denominator', 'valueRange', 'low', 'high', 'component', 'dataAbsentReason', 'coding', 'code') }),
      (observation) => void valueOf(observation as Record<string, unknown>)));
  });
});
