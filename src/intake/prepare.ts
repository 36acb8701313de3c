/**
 * One resource on its way into the chart: whose it is, its columns, its release, its JSON. Looks at the document
 * around it for what it refers to; writes nothing.
 */
import { createHash } from 'node:crypto';
import { nobody } from '../chart/identity.ts';
import { listed } from '../chart/listing.ts';
import type { Raw } from '../chart/listing.ts';
import type { Alias, Member, Row } from '../chart/store.ts';
import { standsOutside } from '../results/flag-rules.ts';
import { releaseOf } from '../results/release-rules.ts';
import type { History } from '../results/release-rules.ts';
import { storable } from './parse.ts';
import type { Entry } from './parse.ts';
import { rewriteReferences, targetOf } from './references.ts';
import type { Target } from './references.ts';
import { chartFor, identifiersOf, isCommon } from './subject.ts';
import type { Surroundings } from './subject.ts';

export interface Prepared {
  readonly entry: Entry;
  readonly resource: Raw;
  readonly row: Row;
  readonly members: readonly Member[];
  readonly aliases: readonly Alias[];
}

export interface Context extends Surroundings {
  readonly now: Date;
  readonly history: History;
}

/** Throws Unfit when it can go into no chart. */
export async function prepare(resource: Raw, target: Target, entry: Entry, context: Context): Promise<Prepared> {
  const id = context.idOf(target);
  const patientId = await chartFor(resource, id, context);
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
    aliases: isCommon(target.type) ? identifiersOf(resource).map((fhirId) => ({ id, aliasId: context.idOf({ type: target.type, fhirId, by: 'identifier' }) })) : [],
    row: {
      patientId, id, type: target.type, fhirId: target.fhirId, content, outside, ...versionOf(resource),
      status: columns.status, listing: patientId === nobody ? null : columns.listing, code: columns.code, title: columns.title, sortAt: columns.sortAt,
      parentId: null, visibleAt: release.visibleAt, releaseReason: release.rule,
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
