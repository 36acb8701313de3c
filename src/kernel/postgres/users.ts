/**
 * Who uses the embedded server now: one symbolic link for each user, pointing to the mark of its process. The dead
 * do not count. Call it only while holding the lock of the folder.
 */
import { readdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, markOf } from './process-mark.ts';

let count = 0;

/** Enters this process as a user and gives the name to leave with. */
export function enter(folder: string): string {
  const name = `user.${process.pid}.${++count}`;
  rmSync(join(folder, name), { force: true });
  symlinkSync(markOf(process.pid)!, join(folder, name));
  return name;
}

/** Takes a user off the list and tells how many living ones remain. */
export function leave(folder: string, name: string): number {
  rmSync(join(folder, name), { force: true });
  let living = 0;
  for (const other of readdirSync(folder).filter((entry) => entry.startsWith('user.'))) {
    if (isAlive(readlinkSync(join(folder, other)))) living++;
    else rmSync(join(folder, other), { force: true });
  }
  return living;
}
