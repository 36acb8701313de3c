import { markupText } from './markup/jsx-runtime.ts';
import { expect, test } from 'vitest';
import { Checkbox } from './checkbox.tsx';
import { Field } from './field.tsx';
import { Radios } from './radios.tsx';
import { Select } from './select.tsx';
import { TextArea } from './textarea.tsx';

const question = {
  name: 'code',
  label: 'Access code',
  hint: 'In your letter.',
  error: 'Enter the code',
  errorWord: 'Error',
};
const controls = {
  Field: <Field {...question} />,
  TextArea: <TextArea {...question} />,
  Select: <Select {...question} options={[]} />,
  Checkbox: <Checkbox {...question} />,
};

for (const [name, control] of Object.entries(controls)) {
  test(`${name}: label, hint and error are tied to the control`, () => {
    const markup = markupText(control);
    expect(markup).toMatch(
      /<(input|textarea|select)[^>]* id="code"[^>]* aria-describedby="code-hint code-error"/,
    );
    expect(markup).toContain('aria-invalid="true"');
    expect(markup).toContain('for="code"');
    expect(markup).toMatch(/id="code-hint"[^>]*>In your letter\./);
    expect(markup).toMatch(/id="code-error"[^>]*><span class="usa-sr-only">Error: <\/span>Enter the code/);
  });
}

test('without hint and error nothing points into the void', () => {
  const markup = markupText(<Field name="code" label="Access code" />);
  expect(markup).not.toContain('aria-describedby');
  expect(markup).not.toContain('aria-invalid');
});

test('the first radio carries the id that the error summary links to; the group carries hint and error', () => {
  const markup = markupText(
    <Radios
      {...question}
      options={[
        { value: 'a', text: 'A' },
        { value: 'b', text: 'B' },
      ]}
    />,
  );
  expect(markup).toMatch(/<fieldset[^>]*role="radiogroup"[^>]*aria-describedby="code-hint code-error"/);
  expect(markup.match(/ id="code"/g)).toHaveLength(1);
});

test('a password can be pasted and managed, is never echoed as a label, and its Show button waits for the script', () => {
  const markup = markupText(
    <Field
      name="password"
      label="Password"
      type="password"
      autoComplete="current-password"
      reveal={{ show: 'Show password', hide: 'Hide password' }}
    />,
  );
  expect(markup).toContain('autocomplete="current-password"');
  expect(markup).toMatch(/<button[^>]*data-reveal="password"[^>]* hidden=""/);
  expect(markup).not.toContain('aria-label');
});
