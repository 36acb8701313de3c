/**
 * A choice from a closed list, always the browser's own control. For fewer than about six choices use radios.
 */
import { classes } from './classes.ts';
import { described, Question, type QuestionProps } from './question.tsx';

export type Option = { value: string; text: string; lang?: string };

export type SelectProps = QuestionProps & {
  options: Option[];
  value?: string;
  /** First entry, with an empty value: "Choose one". */
  empty?: string;
  autoComplete?: string;
};

export function Select(props: SelectProps) {
  const { id, by } = described(props);
  return (
    <Question question={props}>
      <select
        className={classes('usa-select', props.error && 'usa-input--error')}
        id={id}
        name={props.name}
        autoComplete={props.autoComplete}
        aria-describedby={by}
        aria-invalid={props.error ? true : undefined}
      >
        {props.empty !== undefined ? <option value="">{props.empty}</option> : null}
        {props.options.map((option) => (
          <option key={option.value} value={option.value} lang={option.lang} selected={option.value === props.value}>
            {option.text}
          </option>
        ))}
      </select>
    </Question>
  );
}
