/**
 * Where a piece of the record comes from and when it last came. The organization's name is always in sight;
 * the rest opens by a real control, by mouse, touch, keyboard and without script, never by hovering.
 */
import type { ReactNode } from 'react';
import { Hidden } from './hidden.tsx';
import { Icon } from './icon.tsx';

export type SourceProps = {
  /** The organization's name; wrapped in `<bdi>` here. */
  name: string;
  /** "Last updated August 3, 2026 at 2:05 p.m." */
  updated: ReactNode;
  /** Spoken before the name: "From". */
  from: string;
  /** More inside the popover: what the organization shares, a link to its page. */
  more?: ReactNode;
};

export function Source({ name, updated, from, more }: SourceProps) {
  return (
    <details className="pt-source" data-popover="">
      <summary>
        <Icon name="source" />
        <Hidden>{from} </Hidden>
        <bdi>{name}</bdi>
      </summary>
      <div className="pt-source__panel">
        <p>
          {from} <bdi>{name}</bdi>
        </p>
        <p>{updated}</p>
        {more}
      </div>
    </details>
  );
}

/** The same fact as plain text, for a page that has one source only. */
export function SourceLine({ from, name, updated }: Omit<SourceProps, 'more'>) {
  return (
    <p className="pt-source-line">
      <Icon name="source" />
      <span>
        {from} <bdi>{name}</bdi>. {updated}
      </span>
    </p>
  );
}
