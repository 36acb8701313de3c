/**
 * Change password (S11, E10), and on the same page the current security question, never the answer, with the way to
 * change both (S12). Opening or leaving it changes nothing.
 */
import type { HolderScope } from '../../access/scope.ts';
import { changePassword, ownSecrets } from '../../accounts/own-password.ts';
import { holderPage } from '../page.ts';
import { routes } from '../routes.ts';
import { Section } from '../ui/card.tsx';
import type { FormError } from '../ui/error-summary.tsx';
import { Field } from '../ui/field.tsx';
import { SummaryList } from '../ui/summary-list.tsx';
import { redirect, setCookie } from '../visit.ts';
import type { Visit } from '../visit.ts';
import { frameWords } from '../words/frame.ts';
import { passwordWords as w, preferenceWords } from '../words/preferences.ts';
import { explain } from '../words/reasons.ts';
import { signInWords } from '../words/sign-in.ts';
import { signUpWords } from '../words/sign-up.ts';
import { changeWords } from '../words/two-step.ts';
import { CurrentPassword, currentField } from './current-password.tsx';
import { errorOf, errorsOfCurrent, lockedPage, preferenceForm, typedCurrent } from './preference-form.tsx';

type Page = Visit<HolderScope>;

export const passwordPage = holderPage(routes.password, {
  get: (visit) => form(visit, []),

  async post(visit) {
    const { t, portal, scope, settings } = visit;
    const current = typedCurrent(visit);
    const next = (visit.form.get('next') ?? '').slice(0, 2_000);
    const errors: FormError[] = [];
    if (!current) errors.push({ text: t(changeWords.currentMissing), field: currentField });
    if (!next) errors.push({ text: t(w.nextMissing), field: 'next' });
    if (errors.length > 0) return form(visit, errors);

    const answer = await changePassword(portal, scope, { current, next });
    if ('token' in answer) {
      const headers = new Headers();
      setCookie(headers, 'session', answer.token, visit.secure);
      return redirect(routes.preferences.to({}, { done: 'password' }), headers);
    }
    const { refused } = answer;
    if (refused.current?.code === 'signIn.locked') return lockedPage(visit);
    if (refused.current) errors.push(...errorsOfCurrent(visit, refused.current));
    if (refused.next) errors.push({ text: explain(t, settings, refused.next, 'patient').text, field: 'next' });
    return form(visit, errors);
  },
});

async function form(visit: Page, errors: readonly FormError[]): Promise<Response> {
  const { t, portal, scope } = visit;
  const { question, least } = await ownSecrets(portal, scope);
  return preferenceForm(visit, routes.password, {
    title: w.title,
    lead: t(w.lead),
    errors,
    button: w.save,
    fields: (
      <>
        <CurrentPassword t={t} errors={errors} />
        <Field name="next" type="password" label={t(w.next)} hint={t(signUpWords.passwordHint, { least })} autoComplete="new-password"
          reveal={{ show: t(signInWords.showPassword), hide: t(signInWords.hidePassword) }} error={errorOf(errors, 'next')} errorWord={t(frameWords.error)} />
      </>
    ),
    after: (
      <Section title={t(w.questionTitle)}>
        <SummaryList rows={[
          { label: t(w.questionNow), value: question, change: { href: routes.securityQuestion.to({}), text: t(preferenceWords.change), what: t(w.changeQuestion) } },
          { label: t(w.answer), value: t(w.answerHidden) },
        ]} />
      </Section>
    ),
  });
}
