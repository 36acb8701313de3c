/** Issuing an access code (E1, W3): the answer is the letter, and the only time the code is seen. */
import { issueCode } from '../../accounts/access-codes.ts';
import { staffPage } from '../page.ts';
import { routes } from '../routes.ts';
import { redirect } from '../visit.ts';
import { deskWords as w } from '../words/desk.ts';
import { explain } from '../words/reasons.ts';
import { isLanguage } from '../words/words.ts';
import { accountScreen } from './account-screen.tsx';
import { letterPage } from './code-letter.tsx';
import { isIdentityCheck } from './issue-form.tsx';
import { reachPatient } from '../../accounts/registered-patient.ts';

export const issueCodePage = staffPage(routes.issueCode, 'code.issue', {
  /** The letter is not to be had twice: its address leads back to the patient. */
  async get(visit) {
    const { recordId } = await reachPatient(visit.scope, visit.params.id ?? '');
    return redirect(routes.patient.to({ id: recordId }));
  },

  async post(visit) {
    const { t, portal, scope, form, settings } = visit;
    const { recordId } = await reachPatient(scope, visit.params.id ?? '', 'code.issue');
    const check = form.get('check');
    if (!isIdentityCheck(check))
      return accountScreen(visit, { typed: form, errors: [{ text: t(w.checkMissing), field: 'issue-check' }] });
    const issued = await issueCode(portal, scope, recordId, { check, seen: form.get('seen') || null });
    if ('why' in issued)
      return accountScreen(visit, { typed: form, status: 409, errors: [{ text: explain(t, settings, issued.why, 'staff').text }] });
    const language = form.get('language') ?? undefined;
    return letterPage(visit, issued, isLanguage(language) ? language : 'en');
  },
});
