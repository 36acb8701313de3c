/**
 * Wraps a form whose text must survive an idle sign-out or a closed tab. `<portico-draft>` posts the form's
 * named fields to the draft address after typing stops; putting a draft back is the server's work.
 */
import type { ReactNode } from 'react';
import './elements.ts';

export type DraftProps = {
  url: string;
  children: ReactNode;
  /** Said politely: "Draft saved", and when it could not be saved: "We could not save your draft". */
  words: { saved: string; failed: string };
};

export function Draft({ url, children, words }: DraftProps) {
  return (
    <portico-draft data-draft-url={url} data-saved={words.saved} data-failed={words.failed}>
      {children}
      <p className="pt-draft" role="status" data-draft-status="" />
    </portico-draft>
  );
}
