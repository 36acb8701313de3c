import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rangeScale } from './range-scale.ts';

const number = fc.double({ noNaN: true });
const bound = fc.option(number, { nil: undefined });

test('every place is a number on the bar, and the value stands on the right side of its bounds', () => {
  fc.assert(
    fc.property(number, bound, bound, (value, low, high) => {
      const scale = rangeScale(value, low, high);
      if (!scale) return;
      for (const place of [scale.from, scale.to, scale.at]) {
        expect(place).toBeGreaterThanOrEqual(0);
        expect(place).toBeLessThanOrEqual(100);
      }
      expect(scale.standing).toBe(
        low !== undefined && value < low ? 'below' : high !== undefined && value > high ? 'above' : 'inside',
      );
      if (scale.standing === 'inside') expect(scale.at >= scale.from && scale.at <= scale.to).toBe(true);
      if (scale.standing === 'below') expect(scale.at).toBeLessThanOrEqual(scale.from);
      if (scale.standing === 'above') expect(scale.at).toBeGreaterThanOrEqual(scale.to);
    }),
    { numRuns: 2000 },
  );
});

test('without a usable range there is no bar', () => {
  expect(rangeScale(5)).toBeNull();
  expect(rangeScale(5, 7, 3)).toBeNull();
  expect(rangeScale(NaN, 3, 7)).toBeNull();
  expect(rangeScale(5, 3, Infinity)).toBeNull();
});

test('a value far outside is pinned to the edge', () => {
  expect(rangeScale(940, 10, 40)).toMatchObject({ at: 97, standing: 'above', pinned: true });
  expect(rangeScale(0.001, 10, 12)).toMatchObject({ at: 3, standing: 'below', pinned: true });
});

test('one bound is enough: the open side reaches the end of the bar', () => {
  expect(rangeScale(98, undefined, 100)).toMatchObject({ from: 0, to: 65, standing: 'inside' });
  expect(rangeScale(12, 40)).toMatchObject({ from: 35, to: 100, standing: 'below' });
});
