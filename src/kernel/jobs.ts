/**
 * Work that is done later or again and again, kept in the database by pg-boss (schema `pgboss`): it survives a
 * crash, runs in one process at a time and is tried again when it fails. Work that still fails after its tries is
 * told to `exhausted`, so that it ends where a person looks. Knows nothing of medicine; polls seldom, so that an
 * idle portal stays idle.
 */
import { PgBoss } from 'pg-boss';
import type { Connection } from './db.ts';
import type { Log } from './log.ts';

export interface RepeatedJob {
  readonly name: string;
  /** Cron of five fields, in UTC. */
  readonly cron: string;
  /** Times it is tried again before it counts as failed. */
  readonly retries: number;
  /** Seconds that one run may take; a quarter of an hour without it. */
  readonly longest?: number;
  run(): Promise<void>;
}

export interface JobQueue {
  /** Asks for one run of the job beside its times; it begins within seconds, in one of the processes. */
  ask(name: string): Promise<void>;
  /** Waits for the work under way, then lets go of the database. */
  stop(): Promise<void>;
}

/** Where the rest of the portal asks for work to be done soon; without a queue it is done at its next time. */
export interface JobDesk {
  ask(name: string): void;
  attach(queue: Pick<JobQueue, 'ask'> | undefined): void;
}

export function openJobDesk(log: Log): JobDesk {
  let attached: Pick<JobQueue, 'ask'> | undefined;
  return {
    ask: (name) => void attached?.ask(name).catch((error: unknown) => log.warn({ err: error, job: name }, 'a job could not be asked for; it runs at its next time')),
    attach: (queue) => void (attached = queue),
  };
}

const failedJobs = 'failed';

/** `polling`: seconds between two looks at the queue. */
export async function openJobQueue(
  connection: Connection, log: Log, jobs: readonly RepeatedJob[], exhausted: (name: string) => Promise<void>, polling = 5,
): Promise<JobQueue> {
  const boss = new PgBoss({
    ...(connection as Record<string, string>),
    schema: 'pgboss', application_name: 'portico jobs', max: 2,
    superviseIntervalSeconds: 300, maintenanceIntervalSeconds: 3600, cronMonitorIntervalSeconds: 30,
    cronWorkerIntervalSeconds: Math.ceil(polling), queueCacheIntervalSeconds: 300,
  });
  boss.on('error', (error: unknown) => log.warn({ code: (error as { code?: string }).code, type: (error as Error).name }, 'the job queue met an error'));
  try {
    await boss.start();
    await openQueues(boss, log, jobs, exhausted, polling);
  } catch (error) {
    await boss.stop({ graceful: false }).catch((failure: unknown) => log.warn({ err: failure }, 'the job queue did not stop'));
    throw error;
  }
  return {
    ask: async (name) => void (await boss.send(name, { name })),
    stop: () => boss.stop({ graceful: true, timeout: 8_000 }),
  };
}

async function openQueues(
  boss: PgBoss, log: Log, jobs: readonly RepeatedJob[], exhausted: (name: string) => Promise<void>, polling: number,
): Promise<void> {
  await boss.createQueue(failedJobs, { retryLimit: 10, retryBackoff: true });
  await boss.work<{ name: string }>(failedJobs, { pollingIntervalSeconds: polling * 6 }, async (found) => {
    for (const { data } of found) await exhausted(data.name);
  });
  for (const job of jobs) {
    const queue = { retryLimit: job.retries, retryBackoff: true, deadLetter: failedJobs, deleteAfterSeconds: 3600, ...(job.longest && { expireInSeconds: job.longest }) };
    await boss.createQueue(job.name, { ...queue, policy: 'short' });
    await boss.updateQueue(job.name, queue);
    await boss.work(job.name, { pollingIntervalSeconds: polling }, async () => {
      try {
        await job.run();
      } catch (error) {
        log.error({ err: error, job: job.name }, 'a job failed');
        throw error;
      }
    });
    await boss.schedule(job.name, job.cron, { name: job.name });
  }
}
