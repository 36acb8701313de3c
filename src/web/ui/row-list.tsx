/**
 * A list of things to open or read: title first, one line of quiet facts, state as a word. With an `href` the
 * whole row can be pressed, while only the title is the link; other controls in the row stay reachable.
 */
import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';

export type RowProps = {
  title: ReactNode;
  href?: string;
  /** Language of the title when it is not the page's, for text that came with the record. */
  titleLang?: string;
  /** Heading level of the title; without it the title is plain text. */
  level?: 2 | 3 | 4;
  /** Quiet facts under the title, shown in one line with dots between. */
  facts?: ReactNode[];
  /** A sentence under the facts. */
  note?: ReactNode;
  /** Tags, a value, a count: at the end of the row. */
  end?: ReactNode;
  /** Controls of the row (source, why, buttons), under the facts. */
  controls?: ReactNode;
  /** Not yet seen: set in the heavier weight. The caller also adds a tag with the word. */
  fresh?: boolean;
  current?: boolean;
};

export function RowList({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <ul className="pt-rows" aria-label={label}>
      {children}
    </ul>
  );
}

export function Row(props: RowProps) {
  const Title = props.level ? (`h${props.level}` as const) : 'p';
  const facts = (props.facts ?? []).filter((fact) => fact !== null && fact !== undefined && fact !== false);
  return (
    <li className={classes('pt-row', props.href && 'pt-row--link', props.fresh && 'pt-row--fresh')}>
      <div className="pt-row__body">
        <Title className="pt-row__title" lang={props.titleLang}>
          {props.href ? (
            <a href={props.href} aria-current={props.current ? 'page' : undefined}>
              {props.title}
            </a>
          ) : (
            props.title
          )}
        </Title>
        {facts.length > 0 ? (
          <p className="pt-facts">
            {facts.map((fact, index) => (
              <span key={index}>{fact}</span>
            ))}
          </p>
        ) : null}
        {props.note ? <p className="pt-row__note">{props.note}</p> : null}
        {props.controls ? <div className="pt-row__controls">{props.controls}</div> : null}
      </div>
      {props.end ? <div className="pt-row__end">{props.end}</div> : null}
      {props.href ? <Icon name="next" /> : null}
    </li>
  );
}
