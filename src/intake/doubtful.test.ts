import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testPortal } from '../../test/portal.ts';
import type { TestPortal } from '../../test/portal.ts';
import { Browser } from '../../test/visit.ts';
import { intakeBundle } from './intake.ts';

let portal: TestPortal;
let records: Browser;
beforeAll(async () => {
  portal = await testPortal('demo');
  records = new Browser(portal);
  await records.signInStaff('records');
});
afterAll(() => portal.close());

type Resource = Record<string, unknown>;
const take = (...resources: Resource[]) => intakeBundle(portal, 'lab', { resourceType: 'Bundle', entry: resources.map((resource) => ({ resource })) });
const patient = (id: string, mrn: string, family: string, more: Resource = {}): Resource => ({
  resourceType: 'Patient', id, name: [{ family, given: ['Eva'] }], birthDate: '1980-02-29',
  identifier: [{ type: { coding: [{ code: 'MR' }] }, system: 'urn:lab', value: mrn }], ...more,
});
const result = (id: string, of: string): Resource => ({ resourceType: 'Observation', id, status: 'final', subject: { reference: `Patient/${of}` }, code: { text: 'Sodium' } });
const recordOf = async (fhirId: string): Promise<string | undefined> =>
  (await portal.look<{ record_id: string }>(`select record_id from patient p join source s on s.id = p.source_id where s.name = 'lab' and fhir_id = $1`, [fhirId]))[0]?.record_id;
const openHeld = (): Promise<{ code: string; item: string }[]> =>
  portal.look(`select code, item from quarantine q join source s on s.id = q.source_id where s.name = 'lab' and resolved_at is null order by code`);

async function openDoubtful(): Promise<void> {
  const [held] = await portal.look<{ id: string }>(`select id from quarantine where code = 'patient.doubtful' and resolved_at is null order by received_at desc, id limit 1`);
  await records.get(`/staff/quarantine/${held!.id}`);
}

describe('a doubtful patient (F-24)', () => {
  it('who is another person gets a record of their own, and what waited for them is in it', async () => {
    await take(patient('1', 'A', 'Lund'));
    await take(patient('2', 'A', 'Berg'), result('o', '2'));
    expect((await openHeld()).map((one) => one.code)).toEqual(['patient.doubtful', 'patient.missing']);
    await openDoubtful();
    expect(records.page.text).toContain('belongs to someone with another name');
    await records.submit('Another person: make a new record');
    expect(await recordOf('2')).toBeDefined();
    expect(await recordOf('2')).not.toBe(await recordOf('1'));
    expect(await openHeld()).toEqual([]);
    expect(records.page.text).toContain('Dealt with by');
  });

  it('stays that, when a new version of either comes', async () => {
    await take(patient('2', 'A', 'Berg', { gender: 'female' }), patient('1', 'A', 'Lund', { gender: 'female' }));
    expect(await openHeld()).toEqual([]);
    expect(await recordOf('2')).not.toBe(await recordOf('1'));
  });

  it('who is the same person goes into the record they have', async () => {
    await take(patient('3', 'B', 'Lund'));
    await take(patient('4', 'B', 'Lund', { birthDate: '1980-02-28' }));
    await openDoubtful();
    await records.submit('Same person: add to that record');
    expect(await recordOf('4')).toBe(await recordOf('3'));
  });

  it('known under this id takes the new details over, when it is the same person', async () => {
    await take(patient('5', 'C', 'Lund'));
    await take(patient('5', 'C', 'Doe', { birthDate: '1999-09-09' }));
    await openDoubtful();
    expect(records.page.text).not.toContain('Another person');
    await records.submit('Same person: take the new details over');
    expect(await portal.look(`select family from patient where fhir_id = '5' and mrn = 'C'`)).toEqual([{ family: 'Doe' }]);
    expect(await openHeld()).toEqual([]);
  });

  it('is decided once, and only by those who may', async () => {
    const [done] = await portal.look<{ id: string }>(`select id from quarantine where code = 'patient.doubtful' limit 1`);
    const csrf = records.page.document.querySelector('meta[name=csrf]')!.getAttribute('content')!;
    expect((await records.post(`/staff/quarantine/${done!.id}`, { csrf, decide: 'own' })).status).toBe(404);
    const nurse = new Browser(portal);
    await nurse.signInStaff('nurse');
    expect((await nurse.get(`/staff/quarantine/${done!.id}`)).status).toBe(403);
  });
});
