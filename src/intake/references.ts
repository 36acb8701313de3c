/**
 * References as ids of the chart. `urn:uuid:` and bundle addresses are resolved inside the bundle; relative ones by
 * type and id; `Type?identifier=…` by the identifier; contained ones stay; what only displays a name stays as it is,
 * and so does what stands on another server. A reference to something that has not arrived becomes the id that it
 * will have (decision 006). Never guesses: an address that two entries share names neither.
 */
import type { Raw } from '../chart/listing.ts';

export interface Target {
  readonly type: string;
  /** The id at the source; of a target named by its identifier, `system|value`. */
  readonly fhirId: string;
  readonly by?: 'identifier';
}

/** What a document says its entries are called. */
export interface Addresses {
  readonly of: ReadonlyMap<string, readonly Target[]>;
  /** The servers the entries stand on: `https://ehr.example/fhir/`. */
  readonly servers: ReadonlySet<string>;
}

export interface Named {
  readonly target: Target;
  readonly fullUrl?: string | undefined;
}

export function addressesOf(entries: readonly Named[]): Addresses {
  const of = new Map<string, Target[]>();
  const servers = new Set<string>();
  const add = (address: string, target: Target): void => {
    const there = of.get(address);
    if (!there) of.set(address, [target]);
    else if (!there.some((one) => one.type === target.type && one.fhirId === target.fhirId)) there.push(target);
  };
  for (const { target, fullUrl } of entries) {
    add(`${target.type}/${target.fhirId}`, target);
    if (!fullUrl) continue;
    add(fullUrl, target);
    const server = literal.exec(fullUrl)?.[1];
    if (server) servers.add(server);
  }
  return { of, servers };
}

const literal = /^(https?:\/\/[^\s]*\/)?([A-Z][A-Za-z]+)\/([A-Za-z0-9\-._:]{1,200})(?:\/_history\/[^/]+)?$/;
const conditional = /^([A-Z][A-Za-z]+)\?identifier=([^&\s]{1,300})$/;
const urn = /^urn:(?:uuid|oid):([A-Za-z0-9\-.]{1,200})$/;

/**
 * The target of a reference, when it names something of this source. `wanted`: the type it must have, where the place
 * of the reference allows one only; then an address outside of the document counts too.
 */
export function targetOf(reference: unknown, addresses: Addresses, wanted?: string): Target | undefined {
  if (typeof reference !== 'string') return undefined;
  const named = addresses.of.get(reference)?.filter((one) => !wanted || one.type === wanted);
  if (named?.[0]) return named.length === 1 ? named[0] : undefined;
  const [, server, type, fhirId] = literal.exec(reference) ?? [];
  if (type && fhirId) return isElsewhere(server, addresses) ? undefined : { type, fhirId };
  const [, conditionalType, identifier] = conditional.exec(reference) ?? [];
  if (conditionalType && identifier) return { type: conditionalType, fhirId: decoded(identifier), by: 'identifier' };
  const name = urn.exec(reference)?.[1];
  return wanted && name && !addresses.of.has(reference) ? { type: wanted, fhirId: name } : undefined;
}

/** Where the entries say on which server they stand, what stands on another one is not theirs. */
const isElsewhere = (server: string | undefined, { servers }: Addresses): boolean => server !== undefined && servers.size > 0 && !servers.has(server);

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Rewrites every reference that can be resolved to `Type/<id of the chart>`, in place. Depth is bounded by the parser. */
export function rewriteReferences(value: unknown, resolve: (reference: string) => string | undefined): void {
  if (Array.isArray(value)) {
    for (const one of value) rewriteReferences(one, resolve);
    return;
  }
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  const record = value as Record<string, unknown>;
  if (typeof record.reference === 'string') record.reference = resolve(record.reference) ?? record.reference;
  for (const key in record) {
    const inner = record[key];
    if (typeof inner === 'object' && inner !== null) rewriteReferences(inner, resolve);
  }
}

/** The references by which a resource says whom it is about, the surest first. */
export function subjectReferences(resource: Raw): unknown[][] {
  const { subject, patient, beneficiary, individual, candidate, participant, target, sender, recipient, source } = resource;
  const own = [subject, patient, beneficiary, individual, candidate, resource.for].flat();
  switch (resource.resourceType) {
    case 'Appointment': return [own, list(participant).map((one) => (one as { actor?: unknown } | null)?.actor)];
    case 'Provenance': return [own, list(target)];
    case 'Communication': case 'CommunicationRequest': return [own, [sender, ...list(recipient)]];
    case 'QuestionnaireResponse': return [own, [source]];
    default: return [own];
  }
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]);
