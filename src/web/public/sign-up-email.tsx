/** Signing up, fourth step: the e-mail address (E12), and what to do for somebody who has none (T18). */
import { chooseEmail } from '../../accounts/enrolment.ts';
import { routes } from '../routes.ts';
import { Card } from '../ui/card.tsx';
import type { FormError } from '../ui/error-summary.tsx';
import { Field } from '../ui/field.tsx';
import { redirect } from '../visit.ts';
import { frameWords } from '../words/frame.ts';
import { explain } from '../words/reasons.ts';
import { signUpWords as w } from '../words/sign-up.ts';
import { errorOf, stepPage } from './sign-up-frame.tsx';
import type { SignUpStep, SignUpVisit } from './sign-up-visit.ts';

export const emailStep: SignUpStep = {
  show: (visit) => form(visit, visit.enrolment.answers.email ?? visit.enrolment.person.email ?? undefined, []),

  async receive(visit) {
    const { t, portal, origin, settings, enrolment } = visit;
    const email = (visit.form.get('email') ?? '').trim().slice(0, 400);
    if (!email) return form(visit, email, [{ text: t(w.emailMissing), field: 'email' }]);
    const why = await chooseEmail(portal, origin, enrolment, email);
    return why
      ? form(visit, email, [{ text: explain(t, settings, why, 'patient').text, field: 'email' }])
      : redirect(routes.signUpStep.to({ step: 'check' }));
  },
};

function form(visit: SignUpVisit, email: string | undefined, errors: readonly FormError[]): Response {
  const { t } = visit;
  return stepPage(visit, {
    step: 'email',
    title: w.emailTitle,
    errors,
    fields: (
      <Field name="email" type="email" label={t(w.email)} hint={t(w.emailHint)} value={email} autoComplete="email" inputMode="email" autoCapitalize="none"
        spellCheck={false} error={errorOf(errors, 'email')} errorWord={t(frameWords.error)} />
    ),
    aside: <Card title={t(w.noEmailTitle)}><p>{t(w.noEmailText)}</p></Card>,
  });
}
