/**
 * What this database is as a whole: its migrations, whether the demo clinic was put in, and with what password.
 * Written by the portal itself and never on behalf of a person.
 */
import type { SystemScope } from '../access/scope.ts';
import { sql } from '../kernel/db.ts';
import type { Portal } from '../portal.ts';

export interface DemoState {
  readonly seededAt: Date | null;
  /** Keyed hash of the password and the TOTP secret the demo accounts have. */
  readonly mark: Buffer | null;
}

export async function demoState(scope: SystemScope): Promise<DemoState> {
  const row = await scope.tx.row(sql<{ demo_seeded_at: Date | null; demo_mark: Buffer | null }>`
    select demo_seeded_at, demo_mark from installation`);
  return { seededAt: row!.demo_seeded_at, mark: row!.demo_mark };
}

/** Notes that the demo clinic is in place and what its people sign in with. */
export async function noteDemo(scope: SystemScope, mark: Buffer): Promise<void> {
  await scope.tx.run(sql`update installation set demo_seeded_at = coalesce(demo_seeded_at, ${scope.now}), demo_mark = ${mark}`);
}

/** Notes that seeding has begun: what is found half done later is the demo's own. */
export async function noteDemoBegun(scope: SystemScope, mark: Buffer): Promise<void> {
  await scope.tx.run(sql`update installation set demo_mark = ${mark}`);
}

/** The names of the migrations this database has, oldest first. */
export const appliedMigrations = (portal: Portal): Promise<string[]> =>
  portal.db.asOwner(async (tx) => (await tx.rows(sql<{ name: string }>`select name from migration order by name`)).map(({ name }) => name));

export interface DatabaseFacts {
  /** 15 for 15.13. */
  readonly major: number;
  readonly version: string;
  readonly now: Date;
}

export const databaseFacts = (portal: Portal): Promise<DatabaseFacts> =>
  portal.db.asOwner(async (tx) => (await tx.row(sql<DatabaseFacts>`
    select current_setting('server_version_num')::int / 10000 as major, current_setting('server_version') as version, clock_timestamp() as now`))!);
