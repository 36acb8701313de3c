import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cleanUp, isRunning, newFolder, query, serverOf, startUser, until } from '../../../test/faults/processes.ts';
import { findBinaries } from './binaries.ts';
import { startEmbedded } from './embedded.ts';
import { markOf } from './process-mark.ts';

const isRoot = process.getuid?.() === 0;
const anyone = 65_534;

afterAll(cleanUp);

describe('the embedded PostgreSQL', () => {
  it('starts in a folder with spaces, keeps its rows over a restart, and listens on no network', async () => {
    const dataDir = newFolder();
    const first = await startEmbedded({ dataDir });
    await query(first, 'create table kept (word text)');
    await query(first, "insert into kept values ('ñandú')");
    const [settings] = await query<Record<string, string>>(first, `select current_setting('listen_addresses') as listen, current_setting('fsync') as fsync,
      current_setting('synchronous_commit') as sync, current_setting('timezone') as zone, current_setting('server_encoding') as encoding`);
    expect(settings).toEqual({ listen: '', fsync: 'on', sync: 'on', zone: 'UTC', encoding: 'UTF8' });
    expect(statSync(first.socketDir).mode & 0o777).toBe(0o700);
    expect(statSync(join(dataDir, 'postgres')).mode & 0o777).toBe(0o700);
    await first.stop();
    expect(isRunning(first.pid)).toBe(false);
    expect(existsSync(first.socketDir)).toBe(false);

    const second = await startEmbedded({ dataDir });
    expect(second.adopted).toBe(false);
    expect(await query(second, 'select word from kept')).toEqual([{ word: 'ñandú' }]);
    await second.stop();
  });

  it('is adopted by the next portal after a kill -9', async () => {
    const dataDir = newFolder();
    const killed = await startUser(dataDir);
    await query(killed.server, 'create table kept ()');
    await killed.kill();
    expect(isRunning(killed.server.pid)).toBe(true);
    const next = await startUser(dataDir);
    expect(next.server).toEqual({ ...killed.server, adopted: true });
    await next.stop();
    expect(isRunning(killed.server.pid)).toBe(false);
  });

  it('comes back by itself after a kill -9 of the server, also beside a busy backend', async () => {
    const dataDir = newFolder();
    const user = await startUser(dataDir);
    await query(user.server, 'create table kept (i int)');
    await query(user.server, 'insert into kept values (1)');
    const busy = query(user.server, 'select count(*) from generate_series(1, 500000000)').catch((error: Error) => error.message);
    await until(async () => (await query(user.server, "select 1 from pg_stat_activity where query like '%generate_series%' and pid <> pg_backend_pid()")).length);
    const killed = Date.now();
    process.kill(user.server.pid, 'SIGKILL');
    const pid = await until(() => { const now = serverOf(dataDir); return now !== user.server.pid && now; });
    const rows = await until(() => query(user.server, 'select i from kept').catch(() => undefined));
    expect(rows).toEqual([{ i: 1 }]);
    expect(Date.now() - killed).toBeLessThan(10_000);
    expect(await busy).toMatch(/terminat|ECONNRESET|closed/);
    await user.stop();
    expect(isRunning(pid)).toBe(false);
  });

  it('goes on after a kill -9 of one backend', async () => {
    const dataDir = newFolder();
    const server = await startEmbedded({ dataDir });
    const victim = query(server, 'select pg_sleep(60)').catch((error: Error) => error.message);
    const [row] = await until(async () => {
      const rows = await query<{ pid: number }>(server, "select pid from pg_stat_activity where query like '%pg_sleep%' and pid <> pg_backend_pid()");
      return rows.length > 0 && rows;
    });
    process.kill(row!.pid, 'SIGKILL');
    expect(await victim).toMatch(/terminat|closed/);
    expect(await until(() => query(server, 'select 1 as one').catch(() => undefined))).toEqual([{ one: 1 }]);
    await server.stop();
  });

  it('is shared by two portals and stops with the last of them', async () => {
    const dataDir = newFolder();
    const [one, two] = await Promise.all([startUser(dataDir), startUser(dataDir)]);
    expect(one.server.pid).toBe(two.server.pid);
    expect([one.server.adopted, two.server.adopted].sort()).toEqual([false, true]);
    await one.stop();
    expect(await query(two.server, 'select 1 as one')).toEqual([{ one: 1 }]);
    await two.stop();
    expect(isRunning(one.server.pid)).toBe(false);
    expect(readdirSync(join(dataDir, 'run')).filter((name) => name.startsWith('user.'))).toEqual([]);
  });

  it('is brought back once, not twice, when it dies under two portals', async () => {
    const dataDir = newFolder();
    const [one, two] = await Promise.all([startUser(dataDir), startUser(dataDir)]);
    process.kill(one.server.pid, 'SIGKILL');
    await until(() => { const now = serverOf(dataDir); return now !== one.server.pid && now; });
    await until(() => query(one.server, 'select 1').catch(() => undefined));
    await one.stop();
    expect(await query(two.server, 'select 1 as one')).toEqual([{ one: 1 }]);
    await two.stop();
    expect(serverOf(dataDir)).toBeUndefined();
  });

  it('never fails those who come while the last one leaves', async () => {
    const dataDir = newFolder();
    await (await startEmbedded({ dataDir })).stop();
    const comeAndGo = async (): Promise<void> => {
      for (let turn = 0; turn < 15; turn++) {
        const server = await startEmbedded({ dataDir });
        expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }]);
        await server.stop();
      }
    };
    const beside = async (): Promise<void> => {
      for (let turn = 0; turn < 4; turn++) {
        const user = await startUser(dataDir);
        expect(await query(user.server, 'select 1 as one')).toEqual([{ one: 1 }]);
        await user.stop();
      }
    };
    await Promise.all([comeAndGo(), comeAndGo(), beside()]);
    expect(serverOf(dataDir)).toBeUndefined();
  });

  it('stops with a process that ends without goodbye', async () => {
    const dataDir = newFolder();
    const user = await startUser(dataDir);
    await user.exit();
    await until(() => !isRunning(user.server.pid));
    const next = await startEmbedded({ dataDir });
    await next.stop();
  });

  it('starts over locks of the dead, and over a server file whose process id now belongs to a stranger', async () => {
    const dataDir = newFolder();
    const user = await startUser(dataDir);
    await user.kill();
    process.kill(user.server.pid, 'SIGKILL');
    await until(() => !isRunning(user.server.pid));
    const stranger = spawn('sleep', ['60'], { stdio: 'ignore' });
    const pidFile = join(dataDir, 'postgres', 'postmaster.pid');
    writeFileSync(pidFile, readFileSync(pidFile, 'utf8').replace(/^\d+/, String(stranger.pid)));
    const [began] = markOf(process.pid)!.split('-').slice(1);
    symlinkSync(`${stranger.pid}-${began}`, join(dataDir, 'run', 'lock.900'));
    const next = await startEmbedded({ dataDir });
    expect(next.adopted).toBe(false);
    expect(isRunning(stranger.pid!)).toBe(true);
    stranger.kill();
    await next.stop();
  });

  it('says in words why it refuses', async () => {
    const old = newFolder();
    mkdirSync(join(old, 'postgres'));
    writeFileSync(join(old, 'postgres', 'PG_VERSION'), '12\n');
    await expect(startEmbedded({ dataDir: old })).rejects.toThrow(/made by PostgreSQL 12, and this machine has .*restore a backup into an empty/);
    const strange = newFolder();
    mkdirSync(join(strange, 'postgres'));
    writeFileSync(join(strange, 'postgres', 'letter.txt'), 'not a database');
    await expect(startEmbedded({ dataDir: strange })).rejects.toThrow(/not a database of PostgreSQL. Move it away/);
    writeFileSync(join(strange, 'file'), '');
    await expect(startEmbedded({ dataDir: join(strange, 'file') })).rejects.toThrow(/cannot be used: .*Set PORTICO_DATA/);
    expect(() => findBinaries(99)).toThrow(/PostgreSQL 99/);
  });

  it('logs nothing of what statements hold', async () => {
    const dataDir = newFolder();
    const server = await startEmbedded({ dataDir });
    await query(server, 'create table kept (word text primary key, number int)');
    for (const text of ["insert into kept values ('canary-1', 1), ('canary-1', 1)", "select 'canary-2'::int", "select canary-3 from nowhere"])
      await expect(query(server, text)).rejects.toThrow();
    await expect(query(server, 'insert into kept values ($1, $2)', ['canary-4', 'canary-5'])).rejects.toThrow();
    await server.stop();
    expect(readFileSync(join(dataDir, 'postgres.log'), 'utf8')).not.toMatch(/canary/);
  });

  it.runIf(isRoot)('stays away from a socket folder that another user made before it', async () => {
    const dataDir = newFolder();
    const name = `portico-0-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`;
    const trap = join(tmpdir(), name);
    mkdirSync(trap);
    chownSync(trap, anyone, anyone);
    const server = await startEmbedded({ dataDir });
    expect(server.socketDir.startsWith(`${trap}-`)).toBe(true);
    await server.stop();
    expect(readdirSync(trap)).toEqual([]);
    rmSync(trap, { recursive: true });
  });

  it.runIf(isRoot)('runs for an ordinary user', async () => {
    const dataDir = newFolder();
    chownSync(dataDir, anyone, anyone);
    const user = await startUser(dataDir, { uid: anyone, gid: anyone });
    expect(statSync(join(dataDir, 'postgres')).uid).toBe(anyone);
    await user.stop();
  });

  it.runIf(isRoot)('runs as an unprivileged user for root where there are no user namespaces', async () => {
    const folder = newFolder();
    const path = join(folder, 'bin');
    mkdirSync(path);
    symlinkSync('/bin/sh', join(path, 'sh'));
    const env = { ...process.env, PATH: path };
    await expect(startUser(join(folder, 'data'), { env })).rejects.toThrow(/allows root no user namespace .*Start Portico as an ordinary user/);
    chmodSync(folder, 0o711);
    const user = await startUser(join(folder, 'data'), { env });
    expect(statSync(join(folder, 'data', 'postgres')).uid).toBeGreaterThan(0);
    await user.kill();
    const next = await startUser(join(folder, 'data'));
    expect(next.server).toEqual({ ...user.server, adopted: true });
    process.kill(next.server.pid, 'SIGKILL');
    const pid = await until(() => { const now = serverOf(join(folder, 'data')); return now !== next.server.pid && now; });
    await next.stop();
    expect(isRunning(pid)).toBe(false);
  });
});
