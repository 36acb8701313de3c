/**
 * The embedded PostgreSQL: the real server, started beside the portal on `<dataDir>/postgres` and reachable through
 * a socket only we can enter. All processes on one data directory share one server (F-08): the first starts it, the
 * last stops it, and each of them brings it back when it dies (F-02). The server outlives a killed portal and is
 * adopted by the next (F-01). Nothing here may weaken what the server promises about committed data.
 */
import { chmodSync, mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CannotRun, findBinaries } from './binaries.ts';
import { makeCluster, owner, versionOf } from './cluster.ts';
import { tryLock, withLock } from './lock.ts';
import { keepLogShort, running, start, stop } from './postmaster.ts';
import type { Postmaster } from './postmaster.ts';
import { isAlive } from './process-mark.ts';
import { giveUpReserve, keepReserve } from './reserve.ts';
import { runAs } from './run-as.ts';
import { removeSocketDir, socketDirFor } from './socket-dir.ts';
import { enter, leave } from './users.ts';

export interface EmbeddedServer {
  readonly socketDir: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
  /** The process of the server now; another one after it had to be started again. */
  readonly pid: number;
  /** It ran already when we came. */
  readonly adopted: boolean;
  /** Leaves the server; the last one to leave stops it. */
  stop(): Promise<void>;
}

type Say = (line: string) => void;

interface Home {
  readonly dataDir: string;
  readonly folder: string;
  /** Locks and users. */
  readonly run: string;
  readonly logFile: string;
}

/** Starts or adopts the server of `dataDir`. Throws `CannotRun`, in words for the operator, when that is impossible. */
export async function startEmbedded(options: { dataDir: string; log?: Say }): Promise<EmbeddedServer> {
  const say = options.log ?? (() => undefined);
  const home = openHome(options.dataDir);
  return withLock(home.run, say, async () => {
    const name = enter(home.run);
    try {
      const { postmaster, adopted } = await bringUp(home, say);
      return supervise(home, name, postmaster, adopted, say);
    } catch (error) {
      leave(home.run, name);
      throw error;
    }
  });
}

function openHome(given: string): Home {
  try {
    mkdirSync(given, { recursive: true, mode: 0o700 });
    const dataDir = realpathSync(given);
    const run = join(dataDir, 'run');
    mkdirSync(run, { recursive: true, mode: 0o700 });
    chmodSync(run, 0o700);
    return { dataDir, run, folder: join(dataDir, 'postgres'), logFile: join(dataDir, 'postgres.log') };
  } catch (error) {
    throw new CannotRun(`The data directory ${given} cannot be used: ${(error as Error).message}. Set PORTICO_DATA to a folder of your own.`);
  }
}

/** Adopts what runs, else starts it, making the data directory first when there is none. */
async function bringUp(home: Home, say: Say): Promise<{ postmaster: Postmaster; adopted: boolean }> {
  const found = await running(home.folder);
  if (found) return { postmaster: found, adopted: true };
  const version = versionOf(home.folder);
  const binaries = findBinaries(version);
  const as = runAs({ program: join(binaries.folder, 'postgres'), folder: home.folder, existing: version !== undefined });
  if (version === undefined) await makeCluster(home.folder, binaries, as);
  if (giveUpReserve(home.dataDir)) say('the disk is full: the reserve was given up so that the database can start');
  try {
    return { postmaster: await start({ ...home, binaries, as, socketDir: socketDirFor(home.dataDir, home.run, as) }), adopted: false };
  } catch (error) {
    // A portal that was killed while starting one may have left it on its way up.
    const other = await running(home.folder);
    if (other) return { postmaster: other, adopted: true };
    throw error;
  }
}

const watchEvery = 100;
const roundsBetweenChores = 100;
const steady = 10_000;
const waits = [0, 100, 250, 500, 1_000, 2_000];

function supervise(home: Home, name: string, first: Postmaster, adopted: boolean, say: Say): EmbeddedServer {
  let postmaster = first;
  let left: Promise<void> | undefined;
  let mending = false;
  let failures = 0;
  let upSince = Date.now();
  let round = 0;

  const watch = setInterval(() => {
    if (round++ % roundsBetweenChores === 0) void chores(home, say);
    if (!mending && !isAlive(postmaster.mark)) void mend();
  }, watchEvery);
  watch.unref();

  async function mend(): Promise<void> {
    mending = true;
    failures = Date.now() - upSince < steady ? failures + 1 : 0;
    say(`the database server (process ${postmaster.pid}) has ended; it is started again`);
    while (!left) {
      await sleep(waits[Math.min(failures, waits.length - 1)], undefined, { ref: false });
      try {
        await withLock(home.run, say, async () => {
          if (!left) ({ postmaster } = await bringUp(home, say));
        });
        break;
      } catch (error) {
        failures++;
        say((error as Error).message);
      }
    }
    upSince = Date.now();
    mending = false;
  }

  async function leaveServer(): Promise<void> {
    clearInterval(watch);
    process.removeListener('exit', leaveAtExit);
    await withLock(home.run, say, async () => {
      if (leave(home.run, name) > 0) return;
      const last = await running(home.folder);
      if (last) await stop(last);
      removeSocketDir(home.run);
    });
  }

  /** A process that ends without goodbye can at least tell the server, when nobody holds the lock. */
  function leaveAtExit(): void {
    const release = tryLock(home.run);
    if (!release) return;
    if (leave(home.run, name) === 0 && isAlive(postmaster.mark)) process.kill(postmaster.pid, 'SIGINT');
    release();
  }
  process.once('exit', leaveAtExit);

  return {
    get socketDir() { return postmaster.socketDir; },
    get port() { return postmaster.port; },
    get pid() { return postmaster.pid; },
    user: owner,
    database: owner,
    adopted,
    stop: () => (left ??= leaveServer()),
  };
}

async function chores(home: Home, say: Say): Promise<void> {
  try {
    keepLogShort(home.logFile);
    await keepReserve(home.dataDir);
  } catch (error) {
    say(`the data directory could not be tended: ${(error as Error).message}`);
  }
}
