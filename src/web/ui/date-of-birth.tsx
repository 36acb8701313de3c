/**
 * A date that a person knows by heart: month by name, day and year typed. No picker, no jumping from box to
 * box. The three parts travel as `<name>-month` (1 to 12), `<name>-day`, `<name>-year`; whether they make a
 * date is for the server to say.
 */
import { classes } from './classes.ts';
import { described, QuestionGroup, type QuestionProps } from './question.tsx';

export type DatePart = 'month' | 'day' | 'year';

export type DateOfBirthProps = QuestionProps & {
  /** Twelve month names in the page's language. */
  months: string[];
  words: { month: string; day: string; year: string; chooseMonth: string };
  value?: Partial<Record<DatePart, string>>;
  /** Which parts are wrong; all three when the error does not say. */
  wrong?: DatePart[];
  /** The browser may fill in the birth date of its owner: false where the question is about someone else. */
  autoComplete?: boolean;
};

export function DateOfBirth(props: DateOfBirthProps) {
  const { id, error } = described(props);
  const wrong = (part: DatePart) =>
    Boolean(props.error) && (props.wrong ?? ['month', 'day', 'year']).includes(part);
  const typed = (part: 'day' | 'year', length: number) => (
    <div className={`usa-form-group usa-form-group--${part}`}>
      <label className="usa-label" htmlFor={`${id}-${part}`}>
        {props.words[part]}
      </label>
      <input
        className={classes('usa-input', wrong(part) && 'usa-input--error')}
        id={`${id}-${part}`}
        name={`${props.name}-${part}`}
        type="text"
        inputMode="numeric"
        maxLength={length}
        defaultValue={props.value?.[part]}
        autoComplete={props.autoComplete === false ? 'off' : `bday-${part}`}
        aria-invalid={wrong(part) || undefined}
        aria-describedby={wrong(part) ? error : undefined}
      />
    </div>
  );
  return (
    <QuestionGroup question={props}>
      <div className="usa-memorable-date">
        <div className="usa-form-group usa-form-group--month usa-form-group--select">
          <label className="usa-label" htmlFor={`${id}-month`}>
            {props.words.month}
          </label>
          <select
            className={classes('usa-select', wrong('month') && 'usa-input--error')}
            id={`${id}-month`}
            name={`${props.name}-month`}
            autoComplete={props.autoComplete === false ? 'off' : 'bday-month'}
            aria-invalid={wrong('month') || undefined}
            aria-describedby={wrong('month') ? error : undefined}
          >
            <option value="">{props.words.chooseMonth}</option>
            {props.months.map((name, index) => (
              <option key={name} value={String(index + 1)} selected={props.value?.month === String(index + 1)}>
                {name}
              </option>
            ))}
          </select>
        </div>
        {typed('day', 2)}
        {typed('year', 4)}
      </div>
    </QuestionGroup>
  );
}
