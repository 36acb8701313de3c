/**
 * What a document says of all its entries, for a document that is read in parts: what each is called and whom it is
 * about, and nothing else of it, so that references between the parts are found and memory stays small.
 */
import { createHash } from 'node:crypto';
import type { Raw } from '../chart/listing.ts';
import { checked } from './parse.ts';
import type { Entry } from './parse.ts';
import { Unfit } from './reasons.ts';
import type { Target } from './references.ts';

export interface Sketch {
  readonly fullUrl: string | undefined;
  readonly target: Target;
  /** Of a resource that is read later: only what tells whose it is. */
  readonly resource: Raw;
}

export type Outline = readonly Sketch[];

/** The fields by which a resource tells whom it is about (references.ts), and by which it is named. */
const telling = ['identifier', 'subject', 'patient', 'beneficiary', 'individual', 'candidate', 'for', 'participant', 'target', 'sender', 'recipient', 'source'];

/** Undefined for what cannot become a resource. */
export function sketchOf(entry: Entry): Sketch | undefined {
  try {
    const resource = checked(entry);
    const told = Object.fromEntries(telling.filter((field) => field in resource).map((field) => [field, resource[field]]));
    return { fullUrl: entry.fullUrl, target: targetIn(entry, resource), resource: { resourceType: resource.resourceType, ...told } };
  } catch (error) {
    if (error instanceof Unfit) return undefined;
    throw error;
  }
}

export const targetIn = ({ fullUrl }: Entry, resource: Raw): Target => ({ type: resource.resourceType, fhirId: fhirIdOf(resource, fullUrl) });

/** The id a source gives: its own, else the one of its address, else what it says (idempotent all the same). */
function fhirIdOf(resource: Raw, fullUrl: string | undefined): string {
  if (typeof resource.id === 'string' && resource.id !== '' && resource.id.length <= 200) return resource.id;
  // Only addresses that mean the same thing everywhere: "resource:0" is another one in each bundle.
  const address = /^(?:urn:(?:uuid|oid):|https?:\/\/\S+\/)([A-Za-z0-9\-._]{1,200})$/.exec(fullUrl ?? '')?.[1];
  return address ?? `sha256-${createHash('sha256').update(JSON.stringify(resource)).digest('hex').slice(0, 40)}`;
}
