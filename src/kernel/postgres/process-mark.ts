/**
 * Which process is meant: a process id alone is given again to somebody else after a while, so a mark adds when the
 * process began and in which boot of the machine. Reads the process table only; it signals nobody.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

const hasProc = process.platform === 'linux';

/** `<pid>-<began>`, or undefined when no such process runs (one that ended and was not yet waited for has ended). */
export function markOf(pid: number): string | undefined {
  if (!hasProc) {
    const began = ps(pid, 'lstart');
    return began && `${pid}-${Date.parse(began)}`;
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program stands in parentheses and may hold anything, so fields are counted from its end.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, began] = [fields[0], fields[19]];
    return state === 'Z' || state === 'X' ? undefined : `${pid}-${boot()}${began}`;
  } catch {
    return undefined;
  }
}

export const isAlive = (mark: string): boolean => markOf(pidOf(mark)) === mark;

export const pidOf = (mark: string): number => Number(mark.split('-')[0]);

/** Living processes whose working directory is `folder` (Linux; elsewhere nobody can be told, and the list is empty). */
export function processesIn(folder: string): number[] {
  if (!hasProc) return [];
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number)
    .filter((pid) => workingDirectoryOf(pid) === folder && markOf(pid) !== undefined);
}

/** Whether this process is at home in `folder`: by its working directory where that can be seen, else by its command. */
export function worksIn(pid: number, folder: string): boolean {
  const directory = workingDirectoryOf(pid);
  return directory === undefined ? commandOf(pid).includes(folder) : directory === folder;
}

function workingDirectoryOf(pid: number): string | undefined {
  if (!hasProc) return undefined;
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

function commandOf(pid: number): string {
  if (!hasProc) return ps(pid, 'command') ?? '';
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

let bootId: string | undefined;

function boot(): string {
  return (bootId ??= readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').slice(0, 8));
}

function ps(pid: number, column: string): string | undefined {
  try {
    const shown = execFileSync('ps', ['-o', `stat=,${column}=`, '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe', env: { PATH: process.env.PATH, LC_ALL: 'C' } }).trim();
    const [state = 'Z', ...rest] = shown.split(/\s+/);
    return state.startsWith('Z') ? undefined : rest.join(' ');
  } catch {
    return undefined;
  }
}
