/** Signing up, third step: security question and answer (E11). The answer is never shown again. */
import { chooseQuestion } from '../../accounts/enrolment.ts';
import { routes } from '../routes.ts';
import type { FormError } from '../ui/error-summary.tsx';
import { Field } from '../ui/field.tsx';
import { Select } from '../ui/select.tsx';
import { redirect } from '../visit.ts';
import { frameWords } from '../words/frame.ts';
import { explain } from '../words/reasons.ts';
import { securityQuestions, signUpWords as w } from '../words/sign-up.ts';
import { errorOf, stepPage } from './sign-up-frame.tsx';
import type { SignUpStep, SignUpVisit } from './sign-up-visit.ts';

export const questionStep: SignUpStep = {
  show: (visit) => form(visit, visit.enrolment.answers.questionKey, []),

  async receive(visit) {
    const { t, portal, origin, settings, enrolment } = visit;
    const key = visit.form.get('question') ?? '';
    const answer = (visit.form.get('answer') ?? '').slice(0, 1_000);
    const question = key in securityQuestions ? securityQuestions[key as keyof typeof securityQuestions] : undefined;
    const errors: FormError[] = [];
    if (!question) errors.push({ text: t(w.questionMissing), field: 'question' });
    if (!answer.trim()) errors.push({ text: t(w.answerMissing), field: 'answer' });
    if (!question || errors.length > 0) return form(visit, key, errors);

    const why = await chooseQuestion(portal, origin, enrolment, { key, text: t(question), answer });
    return why
      ? form(visit, key, [{ text: explain(t, settings, why, 'patient').text, field: 'answer' }])
      : redirect(routes.signUpStep.to({ step: 'check' }));
  },
};

function form(visit: SignUpVisit, key: string | undefined, errors: readonly FormError[]): Response {
  const { t, enrolment } = visit;
  const again = enrolment.answers.answerHash !== undefined && errors.length === 0;
  return stepPage(visit, {
    step: 'question',
    title: w.questionTitle,
    lead: t(w.questionLead),
    errors,
    fields: (
      <>
        <Select name="question" label={t(w.question)} value={key} empty={t(w.questionEmpty)}
          options={Object.entries(securityQuestions).map(([value, text]) => ({ value, text: t(text) }))}
          error={errorOf(errors, 'question')} errorWord={t(frameWords.error)} />
        <Field name="answer" type="password" label={t(w.answer)} hint={t(again ? w.answerAgain : w.answerHint)} autoComplete="off"
          reveal={{ show: t(w.showAnswer), hide: t(w.hideAnswer) }}
          error={errorOf(errors, 'answer')} errorWord={t(frameWords.error)} />
      </>
    ),
  });
}
