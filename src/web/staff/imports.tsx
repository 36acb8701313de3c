/**
 * Taking files in: the form and the recent runs, and one run with how far it is. The page of a run renews itself
 * without a script and counts as no activity; it shows counts and kinds, and nothing of any patient.
 */
import { randomUUID } from 'node:crypto';
import type { StaffScope } from '../../access/scope.ts';
import { importRun, importRuns, sourceNames } from '../../intake/import-runs.ts';
import type { ImportRun } from '../../intake/import-runs.ts';
import { requestImport, shownName } from '../../intake/uploads.ts';
import { allClinics } from '../../organization/clinics.ts';
import { sayInstant } from '../dates.ts';
import { staffPage } from '../page.ts';
import { routes } from '../routes.ts';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { Section } from '../ui/card.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { Empty } from '../ui/empty.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Field } from '../ui/field.tsx';
import { FileField } from '../ui/file-field.tsx';
import { Form } from '../ui/form.tsx';
import { Row, RowList } from '../ui/row-list.tsx';
import { Select } from '../ui/select.tsx';
import { SummaryList } from '../ui/summary-list.tsx';
import { redirect } from '../visit.ts';
import type { Visit } from '../visit.ts';
import { frameWords } from '../words/frame.ts';
import { importWords as w } from '../words/imports.ts';
import { localeOf } from '../words/words.ts';
import { isId } from '../../kernel/ids.ts';

const limits = { files: 50, megabytes: 1024 };

export const importsPage = staffPage(routes.imports, 'intake.upload', {
  uploads: limits,
  get: (visit) => formPage(visit, {}),
  async post(visit) {
    const { form, files, filesIn, portal, scope } = visit;
    const wrong = await faultsOf(visit);
    if (Object.keys(wrong).length > 0) return formPage(visit, wrong);
    const id = await requestImport(portal, scope, {
      key: form.get('key')!, source: form.get('source')!.trim(), clinicKey: form.get('clinic')!, folder: filesIn!, names: files.map(({ name }) => shownName(name)),
    });
    return redirect(routes.import.to({ id }));
  },
});

type Faults = Partial<Record<'files' | 'source' | 'clinic', string>>;

async function faultsOf({ t, form, files, scope }: Visit<StaffScope>): Promise<Faults> {
  const clinics = await allClinics(scope);
  const isKey = isId(form.get('key') ?? '');
  return {
    ...((!files.some(({ bytes }) => bytes > 0) || !isKey) && { files: t(w.filesMissing) }),
    ...(!/^[\p{L}\p{N}][\p{L}\p{N} .-]{0,39}$/u.test(form.get('source')?.trim() ?? '') && { source: t(w.sourceWrong) }),
    ...(!clinics.some(({ key }) => key === form.get('clinic')) && { clinic: t(w.clinicMissing) }),
  };
}

async function formPage(visit: Visit<StaffScope>, wrong: Faults): Promise<Response> {
  const { t, scope, form } = visit;
  const [runs, sources, clinics] = [await importRuns(scope), await sourceNames(scope), await allClinics(scope)];
  const errors = Object.entries(wrong).map(([field, text]) => ({ field, text }));
  const error = (name: keyof Faults) => (wrong[name] ? { error: wrong[name], errorWord: t(frameWords.error) } : {});
  return visit.page({
    title: t(w.title),
    lead: t(w.lead),
    ...(errors.length > 0 && { failed: true, status: 422, problem: <ErrorSummary title={t(frameWords.problem)} errors={errors} /> }),
    body: (
      <>
        <Form action={routes.imports.to({})} upload hidden={{ csrf: visit.csrf(), key: randomUUID() }}>
          <Field name="source" label={t(w.source)} hint={[t(w.sourceHint), sources.length > 0 ? t(w.sources, { names: sources.join(', ') }) : ''].join(' ')}
            value={form.get('source') ?? 'ehr'} width="md" maxLength={40} autoCapitalize="none" spellCheck={false} {...error('source')} />
          <Select name="clinic" label={t(w.clinic)} options={clinics.map(({ key, name }) => ({ value: key, text: name }))} value={form.get('clinic') ?? clinics[0]?.key} {...error('clinic')} />
          <FileField name="files" label={t(w.files)} hint={t(w.filesHint, limits)} multiple accept=".json,.ndjson,.gz" {...error('files')} />
          <Button>{t(w.upload)}</Button>
        </Form>
        <Section title={t(w.recent)}>
          {runs.length === 0 ? <Empty title={t(w.noneYet)} why={t(w.noneWhy)} /> : <RowList>{runs.map((run) => <RunRow key={run.id} visit={visit} run={run} />)}</RowList>}
        </Section>
      </>
    ),
  });
}

