/** Starts, asks and kills processes that share an embedded server; nothing is left running after the test. */
import { fork } from 'node:child_process';
import type { ChildProcess, ForkOptions } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { removeSocketDir } from '../../src/kernel/postgres/socket-dir.ts';

export interface Found {
  readonly pid: number;
  readonly adopted: boolean;
  readonly socketDir: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
}

export interface User {
  readonly process: ChildProcess;
  readonly server: Found;
  /** The words on standard error so far. */
  said(): string;
  /** Says a word to the process and gives its answer. */
  ask(word: 'fill' | 'free'): Promise<Record<string, unknown>>;
  stop(): Promise<void>;
  exit(): Promise<void>;
  kill(): Promise<void>;
}

const program = join(import.meta.dirname, 'server-user.ts');
const started: ChildProcess[] = [];
const folders: string[] = [];

/** A new folder with a space in its name. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'portico fault '));
  folders.push(folder);
  return folder;
}

/** Starts a process on the data directory; throws what it says when it cannot. */
export async function startUser(dataDir: string, options: ForkOptions = {}): Promise<User> {
  const child = fork(program, [dataDir], { stdio: ['ignore', 'inherit', 'pipe', 'ipc'], execArgv: ['--disable-warning=ExperimentalWarning'], ...options });
  started.push(child);
  let said = '';
  child.stderr!.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const answer = await nextMessage(child, () => said);
  if ('refused' in answer) throw new Error(answer.refused as string);
  const server = answer.server as Found;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    process: child, server,
    said: () => said,
    ask: (word) => {
      child.send(word);
      return nextMessage(child, () => said);
    },
    stop: async () => {
      child.send('stop');
      await ended;
    },
    exit: async () => {
      child.send('exit');
      await ended;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Runs a statement as the owner on a connection of its own. */
export async function query<Row extends pg.QueryResultRow>(server: Found, text: string, values?: unknown[]): Promise<Row[]> {
  const client = new pg.Client({ host: server.socketDir, port: server.port, user: server.user, database: server.database });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** The process id that the server of this data directory has noted, if it runs. */
export function serverOf(dataDir: string): number | undefined {
  try {
    const pid = Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
    return isRunning(pid) ? pid : undefined;
  } catch {
    return undefined;
  }
}

export function isRunning(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) [ZX]/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

export async function until<T>(what: () => T | Promise<T>, seconds = 15): Promise<Exclude<T, false | 0 | undefined | null>> {
  for (const end = Date.now() + seconds * 1_000; ; ) {
    const answer = await what();
    if (answer) return answer as Exclude<T, false | 0 | undefined | null>;
    if (Date.now() > end) throw new Error(`Waited ${seconds} s in vain for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Kills what the tests left and takes their folders away. */
export async function cleanUp(): Promise<void> {
  for (const child of started) if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
  for (const folder of folders) {
    const pid = serverOf(folder) ?? serverOf(join(folder, 'data'));
    if (pid) {
      process.kill(pid, 'SIGQUIT');
      await until(() => !isRunning(pid));
    }
    for (const run of [join(folder, 'run'), join(folder, 'data', 'run')]) removeSocketDir(run);
    rmSync(folder, { recursive: true, force: true });
  }
}

function nextMessage(child: ChildProcess, said: () => string): Promise<Record<string, unknown>> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as Record<string, unknown>));
    child.once('exit', (code, signal) => reject(new Error(`The process ended (${signal ?? code}): ${said()}`)));
  });
}
