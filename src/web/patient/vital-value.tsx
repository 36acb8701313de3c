/** A vital sign on the page: its plain name, its value with the unit, a blood pressure as "128/78", for both pages alike. */
import type { ReactNode } from 'react';
import type { PatientScope } from '../../access/scope.ts';
import type { Measured } from '../../results/measured.ts';
import { bothNumbers, pressureOf } from '../../results/vital-kinds.ts';
import type { VitalKind } from '../../results/vital-kinds.ts';
import type { TrendPoint } from '../ui/trend-chart.tsx';
import { readableUnit } from '../units.ts';
import type { Visit } from '../visit.ts';
import { recordWords } from '../words/record.ts';
import { vitalNames, vitalWords as w } from '../words/vitals.ts';
import { sayValue, ValueLine } from './measured-value.tsx';
import { recordLang } from './record.tsx';
import { testName } from './test-name.ts';

type Page = Visit<PatientScope>;

/** Our plain name, else the record's; with the language that it is in when it is not the page's. */
export function vitalName(t: Page['t'], { kind, code, title }: { kind: VitalKind | undefined; code: string | null; title: string | null }): { text: string; lang?: string | undefined } {
  if (kind) return { text: t(vitalNames[kind]) };
  const { text, isOurs } = testName(code, title, t.language);
  return text ? { text, lang: isOurs ? undefined : recordLang(t.language) } : { text: t(recordWords.unnamed) };
}

export interface SaidVital {
  readonly text: string;
  readonly spoken?: string;
  readonly unit?: string;
  readonly lang?: string | undefined;
}

/** The value in one piece. A panel of parts that belong together only loosely has none. */
export function sayVital(visit: Page, measured: Measured): SaidVital | undefined {
  const { t } = visit;
  const both = bothNumbers(pressureOf(measured));
  if (both) {
    const [upper = '', lower = ''] = both.digits.split('/');
    return { text: both.digits, spoken: t(w.over, { upper, lower }), unit: readableUnit(both.unit, t.language).short };
  }
  if (!measured.value) return undefined;
  const { text, spoken, unit, isSaid } = sayValue(visit, measured.value);
  return { text, ...(spoken && { spoken }), unit: readableUnit(unit, t.language).short, lang: isSaid ? recordLang(t.language) : undefined };
}

/** Value and parts for a cell of a table. */
export const VitalLine = ({ visit, measured }: { visit: Page; measured: Measured }): ReactNode => (
  <><MainLine visit={visit} measured={measured} /><PartLines visit={visit} parts={partsOf(measured)} /></>
);

export function MainLine({ visit, measured }: { visit: Page; measured: Measured }): ReactNode {
  const said = sayVital(visit, measured);
  return said ? <bdi className="pt-nowrap" lang={said.lang}>{said.unit ? `${said.text} ${said.unit}` : said.text}</bdi> : null;
}

/** What was noted with the value, or is all there is: the flow of oxygen, the single parts of a panel. */
export function partsOf(measured: Measured): readonly Measured[] {
  const pressure = pressureOf(measured);
  return bothNumbers(pressure) ? pressure.others : measured.components.filter((part) => part.value);
}

export const PartLines = ({ visit, parts }: { visit: Page; parts: readonly Measured[] }): ReactNode => parts.map((part, index) => (
  <span key={index} className="pt-figure__part">
    <bdi lang={recordLang(visit.t.language)}>{part.name ?? visit.t(recordWords.unnamed)}</bdi>: <ValueLine visit={visit} value={part.value} />
  </span>
));

/** What can be drawn of it: bounds and words stay in the table. */
export function pointOf(t: Page['t'], taken: string | undefined, measured: Measured | undefined): TrendPoint[] {
  const value = measured?.value;
  if (value?.kind !== 'quantity' || value.quantity.comparator || !taken) return [];
  return [{ at: taken, value: value.quantity.number, unit: readableUnit(value.quantity.unit, t.language).short, text: value.quantity.digits }];
}
