/**
 * The warning before an idle session ends, and the numbers that the idle timer works with. The server alone
 * ends the session; this markup only asks. Shown by `<portico-idle>`.
 */
import type { ReactNode } from 'react';
import './elements.ts';

export type TimeoutProps = {
  idleSeconds: number;
  /** How long before the end the warning appears. */
  warnSeconds: number;
  heartbeatUrl: string;
  stateUrl: string;
  signedOutUrl: string;
  words: {
    /** "Are you still there?" */
    title: string;
    /** "To protect your information we will sign you out soon." */
    text: ReactNode;
    /** "Time left" — stands before the visible countdown. */
    timeLeft: string;
    stay: string;
    /** Spoken with this many seconds left. */
    spoken: { 120: string; 60: string; 30: string; 10: string };
  };
  /** The sign-out form. */
  signOut: ReactNode;
};

export function Timeout(props: TimeoutProps) {
  const { words } = props;
  return (
    <portico-idle
      data-idle-seconds={props.idleSeconds}
      data-warn-seconds={props.warnSeconds}
      data-heartbeat-url={props.heartbeatUrl}
      data-state-url={props.stateUrl}
      data-signed-out-url={props.signedOutUrl}
      data-say-120={words.spoken[120]}
      data-say-60={words.spoken[60]}
      data-say-30={words.spoken[30]}
      data-say-10={words.spoken[10]}
    >
      <dialog
        className="pt-dialog"
        role="alertdialog"
        aria-labelledby="timeout-title"
        aria-describedby="timeout-text"
      >
        <h2 id="timeout-title">{words.title}</h2>
        <p id="timeout-text">{words.text}</p>
        <p className="pt-dialog__time" aria-hidden="true">
          {words.timeLeft} <span data-countdown="" />
        </p>
        <p className="usa-sr-only" role="status" data-spoken="" />
        <div className="pt-buttons">
          <button type="button" className="usa-button" data-stay="">
            {words.stay}
          </button>
          {props.signOut}
        </div>
      </dialog>
    </portico-idle>
  );
}

/** Stands on the page that follows signing out: the other tabs leave the record at once. */
export function SignedOutSignal() {
  return <portico-signed-out />;
}
