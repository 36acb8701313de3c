/**
 * One subject in a frame of a hairline: a heading, a few lines, at most a handful of links.
 */
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

export type CardProps = {
  title: ReactNode;
  children?: ReactNode;
  icon?: IconName;
  /** Makes the title a link. */
  href?: string;
  level?: 2 | 3;
  /** A tag or a count beside the title. */
  mark?: ReactNode;
  /** Task links under the text. */
  links?: { href: string; text: ReactNode }[];
};

export function Card({ title, children, icon, href, level = 2, mark, links }: CardProps) {
  const Heading = `h${level}` as const;
  return (
    <section className="pt-card">
      <div className="pt-card__head">
        {icon ? <Icon name={icon} /> : null}
        <Heading className="pt-card__title">{href ? <a href={href}>{title}</a> : title}</Heading>
        {mark}
      </div>
      {children ? <div className="pt-card__body">{children}</div> : null}
      {links?.length ? (
        <ul className="pt-card__links">
          {links.map((link) => (
            <li key={link.href}>
              <a href={link.href}>{link.text}</a>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

/** Cards side by side where there is room. */
export function CardGrid({ children }: { children: ReactNode }) {
  return <div className="pt-cards">{children}</div>;
}

/** A plain framed surface without a heading of its own, for a form or a part of a page. */
export function Panel({ children }: { children: ReactNode }) {
  return <div className="pt-panel">{children}</div>;
}

/** A part of a page under its own heading, with room for one link or control beside it. */
export function Section(props: {
  title: ReactNode;
  children: ReactNode;
  level?: 2 | 3;
  id?: string;
  end?: ReactNode;
}) {
  const Heading = `h${props.level ?? 2}` as const;
  return (
    <section className="pt-section" id={props.id}>
      <div className="pt-section__head">
        <Heading>{props.title}</Heading>
        {props.end}
      </div>
      {props.children}
    </section>
  );
}
