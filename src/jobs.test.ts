import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testPortal } from '../test/portal.ts';
import type { TestPortal } from '../test/portal.ts';
import { Browser } from '../test/visit.ts';
import { sweepAccounts } from './accounts/sweep.ts';
import { openQueue } from './jobs.ts';
import type { JobQueue } from './kernel/jobs.ts';
import { minutes } from './kernel/clock.ts';

let portal: TestPortal;
beforeAll(async () => void (portal = await testPortal()));
afterAll(() => portal.close());

async function until(what: () => Promise<boolean> | boolean): Promise<void> {
  for (let tries = 0; !(await what()); tries++) {
    if (tries > 150) throw new Error('It did not happen within 15 seconds');
    await sleep(100);
  }
}

const failed = () => portal.look<{ name: string; mended: boolean; times: number }>('select name, mended_at is not null as mended, times from failed_job');

describe('Background work (R-25)', () => {
  it('that fails after its tries is logged, shown to the administrator, and gone when it works again', async () => {
    let broken = true;
    let runs = 0;
    const job = { name: 'test-work', cron: '0 0 1 1 *', retries: 1, run: async () => {
      runs += 1;
      if (broken) throw new Error('it is broken');
    } };
    const queue: JobQueue = await openQueue(portal, [job], 0.5);
    try {
      await queue.ask('test-work');
      await until(async () => (await failed()).length === 1);
      expect(runs).toBe(2);
      expect(portal.logged.some((line) => line.includes('a job failed after all its tries') && line.includes('test-work'))).toBe(true);

      const admin = new Browser(portal);
      expect((await admin.signInStaff('admin')).text).toContain('Background work is failing');
      expect((await new Browser(portal).signInStaff('desk')).text).not.toContain('Background work is failing');

      broken = false;
      await queue.ask('test-work');
      await until(async () => (await failed())[0]!.mended);
      expect((await admin.get('/staff')).text).not.toContain('Background work is failing');
    } finally {
      await queue.stop();
    }
  }, 40_000);

  it('runs in one of two processes, and opening twice at once is no harm', async () => {
    let runs = 0;
    const job = { name: 'test-once', cron: '0 0 1 1 *', retries: 0, run: async () => void (runs += 1) };
    const queues = await Promise.all([openQueue(portal, [job], 0.5), openQueue(portal, [job], 0.5)]);
    await queues[0]!.ask('test-once');
    await until(() => runs > 0);
    await sleep(1500);
    await Promise.all(queues.map((queue) => queue.stop()));
    expect(runs).toBe(1);
  }, 30_000);

  it('sweeps away sessions that ended and leaves those that live', async () => {
    const idle = new Browser(portal);
    await idle.signInStaff('nurse');
    portal.clock.forward(minutes(14));
    await new Browser(portal).signInStaff('doctor');
    portal.clock.forward(minutes(2));
    expect(await sweepAccounts(portal)).toBeGreaterThan(0);
    const left = await portal.look<{ username: string }>('select distinct username from session join staff on staff.id = staff_id order by 1');
    expect(left).toEqual([{ username: 'doctor' }]);
  });
});
