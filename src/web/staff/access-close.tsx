/**
 * Closing an account because the patient wants it (T8, W15): who asks, why, how staff made sure who it is, and what
 * becomes of family access (P17). Read once more, then done at once; the letter for the patient follows.
 */
import { identityChecks } from '../../accounts/account-events.ts';
import { closeForPatient } from '../../accounts/end-access.ts';
import { familyFates, patientReasons, whyNotClose } from '../../accounts/ending-rules.ts';
import type { FamilyFate, PatientReason } from '../../accounts/ending-rules.ts';
import { patientAccount } from '../../accounts/patient-account.ts';
import { reachPatient } from '../../accounts/registered-patient.ts';
import type { RegisteredPatient } from '../../accounts/registered-patient.ts';
import { staffPage } from '../page.ts';
import { routes } from '../routes.ts';
import { Alert } from '../ui/alert.tsx';
import type { FormError } from '../ui/error-summary.tsx';
import { Radios } from '../ui/radios.tsx';
import { Select } from '../ui/select.tsx';
import { redirect } from '../visit.ts';
import { accessWords as w, askerWords, becauseWords } from '../words/access.ts';
import { deskWords } from '../words/desk.ts';
import { frameWords } from '../words/frame.ts';
import { explain } from '../words/reasons.ts';
import { AskForm, CommentField, FamilyField, accessPage, confirmPage, errorAt, keyOf, stepOf, tooLong } from './access-frame.tsx';
import type { StaffVisit } from './access-frame.tsx';
import { checkWords, isIdentityCheck } from './issue-form.tsx';

const askedByThem = ['patient', 'representative'] as const;

export const accessClosePage = staffPage(routes.accessClose, 'access.end', {
  async get(visit) {
    const known = await patientAccount(visit.portal, visit.scope, visit.params.id ?? '');
    const why = whyNotClose(known.status);
    if (!why) return question(visit, known.patient);
    return accessPage(visit, known.patient, {
      title: visit.t(w.closeTitle),
      body: <Alert kind="info" word={visit.t(frameWords.information)}>{explain(visit.t, visit.settings, why, 'staff').text}</Alert>,
    });
  },

  async post(visit) {
    const { t, scope, form, settings } = visit;
    const patient = await reachPatient(scope, visit.params.id ?? '', 'access.end');
    const errors = problemsOf(visit);
    if (errors.length > 0 || stepOf(visit) === 'edit') return question(visit, patient, errors);
    if (stepOf(visit) === 'check') return confirm(visit, patient);
    const check = form.get('check');
    const done = await closeForPatient(scope, patient.recordId, {
      askedBy: form.get('asker') as (typeof askedByThem)[number], because: form.get('because') as PatientReason, family: form.get('family') as FamilyFate,
      ...(isIdentityCheck(check) && { check }), comment: form.get('comment') ?? '', requestKey: keyOf(visit),
    });
    if ('why' in done) return question(visit, patient, [{ text: explain(t, settings, done.why, 'staff').text }], 409);
    return redirect(routes.access.to({ id: patient.recordId }, { done: done.decisionId }));
  },
});

function problemsOf(visit: StaffVisit): FormError[] {
  const { t, form } = visit;
  const chosen = (field: string, among: readonly string[]): boolean => among.includes(form.get(field) ?? '');
  return [
    ...(chosen('asker', askedByThem) ? [] : [{ text: t(w.whoAsksMissing), field: 'asker' }]),
    ...(isIdentityCheck(form.get('check')) ? [] : [{ text: t(deskWords.checkMissing), field: 'check' }]),
    ...(chosen('because', patientReasons) ? [] : [{ text: t(w.becauseMissing), field: 'because' }]),
    ...(chosen('family', familyFates) ? [] : [{ text: t(w.familyMissing), field: 'family' }]),
    ...tooLong(visit, 'comment'),
  ];
}

function question(visit: StaffVisit, patient: RegisteredPatient, errors: readonly FormError[] = [], status?: number): Response {
  const { t, form } = visit;
  const wrong = (field: string) => ({ error: errorAt(errors, field), errorWord: t(frameWords.error) });
  return accessPage(visit, patient, {
    title: t(w.closeTitle), errors, ...(status && { status }),
    body: (
      <AskForm visit={visit} action={routes.accessClose.to({ id: patient.recordId })} button={t(frameWords.continue)}>
        <Radios name="asker" label={t(w.whoAsks)} value={form.get('asker') ?? ''} {...wrong('asker')}
          options={askedByThem.map((value) => ({ value, text: t(askerWords[value]) }))} />
        <Radios name="check" label={t(deskWords.check)} value={form.get('check') ?? ''} {...wrong('check')}
          options={identityChecks.map((value) => ({ value, text: t(checkWords[value]) }))} />
        <Select name="because" label={t(w.because)} value={form.get('because') ?? ''} empty={t(w.choose)} {...wrong('because')}
          options={patientReasons.map((value) => ({ value, text: t(becauseWords[value]) }))} />
        <FamilyField visit={visit} error={errorAt(errors, 'family')} />
        <CommentField visit={visit} error={errorAt(errors, 'comment')} />
      </AskForm>
    ),
  });
}

function confirm(visit: StaffVisit, patient: RegisteredPatient): Response {
  const { t, form } = visit;
  const given = (field: string): string => form.get(field) ?? '';
  const check = form.get('check');
  return confirmPage(visit, patient, {
    action: routes.accessClose.to({ id: patient.recordId }),
    rows: [
      { label: t(w.whoAsks), value: t(askerWords[given('asker') as (typeof askedByThem)[number]]) },
      { label: t(deskWords.check), value: isIdentityCheck(check) ? t(checkWords[check]) : '' },
      { label: t(w.because), value: t(becauseWords[given('because') as PatientReason]) },
      { label: t(w.family), value: t(given('family') === 'keep' ? w.familyKeep : w.familyEnd) },
      ...(given('comment').trim() ? [{ label: t(w.comment), value: given('comment') }] : []),
    ],
    effects: [t(w.effectSessions), t(w.effectCodes), t(w.effectRecord)],
    hidden: ['asker', 'check', 'because', 'family', 'comment'].map((field) => [field, given(field)]),
    button: t(w.confirmClose),
  });
}
