/**
 * Facts of one thing as term and description, in as many columns as fit. Every value is shown, also "None
 * noted": an empty cell would leave the reader guessing.
 */
import type { ReactNode } from 'react';

export type Definition = { term: ReactNode; value: ReactNode; /** Takes the whole width. */ wide?: boolean };

export function DefinitionGrid({ items }: { items: Definition[] }) {
  return (
    <dl className="pt-definitions">
      {items.map((item, index) => (
        <div className={item.wide ? 'pt-definitions__wide' : undefined} key={index}>
          <dt>{item.term}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
