/** A new security question and answer, after the current password was typed again (S12, E11). The old answer is never shown. */
import type { HolderScope } from '../../access/scope.ts';
import { changeQuestion, ownSecrets } from '../../accounts/own-password.ts';
import { holderPage } from '../page.ts';
import { routes } from '../routes.ts';
import type { FormError } from '../ui/error-summary.tsx';
import { Field } from '../ui/field.tsx';
import { Select } from '../ui/select.tsx';
import { SummaryList } from '../ui/summary-list.tsx';
import { redirect } from '../visit.ts';
import type { Visit } from '../visit.ts';
import { frameWords } from '../words/frame.ts';
import { passwordWords as w } from '../words/preferences.ts';
import { explain } from '../words/reasons.ts';
import { securityQuestions, signUpWords } from '../words/sign-up.ts';
import { changeWords } from '../words/two-step.ts';
import { CurrentPassword, currentField } from './current-password.tsx';
import { errorOf, errorsOfCurrent, lockedPage, preferenceForm, typedCurrent } from './preference-form.tsx';

type Page = Visit<HolderScope>;

export const securityQuestionPage = holderPage(routes.securityQuestion, {
  get: (visit) => form(visit, []),

  async post(visit) {
    const { t, portal, scope, settings } = visit;
    const key = visit.form.get('question') ?? '';
    const question = Object.hasOwn(securityQuestions, key) ? securityQuestions[key as keyof typeof securityQuestions] : undefined;
    const answer = (visit.form.get('answer') ?? '').slice(0, 1_000);
    const current = typedCurrent(visit);
    const errors: FormError[] = [];
    if (!question) errors.push({ text: t(signUpWords.questionMissing), field: 'question' });
    if (!answer.trim()) errors.push({ text: t(signUpWords.answerMissing), field: 'answer' });
    if (!current) errors.push({ text: t(changeWords.currentMissing), field: currentField });
    if (!question || errors.length > 0) return form(visit, errors);

    const refused = await changeQuestion(portal, scope, { current, text: t(question), answer });
    if (!refused) return redirect(routes.preferences.to({}, { done: 'question' }));
    if (refused.current?.code === 'signIn.locked') return lockedPage(visit);
    if (refused.next) errors.push({ text: explain(t, settings, refused.next, 'patient').text, field: 'answer' });
    if (refused.current) errors.push(...errorsOfCurrent(visit, refused.current));
    return form(visit, errors);
  },
});

async function form(visit: Page, errors: readonly FormError[]): Promise<Response> {
  const { t, portal, scope } = visit;
  const { question: now } = await ownSecrets(portal, scope);
  return preferenceForm(visit, routes.securityQuestion, {
    title: w.questionPage,
    lead: t(w.questionLead),
    errors,
    button: w.saveQuestion,
    back: { href: routes.password.to({}), text: t(w.title) },
    before: <SummaryList rows={[{ label: t(w.questionNow), value: now }]} />,
    fields: (
      <>
        <Select name="question" label={t(w.newQuestion)} value={visit.form.get('question') ?? undefined} empty={t(signUpWords.questionEmpty)}
          options={Object.entries(securityQuestions).map(([value, text]) => ({ value, text: t(text) }))}
          error={errorOf(errors, 'question')} errorWord={t(frameWords.error)} />
        <Field name="answer" type="password" label={t(w.newAnswer)} hint={t(signUpWords.answerHint)} autoComplete="off"
          reveal={{ show: t(signUpWords.showAnswer), hide: t(signUpWords.hideAnswer) }} error={errorOf(errors, 'answer')} errorWord={t(frameWords.error)} />
        <CurrentPassword t={t} errors={errors} />
      </>
    ),
  });
}
