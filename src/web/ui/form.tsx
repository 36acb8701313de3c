/**
 * A form as every page uses it: no browser bubbles (errors come from the server in the page's language) and a
 * guard against sending twice, which the browser script adds. It never checks anything itself.
 */
import type { ReactNode } from 'react';
import { classes } from './classes.ts';

export type FormProps = {
  action: string;
  children: ReactNode;
  method?: 'get' | 'post';
  /** Fields that travel unseen: the CSRF token, a step, a return path. */
  hidden?: Record<string, string>;
  id?: string;
  /** Laid out in one line, for a form that is a single button. */
  inline?: boolean;
  upload?: boolean;
  label?: string;
};

export function Form(props: FormProps) {
  const method = props.method ?? 'post';
  return (
    <form
      id={props.id}
      className={classes('pt-form', props.inline && 'pt-form--inline')}
      action={props.action}
      method={method}
      noValidate
      aria-label={props.label}
      encType={props.upload ? 'multipart/form-data' : undefined}
      data-once={method === 'post' ? '' : undefined}
    >
      {Object.entries(props.hidden ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {props.children}
    </form>
  );
}
