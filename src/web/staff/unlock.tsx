/**
 * What the desk does for a patient who cannot get in, once it is checked who it is (W4, W5, A-037): a link or a code
 * for a new password, another address, the username. No password is set, seen or sent; the code is seen once.
 */
import type { StaffScope } from '../../access/scope.ts';
import { draftName, dropDraft } from '../../accounts/drafts.ts';
import { correctAddress, giveRecovery, tellUsername } from '../../accounts/give-recovery.ts';
import type { Checked } from '../../accounts/give-recovery.ts';
import { resetForPatient } from '../../accounts/reset-factors.ts';
import { reachPatient } from '../../accounts/registered-patient.ts';
import type { Reason } from '../../kernel/reason.ts';
import { staffPage } from '../page.ts';
import type { Page } from '../page.ts';
import { routes } from '../routes.ts';
import type { Route } from '../routes.ts';
import type { FormError } from '../ui/error-summary.tsx';
import { redirect } from '../visit.ts';
import type { Visit } from '../visit.ts';
import { deskWords as w } from '../words/desk.ts';
import { helpInWords } from '../words/help-in.ts';
import { explain } from '../words/reasons.ts';
import { accountScreen } from './account-screen.tsx';
import { longestComment } from './code-forms.tsx';
import { isIdentityCheck } from './issue-form.tsx';
import { resetSheet } from './reset-sheet.tsx';

export const unlockPage = helpPage(routes.unlock, 'unlock', async (visit, recordId, how) => {
  const { portal, scope, form } = visit;
  const given = await giveRecovery(portal, scope, recordId, form.get('way') === 'mail' ? 'mail' : 'code', how);
  if ('why' in given) return refused(visit, given.why);
  await dropDraft(scope, draftName('unlock', recordId));
  return 'code' in given ? resetSheet(visit, given) : done(recordId, 'resetMailed');
});

export const correctAddressPage = helpPage(routes.correctAddress, 'address', async (visit, recordId, how) => {
  const { t, portal, scope, form, settings } = visit;
  const address = (form.get('address') ?? '').trim().slice(0, 400);
  if (!address) return accountScreen(visit, { typed: form, errors: [{ text: t(helpInWords.addressMissing), field: 'address' }] });
  const { why } = await correctAddress(portal, scope, recordId, address, how);
  if (!why) return done(recordId, 'addressChanged');
  return why.code === 'account.noneActive' ? refused(visit, why)
    : accountScreen(visit, { typed: form, errors: [{ text: explain(t, settings, why, 'staff').text, field: 'address' }] });
});

export const tellUsernamePage = helpPage(routes.tellUsername, 'unlock', async (visit, recordId, how) => {
  const told = await tellUsername(visit.portal, visit.scope, recordId, how);
  if ('why' in told) return refused(visit, told.why);
  await dropDraft(visit.scope, draftName('unlock', recordId));
  return accountScreen(visit, { told: told.username });
});

/** Phone, key and recovery codes are gone: the second step is taken away. It wants a reason. */
export const resetTwoStepPage = helpPage(routes.resetTwoStep, 'two-step', async (visit, recordId, how) => {
  if (!how.comment) return accountScreen(visit, { typed: visit.form, errors: [{ text: visit.t(w.reasonMissing), field: 'two-step-comment' }] });
  const why = await resetForPatient(visit.portal, visit.scope, recordId, how);
  return why ? refused(visit, why) : done(recordId, 'twoStepReset');
});

type Work = (visit: Visit<StaffScope>, recordId: string, how: Checked) => Promise<Response>;

/** A form of the account screen that asks how it was checked who it is; nothing is done without the answer. */
function helpPage(route: Route, name: string, work: Work): Page {
  return staffPage(route, 'account.unlock', {
    async get(visit) {
      const { recordId } = await reachPatient(visit.scope, visit.params.id ?? '');
      return redirect(routes.patient.to({ id: recordId }));
    },
    async post(visit) {
      const { t, scope, form } = visit;
      const { recordId } = await reachPatient(scope, visit.params.id ?? '', 'account.unlock');
      const check = form.get('check');
      const comment = (form.get('comment') ?? '').trim();
      const errors: FormError[] = [];
      if (!isIdentityCheck(check)) errors.push({ text: t(w.checkMissing), field: `${name}-check` });
      if (comment.length > longestComment) errors.push({ text: t(w.tooLong, { most: longestComment }), field: `${name}-comment` });
      return isIdentityCheck(check) && errors.length === 0 ? work(visit, recordId, { check, comment }) : accountScreen(visit, { typed: form, errors });
    },
  });
}

const done = (recordId: string, what: 'resetMailed' | 'addressChanged' | 'twoStepReset'): Response => redirect(routes.patient.to({ id: recordId }, { done: what }));

const refused = (visit: Visit<StaffScope>, why: Reason): Promise<Response> =>
  accountScreen(visit, { typed: visit.form, status: 409, errors: [{ text: explain(visit.t, visit.settings, why, 'staff').text }] });
