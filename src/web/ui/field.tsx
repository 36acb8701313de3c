/**
 * One line of typed text, also for passwords. Pasting and password managers always work; the Show button
 * appears only when the browser script runs. It never trims or checks what was typed.
 */
import type { HTMLInputAutoCompleteAttribute } from 'react';
import { classes } from './classes.ts';
import { described, Question, type QuestionProps } from './question.tsx';

export type FieldWidth = '2xs' | 'xs' | 'sm' | 'md' | 'lg' | 'xl';

export type FieldProps = QuestionProps & {
  type?: 'text' | 'password' | 'email' | 'tel' | 'search' | 'url' | 'date';
  value?: string;
  autoComplete?: HTMLInputAutoCompleteAttribute;
  inputMode?: 'text' | 'numeric' | 'email' | 'tel' | 'search' | 'decimal';
  autoCapitalize?: 'none' | 'characters' | 'words' | 'sentences';
  spellCheck?: boolean;
  maxLength?: number;
  /** About as wide as the expected answer. */
  width?: FieldWidth;
  /** For passwords and secret answers: the button's two texts, "Show password" and "Hide password". */
  reveal?: { show: string; hide: string };
  /** Language of the value when it is not the page's. */
  valueLang?: string;
};

export function Field(props: FieldProps) {
  const { id, by } = described(props);
  const secret = props.type === 'password';
  return (
    <Question question={props}>
      <input
        className={classes(
          'usa-input',
          props.width && `usa-input--${props.width}`,
          props.error && 'usa-input--error',
        )}
        id={id}
        name={props.name}
        type={props.type ?? 'text'}
        defaultValue={props.value}
        aria-describedby={by}
        aria-invalid={props.error ? true : undefined}
        autoComplete={props.autoComplete}
        inputMode={props.inputMode}
        autoCapitalize={props.autoCapitalize ?? (secret ? 'none' : undefined)}
        spellCheck={props.spellCheck ?? (secret ? false : undefined)}
        maxLength={props.maxLength}
        lang={props.valueLang}
      />
      {props.reveal ? (
        <button
          type="button"
          className="usa-button usa-button--unstyled pt-reveal"
          data-reveal={id}
          data-show={props.reveal.show}
          data-hide={props.reveal.hide}
          hidden
        >
          {props.reveal.show}
        </button>
      ) : null}
    </Question>
  );
}
