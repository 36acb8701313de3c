/**
 * F-01 and F-02 for the whole portal: a sign-in that was answered with its cookie is a session in the database and an
 * entry in the audit trail, whatever was killed around it. Five rounds of each; 200 with PORTICO_SOAK=1.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmbedded } from '../../src/kernel/postgres/embedded.ts';
import { tokenHash } from '../../src/kernel/secrets.ts';
import { demoPassword, demoTotp } from '../portal.ts';
import { cleanUp, newFolder, query, serverOf, until } from './processes.ts';

const rounds = process.env.PORTICO_SOAK === '1' ? 200 : 5;
const longest = 120_000 + rounds * 8_000;
const main = resolve(import.meta.dirname, '../../dist/main.js');

const dataDir = newFolder();
/** What was acknowledged, kept outside the portal. */
const ledger: string[] = [];
let url = '';
let portal: ChildProcess | undefined;
let writing = true;
let writers: Promise<void>[] = [];

beforeAll(async () => {
  expect(existsSync(main), 'npm run build first: the soak kills the built portal').toBe(true);
  url = `http://127.0.0.1:${await freePort()}`;
  await startPortal();
  writers = ['ann', 'ben', 'carla'].map(keepSigningIn);
}, 60_000);

afterAll(async () => {
  writing = false;
  await Promise.all(writers);
  portal?.kill('SIGKILL');
  await cleanUp();
});

async function startPortal(): Promise<void> {
  portal = spawn(process.execPath, [main], {
    stdio: 'ignore',
    env: { ...process.env, PORT: new URL(url).port, PORTICO_URL: url, PORTICO_DATA: dataDir, PORTICO_DEMO: '1', PORTICO_DEMO_PASSWORD: demoPassword, PORTICO_DEMO_TOTP: demoTotp, PORTICO_LOG: 'fatal' },
  });
  await until(() => fetch(`${url}/readyz`).then((answer) => answer.ok, () => false), 60);
}

/** Signs in again and again; writes down each cookie that came back with a "yes". */
async function keepSigningIn(username: string): Promise<void> {
  while (writing) {
    try {
      const answer = await fetch(`${url}/sign-in`, {
        method: 'POST', redirect: 'manual', signal: AbortSignal.timeout(15_000),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ username, password: demoPassword }).toString(),
      });
      const token = /portico-session=([\w-]{43})/.exec(answer.headers.get('set-cookie') ?? '')?.[1];
      if (answer.status === 303 && token) ledger.push(token);
      else await sleep(50);
    } catch {
      await sleep(50);
    }
  }
}

/** A try that a kill cut off stays counted, as it must. Nobody is locked out of this test by two hundred kills. */
async function forgive(): Promise<void> {
  const server = await startEmbedded({ dataDir });
  // One after the other and again: the portal counts a try in these at the same moment.
  for (const table of ['sign_in_counter', 'sign_in_pace'])
    for (let tries = 1; ; tries++) {
      const failed = await query({ ...server, pid: server.pid }, `delete from ${table}`).then(() => undefined, (error: unknown) => error);
      if (!failed) break;
      if (tries === 5 || (failed as { code?: string }).code !== '40P01') throw failed;
    }
  await server.stop();
}

const moreThan = (count: number): Promise<unknown> => until(() => ledger.length > count, 30);

describe('what the portal acknowledged', () => {
  it(`F-01: survives ${rounds} kill -9 of the portal`, { timeout: longest }, async () => {
    for (let round = 0; round < rounds; round++) {
      await moreThan(ledger.length + 3);
      await sleep(Math.random() * 150);
      const ended = new Promise((done) => portal!.once('exit', done));
      portal!.kill('SIGKILL');
      await ended;
      await startPortal();
      await forgive();
    }
    await expectAll();
  });

  it(`F-02: survives ${rounds} kill -9 of its database, and comes back by itself within ten seconds`, { timeout: longest }, async () => {
    let longestAway = 0;
    for (let round = 0; round < rounds; round++) {
      await moreThan(ledger.length + 3);
      await sleep(Math.random() * 150);
      process.kill(await until(() => serverOf(dataDir)), 'SIGKILL');
      const killed = performance.now();
      await moreThan(ledger.length + 3);
      longestAway = Math.max(longestAway, performance.now() - killed);
      await forgive();
    }
    expect(longestAway).toBeLessThan(10_000);
    await expectAll();
  });
});

async function expectAll(): Promise<void> {
  const promised = [...ledger];
  const server = await startEmbedded({ dataDir });
  const found = { ...server, pid: server.pid };
  const rows = await query<{ token_hash: Buffer }>(found, 'select token_hash from session');
  const [audit] = await query<{ entries: number }>(found, `select count(*)::int as entries from audit_event where action = 'signIn' and outcome = 'success'`);
  const there = new Set(rows.map((row) => row.token_hash.toString('hex')));
  const lost = promised.filter((token) => !there.has(tokenHash(token).toString('hex')));
  console.log(`${promised.length} acknowledged, ${lost.length} lost; ${audit!.entries} audit entries`);
  expect(promised.length).toBeGreaterThan(rounds);
  expect(lost).toEqual([]);
  expect(audit!.entries).toBeGreaterThanOrEqual(promised.length);
  expect(rows.length).toBe(there.size);
  await server.stop();
}

function freePort(): Promise<number> {
  return new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => found(port));
    });
  });
}
