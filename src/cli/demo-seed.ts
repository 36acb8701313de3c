/**
 * What goes into the database of the demo clinic, and in which order. Apart from demo.ts because it carries all the
 * records: a portal that is seeded already never loads it.
 */
import { demoBundles, demoClinic, demoPeople } from '../../db/demo/demo.ts';
import type { DemoClinic, NamedBundle } from '../../db/demo/demo.ts';
import { staffName } from '../../db/demo/clinic.ts';
import { asSystem, nowhere } from '../access/scope.ts';
import type { SystemScope } from '../access/scope.ts';
import { createAccount, hasUsername } from '../accounts/accounts.ts';
import type { DemoCredentials } from '../accounts/demo-credentials.ts';
import { recordsByMrn } from '../accounts/record-by-mrn.ts';
import { addStaff } from '../accounts/staff.ts';
import { intakeBundle } from '../intake/intake.ts';
import { addClinic } from '../organization/clinics.ts';
import { setSetting } from '../organization/settings.ts';
import type { Portal } from '../portal.ts';

export interface SeedOptions {
  /** Leaves out the person with twenty thousand results: most tests do not need him. */
  readonly withoutThousands?: boolean;
}

/** Each step finds what an interrupted seeding has left and goes on from there. */
export async function seed(portal: Portal, credentials: DemoCredentials, options: SeedOptions): Promise<void> {
  await seedSettings(portal);
  const clinics = await seedClinics(portal);
  await Promise.all([seedStaff(portal, clinics, credentials), seedRecords(portal, options)]);
  await seedAccounts(portal, credentials);
}

async function seedSettings(portal: Portal): Promise<void> {
  const { organization, clinics } = demoClinic;
  const values = {
    'brand.name': `${organization.name} Portal`, 'organization.name': organization.name,
    'office.phone': organization.phone, 'office.hours': clinics[0]!.hours, 'office.zone': clinics[0]!.zone,
    'support.email': organization.email, 'mail.staff': organization.email, 'records.address': `Medical Records, ${organization.name}, ${addressOf(clinics[0]!)}`,
  } as const;
  for (const [key, value] of Object.entries(values)) await setSetting(portal.db, key as keyof typeof values, value, 'demo', portal.clock.now());
}

const addressOf = ({ street, city, state, zip }: DemoClinic): string => `${street}, ${city}, ${state} ${zip}`;

async function seedClinics(portal: Portal): Promise<Map<string, string>> {
  return inDatabase(portal, async (scope) => {
    const ids = new Map<string, string>();
    for (const clinic of demoClinic.clinics) {
      const { key, name, phone, zone, hours } = clinic;
      ids.set(key, await addClinic(scope, { key, name, phone, zone, hours, address: addressOf(clinic) }));
    }
    return ids;
  });
}

async function seedStaff(portal: Portal, clinics: ReadonlyMap<string, string>, { password, totpSecret }: DemoCredentials): Promise<void> {
  await Promise.all(demoClinic.staff.map(async (member) => {
    const places = member.clinics.length > 0 ? member.clinics.map((key) => clinics.get(key)!) : [null];
    const made = await addStaff(portal, nowhere, {
      username: member.username, name: staffName(member), password, totpSecret, by: 'demo',
      appointments: member.roles.flatMap((role) => places.map((clinic) => ({ role, clinic }))),
    });
    // Taken: from a seeding that was cut short.
    if ('why' in made && made.why.code !== 'username.taken') throw new Error(`${member.username} could not be added to the demo: ${made.why.code}`);
  }));
}

/** The records, through the same door as everybody's. Two at a time: one is prepared while the database stores the other. */
async function seedRecords(portal: Portal, { withoutThousands }: SeedOptions): Promise<void> {
  const underWay = new Set<Promise<void>>();
  const all: Promise<void>[] = [];
  for (const named of demoBundles(portal.clock.now())) {
    const key = keyOf(named);
    if (withoutThousands && key === 'karl') break;
    // What everybody shares, and a person before the rest of them.
    const alone = key === 'larkspur' || named.name === 'karl' || named.name.endsWith('-corrections');
    if (alone) await Promise.all(underWay);
    else if (underWay.size >= 2) await Promise.race(underWay);
    const work = seedBundle(portal, named).finally(() => underWay.delete(work));
    underWay.add(work);
    all.push(work);
    // A failure is met where all are awaited, at the end; until then it must not count as met by nobody.
    work.catch(() => undefined);
    if (alone) await work;
  }
  await Promise.all(all);
}

const keyOf = ({ name }: NamedBundle): string => name.replace(/-(corrections|\d+)$/, '');

async function seedBundle(portal: Portal, named: NamedBundle): Promise<void> {
  const clinicKey = demoPeople.find((person) => person.key === keyOf(named))?.clinic;
  const { quarantine } = await intakeBundle(portal, 'ehr', named.bundle, { name: named.name, by: 'demo', ...(clinicKey && { clinicKey }) });
  if (quarantine[0]) throw new Error(`The demo's own record does not go in: ${named.name}, ${quarantine[0].item}, ${quarantine[0].code}`);
}

/** For those who have signed up before; the others show how the front desk issues codes. */
async function seedAccounts(portal: Portal, { password }: DemoCredentials): Promise<void> {
  for (const { username, kind, mrn, email, language } of demoPeople.filter((person) => person.username !== undefined))
    await inDatabase(portal, async (scope) => {
      if (await hasUsername(scope, username!)) return;
      const recordId = mrn ? (await recordsByMrn(scope, mrn))[0]! : null;
      await createAccount(portal, scope, {
        username: username!, kind, recordId, password, email: email!, confirmed: true, language: language === 'es' ? 'es' : 'en', ...security[language === 'es' ? 'es' : 'en'],
      });
    });
}

const security = {
  en: { question: 'Which dish did you like best as a child?', answer: 'Apple dumplings' },
  es: { question: '¿Qué comida le gustaba más de niño o niña?', answer: 'Arroz con leche' },
} as const;

const inDatabase = <T>(portal: Portal, work: (scope: SystemScope) => Promise<T>): Promise<T> => asSystem(portal, 'demo', nowhere, work);
