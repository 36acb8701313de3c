/**
 * F-05: the disk of the data directory is full. A write is refused before it is acknowledged, reads go on, and when
 * there is room again writes go on without anybody starting anything. The disk is a small one in memory, mounted for
 * the tested processes only; where that is not allowed the test is skipped.
 */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { cleanUp, isRunning, newFolder, query, startUser, until } from './processes.ts';
import type { User } from './processes.ts';

/** Root may mount in a mount namespace; others need a user namespace around it. */
const namespace = ['--mount', ...(process.getuid?.() === 0 ? [] : ['--user', '--map-root-user']), '--'];
const canMount = spawnSync('unshare', [...namespace, 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;
if (!canMount) console.log('Skipped: no disk can be mounted here for the test of a full one.');

afterAll(cleanUp);

describe.runIf(canMount)('a full disk', () => {
  it.each([
    ['its tables', 'insert into ledger values ($1, $2)', 200_000],
    // The log of the database fails harder: the server ends itself, and must come back on the full disk.
    ['its log', "with logged as (select pg_logical_emit_message(true, '', $2::bytea)) insert into ledger select $1 from logged", 900_000],
  ])('of %s refuses writes before they are acknowledged, and heals when there is room', { timeout: 120_000 }, async (_what, statement, size) => {
    const user = await startOnSmallDisk(400);
    const { server } = user;
    await query(server, 'create table ledger (number int, noise bytea)');
    const acknowledged: number[] = [];
    const refusals = new Map<string, number>();
    let number = 0;
    const write = async (): Promise<boolean> => {
      const mine = number++;
      try {
        await query(server, statement, [mine, randomBytes(size)]);
        acknowledged.push(mine);
        return true;
      } catch (error) {
        const code = (error as { code?: string }).code ?? (error as Error).message;
        refusals.set(code, (refusals.get(code) ?? 0) + 1);
        return false;
      }
    };
    const kept = async (): Promise<number[]> => (await query<{ number: number }>(server, 'select number from ledger')).map((row) => row.number);

    for (let i = 0; i < 20; i++) expect(await write()).toBe(true);
    await sleep(500);
    await user.ask('fill');
    await until(async () => !(await write()), 60);
    // The full disk lasts: writes are tried over and over, and each time people still read.
    for (let i = 0; i < 100; i++) {
      await write();
      if (i % 10 === 0) expect(new Set(await until(() => kept().catch(() => undefined), 10)).isSupersetOf(new Set(acknowledged))).toBe(true);
    }
    expect(refusals.size).toBeGreaterThan(0);
    // Even a server that dies now comes back (that of a full log has done so before): there is a reserve to start from.
    if (isRunning(user.server.pid)) process.kill(user.server.pid, 'SIGKILL');
    expect((await until(() => kept().catch(() => undefined), 10)).length).toBeGreaterThanOrEqual(acknowledged.length);

    await user.ask('free');
    await until(write, 10);
    expect(user.said()).toMatch(/the reserve was given up/);
    for (let i = 0; i < 20; i++) expect(await write()).toBe(true);
    const rows = await kept();
    expect(acknowledged.filter((one) => !rows.includes(one))).toEqual([]);
    expect(rows.length).toBe(new Set(rows).size);
    console.log(`${acknowledged.length} acknowledged, 0 lost; refused with ${[...refusals].map(([code, times]) => `${code} ×${times}`).join(', ')}\n${user.said()}`);
    await user.stop();
  });
});

function startOnSmallDisk(megabytes: number): Promise<User> {
  const dataDir = join(newFolder(), 'data');
  mkdirSync(dataDir);
  const mount = `mount -t tmpfs -o size=${megabytes}m,mode=700 tmpfs "$0" && exec "$@"`;
  return startUser(dataDir, { execPath: 'unshare', execArgv: [...namespace, 'sh', '-c', mount, dataDir, process.execPath] });
}
