// One at a time among processes: a file that names its holder. A holder that died is not waited for.
// Never leaves the lock behind when the work throws.
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Longer than any build or install takes: a process id may have been given to somebody else by then. */
const forgotten = 20 * 60_000;

/** Runs `work` while no other process holds `path`. */
export async function withLock(path, work) {
  mkdirSync(dirname(path), { recursive: true });
  while (!take(path)) await sleep(100);
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

function take(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  if (isStale(path)) {
    // Renaming picks one winner among those who found the same dead holder.
    const aside = `${path}.${process.pid}`;
    try {
      renameSync(path, aside);
      if (!isStale(aside)) renameSync(aside, path);
      else rmSync(aside, { force: true });
    } catch (error) {
      if (error.code !== 'ENOENT') throw error;
    }
  }
  return false;
}

function isStale(path) {
  try {
    if (Date.now() - statSync(path).mtimeMs > forgotten) return true;
    const pid = Number(readFileSync(path, 'utf8'));
    // Empty: its holder is between creating and writing it.
    if (!pid) return Date.now() - statSync(path).mtimeMs > 5_000;
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}
