/**
 * The data directory of the embedded server: made once, whole or not at all (in a folder aside that is renamed into
 * place), and never touched when another major version or somebody else's files are in it.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { CannotRun } from './binaries.ts';
import type { Binaries } from './binaries.ts';
import type { RunAs } from './run-as.ts';
import { logSegments, logSize } from './settings.ts';

/** The name of the database, and of the user who owns it. */
export const owner = 'portico';

/** The major version that made the directory; undefined when there is none yet. */
export function versionOf(folder: string): number | undefined {
  const file = join(folder, 'PG_VERSION');
  if (existsSync(file)) return Number(readFileSync(file, 'utf8'));
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new CannotRun(`${folder} holds something that is not a database of PostgreSQL. Move it away, or set PORTICO_DATA to another folder.`);
  return undefined;
}

/** Makes the data directory, with the database in it. */
export async function makeCluster(folder: string, binaries: Binaries, as: RunAs): Promise<void> {
  const aside = `${folder}.new`;
  rmSync(aside, { recursive: true, force: true });
  mkdirSync(aside, { mode: 0o700 });
  as.own(aside);
  await run(as, join(binaries.folder, 'initdb'), [
    '-D', aside, '-U', owner, '--encoding=UTF8', '--locale=C', '--auth=trust', '--data-checksums', '--no-instructions',
  ]);
  // The socket stands in a folder that only our user may enter: whoever reaches it is us.
  writeFileSync(join(aside, 'pg_hba.conf'), 'local all all trust\n');
  await run(as, join(binaries.folder, 'postgres'), ['--single', '-D', aside, ...logSize, 'postgres'], `create database ${owner};\n${growLog}\n`);
  renameSync(aside, folder);
}

/**
 * Takes the room for the whole log of the database at once (settings.ts, F-05): every segment but the present one is
 * begun and left, and the checkpoint at the end keeps them for later.
 */
const growLog =
  `do $$ begin for i in 1..${logSegments - 1} loop perform pg_logical_emit_message(false, '', ''); perform pg_switch_wal(); end loop; end $$;`;

async function run(as: RunAs, program: string, args: string[], input = ''): Promise<void> {
  const child = as.run(program, args, { cwd: '/', stdio: ['pipe', 'ignore', 'pipe'] });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  child.stdin!.end(input);
  const [code, said] = await Promise.all([ended, text(child.stderr!)]);
  const wrong = said.split('\n').filter((line) => /error|fatal|panic|could not/i.test(line));
  if (code !== 0 || /(ERROR|FATAL|PANIC):/.test(said))
    throw new CannotRun(`The database could not be made in ${args[args.indexOf('-D') + 1]}: ${wrong.join(' ') || said.trim() || `exit code ${code}`}`);
}
