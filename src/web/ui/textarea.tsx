/**
 * Several lines of typed text. The limit, where there is one, is said in the hint and enforced by the server.
 */
import { classes } from './classes.ts';
import { described, Question, type QuestionProps } from './question.tsx';

export type TextAreaProps = QuestionProps & {
  value?: string;
  rows?: number;
  maxLength?: number;
  spellCheck?: boolean;
};

export function TextArea(props: TextAreaProps) {
  const { id, by } = described(props);
  return (
    <Question question={props}>
      <textarea
        className={classes('usa-textarea', props.error && 'usa-input--error')}
        id={id}
        name={props.name}
        rows={props.rows ?? 6}
        defaultValue={props.value}
        maxLength={props.maxLength}
        spellCheck={props.spellCheck}
        aria-describedby={by}
        aria-invalid={props.error ? true : undefined}
      />
    </Question>
  );
}
