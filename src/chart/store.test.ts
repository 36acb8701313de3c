import { createHash, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testPortal } from '../../test/portal.ts';
import type { TestPortal } from '../../test/portal.ts';
import { asSystem, nowhere } from '../access/scope.ts';
import { storeBatch, storeMembers } from './store.ts';
import type { Outcome, Row } from './store.ts';

let portal: TestPortal;
let sourceId: number;

beforeAll(async () => {
  portal = await testPortal('empty');
  [{ id: sourceId }] = (await portal.look<{ id: number }>(`insert into source (name, title) values ('store', 'Store') returning id`)) as [{ id: number }];
});
afterAll(() => portal.close());

function row(id: string, said: string, more: Partial<Row> = {}): Row {
  const content = JSON.stringify({ resourceType: 'Observation', said });
  return {
    patientId: '11111111-1111-8111-8111-111111111111', id, type: 'Observation', fhirId: id, content, sourceVersion: null, sourceTime: null,
    status: 'final', listing: 'result', code: 'loinc|1', title: said, sortAt: null, parentId: null, outside: false,
    visibleAt: portal.clock.now(), releaseReason: 'released', digest: createHash('sha256').update(content).digest().subarray(0, 16), ...more,
  };
}

const store = (...rows: Row[]): Promise<Map<string, Outcome>> => asSystem(portal, 'test', nowhere, (scope) => storeBatch(scope, sourceId, rows));

async function kept(id: string): Promise<{ now: string[]; before: string[] }> {
  const now = await portal.look<{ said: string }>(`select content ->> 'said' as said from resource where id = $1`, [id]);
  const before = await portal.look<{ said: string }>(`select content ->> 'said' as said from resource_version where id = $1 order by 1`, [id]);
  return { now: now.map((one) => one.said), before: before.map((one) => one.said) };
}

describe('versions (F-22, R-20)', () => {
  const times = (at: number): Date => new Date(Date.UTC(2020, 0, 1) + at * 3_600_000);
  it.each([
    ['numbers', (at: number) => ({ sourceVersion: at })],
    ['times', (at: number) => ({ sourceTime: times(at) })],
    ['numbers and times', (at: number) => ({ sourceVersion: at, sourceTime: times(at) })],
  ])('converge whatever the order where the source gives %s, also when they come again', async (_name, stamp) => {
    const history = fc.uniqueArray(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 6 })
      .chain((versions) => fc.tuple(fc.constant(versions), fc.shuffledSubarray([...versions, ...versions.slice(0, 3)], { minLength: versions.length }))
        .filter(([all, order]) => all.every((one) => order.includes(one))));
    await fc.assert(fc.asyncProperty(history, async ([versions, order]) => {
      const id = randomUUID();
      for (const at of order) await store(row(id, `v${at}`, stamp(at)));
      const [newest, ...older] = [...versions].sort((a, b) => b - a).map((at) => `v${at}`);
      expect(await kept(id)).toEqual({ now: [newest], before: older.sort() });
    }), { numRuns: 25 });
  }, 60_000);

  it('follow the order of arrival where the source gives neither, and none is lost', async () => {
    const id = randomUUID();
    for (const said of ['b', 'a', 'c']) await store(row(id, said));
    expect(await kept(id)).toEqual({ now: ['c'], before: ['a', 'b'] });
  });

  it('count as created, unchanged, updated', async () => {
    const id = randomUUID();
    const outcome = async (one: Row) => (await store(one)).get(id);
    expect(await outcome(row(id, 'one', { sourceVersion: 2 }))).toBe('created');
    expect(await outcome(row(id, 'one', { sourceVersion: 2 }))).toBe('unchanged');
    expect(await outcome(row(id, 'two', { sourceVersion: 3 }))).toBe('updated');
    expect(await outcome(row(id, 'zero', { sourceVersion: 1 }))).toBe('unchanged');
    expect(await kept(id)).toEqual({ now: ['two'], before: ['one', 'zero'] });
  });
});

describe('a resource that was in the wrong chart (F-24)', () => {
  const second = '22222222-2222-8222-8222-222222222222';

  it('leaves it, and stands in the right one only', async () => {
    const id = randomUUID();
    await store(row(id, 'hers', { sourceVersion: 1 }));
    await store(row(id, 'his', { sourceVersion: 2, patientId: second }));
    const rows = await portal.look<{ patient_id: string }>('select patient_id from resource where id = $1', [id]);
    expect(rows).toEqual([{ patient_id: second }]);
  });

  it('stays where the later version has put it, when the earlier one comes last', async () => {
    const id = randomUUID();
    await store(row(id, 'his', { sourceVersion: 2, patientId: second }));
    await store(row(id, 'hers', { sourceVersion: 1 }));
    const rows = await portal.look<{ patient_id: string }>('select patient_id from resource where id = $1', [id]);
    expect(rows).toEqual([{ patient_id: second }]);
    // The earlier version says "hers": it is kept, and never among the earlier versions of his.
    expect(await portal.look(`select from resource_version where id = $1 and patient_id = $2`, [id, second])).toEqual([]);
  });
});

describe('the parts of a report', () => {
  it.each([['before', true], ['after', false]])('leave the list, when they come %s it', async (_name, partFirst) => {
    const [report, part] = [randomUUID(), randomUUID()];
    const members = [{ patientId: row('', '').patientId, reportId: report, observationId: part }];
    const steps = [() => store(row(part, 'part')), async () => {
      await store(row(report, 'report', { type: 'DiagnosticReport' }));
      await asSystem(portal, 'test', nowhere, (scope) => storeMembers(scope, members));
    }];
    for (const step of partFirst ? steps : steps.reverse()) await step();
    const [found] = await portal.look<{ listing: string | null; parent_id: string }>('select listing, parent_id from resource where id = $1', [part]);
    expect(found).toEqual({ listing: null, parent_id: report });
  });
});
