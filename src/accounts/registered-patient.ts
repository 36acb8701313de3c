/**
 * The person behind a record as the front desk knows them: name, birth date, how to reach them, their clinic. Where a
 * record has several source identities, the one that was linked first speaks for it. Holds nothing clinical.
 */
import { clinicsFor, whyNot } from '../access/rights.ts';
import type { Right } from '../access/rights.ts';
import { reachRecord } from '../access/scope.ts';
import type { StaffScope, SystemScope } from '../access/scope.ts';
import { sql } from '../kernel/db.ts';
import { NotFound, Refused } from '../kernel/reason.ts';
import type { Reason } from '../kernel/reason.ts';

export interface RegisteredPatient {
  readonly recordId: string;
  readonly given: string | null;
  readonly family: string | null;
  /** YYYY-MM-DD; null when it is not known whole. */
  readonly birthDate: string | null;
  readonly mrn: string | null;
  /** By the word of a source, or of staff (E19). */
  readonly deceased: boolean;
  readonly phone: string | null;
  readonly email: string | null;
  readonly zip: string | null;
  /** BCP 47, as the source says it. */
  readonly language: string | null;
  readonly clinic: { readonly id: string; readonly name: string; readonly phone: string; readonly hours: string; readonly zone: string };
}

/**
 * The patient of a record, for a member of staff who may find patients there. With `right`, that right must be held at
 * the patient's clinic: Refused otherwise. NotFound when the record is out of reach.
 */
export async function reachPatient(scope: StaffScope, recordId: string, right?: Right): Promise<RegisteredPatient> {
  await reachRecord(scope, recordId);
  const patient = await registeredPatient(scope, recordId);
  const why = right && whyNotFor(scope, patient, right);
  if (why) throw new Refused(why);
  return patient;
}

/** Undefined when the right is held at the clinic of this patient, else why not (W1: rights are per clinic). */
export function whyNotFor(scope: StaffScope, patient: RegisteredPatient, right: Right): Reason<'right.missing'> | undefined {
  const where = clinicsFor(scope.appointments, right);
  return where === 'all' || where.includes(patient.clinic.id) ? undefined : whyNot([], right);
}

/** The patient of a record that the scope reaches already; NotFound when there is none. */
export async function registeredPatient(scope: StaffScope | SystemScope, recordId: string): Promise<RegisteredPatient> {
  const row = await scope.tx.row(sql<PatientRow>`
    select p.given, p.family, p.birth_date, p.mrn, p.phone, p.email, p.zip, p.language,
      (select bool_or(one.deceased) from patient one where one.record_id = r.id)
        or exists (select from access_decision d where d.record_id = r.id and d.kind = 'deceased' and d.lifted_at is null) as deceased,
      c.id as clinic_id, c.name as clinic_name, c.phone as clinic_phone, c.hours as clinic_hours, c.zone as clinic_zone
    from record r join patient p on p.record_id = r.id join clinic c on c.id = r.clinic_id
    where r.id = ${recordId} order by p.linked_at, p.patient_id limit 1`);
  if (!row) throw new NotFound();
  return {
    recordId, given: row.given, family: row.family, birthDate: row.birth_date, mrn: row.mrn, deceased: row.deceased,
    phone: row.phone, email: row.email, zip: row.zip, language: row.language,
    clinic: { id: row.clinic_id, name: row.clinic_name, phone: row.clinic_phone, hours: row.clinic_hours, zone: row.clinic_zone },
  };
}

/** "Ann Whitfield", as far as it is known. */
export const fullName = (patient: { given: string | null; family: string | null }): string =>
  [patient.given, patient.family].filter(Boolean).join(' ');

interface PatientRow {
  given: string | null;
  family: string | null;
  birth_date: string | null;
  mrn: string | null;
  phone: string | null;
  email: string | null;
  zip: string | null;
  language: string | null;
  deceased: boolean;
  clinic_id: string;
  clinic_name: string;
  clinic_phone: string;
  clinic_hours: string;
  clinic_zone: string;
}
