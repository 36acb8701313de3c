/**
 * Puts resources into the chart, a batch at a time: new ones in, changed ones over the old with the old one kept,
 * unchanged ones left alone. Where both versions tell their number or time, the later wins whatever the order of
 * arrival; elsewhere arrival decides. A resource never stands in two charts. Decides nothing about who may see.
 */
import type { SystemScope } from '../access/scope.ts';
import { sql } from '../kernel/db.ts';
import type { RawBuilder } from '../kernel/db.ts';

export interface Row {
  readonly patientId: string;
  readonly id: string;
  readonly type: string;
  readonly fhirId: string;
  readonly sourceVersion: number | null;
  readonly sourceTime: Date | null;
  readonly status: string | null;
  readonly listing: string | null;
  readonly code: string | null;
  readonly title: string | null;
  readonly sortAt: Date | null;
  readonly parentId: string | null;
  /** Whether an observation stands outside its range; null for other things. */
  readonly outside: boolean | null;
  readonly visibleAt: Date | null;
  readonly releaseReason: string;
  readonly digest: Buffer;
  /** JSON text. */
  readonly content: string;
}

export interface Member {
  readonly patientId: string;
  readonly reportId: string;
  readonly observationId: string;
}

/** An id that a resource has besides its own: the keyed hash of one of its identifiers (decision 006). */
export interface Alias {
  readonly id: string;
  readonly aliasId: string;
}

export type Outcome = 'created' | 'updated' | 'unchanged';

/** Whether a version with this number and time is older than a stored one: by number where both have one, else by time. */
export const isOlder = (version: RawBuilder<unknown>, time: RawBuilder<unknown>, stored: string): RawBuilder<boolean> => {
  const its = { version: sql.ref(`${stored}.source_version`), time: sql.ref(`${stored}.source_time`) };
  return sql<boolean>`coalesce(case
    when ${version} is not null and ${its.version} is not null and ${version} <> ${its.version} then ${version} < ${its.version}
    when ${time} is not null and ${its.time} is not null then ${time} < ${its.time}
    else false end, false)`;
};

/** Stores a batch in which each id stands once. Returns the outcome of each row by its id. */
export async function storeBatch(scope: SystemScope, sourceId: number, rows: readonly Row[]): Promise<Map<string, Outcome>> {
  if (rows.length === 0) return new Map();
  const column = <T>(pick: (row: Row) => T): T[] => rows.map(pick);
  const found = await scope.tx.rows(sql<{ id: string; outcome: Outcome }>`
    with incoming as (
      select * from unnest(
        ${column((row) => row.patientId)}::uuid[], ${column((row) => row.id)}::uuid[], ${column((row) => row.type)}::text[],
        ${column((row) => row.fhirId)}::text[], ${column((row) => row.sourceVersion)}::bigint[], ${column((row) => row.sourceTime)}::timestamptz[],
        ${column((row) => row.status)}::text[], ${column((row) => row.listing)}::text[], ${column((row) => row.code)}::text[],
        ${column((row) => row.title)}::text[], ${column((row) => row.sortAt)}::timestamptz[], ${column((row) => row.parentId)}::uuid[],
        ${column((row) => row.outside)}::boolean[], ${column((row) => row.visibleAt)}::timestamptz[], ${column((row) => row.releaseReason)}::text[],
        ${column((row) => row.digest)}::bytea[], ${column((row) => row.content)}::jsonb[]
      ) as t (patient_id, id, type, fhir_id, source_version, source_time, status, listing, code, title, sort_at, parent_id,
        outside, visible_at, release_reason, digest, content)
    ), before as (
      select r.* from resource r where r.id = any (${column((row) => row.id)}::uuid[]) for update
    ), judged as (
      select i.*, b.id is not null as known, b.patient_id as old_patient, b.version as old_version,
        coalesce(b.digest = i.digest and b.patient_id = i.patient_id, false) as same,
        ${isOlder(sql.ref('i.source_version'), sql.ref('i.source_time'), 'b')} as older
      from incoming i left join before b on b.id = i.id
    ), kept as (
      insert into resource_version (patient_id, id, version, source_version, source_time, received_at, superseded_at, digest, content)
      select b.patient_id, b.id, b.version, b.source_version, b.source_time, b.received_at, ${scope.now}, b.digest, b.content
      from judged j join before b on b.id = j.id where not j.same and not j.older
      on conflict do nothing
    ), late as (
      insert into resource_version (patient_id, id, version, source_version, source_time, received_at, superseded_at, digest, content)
      select j.old_patient, j.id, -1 - coalesce((select max(-v.version) from resource_version v where v.patient_id = j.old_patient and v.id = j.id and v.version < 0), 0),
        j.source_version, j.source_time, ${scope.now}, ${scope.now}, j.digest, j.content
      from judged j where j.older and not j.same
        and not exists (select from resource_version v where v.patient_id = j.old_patient and v.id = j.id and v.digest = j.digest)
    ), moved as (
      delete from resource r using judged j
      where r.id = j.id and r.patient_id = j.old_patient and j.old_patient <> j.patient_id and not j.older
    ), stored as (
      insert into resource (patient_id, id, source_id, type, fhir_id, version, source_version, source_time, status, listing, code, title,
        sort_at, parent_id, outside, visible_at, release_reason, digest, received_at, content)
      select j.patient_id, j.id, ${sourceId}, j.type, j.fhir_id, coalesce(j.old_version, 0) + 1, j.source_version, j.source_time, j.status,
        case when j.parent_id is null and m.report_id is null then j.listing end, j.code, j.title, j.sort_at, coalesce(j.parent_id, m.report_id),
        j.outside, j.visible_at, j.release_reason, j.digest, ${scope.now}, j.content
      from judged j
      left join lateral (select report_id from member where patient_id = j.patient_id and observation_id = j.id limit 1) m on j.type = 'Observation'
      where not j.same and not j.older
      on conflict (patient_id, id) do update set version = excluded.version, source_version = excluded.source_version,
        source_time = excluded.source_time, status = excluded.status, listing = excluded.listing, code = excluded.code, title = excluded.title,
        sort_at = excluded.sort_at, parent_id = excluded.parent_id, outside = excluded.outside, visible_at = excluded.visible_at, release_reason = excluded.release_reason,
        digest = excluded.digest, received_at = excluded.received_at, content = excluded.content
    )
    select id, case when not known then 'created' when same or older then 'unchanged' else 'updated' end as outcome from judged`);
  return new Map(found.map((row) => [row.id, row.outcome]));
}

