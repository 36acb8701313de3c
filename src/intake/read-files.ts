/**
 * Files and folders as documents, one at a time: JSON, NDJSON line by line, each also gzipped. What is not data by
 * its name (README, LICENSE, CSV, pictures) is passed over; what is data and cannot be read comes out as a reason.
 */
import { createReadStream, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { entriesOf, parseJson } from './parse.ts';
import type { Entry } from './parse.ts';
import { Unfit, unfit } from './reasons.ts';

/** Megabytes of a single JSON document, unpacked. */
const largest = 256;
const linesAtOnce = 500;

export interface Part {
  readonly file: string;
  readonly entries: readonly Entry[];
  /** Why the file, or the rest of it, could not be read. */
  readonly broken?: Unfit;
  /** For a whole file in another format: what it counts as. */
  readonly countsAs?: 'CDA' | 'HL7v2';
}

/** The data files below the paths, in a stable order. Throws when a path does not exist. */
export function dataFiles(paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
    if (!statSync(path).isDirectory()) return [path];
    const inside = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return inside.map((entry) => join(entry.parentPath, entry.name)).filter((file) => kindOf(file) !== undefined).sort();
  });
}

type Kind = 'json' | 'ndjson' | 'CDA' | 'HL7v2';

function kindOf(file: string): Kind | undefined {
  const name = basename(file).toLowerCase().replace(/\.gz$/, '');
  if (/^(manifest|package)\.json$/.test(name)) return undefined;
  if (name.endsWith('.json')) return 'json';
  if (name.endsWith('.ndjson')) return 'ndjson';
  if (/\.(xml|ccda|cda)$/.test(name)) return 'CDA';
  return name.endsWith('.hl7') ? 'HL7v2' : undefined;
}

/** The parts of a file; NDJSON in parts of 500 lines, everything else in one. Never throws for what a file holds. */
export async function* partsOf(file: string): AsyncGenerator<Part> {
  const kind = kindOf(file) ?? 'json';
  if (kind === 'CDA' || kind === 'HL7v2') {
    yield { file, entries: [], countsAs: kind, broken: unfit('file.notYet', { format: kind === 'CDA' ? 'C-CDA' : 'HL7 v2' }) };
    return;
  }
  try {
    if (kind === 'ndjson') yield* linesOf(file);
    else yield { file, entries: entriesOf(parseJson(await wholeText(file))) };
  } catch (error) {
    yield { file, entries: [], broken: error instanceof Unfit ? error : unfit('file.unreadable', {}) };
  }
}

const streamOf = (file: string): NodeJS.ReadableStream => {
  const raw = createReadStream(file);
  if (!file.endsWith('.gz')) return raw;
  const unpacked = createGunzip();
  raw.on('error', (error) => unpacked.destroy(error));
  return raw.pipe(unpacked);
};

async function wholeText(file: string): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of streamOf(file)) {
    size += (chunk as Buffer).length;
    if (size > largest * 2 ** 20) throw unfit('file.tooLarge', { mostMegabytes: largest });
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8').replace(/^\uFEFF/, '');
}

async function* linesOf(file: string): AsyncGenerator<Part> {
  let entries: Entry[] = [];
  let number = 0;
  for await (const line of createInterface({ input: streamOf(file), crlfDelay: Infinity })) {
    number += 1;
    if (line.trim() === '') continue;
    const place = `line ${number}`;
    try {
      entries.push({ place, resource: parseJson(line) });
    } catch (error) {
      if (!(error instanceof Unfit)) throw error;
      entries.push({ place, resource: error });
    }
    if (entries.length >= linesAtOnce) {
      yield { file, entries };
      entries = [];
    }
  }
  if (entries.length > 0) yield { file, entries };
}
