/**
 * A message in its own box. The kind is said by a word and a shape, not only by colour. Errors interrupt
 * (`role="alert"`) only when the caller says that they block.
 */
import type { ReactNode } from 'react';
import { Hidden } from './hidden.tsx';
import { Icon } from './icon.tsx';

export type AlertKind = 'info' | 'success' | 'warning' | 'error';

export type AlertProps = {
  kind: AlertKind;
  /**
   * The kind in the page's language: "Information", "Done", "Warning", "Problem". Spoken before the title.
   */
  word: string;
  title?: ReactNode;
  children?: ReactNode;
  /** `status` for what has just been saved, `alert` for what blocks; nothing for what was there all along. */
  role?: 'status' | 'alert';
  /** Heading level of the title. */
  level?: 2 | 3;
};

export function Alert({ kind, word, title, children, role, level = 2 }: AlertProps) {
  const Heading = `h${level}` as const;
  const spoken = <Hidden>{word}: </Hidden>;
  return (
    <div className={`usa-alert usa-alert--${kind}`} role={role}>
      <Icon name={kind} />
      <div className="usa-alert__body">
        {title ? (
          <Heading className="usa-alert__heading">
            {spoken}
            {title}
          </Heading>
        ) : null}
        <div className="usa-alert__text">
          {title ? null : spoken}
          {children}
        </div>
      </div>
    </div>
  );
}

/** One quiet line of context, without a box: what a page contains and what it does not. */
export function Notice({ children }: { children: ReactNode }) {
  return (
    <div className="pt-notice">
      <Icon name="info" />
      <div>{children}</div>
    </div>
  );
}
