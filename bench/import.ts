/**
 * The import beside a plain multi-row insert of the same resources into a table with one key, on the same server,
 * in the same run; the memory it takes with few and with many files; and the storage of a resource all in.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import pg from 'pg';
import { demoBundles } from '../db/demo/demo.ts';
import { runCommand } from './command.ts';

const batch = 500;

export async function measureImport(connection: pg.ClientConfig, given: string | undefined): Promise<string[]> {
  const folder = given && existsSync(given) ? given : demoFiles();
  const resources = readAll(folder);
  const admin = new pg.Client(connection);
  await admin.connect();
  const plain = await bulkInsert(admin, resources);
  await admin.query('create database bench_import');
  const target = { ...connection, database: 'bench_import' };
  const url = `postgresql://${target.user}@/bench_import?host=${encodeURIComponent(String(target.host))}&port=${target.port}`;
  const env = { DATABASE_URL: url, PORTICO_SECRET: 'a secret for the bench, long enough to pass' };
  await runCommand(['migrate'], env);
  const first = await runCommand(['import', folder, '--json'], env);
  const again = await runCommand(['import', folder, '--json'], env);
  const look = new pg.Client(target);
  await look.connect();
  await look.query('vacuum full resource');
  const size = (await look.query<{ bytes: string; count: string }>(`select (select sum(pg_total_relation_size(c.oid)) from pg_class c where c.relname in ('resource','resource_version','member','patient','patient_identifier')) as bytes, (select count(*) from resource) as count`)).rows[0]!;
  await look.end();
  await admin.query('drop database bench_import with (force)');
  await admin.end();
  if (!given) rmSync(folder, { recursive: true, force: true });

  const rate = resources.length / (first.ms / 1000);
  const limit = resources.length / (plain / 1000);
  return [
    `${resources.length} resources in ${readdirSync(folder, { recursive: true }).length} files.`,
    '',
    '| what | measured | wanted |',
    '|---|---|---|',
    `| plain multi-row insert of ${batch} | ${Math.round(limit)} a second | |`,
    `| import, whole command | ${Math.round(rate)} a second | ≥ 1000 |`,
    `| of the plain insert | ${(rate / limit).toFixed(2)} | ≥ 0.20 |`,
    `| the same again | ${Math.round(resources.length / (again.ms / 1000))} a second | |`,
    `| memory of the command at most | ${first.peakMb.toFixed(0)} MB | ≤ 400 |`,
    `| storage of a resource, indexes and all | ${(Number(size.bytes) / Number(size.count) / 1024).toFixed(2)} KB | ≤ 2.50 |`,
  ];
}

function demoFiles(): string {
  const folder = mkdtempSync(join(tmpdir(), 'portico-bench-import-'));
  let number = 0;
  for (const { bundle } of demoBundles(new Date())) writeFileSync(join(folder, `${number++}.json`), JSON.stringify(bundle));
  return folder;
}

function readAll(folder: string): object[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.json(\.gz)?$/.test(name) && statSync(join(folder, name)).isFile())
    .flatMap((name) => {
      const bytes = readFileSync(join(folder, name));
      const parsed = JSON.parse((name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString()) as { entry?: { resource: object }[] };
      return parsed.entry ? parsed.entry.map((entry) => entry.resource) : [parsed];
    });
}

async function bulkInsert(client: pg.Client, resources: object[]): Promise<number> {
  await client.query('create table bench_limit (id uuid primary key default gen_random_uuid(), content jsonb not null)');
  const started = performance.now();
  for (let from = 0; from < resources.length; from += batch) {
    const part = resources.slice(from, from + batch).map((resource) => JSON.stringify(resource));
    await client.query(`insert into bench_limit (content) values ${part.map((_, index) => `($${index + 1})`).join(',')}`, part);
  }
  const took = performance.now() - started;
  await client.query('drop table bench_limit');
  return took;
}
