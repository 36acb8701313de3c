/**
 * What the pages about somebody's access share: the frame with the person it is about, the questions that several of
 * them ask, and the step in which staff read once more what they are about to do.
 */
import type { ReactNode } from 'react';
import type { StaffScope } from '../../access/scope.ts';
import { fullName } from '../../accounts/registered-patient.ts';
import type { RegisteredPatient } from '../../accounts/registered-patient.ts';
import { sayDate } from '../dates.ts';
import { routes } from '../routes.ts';
import { Button, ButtonLink, ButtonRow } from '../ui/button.tsx';
import { Panel } from '../ui/card.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import type { FormError } from '../ui/error-summary.tsx';
import { Form } from '../ui/form.tsx';
import { Radios } from '../ui/radios.tsx';
import { SummaryList } from '../ui/summary-list.tsx';
import type { SummaryRow } from '../ui/summary-list.tsx';
import { TextArea } from '../ui/textarea.tsx';
import type { Visit } from '../visit.ts';
import { accessWords as w } from '../words/access.ts';
import { lookupWords } from '../words/desk.ts';
import { frameWords } from '../words/frame.ts';
import { isId } from '../../kernel/ids.ts';

export type StaffVisit = Visit<StaffScope>;

/** Characters of a text that staff type. */
export const longestText = 1_000;

export interface AccessPage {
  readonly title: string;
  readonly body: ReactNode;
  readonly errors?: readonly FormError[];
  readonly status?: number;
  readonly back?: { href: string; text: string };
  readonly action?: ReactNode;
}

export function accessPage(visit: StaffVisit, patient: RegisteredPatient, { title, body, errors = [], status, back, action }: AccessPage): Response {
  const { t } = visit;
  return visit.page({
    title,
    lead: <PatientLine visit={visit} patient={patient} />,
    section: routes.patients,
    back: back ?? { href: routes.access.to({ id: patient.recordId }), text: t(w.accessBack) },
    failed: errors.length > 0,
    status: status ?? (errors.length > 0 ? 422 : 200),
    problem: <ErrorSummary title={t(frameWords.problem)} errors={[...errors]} />,
    action,
    body,
  });
}

function PatientLine({ visit: { t }, patient }: { visit: StaffVisit; patient: RegisteredPatient }) {
  const facts = [
    patient.birthDate ? t(lookupWords.born, { date: sayDate(t.language, patient.birthDate) }) : t(lookupWords.bornUnknown),
    patient.mrn ? t(lookupWords.record, { mrn: patient.mrn }) : t(lookupWords.noRecord),
  ];
  return (
    <p className="pt-facts">
      <strong lang={patient.language ?? undefined}>{fullName(patient) || t(lookupWords.noName)}</strong>
      {facts.map((fact) => <span key={fact}>{fact}</span>)}
    </p>
  );
}

/** A form of several questions; what it asks is read again before it counts. */
export function AskForm({ visit, action, children, button }: { visit: StaffVisit; action: string; children: ReactNode; button: string }) {
  return (
    <Panel>
      <Form action={action} hidden={{ csrf: visit.csrf(), key: keyOf(visit) }}>
        {children}
        <Button>{button}</Button>
      </Form>
    </Panel>
  );
}

/** Made once for a form and kept through its steps: sending it twice does it once. */
export function keyOf({ form }: StaffVisit): string {
  const key = form.get('key') ?? '';
  return isId(key) ? key : crypto.randomUUID();
}

export type Step = 'check' | 'confirm' | 'edit';
export const stepOf = ({ form }: StaffVisit): Step => (form.get('step') === 'confirm' ? 'confirm' : form.get('step') === 'edit' ? 'edit' : 'check');

/** The step before it counts: what was chosen, what follows, and the button that does it. */
export function confirmPage(visit: StaffVisit, patient: RegisteredPatient, asked: {
  action: string; rows: SummaryRow[]; effects: string[]; hidden: [string, string][]; button: string;
}): Response {
  const { t } = visit;
  return accessPage(visit, patient, {
    title: t(w.check),
    body: (
      <>
        <SummaryList rows={asked.rows} />
        <h2>{t(w.effectsTitle)}</h2>
        <ul>{asked.effects.map((effect) => <li key={effect}>{effect}</li>)}</ul>
        <Form action={asked.action} hidden={{ csrf: visit.csrf(), key: keyOf(visit) }}>
          {asked.hidden.map(([name, value]) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />)}
          <ButtonRow>
            <Button kind="danger" name="step" value="confirm">{asked.button}</Button>
            <Button kind="secondary" name="step" value="edit">{t(w.goBack)}</Button>
            <ButtonLink kind="quiet" href={routes.access.to({ id: patient.recordId })}>{t(w.cancel)}</ButtonLink>
          </ButtonRow>
        </Form>
      </>
    ),
  });
}

/** P17. Nothing is chosen beforehand but where the form was filled in already. */
export function FamilyField({ visit: { t, form }, error }: { visit: StaffVisit; error?: string }) {
  return (
    <Radios name="family" label={t(w.family)} hint={t(w.familyHint)} error={error} errorWord={t(frameWords.error)} value={form.get('family') ?? 'end'}
      options={[{ value: 'end', text: t(w.familyEnd) }, { value: 'keep', text: t(w.familyKeep) }]} />
  );
}

export function CommentField({ visit: { t, form }, error }: { visit: StaffVisit; error?: string }) {
  return (
    <TextArea name="comment" label={t(w.comment)} hint={t(w.commentHint)} rows={3} maxLength={longestText} value={form.get('comment') ?? ''}
      optional={t(frameWords.optional)} error={error} errorWord={t(frameWords.error)} />
  );
}

/** The errors of texts that are too long. */
export const tooLong = ({ t, form }: StaffVisit, ...fields: string[]): FormError[] =>
  fields.filter((field) => (form.get(field) ?? '').trim().length > longestText).map((field) => ({ text: t(w.tooLong, { most: longestText }), field }));

export const errorAt = (errors: readonly FormError[], field: string): string | undefined => errors.find((error) => error.field === field)?.text;
