/**
 * A choice of files from the reader's own device, always the browser's own control. It says nothing about what
 * becomes of them; that is the caller's sentence.
 */
import { classes } from './classes.ts';
import { described, Question, type QuestionProps } from './question.tsx';

export type FileFieldProps = QuestionProps & {
  multiple?: boolean;
  /** Extensions that the browser offers first: ".json,.gz". */
  accept?: string;
};

export function FileField(props: FileFieldProps) {
  const { id, by } = described(props);
  return (
    <Question question={props}>
      <input
        className={classes('pt-file', props.error && 'usa-input--error')}
        id={id}
        name={props.name}
        type="file"
        multiple={props.multiple}
        accept={props.accept}
        aria-describedby={by}
        aria-invalid={props.error ? true : undefined}
      />
    </Question>
  );
}
