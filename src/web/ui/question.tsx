/**
 * What surrounds every form control: the label or legend, one sentence of hint, the error, and the wiring
 * that lets a screen reader hear hint and error with the control. The words are the caller's.
 */
import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { Hidden } from './hidden.tsx';

export type QuestionProps = {
  /** Becomes the control's id and the target of the error summary; defaults to the name. */
  id?: string;
  name: string;
  label: ReactNode;
  /** One sentence, without links. */
  hint?: ReactNode;
  /** What is wrong and how to put it right; the same words as in the error summary. */
  error?: string;
  /** Spoken before the error: "Error". */
  errorWord?: string;
  /** The mark of a question that may be left empty: "optional". Required questions carry no mark. */
  optional?: string;
};

/** The ids that hint and error get, and the value for `aria-describedby`. */
export function described(question: QuestionProps, extra?: string) {
  const id = question.id ?? question.name;
  const hint = question.hint ? `${id}-hint` : undefined;
  const error = question.error ? `${id}-error` : undefined;
  return { id, hint, error, by: [hint, error, extra].filter(Boolean).join(' ') || undefined };
}

export function QuestionHint({ question }: { question: QuestionProps }) {
  if (!question.hint) return null;
  return (
    <span className="usa-hint" id={described(question).hint}>
      {question.hint}
    </span>
  );
}

export function QuestionError({ question }: { question: QuestionProps }) {
  if (!question.error) return null;
  return (
    <span className="usa-error-message" id={described(question).error}>
      {question.errorWord ? <Hidden>{question.errorWord}: </Hidden> : null}
      {question.error}
    </span>
  );
}

/** One control under one label. */
export function Question({ question, children }: { question: QuestionProps; children: ReactNode }) {
  return (
    <div className={classes('usa-form-group', question.error && 'usa-form-group--error')}>
      <label className="usa-label" htmlFor={described(question).id}>
        {question.label}
        <Optional mark={question.optional} />
      </label>
      <QuestionHint question={question} />
      <QuestionError question={question} />
      {children}
    </div>
  );
}

/**
 * Several controls under one legend. `hiddenLegend` is for a page whose heading already asks the question.
 */
export function QuestionGroup(props: {
  question: QuestionProps;
  children: ReactNode;
  hiddenLegend?: boolean;
  role?: 'radiogroup';
}) {
  const { question } = props;
  const { id, by } = described(question);
  return (
    <fieldset
      className={classes('usa-fieldset', 'usa-form-group', question.error && 'usa-form-group--error')}
      id={`${id}-group`}
      role={props.role}
      aria-describedby={by}
      aria-invalid={props.role && question.error ? true : undefined}
    >
      <legend className={classes('usa-legend', props.hiddenLegend && 'usa-sr-only')}>
        {question.label}
        <Optional mark={question.optional} />
      </legend>
      <QuestionHint question={question} />
      <QuestionError question={question} />
      {props.children}
    </fieldset>
  );
}

function Optional({ mark }: { mark?: string }) {
  return mark ? <span className="pt-optional"> ({mark})</span> : null;
}
