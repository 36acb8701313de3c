/**
 * Background work that failed after all its tries: one open row a job, so that an administrator sees it until it
 * works again. Carries the name of the work and times, never its content.
 */
import { asSystem, nowhere } from '../access/scope.ts';
import type { StaffScope, SystemScope } from '../access/scope.ts';
import { sql } from '../kernel/db.ts';
import type { Portal } from '../portal.ts';

export async function noteFailedJob(portal: Portal, name: string): Promise<void> {
  await asSystem(portal, 'jobs', nowhere, ({ tx, now }) => tx.run(sql`
    insert into failed_job (name, first_at, last_at) values (${name}, ${now}, ${now})
    on conflict (name) where mended_at is null do update set last_at = ${now}, times = failed_job.times + 1`));
}

/** Closes the open row of a job that works again. */
export async function noteMendedJob(portal: Portal, name: string): Promise<void> {
  await asSystem(portal, 'jobs', nowhere, ({ tx, now }) =>
    tx.run(sql`update failed_job set mended_at = ${now} where name = ${name} and mended_at is null`));
}

export interface FailedJob {
  readonly name: string;
  readonly since: Date;
  readonly times: number;
}

/** What is broken now. */
export const openFailedJobs = (scope: StaffScope | SystemScope): Promise<FailedJob[]> =>
  scope.tx.rows(sql<FailedJob>`select name, first_at as since, times from failed_job where mended_at is null order by first_at`);
