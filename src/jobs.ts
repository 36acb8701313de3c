/**
 * The work that the portal does by itself, and when. It starts in the background, after the portal listens; when
 * the queue cannot be opened it is tried again until it can.
 */
import { sealAudit } from './access/audit-seal.ts';
import { noteAuditCheck } from './access/audit-check.ts';
import { verifyAudit } from './access/audit-verify.ts';
import { askForLetters } from './accounts/access-notices.ts';
import { sweepAccounts } from './accounts/sweep.ts';
import { runApart } from './cli/apart.ts';
import { uploadsJob, uploadsWaiting } from './intake/uploads.ts';
import { openJobQueue } from './kernel/jobs.ts';
import type { JobQueue, RepeatedJob } from './kernel/jobs.ts';
import { mailChannel, mailJob, sendMails } from './notices/outbox.ts';
import { listen } from './kernel/listen.ts';
import { noteFailedJob, noteMendedJob } from './organization/failed-jobs.ts';
import type { Portal } from './portal.ts';

const jobsOf = (portal: Portal): RepeatedJob[] => [
  { name: 'audit-seal', cron: '* * * * *', retries: 2, run: async () => void (await sealAudit(portal)) },
  { name: 'audit-verify', cron: '17 7 * * *', retries: 0, run: () => verifyEveryDay(portal) },
  { name: uploadsJob, cron: '* * * * *', retries: 2, longest: 6 * 3600, run: () => takeUploadsApart(portal) },
  { name: mailJob, cron: '* * * * *', retries: 5, longest: 600, run: async () => void (await sendMails(portal)) },
  { name: 'access-letters', cron: '*/10 * * * *', retries: 3, run: async () => void (await askForLetters(portal)) },
  { name: 'sweep', cron: '*/10 * * * *', retries: 3, run: async () => void (await sweepAccounts(portal)) },
];

/** What was uploaded is read by a process of its own: a large file must not slow down anybody's page. */
async function takeUploadsApart(portal: Portal): Promise<void> {
  if (uploadsWaiting(portal)) await runApart(['import', '--uploads']);
}

/** An audit trail that was tampered with is a job that fails: an administrator sees it the same day. */
async function verifyEveryDay(portal: Portal): Promise<void> {
  const report = await verifyAudit(portal);
  await noteAuditCheck(portal, report);
  const { problem } = report;
  if (!problem) return;
  portal.log.error({ problem }, 'the audit trail does not agree with its seals');
  throw new Error(`The audit trail does not agree with its seals: ${problem.code}`);
}

/** A job that fails after all its tries leaves a line in the log and a row that an administrator sees, until it works again. */
export const openQueue = (portal: Portal, jobs: readonly RepeatedJob[], polling?: number): Promise<JobQueue> =>
  openJobQueue(portal.connection, portal.log, jobs.map((job) => ({
    ...job,
    async run() {
      await job.run();
      await noteMendedJob(portal, job.name);
    },
  })), async (name) => {
    portal.log.error({ job: name }, 'a job failed after all its tries');
    await noteFailedJob(portal, name);
  }, polling);

/** Milliseconds until opening the queue is tried again. */
const again = 30_000;

export async function openJobs(portal: Portal): Promise<Pick<JobQueue, 'stop'>> {
  let stopped = false;
  let waiting: NodeJS.Timeout | undefined;
  let queue = open();
  // A mail that was queued goes out within seconds, not at the next minute.
  const mails = listen(portal.connection, mailChannel, portal.log, () => portal.jobs.ask(mailJob));

  async function open(): Promise<JobQueue | undefined> {
    try {
      const opened = await openQueue(portal, jobsOf(portal));
      portal.jobs.attach(opened);
      return opened;
    } catch (error) {
      portal.log.error({ err: error }, 'the job queue could not be opened and will be tried again');
      if (!stopped) waiting = setTimeout(() => (queue = open()), again).unref();
      return undefined;
    }
  }

  return {
    async stop() {
      stopped = true;
      portal.jobs.attach(undefined);
      clearTimeout(waiting);
      await mails.stop();
      await (await queue)?.stop();
    },
  };
}
