/**
 * From a document to the entries that may become resources. Whatever it holds, it ends with entries, each a resource
 * or the reason why it is none: one rotten entry costs one (F-25). Decides nothing about charts.
 */
import type { Raw } from '../chart/listing.ts';
import { BundleSplitter } from './bundle-splitter.ts';
import { beyondMeasure, parseJson } from './json-text.ts';
import { Unfit, unfit } from './reasons.ts';
import { readably, textOf } from './text.ts';

export interface Entry {
  /** Where in the file it stood: "entry 12", "line 3". */
  readonly place: string;
  readonly fullUrl?: string;
  /** The resource, or why there is none. */
  readonly resource: unknown;
  /** The text of an entry that could not be read. */
  readonly text?: string;
}

/** The entries of a JSON document: a Bundle's, or the one resource it is. Throws Unfit when it is neither. */
export function entriesIn(bytes: Buffer): Entry[] {
  try {
    return entriesOf(parseJson(textOf(bytes)));
  } catch (error) {
    const apart = error instanceof Unfit && error.why.code !== 'file.notFhir' ? entriesApart(bytes) : undefined;
    if (!apart) throw error;
    return apart;
  }
}

/** Reads the entries of a Bundle one by one; undefined when the fault lies outside of them. */
function entriesApart(bytes: Buffer): Entry[] | undefined {
  const splitter = new BundleSplitter(Infinity);
  const members = splitter.push(bytes);
  return splitter.isSound ? members.flatMap((member, index) => entriesInMember(member, index)) : undefined;
}

/** What one member of a Bundle's list of entries gives; what cannot be read stays with its text. */
export function entriesInMember(bytes: Buffer, index: number): Entry[] {
  const place = `entry ${index + 1}`;
  try {
    return entryFrom(parseJson(textOf(bytes)), place);
  } catch (error) {
    if (!(error instanceof Unfit)) throw error;
    return [{ place, resource: error, text: error.why.code === 'file.notUtf8' ? readably(bytes) : textOf(bytes) }];
  }
}

export function entriesOf(document: unknown): Entry[] {
  const { resourceType } = object(document) ?? {};
  if (typeof resourceType !== 'string') throw unfit('file.notFhir', {});
  return resourceType === 'Bundle' ? bundled(document, '') : [{ place: 'resource', resource: document }];
}

/** A Bundle in a Bundle (the answer to a batch) gives its entries too. Depth is bounded by the parser. */
function bundled(bundle: unknown, place: string): Entry[] {
  const { entry } = object(bundle) ?? {};
  if (entry === undefined) return [];
  if (!Array.isArray(entry)) throw unfit('file.notFhir', {});
  return entry.flatMap((one: unknown, index) => entryFrom(one, `${place}entry ${index + 1}`));
}

function entryFrom(one: unknown, place: string): Entry[] {
  const { fullUrl, resource, request, search } = object(one) ?? {};
  // What a server says about a search is no part of a record.
  if (object(search)?.mode === 'outcome') return [];
  if (object(resource)?.resourceType === 'Bundle') return bundled(resource, `${place}, `);
  const method = object(request)?.method;
  if (resource === undefined && method === 'DELETE') {
    const url = String(object(request)?.url ?? '').slice(0, 200);
    return [{ place, resource: unfit('item.deletion', { url }), text: JSON.stringify(one) }];
  }
  // A question brings nothing.
  if (resource === undefined && (method === 'GET' || method === 'HEAD')) return [];
  return [{ place, resource, ...(typeof fullUrl === 'string' && { fullUrl }) }];
}

/** The resource of an entry when it can be kept. Throws Unfit. */
export function checked(entry: Entry): Raw {
  if (entry.resource instanceof Unfit) throw entry.resource;
  const resource = object(entry.resource);
  if (!resource) throw unfit('item.notResource', {});
  if (typeof resource.resourceType !== 'string' || !/^[A-Z][A-Za-z]{2,63}$/.test(resource.resourceType)) throw unfit('item.noType', {});
  return resource as Raw;
}

/** JSON text of a resource as PostgreSQL can keep it: no NUL, no half of a surrogate pair, no number beyond measure. */
export function storable(resource: Raw): string {
  const json = JSON.stringify(resource);
  if (json.includes('\\u0000') && /(^|[^\\])(\\\\)*\\u0000/.test(json))
    throw json.includes(JSON.stringify(beyondMeasure)) ? unfit('item.badNumber', {}) : unfit('item.badCharacter', {});
  if (/\\ud[89a-f]/i.test(json) && /(^|[^\\])(\\\\)*\\ud[89a-f][0-9a-f]{2}/i.test(json)) throw unfit('item.badCharacter', {});
  return json;
}

const object = (value: unknown): Record<string, unknown> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
