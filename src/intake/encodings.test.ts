import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testPortal } from '../../test/portal.ts';
import type { TestPortal } from '../../test/portal.ts';
import { importFiles } from './intake.ts';
import { textOf } from './text.ts';

const folder = mkdtempSync(join(tmpdir(), 'portico-encodings-'));
let portal: TestPortal;
beforeAll(async () => void (portal = await testPortal('empty')));
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await portal.close();
});

const patient = (id: string, family: string): string => JSON.stringify({ resourceType: 'Patient', id, name: [{ family }], birthDate: '1980-01-01' });

async function take(name: string, content: Buffer): Promise<{ held: string[]; families: string[] }> {
  writeFileSync(join(folder, name), content);
  const report = await importFiles(portal, [join(folder, name)], { source: name });
  const families = await portal.look<{ family: string }>(`select family from patient p join source s on s.id = p.source_id where s.name = $1 order by 1`, [name]);
  return { held: report.quarantine.map(({ item, code, facts }) => `${item}: ${code} ${'encoding' in facts ? String(facts.encoding) : ''}`), families: families.map((row) => row.family) };
}

/** Files that are not UTF-8: nothing goes in with letters replaced. */
describe('a file in another encoding (F-25)', () => {
  it('is on hold, and the reason names the encoding', async () => {
    expect(await take('latin1.json', Buffer.from(patient('a', 'Muñoz'), 'latin1'))).toEqual({ held: ['file: file.notUtf8 ISO 8859-1 (Latin-1)'], families: [] });
    expect(await take('windows.json', Buffer.from(patient('a', 'O\u0092Brien'), 'latin1'))).toEqual({ held: ['file: file.notUtf8 Windows-1252'], families: [] });
    expect(await take('wide.json', Buffer.from(`\uFEFF${patient('a', 'Muñoz')}`, 'utf16le'))).toEqual({ held: ['file: file.notUtf8 UTF-16'], families: [] });
    expect(await take('unmarked.json', Buffer.from(patient('a', 'Muñoz'), 'utf16le'))).toEqual({ held: ['file: file.notUtf8 UTF-16'], families: [] });
    expect(await take('wide.ndjson', Buffer.from(patient('a', 'Muñoz'), 'utf16le').swap16())).toEqual({ held: ['file: file.notUtf8 UTF-16'], families: [] });
    expect(() => textOf(Buffer.from([0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0]))).toThrow('file.notUtf8');
  });

  it('costs the line or the entry in which it stands, and no other', async () => {
    const line = (family: string): Buffer => Buffer.from(`${patient(family, family)}\n`);
    expect(await take('mixed.ndjson', Buffer.concat([line('Muñoz'), Buffer.from(`${patient('b', 'Müller')}\n`, 'latin1'), line('Núñez')])))
      .toEqual({ held: ['line 2: file.notUtf8 ISO 8859-1 (Latin-1)'], families: ['Muñoz', 'Núñez'] });
    const entry = (bytes: Buffer): Buffer => Buffer.concat([Buffer.from('{"resource":'), bytes, Buffer.from('}')]);
    const bundle = Buffer.concat([Buffer.from('{"resourceType":"Bundle","type":"collection","entry":['), entry(Buffer.from(patient('a', 'Muñoz'))), Buffer.from(','), entry(Buffer.from(patient('b', 'Müller'), 'latin1')), Buffer.from(']}')]);
    expect(await take('mixed.json', bundle)).toEqual({ held: ['entry 2: file.notUtf8 ISO 8859-1 (Latin-1)'], families: ['Muñoz'] });
    const [kept] = await portal.look<{ content: string }>(`select content from quarantine where item = 'entry 2' and code = 'file.notUtf8'`);
    expect(kept!.content).toContain('Müller');
  });

  it('keeps every letter of UTF-8, with and without a mark in front', async () => {
    expect(await take('marked.json', Buffer.from(`\uFEFF${patient('a', 'Ōé𝒜')}`))).toEqual({ held: [], families: ['Ōé𝒜'] });
  });
});
