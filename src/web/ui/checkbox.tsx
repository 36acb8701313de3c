/**
 * A single agreement, or several choices of a few. The first box carries the question's id, so that the error
 * summary can send the reader there.
 */
import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { described, QuestionError, QuestionGroup, type QuestionProps } from './question.tsx';
import type { Choice } from './radios.tsx';

export type CheckboxProps = {
  name: string;
  label: ReactNode;
  id?: string;
  value?: string;
  checked?: boolean;
  hint?: ReactNode;
  error?: string;
  errorWord?: string;
};

export function Checkbox(props: CheckboxProps) {
  const { id, by } = described(props);
  return (
    <div className={classes('usa-form-group', props.error && 'usa-form-group--error')}>
      <QuestionError question={props} />
      <div className="usa-checkbox">
        <input
          className="usa-checkbox__input"
          id={id}
          type="checkbox"
          name={props.name}
          value={props.value ?? 'yes'}
          defaultChecked={props.checked}
          aria-describedby={by}
          aria-invalid={props.error ? true : undefined}
        />
        <label className="usa-checkbox__label" htmlFor={id}>
          {props.label}{props.hint ? ' ' : null}
          {props.hint ? (
            <span className="usa-checkbox__label-description" id={`${id}-hint`}>
              {props.hint}
            </span>
          ) : null}
        </label>
      </div>
    </div>
  );
}

export type CheckboxesProps = QuestionProps & {
  options: Choice[];
  values?: string[];
  hiddenLegend?: boolean;
};

export function Checkboxes(props: CheckboxesProps) {
  const { id } = described(props);
  return (
    <QuestionGroup question={props} hiddenLegend={props.hiddenLegend}>
      {props.options.map((option, index) => {
        const own = index === 0 ? id : `${id}-${index + 1}`;
        return (
          <div className="usa-checkbox" key={option.value}>
            <input
              className="usa-checkbox__input"
              id={own}
              type="checkbox"
              name={props.name}
              value={option.value}
              defaultChecked={props.values?.includes(option.value)}
              aria-describedby={option.hint ? `${own}-hint` : undefined}
            />
            <label className="usa-checkbox__label" htmlFor={own}>
              {option.text}
              {option.hint ? (
                <span className="usa-checkbox__label-description" id={`${own}-hint`}>
                  {option.hint}
                </span>
              ) : null}
            </label>
          </div>
        );
      })}
    </QuestionGroup>
  );
}
