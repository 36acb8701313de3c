import { markupText } from './markup/jsx-runtime.ts';
import { expect, test } from 'vitest';
import { DateOfBirth } from './date-of-birth.tsx';

const months = Array.from({ length: 12 }, (_, month) => `Month ${month + 1}`);
const words = { month: 'Month', day: 'Day', year: 'Year', chooseMonth: 'Choose' };
const shared = { name: 'born', label: 'Date of birth', months, words };

test('three named parts keep what was typed', () => {
  const markup = markupText(
    <DateOfBirth {...shared} value={{ month: '4', day: '31', year: '86' }} />,
  );
  expect(markup).toContain('<option value="4" selected="">');
  expect(markup).toMatch(/name="born-day"[^>]*value="31"/);
  expect(markup).toMatch(/name="born-year"[^>]*value="86"/);
  expect(markup).toMatch(/autocomplete="bday-year"/);
});

test('an error marks only the wrong parts and is spoken with them', () => {
  const markup = markupText(
    <DateOfBirth {...shared} error="Enter a year in the past" wrong={['year']} />,
  );
  expect(markup.match(/aria-invalid="true"/g)).toHaveLength(1);
  expect(markup).toMatch(/id="born-year"[^>]*aria-describedby="born-error"/);
  expect(markup).toMatch(/<fieldset[^>]*aria-describedby="born-error"/);
});

test('an error without parts marks all three; about someone else the browser fills in nothing', () => {
  const markup = markupText(
    <DateOfBirth {...shared} error="Enter a date of birth" autoComplete={false} />,
  );
  expect(markup.match(/aria-invalid="true"/g)).toHaveLength(3);
  expect(markup).not.toContain('bday');
});
