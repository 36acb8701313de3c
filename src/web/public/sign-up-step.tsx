/**
 * The steps of signing up after the code was accepted. Opens the sign-up of the cookie, keeps the order of the steps
 * and leaves each step to its own file.
 */
import { findEnrolment } from '../../accounts/enrolment.ts';
import { insteadOf, isEnrolmentStep } from '../../accounts/enrolment-rules.ts';
import type { EnrolmentStep } from '../../accounts/enrolment-rules.ts';
import { NotFound } from '../../kernel/reason.ts';
import { unmaskedEquals } from '../cross-site.ts';
import { publicPage } from '../page.ts';
import { problemPage } from '../problem.tsx';
import { routes } from '../routes.ts';
import { redirect } from '../visit.ts';
import type { Visit } from '../visit.ts';
import { backToStart } from './sign-up.tsx';
import { checkStep } from './sign-up-check.tsx';
import { emailStep } from './sign-up-email.tsx';
import { questionStep } from './sign-up-question.tsx';
import { termsStep } from './sign-up-terms.tsx';
import { usernameStep } from './sign-up-username.tsx';
import { signedInAs } from '../signed-in.ts';
import type { SignUpStep, SignUpVisit } from './sign-up-visit.ts';

const steps: Record<EnrolmentStep, SignUpStep> = {
  username: usernameStep, question: questionStep, email: emailStep, terms: termsStep, check: checkStep,
};

export const signUpStepPage = publicPage(routes.signUpStep, {
  get: (visit) => atStep(visit, (step, seen) => steps[step].show(seen)),
  post: (visit) => atStep(visit, (step, seen) => {
    if (!unmaskedEquals(visit.form.get('csrf') ?? '', seen.enrolment.csrf)) return problemPage(visit, 'crossSite');
    return steps[step].receive(seen);
  }),
});

async function atStep(visit: Visit, then: (step: EnrolmentStep, seen: SignUpVisit) => Response | Promise<Response>): Promise<Response> {
  const step = visit.params.step ?? '';
  if (!isEnrolmentStep(step)) throw new NotFound();
  if (await signedInAs(visit)) return redirect(routes.signUp.to({}));
  const enrolment = await findEnrolment(visit.portal, visit.origin, visit.cookie('signup'));
  if (!enrolment) return visit.cookie('signup') ? backToStart(visit, 'ended') : redirect(routes.signUp.to({}));
  const instead = insteadOf(step, enrolment.answers);
  if (instead) return redirect(routes.signUpStep.to({ step: instead }));
  return then(step, { ...visit, enrolment });
}
