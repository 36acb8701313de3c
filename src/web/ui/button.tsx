/**
 * Buttons and links that look like buttons. One primary button a page; a link never posts and a button never
 * navigates by script.
 */
import type { ReactNode } from 'react';
import { classes } from './classes.ts';

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger';

const looks: Record<ButtonKind, string | false> = {
  primary: false,
  secondary: 'usa-button--outline',
  quiet: 'usa-button--unstyled',
  danger: 'usa-button--secondary',
};

export type ButtonProps = {
  children: ReactNode;
  kind?: ButtonKind;
  type?: 'submit' | 'button';
  name?: string;
  value?: string;
  /** The id of a form elsewhere on the page. */
  form?: string;
  /** Where this button sends the form instead of to its own action. */
  formAction?: string;
  id?: string;
  describedBy?: string;
};

export function Button(props: ButtonProps) {
  return (
    <button
      className={classes('usa-button', looks[props.kind ?? 'primary'])}
      type={props.type ?? 'submit'}
      name={props.name}
      value={props.value}
      form={props.form}
      formAction={props.formAction}
      id={props.id}
      aria-describedby={props.describedBy}
    >
      {props.children}
    </button>
  );
}

export type ButtonLinkProps = { href: string; children: ReactNode; kind?: ButtonKind };

export function ButtonLink({ href, children, kind = 'primary' }: ButtonLinkProps) {
  return (
    <a className={classes('usa-button', looks[kind])} href={href}>
      {children}
    </a>
  );
}

/** Lays buttons and links out in one wrapping line. */
export function ButtonRow({ children }: { children: ReactNode }) {
  return <div className="pt-buttons">{children}</div>;
}
