/**
 * PostgreSQL refuses to run as root. Started as root, its programs run in a user namespace in which root bears the
 * name of an ordinary user (that works in folders only root may read), else as an unprivileged user. Never changes
 * the owner of anything outside the folders it is given.
 */
import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { chmodSync, chownSync, readFileSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname } from 'node:path';
import { CannotRun } from './binaries.ts';

export interface RunAs {
  /** Starts a program of PostgreSQL; with an environment that holds none of our secrets. */
  run(program: string, args: string[], options: SpawnOptions): ChildProcess;
  /** Makes a folder one that the programs may write. */
  own(folder: string): void;
}

interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** How to run the programs on this data directory (`existing` when it is already there). */
export function runAs(options: { program: string; folder: string; existing: boolean }): RunAs {
  const uid = process.getuid?.() ?? -1;
  const owner = options.existing ? statSync(options.folder).uid : uid;
  if (uid !== 0 && owner !== uid)
    throw new CannotRun(`${options.folder} belongs to another user (${owner}). Start Portico as that user, or set PORTICO_DATA to a folder of your own.`);
  if (uid !== 0 && isKnown()) return asOurselves();
  if (owner === uid) {
    const mapped = ordinaryUser('daemon', 'nobody');
    if (mapped && canMap(mapped.uid)) return inUserNamespace(mapped.uid);
    if (uid !== 0) return asOurselves();
  }
  const account = owner > 0 ? { uid: owner, gid: statSync(options.folder).gid } : ordinaryUser('postgres', 'nobody');
  if (account) openWay(options.folder);
  if (!account || !canReach(account, options))
    throw new CannotRun(
      'PostgreSQL does not run as root, this machine allows root no user namespace (unshare --user), ' +
        `and an unprivileged user can not reach ${options.program} and ${options.folder}. ` +
        'Start Portico as an ordinary user, or set DATABASE_URL to a PostgreSQL server of your own.',
    );
  return asAccount(account);
}

const environment = (): NodeJS.ProcessEnv => ({ PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' });

const asOurselves = (): RunAs => ({
  run: (program, args, options) => spawn(program, args, { ...options, env: environment() }),
  own: () => undefined,
});

const inUserNamespace = (uid: number): RunAs => ({
  run: (program, args, options) => spawn('unshare', ['--user', `--map-user=${uid}`, '--', program, ...args], { ...options, env: environment() }),
  own: () => undefined,
});

const asAccount = ({ uid, gid }: Account): RunAs => ({
  run: (program, args, options) => spawn(program, args, { ...options, uid, gid, env: environment() }),
  own: (folder) => chownSync(folder, uid, gid),
});

/** initdb wants a name for its user: one without a name (in a container, say) needs to bear another's. */
function isKnown(): boolean {
  try {
    return Boolean(userInfo().username);
  } catch {
    return false;
  }
}

function ordinaryUser(...preferred: string[]): Account | undefined {
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':'))
    .map(([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter((account) => account.uid > 0);
  return preferred.map((name) => accounts.find((account) => account.name === name)).find(Boolean) ?? accounts[0];
}

function canMap(uid: number): boolean {
  return succeeds('unshare', ['--user', `--map-user=${uid}`, '--', 'true'], {});
}

/** Lets others pass through the data directory (never list it), where the folder of the database stands. */
function openWay(folder: string): void {
  chmodSync(dirname(folder), 0o711);
}

function canReach(account: Account, { program, folder }: { program: string; folder: string }): boolean {
  return succeeds('sh', ['-c', 'test -x "$1" && cd "$2"', 'sh', program, dirname(folder)], account);
}

function succeeds(command: string, args: string[], account: Partial<Account>): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore', ...account });
    return true;
  } catch {
    return false;
  }
}
