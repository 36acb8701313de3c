/**
 * Finding a patient by two identifiers (W2). The search is posted, so that no name stands in an address, a history or a
 * log; each patient shown is noted in the audit trail.
 */
import { dayAt } from '../../accounts/access-code-rules.ts';
import { findPatients } from '../../accounts/find-patients.ts';
import type { Found, FoundPatient } from '../../accounts/find-patients.ts';
import { fullName } from '../../accounts/registered-patient.ts';
import type { StaffScope } from '../../access/scope.ts';
import { BirthDate, birthDateError, readBirthDate } from '../birth-date.tsx';
import type { TypedBirthDate } from '../birth-date.tsx';
import { sayDate } from '../dates.ts';
import { staffPage } from '../page.ts';
import { routes } from '../routes.ts';
import { Alert, Notice } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { Panel, Section } from '../ui/card.tsx';
import { Empty } from '../ui/empty.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import type { FormError } from '../ui/error-summary.tsx';
import { Field } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { Row, RowList } from '../ui/row-list.tsx';
import { Split } from '../ui/split.tsx';
import { Tag } from '../ui/tag.tsx';
import type { Visit } from '../visit.ts';
import { lookupWords as w, statusWords } from '../words/desk.ts';
import { frameWords } from '../words/frame.ts';
import { explain } from '../words/reasons.ts';

interface Typed {
  readonly name: string;
  readonly mrn: string;
  readonly birthDate: TypedBirthDate;
}

export const patientsPage = staffPage(routes.patients, 'patient.find', {
  get: (visit) => lookupPage(visit, undefined, []),

  async post(visit) {
    const { t, portal, scope, form, settings } = visit;
    const typed: Typed = {
      name: (form.get('name') ?? '').trim().slice(0, 200),
      mrn: (form.get('mrn') ?? '').trim().slice(0, 60),
      birthDate: readBirthDate(form, 'birth', dayAt(visit.now, settings['office.zone'])),
    };
    if (!typed.birthDate.empty && typed.birthDate.problem) return lookupPage(visit, typed, birthDateError(t, 'birth', typed.birthDate));
    const found = await findPatients(portal, scope, { name: typed.name, mrn: typed.mrn, birthDate: typed.birthDate.date });
    if ('why' in found) return lookupPage(visit, typed, [{ text: explain(t, settings, found.why, 'staff').text, field: 'name' }]);
    return lookupPage(visit, typed, [], found);
  },
});

function lookupPage(visit: Visit<StaffScope>, typed: Typed | undefined, errors: readonly FormError[], found?: Found): Response {
  const { t } = visit;
  const form = (
    <Panel>
      <Form action={routes.patients.to({})} hidden={{ csrf: visit.csrf() }}>
        <Field name="name" label={t(w.name)} hint={t(w.nameHint)} value={typed?.name} autoComplete="off" spellCheck={false}
          error={errors.find((error) => error.field === 'name')?.text} errorWord={t(frameWords.error)} />
        <BirthDate t={t} name="birth" label={t(w.birthDate)} value={typed?.birthDate} autoComplete={false}
          error={errors.find((error) => error.field?.startsWith('birth-'))?.text} />
        <Field name="mrn" label={t(w.mrn)} value={typed?.mrn} autoComplete="off" spellCheck={false} width="lg" />
        <Button>{t(w.search)}</Button>
      </Form>
    </Panel>
  );
  return visit.page({
    title: t(w.title),
    lead: t(w.lead),
    wide: true,
    failed: errors.length > 0,
    status: errors.length > 0 ? 422 : 200,
    problem: <ErrorSummary title={t(frameWords.problem)} errors={[...errors]} />,
    body: found ? <Split list={form} detail={<Results visit={visit} found={found} />} /> : form,
  });
}

function Results({ visit: { t }, found }: { visit: Visit<StaffScope>; found: Found }) {
  const { patients, more } = found;
  if (patients.length === 0) return <div role="status"><Empty icon="search" title={t(w.none)} why={t(w.noneWhy)} /></div>;
  return (
    <Section title={<span role="status">{t(w.found, { count: patients.length })}</span>}>
      {more ? <Alert kind="warning" word={t(frameWords.warning)}>{t(w.more, { most: patients.length })}</Alert>
        : patients.length > 1 ? <Notice>{t(w.twins)}</Notice> : null}
      <RowList>{patients.map((patient) => <FoundRow key={patient.recordId} t={t} patient={patient} />)}</RowList>
    </Section>
  );
}

function FoundRow({ t, patient }: { t: Visit['t']; patient: FoundPatient }) {
  return (
    <Row title={fullName(patient) || t(w.noName)} href={routes.patient.to({ id: patient.recordId })} level={3}
      facts={[
        patient.birthDate ? t(w.born, { date: sayDate(t.language, patient.birthDate) }) : t(w.bornUnknown),
        patient.mrn ? t(w.record, { mrn: patient.mrn }) : t(w.noRecord),
        patient.clinic,
      ]}
      note={patient.match === 'near' ? t(w.near) : undefined}
      end={<Tag kind={patient.status === 'locked' ? 'strong' : undefined}>{t(statusWords[patient.status])}</Tag>} />
  );
}
