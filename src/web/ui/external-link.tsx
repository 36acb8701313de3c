/**
 * A link that leaves the site: marked by a shape and by words, and it tells the other site nothing about the
 * page it was on.
 */
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

export type ExternalLinkProps = {
  href: string;
  children: ReactNode;
  /** Spoken after the text: "opens a new site". */
  note: string;
  newTab?: boolean;
  lang?: string;
};

export function ExternalLink({ href, children, note, newTab = false, lang }: ExternalLinkProps) {
  return (
    <a
      className="pt-external"
      href={href}
      hrefLang={lang}
      rel="noreferrer noopener"
      referrerPolicy="no-referrer"
      target={newTab ? '_blank' : undefined}
    >
      {children}
      <Icon name="external" />
      <span className="usa-sr-only"> ({note})</span>
    </a>
  );
}
