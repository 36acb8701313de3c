/**
 * What the forms of Preferences share: one form with one button under a way back, "Current password" and what is said
 * when it is wrong, and the page of an account that has just been locked. Passwords and answers are never put back.
 */
import type { ReactNode } from 'react';
import type { HolderScope } from '../../access/scope.ts';
import type { NotProven } from '../../accounts/prove-password.ts';
import { routes } from '../routes.ts';
import type { Route } from '../routes.ts';
import { renderPage } from '../shell.tsx';
import { Button } from '../ui/button.tsx';
import { Panel } from '../ui/card.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import type { FormError } from '../ui/error-summary.tsx';
import { Field } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { clearCookie } from '../visit.ts';
import type { Visit } from '../visit.ts';
import { frameWords } from '../words/frame.ts';
import { passwordWords as w, preferenceWords } from '../words/preferences.ts';
import { explain } from '../words/reasons.ts';
import { signInWords } from '../words/sign-in.ts';
import type { Entry, Speak } from '../words/words.ts';

type Page = Visit<HolderScope>;

/** Characters of a password that are looked at. */
export const typedPassword = (visit: Page, field: string): string => (visit.form.get(field) ?? '').slice(0, 1_024);

export interface PreferenceForm {
  readonly title: Entry;
  readonly lead?: ReactNode;
  readonly errors: readonly FormError[];
  readonly fields: ReactNode;
  readonly button: Entry;
  /** Above and under the form. */
  readonly before?: ReactNode;
  readonly after?: ReactNode;
  readonly aside?: ReactNode;
  /** Where "back" leads, when it is not Preferences. */
  readonly back?: { href: string; text: string };
}

export function preferenceForm(visit: Page, route: Route<string>, { title, lead, errors, fields, button, before, after, aside, back }: PreferenceForm): Response {
  const { t } = visit;
  return visit.page({
    title: t(title), lead, aside,
    section: routes.preferences,
    back: back ?? { href: routes.preferences.to({}), text: t(preferenceWords.back) },
    failed: errors.length > 0,
    status: errors.length > 0 ? 422 : 200,
    problem: <ErrorSummary title={t(frameWords.problem)} errors={[...errors]} />,
    body: (
      <>
        {before}
        <Panel>
          <Form action={route.to({})} hidden={{ csrf: visit.csrf() }}>
            {fields}
            <Button>{t(button)}</Button>
          </Form>
        </Panel>
        {after}
      </>
    ),
  });
}

export function CurrentPassword({ t, errors }: { t: Speak; errors: readonly FormError[] }) {
  return (
    <Field name="current" type="password" label={t(w.current)} hint={t(w.currentHint)} autoComplete="current-password"
      reveal={{ show: t(signInWords.showPassword), hide: t(signInWords.hidePassword) }} error={errorOf(errors, 'current')} errorWord={t(frameWords.error)} />
  );
}

export const errorOf = (errors: readonly FormError[], field: string): string | undefined => errors.find((error) => error.field === field)?.text;

/** A wrong current password as errors of the form: that it is wrong, and how many tries are left. */
export function errorsOfProof({ t, settings }: Page, why: NotProven): FormError[] {
  const left = 'left' in why.facts ? why.facts.left : 0;
  return [{ text: explain(t, settings, why, 'patient').text, field: 'current' }, { text: t(w.left, { left }) }];
}

/** The last try was wrong: the account is locked and all its sessions have ended, this one with them (S3). */
export function lockedPage(visit: Page): Response {
  const { t, settings } = visit;
  const headers = new Headers({ 'clear-site-data': '"cache", "storage"' });
  clearCookie(headers, 'session', visit.secure);
  return renderPage({ ...visit, scope: undefined }, {
    title: t(signInWords.lockedTitle),
    status: 403,
    headers,
    body: (
      <>
        <p>{t(signInWords.lockedText, { tries: settings['auth.lockout.maxFailures'] })}</p>
        <p>{t(signInWords.lockedNext, { phone: settings['office.phone'], hours: settings['office.hours'] })}</p>
      </>
    ),
  });
}
