/**
 * One resource on its way into the chart: whose it is, its columns, its release, its JSON. Looks at the document
 * around it for what it refers to; writes nothing.
 */
import { createHash } from 'node:crypto';
import { nobody } from '../chart/identity.ts';
import { listed } from '../chart/listing.ts';
import type { Raw } from '../chart/listing.ts';
import type { Alias } from '../chart/other-names.ts';
import type { Member, Row } from '../chart/store.ts';
import { standsOutside } from '../results/flag-rules.ts';
import { releaseOf } from '../results/release-rules.ts';
import type { History } from '../results/release-rules.ts';
import { storable } from './parse.ts';
import type { Entry } from './parse.ts';
import { rewriteReferences, targetOf } from './references.ts';
import type { Target } from './references.ts';
import { identifiersOf, isCommon } from './subject.ts';
import type { Surroundings } from './subject.ts';

/** A resource and the chart it belongs to. */
export interface Placed {
  readonly entry: Entry;
  readonly resource: Raw;
  readonly target: Target;
  readonly patientId: string;
}

export interface Prepared {
  readonly entry: Entry;
  readonly resource: Raw;
  /** A Patient as it came: who it is may still be doubtful. */
  readonly original?: string;
  readonly row: Row;
  readonly members: readonly Member[];
  readonly aliases: readonly Alias[];
}

export interface Context extends Surroundings {
  readonly now: Date;
  readonly history: History;
}

/** Of what belongs to no patient, what everybody may see the name of. */
const directory = new Set(['Organization', 'Practitioner', 'PractitionerRole', 'Location', 'Medication', 'HealthcareService']);

/** Throws Unfit when it cannot be kept. Rewrites the references of the resource in place. */
export function prepare({ entry, resource, target, patientId }: Placed, context: Context): Prepared {
  const id = context.idOf(target);
  const original = target.type === 'Patient' ? JSON.stringify(resource) : undefined;
  const columns = listed(resource);
  const release = releaseOf(resource, context.now, context.history);
  const outside = standsOutside(resource);
  const members = membersOf(resource, id, patientId, context);
  rewriteReferences(resource, (reference) => {
    const to = reference.startsWith('#') ? undefined : targetOf(reference, context.addresses);
    return to && `${to.type}/${context.idOf(to)}`;
  });
  const content = storable(resource);
  return {
    entry, resource, members,
    ...(original !== undefined && { original }),
    aliases: isCommon(target.type) ? identifiersOf(resource).map((fhirId) => ({ id, aliasId: context.idOf({ type: target.type, fhirId, by: 'identifier' }) })) : [],
    row: {
      patientId, id, type: target.type, fhirId: target.fhirId, content, outside, ...versionOf(resource),
      status: columns.status, listing: patientId === nobody ? null : columns.listing, code: columns.code, title: columns.title, sortAt: columns.sortAt,
      parentId: null, visibleAt: patientId === nobody && !directory.has(target.type) ? null : release.visibleAt, releaseReason: release.rule,
      digest: createHash('sha256').update(content).digest().subarray(0, 16),
    },
  };
}

/** The number and the time by which the source tells versions apart, when it does. */
function versionOf(resource: Raw): Pick<Row, 'sourceVersion' | 'sourceTime'> {
  const { versionId, lastUpdated } = (resource.meta ?? {}) as { versionId?: unknown; lastUpdated?: unknown };
  const time = typeof lastUpdated === 'string' ? new Date(lastUpdated) : undefined;
  const isTime = time && time.getUTCFullYear() >= 1900 && time.getUTCFullYear() < 10_000;
  return {
    sourceVersion: typeof versionId === 'string' && /^\d{1,15}$/.test(versionId) ? Number(versionId) : null,
    sourceTime: isTime ? time : null,
  };
}

function membersOf(resource: Raw, id: string, patientId: string, context: Context): Member[] {
  const named = resource.resourceType === 'DiagnosticReport' ? resource.result : resource.resourceType === 'Observation' ? resource.hasMember : undefined;
  if (!Array.isArray(named) || patientId === nobody) return [];
  return named.flatMap((one: { reference?: unknown } | null) => {
    const to = targetOf(one?.reference, context.addresses, 'Observation') ?? targetOf(one?.reference, context.addresses);
    return to?.type === 'Observation' ? [{ patientId, reportId: id, observationId: context.idOf(to) }] : [];
  });
}
