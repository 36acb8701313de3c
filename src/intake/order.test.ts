/** F-22, R-20: a history of messages ends in the same record whatever the order, where the source gives versions. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testPortal } from '../../test/portal.ts';
import type { TestPortal } from '../../test/portal.ts';
import { intakeBundle } from './intake.ts';

let portal: TestPortal;
beforeAll(async () => void (portal = await testPortal('empty')));
afterAll(() => portal.close());

type Resource = Record<string, unknown>;
const version = (versionId: number): Resource => ({ meta: { versionId: String(versionId) } });
const person = (id: string, at: number, more: Resource = {}): Resource =>
  ({ resourceType: 'Patient', id, name: [{ family: 'Lund', given: [`Eva ${id} ${at}`] }], birthDate: '1980-02-29', ...version(at), ...more });
const about = (id: string) => ({ subject: { reference: `Patient/${id}` } });
const value = (id: string, of: string, at: number, status: string, more: Resource = {}): Resource =>
  ({ resourceType: 'Observation', id, status, code: { text: `Test ${id}` }, ...about(of), ...version(at), ...more });

/** Two people who turn out to be one, a third; results that are corrected, moved, taken back; a panel; medicines; a doctor by number. */
const history: readonly Resource[] = [
  person('a', 1), person('a', 2), person('a', 3, { link: [{ type: 'replaced-by', other: { reference: 'Patient/b' } }] }),
  person('b', 1), person('b', 2, { deceasedBoolean: false }), person('c', 1),
  value('plain', 'a', 1, 'preliminary'), value('plain', 'a', 2, 'final'), value('plain', 'a', 3, 'corrected'),
  value('moved', 'a', 1, 'final'), value('moved', 'c', 2, 'final'),
  value('wrong', 'b', 1, 'final'), value('wrong', 'b', 2, 'entered-in-error'),
  value('part1', 'b', 1, 'final'), value('part2', 'b', 1, 'final'), value('part2', 'b', 2, 'amended'), value('panel', 'c', 1, 'final', { hasMember: [{ reference: 'Observation/inner' }] }), value('inner', 'c', 1, 'final'),
  { resourceType: 'DiagnosticReport', id: 'report', status: 'partial', code: { text: 'Panel' }, ...about('b'), ...version(1), result: [{ reference: 'Observation/part1' }] },
  { resourceType: 'DiagnosticReport', id: 'report', status: 'final', code: { text: 'Panel' }, ...about('b'), ...version(2), result: [{ reference: 'Observation/part1' }, { reference: 'Observation/part2' }] },
  { resourceType: 'Medication', id: 'm', code: { text: 'Metformin' }, ...version(1) }, { resourceType: 'Medication', id: 'm', code: { text: 'Metformin 500 mg' }, ...version(2) },
  { resourceType: 'MedicationRequest', id: 'r', status: 'active', ...about('a'), ...version(1), medicationReference: { reference: 'Medication/m' } },
  { resourceType: 'MedicationRequest', id: 'r', status: 'stopped', ...about('a'), ...version(2), medicationReference: { reference: 'Medication/m' }, requester: { reference: 'Practitioner?identifier=npi|7' } },
  { resourceType: 'Practitioner', id: 'd', name: [{ text: 'Dr. Ruiz' }], identifier: [{ system: 'npi', value: '7' }], ...version(1) },
  { resourceType: 'Condition', id: 'x', code: { text: 'Asthma' }, ...about('c'), ...version(1) }, { resourceType: 'Condition', id: 'x', code: { text: 'Mild asthma' }, ...about('c'), ...version(2) },
];

async function recordOf(source: string): Promise<unknown> {
  const rows = await portal.look(
    `select r.type, r.fhir_id, p.fhir_id as patient, p.given, (select string_agg(o.fhir_id, ' ' order by o.fhir_id) from patient o where o.record_id = p.record_id) as person,
       r.status, r.listing, r.title, w.fhir_id as parent, r.visible_at is not null as shown, r.release_reason, r.content #>> '{meta,versionId}' as version,
       (select string_agg(v.content #>> '{meta,versionId}', ' ' order by v.content #>> '{meta,versionId}') from resource_version v where v.id = r.id) as earlier,
       (select d.title from resource_alias a join resource d on d.id = a.id where 'Practitioner/' || a.alias_id = r.content #>> '{requester,reference}') as requester
     from resource r join source s on s.id = r.source_id left join patient p using (patient_id) left join resource w on w.id = r.parent_id
     where s.name = $1 order by r.type, r.fhir_id`, [source]);
  const held = await portal.look(`select code, item from quarantine q join source s on s.id = q.source_id where s.name = $1 and resolved_at is null order by 1, 2`, [source]);
  return { rows, held };
}

it('converges', { timeout: 120_000 }, async () => {
  let source = 0;
  const play = async (messages: readonly Resource[]): Promise<unknown> => {
    const name = `order ${++source}`;
    for (const message of messages) await intakeBundle(portal, name, message);
    return recordOf(name);
  };
  const wanted = await play(history);
  expect(wanted).toMatchObject({ held: [], rows: expect.arrayContaining([
    expect.objectContaining({ fhir_id: 'a', given: 'Eva a 3', person: 'a b' }), expect.objectContaining({ fhir_id: 'moved', patient: 'c' }),
    expect.objectContaining({ fhir_id: 'wrong', shown: false }), expect.objectContaining({ fhir_id: 'part2', parent: 'report', listing: null, status: 'amended' }),
    expect.objectContaining({ fhir_id: 'plain', status: 'corrected', earlier: '1 2', listing: 'result' }), expect.objectContaining({ fhir_id: 'inner', parent: 'panel' }),
    expect.objectContaining({ fhir_id: 'r', title: 'Metformin 500 mg', requester: 'Dr. Ruiz', status: 'stopped' }), expect.objectContaining({ fhir_id: 'x', title: 'Mild asthma' }),
  ]) });
  await fc.assert(fc.asyncProperty(fc.shuffledSubarray([...history], { minLength: history.length }), async (messages) => {
    expect(await play(messages)).toEqual(wanted);
  }), { numRuns: 15 });
});
