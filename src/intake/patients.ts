/**
 * Who a source's Patient is. By medical record number first: the same number of the same namespace is the same
 * person, unless name or birth date say otherwise, and then a person decides, never this code (F-24). A social
 * security number counts only together with the birth date. Everybody else gets a record of their own.
 */
import type { SystemScope } from '../access/scope.ts';
import { endForDeceased, undoDeceased } from '../accounts/deceased.ts';
import { humanName } from '../chart/listing.ts';
import type { Raw } from '../chart/listing.ts';
import { nameKey } from '../accounts/name-rules.ts';
import { sql } from '../kernel/db.ts';
import { lockKey } from '../kernel/lock.ts';
import { unfit } from './reasons.ts';
import type { Unfit } from './reasons.ts';
import { followReplacements } from './replacements.ts';

export interface Identity {
  readonly patientId: string;
  readonly sourceId: number;
  readonly fhirId: string;
  /** The clinic that a new record belongs to. */
  readonly clinicId: string;
  readonly decision?: Decision | undefined;
}

/** What a person decided about a doubtful patient: a record of their own, or the record of whoever has the number. */
export type Decision = 'own' | 'same';

interface Identifier {
  readonly kind: string | undefined;
  readonly system: string;
  readonly value: string;
}

/** One at a time on this database: two sources that bring the same person make one record. */
export const lockPatients = (scope: SystemScope): Promise<number> => scope.tx.run(sql`select pg_advisory_xact_lock(${lockKey('patients')}::bigint)`);

/**
 * Keeps the identity, links it to its record, and follows what it says of other patients; returns what of that is
 * doubtful. Throws Unfit when it is doubtful who this is.
 */
export async function storePatient(scope: SystemScope, resource: Raw, identity: Identity): Promise<Unfit[]> {
  const person = demographicsOf(resource);
  const { tx, now } = scope;
  const known = await tx.row(sql<Known & { record_id: string; deceased: boolean }>`
    select record_id, deceased, birth_date, name_key from patient where patient_id = ${identity.patientId}`);
  if (known && !identity.decision) doubtIfAnother(person, known, identity.patientId);
  const matching = identity.decision === 'own' ? undefined : await matchingRecord(scope, person, identity, known?.record_id);
  const recordId = known?.record_id ?? matching ?? (await newRecord(scope, identity.clinicId));
  await tx.run(sql`
    insert into patient (patient_id, record_id, source_id, fhir_id, mrn, family, given, birth_date, birth_date_text, sex, deceased, phone, email,
      zip, language, name_key, linked_at, linked_by, received_at)
    values (${identity.patientId}, ${recordId}, ${identity.sourceId}, ${identity.fhirId}, ${person.mrn}, ${person.family}, ${person.given},
      ${person.birthDate}, ${person.birthDateText}, ${person.sex}, ${person.deceased}, ${person.phone}, ${person.email}, ${person.zip},
      ${person.language}, ${person.nameKey}, ${now}, 'intake', ${now})
    on conflict (patient_id) do update set mrn = excluded.mrn, family = excluded.family, given = excluded.given, birth_date = excluded.birth_date,
      birth_date_text = excluded.birth_date_text, sex = excluded.sex, deceased = excluded.deceased, phone = excluded.phone, email = excluded.email,
      zip = excluded.zip, language = excluded.language, name_key = excluded.name_key, received_at = excluded.received_at`);
  await tx.run(sql`delete from patient_identifier where patient_id = ${identity.patientId}`);
  if (person.identifiers.length > 0)
    await tx.run(sql`insert into patient_identifier (patient_id, system, value)
      select ${identity.patientId}, * from unnest(${person.identifiers.map((one) => one.system)}::text[], ${person.identifiers.map((one) => one.value)}::text[])
      on conflict do nothing`);
  if (person.deceased && !known?.deceased) await endForDeceased(scope, recordId);
  if (known?.deceased && !person.deceased) await undoDeceased(scope, recordId);
  return followReplacements(scope, resource, identity.patientId, identity.sourceId);
}

type Person = ReturnType<typeof demographicsOf>;

