/**
 * The people of the demo clinic. Nobody here exists. Children are born so many years before the current one, so
 * that they stay children as long as the demo lives; everybody else has a fixed birth date. People without a
 * username are registered and have no account yet: the front desk issues their codes.
 */
import type { ClinicKey, StaffKey } from './clinic.ts';
import { daysBefore } from './days.ts';

export type PersonKey =
  | 'ann'
  | 'ben'
  | 'carla'
  | 'dot'
  | 'eli'
  | 'frank'
  | 'grace'
  | 'hana'
  | 'ivan'
  | 'june'
  | 'karl'
  | 'luis'
  | 'mary-elder'
  | 'mary-younger'
  | 'noah'
  | 'thu';

/** Month and day are fixed; the year follows the current one. */
interface Child {
  readonly turns: number;
  readonly monthDay: string;
}

export interface DemoPerson {
  readonly key: PersonKey;
  /** `family`: has an account later and no chart. */
  readonly kind: 'patient' | 'family';
  readonly username?: string;
  readonly given: string;
  readonly middle?: string;
  readonly family: string;
  readonly born: string | Child;
  readonly sex: 'female' | 'male';
  /** Medical record number; family members have none. */
  readonly mrn?: string;
  readonly phone: string;
  readonly email?: string;
  readonly street: string;
  readonly zip: string;
  readonly clinic: ClinicKey;
  /** BCP 47. */
  readonly language: 'en' | 'es' | 'vi';
  /** Whom the chart names as general practitioner. */
  readonly doctor?: StaffKey;
  readonly diedDaysAgo?: number;
  /** What this person shows, for whoever looks for one to try. */
  readonly about: string;
}

