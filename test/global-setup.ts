/**
 * Starts one PostgreSQL for the whole run (or takes PORTICO_TEST_DATABASE_URL) and makes two template databases:
 * an empty portal and one with the demo clinic. Each test file works on a clone of its own.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { seedDemo } from '../src/cli/demo.ts';
import { startEmbedded } from '../src/kernel/postgres/embedded.ts';
import { openPortal } from '../src/portal.ts';
import { testConfig, testOverrides } from './portal.ts';

declare module 'vitest' {
  interface ProvidedContext {
    server: { connection: pg.ClientConfig; templates: { empty: string; demo: string } };
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'portico-test-'));
  const url = process.env.PORTICO_TEST_DATABASE_URL;
  const embedded = url ? undefined : await startEmbedded({ dataDir: folder });
  const connection: pg.ClientConfig = embedded
    ? { host: embedded.socketDir, port: embedded.port, user: embedded.user, database: embedded.database }
    : connectionOf(url!);
  const run = `t${process.pid}`;
  const templates = { empty: `${run}_empty`, demo: `${run}_demo` };

  await query(connection, `create database ${templates.empty}`);
  await (await openPortal(testConfig(), testOverrides({ ...connection, database: templates.empty }, { migrated: false }))).close();
  await query(connection, `create database ${templates.demo} template ${templates.empty}`);
  const portal = await openPortal(testConfig(), testOverrides({ ...connection, database: templates.demo }));
  await seedDemo(portal, () => undefined, { withoutThousands: true });
  await portal.close();
  project.provide('server', { connection, templates });

  return async () => {
    if (url) for (const database of Object.values(templates)) await query(connection, `drop database if exists ${database} with (force)`);
    await embedded?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

function connectionOf(url: string): pg.ClientConfig {
  const parsed = new URL(url);
  return {
    host: parsed.searchParams.get('host') ?? parsed.hostname,
    port: Number(parsed.searchParams.get('port') ?? (parsed.port || 5432)),
    user: decodeURIComponent(parsed.username) || 'postgres',
    database: parsed.pathname.slice(1) || 'postgres',
    ...(parsed.password && { password: decodeURIComponent(parsed.password) }),
  };
}

async function query(connection: pg.ClientConfig, text: string): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  await client.query(text).finally(() => client.end());
}
