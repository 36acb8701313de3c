/**
 * One resource on its way into the chart: whose it is, its columns, its release, its JSON. Looks at the bundle around
 * it for what it refers to; writes nothing.
 */
import { createHash } from 'node:crypto';
import type { SystemScope } from '../access/scope.ts';
import { nobody } from '../chart/identity.ts';
import { listed } from '../chart/listing.ts';
import type { Raw } from '../chart/listing.ts';
import type { Member, Row } from '../chart/store.ts';
import { sql } from '../kernel/db.ts';
import { standsOutside } from '../results/flag-rules.ts';
import { releaseOf } from '../results/release-rules.ts';
import { storable } from './parse.ts';
import type { Entry } from './parse.ts';
import { unfit } from './reasons.ts';
import { rewriteReferences, subjectOf, targetOf } from './references.ts';
import type { Addresses, Target } from './references.ts';

export interface Prepared {
  readonly entry: Entry;
  readonly resource: Raw;
  readonly row: Row;
  readonly members: readonly Member[];
}

export interface Context {
  readonly addresses: Addresses;
  idOf(target: Target): string;
  readonly now: Date;
  /** The resources of this bundle by their id in the chart. */
  readonly bundle: ReadonlyMap<string, Raw>;
}

/** What may stand in nobody's chart: it names no patient. Everything else without one goes to quarantine. */
const common = new Set([
  'Organization', 'Practitioner', 'PractitionerRole', 'Location', 'Medication', 'HealthcareService', 'Endpoint', 'Substance',
  'Questionnaire', 'ValueSet', 'CodeSystem', 'ConceptMap', 'StructureDefinition', 'SearchParameter', 'CapabilityStatement',
  'ImplementationGuide', 'OperationDefinition', 'NamingSystem', 'Group', 'Library', 'Measure', 'PlanDefinition', 'ActivityDefinition',
  'InsurancePlan', 'OrganizationAffiliation', 'Schedule', 'Slot', 'OperationOutcome', 'Parameters', 'Subscription', 'StructureMap',
]);

export async function prepare(
  resource: Raw, target: Target, entry: Entry, context: Context, stored: (id: string) => Promise<string | undefined>,
): Promise<Prepared[]> {
  const id = context.idOf(target);
  const patientId = await patientOf(resource, id, context, stored);
  const columns = listed(withMedication(resource, context));
  const release = releaseOf(resource, context.now);
  const members = membersOf(resource, id, patientId, context);
  rewriteReferences(resource, (reference) => {
    if (reference.startsWith('#')) return undefined;
    const to = targetOf(reference, context.addresses);
    return to && `${to.type}/${context.idOf(to)}`;
  });
  const content = storable(resource);
  const { versionId, lastUpdated } = (resource.meta ?? {}) as { versionId?: unknown; lastUpdated?: unknown };
  const time = typeof lastUpdated === 'string' ? new Date(lastUpdated) : undefined;
  return [{
    entry, resource, members,
    row: {
      patientId, id, type: target.type, fhirId: target.fhirId, content,
      sourceVersion: typeof versionId === 'string' && /^\d{1,15}$/.test(versionId) ? Number(versionId) : null,
      sourceTime: time && !Number.isNaN(time.getTime()) ? time : null,
      status: columns.status, listing: columns.listing, code: columns.code, title: columns.title, sortAt: columns.sortAt,
      parentId: null, outside: standsOutside(resource), visibleAt: release.visibleAt, releaseReason: release.rule,
      digest: createHash('sha256').update(content).digest().subarray(0, 16),
    },
  }];
}

async function patientOf(resource: Raw, id: string, context: Context, stored: (id: string) => Promise<string | undefined>): Promise<string> {
  if (resource.resourceType === 'Patient') return id;
  const subject = subjectOf(resource, context.addresses);
  if (subject) return context.idOf(subject);
  if (common.has(resource.resourceType)) return nobody;
  for (const about of aboutOthers(resource)) {
    const to = targetOf(about, context.addresses);
    if (!to) continue;
    const inBundle = context.bundle.get(context.idOf(to));
    const its = inBundle && subjectOf(inBundle, context.addresses);
    if (its) return context.idOf(its);
    const found = await stored(context.idOf(to));
    if (found && found !== nobody) return found;
  }
  throw unfit('item.noSubject', { type: resource.resourceType });
}

/** References of resources that are about a resource and not about a patient. */
function aboutOthers(resource: Raw): unknown[] {
  return ['target', 'focus', 'basedOn', 'request', 'encounter', 'content', 'item'].flatMap((field) => {
    const value = resource[field];
    return (Array.isArray(value) ? value : [value]).map((one) => (one as { reference?: unknown } | undefined)?.reference);
  });
}

/** The chart in which a stored resource stands. */
export async function patientOfStored(scope: SystemScope, id: string): Promise<string | undefined> {
  return (await scope.tx.row(sql<{ patient_id: string }>`select patient_id from resource where id = ${id}`))?.patient_id;
}

/** A prescription that names its medicine by reference gets the name from the bundle. */
function withMedication(resource: Raw, context: Context): Raw {
  const reference = (resource.medicationReference as { reference?: unknown } | undefined)?.reference;
  const to = typeof reference === 'string' && !reference.startsWith('#') ? targetOf(reference, context.addresses) : undefined;
  const medication = to && context.bundle.get(context.idOf(to));
  return medication && !resource.medicationCodeableConcept ? { ...resource, medicationCodeableConcept: medication.code } : resource;
}

function membersOf(resource: Raw, id: string, patientId: string, context: Context): Member[] {
  const named = resource.resourceType === 'DiagnosticReport' ? resource.result : resource.resourceType === 'Observation' ? resource.hasMember : undefined;
  if (!Array.isArray(named) || patientId === nobody) return [];
  return named.flatMap((one: { reference?: unknown } | undefined) => {
    const to = targetOf(one?.reference, context.addresses);
    return to?.type === 'Observation' ? [{ patientId, reportId: id, observationId: context.idOf(to) }] : [];
  });
}
