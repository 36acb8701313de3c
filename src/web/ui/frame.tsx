/**
 * The whole document around every page: head, skip link, emergency line, header, page names, content, footer.
 * Three variants share it: `public` before sign-in, `patient`, `staff` (denser). It holds no words and knows
 * no page.
 */
import type { ReactNode } from 'react';
import { Arcade } from './arcade.tsx';
import { FrameHeader } from './frame-header.tsx';
import { Bar, SideNav, type NavItem } from './frame-nav.tsx';

export type { NavItem } from './frame-nav.tsx';

export type FrameProps = {
  /** BCP 47, and the direction that goes with it. */
  lang: string;
  dir?: 'ltr' | 'rtl';
  /** The whole title: "Page – Section – Portal", with "Error: " in front on a failed form. */
  title: string;
  variant: 'public' | 'patient' | 'staff';
  /** Addresses of built assets, in order. */
  assets: { css: string[]; js: string[]; icon?: string };
  /** Read by the browser script for heartbeats and drafts. */
  csrf?: string;
  brand: { name: string; href: string; /** Address of a logo; the name stays beside it. */ logo?: string };
  words: {
    skip: string;
    menu: string;
    /** Names of the navigation landmarks. */
    pages: string;
    bar: string;
    footer: string;
    aside?: string;
  };
  emergency: ReactNode;
  /** A line above everything that says what this installation is: a demo, a maintenance notice. */
  banner?: ReactNode;
  /** Links or one-button forms; they stand in the header, and on phones in the menu. No ids inside. */
  language?: ReactNode;
  help?: { href: string; text: string };
  signOut?: ReactNode;
  /** Who acts for whom; stands on every page while it lasts. */
  acting?: { label: string; text: ReactNode; back?: ReactNode };
  nav?: NavItem[];
  /** The commonest four, for phones. */
  bar?: NavItem[];
  /** Above the heading: the way back, then what went wrong. */
  back?: { href: string; text: string };
  problem?: ReactNode;
  heading: ReactNode;
  headingLang?: string;
  /** Under the heading: one sentence, or the source line. */
  lead?: ReactNode;
  /** Beside the heading where there is room: the page's one primary action, or Print. */
  action?: ReactNode;
  children: ReactNode;
  /** Beside the content where there is room, else under it. */
  aside?: ReactNode;
  /** Uses the whole width, for split views and wide tables of staff. */
  wide?: boolean;
  footer: { links: { href: string; text: string; lang?: string }[]; note?: ReactNode };
  /** The idle warning. */
  timeout?: ReactNode;
};

export function Frame(props: FrameProps) {
  const staff = props.variant === 'staff' ? 'staff' : undefined;
  return (
    <html lang={props.lang} dir={props.dir} className={staff}>
      <FrameHead {...props} />
      <body
        className={[
          'pt-body',
          `pt-body--${props.variant}`,
          props.bar?.length ? 'pt-body--bar' : '',
          staff ?? '',
        ]
          .join(' ')
          .trim()}
      >
        <a className="usa-skipnav" href="#main">
          {props.words.skip}
        </a>
        <FrameHeader {...props} />
        <div className={props.wide ? 'pt-frame pt-frame--wide' : 'pt-frame'}>
          {props.nav ? <SideNav label={props.words.pages} items={props.nav} /> : null}
          <main id="main" className="pt-main" tabIndex={-1}>
            {props.back ? (
              <a className="pt-back" href={props.back.href}>
                {props.back.text}
              </a>
            ) : null}
            {props.problem}
            <div className="pt-heading">
              <div>
                <h1 lang={props.headingLang}>{props.heading}</h1>
                {props.lead ? <div className="pt-lead">{props.lead}</div> : null}
              </div>
              {props.action ? <div className="pt-heading__action">{props.action}</div> : null}
            </div>
            {props.children}
          </main>
          {props.aside ? (
            <aside className="pt-aside" aria-label={props.words.aside}>
              {props.variant === 'public' ? <Arcade /> : null}
              {props.aside}
            </aside>
          ) : null}
        </div>
        <footer className="pt-footer">
          <nav aria-label={props.words.footer}>
            <ul>
              {props.footer.links.map((link) => (
                <li key={link.href}>
                  <a href={link.href} lang={link.lang}>
                    {link.text}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          {props.footer.note ? <div className="pt-footer__note">{props.footer.note}</div> : null}
        </footer>
        {props.bar?.length ? <Bar label={props.words.bar} items={props.bar} /> : null}
        {props.timeout}
      </body>
    </html>
  );
}

function FrameHead({ title, assets, csrf }: FrameProps) {
  return (
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="format-detection" content="telephone=no" />
      {csrf ? <meta name="csrf" content={csrf} /> : null}
      <title>{title}</title>
      {assets.icon ? <link rel="icon" type="image/svg+xml" href={assets.icon} /> : null}
      {assets.css.map((href) => (
        <link key={href} rel="stylesheet" href={href} />
      ))}
      {assets.js.map((src) => (
        <script key={src} type="module" src={src} />
      ))}
    </head>
  );
}
