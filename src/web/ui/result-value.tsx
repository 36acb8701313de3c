/**
 * One measured value as the laboratory printed it, with its unit and the word that says where it stands.
 * Beside or under it comes the range bar, so that the three read as one picture. It never computes the word.
 */
import type { ReactNode } from 'react';
import { Hidden } from './hidden.tsx';
import { Icon } from './icon.tsx';

export type Standing = 'high' | 'low' | 'in-range' | 'out-of-range' | 'unknown';

export type ResultValueProps = {
  /** Verbatim, in the precision of the record. */
  value: string;
  /** The value in words, where signs would be misheard: "less than 5". */
  spoken?: string;
  unit?: string;
  /** "High", "Low", "In range"; the shape beside it follows `standing`. */
  flag?: { standing: Standing; word: string };
  /** Language of the value when it is text of the record. */
  valueLang?: string;
  size?: 'large' | 'small';
  /** The range bar. */
  children?: ReactNode;
};

export function ResultValue({ value, spoken, unit, flag, valueLang, size = 'large', children }: ResultValueProps) {
  return (
    <div className={`pt-value pt-value--${size}`}>
      <p className="pt-value__figure">
        <bdi className={value.length > 24 ? 'pt-value__words' : 'pt-value__number'} lang={valueLang} aria-hidden={spoken ? true : undefined}>
          {value}
        </bdi>
        {spoken ? <Hidden>{spoken}</Hidden> : null}
        {unit ? <bdi className="pt-value__unit"> {unit}</bdi> : null}
        {flag ? <Flag {...flag} /> : null}
      </p>
      {children}
    </div>
  );
}

/** Word and shape: colour carries nothing here. */
export function Flag({ standing, word }: { standing: Standing; word: string }) {
  return (
    <span className={`pt-flag pt-flag--${standing}`}>
      {standing === 'high' || standing === 'low' ? <Icon name={standing} solid /> : null}
      {standing === 'in-range' ? <Icon name="success" /> : null}
      {word}
    </span>
  );
}
