/**
 * Room kept for bad days: a PostgreSQL that has to start on a full disk cannot finish its recovery, or lets nobody
 * in afterwards, and then nobody reads anything either (F-05). A file lies in the data directory that is given up
 * before such a start, and made again when there is plenty of room.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, rmSync, statfsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

const size = 32 * 1024 * 1024;
const plenty = 4 * size;
const little = size / 4;

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

/** Gives the room up when there is little else; tells whether it did. */
export function giveUpReserve(dataDir: string): boolean {
  const file = join(dataDir, 'reserve');
  if (!existsSync(file) || freeBytes(dataDir) > little) return false;
  rmSync(file, { force: true });
  return true;
}

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}
