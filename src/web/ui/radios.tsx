/**
 * One choice of a few, all of them in sight.
 */
import type { ReactNode } from 'react';
import { described, QuestionGroup, type QuestionProps } from './question.tsx';

export type Choice = { value: string; text: ReactNode; hint?: ReactNode };

export type RadiosProps = QuestionProps & { options: Choice[]; value?: string; hiddenLegend?: boolean };

export function Radios(props: RadiosProps) {
  const { id } = described(props);
  return (
    <QuestionGroup question={props} hiddenLegend={props.hiddenLegend} role="radiogroup">
      {props.options.map((option, index) => (
        <div className="usa-radio" key={option.value}>
          <input
            className="usa-radio__input"
            id={index === 0 ? id : `${id}-${index + 1}`}
            type="radio"
            name={props.name}
            value={option.value}
            defaultChecked={props.value === option.value}
            aria-describedby={option.hint ? `${id}-${index + 1}-hint` : undefined}
          />
          <label className="usa-radio__label" htmlFor={index === 0 ? id : `${id}-${index + 1}`}>
            {option.text}
            {option.hint ? (
              <span className="usa-radio__label-description" id={`${id}-${index + 1}-hint`}>
                {option.hint}
              </span>
            ) : null}
          </label>
        </div>
      ))}
    </QuestionGroup>
  );
}
