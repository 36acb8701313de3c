/**
 * Whose chart a resource belongs to. Only what the resource says counts: its subject, else the resource it is about.
 * Where that is nobody, or not surely one person, it goes on hold with the reason; it never goes into a chart on a guess.
 */
import { nobody } from '../chart/identity.ts';
import type { Raw } from '../chart/listing.ts';
import { unfit } from './reasons.ts';
import { subjectReferences, targetOf } from './references.ts';
import type { Addresses, Target } from './references.ts';

export interface Surroundings {
  readonly addresses: Addresses;
  idOf(target: Target): string;
  /** The resources of this document by their id in the chart. */
  readonly bundle: ReadonlyMap<string, Raw>;
  /** The chart in which a stored resource stands. */
  chartOf(id: string): Promise<string | undefined>;
  /** The patients of the source who have this identifier: `system|value`. */
  patientsWith(identifier: string): Promise<string[]>;
}

/** What may stand in nobody's chart: it names no patient. Everything else without one goes on hold. */
const common = new Set([
  'Organization', 'Practitioner', 'PractitionerRole', 'Location', 'Medication', 'HealthcareService', 'Endpoint', 'Substance', 'Device',
  'Questionnaire', 'ValueSet', 'CodeSystem', 'ConceptMap', 'StructureDefinition', 'SearchParameter', 'CapabilityStatement',
  'ImplementationGuide', 'OperationDefinition', 'NamingSystem', 'Group', 'Library', 'Measure', 'PlanDefinition', 'ActivityDefinition',
  'InsurancePlan', 'OrganizationAffiliation', 'Schedule', 'Slot', 'OperationOutcome', 'Parameters', 'Subscription', 'StructureMap',
]);
export const isCommon = (type: string): boolean => common.has(type);

/** The patient id of the chart, or `nobody`. Throws Unfit. */
export async function chartFor(resource: Raw, id: string, around: Surroundings): Promise<string> {
  if (resource.resourceType === 'Patient') return id;
  const subject = await subjectOf(resource, around);
  if (subject) return subject;
  if (isCommon(resource.resourceType)) return nobody;
  const chart = await chartOfOthers(resource, around);
  if (chart !== undefined) return chart;
  throw unfit('item.noSubject', { type: resource.resourceType });
}

async function subjectOf(resource: Raw, around: Surroundings): Promise<string | undefined> {
  const [own, ...others] = subjectReferences(resource);
  for (const references of [own!, ...others]) {
    const charts = new Set<string>();
    for (const reference of references) {
      const chart = references === own ? await patientMeantBy(reference, resource.resourceType, around) : await patientAmong(reference, resource.resourceType, around);
      if (chart) charts.add(chart);
    }
    if (charts.size > 1) throw unfit('item.manySubjects', { type: resource.resourceType });
    if (charts.size === 1) return [...charts][0];
  }
  return undefined;
}

/** The patient a subject names. A subject that cannot be made out holds the resource back. */
async function patientMeantBy(value: unknown, type: string, around: Surroundings): Promise<string | undefined> {
  const { reference, identifier, type: named } = (value ?? {}) as { reference?: unknown; identifier?: { system?: unknown; value?: unknown } | null; type?: unknown };
  if (typeof reference !== 'string') {
    const byNumber = named === 'Patient' && typeof identifier?.system === 'string' && typeof identifier.value === 'string';
    return byNumber ? patientWith(`${String(identifier.system)}|${String(identifier.value)}`, type, around) : undefined;
  }
  const other = targetOf(reference, around.addresses);
  const target = other?.type === 'Patient' ? other : targetOf(reference, around.addresses, 'Patient');
  if (target?.type === 'Patient') return chartOfTarget(target, type, around);
  if (other || target || reference.startsWith('#')) return undefined;
  throw unfit(/^https?:/.test(reference) ? 'item.subjectElsewhere' : 'item.subjectUnknown', { type, reference: reference.slice(0, 200) });
}

/** The patient among senders and participants, who may be anybody. */
async function patientAmong(value: unknown, type: string, around: Surroundings): Promise<string | undefined> {
  const target = targetOf((value as { reference?: unknown } | null | undefined)?.reference, around.addresses);
  return target?.type === 'Patient' ? chartOfTarget(target, type, around) : undefined;
}

const chartOfTarget = async (target: Target, type: string, around: Surroundings): Promise<string> =>
  target.by === 'identifier' ? patientWith(target.fhirId, type, around) : around.idOf(target);

async function patientWith(identifier: string, type: string, around: Surroundings): Promise<string> {
  const inBundle = [...around.bundle].filter(([, one]) => one.resourceType === 'Patient' && identifiersOf(one).includes(identifier)).map(([id]) => id);
  const found = new Set([...inBundle, ...(await around.patientsWith(identifier))]);
  if (found.size !== 1) throw unfit('item.subjectUnknown', { type, reference: identifier.slice(0, 200) });
  return [...found][0]!;
}

/** `system|value` of each identifier, twenty at most. */
export const identifiersOf = (resource: Raw): string[] =>
  (Array.isArray(resource.identifier) ? resource.identifier : []).slice(0, 20).flatMap((one: { system?: unknown; value?: unknown } | null) =>
    typeof one?.system === 'string' && typeof one.value === 'string' ? [`${one.system}|${one.value}`] : []);

/** The chart of what the resource is about; nobody's when that is all there is. */
async function chartOfOthers(resource: Raw, around: Surroundings): Promise<string | undefined> {
  let best: string | undefined;
  for (const about of aboutOthers(resource)) {
    const to = targetOf(about, around.addresses);
    if (!to) continue;
    const id = around.idOf(to);
    const inBundle = around.bundle.get(id);
    const chart = (inBundle && inBundle !== resource ? await subjectOf(inBundle, around) : undefined) ?? (await around.chartOf(id));
    if (chart && chart !== nobody) return chart;
    best ??= chart;
  }
  return best;
}

/** References of resources that are about a resource and not about a patient. */
function aboutOthers(resource: Raw): unknown[] {
  return ['target', 'focus', 'basedOn', 'partOf', 'request', 'encounter', 'context', 'content', 'item'].flatMap((field) => {
    const value = resource[field];
    return (Array.isArray(value) ? value : [value]).map((one) => (one as { reference?: unknown } | null | undefined)?.reference);
  });
}
