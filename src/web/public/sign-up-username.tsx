/** Signing up, second step: username and password (E8, E9, E10). The password is never shown again, right or wrong. */
import { chooseCredentials } from '../../accounts/enrolment.ts';
import { passwordLength } from '../../accounts/password-rules.ts';
import { routes } from '../routes.ts';
import type { FormError } from '../ui/error-summary.tsx';
import { Field } from '../ui/field.tsx';
import { redirect } from '../visit.ts';
import { frameWords } from '../words/frame.ts';
import { explain } from '../words/reasons.ts';
import { signInWords } from '../words/sign-in.ts';
import { signUpWords as w } from '../words/sign-up.ts';
import { errorOf, stepPage } from './sign-up-frame.tsx';
import type { SignUpStep, SignUpVisit } from './sign-up-visit.ts';

export const usernameStep: SignUpStep = {
  show: (visit) => form(visit, visit.enrolment.answers.username, []),

  async receive(visit) {
    const { t, portal, origin, settings, enrolment } = visit;
    const username = (visit.form.get('username') ?? '').trim().slice(0, 200);
    const password = (visit.form.get('password') ?? '').slice(0, 2_000);
    const errors: FormError[] = [];
    if (!username) errors.push({ text: t(w.usernameMissing), field: 'username' });
    if (!password) errors.push({ text: t(w.passwordMissing), field: 'password' });
    if (errors.length > 0) return form(visit, username, errors);

    const refusals = await chooseCredentials(portal, origin, enrolment, { username, password });
    if (!refusals) return redirect(routes.signUpStep.to({ step: 'check' }));
    for (const field of ['username', 'password'] as const) {
      const why = refusals[field];
      if (why) errors.push({ text: explain(t, settings, why, 'patient').text, field });
    }
    return form(visit, username, errors);
  },
};

/** The form, also for when the name was taken by someone else at the last moment. */
export function form(visit: SignUpVisit, username: string | undefined, errors: readonly FormError[]): Response {
  const { t, enrolment } = visit;
  const again = enrolment.answers.passwordHash !== undefined && errors.length === 0;
  return stepPage(visit, {
    step: 'username',
    title: w.usernameTitle,
    errors,
    fields: (
      <>
        <Field name="username" label={t(w.username)} hint={t(w.usernameHint)} value={username} autoComplete="username" autoCapitalize="none" spellCheck={false}
          error={errorOf(errors, 'username')} errorWord={t(frameWords.error)} />
        <Field name="password" type="password" label={t(w.password)} hint={t(again ? w.passwordAgain : w.passwordHint, { least: passwordLength.least })} autoComplete="new-password"
          reveal={{ show: t(signInWords.showPassword), hide: t(signInWords.hidePassword) }}
          error={errorOf(errors, 'password')} errorWord={t(frameWords.error)} />
      </>
    ),
  });
}
