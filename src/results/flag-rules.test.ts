import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compared, otherInterpretation, rangesOf, soleRange, standingOf, standsOutside } from './flag-rules.ts';
import { measuredFrom } from './measured.ts';

const coded = (code: string) => [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation', code }] }];
const value = (number: number, more: object = {}) => ({ valueQuantity: { value: number, unit: 'mg/dL', ...more } });
const range = (low?: number, high?: number, more: object = {}) => ({ referenceRange: [{ ...(low !== undefined && { low: { value: low, unit: 'mg/dL' } }), ...(high !== undefined && { high: { value: high, unit: 'mg/dL' } }), ...more }] });

describe('where a value stands (R4, ux.md "Result detail")', () => {
  it('is what the laboratory says, in code or in words', () => {
    expect(standingOf({ interpretation: coded('H') })).toBe('high');
    expect(standingOf({ interpretation: coded('LL') })).toBe('veryLow');
    expect(standingOf({ interpretation: coded('N') })).toBe('inRange');
    expect(standingOf({ interpretation: coded('A') })).toBe('outside');
    expect(standingOf({ interpretation: [{ text: 'Critically high' }] })).toBe('veryHigh');
    expect(standingOf({ interpretation: [...coded('A'), ...coded('L')] })).toBe('low');
    expect(standingOf({ interpretation: coded('POS') })).toBeUndefined();
    expect(otherInterpretation({ interpretation: [{ coding: [{ code: 'R', display: 'Resistant' }] }] })).toBe('Resistant');
  });

  it('comes before what the numbers say', () => {
    expect(standingOf({ ...value(300), ...range(70, 99), interpretation: coded('N') })).toBe('inRange');
  });

  it('is computed where the laboratory says nothing', () => {
    expect(standingOf({ ...value(69), ...range(70, 99) })).toBe('low');
    expect(standingOf({ ...value(70), ...range(70, 99) })).toBe('inRange');
    expect(standingOf({ ...value(99), ...range(70, 99) })).toBe('inRange');
    expect(standingOf({ ...value(100), ...range(70, 99) })).toBe('high');
    expect(standingOf({ ...value(100), ...range(undefined, 99) })).toBe('high');
    expect(standingOf({ ...value(10), ...range(20) })).toBe('low');
    expect(standingOf(value(10))).toBeUndefined();
  });

  it('is left open where the range does not fit', () => {
    expect(standingOf({ ...value(10), ...range(46, 38) })).toBeUndefined();
    expect(standingOf({ ...value(10), referenceRange: [{ high: { value: 5, unit: 'mmol/L' } }] })).toBeUndefined();
    expect(standingOf({ ...value(10), referenceRange: [{ high: { value: 5 } }] })).toBe('high');
    expect(standingOf({ ...value(10), referenceRange: [...range(1, 5).referenceRange, ...range(1, 20).referenceRange] })).toBeUndefined();
    expect(standingOf({ ...value(10), ...range(1, 5, { type: { coding: [{ code: 'treatment' }], text: 'Goal' } }) })).toBeUndefined();
    expect(soleRange(rangesOf({ referenceRange: [{ text: 'Negative' }] }))).toBeUndefined();
  });

  it('holds for a bound only when it holds for every number under it', () => {
    expect(standingOf({ ...value(5, { comparator: '<' }), ...range(undefined, 10) })).toBe('inRange');
    expect(standingOf({ ...value(15, { comparator: '<' }), ...range(undefined, 10) })).toBeUndefined();
    expect(standingOf({ ...value(5, { comparator: '<' }), ...range(5, 10) })).toBe('low');
    expect(standingOf({ ...value(7, { comparator: '<' }), ...range(5, 10) })).toBeUndefined();
    expect(standingOf({ ...value(60, { comparator: '>' }), ...range(60) })).toBe('inRange');
    expect(standingOf({ ...value(90, { comparator: '>' }), ...range(undefined, 90) })).toBe('high');
  });

  it('never contradicts the numbers that are shown, whatever they are', () => {
    const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(fc.property(number, number, number, (at, one, other) => {
      const [low, high] = [Math.min(one, other), Math.max(one, other)];
      const measured = measuredFrom({ ...value(at), ...range(low, high) });
      if (measured.value?.kind !== 'quantity') throw new Error('no quantity');
      const shown = { kind: 'quantity' as const, quantity: { ...measured.value.quantity, number: Number(measured.value.quantity.digits) } };
      expect(compared(shown, measured.ranges[0])).toBe(measured.standing);
      expect(measured.standing).toBe(at < low ? 'low' : at > high ? 'high' : 'inRange');
    }));
  });

  it('draws a picture only when it says the same as the word', () => {
    expect(measuredFrom({ ...value(80), ...range(70, 99) }).drawn).toBeDefined();
    expect(measuredFrom({ ...value(300), ...range(70, 99), interpretation: coded('N') }).drawn).toBeUndefined();
    expect(measuredFrom({ ...value(5, { comparator: '<' }), ...range(0, 9) }).drawn).toBeUndefined();
    expect(measuredFrom(value(5)).drawn).toBeUndefined();
  });

  it('is stored for the list, for the parts of an observation too', () => {
    expect(standsOutside({ resourceType: 'Observation', ...value(300), ...range(70, 99) })).toBe(true);
    expect(standsOutside({ resourceType: 'Observation', component: [{ ...value(300), ...range(70, 99) }] })).toBe(true);
    expect(standsOutside({ resourceType: 'Observation', ...value(80), ...range(70, 99) })).toBe(false);
    expect(standsOutside({ resourceType: 'Condition' })).toBeNull();
  });

  it('is read from anything without harm', () => {
    const key = fc.constantFrom('interpretation', 'coding', 'code', 'text', 'referenceRange', 'low', 'high', 'value', 'valueQuantity', 'component', 'type', 'appliesTo');
    fc.assert(fc.property(fc.object({ key, values: [fc.string(), fc.constantFrom('__proto__', 'constructor', 'H', '<'), fc.double(), fc.constant(null)] }), (observation) => {
      standsOutside({ resourceType: 'Observation', ...observation });
      measuredFrom(observation);
    }));
  });
});
