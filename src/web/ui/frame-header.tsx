/**
 * The head of every page: emergency line first and always, then name and logo, language, help, sign-out and,
 * on narrow screens, the menu; under it the line that says for whom one acts.
 */
import type { ReactNode } from 'react';
import type { FrameProps } from './frame.tsx';
import { NavList } from './frame-nav.tsx';
import { Icon } from './icon.tsx';

type FrameHeaderProps = Pick<
  FrameProps,
  'emergency' | 'banner' | 'brand' | 'language' | 'help' | 'signOut' | 'acting' | 'nav' | 'words'
>;

export function FrameHeader(props: FrameHeaderProps) {
  return (
    <header className="pt-header">
      {props.banner ? <div className="pt-banner">{props.banner}</div> : null}
      <p className="pt-emergency">{props.emergency}</p>
      <div className="pt-topbar">
        <a className="pt-brand" href={props.brand.href}>
          {props.brand.logo ? <img className="pt-brand__logo" src={props.brand.logo} alt="" /> : null}
          <span>{props.brand.name}</span>
        </a>
        <div className="pt-tools">
          <Tools {...props} />
        </div>
        {props.nav ? (
          <Menu {...props}>
            <NavList items={props.nav} />
          </Menu>
        ) : null}
      </div>
      {props.acting ? (
        <section className="pt-acting" aria-label={props.acting.label}>
          <Icon name="family" />
          <p>{props.acting.text}</p>
          {props.acting.back}
        </section>
      ) : null}
    </header>
  );
}

function Tools({ language, help, signOut }: FrameHeaderProps) {
  return (
    <>
      {language ? <div className="pt-tools__extra">{language}</div> : null}
      {help ? (
        <a className="pt-tools__extra" href={help.href}>
          {help.text}
        </a>
      ) : null}
      {signOut}
    </>
  );
}

function Menu({ words, language, help, children }: FrameHeaderProps & { children: ReactNode }) {
  return (
    <details className="pt-menu" data-popover="">
      <summary>
        <Icon name="menu" />
        {words.menu}
      </summary>
      <div className="pt-menu__panel">
        <nav aria-label={words.pages}>{children}</nav>
        <div className="pt-menu__extra">
          {help ? <a href={help.href}>{help.text}</a> : null}
          {language}
        </div>
      </div>
    </details>
  );
}
