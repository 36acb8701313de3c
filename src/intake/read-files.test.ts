import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { dataFiles, partsOf } from './read-files.ts';
import { Unfit } from './reasons.ts';

const folder = mkdtempSync(join(tmpdir(), 'portico-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read(name: string, content: string | Buffer): Promise<string[]> {
  const file = join(folder, name);
  writeFileSync(file, content);
  const told: string[] = [];
  for await (const { entries, broken } of partsOf(file)) {
    told.push(...entries.map((entry) => `${entry.place}: ${entry.resource instanceof Unfit ? entry.resource.why.code : (entry.resource as { id: string }).id}`));
    if (broken) told.push(broken.why.code);
  }
  return told;
}

const patient = (id: string): string => JSON.stringify({ resourceType: 'Patient', id });

describe('a file', () => {
  it('is read when it is JSON or NDJSON, packed or not, with a mark in front or not', async () => {
    expect(await read('one.json', `\uFEFF${patient('a')}`)).toEqual(['resource: a']);
    expect(await read('one.json.gz', gzipSync(patient('a')))).toEqual(['resource: a']);
    expect(await read('lines.ndjson', `\uFEFF${patient('a')}\r\n\n${patient('b')}`)).toEqual(['line 1: a', 'line 3: b']);
    expect(await read('lines.ndjson.gz', gzipSync(`${patient('a')}\n${patient('b')}\n`))).toEqual(['line 1: a', 'line 2: b']);
    expect(await read('many.ndjson', Array.from({ length: 1201 }, (_, index) => patient(String(index))).join('\n'))).toHaveLength(1201);
  });

  it('that is damaged ends with a reason, and the lines before the damage count', async () => {
    expect(await read('damaged.json.gz', Buffer.from('no gzip'))).toEqual(['file.unreadable']);
    const packed = gzipSync(Array.from({ length: 5000 }, (_, index) => patient(`${index}-${Math.sin(index)}`)).join('\n'));
    const told = await read('cut.ndjson.gz', packed.subarray(0, Math.floor(packed.length / 2)));
    expect(told.at(-1)).toBe('file.unreadable');
    expect(told.length).toBeGreaterThan(100);
    expect(await read('cut.json', patient('a').slice(0, -3))).toEqual(['file.notJson']);
    expect(await read('other.json', '{"hello":1}')).toEqual(['file.notFhir']);
    expect(await read('list.json', '[1,2]')).toEqual(['file.notFhir']);
    expect(await read('bundle.json', '{"resourceType":"Bundle","entry":{}}')).toEqual(['file.notFhir']);
  });

  it('loses a line, not the lines around it', async () => {
    expect(await read('lines.ndjson', `${patient('a')}\n{"resourceType":\n${patient('c')}\n`)).toEqual(['line 1: a', 'line 2: file.notJson', 'line 3: c']);
  });

  it('with a multi-byte letter on the edge of a chunk keeps the letter', async () => {
    const name = 'é'.repeat(70_000);
    expect(await read('letters.ndjson', `x${JSON.stringify({ resourceType: 'Patient', id: name })}`.slice(1))).toEqual([`line 1: ${name}`]);
  });
});

it('of a folder those that hold data are taken, in the order of their names', () => {
  const inside = join(folder, 'export');
  mkdirSync(join(inside, 'sub'), { recursive: true });
  for (const name of ['README.md', 'Patient.ndjson', 'manifest.json', 'log.ndjson', 'sub/b.json', 'a.json.gz', 'LICENSE', 'note.xml', 'x.csv']) writeFileSync(join(inside, name), '');
  expect(dataFiles([inside]).map((file) => basename(file))).toEqual(['Patient.ndjson', 'a.json.gz', 'note.xml', 'b.json']);
});
