/**
 * Records as others wrote them: every set goes in or on hold with a reason, and a second import changes nothing. The
 * sets are not part of this repository; where they are not there, this is skipped.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testPortal } from '../../test/portal.ts';
import type { TestPortal } from '../../test/portal.ts';
import { importFiles } from './intake.ts';
import type { IntakeReport } from './intake.ts';

const data = resolve(import.meta.dirname, '../../../shared/data');
const isHere = existsSync(join(data, 'synthea-r4-2019'));
if (!isHere) console.log(`Skipped: there are no sets of records in ${data}.`);

/** What is created by a first import, and what is on hold: code to how many. */
const sets: Readonly<Record<string, { created: number; held: Record<string, number> }>> = {
  'synthea-r4-2019': { created: 28_471, held: {} },
  'us-core-examples': { created: 150, held: { 'patient.missing': 1 } },
  'inferno-uscore': { created: 355, held: {} },
  'synthea-hiv-2021': { created: 6767, held: {} },
  'bulk-ndjson-2025': { created: 7160, held: {} },
  ips: { created: 193, held: {} },
  'ms-smart-compartment': { created: 57, held: { 'item.noSubject': 6, 'item.deletion': 2, 'patient.missing': 3 } },
  'uscore-edge-cases': { created: 73, held: { 'patient.missing': 1 } },
  messages: { created: 28, held: { 'file.notFhir': 3, 'item.noSubject': 1 } },
  'ktc-invalid-bundles': { created: 6, held: { 'file.notFhir': 3, 'item.noSubject': 1 } },
};

describe.runIf(isHere)('a set of records', () => {
  let portal: TestPortal;
  beforeAll(async () => void (portal = await testPortal('empty')));
  afterAll(() => portal.close());

  const held = (report: IntakeReport): Record<string, number> => {
    const counts: Record<string, number> = {};
    for (const { code } of report.quarantine) counts[code] = (counts[code] ?? 0) + 1;
    return counts;
  };
  const sum = (report: IntakeReport, of: 'created' | 'updated'): number => Object.values(report.types).reduce((total, counts) => total + counts[of], 0);
  const everything = (): Promise<unknown[]> => portal.look(`
    select (select count(*) || md5(string_agg(id::text || version || digest::text || coalesce(listing, '') || coalesce(title, ''), '' order by id)) from resource) as resources,
      (select count(*) from resource_version) as versions, (select count(*) from patient) as patients, (select count(*) from record) as records,
      (select count(*) from quarantine) as quarantine, (select count(*) from member) as members, (select count(*) from resource_alias) as aliases`);

  it.each(Object.entries(sets))('%s goes in, and a second time changes nothing', { timeout: 180_000 }, async (name, wanted) => {
    const first = await importFiles(portal, [join(data, name)], { source: name });
    expect({ created: sum(first, 'created'), held: held(first) }).toEqual(wanted);
    const before = await everything();
    const again = await importFiles(portal, [join(data, name)], { source: name });
    expect([sum(again, 'created'), sum(again, 'updated')]).toEqual([0, 0]);
    expect(held(again)).toEqual(wanted.held);
    expect(await everything()).toEqual(before);
  });

  it('gives each person only what is final and not in error (R3, R10)', async () => {
    const shown = await portal.look(`select type, status from resource where visible_at is not null and (status in ('entered-in-error', 'preliminary', 'registered')
      or content @? '$.verificationStatus.coding[*] ? (@.code == "entered-in-error")')`);
    expect(shown).toEqual([]);
  });

  it('leaves no list without names and dates for its rows', async () => {
    const nameless = await portal.look(`select type, s.name as source, count(*) from resource r join source s on s.id = r.source_id
      where listing in ('result', 'vital', 'allergy', 'problem', 'immunization', 'medication', 'procedure') and r.title is null and visible_at is not null group by 1, 2`);
    expect(nameless).toEqual([]);
  });
});
