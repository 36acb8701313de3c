/** Signing up, at the end: check the answers, then the account is made and its owner is signed in (E3, E5). */
import { finishEnrolment } from '../../accounts/enrolment.ts';
import type { EnrolmentStep } from '../../accounts/enrolment-rules.ts';
import { routes } from '../routes.ts';
import { SummaryList } from '../ui/summary-list.tsx';
import type { SummaryRow } from '../ui/summary-list.tsx';
import { clearCookie, redirect, setCookie } from '../visit.ts';
import { frameWords } from '../words/frame.ts';
import { explain } from '../words/reasons.ts';
import { signUpWords as w } from '../words/sign-up.ts';
import type { Entry } from '../words/words.ts';
import { hasAccountPage } from './sign-up-code.tsx';
import { stepPage } from './sign-up-frame.tsx';
import { form as usernameForm } from './sign-up-username.tsx';
import { backToStart } from './sign-up.tsx';
import type { SignUpStep } from './sign-up-visit.ts';

export const checkStep: SignUpStep = {
  show(visit) {
    const { t, enrolment: { answers } } = visit;
    const row = (label: Entry, value: string | undefined, step: EnrolmentStep, what: Entry, link: Entry = frameWords.change): SummaryRow =>
      ({ label: t(label), value, change: { href: routes.signUpStep.to({ step }), text: t(link), what: t(what) } });
    return stepPage(visit, {
      step: 'check',
      title: w.checkTitle,
      lead: t(w.finishLead),
      button: w.finish,
      fields: (
        <SummaryList rows={[
          row(w.username, answers.username, 'username', w.changeUsername),
          row(w.password, t(w.chosen), 'username', w.changePassword),
          row(w.question, answers.question, 'question', w.changeQuestion),
          row(w.email, answers.email, 'email', w.changeEmail),
          row(w.terms, t(w.acceptedOn), 'terms', w.terms, w.readAgain),
        ]} />
      ),
    });
  },

  async receive(visit) {
    const { t, portal, origin, settings, enrolment, userAgent } = visit;
    const answer = await finishEnrolment(portal, origin, enrolment, { language: t.language, userAgent });
    if ('token' in answer) {
      const headers = new Headers();
      setCookie(headers, 'session', answer.token, visit.secure);
      clearCookie(headers, 'signup', visit.secure);
      return redirect(routes.home.to({}, { welcome: 'yes' }), headers);
    }
    switch (answer.why.code) {
      case 'signUp.ended': return backToStart(visit, 'ended');
      case 'signUp.hasAccount': return hasAccountPage(visit);
      case 'username.taken':
        return usernameForm(visit, enrolment.answers.username, [{ text: explain(t, settings, answer.why, 'patient').text, field: 'username' }]);
    }
  },
};
