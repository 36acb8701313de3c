/**
 * The way through a list of several pages: Newer and Older, or numbered pages, always as links that can be
 * kept.
 */
import { Hidden } from './hidden.tsx';
import { Icon } from './icon.tsx';

export type PagerProps = {
  /** Name of the landmark: "Pages of results". */
  label: string;
  previous?: { href: string; text: string };
  next?: { href: string; text: string };
  /** "Page 2 of 9" or "11 to 20 of 94", between the two. */
  place?: string;
  /** Numbered pages; `null` stands for a gap. `word` is spoken before the number: "Page". */
  pages?: { word: string; items: ({ number: number; href: string; current?: boolean } | null)[] };
};

export function Pager({ label, previous, next, place, pages }: PagerProps) {
  if (!previous && !next && !pages) return null;
  return (
    <nav className="pt-pager" aria-label={label}>
      {previous ? (
        <a className="pt-pager__step" rel="prev" href={previous.href}>
          <Icon name="previous" />
          {previous.text}
        </a>
      ) : null}
      {place ? <span className="pt-pager__place">{place}</span> : null}
      {pages ? (
        <ul className="pt-pager__pages">
          {pages.items.map((page, index) => (
            <li key={index}>
              {page ? (
                <a href={page.href} aria-current={page.current ? 'page' : undefined}>
                  <Hidden>{pages.word} </Hidden>
                  {page.number}
                </a>
              ) : (
                <span aria-hidden="true">…</span>
              )}
            </li>
          ))}
        </ul>
      ) : null}
      {next ? (
        <a className="pt-pager__step pt-pager__step--next" rel="next" href={next.href}>
          {next.text}
          <Icon name="next" />
        </a>
      ) : null}
    </nav>
  );
}
