import { markupText } from './markup/jsx-runtime.ts';
import { expect, test } from 'vitest';
import { RangeBar } from './range-bar.tsx';

test('the caption speaks, the picture does not, and nothing is styled in place', () => {
  const markup = markupText(
    <RangeBar value={6.6} low={4} high={5.6} lowText="4.0" highText="5.6" caption="6.6 percent, high" />,
  );
  expect(markup).toContain('<figcaption class="usa-sr-only">6.6 percent, high</figcaption>');
  expect(markup).toMatch(/<svg[^>]*aria-hidden="true"/);
  expect(markup).toContain('>4.0<');
  expect(markup).not.toContain('style=');
});

test('no range, no bar', () => {
  expect(markupText(<RangeBar value={6.6} caption="6.6 percent" />)).toBe('');
});
