/**
 * What this database is as a whole: whether the demo clinic was put in, and with what password. One row, written by
 * the portal itself and never on behalf of a person.
 */
import type { SystemScope } from '../access/scope.ts';
import { sql } from '../kernel/db.ts';

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
