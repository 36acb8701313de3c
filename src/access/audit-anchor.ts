/**
 * The anchor of the audit trail (F-61): after each sealing the newest seal is noted in a file outside the database,
 * signed with PORTICO_SECRET. Whoever has only the database can rebuild a chain, but not this. The file is only ever
 * appended to; copying it to another machine makes it stronger still.
 */
import { closeSync, createReadStream, existsSync, fsyncSync, mkdirSync, openSync, readSync, statSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { sameSecret } from '../kernel/secrets.ts';
import type { Secrets } from '../kernel/secrets.ts';

export interface Anchor {
  readonly seal: number;
  /** Hex. */
  readonly hash: string;
  readonly at: string;
}

export const anchorFile = (dataDir: string): string => join(dataDir, 'audit-anchor.log');

/** Appends the newest seal, unless the file ends with it already. Returns when it is on the disk. */
export function writeAnchor(file: string, secrets: Secrets, anchor: Anchor): void {
  if (lastLine(file).includes(`"hash":"${anchor.hash}"`)) return;
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const handle = openSync(file, 'a', 0o600);
  try {
    // With a line end before it too: a line that a power cut tore never swallows the next.
    writeSync(handle, `\n${JSON.stringify({ ...anchor, mac: macOf(secrets, anchor) })}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Bytes in the file now: what is appended while somebody reads is left for the next time. */
export const anchorSize = (file: string): number => (existsSync(file) ? statSync(file).size : 0);

/** The anchors of the first `size` bytes in the order they were written. Torn lines are left out. */
export async function* readAnchors(file: string, size: number, secrets: Secrets): AsyncGenerator<Anchor | 'notOurs'> {
  if (size === 0) return;
  for await (const line of createInterface({ input: createReadStream(file, { end: size - 1 }) })) {
    const found = /^\{"seal":(\d+),"hash":"([0-9a-f]{64})","at":"([^"]+)","mac":"([0-9a-f]{64})"\}$/.exec(line);
    if (!found) continue;
    const anchor = { seal: Number(found[1]), hash: found[2]!, at: found[3]! };
    yield sameSecret(found[4]!, macOf(secrets, anchor)) ? anchor : 'notOurs';
  }
}

const macOf = (secrets: Secrets, { seal, hash, at }: Anchor): string => secrets.mac('audit anchor', JSON.stringify([seal, hash, at])).toString('hex');

function lastLine(file: string): string {
  const size = anchorSize(file);
  if (size === 0) return '';
  const handle = openSync(file, 'r');
  try {
    const tail = Buffer.alloc(Math.min(size, 1024));
    readSync(handle, tail, 0, tail.length, size - tail.length);
    return tail.toString('utf8').trimEnd().split('\n').pop() ?? '';
  } finally {
    closeSync(handle);
  }
}
