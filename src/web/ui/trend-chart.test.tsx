import { markupText } from './markup/jsx-runtime.ts';
import { expect, test } from 'vitest';
import { TrendChart, type TrendPoint } from './trend-chart.tsx';

const draw = (points: TrendPoint[]) =>
  markupText(
    <TrendChart
      points={points}
      range={{ unit: '%', low: 4, high: 5.6 }}
      caption={({ unit, count }) => `${count} in ${unit}`}
      formatValue={String}
      formatDate={(at) => at}
    />,
  );

test('two widths, one caption, the last value as printed', () => {
  const markup = draw([
    { at: '2025-01-01', value: 6.1, unit: '%' },
    { at: '2026-01-01', value: 6, unit: '%', text: '6.0' },
  ]);
  expect(markup.match(/<svg/g)).toHaveLength(2);
  expect(markup.match(/figcaption class/g)).toHaveLength(1);
  expect(markup).toContain('>6.0</text>');
  expect(markup).not.toContain('style=');
});

test('the range is drawn only for its own unit', () => {
  const two = (unit: string): TrendPoint[] => [
    { at: '2025-01-01', value: 41, unit },
    { at: '2026-01-01', value: 42, unit },
  ];
  expect(draw(two('%'))).toContain('pt-trend__band');
  expect(draw(two('mmol/mol'))).not.toContain('pt-trend__band');
  expect(draw([...two('%'), ...two('mmol/mol')]).match(/<figure/g)).toHaveLength(2);
});

test('one value is no trend', () => {
  expect(draw([{ at: '2025-01-01', value: 6.1, unit: '%' }])).toBe('');
});
