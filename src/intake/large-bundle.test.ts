import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { testPortal } from '../../test/portal.ts';
import { BundleSplitter } from './bundle-splitter.ts';
import { importFiles } from './intake.ts';
import type { IntakeReport } from './intake.ts';
import { partsOf } from './read-files.ts';
import { Unfit } from './reasons.ts';

const folder = mkdtempSync(join(tmpdir(), 'portico-large-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const written = (name: string, content: string | Buffer): string => {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
};

const observation = (number: number, subject: string): object => ({
  fullUrl: `urn:uuid:obs-${number}`,
  resource: { resourceType: 'Observation', id: `o${number}`, status: 'final', code: { text: `Test "${number}" {[ñ` }, subject: { reference: subject }, valueString: 'x'.repeat(300) },
});

/** Patients and what they are named by stand last, so that every reference leads forward. */
const people = (count: number): object => ({
  resourceType: 'Bundle', type: 'collection', meta: { tag: [{ code: 'entry' }] },
  entry: [
    ...Array.from({ length: count }, (_, number) => observation(number, `urn:uuid:pat-${number % 3}`)),
    { fullUrl: 'urn:uuid:prov', resource: { resourceType: 'Provenance', target: [{ reference: 'urn:uuid:obs-1' }], recorded: '2026-01-01T00:00:00Z' } },
    { fullUrl: 'urn:uuid:report', resource: { resourceType: 'DiagnosticReport', id: 'r', status: 'final', code: { text: 'Panel' }, subject: { reference: 'urn:uuid:pat-1' }, result: [{ reference: 'urn:uuid:obs-1' }] } },
    ...[0, 1, 2].map((number) => ({ fullUrl: `urn:uuid:pat-${number}`, resource: { resourceType: 'Patient', id: `p${number}`, name: [{ family: `Large${number}`, given: ['Bea'] }], birthDate: '1970-01-01' } })),
  ],
});

describe('a Bundle in pieces', () => {
  it('gives the same members however the bytes come, and knows whether all around them was sound', () => {
    const entries = [{ resource: { a: 'with "quotes", { and [' } }, null, 7, 'text, with ] in it', { resource: { b: [[{}], '\\'] } }];
    const text = JSON.stringify({ resourceType: 'Bundle', entry: entries, link: [{ relation: 'entry', url: ':[' }] }, null, 1);
    for (const size of [1, 2, 7, 64, 10_000]) {
      const splitter = new BundleSplitter(1000);
      const bytes = Buffer.from(text);
      const found: Buffer[] = [];
      for (let at = 0; at < bytes.length; at += size) found.push(...splitter.push(bytes.subarray(at, at + size)));
      expect(found.map((one) => JSON.parse(one.toString()) as unknown)).toEqual(entries);
      expect(splitter.isSound).toBe(true);
    }
    for (const wrong of ['{"resourceType":"Bundle","entry":[{}]', '{"resourceType":"Bundle","entry":[{]}', '{"resourceType":"Bundle","x":1,"x":2,"entry":[]}', '{"resourceType":"Patient","entry":[{}]}', '[{"entry":[{}]}]', '']) {
      const splitter = new BundleSplitter(1000);
      splitter.push(Buffer.from(wrong));
      expect([wrong, splitter.isSound]).toEqual([wrong, false]);
    }
  });

  it('goes into the charts as if it had been read at once, however the parts fall (F-25)', async () => {
    const bundle = people(1300) as { entry: { resource?: object }[] };
    bundle.entry.splice(40, 0, { resource: { resourceType: 'Observation', status: 'final', code: { text: 'Nobody\'s' } } });
    const rotten = JSON.stringify(bundle).replace('"id":"o77"', '"id":oops');
    const file = written('people.json', rotten);
    const packed = written('people.json.gz', gzipSync(rotten));
    const outcomes: [IntakeReport['types'], string[], unknown[]][] = [];
    for (const [path, atOnce] of [[file, undefined], [file, 10_000], [packed, 10_000]] as const) {
      const portal = await testPortal('empty');
      const report = await importFiles(portal, [path], { source: 'large', ...(atOnce && { atOnce }) });
      const again = await importFiles(portal, [path], { source: 'large', ...(atOnce && { atOnce }) });
      expect(Object.values(again.types).reduce((sum, { created, updated }) => sum + created + updated, 0)).toBe(0);
      const rows = await portal.look(`select r.type, r.fhir_id, p.fhir_id as of, r.listing, r.content ->> 'id' as own from resource r left join patient p using (patient_id) order by 1, 2`);
      const members = await portal.look(`select o.fhir_id from member m join resource o on o.id = m.observation_id`);
      outcomes.push([report.types, report.quarantine.map(({ item, code }) => `${item}: ${code}`).sort(), [rows, members]]);
      await portal.close();
    }
    expect(outcomes[0]![1]).toEqual(['entry 41: item.noSubject', 'entry 79: file.notJson']);
    expect(outcomes[0]![0].Observation).toMatchObject({ created: 1299, quarantined: 1 });
    expect(outcomes[1]).toEqual(outcomes[0]);
    expect(outcomes[2]).toEqual(outcomes[0]);
  }, 120_000);

  it('that is cut off, or no Bundle, comes out as a reason or whole', async () => {
    const text = JSON.stringify(people(50));
    const codes = async (file: string): Promise<string[]> => {
      const found: string[] = [];
      for await (const { entries, broken } of partsOf(file, 1000)) found.push(...(broken ? [broken.why.code] : []), ...entries.map(({ resource }) => (resource instanceof Unfit ? resource.why.code : 'taken')));
      return found;
    };
    expect(await codes(written('cut.json', text.slice(0, -20)))).toEqual(['file.notJson']);
    expect(await codes(written('one.json', JSON.stringify({ resourceType: 'Binary', id: 'b', data: 'A'.repeat(5000) })))).toEqual(['taken']);
    expect(await codes(written('other.json', JSON.stringify({ hello: 'x'.repeat(5000) })))).toEqual(['file.notFhir']);
  });

  it('of 60 MB is read with 64 MB for all objects', { timeout: 120_000 }, () => {
    const file = join(folder, 'sixty.json');
    const out = openSync(file, 'w');
    writeSync(out, '{"resourceType":"Bundle","type":"collection","entry":[');
    let size = 0;
    for (let number = 0; size < 60 * 2 ** 20; number++) {
      const entry = `${number > 0 ? ',' : ''}${JSON.stringify({ fullUrl: `urn:uuid:${number}`, resource: { resourceType: 'Observation', id: String(number), status: 'final', code: { text: 'x' }, subject: { reference: 'Patient/1' }, note: [{ text: 'y'.repeat(2000) }] } })}`;
      size += writeSync(out, entry);
    }
    writeSync(out, ']}');
    closeSync(out);
    const read = `import { partsOf } from ${JSON.stringify(join(import.meta.dirname, 'read-files.ts'))};
      let count = 0;
      for await (const { entries, broken } of partsOf(${JSON.stringify(file)})) { if (broken) throw broken; count += entries.length; }
      console.log(count, Math.round(process.resourceUsage().maxRSS / 1024));`;
    const { stdout, stderr, status } = spawnSync(process.execPath, ['--max-old-space-size=64', '--input-type=module', '-e', read], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
    const [count, megabytes] = stdout.trim().split(' ').map(Number);
    expect(count).toBeGreaterThan(25_000);
    expect(megabytes).toBeLessThan(300);
  });
});
