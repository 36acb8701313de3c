/** What the database does for the pages beside answering statements. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testPortal } from '../../test/portal.ts';
import type { TestPortal } from '../../test/portal.ts';
import { sql } from './db.ts';

const connections = 2;
let portal: TestPortal;
beforeAll(async () => {
  portal = await testPortal('empty', { poolSize: connections });
});
afterAll(() => portal.close());

it('F-04: as many pages as there are connections can each have the portal do something beside them', async () => {
  let open = 0;
  let allOpen: () => void;
  const together = new Promise<void>((done) => (allOpen = done));
  const page = (): Promise<number | undefined> => portal.db.transaction('portico_staff', async () => {
    if (++open === connections) allOpen();
    await together;
    return (await portal.db.transaction('portico_system', (tx) => tx.row(sql<{ one: number }>`select 1 as one`)))?.one;
  });
  expect(await Promise.all(Array.from({ length: connections }, page))).toEqual([1, 1]);
});