function demographicsOf(resource: Raw) {
  const names: Record<string, unknown>[] = listOf(resource.name);
  const name = names.find((one) => one.use === 'official') ?? names.find((one) => one.use === 'usual') ?? names[0];
  const given = listOf<unknown>(name?.given).filter((part): part is string => typeof part === 'string').join(' ') || null;
  const family = textOf(name?.family) ?? (given ? null : (humanName(name) ?? null));
  const telecom = listOf(resource.telecom);
  const address = listOf(resource.address)[0];
  const birthDateText = textOf(resource.birthDate) ?? null;
  const identifiers = identifiersOf(resource);
  return {
    family, given, identifiers, birthDateText,
    birthDate: birthDateText && /^\d{4}-\d{2}-\d{2}$/.test(birthDateText) && !Number.isNaN(Date.parse(birthDateText)) ? birthDateText : null,
    mrn: identifiers.find((one) => one.kind === 'MR')?.value ?? null,
    sex: textOf(resource.gender) ?? null,
    deceased: resource.deceasedBoolean === true || typeof resource.deceasedDateTime === 'string',
    phone: textOf(telecom.find((one) => one.system === 'phone')?.value) ?? null,
    email: textOf(telecom.find((one) => one.system === 'email')?.value) ?? null,
    zip: textOf(address?.postalCode) ?? null,
    language: languageOf(resource),
    nameKey: nameKey(family, given),
  };
}

function languageOf(resource: Raw): string | null {
  const first = listOf(resource.communication)[0]?.language as { coding?: { code?: unknown }[] } | undefined;
  return textOf(first?.coding?.[0]?.code) ?? null;
}

function identifiersOf(resource: Raw): Identifier[] {
  return listOf(resource.identifier).flatMap((one) => {
    const system = textOf(one.system);
    const value = textOf(one.value);
    const kind = textOf((one.type as { coding?: { code?: unknown }[] } | undefined)?.coding?.[0]?.code);
    return system && value ? [{ kind, system, value }] : [];
  });
}

interface Known {
  readonly birth_date: string | null;
  readonly name_key: string | null;
}

function differences(person: Person, known: Known): string[] {
  const sameFamily = known.name_key?.split(' ')[0] === person.nameKey.split(' ')[0];
  return [known.birth_date !== person.birthDate && 'birthDate', !sameFamily && 'name'].filter((field) => field !== false);
}

/** People marry, and a birth date is corrected; who changes both is somebody else under an id that was given again. */
function doubtIfAnother(person: Person, known: Known, patient: string): void {
  const fields = differences(person, known);
  if (fields.length === 2 && known.birth_date && known.name_key) throw unfit('patient.doubtful', { fields: fields.join(', '), patient });
}

/**
 * The record of the same person; throws when the number says so and the name or the birth date does not. A number this
 * patient has had before was looked at then, by this rule or by a person.
 */
async function matchingRecord(scope: SystemScope, person: Person, { patientId, decision }: Identity, own: string | undefined): Promise<string | undefined> {
  const strong = person.identifiers.filter((one) => one.kind === 'MR' || one.kind === 'SS');
  if (strong.length === 0) return undefined;
  const found = await scope.tx.rows(sql<Known & { record_id: string; system: string; value: string }>`
    select p.record_id, p.birth_date, p.name_key, i.system, i.value from patient_identifier i join patient p using (patient_id)
    where (i.system, i.value) in (select * from unnest(${strong.map((one) => one.system)}::text[], ${strong.map((one) => one.value)}::text[]))
      and not exists (select from patient_identifier had where had.patient_id = ${patientId} and had.system = i.system and had.value = i.value)`);
  for (const other of found.filter(({ record_id }) => record_id !== own)) {
    const fields = differences(person, other);
    if (fields.length === 0 || decision === 'same') return other.record_id;
    const kind = strong.find((one) => one.system === other.system && one.value === other.value)?.kind;
    if (kind === 'MR') throw unfit('patient.doubtful', { fields: fields.join(', ') });
  }
  return undefined;
}

async function newRecord(scope: SystemScope, clinicId: string): Promise<string> {
  const made = await scope.tx.row(sql<{ id: string }>`insert into record (clinic_id, created_at) values (${clinicId}, ${scope.now}) returning id`);
  return made!.id;
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined);
const listOf = <T = Record<string, unknown>>(value: unknown): T[] => (Array.isArray(value) ? value.filter((one) => one !== null && one !== undefined) : []) as T[];