function RunRow({ visit: { t, settings }, run }: { visit: Visit<StaffScope>; run: ImportRun }) {
  return (
    <Row title={t(w.from, { source: run.source })} href={routes.import.to({ id: run.id })} level={3}
      facts={[t(w[run.state]), t(w.started, { at: sayInstant(t.language, run.startedAt, settings['office.zone']), name: run.startedBy }), t(w.items, { items: itemsOf(run) }), run.onHold > 0 ? t(w.heldItems, { count: run.onHold }) : null]} />
  );
}

const itemsOf = ({ counts }: ImportRun): number =>
  Object.values(counts).reduce((sum, one) => sum + one.created + one.updated + one.unchanged + one.quarantined, 0);

/** Seconds after which the page of a run that goes on renews itself. */
const renewEvery = 4;

export const importPage = staffPage(routes.import, 'intake.upload', {
  polls: true,
  async get(visit) {
    const { t, scope, settings, params } = visit;
    const run = await importRun(scope, params.id!);
    const goesOn = run.state === 'waiting' || run.state === 'running' || run.state === 'paused';
    const say = (at: Date): string => sayInstant(t.language, at, settings['office.zone']);
    return visit.page({
      title: t(w.one),
      section: routes.imports,
      back: { href: routes.imports.to({}), text: t(w.title) },
      headers: new Headers(goesOn ? { refresh: String(renewEvery) } : {}),
      body: (
        <>
          {run.state === 'paused' ? <Alert kind="warning" word={t(frameWords.warning)}>{t(w.pausedText)}</Alert> : null}
          {run.state === 'failed' ? <Alert kind="error" word={t(frameWords.error)}>{t(w.failedText)}</Alert> : null}
          <SummaryList rows={[
            { label: t(w.state), value: <span role="status">{t(w[run.state])}</span> },
            { label: t(w.from, { source: run.source }), value: [t(w.started, { at: say(run.startedAt), name: run.startedBy }), run.finishedAt ? t(w.finished, { at: say(run.finishedAt) }) : ''].filter(Boolean).join('. ') },
            { label: t(w.progress), value: run.filesOf === null ? String(run.files) : t(w.filesDone, { files: run.files, of: run.filesOf }) },
            ...(run.names.length > 0 ? [{ label: t(w.files), value: <ul className="pt-plain" translate="no">{run.names.map((name, index) => <li key={index}>{name}</li>)}</ul> }] : []),
          ]} />
          {goesOn ? <p>{t(w.reloads)}</p> : null}
          {run.onHold > 0 ? <p>{t(w.onHold, { count: run.onHold })} <a href={routes.quarantine.to({})}>{t(w.seeHold)}</a></p> : null}
          <Counts visit={visit} run={run} />
        </>
      ),
    });
  },
});

function Counts({ visit: { t }, run }: { visit: Visit<StaffScope>; run: ImportRun }) {
  const entries = Object.entries(run.counts).sort(([one], [other]) => one.localeCompare(other));
  if (entries.length === 0) return null;
  const figure = new Intl.NumberFormat(localeOf[t.language]);
  const figures = (['created', 'updated', 'unchanged', 'quarantined'] as const).map((name) => ({
    name: t(w[name]), numeric: true, cell: ([, counts]: (typeof entries)[number]) => figure.format(counts[name]),
  }));
  return (
    <Section title={t(w.counts)}>
      <DataTable caption={t(w.counts)} hiddenCaption entries={entries} keyOf={([type]) => type}
        columns={[{ name: t(w.type), rowHeader: true, cell: ([type]) => <span translate="no">{type}</span> }, ...figures]} />
    </Section>
  );
}
