/** What is known around a result: who, when, of what, how, and the data as they were sent. */
import type { PatientScope } from '../../access/scope.ts';
import { lookUp } from '../../chart/fhir-values.ts';
import type { Measured, Named } from '../../results/measured.ts';
import type { Result } from '../../results/read.ts';
import { sayRecordMoment } from '../dates.ts';
import { Section } from '../ui/card.tsx';
import { DefinitionGrid } from '../ui/definition-grid.tsx';
import type { Definition } from '../ui/definition-grid.tsx';
import { readableUnit } from '../units.ts';
import type { Visit } from '../visit.ts';
import { resultWords as w } from '../words/result.ts';
import { statusWords } from '../words/results.ts';
import type { Entry } from '../words/words.ts';
import { Said } from './record.tsx';
import { testName } from './test-name.ts';

type Page = Visit<PatientScope>;

export function ResultDetails({ visit, result }: { visit: Page; result: Result }) {
  const { t, settings } = visit;
  const { report, observations } = result;
  const only = result.main;
  const whole = report ?? observations[0];
  const when = (text: string | undefined): string | undefined => text && sayRecordMoment(t.language, text, settings['office.zone']);
  const status = lookUp<Entry>(statusWords, whole?.status) ?? statusWords.other;
  const items: (Definition | undefined)[] = [
    said(t, t(w.recordName), testName(result.code, result.title, t.language).isOurs ? result.title : undefined),
    { term: t(w.status), value: t(status) },
    given(t(w.collectedAt), when(whole?.collected)),
    given(t(w.issuedAt), when(whole?.issued)),
    said(t, t(w.orderedBy), result.orderedBy && result.nameOf(result.orderedBy)),
    said(t, t(w.performedBy), namesIn(result, report?.performers.length ? report.performers : (observations[0]?.performers ?? []))),
    said(t, t(w.specimen), namesIn(result, [...(report?.specimens ?? []), ...(only?.specimen ? [only.specimen] : [])])),
    said(t, t(w.method), only?.method),
    said(t, t(w.bodySite), only?.bodySite),
    said(t, t(w.device), only?.device),
    ...(only ? unitAndDigits(t, only) : []),
    given(t(w.codes), codesOf(whole?.codes ?? [])),
  ];
  return (
    <Section title={t(w.details)}>
      <DefinitionGrid items={items.filter((item) => item !== undefined)} />
      <ExactValues t={t} observations={observations.filter((one) => one !== only)} />
    </Section>
  );
}

const given = (term: string, value: string | undefined): Definition | undefined => (value ? { term, value } : undefined);
const said = (t: Page['t'], term: string, value: string | null | undefined): Definition | undefined => (value ? { term, value: <Said t={t}>{value}</Said> } : undefined);

const namesIn = (result: Result, named: readonly Named[]): string | undefined => [...new Set(named.map((one) => result.nameOf(one)).filter(Boolean))].join(', ') || undefined;

/** The unit in words, with the code it came as; and the digits as they were sent, where the page shows fewer. */
function unitAndDigits(t: Page['t'], { value }: Measured): (Definition | undefined)[] {
  if (value?.kind !== 'quantity') return [];
  const { unit, exact } = value.quantity;
  const { short, long } = readableUnit(unit, t.language);
  const raw = unit?.ucum ?? unit?.printed;
  return [
    given(t(w.unit), long ? `${long} (${raw})` : short && raw && raw !== short ? `${short} (${raw})` : undefined),
    given(t(w.exact), exact),
  ];
}

/** The same for the parts of a report, out of the way. */
function ExactValues({ t, observations }: { t: Page['t']; observations: readonly Measured[] }) {
  const exact = observations.flatMap(({ name, value }) => (value?.kind === 'quantity' && value.quantity.exact ? [{ name: name ?? '', digits: value.quantity.exact }] : []));
  if (exact.length === 0) return null;
  return (
    <details className="pt-why">
      <summary>{t(w.exactValues)}</summary>
      <ul>{exact.map(({ name, digits }, index) => <li key={index}><Said t={t}>{name}</Said>: <bdi>{digits}</bdi></li>)}</ul>
    </details>
  );
}

const systems: Readonly<Record<string, string>> = { 'http://loinc.org': 'LOINC', 'http://snomed.info/sct': 'SNOMED CT' };

const codesOf = (codes: Measured['codes']): string | undefined =>
  codes.flatMap(({ system, code }) => (code && lookUp(systems, system) ? [`${systems[system!]} ${code}`] : [])).join(', ') || undefined;
