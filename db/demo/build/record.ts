/**
 * A record being written: the patient, the calendar, and the resources so far. Every builder takes it first, adds
 * what it builds, and returns it, so that later parts can refer to earlier ones. An id is the person's key and a
 * name that does not depend on the day, so that seeding again renews the demo and doubles nothing.
 */
import type { Patient, Practitioner, Reference, Resource } from '@medplum/fhirtypes';
import { clinicOf, staffName, staffOf } from '../clinic.ts';
import type { ClinicKey, StaffKey } from '../clinic.ts';
import { at, daysBefore } from '../days.ts';
import type { Days } from '../days.ts';
import { birthDateOf, personOf } from '../people.ts';
import type { DemoPerson, PersonKey } from '../people.ts';

export interface DemoRecord {
  readonly person: DemoPerson;
  readonly birthDate: string;
  readonly patient: Reference<Patient>;
  readonly days: Days;
  readonly resources: Resource[];
  /** Second versions of resources above: the source sends them later. */
  readonly corrections: Resource[];
}

/** Opens the record of a person: the Patient resource is its first entry. */
export function openRecord(key: PersonKey, today: Date): DemoRecord {
  const person = personOf(key);
  const days = daysBefore(today);
  const birthDate = birthDateOf(person, today);
  const patient = patientResource(person, birthDate, days);
  const reference = { reference: `Patient/${key}`, display: fullName(person) };
  return { person, birthDate, days, patient: reference, resources: [patient], corrections: [] };
}

export function add<T extends Resource>(record: DemoRecord, resource: T): T {
  record.resources.push(resource);
  return resource;
}

export function idIn(record: DemoRecord, name: string): string {
  return `${record.person.key}-${name}`;
}

export function refer<T extends Resource>(resource: T): Reference<T> {
  return { reference: `${resource.resourceType}/${resource.id}` };
}

export function practitioner(key: StaffKey): Reference<Practitioner> {
  return { reference: `Practitioner/${key}`, display: staffName(staffOf(key)) };
}

export function location(key: ClinicKey) {
  return { reference: `Location/${key}`, display: clinicOf(key).name };
}

export const laboratory = {
  reference: 'Organization/larkspur-laboratory',
  display: 'Larkspur Health Laboratory',
};
export const organization = { reference: 'Organization/larkspur', display: 'Larkspur Health' };

export function fullName(person: DemoPerson): string {
  return `${person.given} ${person.family}`;
}

/** The age in whole years on a day. */
export function ageOn(record: DemoRecord, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(record.birthDate.slice(0, 4));
  return day.slice(5) < record.birthDate.slice(5) ? years - 1 : years;
}

const languages = { en: 'English', es: 'Spanish', vi: 'Vietnamese' } as const;

function patientResource(person: DemoPerson, birthDate: string, days: Days): Patient {
  return {
    resourceType: 'Patient',
    id: person.key,
    identifier: [
      {
        use: 'usual',
        type: {
          coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'MR' }],
          text: 'Medical record number',
        },
        system: 'https://larkspur.example.org/mrn',
        value: person.mrn,
        assigner: { display: 'Larkspur Health' },
      },
    ],
    active: true,
    name: [
      {
        use: 'official',
        family: person.family,
        given: [person.given, ...(person.middle ? [person.middle] : [])],
      },
    ],
    telecom: [
      { system: 'phone', value: person.phone, use: 'mobile' },
      ...(person.email ? [{ system: 'email' as const, value: person.email }] : []),
    ],
    gender: person.sex,
    birthDate,
    ...(person.diedDaysAgo === undefined
      ? {}
      : { deceasedDateTime: at(days.ago({ days: person.diedDaysAgo }), '04:20') }),
    address: [
      {
        use: 'home',
        line: [person.street],
        city: 'Alder Mills',
        state: 'NY',
        postalCode: person.zip,
        country: 'US',
      },
    ],
    communication: [
      {
        language: {
          coding: [{ system: 'urn:ietf:bcp:47', code: person.language }],
          text: languages[person.language],
        },
        preferred: true,
      },
    ],
    ...(person.doctor ? { generalPractitioner: [practitioner(person.doctor)] } : {}),
    managingOrganization: organization,
  };
}
