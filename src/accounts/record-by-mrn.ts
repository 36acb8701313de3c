/** Which records carry a medical record number: for commands that name a patient by it. */
import type { SystemScope } from '../access/scope.ts';
import { sql } from '../kernel/db.ts';

/** Usually one; several when two sources use the same number. */
export async function recordsByMrn(scope: SystemScope, mrn: string): Promise<string[]> {
  const rows = await scope.tx.rows(sql<{ record_id: string }>`select distinct record_id from patient where mrn = ${mrn.trim()}`);
  return rows.map((row) => row.record_id);
}

/** The source identities with this number. */
export async function patientsByMrn(scope: SystemScope, mrn: string): Promise<string[]> {
  const rows = await scope.tx.rows(sql<{ patient_id: string }>`select patient_id from patient where mrn = ${mrn.trim()}`);
  return rows.map((row) => row.patient_id);
}
