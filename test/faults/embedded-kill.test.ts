/**
 * F-01 and F-02 at the level of the database: rows that were acknowledged before a kill -9 of the writing process,
 * or of the database server, are there afterwards, once each. Five rounds of each; 200 with PORTICO_SOAK=1.
 */
import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { startEmbedded } from '../../src/kernel/postgres/embedded.ts';
import { cleanUp, newFolder, query, serverOf, until } from './processes.ts';

const rounds = process.env.PORTICO_SOAK === '1' ? 200 : 5;
const longest = 60_000 + rounds * 5_000;

afterAll(cleanUp);

describe('what was acknowledged', () => {
  it(`survives ${rounds} kill -9 of the writing process`, { timeout: longest }, async () => {
    const ledger = await openLedger();
    for (let round = 0; round < rounds; round++) {
      const writer = startWriter(ledger.dataDir, ledger.next());
      await until(() => writer.told.length > 5, 30);
      await sleep(Math.random() * 120);
      writer.process.kill('SIGKILL');
      await writer.ended;
      ledger.add(writer.told);
    }
    await ledger.check();
  });

  it(`survives ${rounds} kill -9 of the database server`, { timeout: longest }, async () => {
    const ledger = await openLedger();
    const writer = startWriter(ledger.dataDir, 0);
    let longestAway = 0;
    for (let round = 0; round < rounds; round++) {
      const before = writer.told.length;
      await until(() => writer.told.length > before + 5, 30);
      await sleep(Math.random() * 120);
      const pid = await until(() => serverOf(ledger.dataDir));
      process.kill(pid, 'SIGKILL');
      const killed = Date.now();
      await until(() => { const now = serverOf(ledger.dataDir); return now !== pid && now; });
      const told = writer.told.length;
      await until(() => writer.told.length > told, 30);
      longestAway = Math.max(longestAway, Date.now() - killed);
    }
    writer.process.kill('SIGTERM');
    await writer.ended;
    ledger.add(writer.told);
    console.log(`longest time until a write was acknowledged again: ${longestAway} ms`);
    expect(longestAway).toBeLessThan(10_000);
    await ledger.check();
  });
});

/** The promises, kept outside the database. */
async function openLedger(): Promise<{ dataDir: string; next(): number; add(told: number[]): void; check(): Promise<void> }> {
  const dataDir = newFolder();
  const promised: number[] = [];
  const server = await startEmbedded({ dataDir });
  // No unique index: a row that was written twice must be seen, not refused.
  await query(server, 'create table ledger (number int not null)');
  await server.stop();
  return {
    dataDir,
    // A row that was committed but not told leaves a gap, never a number used twice.
    next: () => (promised.at(-1) ?? -1) + 2,
    add: (told) => void promised.push(...told),
    async check() {
      const last = await startEmbedded({ dataDir });
      const kept = (await query<{ number: number }>(last, 'select number from ledger')).map((row) => row.number);
      await last.stop();
      const there = new Set(kept);
      expect(promised.length).toBeGreaterThan(rounds * 5);
      expect({ lost: promised.filter((number) => !there.has(number)), doubled: kept.length - there.size }).toEqual({ lost: [], doubled: 0 });
      console.log(`${promised.length} acknowledged, ${kept.length} kept, 0 lost, 0 doubled in ${rounds} kills`);
    },
  };
}

interface Writer {
  readonly process: ChildProcessWithoutNullStreams;
  readonly told: number[];
  readonly ended: Promise<void>;
}

function startWriter(dataDir: string, first: number): Writer {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'ledger-writer.ts'), dataDir, String(first)]);
  const told: number[] = [];
  let rest = '';
  child.stdout.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString()).split('\n');
    rest = lines.pop()!;
    told.push(...lines.map(Number));
  });
  child.stderr.resume();
  return { process: child, told, ended: new Promise((resolve) => child.once('close', () => resolve())) };
}
