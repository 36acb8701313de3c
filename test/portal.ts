/**
 * A portal for a test: the real one, on a database of its own, with a clock that is set by hand and cheap hashes.
 * `testPortal()` has the demo clinic; `testPortal('empty')` has nobody.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { readConfig } from '../src/config.ts';
import type { Config } from '../src/config.ts';
import { fixedClock } from '../src/kernel/clock.ts';
import type { Connection } from '../src/kernel/db.ts';
import { openLog } from '../src/kernel/log.ts';
import { openPasswords } from '../src/kernel/passwords.ts';
import { openPortal } from '../src/portal.ts';
import type { Overrides, Portal } from '../src/portal.ts';
import { openDoor } from '../src/web/door.ts';

/** A Tuesday at 10 in the morning in New York; the demo clinic is seeded as of this day. */
export const testDay = new Date('2026-11-24T15:00:00Z');

export const demoPassword = 'correct horse battery';
export const demoTotp = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
/** Where the portal of the tests believes to be reached. */
export const testUrl = 'http://127.0.0.1:3000';

/** `env` on top of what the tests set. */
export const testConfig = (env: Record<string, string> = {}): Config =>
  readConfig({
    PORTICO_DATA: mkdtempSync(join(tmpdir(), 'portico-data-')),
    PORTICO_SECRET: 'a secret that only the tests know, long enough',
    PORTICO_DEMO: '1', PORTICO_DEMO_PASSWORD: demoPassword, PORTICO_DEMO_TOTP: demoTotp,
    PORTICO_LOG: process.env.PORTICO_TEST_LOG ?? 'silent',
    ...env,
  });

/** Hashes that cost little: the tests are about what is checked, not about how long it takes. */
const cheap = openPasswords({ memory: 64, passes: 1 });

export const testOverrides = (connection: Connection, more: Overrides = {}): Overrides => ({
  connection, migrated: true, passwords: cheap, clock: fixedClock(testDay), poolSize: 6, ...more,
});

export interface TestPortal extends Portal {
  readonly clock: ReturnType<typeof fixedClock>;
  readonly app: ReturnType<typeof openDoor>;
  /** Every line the portal logged, for the tests that look for what must not be there. */
  readonly logged: string[];
  /** Runs SQL as the owner of the database, past every wall: for looking, never for acting. */
  look<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
}

export async function testPortal(template: 'demo' | 'empty' = 'demo', more: Overrides = {}, env: Record<string, string> = {}): Promise<TestPortal> {
  const { connection: server, templates } = inject('server');
  const database = `c${randomBytes(6).toString('hex')}`;
  const admin = new pg.Client(server);
  await admin.connect();
  await admin.query(`create database ${database} template ${templates[template]}`);
  await admin.end();

  const connection = { ...server, database } as Connection;
  const logged: string[] = [];
  const log = openLog({ level: 'debug', destination: { write: (line: string) => void logged.push(line) } });
  const clock = fixedClock(testDay);
  const portal = await openPortal(testConfig(env), testOverrides(connection, { clock, log, ...more }));
  const looking = new pg.Client(connection as pg.ClientConfig);
  await looking.connect();
  return {
    ...portal, clock, logged,
    app: openDoor(portal),
    look: async (text, values) => (await looking.query(text, values)).rows,
    async close() {
      await looking.end();
      await portal.close();
      const end = new pg.Client(server);
      await end.connect();
      await end.query(`drop database ${database} with (force)`).finally(() => end.end());
    },
  };
}
