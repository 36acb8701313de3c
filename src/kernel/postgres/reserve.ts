/**
 * Room kept for bad days: on a full disk PostgreSQL cannot even finish its recovery, and then nobody reads anything
 * either (F-05). A file of this size lies in the data directory; it is given up when the server cannot start for
 * want of room, and made again when there is plenty.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, rmSync, statfsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Two segments of the database's log. */
const size = 32 * 1024 * 1024;
const plenty = 4 * size;

/** Makes the file when it is missing and the disk has plenty of room. */
export async function keepReserve(dataDir: string): Promise<void> {
  const file = join(dataDir, 'reserve');
  if (existsSync(file) || freeBytes(dataDir) < plenty) return;
  const aside = `${file}.new`;
  const handle = await open(aside, 'w', 0o600);
  try {
    // Noise, so that no file system packs it into nothing.
    const block = randomBytes(1024 * 1024);
    for (let written = 0; written < size; written += block.length) await handle.write(block);
    await rename(aside, file);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
}

/** Gives the room up when it is needed; tells whether that made a difference. */
export function giveUpReserve(dataDir: string): boolean {
  const file = join(dataDir, 'reserve');
  if (!existsSync(file) || freeBytes(dataDir) > size) return false;
  rmSync(file, { force: true });
  return true;
}

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}
