/**
 * A Bundle that is too large to be held, read three times: for what its entries are called, for its patients, and for
 * the rest. Patients come before what is about them, and references between entries far apart are found, as if the
 * whole were there. Memory grows with the number of entries, never with what they hold.
 */
import { collectGarbage } from '../kernel/garbage.ts';
import { BundleSplitter } from './bundle-splitter.ts';
import { sketchOf } from './outline.ts';
import type { Outline, Sketch } from './outline.ts';
import { entriesInMember } from './parse.ts';
import type { Entry } from './parse.ts';
import { refuseWide } from './text.ts';

export interface BundlePart {
  readonly entries: readonly Entry[];
  readonly outline: Outline;
}

/** Of a part, whichever is reached first. */
const mostEntries = 500;
const mostBytes = 4 * 2 ** 20;

/** Bytes after which memory is given back. */
const collectEvery = 6 * 2 ** 20;

interface Member {
  readonly index: number;
  readonly bytes: Buffer;
}

/** Undefined when it is no Bundle, or something outside of its entries is wrong. `most`: bytes of an entry. Throws Unfit. */
export async function partsOfBundle(open: () => NodeJS.ReadableStream, most: number): Promise<AsyncGenerator<BundlePart> | undefined> {
  const splitter = new BundleSplitter(most);
  const outline: Sketch[] = [];
  const withPatients = new Set<number>();
  for await (const { index, bytes } of membersOf(open(), splitter))
    for (const entry of entriesInMember(bytes, index)) {
      const sketch = sketchOf(entry);
      if (sketch) outline.push(sketch);
      if (isPatient(entry)) withPatients.add(index);
    }
  return splitter.isSound ? inParts(open, most, outline, withPatients) : undefined;
}

async function* inParts(open: () => NodeJS.ReadableStream, most: number, outline: Outline, withPatients: ReadonlySet<number>): AsyncGenerator<BundlePart> {
  const passes: ((member: Member) => Entry[])[] = [
    ({ index, bytes }) => (withPatients.has(index) ? entriesInMember(bytes, index).filter(isPatient) : []),
    ({ index, bytes }) => entriesInMember(bytes, index).filter((entry) => !isPatient(entry)),
  ];
  for (const read of passes) {
    let entries: Entry[] = [];
    let size = 0;
    for await (const member of membersOf(open(), new BundleSplitter(most))) {
      const found = read(member);
      entries.push(...found);
      size += found.length > 0 ? member.bytes.length : 0;
      if (entries.length < mostEntries && size < mostBytes) continue;
      yield { entries, outline };
      [entries, size] = [[], 0];
    }
    if (entries.length > 0) yield { entries, outline };
  }
}

async function* membersOf(stream: NodeJS.ReadableStream, splitter: BundleSplitter): AsyncGenerator<Member> {
  let index = 0;
  let isFirst = true;
  let read = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    if (isFirst) refuseWide(chunk);
    isFirst = false;
    for (const bytes of splitter.push(chunk)) yield { index: index++, bytes };
    read += chunk.length;
    if (read < collectEvery) continue;
    collectGarbage();
    read = 0;
  }
}

const isPatient = ({ resource }: Entry): boolean => (resource as { resourceType?: unknown } | null | undefined)?.resourceType === 'Patient';
