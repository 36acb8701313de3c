/** A run of intake: its source, its progress for whoever watches, and what it leaves on the patients it touched. */
import type { SystemScope } from '../access/scope.ts';
import { sql } from '../kernel/db.ts';
import type { Settings } from '../organization/settings.ts';

export interface OpenSource {
  readonly id: number;
  readonly name: string;
  /** Keys the ids of the chart (decision 006). */
  readonly key: Buffer;
  readonly clinicId: string;
}

/** Finds or makes the source, and the clinic that new records belong to. Throws when no clinic has that key. */
export async function openSource(scope: SystemScope, name: string, clinicKey: string | undefined, settings: Settings): Promise<OpenSource> {
  const { tx } = scope;
  const title = name === 'ehr' ? settings['organization.name'] : name;
  await tx.run(sql`insert into source (name, title) values (${name}, ${title}) on conflict (name) do nothing`);
  if (!clinicKey)
    await tx.run(sql`insert into clinic (key, name, phone, address, zone, hours)
      select 'main', ${settings['organization.name']}, ${settings['office.phone']}, ${settings['records.address']}, ${settings['office.zone']}, ${settings['office.hours']}
      where not exists (select from clinic) on conflict (key) do nothing`);
  const found = await tx.row(sql<{ id: number; id_key: Buffer; clinic: string | null }>`
    select s.id, i.id_key, (select c.id from clinic c where ${clinicKey ?? null}::text is null or c.key = ${clinicKey ?? null} order by c.created_at, c.key limit 1) as clinic
    from source s, installation i where s.name = ${name}`);
  if (!found!.clinic) throw new Error(`There is no clinic with the key "${clinicKey}".`);
  return { id: found!.id, name, key: found!.id_key, clinicId: found!.clinic };
}

export async function startRun(scope: SystemScope, sourceId: number, by: string): Promise<string> {
  const row = await scope.tx.row(sql<{ id: string }>`insert into import_run (source_id, started_at, started_by) values (${sourceId}, ${scope.now}, ${by}) returning id`);
  scope.audit({ action: 'intake.start', item: row!.id });
  return row!.id;
}

export interface TypeCounts {
  created: number;
  updated: number;
  unchanged: number;
  quarantined: number;
}

export const noCounts = (): TypeCounts => ({ created: 0, updated: 0, unchanged: 0, quarantined: 0 });

export interface FileReport {
  types: Record<string, TypeCounts>;
  quarantine: { file: string; item: string; code: string; facts: object }[];
}

/** What came of these very bytes when they were taken in before. */
export const fileTakenBefore = (scope: SystemScope, sourceId: number, digest: Buffer): Promise<FileReport | undefined> =>
  scope.tx.row(sql<FileReport>`select types, quarantine from import_file where source_id = ${sourceId} and digest = ${digest}`);

export interface TakenFile extends FileReport {
  readonly file: string;
  readonly digest: Buffer;
}

/** Remembers files that have been read to their end, with what went on hold. */
export async function noteFiles(scope: SystemScope, sourceId: number, files: readonly TakenFile[]): Promise<void> {
  const distinct = [...new Map(files.map((one) => [one.digest.toString('hex'), one])).values()];
  if (distinct.length === 0) return;
  await scope.tx.run(sql`insert into import_file (source_id, digest, file, types, quarantine, finished_at)
    select ${sourceId}, digest, file, types, quarantine, ${scope.now}
    from unnest(${distinct.map((one) => one.digest)}::bytea[], ${distinct.map((one) => one.file)}::text[], ${distinct.map((one) => JSON.stringify(one.types))}::jsonb[],
      ${distinct.map((one) => JSON.stringify(one.quarantine))}::jsonb[]) as t (digest, file, types, quarantine)
    on conflict (source_id, digest) do update set types = excluded.types, quarantine = excluded.quarantine, finished_at = excluded.finished_at`);
}

interface Progress {
  readonly files: number;
  readonly types: object;
}

export const noteProgress = (scope: SystemScope, runId: string, { files, types }: Progress): Promise<number> =>
  scope.tx.run(sql`update import_run set files = ${files}, counts = ${JSON.stringify(types)}::jsonb, progress_at = ${scope.now} where id = ${runId}`);

export async function finishRun(scope: SystemScope, runId: string, progress: Progress): Promise<void> {
  await noteProgress(scope, runId, progress);
  await scope.tx.run(sql`update import_run set finished_at = ${scope.now} where id = ${runId}`);
  scope.audit({ action: 'intake.finish', item: runId, details: { files: progress.files } });
}

/** The chart in which a resource of the source stands. */
export const chartOfStored = async (scope: SystemScope, id: string): Promise<string | undefined> =>
  (await scope.tx.row(sql<{ patient_id: string }>`select patient_id from resource where id = ${id}`))?.patient_id;

/** The patients of the source who have this identifier, `system|value`. */
export async function patientsWith(scope: SystemScope, sourceId: number, identifier: string): Promise<string[]> {
  const bar = identifier.lastIndexOf('|');
  const rows = await scope.tx.rows(sql<{ patient_id: string }>`select i.patient_id from patient_identifier i join patient p using (patient_id)
    where i.system = ${identifier.slice(0, Math.max(bar, 0))} and i.value = ${identifier.slice(bar + 1)} and p.source_id = ${sourceId}`);
  return rows.map((row) => row.patient_id);
}

/** Pages tell when anything about a person was last received (R2). */
export async function touchPatients(scope: SystemScope, patientIds: readonly string[]): Promise<void> {
  if (patientIds.length > 0)
    await scope.tx.run(sql`update patient set received_at = ${scope.now} where patient_id = any (${patientIds}::uuid[]) and received_at <> ${scope.now}`);
}
