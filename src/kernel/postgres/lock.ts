/**
 * One at a time among processes, without waiting for the dead. A lock is a row of numbered symbolic links, each
 * pointing to the mark of its holder (made in one step, and even on a full disk); the highest number counts.
 * Whoever finds it free, or its holder dead, makes the next number: the file system lets only one do so. No link is
 * ever taken away while it is the highest, which is what deleting a stale lock file would get wrong.
 */
import { readdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, markOf, pidOf } from './process-mark.ts';

const free = 'free';
const pause = 15;
const worthTelling = 10_000;

/** Takes the lock of this folder if it can be had now; gives what releases it. */
export function tryLock(folder: string): (() => void) | undefined {
  const highest = highestOf(folder);
  if (highest > 0 && isHeld(folder, highest)) return undefined;
  const mine = highest + 1;
  try {
    symlinkSync(markOf(process.pid)!, linkOf(folder, mine));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return undefined;
    throw error;
  }
  if (highestOf(folder) !== mine) {
    // We had looked long ago, and the numbers went on without us.
    rmSync(linkOf(folder, mine), { force: true });
    return undefined;
  }
  return () => {
    symlinkSync(free, linkOf(folder, mine + 1));
    for (const number of numbersOf(folder)) if (number <= mine) rmSync(linkOf(folder, number), { force: true });
  };
}

/** Waits for the lock of this folder, runs the work, and releases it whatever happens. */
export async function withLock<T>(folder: string, log: (line: string) => void, work: () => Promise<T>): Promise<T> {
  let release: (() => void) | undefined;
  for (let waited = 0; !(release = tryLock(folder)); waited += pause) {
    if (waited > 0 && waited % worthTelling < pause) log(`waiting for process ${holderOf(folder)}, which is starting or stopping the database`);
    await sleep(pause);
  }
  try {
    return await work();
  } finally {
    release();
  }
}

const linkOf = (folder: string, number: number): string => join(folder, `lock.${number}`);

const numbersOf = (folder: string): number[] =>
  readdirSync(folder).filter((name) => /^lock\.\d+$/.test(name)).map((name) => Number(name.slice('lock.'.length)));

const highestOf = (folder: string): number => Math.max(0, ...numbersOf(folder));

function isHeld(folder: string, number: number): boolean {
  try {
    const holder = readlinkSync(linkOf(folder, number));
    return holder !== free && isAlive(holder);
  } catch {
    // It went while we looked: a higher one is there.
    return true;
  }
}

function holderOf(folder: string): number | undefined {
  try {
    return pidOf(readlinkSync(linkOf(folder, highestOf(folder))));
  } catch {
    return undefined;
  }
}
