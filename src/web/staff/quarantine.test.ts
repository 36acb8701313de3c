import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testPortal } from '../../../test/portal.ts';
import type { TestPortal } from '../../../test/portal.ts';
import { staffBrowser } from '../../../test/register.ts';
import type { Browser } from '../../../test/visit.ts';
import { importFiles } from '../../intake/intake.ts';

const folder = mkdtempSync(join(tmpdir(), 'portico-hold-'));
let portal: TestPortal;
let records: Browser;
beforeAll(async () => {
  portal = await testPortal();
  writeFileSync(join(folder, 'lines.ndjson'), Array.from({ length: 45 }, (_, index) => `{"resourceType":"Observation","id":oops${index}}`).join('\n'));
  writeFileSync(join(folder, 'letters.json'), Buffer.from('{"resourceType":"Patient","id":"é"}', 'latin1'));
  await importFiles(portal, [folder], { source: 'rotten' });
  records = await staffBrowser(portal, 'records');
}, 60_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await portal.close();
});

const rows = (): string[] => [...records.page.document.querySelectorAll('.pt-row__title')].map((one) => one.textContent!);

describe('items on hold (F-25)', () => {
  it('stand in the order of their file, page after page, and none is lost', async () => {
    await records.get('/staff/quarantine');
    expect(records.page.text).toContain('46 items on hold');
    const all = [...rows()];
    for (;;) {
      const older = [...records.page.document.querySelectorAll('main a')].find((a) => a.textContent === 'Older');
      if (!older) break;
      await records.get(older.getAttribute('href')!);
      all.push(...rows());
    }
    expect(all).toEqual(['The whole file', ...Array.from({ length: 45 }, (_, index) => `Not readable: line ${index + 1}`)]);
  });

  it('are shown by their reason, so that one rotten file hides no other', async () => {
    await records.get('/staff/quarantine');
    await records.submit('Show', { 'Why it is on hold': 'Not UTF-8 (1)' });
    expect(rows()).toEqual(['The whole file']);
    expect(records.page.text).toContain('1 item on hold');
    expect(records.page.text).toContain('It seems to be ISO 8859-1 (Latin-1).');
    await records.follow('Show all items');
    expect(rows()).toHaveLength(20);
  });

  it('say in which line of the file the mistake is', async () => {
    await records.get('/staff/quarantine');
    await records.follow('Not readable: line 7');
    expect(records.page.text).toContain('The mistake is near line 7.');
  });
});
