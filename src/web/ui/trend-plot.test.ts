import fc from 'fast-check';
import { expect, test } from 'vitest';
import { trendPlot, trendSeries, type TrendPoint } from './trend-plot.ts';

const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
const point = fc.record({
  at: day.map((date) => date.toISOString()),
  value: fc.oneof(
    fc.double({ noNaN: true, min: -1e6, max: 1e6 }),
    fc.double(),
    fc.constantFrom(0, 5, 1e14, 5e-324),
  ),
  unit: fc.constantFrom('%', 'mmol/mol', 'mg/dL'),
});
const points = fc.array(point, { maxLength: 30 });
const bound = fc.option(fc.double(), { nil: undefined });

test('points of different units never join, and one point makes no line', () => {
  fc.assert(
    fc.property(points, (given) => {
      const series = trendSeries(given);
      expect(new Set(series.map(({ unit }) => unit)).size).toBe(series.length);
      for (const { unit, points } of series) {
        expect(points.length).toBeGreaterThan(1);
        expect(points.every((each) => each.unit === unit)).toBe(true);
        const times = points.map(({ at }) => Date.parse(at));
        expect(times).toEqual([...times].sort((one, other) => one - other));
      }
    }),
  );
});

test('every point, tick and band lies inside the plot and is a number', () => {
  fc.assert(
    fc.property(points, bound, bound, fc.constantFrom([300, 190], [680, 240]), (given, low, high, size) => {
      for (const { unit, points } of trendSeries(given)) {
        const plot = trendPlot(points, { unit, low, high }, size[0]!, size[1]!);
        expect(plot.path).not.toMatch(/NaN|Infinity/);
        for (const { x, y } of plot.points) {
          expect(x).toBeGreaterThanOrEqual(plot.area.left);
          expect(x).toBeLessThanOrEqual(plot.area.right);
          expect(y).toBeGreaterThanOrEqual(plot.area.top);
          expect(y).toBeLessThanOrEqual(plot.area.bottom);
        }
        for (const { y } of plot.ticks) {
          expect(y).toBeGreaterThanOrEqual(plot.area.top);
          expect(y).toBeLessThanOrEqual(plot.area.bottom);
        }
        if (!plot.band) continue;
        expect(plot.band.y).toBeGreaterThanOrEqual(plot.area.top);
        expect(plot.band.height).toBeGreaterThan(0);
        expect(plot.band.y + plot.band.height).toBeLessThanOrEqual(plot.area.bottom + 0.1);
      }
    }),
    { numRuns: 1000 },
  );
});

test('a day without a time stays the same day wherever the server stands', () => {
  const series: TrendPoint[] = [
    { at: '2025-01-01', value: 1, unit: '%' },
    { at: '2025-01-02', value: 2, unit: '%' },
  ];
  const plot = trendPlot(series, undefined, 300, 190);
  expect(plot.points[0]?.x).toBe(66);
  expect(plot.points[1]?.x).toBe(270);
});
