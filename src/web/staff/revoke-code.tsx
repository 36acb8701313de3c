/** Revoking the open access code of a patient, with a reason for the history. */
import { revokeCode } from '../../accounts/access-codes.ts';
import { draftName, dropDraft } from '../../accounts/drafts.ts';
import { reachPatient } from '../../accounts/registered-patient.ts';
import { staffPage } from '../page.ts';
import { routes } from '../routes.ts';
import { redirect } from '../visit.ts';
import { deskWords as w } from '../words/desk.ts';
import { explain } from '../words/reasons.ts';
import { accountScreen } from './account-screen.tsx';
import { longestComment } from './code-forms.tsx';

export const revokeCodePage = staffPage(routes.revokeCode, 'code.issue', {
  async get(visit) {
    const { recordId } = await reachPatient(visit.scope, visit.params.id ?? '');
    return redirect(routes.patient.to({ id: recordId }));
  },

  async post(visit) {
    const { t, scope, form, settings } = visit;
    const { recordId } = await reachPatient(scope, visit.params.id ?? '', 'code.issue');
    const comment = (form.get('comment') ?? '').trim();
    const problem = comment === '' ? t(w.reasonMissing) : comment.length > longestComment ? t(w.tooLong, { most: longestComment }) : undefined;
    if (problem) return accountScreen(visit, { typed: form, errors: [{ text: problem, field: 'revoke-comment' }] });
    const why = await revokeCode(scope, recordId, form.get('code') ?? '', comment);
    if (why) return accountScreen(visit, { typed: form, status: 409, errors: [{ text: explain(t, settings, why, 'staff').text }] });
    await dropDraft(scope, draftName('revoke', recordId));
    return redirect(routes.patient.to({ id: recordId }, { done: 'revoked' }));
  },
});