export const demoPeople: readonly DemoPerson[] = [
  {
    key: 'ann',
    kind: 'patient',
    username: 'ann',
    given: 'Ann',
    middle: 'Louise',
    family: 'Whitfield',
    born: '1962-04-17',
    sex: 'female',
    mrn: 'LH-100234',
    phone: '518-555-0131',
    email: 'ann.whitfield@example.com',
    street: '47 Millrace Lane',
    zip: '12005',
    clinic: 'downtown',
    language: 'en',
    doctor: 'doctor',
    about: 'Ten years of diabetes: the richest record',
  },
  {
    key: 'ben',
    kind: 'patient',
    username: 'ben',
    given: 'Ben',
    family: 'Castellan',
    born: '1988-11-03',
    sex: 'male',
    mrn: 'LH-100377',
    phone: '518-555-0132',
    email: 'ben.castellan@example.org',
    street: '9 Cooper Alley, Apt 2',
    zip: '12005',
    clinic: 'downtown',
    language: 'en',
    doctor: 'doctor',
    about: 'Asthma; no known allergies',
  },
  {
    key: 'carla',
    kind: 'patient',
    username: 'carla',
    given: 'Carla',
    middle: 'Inés',
    family: 'Mendoza',
    born: '1979-07-22',
    sex: 'female',
    mrn: 'LH-100418',
    phone: '518-555-0133',
    email: 'carla.mendoza@example.com',
    street: '133 Weaver Street',
    zip: '12005',
    clinic: 'downtown',
    language: 'es',
    doctor: 'alvarez',
    about: 'Speaks Spanish; thyroid and migraine; no allergy information on file',
  },
  {
    key: 'dot',
    kind: 'patient',
    given: 'Dorothy',
    family: 'Pemberton',
    born: { turns: 7, monthDay: '05-09' },
    sex: 'female',
    mrn: 'LH-100502',
    phone: '518-555-0134',
    street: '61 Lockkeeper Row',
    zip: '12006',
    clinic: 'riverside',
    language: 'en',
    doctor: 'adeyemi',
    about: 'A child with her vaccinations',
  },
  {
    key: 'frank',
    kind: 'family',
    username: 'frank',
    given: 'Frank',
    family: 'Pemberton',
    born: '1985-02-26',
    sex: 'male',
    phone: '518-555-0134',
    email: 'frank.pemberton@example.org',
    street: '61 Lockkeeper Row',
    zip: '12006',
    clinic: 'riverside',
    language: 'en',
    about: "Dot's father; no chart of his own",
  },
  {
    key: 'eli',
    kind: 'patient',
    given: 'Eli',
    family: 'Strand',
    born: { turns: 15, monthDay: '08-21' },
    sex: 'male',
    mrn: 'LH-100519',
    phone: '518-555-0135',
    street: '18 Heron Court',
    zip: '12006',
    clinic: 'riverside',
    language: 'en',
    doctor: 'adeyemi',
    about: 'A teenager: asthma, a sports physical',
  },
  {
    key: 'grace',
    kind: 'patient',
    given: 'Grace',
    middle: 'Adaeze',
    family: 'Oyelaran',
    born: '1957-09-30',
    sex: 'female',
    mrn: 'LH-100146',
    phone: '518-555-0136',
    email: 'grace.oyelaran@example.com',
    street: '5 Bellfounder Square',
    zip: '12005',
    clinic: 'specialty',
    language: 'en',
    doctor: 'doctor',
    about: 'Breast cancer six years ago, in follow-up',
  },
  {
    key: 'hana',
    kind: 'patient',
    given: 'Hana',
    family: 'Sorensen',
    born: '1994-02-11',
    sex: 'female',
    mrn: 'LH-100631',
    phone: '518-555-0137',
    email: 'hana.sorensen@example.org',
    street: '22 Towpath Road, Apt 5',
    zip: '12006',
    clinic: 'riverside',
    language: 'en',
    doctor: 'tran',
    about: 'Pregnant, 29 weeks',
  },
  {
    key: 'ivan',
    kind: 'patient',
    given: 'Ivan',
    family: 'Petrosyan',
    born: '1949-12-05',
    sex: 'male',
    mrn: 'LH-100093',
    phone: '518-555-0138',
    email: 'ivan.petrosyan@example.com',
    street: '310 Orchard Hill Way',
    zip: '12007',
    clinic: 'specialty',
    language: 'en',
    doctor: 'haddad',
    about: 'A pacemaker and a new hip',
  },
  {
    key: 'june',
    kind: 'patient',
    given: 'June',
    family: 'Abernathy',
    born: '2001-06-18',
    sex: 'female',
    mrn: 'LH-100788',
    phone: '518-555-0139',
    street: '70 Sexton Street',
    zip: '12005',
    clinic: 'downtown',
    language: 'en',
    about: 'Almost nothing on file',
  },
  {
    key: 'karl',
    kind: 'patient',
    given: 'Karl',
    middle: 'Anton',
    family: 'Lindqvist',
    born: '1956-01-27',
    sex: 'male',
    mrn: 'LH-100052',
    phone: '518-555-0140',
    email: 'karl.lindqvist@example.com',
    street: '2 Quarry Road',
    zip: '12007',
    clinic: 'specialty',
    language: 'en',
    doctor: 'osman',
    about: 'Twenty thousand results',
  },
  {
    key: 'luis',
    kind: 'patient',
    given: 'Luis',
    family: 'Ferreira',
    born: '1941-03-08',
    sex: 'male',
    mrn: 'LH-100017',
    phone: '518-555-0141',
    street: '88 Weaver Street',
    zip: '12005',
    clinic: 'downtown',
    language: 'en',
    doctor: 'doctor',
    diedDaysAgo: 19,
    about: 'Died recently: no code may be issued',
  },
  {
    key: 'mary-elder',
    kind: 'patient',
    given: 'Mary',
    family: 'Kessler',
    born: '1971-05-14',
    sex: 'female',
    mrn: 'LH-100265',
    phone: '518-555-0142',
    email: 'mary.kessler71@example.com',
    street: '14 Tannery Lane',
    zip: '12005',
    clinic: 'downtown',
    language: 'en',
    doctor: 'alvarez',
    about: 'One of two people called Mary Kessler',
  },
  {
    key: 'mary-younger',
    kind: 'patient',
    given: 'Mary',
    family: 'Kessler',
    born: '1998-10-02',
    sex: 'female',
    mrn: 'LH-100656',
    phone: '518-555-0143',
    email: 'mary.kessler98@example.org',
    street: '201 Foundry Street, Apt 3B',
    zip: '12005',
    clinic: 'downtown',
    language: 'en',
    doctor: 'doctor',
    about: 'The other Mary Kessler',
  },
  {
    key: 'noah',
    kind: 'patient',
    given: 'Noah',
    family: 'Fairbanks',
    born: '2003-01-19',
    sex: 'male',
    mrn: 'LH-100711',
    phone: '518-555-0144',
    email: 'noah.fairbanks@example.com',
    street: '36 Cooper Alley',
    zip: '12005',
    clinic: 'downtown',
    language: 'en',
    doctor: 'alvarez',
    about: 'A young adult with depression, getting better',
  },
  {
    key: 'thu',
    kind: 'patient',
    given: 'Thu',
    family: 'Pham',
    born: '1969-08-08',
    sex: 'female',
    mrn: 'LH-100593',
    phone: '518-555-0145',
    email: 'thu.pham@example.org',
    street: '57 Millrace Lane',
    zip: '12005',
    clinic: 'downtown',
    language: 'vi',
    doctor: 'alvarez',
    about: 'Blood pressure, bones and a vitamin; reads Vietnamese',
  },
];

/** @throws when nobody of the demo has that key. */
export function personOf(key: PersonKey): DemoPerson {
  const person = demoPeople.find((candidate) => candidate.key === key);
  if (!person) throw new Error(`Nobody in the demo is called ${key}`);
  return person;
}

/** YYYY-MM-DD. A child's changes only with the calendar year of `today`. */
export function birthDateOf(person: DemoPerson, today: Date): string {
  if (typeof person.born === 'string') return person.born;
  const year = Number(daysBefore(today).today.slice(0, 4));
  return `${year - person.born.turns}-${person.born.monthDay}`;
}
