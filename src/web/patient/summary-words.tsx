/** How one entry of the health summary is said: its facts in a line, its details as terms, the same on every page. */
import type { PatientScope } from '../../access/scope.ts';
import type { Allergy, NoneKnown } from '../../chart/allergies.ts';
import { lookUp, plainTerm } from '../../chart/fhir-values.ts';
import type { Immunization } from '../../chart/immunizations.ts';
import type { Directions, Medication } from '../../chart/medications.ts';
import type { Problem, Problems } from '../../chart/problems.ts';
import type { Summary, SummarySection } from '../../chart/summary.ts';
import { sayRecordDay } from '../dates.ts';
import type { Visit } from '../visit.ts';
import { careTeamWords } from '../words/care-team.ts';
import { implantWords } from '../words/implants.ts';
import { insuranceWords } from '../words/insurance.ts';
import { recordWords } from '../words/record.ts';
import { summaryWords as w } from '../words/summary.ts';
import type { Entry } from '../words/words.ts';
import { recordLang } from './record.tsx';
import { isBare, testName } from './test-name.ts';

export type Page = Visit<PatientScope>;

export const sectionTitle = ({ t, settings }: Page, section: SummarySection): string => t({
  allergies: w.allergies, immunizations: w.immunizations, medications: w.medications,
  implants: implantWords.title, 'care-team': careTeamWords.title, insurance: insuranceWords.title,
  'health-issues': settings['record.problemsTerm'] === 'problemList' ? w.problemList : w.healthIssues,
}[section]);

interface Titled {
  readonly title: string | null;
  readonly code?: string | null;
  readonly language?: string;
}

/** In the record's words; where the record has only a code, in ours. */
export const titleOf = ({ t }: Page, { title, code }: Titled): string =>
  (title && (isBare(code, title) ? testName(code, title, t.language).text : plainTerm(title))) ?? t(recordWords.unnamed);

/** The language of the title when it is not the page's. */
export const titleLangOf = ({ t }: Page, { title, code, language }: Titled): string | undefined =>
  title && !isBare(code, title) ? recordLang(t.language, language) : undefined;

export const day = ({ t, settings }: Page, text: string | undefined): string | undefined =>
  text && sayRecordDay(t.language, text, settings['office.zone']);

export const noneKnownTitle = (t: Page['t'], { kind }: NoneKnown): string =>
  t({ any: w.noneKnown, medication: w.noneKnownMedication, food: w.noneKnownFood, environment: w.noneKnownEnvironment }[kind]);

const severities: Readonly<Record<string, Entry>> = { mild: w.mild, moderate: w.moderate, severe: w.severe };
const risks: Readonly<Record<string, Entry>> = { high: w.riskHigh, low: w.riskLow, 'unable-to-assess': w.riskUnknown };
const kinds: Readonly<Record<string, Entry>> = { food: w.food, medication: w.medication, environment: w.environment, biologic: w.biologic };

export const reactionsOf = ({ reactions }: Allergy): string => reactions.flatMap(({ manifestations, text }) => (manifestations.length > 0 ? manifestations : [text!])).join(', ');

export const severityOf = (t: Page['t'], { reactions }: Allergy): string | undefined =>
  [...new Set(reactions.map(({ severity }) => lookUp(severities, severity)).filter((one) => one !== undefined).map((one) => t(one)))].join(', ') || undefined;

export const riskOf = (t: Page['t'], { criticality }: Allergy): string | undefined => {
  const known = lookUp(risks, criticality);
  return known && t(known);
};

export const kindOf = (t: Page['t'], { categories, isIntolerance }: Allergy): string | undefined =>
  [...categories.map((one) => lookUp(kinds, one)).filter((one) => one !== undefined).map((one) => t(one)), ...(isIntolerance ? [t(w.intolerance)] : [])].join(', ') || undefined;

export const statusOf = (t: Page['t'], { status }: Allergy | Problem | Medication): string => t(w[status]);

/** Why no health issue is listed as present. */
export const noProblems = ({ noneKnown, past, atVisits }: Problems): Entry =>
  noneKnown ? w.noneKnownProblems : past.length > 0 ? w.noneActive : atVisits.length > 0 ? w.noneOnList : w.noProblems;

/** "Since August 2024" and, when it is over, "Until May 2026". */
export const spanOf = (visit: Page, { since, until }: Problem): (string | undefined)[] =>
  [since && visit.t(w.sinceDay, { day: day(visit, since) }), until && visit.t(w.untilDay, { day: day(visit, until) })];

export const doseOf = (t: Page['t'], { dose, ofDoses }: Immunization): string | undefined =>
  dose && ofDoses ? t(w.doseOf, { dose, all: ofDoses }) : dose;

/** Directions in the words of the label; where the record has none, how much and how often. */
export function directionsOf(t: Page['t'], directions: readonly Directions[]): { text: string; isSaid: boolean }[] {
  return directions.map(({ text, amount, times, asNeeded, route }) => {
    if (text) return { text, isSaid: true };
    const parts = [amount && t(w.amount, { amount }), times && oftenOf(t, times), asNeeded && t(w.asNeeded), route];
    return { text: parts.filter(Boolean).join(', '), isSaid: false };
  }).filter(({ text }) => text !== '');
}

function oftenOf(t: Page['t'], { count, period, unit }: NonNullable<Directions['times']>): string | undefined {
  switch (unit) {
    case 'h': return t(w.everyHours, { count, period });
    case 'd': return period === 1 ? t(w.everyDay, { count }) : t(w.everyDays, { count, period });
    case 'wk': return period === 1 ? t(w.everyWeek, { count }) : t(w.everyWeeks, { count, period });
    case 'mo': return t(w.everyMonths, { count, period });
    default: return undefined;
  }
}

export const nameIn = ({ names }: Pick<Summary, 'names'>, text: string | undefined, id: string | undefined): string | undefined => text ?? names.get(id ?? '');
