/**
 * Signing up, first step: the access code and who one is (E3, E7). Every way it can fail looks the same; the page that
 * says so also says how to get a new code. Someone who is signed in is stopped before the code is looked at.
 */
import { dayAt } from '../../accounts/access-code-rules.ts';
import { findEnrolment } from '../../accounts/enrolment.ts';
import { nextStep } from '../../accounts/enrolment-rules.ts';
import type { IdentityField } from '../../accounts/identity-rules.ts';
import { redeemCode } from '../../accounts/redeem-code.ts';
import { birthDateError, readBirthDate } from '../birth-date.tsx';
import { publicPage } from '../page.ts';
import { routes } from '../routes.ts';
import { clearCookie, redirect, setCookie } from '../visit.ts';
import type { Visit } from '../visit.ts';
import { signUpWords as w } from '../words/sign-up.ts';
import { codeForm, hasAccountPage, noMatchPage, signedInPage, tooManyPage } from './sign-up-code.tsx';
import type { TypedCode } from './sign-up-code.tsx';
import { signedInAs } from '../signed-in.ts';

export const signUpPage = publicPage(routes.signUp, {
  async get(visit) {
    const name = await signedInAs(visit);
    if (name) return signedInPage(visit, name, 200);
    const why = visit.query.get('why');
    if (why === 'ended' || why === 'declined') return codeForm(visit, { note: why });
    const enrolment = await findEnrolment(visit.portal, visit.origin, visit.cookie('signup'));
    return codeForm(visit, { onward: enrolment && routes.signUpStep.to({ step: nextStep(enrolment.answers) }) });
  },

  async post(visit) {
    const name = await signedInAs(visit);
    if (name) return signedInPage(visit, name, 409);
    const typed = readCode(visit);
    if (typed.errors.length > 0) return codeForm(visit, { typed });

    const answer = await redeemCode(visit.portal, visit.origin, { code: typed.code, identity: { ...typed.facts, dob: typed.birthDate.date } });
    if ('token' in answer) {
      const headers = new Headers();
      setCookie(headers, 'signup', answer.token, visit.secure);
      return redirect(routes.signUpStep.to({ step: 'username' }), headers);
    }
    switch (answer.why.code) {
      case 'tries.tooMany': return tooManyPage(visit);
      case 'signUp.hasAccount': return hasAccountPage(visit);
      case 'signUp.noMatch': return noMatchPage(visit, typed);
    }
  },
});

const missing: Record<Exclude<IdentityField, 'dob'>, keyof typeof w> = {
  zip: 'zipMissing', phone: 'phoneMissing', email: 'emailKnownMissing', mrn: 'mrnMissing',
};

function readCode(visit: Visit): TypedCode {
  const { t, form, settings } = visit;
  const code = (form.get('code') ?? '').trim().slice(0, 200);
  const birthDate = readBirthDate(form, 'birth', dayAt(visit.now, settings['office.zone']));
  const facts: Partial<Record<IdentityField, string>> = {};
  const errors = code ? [] : [{ text: t(w.codeMissing), field: 'code' }];
  for (const field of settings['enrol.verify']) {
    if (field === 'dob') {
      errors.push(...birthDateError(t, 'birth', birthDate).map(({ text, field: at }) => ({ text, field: at! })));
      continue;
    }
    facts[field] = (form.get(field) ?? '').trim().slice(0, 200);
    if (!facts[field]) errors.push({ text: t(w[missing[field]]), field });
  }
  return { code, birthDate, facts, errors };
}

/** Back to the beginning: the sign-up of this browser is over. */
export function backToStart(visit: Visit, why: 'ended' | 'declined'): Response {
  const headers = new Headers();
  clearCookie(headers, 'signup', visit.secure);
  return redirect(routes.signUp.to({}, { why }), headers);
}
