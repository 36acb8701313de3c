/**
 * What waits for a patient who has not come: references may arrive before the patient they name, so it stands in the
 * chart that will be theirs, which nobody sees. Staff are told for whom it waits, and told no more once they are there.
 */
import type { SystemScope } from '../access/scope.ts';
import { sql } from '../kernel/db.ts';
import { quarantineItems } from './quarantine.ts';
import type { Held } from './quarantine.ts';
import { intakeReason } from './reasons.ts';
import type { FileReport } from './runs.ts';

/** A chart that a run has put something into. */
export interface TouchedChart {
  /** The patient's id at the source. */
  readonly fhirId: string;
  readonly file: string;
}

const mostShown = 200;

/** Looks at the charts this run has touched. Returns all that is waiting of this source. */
export async function noteWaiting(scope: SystemScope, runId: string, sourceId: number, charts: ReadonlyMap<string, TouchedChart>): Promise<FileReport['quarantine']> {
  const rows = await scope.tx.rows(sql<{ patient_id: string; items: number }>`select r.patient_id, count(*) as items from resource r
    where r.patient_id = any (${[...charts.keys()]}::uuid[]) and not exists (select from patient p where p.patient_id = r.patient_id)
    group by r.patient_id order by r.patient_id`);
  await quarantineItems(scope, runId, sourceId, rows.map(({ patient_id, items }): Held => {
    const { fhirId, file } = charts.get(patient_id)!;
    // Its digest is the id of the chart, so that it can be found again when the patient comes.
    return { file, item: `Patient/${fhirId}`, type: 'Patient', why: intakeReason('patient.missing', { items }), digest: Buffer.from(patient_id.replaceAll('-', ''), 'hex'), content: null };
  }));
  await dropThoseWhoCame(scope, sourceId);
  return scope.tx.rows(sql<FileReport['quarantine'][number]>`select file, item, code, facts from quarantine
    where source_id = ${sourceId} and code = 'patient.missing' and resolved_at is null order by file, item limit ${mostShown}`);
}

const dropThoseWhoCame = (scope: SystemScope, sourceId: number): Promise<number> =>
  scope.tx.run(sql`update quarantine q set resolved_at = ${scope.now}, resolved_by = 'intake'
    from (select id, encode(digest, 'hex')::uuid as patient_id from quarantine where source_id = ${sourceId} and code = 'patient.missing' and resolved_at is null) open
    where q.id = open.id and (exists (select from patient p where p.patient_id = open.patient_id)
      or not exists (select from resource r where r.patient_id = open.patient_id))`);
