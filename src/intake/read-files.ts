/**
 * Files and folders as documents, one at a time: JSON, NDJSON line by line, each also gzipped; a large Bundle entry by
 * entry. What is not data by its name (README, LICENSE, CSV, pictures) is passed over; what is data and cannot be read
 * comes out as a reason.
 */
import { createReadStream, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { partsOfBundle } from './large-bundle.ts';
import { linesOf } from './lines.ts';
import type { Outline } from './outline.ts';
import { parseJson } from './json-text.ts';
import { entriesIn } from './parse.ts';
import type { Entry } from './parse.ts';
import { Unfit, unfit } from './reasons.ts';
import { readably, textOf } from './text.ts';

/** Megabytes of a single JSON document, entry or line, unpacked. */
const largest = 256;
const bytes = largest * 2 ** 20;
/** Bytes of a document that is read at once; a larger Bundle is read entry by entry. */
const atOnce = 16 * 2 ** 20;
const linesAtOnce = 500;

export interface Part {
  readonly file: string;
  readonly entries: readonly Entry[];
  /** Of a document in several parts: what it says of all its entries. */
  readonly outline?: Outline;
  /** Why the file, or the rest of it, could not be read. */
  readonly broken?: Unfit;
  /** For a whole file in another format: what it counts as. */
  readonly countsAs?: 'CDA' | 'HL7v2';
}

/** The data files below the paths, in a stable order: of a bulk export, patients first. Throws when a path does not exist. */
export function dataFiles(paths: readonly string[]): string[] {
  const isOfPatients = (file: string): boolean => /^Patient\b/.test(basename(file));
  return everyFile(paths).sort((one, other) => Number(isOfPatients(other)) - Number(isOfPatients(one)));
}

function everyFile(paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
    if (!statSync(path).isDirectory()) return [path];
    const inside = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return inside.map((entry) => join(entry.parentPath, entry.name)).filter((file) => kindOf(file) !== undefined).sort();
  });
}

type Kind = 'json' | 'ndjson' | 'CDA' | 'HL7v2';

function kindOf(file: string): Kind | undefined {
  const name = basename(file).toLowerCase().replace(/\.gz$/, '');
  // A bulk export says in these what it did; they hold no data.
  if (/^(manifest|package)\.json$|^log\.ndjson$/.test(name)) return undefined;
  if (name.endsWith('.json')) return 'json';
  if (name.endsWith('.ndjson')) return 'ndjson';
  if (/\.(xml|ccda|cda)$/.test(name)) return 'CDA';
  return name.endsWith('.hl7') ? 'HL7v2' : undefined;
}

/**
 * The parts of a file: NDJSON in parts of 500 lines, a Bundle of more than `mostAtOnce` bytes in parts of its entries,
 * everything else in one. Never throws for what a file holds.
 */
export async function* partsOf(file: string, mostAtOnce = atOnce): AsyncGenerator<Part> {
  const kind = kindOf(file) ?? 'json';
  if (kind === 'CDA' || kind === 'HL7v2') {
    yield { file, entries: [], countsAs: kind, broken: unfit('file.notYet', { format: kind === 'CDA' ? 'C-CDA' : 'HL7 v2' }) };
    return;
  }
  try {
    if (kind === 'ndjson') yield* partsOfLines(file);
    else yield* partsOfDocument(file, mostAtOnce);
  } catch (error) {
    yield { file, entries: [], broken: whyBroken(error) };
  }
}

const whyBroken = (error: unknown): Unfit => (error instanceof Unfit ? error : unfit('file.unreadable', {}));

const streamOf = (file: string): NodeJS.ReadableStream => {
  const raw = createReadStream(file);
  if (!/\.gz$/i.test(file)) return raw;
  const unpacked = createGunzip();
  raw.on('error', (error) => unpacked.destroy(error));
  unpacked.on('close', () => raw.destroy());
  return raw.pipe(unpacked);
};

async function* partsOfDocument(file: string, mostAtOnce: number): AsyncGenerator<Part> {
  const small = await upTo(file, mostAtOnce);
  const parts = small ? undefined : await partsOfBundle(() => streamOf(file), bytes);
  if (parts) {
    for await (const part of parts) yield { file, ...part };
    return;
  }
  const document = small ?? (await upTo(file, bytes));
  if (!document) throw unfit('file.tooLarge', { mostMegabytes: largest });
  yield { file, entries: entriesIn(document) };
}

/** The bytes of a file; undefined when there are more than that. */
async function upTo(file: string, most: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of streamOf(file)) {
    size += (chunk as Buffer).length;
    if (size > most) return undefined;
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

/** When the rest of a file cannot be read, the lines before it count all the same. */
async function* partsOfLines(file: string): AsyncGenerator<Part> {
  let entries: Entry[] = [];
  let number = 0;
  try {
    for await (const line of linesOf(streamOf(file), bytes)) {
      number += 1;
      if (line.length === 0) continue;
      entries.push(...lineEntry(line, number));
      if (entries.length < linesAtOnce) continue;
      yield { file, entries };
      entries = [];
    }
    if (entries.length > 0) yield { file, entries };
  } catch (error) {
    yield { file, entries, broken: whyBroken(error) };
  }
}

function lineEntry(line: Buffer, number: number): Entry[] {
  const place = `line ${number}`;
  let text: string | undefined;
  try {
    text = textOf(line).trim();
    return text === '' ? [] : [{ place, resource: parseJson(text) }];
  } catch (error) {
    if (!(error instanceof Unfit)) throw error;
    // The mistake is in this line of the file, wherever in the line.
    const resource = error.why.code === 'file.notJson' ? unfit('file.notJson', { line: number }) : error;
    return [{ place, resource, text: text ?? readably(line) }];
  }
}
