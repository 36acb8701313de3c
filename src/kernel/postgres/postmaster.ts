/**
 * One running PostgreSQL: find it, start it, wait for it, stop it. What runs is read from the server's own
 * postmaster.pid, and believed only when that process lives and works in this data directory. Call the functions
 * that start and stop only while holding the lock of the data directory.
 */
import { closeSync, copyFileSync, fstatSync, openSync, readFileSync, readSync, readdirSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CannotRun } from './binaries.ts';
import type { Binaries } from './binaries.ts';
import { isAlive, markOf, processesIn, worksIn } from './process-mark.ts';
import type { RunAs } from './run-as.ts';
import { settingsFor } from './settings.ts';

export interface Postmaster {
  readonly mark: string;
  readonly pid: number;
  readonly socketDir: string;
  readonly port: number;
}

const pause = 10;
const patience = { fast: 30_000, immediate: 10_000, orphan: 2_000 };
const longestLog = 1_000_000;

/** The server that runs on this data directory, once it takes connections; undefined when there is none. */
export async function running(folder: string): Promise<Postmaster | undefined> {
  for (;;) {
    const found = readPidFile(folder);
    if (!found?.mark || !worksIn(found.pid, folder)) return undefined;
    if (found.status === 'ready') return { ...found, mark: found.mark };
    await sleep(pause);
  }
}

export interface Start {
  readonly folder: string;
  readonly socketDir: string;
  readonly logFile: string;
  readonly binaries: Binaries;
  readonly as: RunAs;
}

/** Starts the server, apart from this process: it goes on when the portal is killed. */
export async function start(options: Start): Promise<Postmaster> {
  const { folder, binaries, as, logFile } = options;
  await endOrphans(folder);
  dropForeignPidFile(folder);
  // So may the number in the lock beside a socket that was left behind. The folder is this server's alone.
  for (const name of readdirSync(options.socketDir)) rmSync(join(options.socketDir, name), { force: true });
  keepLogShort(logFile);
  const log = openSync(logFile, 'a', 0o600);
  const { size } = fstatSync(log);
  const child = as.run(join(binaries.folder, 'postgres'), ['-D', folder, ...settingsFor(binaries.major, options.socketDir)], {
    cwd: '/', detached: true, stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.unref();
  let failure: Error | undefined;
  child.once('error', (error) => (failure = error));
  while (!failure && child.exitCode === null && child.signalCode === null) {
    const found = readPidFile(folder);
    if (found?.mark && found.pid === child.pid && found.status === 'ready') return { ...found, mark: found.mark };
    await sleep(pause);
  }
  throw new CannotRun(`PostgreSQL did not start: ${failure?.message ?? (lastWords(logFile, size) || `exit code ${child.exitCode}`)}`);
}

/** Ends the server in order: its clients are cut off, everything is written. */
export async function stop({ mark, pid }: Postmaster): Promise<void> {
  for (const [signal, wait] of [['SIGINT', patience.fast], ['SIGQUIT', patience.immediate], ['SIGKILL', patience.immediate]] as const) {
    if (isAlive(mark)) signalTo(pid, signal);
    for (const until = Date.now() + wait; Date.now() < until; await sleep(pause)) if (!isAlive(mark)) return;
  }
}

/** The log holds states of the server only (settings.ts); what comes before the last million bytes goes. */
export function keepLogShort(logFile: string): void {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (size < longestLog) return;
  copyFileSync(logFile, `${logFile}.1`);
  truncateSync(logFile);
}

interface PidFile {
  readonly pid: number;
  readonly mark: string | undefined;
  readonly port: number;
  readonly socketDir: string;
  readonly status: string;
}

function readPidFile(folder: string): PidFile | undefined {
  try {
    const [pid, , , port, socketDir = '', , , status = ''] = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(pid), mark: markOf(Number(pid)), port: Number(port), socketDir, status: status.trim() };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * A killed postmaster leaves children behind that still finish their statement. A new one must not start beside
 * them: they get a moment, then a signal, then an end.
 */
async function endOrphans(folder: string): Promise<void> {
  for (const signal of ['SIGQUIT', 'SIGKILL'] as const)
    for (const until = Date.now() + patience.orphan; Date.now() < until; await sleep(pause)) {
      const orphans = processesIn(folder);
      if (orphans.length === 0) return;
      for (const pid of orphans) signalTo(pid, signal);
    }
}

/**
 * After a crash the number in postmaster.pid may by now belong to a stranger, and PostgreSQL would take it for a
 * running server. With a dead number PostgreSQL deals itself (it checks its shared memory by the same file).
 */
function dropForeignPidFile(folder: string): void {
  const found = readPidFile(folder);
  if (found?.mark && !worksIn(found.pid, folder)) rmSync(join(folder, 'postmaster.pid'), { force: true });
}

function signalTo(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function lastWords(logFile: string, from: number): string {
  const log = openSync(logFile, 'r');
  try {
    const buffer = Buffer.alloc(4_000);
    const read = readSync(log, buffer, 0, buffer.length, from);
    return buffer.toString('utf8', 0, read).split('\n').filter((line) => /FATAL|PANIC|ERROR|could not|unshare/.test(line)).join(' ').trim();
  } finally {
    closeSync(log);
  }
}
