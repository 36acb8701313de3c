/**
 * The state of a thing as a word. Neutral in every case but `new`, which is the one use of the second colour;
 * red would frighten people who have nothing to fear.
 */
import type { ReactNode } from 'react';
import { classes } from './classes.ts';

export function Tag({ children, kind }: { children: ReactNode; kind?: 'new' | 'strong' }) {
  return <span className={classes('usa-tag', kind && `pt-tag--${kind}`)}>{children}</span>;
}

/** A small number beside a name. `shown` may be "9+"; `spoken` says the whole: "12 unread messages". */
export function Count({ shown, spoken }: { shown: string; spoken: string }) {
  return (
    <span className="pt-count">
      <span aria-hidden="true">{shown}</span>
      <span className="usa-sr-only">{spoken}</span>
    </span>
  );
}
