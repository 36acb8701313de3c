/**
 * `npm run bench`: measures the portal against the limits of this machine in the same run and writes
 * bench/RESULTS.md. Figures are ratios to a limit wherever the machine matters. Not a test: it never fails.
 *
 *   BENCH_SECONDS  length of each load (10)     BENCH_DATA  a folder of FHIR files for the import (optional)
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { startEmbedded } from '../src/kernel/postgres/embedded.ts';
import { measureImport } from './import.ts';
import { lighthouseScores } from './lighthouse.ts';
import { load, oneByOne } from './load.ts';
import { childrenOf, memoryOf, startLimit, startPortal } from './processes.ts';
import { measureScale } from './scale.ts';
import { demoTotp, signInAs } from './sign-in.ts';
import { measureSignIn, signInLines } from './sign-in-cost.ts';

const root = process.cwd();
const seconds = Number(process.env.BENCH_SECONDS ?? 10);
const portalPort = '3170';
const limitPort = '3171';
const lines: string[] = [];
const note = (line = ''): void => {
  lines.push(line);
  process.stdout.write(`${line}\n`);
};

const folder = mkdtempSync(join(tmpdir(), 'portico-bench-'));
const env = { PORT: portalPort, PORTICO_DATA: folder, PORTICO_DEMO: '1', PORTICO_URL: `http://127.0.0.1:${portalPort}`, PORTICO_LOG: 'error', PORTICO_DEMO_TOTP: demoTotp };

note('# Results of `npm run bench`');
note();
note(`${new Date().toISOString().slice(0, 10)}, ${cpus().length} processors (${cpus()[0]!.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}. Load, portal and database share the machine.`);
note();

const server = await startEmbedded({ dataDir: folder });
const connection = { host: server.socketDir, port: server.port, user: server.user, database: server.database };

note('## Start and memory');
note();
const first = await startPortal(env);
await first.stop();
const portal = await startPortal(env);
await new Promise((wait) => setTimeout(wait, 5_000));
note(`| what | measured | wanted |`);
note(`|---|---|---|`);
note(`| first start: initdb is done, migrations and the demo clinic | ${Math.round(first.startMs)} ms | |`);
note(`| start of a seeded portal, database running | ${Math.round(portal.startMs)} ms | |`);
note(`| portal, idle | ${memoryOf([portal.child.pid!]).toFixed(0)} MB | ≤ 180 |`);
note(`| embedded server, idle, all its processes | ${memoryOf(childrenOf(server.pid)).toFixed(0)} MB | ≤ 80 |`);
note();

note('## Pages');
note();
const look = new pg.Client(connection);
await look.connect();
const subject = (await look.query(`select a.record_id, p.patient_id, (select r.id from resource r where r.patient_id = p.patient_id and r.listing = 'result' and r.visible_at is not null order by r.sort_at desc limit 1) as resource_id
  from account a join patient p on p.record_id = a.record_id where a.username_key = 'ann'`)).rows[0] as { patient_id: string; resource_id: string };
const limit = await startLimit({ PORT: limitPort, BENCH_LIMIT: JSON.stringify({ connection, patientId: subject.patient_id, resourceId: subject.resource_id }) });
const cookie = await signInAs(env.PORTICO_URL, 'ann');
const base = env.PORTICO_URL;
const limitBase = `http://127.0.0.1:${limitPort}`;

const hello = await load(`${limitBase}/hello`, { connections: 8, seconds });
const one = await load(`${limitBase}/one`, { connections: 8, seconds });
const twenty = await load(`${limitBase}/twenty`, { connections: 8, seconds });
note('8 connections; session, scope, row-level security and audit on. Median and p95 at one connection, one request after the other.');
note();
note('| page | a second | limit | of it | wanted | median ms | p95 ms | failed |');
note('|---|---|---|---|---|---|---|---|');
note(`| node:http hello | ${Math.round(hello.rate)} | | | | | | ${hello.failed} |`);
note(`| one jsonb row | ${Math.round(one.rate)} | | | | | | ${one.failed} |`);
note(`| twenty rows by index | ${Math.round(twenty.rate)} | | | | | | ${twenty.failed} |`);
const pages = [
  { name: 'Home', path: '/home', limit: one, wanted: 0.15 },
  { name: 'Test results', path: '/results', limit: twenty, wanted: 0.2 },
  { name: 'One result', path: `/results/${subject.resource_id}`, limit: one, wanted: 0.2 },
  { name: 'Health summary', path: '/summary', limit: one, wanted: undefined },
];
for (const page of pages) {
  await oneByOne(base + page.path, 50, cookie);
  const alone = await oneByOne(base + page.path, 300, cookie);
  const busy = await load(base + page.path, { connections: 8, seconds, cookie });
  note(`| ${page.name} | ${Math.round(busy.rate)} | ${Math.round(page.limit.rate)} | ${(busy.rate / page.limit.rate).toFixed(2)} | ${page.wanted ? `≥ ${page.wanted.toFixed(2)}` : ''} | ${alone.median.toFixed(1)} | ${alone.p95.toFixed(1)} | ${busy.failed} |`);
}
note();
await limit.stop();

note('## More people, longer records');
note();
for (const line of await measureScale({ url: base, env, look })) note(line);
note();

note('## Signing in');
note();
for (const line of signInLines(await measureSignIn(base, look), 200)) note(line);
note();

note('## Import');
note();
for (const line of await measureImport(connection, process.env.BENCH_DATA)) note(line);
note();

note('## What a browser loads');
note();
const assets = readdirSync(join(root, 'dist/assets')).filter((name) => /\.(css|js)$/.test(name));
const current = Object.values(JSON.parse(readFileSync(join(root, 'dist/assets/manifest.json'), 'utf8')) as Record<string, string>);
const weigh = (pack: (body: Buffer) => Buffer): number =>
  assets.filter((name) => current.includes(name)).reduce((sum, name) => sum + pack(readFileSync(join(root, 'dist/assets', name))).length, 0) / 1024;
note(`Style sheet and script together: ${weigh((body) => gzipSync(body)).toFixed(1)} kB gzip (wanted ≤ 60), ${weigh((body) => brotliCompressSync(body)).toFixed(1)} kB as sent (brotli).`);
note();
for (const line of await lighthouseScores(base, cookie, [['Sign in', '/'], ...pages.map((page) => [page.name, page.path] as [string, string])])) note(line);
note();

await portal.stop();
await look.end();
await server.stop();
const again = await startPortal(env);
note('## Cold start');
note();
note(`Portal and embedded server both stopped, seeded database: ${Math.round(again.startMs)} ms to the first answer of \`/readyz\` (wanted ≤ 1500).`);
await again.stop();
rmSync(folder, { recursive: true, force: true });
writeFileSync(join(root, 'bench/RESULTS.md'), `${lines.join('\n')}\n`);
