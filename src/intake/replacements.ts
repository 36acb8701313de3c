/**
 * What a feed says of patients who are one and the same: `Patient.link` of type `replaced-by` or `replaces`. It takes
 * effect as soon as both are there, in whichever order they come, and ends when the feed says it no more. Where
 * somebody signs in and the birth dates differ, a person decides, never this code (F-24).
 */
import type { SystemScope } from '../access/scope.ts';
import { hasAccount } from '../accounts/merged.ts';
import type { Raw } from '../chart/listing.ts';
import { sql } from '../kernel/db.ts';
import { linkPatients, undoMerge } from './merge.ts';
import { unfit } from './reasons.ts';
import type { Unfit } from './reasons.ts';

interface Pair {
  readonly patientId: string;
  readonly survivorId: string;
}

/** Follows what this version of the patient says. References are ids of the chart already. Returns what is doubtful. */
export async function followReplacements(scope: SystemScope, resource: Raw, patientId: string, sourceId: number): Promise<Unfit[]> {
  const { tx, now } = scope;
  const said = pairsOf(resource, patientId);
  const before = await tx.rows(sql<{ patient_id: string; survivor_id: string; merge_id: string | null }>`
    select patient_id, survivor_id, merge_id from patient_replacement where said_by = ${patientId}`);
  for (const { patient_id, survivor_id, merge_id } of before) {
    if (said.some((pair) => pair.patientId === patient_id && pair.survivorId === survivor_id)) continue;
    await tx.run(sql`delete from patient_replacement where said_by = ${patientId} and patient_id = ${patient_id} and survivor_id = ${survivor_id}`);
    if (merge_id) await undoMerge(scope, merge_id);
  }
  for (const pair of said)
    await tx.run(sql`insert into patient_replacement (said_by, patient_id, survivor_id, source_id, said_at)
      values (${patientId}, ${pair.patientId}, ${pair.survivorId}, ${sourceId}, ${now}) on conflict do nothing`);
  return settle(scope, patientId);
}

/** Carries out what is open about this patient and can be carried out now. */
async function settle(scope: SystemScope, patientId: string): Promise<Unfit[]> {
  const open = await scope.tx.rows(sql<OpenPair>`
    select r.said_by, r.patient_id, r.survivor_id, array[p.record_id, s.record_id] as records,
      p.birth_date is not null and s.birth_date is not null and p.birth_date <> s.birth_date as differ
    from patient_replacement r join patient p on p.patient_id = r.patient_id join patient s on s.patient_id = r.survivor_id
    where r.merge_id is null and (r.patient_id = ${patientId} or r.survivor_id = ${patientId}) and p.record_id <> s.record_id
    order by r.said_at, r.patient_id`);
  const doubts: Unfit[] = [];
  for (const { said_by, patient_id, survivor_id, records, differ } of open) {
    if (differ && (await hasAccount(scope, records))) {
      doubts.push(unfit('patient.mergeDoubtful', {}));
      continue;
    }
    const mergeId = await linkPatients(scope, patient_id, survivor_id, 'feed');
    await scope.tx.run(sql`update patient_replacement set merge_id = ${mergeId ?? null}
      where said_by = ${said_by} and patient_id = ${patient_id} and survivor_id = ${survivor_id}`);
  }
  return doubts;
}

interface OpenPair {
  said_by: string;
  patient_id: string;
  survivor_id: string;
  records: string[];
  differ: boolean;
}

function pairsOf(resource: Raw, patientId: string): Pair[] {
  const links = Array.isArray(resource.link) ? (resource.link as ({ type?: unknown; other?: { reference?: unknown } | null } | null)[]) : [];
  return links.flatMap((link) => {
    const other = /^Patient\/([0-9a-f-]{36})$/.exec(String(link?.other?.reference))?.[1];
    if (!other || other === patientId) return [];
    if (link?.type === 'replaced-by') return [{ patientId, survivorId: other }];
    return link?.type === 'replaces' ? [{ patientId: other, survivorId: patientId }] : [];
  });
}
