/**
 * The folder of the server's socket. A socket's path may have 107 bytes at most (103 on macOS), so it cannot stand
 * in the data directory, which may be deep: it is a short name under the system's temporary folder, for our user
 * alone. Every process that shares the data directory must find the same one, so it is noted beside the locks.
 */
import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync, mkdtempSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunAs } from './run-as.ts';
import { port } from './settings.ts';

const longest = 103;

/** The noted folder if it is still there and ours; else a new one, made safely and noted in `run`. */
export function socketDirFor(dataDir: string, run: string, as: RunAs): string {
  const note = join(run, 'socket');
  const noted = noteIn(note);
  const outer = noted && isOurs(noted) ? noted : makeOuter(dataDir);
  if (outer !== noted) {
    rmSync(note, { force: true });
    symlinkSync(outer, note);
  }
  // Two floors: the outer belongs to us, so that nobody can swap the inner, which belongs to the server's account.
  const folder = join(outer, 's');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  as.own(folder);
  return folder;
}

/** Takes the folder away when the server has stopped for good. */
export function removeSocketDir(run: string): void {
  const note = join(run, 'socket');
  const noted = noteIn(note);
  if (noted && isOurs(noted)) rmSync(noted, { recursive: true, force: true });
  rmSync(note, { force: true });
}

function makeOuter(dataDir: string): string {
  const name = `portico-${process.getuid?.() ?? 0}-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`;
  const base = Buffer.byteLength(join(tmpdir(), `${name}-xxxxxx`, 's', `.s.PGSQL.${port}`)) <= longest ? tmpdir() : '/tmp';
  let folder = join(base, name);
  try {
    mkdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    // Another user may have made it before us: then we do not go near it.
    if (!isOurs(folder)) folder = mkdtempSync(`${folder}-`);
  }
  chmodSync(folder, 0o711);
  return folder;
}

function noteIn(note: string): string | undefined {
  try {
    return readlinkSync(note);
  } catch {
    return undefined;
  }
}

/** A real folder, not a link to one, that only our own user may change. */
function isOurs(folder: string): boolean {
  const entry = lstatSync(folder, { throwIfNoEntry: false });
  return Boolean(entry?.isDirectory() && entry.uid === process.getuid?.() && (entry.mode & 0o022) === 0);
}
