/**
 * A date of birth in three parts, as patients and staff type it: read from the form, asked for on the page, with the
 * same words for what is wrong. Whether it is the right one is for the domain to say.
 */
import { dateFromParts, monthNames } from './dates.ts';
import { DateOfBirth } from './ui/date-of-birth.tsx';
import type { DatePart } from './ui/date-of-birth.tsx';
import type { FormError } from './ui/error-summary.tsx';
import { birthDateWords as w } from './words/birth-date.ts';
import { frameWords } from './words/frame.ts';
import type { Speak } from './words/words.ts';

export interface TypedBirthDate {
  readonly typed: Readonly<Record<DatePart, string>>;
  /** YYYY-MM-DD, when the parts make a day in the past. */
  readonly date: string | undefined;
  /** Nothing was typed or chosen. */
  readonly empty: boolean;
  readonly wrong: readonly DatePart[];
  readonly problem: keyof typeof w | undefined;
}

/** Reads `<name>-month`, `-day` and `-year`. `today` as YYYY-MM-DD. */
export function readBirthDate(form: URLSearchParams, name: string, today: string): TypedBirthDate {
  const part = (which: DatePart): string => (form.get(`${name}-${which}`) ?? '').trim().slice(0, 10);
  const typed = { month: part('month'), day: part('day'), year: part('year') };
  const missing = (['month', 'day', 'year'] as const).filter((which) => typed[which] === '');
  const found = (problem: keyof typeof w | undefined, wrong: readonly DatePart[], date?: string): TypedBirthDate =>
    ({ typed, date, empty: missing.length === 3, wrong, problem });
  if (missing.length > 0) return found('missing', missing);
  if (!/^\d{4}$/.test(typed.year)) return found('year', ['year']);
  const date = dateFromParts(typed.year, typed.month, typed.day);
  if (!date) return found('noSuchDay', ['month', 'day', 'year']);
  if (date > today) return found('future', ['year']);
  if (date < '1850-01-01') return found('year', ['year']);
  return found(undefined, [], date);
}

/** The error of a date, pointing at the first part that is wrong. */
export const birthDateError = (t: Speak, name: string, { problem, wrong }: TypedBirthDate): FormError[] =>
  problem ? [{ text: t(w[problem]), field: `${name}-${wrong[0]!}` }] : [];

export function BirthDate(props: {
  t: Speak; name: string; label: string; hint?: string; value?: TypedBirthDate; error?: string; autoComplete?: boolean;
}) {
  const { t, value, error } = props;
  return (
    <DateOfBirth name={props.name} label={props.label} hint={props.hint} months={monthNames(t.language)} autoComplete={props.autoComplete}
      words={{ month: t(frameWords.month), day: t(frameWords.day), year: t(frameWords.year), chooseMonth: t(frameWords.chooseMonth) }}
      value={value && { ...value.typed, month: value.typed.month.replace(/^0/, '') }} error={error} errorWord={t(frameWords.error)}
      wrong={value && value.wrong.length > 0 ? [...value.wrong] : undefined} />
  );
}
