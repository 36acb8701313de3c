/**
 * The portal as one object: database, clock, secrets, passwords, settings, log. Everything below the doors takes
 * it as its first argument. `overrides` are the seam for tests: a clock that is set, cheap hashes, a ready database.
 */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Config } from './config.ts';
import { systemClock } from './kernel/clock.ts';
import type { Clock } from './kernel/clock.ts';
import { openDb } from './kernel/db.ts';
import type { Connection, Db } from './kernel/db.ts';
import { openJobDesk } from './kernel/jobs.ts';
import type { JobDesk } from './kernel/jobs.ts';
import { openLog } from './kernel/log.ts';
import type { Log } from './kernel/log.ts';
import { migrate } from './kernel/migrate.ts';
import { openIdentityProvider } from './kernel/open-id.ts';
import type { IdentityProvider } from './kernel/open-id.ts';
import { openPasswords } from './kernel/passwords.ts';
import type { Passwords } from './kernel/passwords.ts';
import { startEmbedded } from './kernel/postgres/embedded.ts';
import { openSecrets } from './kernel/secrets.ts';
import type { Secrets } from './kernel/secrets.ts';
import { openSettings } from './organization/settings.ts';
import type { SettingsReader } from './organization/settings.ts';

export interface Portal {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
  readonly db: Db;
  readonly secrets: Secrets;
  readonly passwords: Passwords;
  readonly settings: SettingsReader;
  /** The organization's own sign-in for staff, where there is one. */
  readonly staffProvider?: IdentityProvider | undefined;
  /** Asks for background work; attached to the queue when that is open. */
  readonly jobs: JobDesk;
  /** How to reach the database: for jobs, migrations and checks that need a connection of their own. */
  readonly connection: Connection;
  close(): Promise<void>;
}

export interface Overrides {
  clock?: Clock;
  log?: Log;
  passwords?: Passwords;
  connection?: Connection;
  /** Connections in the pool. */
  poolSize?: number;
  /** Leave the database as it is: the caller has migrated it. */
  migrated?: boolean;
}

/** The folder that holds `db/` and `dist/`: the checkout, or wherever the portal was unpacked. */
export const root = findRoot(dirname(fileURLToPath(import.meta.url)));

export async function openPortal(config: Config, overrides: Overrides = {}): Promise<Portal> {
  const log = overrides.log ?? openLog({ level: config.logLevel });
  const server = overrides.connection || config.databaseUrl
    ? undefined
    : await startEmbedded({ dataDir: config.dataDir, log: (line) => log.debug({ line }, 'embedded PostgreSQL') });
  const connection = overrides.connection ?? (server
    ? { host: server.socketDir, port: server.port, user: server.user, database: server.database }
    : { connectionString: config.databaseUrl! });
  try {
    if (!overrides.migrated) {
      const applied = await migrate(connection, join(root, 'db', 'migrations'));
      if (applied.length > 0) log.info({ applied }, 'the database was brought up to date');
    }
    const db = openDb(connection, log, overrides.poolSize);
    return {
      config, log, db, connection,
      clock: overrides.clock ?? systemClock,
      secrets: openSecrets(config.secret),
      passwords: overrides.passwords ?? openPasswords(),
      settings: openSettings(db),
      staffProvider: config.staffProvider && openIdentityProvider(config.staffProvider),
      jobs: openJobDesk(log),
      async close() {
        await db.close();
        await server?.stop();
      },
    };
  } catch (error) {
    await server?.stop();
    throw error;
  }
}

function findRoot(from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'db', 'migrations'))) return folder;
    if (folder === dirname(folder)) throw new Error('The folder db/migrations is missing from this installation.');
  }
}
