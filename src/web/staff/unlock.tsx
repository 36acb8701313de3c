/** Unlocking an account for somebody whose identity was checked (W4, A-037): no password is set, seen or sent. */
import { draftName, dropDraft } from '../../accounts/drafts.ts';
import { unlockAccount } from '../../accounts/patient-account.ts';
import { reachPatient } from '../../accounts/registered-patient.ts';
import { staffPage } from '../page.ts';
import { routes } from '../routes.ts';
import type { FormError } from '../ui/error-summary.tsx';
import { redirect } from '../visit.ts';
import { deskWords as w } from '../words/desk.ts';
import { explain } from '../words/reasons.ts';
import { accountScreen } from './account-screen.tsx';
import { longestComment } from './code-forms.tsx';
import { isIdentityCheck } from './issue-form.tsx';

export const unlockPage = staffPage(routes.unlock, 'account.unlock', {
  async get(visit) {
    const { recordId } = await reachPatient(visit.scope, visit.params.id ?? '');
    return redirect(routes.patient.to({ id: recordId }));
  },

  async post(visit) {
    const { t, portal, scope, form, settings } = visit;
    const { recordId } = await reachPatient(scope, visit.params.id ?? '', 'account.unlock');
    const check = form.get('check');
    const comment = (form.get('comment') ?? '').trim();
    const errors: FormError[] = [];
    if (!isIdentityCheck(check)) errors.push({ text: t(w.checkMissing), field: 'unlock-check' });
    if (comment.length > longestComment) errors.push({ text: t(w.tooLong, { most: longestComment }), field: 'unlock-comment' });
    if (!isIdentityCheck(check) || errors.length > 0) return accountScreen(visit, { typed: form, errors });
    const why = await unlockAccount(portal, scope, recordId, { check, comment });
    if (why) return accountScreen(visit, { typed: form, status: 409, errors: [{ text: explain(t, settings, why, 'staff').text }] });
    await dropDraft(scope, draftName('unlock', recordId));
    return redirect(routes.patient.to({ id: recordId }, { done: 'unlocked' }));
  },
});
