/**
 * Signing up, fifth step: terms of use and privacy statement (E13, T4). Nothing opens without an acceptance; to decline
 * is a button of its own, and staff learn of it.
 */
import { acceptTerms, declineTerms } from '../../accounts/enrolment.ts';
import { routes } from '../routes.ts';
import { Button } from '../ui/button.tsx';
import { Panel } from '../ui/card.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import type { FormError } from '../ui/error-summary.tsx';
import { redirect } from '../visit.ts';
import { frameWords } from '../words/frame.ts';
import { inShort } from '../words/legal.ts';
import { signUpWords as w } from '../words/sign-up.ts';
import { legalFacts, LegalText } from './legal-text.tsx';
import { backToStart } from './sign-up.tsx';
import { errorOf, stepPage } from './sign-up-frame.tsx';
import type { SignUpStep, SignUpVisit } from './sign-up-visit.ts';

export const termsStep: SignUpStep = {
  show: (visit) => form(visit, []),

  async receive(visit) {
    const { t, portal, origin, enrolment } = visit;
    if (visit.form.has('decline')) {
      await declineTerms(portal, origin, enrolment);
      return backToStart(visit, 'declined');
    }
    if (visit.form.get('accept') !== 'yes') return form(visit, [{ text: t(w.acceptMissing), field: 'accept' }]);
    await acceptTerms(portal, origin, enrolment, t.language);
    return redirect(routes.signUpStep.to({ step: 'check' }));
  },
};

function form(visit: SignUpVisit, errors: readonly FormError[]): Response {
  const { t, settings, enrolment } = visit;
  return stepPage(visit, {
    step: 'terms',
    title: w.termsTitle,
    errors,
    before: (
      <>
        <Panel>
          <h2>{t(w.termsShort)}</h2>
          <ul>{inShort.map((point) => <li key={point.en}>{t(point, legalFacts(settings, t.language))}</li>)}</ul>
        </Panel>
        {(['terms', 'privacy'] as const).map((name) => (
          <details key={name} className="pt-why">
            <summary>{t(name === 'terms' ? w.readTerms : w.readPrivacy)}</summary>
            <div className="pt-why__body"><LegalText visit={visit} name={name} level={3} /></div>
          </details>
        ))}
      </>
    ),
    fields: (
      <Checkbox name="accept" label={t(w.accept)} checked={enrolment.answers.accepted !== undefined}
        error={errorOf(errors, 'accept')} errorWord={t(frameWords.error)} />
    ),
    other: <Button kind="secondary" name="decline" value="yes">{t(w.decline)}</Button>,
  });
}
