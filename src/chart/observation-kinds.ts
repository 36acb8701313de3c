/**
 * What kind of observation it is: a test result, a vital sign, or what people were asked and said. By its category
 * where it has one; else by its code, for the codes that are no result wherever they come from (R10, R31). Pure.
 */
import { codings, conceptText, items } from './fhir-values.ts';
import type { Fields } from './fhir-values.ts';

export type ObservationKind = 'result' | 'vital' | 'survey';

const ofCategory: ReadonlyMap<string, ObservationKind> = new Map(Object.entries({
  'vital signs': 'vital',
  laboratory: 'result', lab: 'result', imaging: 'result', pathology: 'result', procedure: 'result',
  'social history': 'survey', survey: 'survey', sdoh: 'survey', 'functional status': 'survey', 'disability status': 'survey', 'cognitive status': 'survey',
  'treatment intervention preference': 'survey', 'care experience preference': 'survey', activity: 'survey', exam: 'survey', therapy: 'survey',
} as const));

/** Vital signs of the FHIR vital signs and US Core profiles, and their components. */
const vitals = [
  '85353-1', '9279-1', '8867-4', '2708-6', '59408-5', '8310-5', '8302-2', '8306-3', '9843-4', '8289-1', '8287-5', '29463-7', '3141-9', '39156-5',
  '59576-9', '59575-1', '77606-2', '85354-9', '8480-6', '8462-4', '8478-0', '3150-6', '3151-8', '96607-7',
];
/** Smoking and alcohol, sex and gender, occupation and industry, pregnancy and births: asked, not tested. */
const asked = [
  '72166-2', '11367-0', '39240-7', '74013-4', '11331-6', '63773-6', '76689-9', '46098-0', '76690-7', '76691-5', '99501-9', '90778-2', '11341-5', '86188-0',
  '82810-3', '86645-9', '11778-8', '11779-6', '11780-4', '11636-8', '11637-6', '11638-4', '11639-2', '11640-0', '11612-9', '11613-7', '11614-5', '33065-4', '63512-8',
  '30974-0', '87511-2', '74165-2', '8664-5',
];
const ofCode: ReadonlyMap<string, ObservationKind> = new Map([
  ...vitals.map((code) => [code, 'vital'] as const),
  ...asked.map((code) => [code, 'survey'] as const),
]);

/**
 * Names of what only a laboratory finds out. Some systems file these under "exam" or "survey", where nobody would look
 * for them; LOINC's own names say in brackets and "in Serum" that something was measured.
 */
const ofLaboratory = /\bviral load\b|\bpolymerase chain reaction\b|\bPCR\b|\brapid test\b|\bCD4\b|\bantibod(y|ies)\b|\bantigen\b|\bin (serum|plasma|blood|urine|stool|cerebral spinal fluid)\b/i;

/** Asked, examined or done, and yet with a value of a laboratory. */
function isMeasured(observation: Fields): boolean {
  const names = [conceptText(observation.code), ...codings(observation.code).map(({ display }) => display)];
  const value = Object.keys(observation).some((field) => field.startsWith('value'));
  return value && names.some((name) => name !== undefined && ofLaboratory.test(name));
}

/** Without a known category or code it is a result: what a laboratory sends often says no more. */
export function observationKind(observation: Fields): ObservationKind {
  const categories = items(observation.category).flatMap((category) => [...codings(category).map(({ code }) => code), conceptText(category)]);
  const kinds = new Set(categories.map((name) => ofCategory.get(name?.toLowerCase().replaceAll('-', ' ') ?? '')));
  for (const kind of ['vital', 'result'] as const) if (kinds.has(kind)) return kind;
  if (kinds.has('survey')) return isMeasured(observation) ? 'result' : 'survey';
  const known = codings(observation.code).map(({ system, code }) => (system === 'http://loinc.org' ? ofCode.get(code ?? '') : undefined));
  return known.find((kind) => kind !== undefined) ?? 'result';
}
