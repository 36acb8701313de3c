/** Staff note that a patient has died, before the record system says it (E19): the account closes, no code works. */
import { noteDeath } from '../../accounts/deceased.ts';
import { familyFates } from '../../accounts/ending-rules.ts';
import type { FamilyFate } from '../../accounts/ending-rules.ts';
import { reachPatient } from '../../accounts/registered-patient.ts';
import type { RegisteredPatient } from '../../accounts/registered-patient.ts';
import { staffPage } from '../page.ts';
import { routes } from '../routes.ts';
import type { FormError } from '../ui/error-summary.tsx';
import { redirect } from '../visit.ts';
import { accessWords as w } from '../words/access.ts';
import { frameWords } from '../words/frame.ts';
import { explain } from '../words/reasons.ts';
import { AskForm, CommentField, FamilyField, accessPage, confirmPage, errorAt, keyOf, stepOf, tooLong } from './access-frame.tsx';
import type { StaffVisit } from './access-frame.tsx';

export const accessDiedPage = staffPage(routes.accessDied, 'access.end', {
  get: async (visit) => question(visit, await reachPatient(visit.scope, visit.params.id ?? '', 'access.end')),

  async post(visit) {
    const { t, scope, form, settings } = visit;
    const patient = await reachPatient(scope, visit.params.id ?? '', 'access.end');
    const fates: readonly string[] = familyFates;
    const errors = [...(fates.includes(form.get('family') ?? '') ? [] : [{ text: t(w.familyMissing), field: 'family' }]), ...tooLong(visit, 'comment')];
    if (errors.length > 0 || stepOf(visit) === 'edit') return question(visit, patient, errors);
    if (stepOf(visit) === 'check') return confirm(visit, patient);
    const done = await noteDeath(scope, patient.recordId, { family: form.get('family') as FamilyFate, comment: form.get('comment') ?? '', requestKey: keyOf(visit) });
    if ('why' in done) return question(visit, patient, [{ text: explain(t, settings, done.why, 'staff').text }], 409);
    return redirect(routes.access.to({ id: patient.recordId }, { done: done.decisionId }));
  },
});

function question(visit: StaffVisit, patient: RegisteredPatient, errors: readonly FormError[] = [], status?: number): Response {
  const { t } = visit;
  return accessPage(visit, patient, {
    title: t(w.diedTitle), errors, ...(status && { status }),
    body: (
      <>
        <p>{t(w.diedText)}</p>
        <AskForm visit={visit} action={routes.accessDied.to({ id: patient.recordId })} button={t(frameWords.continue)}>
          <FamilyField visit={visit} error={errorAt(errors, 'family')} />
          <CommentField visit={visit} error={errorAt(errors, 'comment')} />
        </AskForm>
      </>
    ),
  });
}

function confirm(visit: StaffVisit, patient: RegisteredPatient): Response {
  const { t, form } = visit;
  const comment = form.get('comment') ?? '';
  return confirmPage(visit, patient, {
    action: routes.accessDied.to({ id: patient.recordId }),
    rows: [
      { label: t(w.family), value: t(form.get('family') === 'keep' ? w.familyKeep : w.familyEnd) },
      ...(comment.trim() ? [{ label: t(w.comment), value: comment }] : []),
    ],
    effects: [t(w.effectSessions), t(w.effectCodes), t(w.effectRecord)],
    hidden: [['family', form.get('family') ?? ''], ['comment', comment]],
    button: t(w.confirmDied),
  });
}
