/** The frame of each step of signing up: where one is, the way back, what went wrong, one form with one button. */
import type { ReactNode } from 'react';
import { stepBefore } from '../../accounts/enrolment-rules.ts';
import type { EnrolmentStep } from '../../accounts/enrolment-rules.ts';
import { maskToken } from '../cross-site.ts';
import { routes } from '../routes.ts';
import { Button, ButtonRow } from '../ui/button.tsx';
import { Panel } from '../ui/card.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import type { FormError } from '../ui/error-summary.tsx';
import { Form } from '../ui/form.tsx';
import { Steps } from '../ui/steps.tsx';
import type { Visit } from '../visit.ts';
import { frameWords } from '../words/frame.ts';
import { signUpWords as w } from '../words/sign-up.ts';
import type { Entry } from '../words/words.ts';
import type { SignUpVisit } from './sign-up-visit.ts';

const numbers = { username: 2, question: 3, email: 4, terms: 5 } as const;
const names = { username: w.stepUsername, question: w.stepQuestion, email: w.stepEmail, terms: w.stepTerms } as const;

export interface StepContent {
  readonly step: EnrolmentStep;
  readonly title: Entry;
  readonly lead?: ReactNode;
  readonly errors?: readonly FormError[];
  /** Above the form. */
  readonly before?: ReactNode;
  readonly fields: ReactNode;
  /** The text of the button; by default Continue. */
  readonly button?: Entry;
  /** A second button of the same form. */
  readonly other?: ReactNode;
  readonly aside?: ReactNode;
}

export function stepPage(visit: SignUpVisit, content: StepContent): Response {
  const { t, enrolment } = visit;
  const { step, errors = [] } = content;
  const before = stepBefore(step);
  const go = <Button>{t(content.button ?? frameWords.continue)}</Button>;
  return visit.page({
    title: t(content.title),
    section: routes.signUp,
    lead: content.lead,
    failed: errors.length > 0,
    status: errors.length > 0 ? 422 : 200,
    problem: <ErrorSummary title={t(frameWords.problem)} errors={[...errors]} />,
    back: { href: before ? routes.signUpStep.to({ step: before }) : routes.signUp.to({}), text: t(frameWords.back) },
    aside: content.aside,
    body: (
      <>
        {step === 'check' ? null : <StepsOf visit={visit} step={numbers[step]} name={t(names[step])} />}
        {content.before}
        <Panel>
          <Form action={routes.signUpStep.to({ step })} hidden={{ csrf: maskToken(enrolment.csrf) }}>
            {content.fields}
            {content.other ? <ButtonRow>{go}{content.other}</ButtonRow> : go}
          </Form>
        </Panel>
      </>
    ),
  });
}

export function StepsOf({ visit: { t }, step, name }: { visit: Pick<Visit, 't'>; step: number; name: string }) {
  return <Steps current={step} total={5} text={t(w.step, { step })} name={name} />;
}

/** The error that belongs to a field, in the words of the summary. */
export const errorOf = (errors: readonly FormError[], field: string): string | undefined => errors.find((error) => error.field === field)?.text;
