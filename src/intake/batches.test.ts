/** What a batch, a file or another run leaves behind must not depend on what came before it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testPortal } from '../../test/portal.ts';
import type { TestPortal } from '../../test/portal.ts';
import { importFiles, intakeBundle } from './intake.ts';
import type { IntakeReport } from './intake.ts';

let portal: TestPortal;
let folder: string;
beforeAll(async () => {
  portal = await testPortal('empty');
  folder = mkdtempSync(join(tmpdir(), 'portico-order-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await portal.close();
});

type Resource = Readonly<Record<string, unknown>> & { readonly resourceType: string; readonly id: string };
let sources = 0;
const newSource = (): string => `order-${(sources += 1)}`;
const take = (source: string, ...resources: Resource[]): Promise<IntakeReport> =>
  intakeBundle(portal, source, { resourceType: 'Bundle', type: 'collection', entry: resources.map((resource) => ({ resource })) });
const subject = { reference: 'Patient/1' };
const person = (more: object = {}): Resource => ({ resourceType: 'Patient', id: '1', name: [{ family: 'Lund', given: ['Eva'] }], birthDate: '1980-02-29', ...more });
const observation = (id: string, more: object = {}): Resource => ({ resourceType: 'Observation', id, status: 'final', subject, code: { text: id }, ...more });
const report = (id: string, version: number, parts: readonly string[], more: object = {}): Resource => ({
  resourceType: 'DiagnosticReport', id, status: 'final', subject, code: { text: id }, meta: { versionId: String(version) },
  result: parts.map((part) => ({ reference: `Observation/${part}` })), ...more,
});

/** Each entry of the chart, what it is listed as, and what it is a part of. */
async function listed(source: string): Promise<Record<string, string>> {
  const rows = await portal.look<{ id: string; listing: string | null; parent: string | null }>(`select r.fhir_id as id, r.listing, w.fhir_id as parent
    from resource r join source s on s.id = r.source_id left join resource w on w.id = r.parent_id where s.name = $1 and r.type <> 'Patient'`, [source]);
  return Object.fromEntries(rows.map(({ id, listing, parent }) => [id, `${listing ?? '-'}${parent ? ` in ${parent}` : ''}`]));
}

describe('the parts of reports and panels', () => {
  const history: Resource[] = [
    observation('a'), observation('b'), observation('c'), observation('panel', { hasMember: [{ reference: 'Observation/a' }, { reference: 'Observation/c' }] }),
    report('lab', 1, ['a', 'b']), report('lab', 2, ['a', 'panel']), report('other', 1, ['b']),
  ];
  const end = { a: '- in lab', b: '- in other', c: '- in panel', panel: '- in lab', lab: 'result', other: 'result' };

  it('come to the same end in any order, one by one or many at once', async () => {
    await fc.assert(fc.asyncProperty(fc.shuffledSubarray(history, { minLength: history.length }), fc.integer({ min: 1, max: history.length }), async (order, atOnce) => {
      const source = newSource();
      for (let from = 0; from < order.length; from += atOnce) await take(source, ...order.slice(from, from + atOnce));
      expect(await listed(source)).toEqual(end);
    }), { numRuns: 25 });
  }, 60_000);

  it('are hidden by a report that is not for the portal, also when another one names them', async () => {
    const source = newSource();
    await take(source, observation('a'), report('z', 1, ['a'], { meta: { security: [{ code: 'R' }] } }), report('b', 1, ['a']));
    expect((await listed(source)).a).toBe('- in z');
  });
});

describe('a patient id that comes for somebody else (F-24)', () => {
  const ben = person({ name: [{ family: 'Okafor', given: ['Ben'] }], birthDate: '1955-05-05' });

  it('takes nothing into the chart of the first, until staff have dealt with it', async () => {
    const source = newSource();
    await take(source, person(), observation('hers'));
    const clash = await take(source, observation('his'), ben);
    expect(clash.quarantine.map(({ code }) => code).sort()).toEqual(['item.ofDoubtful', 'patient.doubtful']);
    expect((await take(source, observation('whose'))).quarantine).toMatchObject([{ code: 'item.ofDoubtful' }]);
    expect(await listed(source)).toEqual({ hers: 'result' });
    await portal.look(`update quarantine q set resolved_at = now() from source s where s.id = q.source_id and s.name = $1 and q.code = 'patient.doubtful'`, [source]);
    expect((await take(source, observation('whose'))).quarantine).toEqual([]);
  });
});

describe('files', () => {
  const write = (name: string, ...resources: Resource[]): string => {
    const path = join(folder, name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, resources.map((one) => JSON.stringify(one)).join('\n'));
    return path;
  };
  const provenance = { resourceType: 'Provenance', id: 'p', target: [{ reference: 'Observation/a' }] };

  it('of which something is on hold are tried again: only that, and the rest stays as it is', async () => {
    const source = newSource();
    const first = write('again/1.ndjson', observation('x', { note: [{ text: 'first' }] }), provenance);
    const held = await importFiles(portal, [first], { source });
    expect(held.types).toMatchObject({ Observation: { created: 1 }, Provenance: { created: 0, quarantined: 1 } });
    await take(source, person(), observation('a'), observation('x', { note: [{ text: 'second' }] }));
    const again = await importFiles(portal, [first], { source });
    expect(again.quarantine).toEqual([]);
    expect(again.types).toMatchObject({ Observation: { created: 0, updated: 0, unchanged: 1 }, Provenance: { created: 1, quarantined: 0 } });
    const [x] = await portal.look<{ note: string }>(`select content #>> '{note,0,text}' as note from resource r join source s on s.id = r.source_id where s.name = $1 and fhir_id = 'x'`, [source]);
    expect(x!.note).toBe('second');
    expect((await importFiles(portal, [first], { source })).types).toMatchObject({ Observation: { unchanged: 1 }, Provenance: { unchanged: 1 } });
  });

  it('of a bulk export are read with the patients first', async () => {
    const source = newSource();
    await take(source, person());
    write('bulk/Observation.ndjson', observation('his'));
    write('bulk/Patient.ndjson', person({ name: [{ family: 'Okafor', given: ['Ben'] }], birthDate: '1955-05-05' }));
    await importFiles(portal, [join(folder, 'bulk')], { source });
    expect(await listed(source)).toEqual({});
  });

  it('many and small, and a large one, go in together; two runs at once end as one would', async () => {
    const many = Array.from({ length: 1200 }, (_, number) => observation(`o${number}`));
    for (const [index, one] of many.slice(0, 150).entries()) write(`crowd/${index}.json`, one);
    write('crowd/rest.ndjson', ...many.slice(150));
    write('crowd/Patient.json', person());
    const source = newSource();
    const reports = await Promise.all([importFiles(portal, [join(folder, 'crowd')], { source }), importFiles(portal, [join(folder, 'crowd')], { source })]);
    const counts = reports.map(({ types }) => types.Observation!);
    expect(counts.map(({ created, updated, unchanged }) => created + updated + unchanged)).toEqual([1200, 1200]);
    expect(counts.reduce((sum, { created }) => sum + created, 0)).toBe(1200);
    expect(counts.every(({ updated, quarantined }) => updated + quarantined === 0)).toBe(true);
    expect(Object.keys(await listed(source))).toHaveLength(1200);
    expect(await portal.look(`select p.record_id from patient p join source s on s.id = p.source_id where s.name = $1`, [source])).toHaveLength(1);
  });
});
