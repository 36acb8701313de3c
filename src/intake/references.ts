/**
 * References as ids of the chart. `urn:uuid:` and bundle addresses are resolved inside the bundle; relative and
 * absolute ones by their type and id; contained ones stay; what only displays a name stays as it is. A reference to
 * something that has not arrived becomes the id that it will have (decision 006).
 */
import type { Raw } from '../chart/listing.ts';

export interface Target {
  readonly type: string;
  readonly fhirId: string;
}

/** What a bundle says its entries are called: full addresses and `urn:uuid:`s. */
export type Addresses = ReadonlyMap<string, Target>;

const literal = /^(?:https?:\/\/[^\s]*\/)?([A-Z][A-Za-z]+)\/([A-Za-z0-9\-._:|]{1,200})(?:\/_history\/[^/]+)?$/;

/** The target of a reference, when it names something of this source. */
export function targetOf(reference: unknown, addresses: Addresses): Target | undefined {
  if (typeof reference !== 'string') return undefined;
  const named = addresses.get(reference);
  if (named) return named;
  const match = literal.exec(reference);
  return match ? { type: match[1]!, fhirId: match[2]! } : undefined;
}

/** Rewrites every reference that can be resolved to `Type/<id of the chart>`, in place. Depth is bounded by the parser. */
export function rewriteReferences(value: unknown, resolve: (reference: string) => string | undefined): void {
  if (Array.isArray(value)) {
    for (const one of value) rewriteReferences(one, resolve);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const record = value as Record<string, unknown>;
  if (typeof record.reference === 'string') record.reference = resolve(record.reference) ?? record.reference;
  for (const key in record) {
    const inner = record[key];
    if (typeof inner === 'object' && inner !== null) rewriteReferences(inner, resolve);
  }
}

const subjectFields = ['subject', 'patient', 'beneficiary', 'individual', 'for'] as const;

/** The patient a resource is about, as its reference; undefined when it is about none. */
export function subjectOf(resource: Raw, addresses: Addresses): Target | undefined {
  const candidates: unknown[] = subjectFields.map((field) => resource[field]);
  if (resource.resourceType === 'Appointment' && Array.isArray(resource.participant))
    candidates.push(...(resource.participant as { actor?: unknown }[]).map((one) => one?.actor));
  if (resource.resourceType === 'Provenance' && Array.isArray(resource.target)) candidates.push(...(resource.target as unknown[]));
  for (const candidate of candidates.flat()) {
    const target = targetOf((candidate as { reference?: unknown } | undefined)?.reference, addresses);
    if (target?.type === 'Patient') return target;
  }
  return undefined;
}
