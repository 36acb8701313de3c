/**
 * Wraps a form that a passkey answers: `<portico-passkey>` asks the browser for it and sends the form. Without script
 * there are no passkeys: the style sheet hides the form until the element is defined, and shows the text instead. The form must hold `<PasskeyAnswer />`.
 */
import type { ReactNode } from 'react';
import './elements.ts';

export type PasskeyProps = {
  act: 'make' | 'use';
  /** What the server wants of the browser, as JSON. */
  options: string;
  /** Said when nothing came of it. */
  failed: string;
  /** Shown where scripts do not run; empty: nothing is. */
  noScript: string;
  children: ReactNode;
};

export function Passkey({ act, options, failed, noScript, children }: PasskeyProps) {
  return (
    <>
      <portico-passkey data-act={act} data-options={options} data-failed={failed}>
        {children}
      </portico-passkey>
      {noScript ? <p className="pt-passkey__off">{noScript}</p> : null}
    </>
  );
}

/** The hidden field for the answer, and where the element says that nothing came of it. */
export function PasskeyAnswer() {
  return (
    <>
      <input type="hidden" name="passkey" value="" />
      <p className="pt-passkey__status" role="status" data-passkey-status="" />
    </>
  );
}