/** Remembers by which identifiers organizations, practitioners and their like may be named (`Practitioner?identifier=…`). */
export async function storeAliases(scope: SystemScope, aliases: readonly Alias[]): Promise<void> {
  if (aliases.length === 0) return;
  const ids = aliases.map((alias) => alias.id);
  await scope.tx.run(sql`delete from resource_alias where id = any (${ids}::uuid[])`);
  await scope.tx.run(sql`insert into resource_alias (alias_id, id)
    select * from unnest(${aliases.map((alias) => alias.aliasId)}::uuid[], ${ids}::uuid[]) on conflict do nothing`);
}

const prescribing = sql.raw(`('MedicationRequest', 'MedicationStatement', 'MedicationDispense', 'MedicationAdministration')`);
const isPrescription = (type: string): boolean => /^Medication(Request|Statement|Dispense|Administration)$/.test(type);

/**
 * What was prescribed by reference takes the name of the medicine it refers to, whichever of the two came first:
 * of those in this batch, and of those that were waiting for a medicine in this batch.
 */
export async function nameMedicines(scope: SystemScope, rows: readonly Pick<Row, 'id' | 'type'>[]): Promise<void> {
  const medicines = rows.filter((row) => row.type === 'Medication').map((row) => row.id);
  const prescriptions = rows.filter((row) => isPrescription(row.type)).map((row) => row.id);
  const named = sql`update resource r set title = m.title, code = m.code from resource m
    where r.type in ${prescribing} and m.type = 'Medication' and m.title is not null
      and (r.title, r.code) is distinct from (m.title, m.code)`;
  if (medicines.length > 0)
    await scope.tx.run(sql`${named} and m.id = any (${medicines}::uuid[]) and (r.content #>> '{medicationReference,reference}') = 'Medication/' || m.id`);
  if (prescriptions.length > 0)
    await scope.tx.run(sql`${named} and r.id = any (${prescriptions}::uuid[])
      and m.id = substring(r.content #>> '{medicationReference,reference}' from '^Medication/([0-9a-f-]{36})$')::uuid`);
}

/** Remembers which observations a report names, and takes those that came before it out of the list. */
export async function storeMembers(scope: SystemScope, members: readonly Member[]): Promise<void> {
  if (members.length === 0) return;
  const patients = members.map((member) => member.patientId);
  const observations = members.map((member) => member.observationId);
  const reports = members.map((member) => member.reportId);
  await scope.tx.run(sql`insert into member (patient_id, observation_id, report_id)
    select * from unnest(${patients}::uuid[], ${observations}::uuid[], ${reports}::uuid[]) on conflict do nothing`);
  await scope.tx.run(sql`update resource r set parent_id = m.report_id, listing = null
    from unnest(${patients}::uuid[], ${observations}::uuid[], ${reports}::uuid[]) as m (patient_id, id, report_id)
    where r.patient_id = m.patient_id and r.id = m.id and r.type = 'Observation' and r.parent_id is null and r.id <> m.report_id`);
}
