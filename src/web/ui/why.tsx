/**
 * The plain "Why?" next to a thing that is hidden, blocked, late or limited: what the rule is, and what can
 * be done. It opens in place, by mouse, keyboard and without script.
 */
import type { ReactNode } from 'react';
import { Hidden } from './hidden.tsx';

export type WhyProps = {
  /** "Why?" */
  summary: string;
  /** Spoken after it, so that several on one page can be told apart: "can I not renew metformin". */
  about?: string;
  text: ReactNode;
  /** "What you can do" */
  nextTitle?: string;
  next?: ReactNode[];
  open?: boolean;
};

export function Why({ summary, about, text, nextTitle, next, open }: WhyProps) {
  return (
    <details className="pt-why" open={open}>
      <summary>
        {summary}
        {about ? <Hidden> {about}</Hidden> : null}
      </summary>
      <div className="pt-why__body">
        <p>{text}</p>
        {next?.length ? (
          <>
            {nextTitle ? <p className="pt-why__next">{nextTitle}</p> : null}
            <ul>
              {next.map((step, index) => (
                <li key={index}>{step}</li>
              ))}
            </ul>
          </>
        ) : null}
      </div>
    </details>
  );
}
