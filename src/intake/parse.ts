/**
 * From the bytes of a file to resources. Whatever the bytes are, it ends with resources or with a reason: a
 * bound on depth and size before anything is built, numbers that no computer can hold refused, nothing executed.
 */
import { unfit } from './reasons.ts';
import type { Raw } from '../chart/listing.ts';

export interface Entry {
  /** Where in the file it stood: "entry 12", "line 3". */
  readonly place: string;
  readonly fullUrl?: string;
  readonly resource: unknown;
}

const deepest = 200;

export function parseJson(text: string): unknown {
  checkDepth(text);
  try {
    return JSON.parse(text);
  } catch (error) {
    const position = Number(/position (\d+)/.exec((error as Error).message)?.[1] ?? 0);
    throw unfit('file.notJson', { line: text.slice(0, position).split('\n').length });
  }
}

/** Counts brackets outside strings: a text of a hundred thousand brackets must not meet a recursive reader. */
function checkDepth(text: string): void {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      // A string: jump to its end; a quote after an odd number of backslashes belongs to it.
      for (;;) {
        at = text.indexOf('"', at + 1);
        if (at < 0) return;
        let backslashes = 0;
        while (text.charCodeAt(at - 1 - backslashes) === 0x5c) backslashes++;
        if (backslashes % 2 === 0) break;
      }
    } else if (code === 0x5b || code === 0x7b) {
      if (++depth > deepest) throw unfit('file.tooDeep', { most: deepest });
    } else if (code === 0x5d || code === 0x7d) depth--;
  }
}

/** The resources of a JSON document: a Bundle's entries, or the one resource it is. */
export function entriesOf(document: unknown): Entry[] {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) throw unfit('file.notFhir', {});
  const { resourceType, entry } = document as { resourceType?: unknown; entry?: unknown };
  if (typeof resourceType !== 'string') throw unfit('file.notFhir', {});
  if (resourceType !== 'Bundle') return [{ place: 'resource', resource: document }];
  if (entry === undefined) return [];
  if (!Array.isArray(entry)) throw unfit('file.notFhir', {});
  return entry.map((one: unknown, index) => {
    const { fullUrl, resource } = (one ?? {}) as { fullUrl?: unknown; resource?: unknown };
    return { place: `entry ${index + 1}`, resource, ...(typeof fullUrl === 'string' && { fullUrl }) };
  });
}

/** The resource of an entry when it can be kept, else a reason. */
export function checked(entry: Entry): Raw {
  const resource = entry.resource as Raw | null | undefined;
  if (typeof resource !== 'object' || resource === null || Array.isArray(resource)) throw unfit('item.notResource', {});
  if (typeof resource.resourceType !== 'string' || !/^[A-Z][A-Za-z]{2,63}$/.test(resource.resourceType)) throw unfit('item.noType', {});
  return resource;
}

/** JSON text of a resource as PostgreSQL can keep it: no NUL, no half of a surrogate pair, no number beyond measure. */
export function storable(resource: Raw): string {
  const json = JSON.stringify(resource, (_, value: unknown) => {
    if (typeof value === 'number' && !Number.isFinite(value)) throw unfit('item.badNumber', {});
    return value;
  });
  if (json.includes('\\u0000') && /(^|[^\\])(\\\\)*\\u0000/.test(json)) throw unfit('item.badCharacter', {});
  if (/\\ud[89a-f]/i.test(json) && /(^|[^\\])(\\\\)*\\ud[89a-f][0-9a-f]{2}/i.test(json)) throw unfit('item.badCharacter', {});
  return json;
}
