/**
 * The organization's decision about somebody's access (T7, W15): all of it or single parts, why, in words to the
 * person, until when. Read once more, then in force at once; the person is told (T9).
 */
import { dayAt } from '../../accounts/access-code-rules.ts';
import { decideForOrganization } from '../../accounts/end-access.ts';
import { accessFunctions, endOfDay, familyFates, organizationReasons } from '../../accounts/ending-rules.ts';
import type { AccessFunction, FamilyFate, OrganizationReason } from '../../accounts/ending-rules.ts';
import { reachPatient } from '../../accounts/registered-patient.ts';
import type { RegisteredPatient } from '../../accounts/registered-patient.ts';
import { sayDate } from '../dates.ts';
import { staffPage } from '../page.ts';
import { routes } from '../routes.ts';
import { Checkboxes } from '../ui/checkbox.tsx';
import type { FormError } from '../ui/error-summary.tsx';
import { Field } from '../ui/field.tsx';
import { Radios } from '../ui/radios.tsx';
import { Select } from '../ui/select.tsx';
import { TextArea } from '../ui/textarea.tsx';
import { redirect } from '../visit.ts';
import { accessWords as w, becauseWords, functionWords } from '../words/access.ts';
import { frameWords } from '../words/frame.ts';
import { explain } from '../words/reasons.ts';
import { AskForm, CommentField, FamilyField, accessPage, confirmPage, errorAt, keyOf, longestText, stepOf, tooLong } from './access-frame.tsx';
import type { StaffVisit } from './access-frame.tsx';

export const accessDecidePage = staffPage(routes.accessDecide, 'access.end', {
  get: async (visit) => question(visit, await reachPatient(visit.scope, visit.params.id ?? '', 'access.end')),

  async post(visit) {
    const { t, scope, form, settings } = visit;
    const patient = await reachPatient(scope, visit.params.id ?? '', 'access.end');
    const errors = problemsOf(visit, patient);
    if (errors.length > 0 || stepOf(visit) === 'edit') return question(visit, patient, errors);
    if (stepOf(visit) === 'check') return confirm(visit, patient);
    const lastDay = form.get('until') ?? '';
    const done = await decideForOrganization(scope, patient.recordId, {
      functions: partsOf(form), because: form.get('because') as OrganizationReason, note: form.get('note') ?? '', family: (form.get('family') ?? 'end') as FamilyFate,
      until: lastDay ? endOfDay(lastDay, patient.clinic.zone) : undefined, comment: form.get('comment') ?? '', requestKey: keyOf(visit),
    });
    if ('why' in done) return question(visit, patient, [{ text: explain(t, settings, done.why, 'staff').text }], 409);
    return redirect(routes.access.to({ id: patient.recordId }, { done: done.decisionId }));
  },
});

const partsOf = (form: URLSearchParams): AccessFunction[] =>
  form.get('what') === 'parts' ? accessFunctions.filter((one) => form.getAll('part').includes(one)) : [];

function problemsOf(visit: StaffVisit, patient: RegisteredPatient): FormError[] {
  const { t, form } = visit;
  const what = form.get('what');
  const until = form.get('until') ?? '';
  const because: readonly string[] = organizationReasons;
  const fates: readonly string[] = familyFates;
  return [
    ...(what === 'all' || what === 'parts' ? [] : [{ text: t(w.whatMissing), field: 'what' }]),
    ...(what === 'parts' && partsOf(form).length === 0 ? [{ text: t(w.partsMissing), field: 'part' }] : []),
    ...(because.includes(form.get('because') ?? '') ? [] : [{ text: t(w.becauseMissing), field: 'because' }]),
    ...(until === '' || isDayFrom(until, dayAt(visit.now, patient.clinic.zone)) ? [] : [{ text: t(w.lastDayWrong), field: 'until' }]),
    ...(fates.includes(form.get('family') ?? '') ? [] : [{ text: t(w.familyMissing), field: 'family' }]),
    ...tooLong(visit, 'note', 'comment'),
  ];
}

/** A day of the calendar that is not before `today`; both as YYYY-MM-DD. */
function isDayFrom(text: string, today: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) && text >= today && text < '2200';
}

function question(visit: StaffVisit, patient: RegisteredPatient, errors: readonly FormError[] = [], status?: number): Response {
  const { t, form } = visit;
  const wrong = (field: string) => ({ error: errorAt(errors, field), errorWord: t(frameWords.error) });
  return accessPage(visit, patient, {
    title: t(w.decideTitle), errors, ...(status && { status }),
    body: (
      <AskForm visit={visit} action={routes.accessDecide.to({ id: patient.recordId })} button={t(frameWords.continue)}>
        <Radios name="what" label={t(w.what)} value={form.get('what') ?? ''} {...wrong('what')}
          options={[{ value: 'all', text: t(w.whatAll) }, { value: 'parts', text: t(w.whatParts) }]} />
        <Checkboxes name="part" label={t(w.parts)} hint={t(w.partsHint)} values={form.getAll('part')} {...wrong('part')}
          options={accessFunctions.map((value) => ({ value, text: t(functionWords[value]) }))} />
        <Select name="because" label={t(w.because)} value={form.get('because') ?? ''} empty={t(w.choose)} {...wrong('because')}
          options={organizationReasons.map((value) => ({ value, text: t(becauseWords[value]) }))} />
        <TextArea name="note" label={t(w.words)} hint={t(w.wordsHint)} rows={3} maxLength={longestText} value={form.get('note') ?? ''} optional={t(frameWords.optional)} {...wrong('note')} />
        <Field name="until" type="date" label={t(w.lastDay)} hint={t(w.lastDayHint)} value={form.get('until') ?? ''} optional={t(frameWords.optional)} {...wrong('until')} />
        <FamilyField visit={visit} error={errorAt(errors, 'family')} />
        <CommentField visit={visit} error={errorAt(errors, 'comment')} />
      </AskForm>
    ),
  });
}

function confirm(visit: StaffVisit, patient: RegisteredPatient): Response {
  const { t, form } = visit;
  const given = (field: string): string => form.get(field) ?? '';
  const parts = partsOf(form);
  const functions = parts.map((one) => t(functionWords[one])).join(', ');
  return confirmPage(visit, patient, {
    action: routes.accessDecide.to({ id: patient.recordId }),
    rows: [
      { label: t(w.what), value: parts.length > 0 ? functions : t(w.whatAll) },
      { label: t(w.because), value: t(becauseWords[given('because') as OrganizationReason]) },
      ...(given('note').trim() ? [{ label: t(w.words), value: given('note') }] : []),
      { label: t(w.lastDay), value: given('until') ? sayDate(t.language, given('until')) : t(w.noEnd) },
      ...(parts.length === 0 ? [{ label: t(w.family), value: t(given('family') === 'keep' ? w.familyKeep : w.familyEnd) }] : []),
      ...(given('comment').trim() ? [{ label: t(w.comment), value: given('comment') }] : []),
    ],
    effects: parts.length > 0
      ? [t(w.effectParts, { functions }), t(w.effectTold)]
      : [t(w.effectSessions), t(w.effectCodes), t(w.effectTold), t(w.effectRecord)],
    hidden: [
      ...['what', 'because', 'note', 'until', 'family', 'comment'].map((field): [string, string] => [field, given(field)]),
      ...form.getAll('part').map((part): [string, string] => ['part', part]),
    ],
    button: t(parts.length > 0 ? w.confirmLimit : w.confirmEnd),
  });
}
