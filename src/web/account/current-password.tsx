/**
 * The field for the current password on forms of pages that `confirm`, and what is said when it is missing or wrong. What was
 * typed is never put back.
 */
import { Field } from '../ui/field.tsx';
import type { FormError } from '../ui/error-summary.tsx';
import type { Visit } from '../visit.ts';
import { frameWords } from '../words/frame.ts';
import { explain } from '../words/reasons.ts';
import { signInWords } from '../words/sign-in.ts';
import { changeWords as w } from '../words/two-step.ts';
import type { Speak } from '../words/words.ts';

export const currentField = 'current-password';

export function CurrentPassword({ t, errors }: { t: Speak; errors: readonly FormError[] }) {
  return (
    <Field name={currentField} type="password" label={t(w.current)} hint={t(w.currentHint)} autoComplete="current-password"
      reveal={{ show: t(signInWords.showPassword), hide: t(signInWords.hidePassword) }}
      error={errors.find((error) => error.field === currentField)?.text} errorWord={t(frameWords.error)} />
  );
}

/** The password that was confirmed, or what was wrong with it. */
export function confirmed({ t, settings, password }: Pick<Visit, 't' | 'settings' | 'password'>): { right: string } | { errors: FormError[] } {
  if (!password) return { errors: [{ text: t(w.currentMissing), field: currentField }] };
  if ('right' in password) return password;
  const left = 'left' in password.why.facts ? password.why.facts.left : 0;
  return { errors: [{ text: explain(t, settings, password.why, 'patient').text, field: currentField }, { text: t(w.left, { left }) }] };
}
