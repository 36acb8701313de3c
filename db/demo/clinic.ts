/**
 * Larkspur Health, the demo clinic: an organization, its three clinics and the people who work there. All of it is
 * made up. The six usernames of the contract (`desk`, `nurse`, `doctor`, `records`, `support`, `admin`) are
 * relied on by people, scripts and outside checks and must not change.
 */
import type { StaffRole } from '../../src/access/rights.ts';

export type ClinicKey = 'downtown' | 'riverside' | 'specialty';

export interface DemoClinic {
  readonly key: ClinicKey;
  readonly name: string;
  readonly phone: string;
  readonly street: string;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
  readonly zone: string;
  readonly hours: string;
}

export interface DemoStaff {
  readonly username: string;
  readonly given: string;
  readonly family: string;
  /** As it stands behind the name on a report. */
  readonly credential?: string;
  readonly title: string;
  readonly roles: readonly StaffRole[];
  /** Empty: every clinic. */
  readonly clinics: readonly ClinicKey[];
  readonly phone: string;
}

const zone = 'America/New_York';
const town = { city: 'Alder Mills', state: 'NY', zone } as const;

const clinics: readonly DemoClinic[] = [
  {
    key: 'downtown',
    name: 'Larkspur Health Downtown',
    phone: '518-555-0100',
    street: '12 Foundry Street',
    zip: '12005',
    hours: 'Monday to Friday, 8:00 a.m. to 5:00 p.m.',
    ...town,
  },
  {
    key: 'riverside',
    name: 'Larkspur Health Riverside: Women and Children',
    phone: '518-555-0110',
    street: '280 Towpath Road',
    zip: '12006',
    hours: 'Monday to Friday, 8:30 a.m. to 5:30 p.m.; Saturday, 9:00 a.m. to noon',
    ...town,
  },
  {
    key: 'specialty',
    name: 'Larkspur Health Specialty Center',
    phone: '518-555-0120',
    street: '4 Orchard Hill Way, Suite 300',
    zip: '12007',
    hours: 'Monday to Thursday, 7:30 a.m. to 6:00 p.m.; Friday, 7:30 a.m. to 3:00 p.m.',
    ...town,
  },
];

const staff = [
  {
    username: 'doctor',
    given: 'Miriam',
    family: 'Okafor',
    credential: 'MD',
    title: 'Internal medicine',
    roles: ['doctor'],
    clinics: ['downtown'],
    phone: '518-555-0101',
  },
  {
    username: 'nurse',
    given: 'Tomas',
    family: 'Lindgren',
    credential: 'RN',
    title: 'Registered nurse',
    roles: ['nurse'],
    clinics: ['downtown'],
    phone: '518-555-0102',
  },
  {
    username: 'desk',
    given: 'Priya',
    family: 'Raman',
    title: 'Front desk',
    roles: ['desk'],
    clinics: ['downtown'],
    phone: '518-555-0100',
  },
  {
    username: 'records',
    given: 'Gloria',
    family: 'Whitcombe',
    title: 'Health information management',
    roles: ['records'],
    clinics: [],
    phone: '518-555-0103',
  },
  {
    username: 'support',
    given: 'Jonah',
    family: 'Bexley',
    title: 'Portal support and privacy officer',
    roles: ['support', 'privacy'],
    clinics: [],
    phone: '518-555-0104',
  },
  {
    username: 'admin',
    given: 'Sylvie',
    family: 'Marchetti',
    title: 'Portal administrator',
    roles: ['admin'],
    clinics: [],
    phone: '518-555-0105',
  },
  {
    username: 'alvarez',
    given: 'Elena',
    family: 'Alvarez-Ruiz',
    credential: 'MD',
    title: 'Family medicine',
    roles: ['doctor'],
    clinics: ['downtown'],
    phone: '518-555-0106',
  },
  {
    username: 'calloway',
    given: 'Ruth',
    family: 'Calloway',
    credential: 'RD, CDCES',
    title: 'Diabetes educator',
    roles: ['nurse'],
    clinics: ['downtown'],
    phone: '518-555-0107',
  },
  {
    username: 'adeyemi',
    given: 'Folake',
    family: 'Adeyemi',
    credential: 'MD',
    title: 'Pediatrics',
    roles: ['doctor'],
    clinics: ['riverside'],
    phone: '518-555-0111',
  },
  {
    username: 'tran',
    given: 'Linh',
    family: 'Tran',
    credential: 'MD',
    title: 'Obstetrics and gynecology',
    roles: ['doctor'],
    clinics: ['riverside'],
    phone: '518-555-0112',
  },
  {
    username: 'brightwater',
    given: 'Denise',
    family: 'Brightwater',
    credential: 'RN',
    title: 'Registered nurse',
    roles: ['nurse'],
    clinics: ['riverside'],
    phone: '518-555-0113',
  },
  {
    username: 'ferris',
    given: 'Colin',
    family: 'Ferris',
    title: 'Front desk',
    roles: ['desk'],
    clinics: ['riverside'],
    phone: '518-555-0110',
  },
  {
    username: 'novak',
    given: 'Petra',
    family: 'Novak',
    credential: 'MD',
    title: 'Medical oncology',
    roles: ['doctor'],
    clinics: ['specialty'],
    phone: '518-555-0121',
  },
  {
    username: 'haddad',
    given: 'Samir',
    family: 'Haddad',
    credential: 'MD',
    title: 'Cardiology',
    roles: ['doctor'],
    clinics: ['specialty'],
    phone: '518-555-0122',
  },
  {
    username: 'kowalczyk',
    given: 'Jan',
    family: 'Kowalczyk',
    credential: 'MD',
    title: 'Orthopedic surgery',
    roles: ['doctor'],
    clinics: ['specialty'],
    phone: '518-555-0123',
  },
  {
    username: 'osman',
    given: 'Leila',
    family: 'Osman',
    credential: 'MD',
    title: 'Nephrology',
    roles: ['doctor'],
    clinics: ['specialty'],
    phone: '518-555-0124',
  },
  {
    username: 'tanabe',
    given: 'Aiko',
    family: 'Tanabe',
    title: 'Front desk',
    roles: ['desk'],
    clinics: ['specialty'],
    phone: '518-555-0120',
  },
] as const satisfies readonly DemoStaff[];

export type StaffKey = (typeof staff)[number]['username'];

export const demoClinic = {
  organization: {
    id: 'larkspur',
    name: 'Larkspur Health',
    phone: '518-555-0100',
    email: 'hello@larkspur.example.org',
  },
  clinics,
  staff: staff as readonly (DemoStaff & { readonly username: StaffKey })[],
};

/** @throws when the demo clinic has no such clinic. */
export function clinicOf(key: ClinicKey): DemoClinic {
  const clinic = clinics.find((candidate) => candidate.key === key);
  if (!clinic) throw new Error(`The demo clinic has no clinic ${key}`);
  return clinic;
}

/** @throws when nobody of that username works at the demo clinic. */
export function staffOf(key: StaffKey): DemoStaff {
  const member = demoClinic.staff.find((candidate) => candidate.username === key);
  if (!member) throw new Error(`Nobody called ${key} works at the demo clinic`);
  return member;
}

/** As it is printed: "Miriam Okafor, MD". */
export function staffName(member: DemoStaff): string {
  const name = `${member.given} ${member.family}`;
  return member.credential ? `${name}, ${member.credential}` : name;
}
