/**
 * Question and answer in rows with a Change link each, for "check your answers" and for preferences.
 */
import type { ReactNode } from 'react';
import { Hidden } from './hidden.tsx';

export type SummaryRow = {
  label: ReactNode;
  value: ReactNode;
  /** `what` is spoken after the link text, so that "Change" makes sense alone: "Change username". */
  change?: { href: string; text: string; what: string };
};

export function SummaryList({ rows }: { rows: SummaryRow[] }) {
  return (
    <dl className="pt-summary">
      {rows.map((row, index) => (
        <div className="pt-summary__row" key={index}>
          <dt>{row.label}</dt>
          <dd>{row.value}</dd>
          {row.change ? (
            <dd className="pt-summary__change">
              <a href={row.change.href}>
                {row.change.text} <Hidden>{row.change.what}</Hidden>
              </a>
            </dd>
          ) : null}
        </div>
      ))}
    </dl>
  );
}
