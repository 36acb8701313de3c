/**
 * `npm run bench -- sign-in`: the part about signing in by itself, printed and not kept. BENCH_TRIES says how many
 * tries of each kind (200).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '../src/kernel/postgres/embedded.ts';
import { startPortal } from './processes.ts';
import { demoTotp } from './sign-in.ts';
import { measureSignIn, signInLines } from './sign-in-cost.ts';

const port = process.env.BENCH_PORT ?? '3170';
const tries = Number(process.env.BENCH_TRIES ?? 200);
const folder = mkdtempSync(join(tmpdir(), 'portico-bench-'));
const base = `http://127.0.0.1:${port}`;
const server = await startEmbedded({ dataDir: folder });
const portal = await startPortal({ PORT: port, PORTICO_DATA: folder, PORTICO_DEMO: '1', PORTICO_URL: base, PORTICO_LOG: 'error', PORTICO_DEMO_TOTP: demoTotp });
const look = new pg.Client({ host: server.socketDir, port: server.port, user: server.user, database: server.database });
await look.connect();
try {
  process.stdout.write(`${signInLines(await measureSignIn(base, look, tries), tries).join('\n')}\n`);
} finally {
  await look.end();
  await portal.stop();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
