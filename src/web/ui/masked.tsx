/**
 * A number that shows its end only until it is asked for: nobody who looks over a shoulder reads the rest. It opens
 * and closes in place, also without script; on paper it stands as it stood on the screen.
 */
import type { ReactNode } from 'react';
import { Hidden } from './hidden.tsx';

export type MaskedProps = {
  /** The last characters, or nothing where the number is too short to show any. */
  end: string;
  /** Spoken in place of the dots: "ends in 4221". */
  spoken: string;
  show: string;
  hide: string;
  /** The whole number. */
  children: ReactNode;
};

export function Masked({ end, spoken, show, hide, children }: MaskedProps) {
  return (
    <details className="pt-masked">
      <summary>
        <span className="pt-masked__end">
          <span aria-hidden="true" dir="ltr">•••• {end}</span>
          <Hidden>{spoken}</Hidden>
        </span>{' '}
        <span className="pt-masked__show">{show}</span>
        <span className="pt-masked__hide">{hide}</span>
      </summary>
      {children}
    </details>
  );
}
