/**
 * What the forms of Preferences share: one form with one button under a way back, what is said of a wrong current
 * password, and the page of an account that has just been locked. Passwords and answers are never put back.
 */
import type { ReactNode } from 'react';
import type { HolderScope } from '../../access/scope.ts';
import type { NotConfirmed } from '../../accounts/confirm-password.ts';
import { routes } from '../routes.ts';
import type { Route } from '../routes.ts';
import { renderPage } from '../shell.tsx';
import { Button } from '../ui/button.tsx';
import { Panel } from '../ui/card.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import type { FormError } from '../ui/error-summary.tsx';
import { Form } from '../ui/form.tsx';
import { clearCookie } from '../visit.ts';
import type { Visit } from '../visit.ts';
import { frameWords } from '../words/frame.ts';
import { preferenceWords } from '../words/preferences.ts';
import { signInWords } from '../words/sign-in.ts';
import type { Entry } from '../words/words.ts';
import { confirmed, currentField } from './current-password.tsx';

type Page = Visit<HolderScope>;

/** Characters of a password that are looked at. */
export const typedCurrent = (visit: Page): string => (visit.form.get(currentField) ?? '').slice(0, 1_024);

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

export const errorOf = (errors: readonly FormError[], field: string): string | undefined => errors.find((error) => error.field === field)?.text;

/** A wrong current password as errors of the form: that it is wrong, and how many tries are left. */
export function errorsOfCurrent(visit: Page, why: NotConfirmed): readonly FormError[] {
  const answer = confirmed({ ...visit, password: { why } });
  return 'errors' in answer ? answer.errors : [];
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
