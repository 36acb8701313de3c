/**
 * Puts the demo clinic into an empty database, once, and tells who can be tried with what. Its records come in by
 * the same intake as everybody's. Never runs where PORTICO_DEMO is unset, except when it is asked for by name.
 */
import { demoClinic, demoPeople } from '../../db/demo/demo.ts';
import type { DemoClinic } from '../../db/demo/demo.ts';
import { staffName } from '../../db/demo/clinic.ts';
import { asSystem, nowhere } from '../access/scope.ts';
import type { SystemScope } from '../access/scope.ts';
import { changeDemoCredentials } from '../accounts/demo-credentials.ts';
import type { DemoCredentials } from '../accounts/demo-credentials.ts';
import { addStaff, hasStaff } from '../accounts/staff.ts';
import { codeAt } from '../accounts/staff-totp.ts';
import type { Config } from '../config.ts';
import { oneAtATime } from '../kernel/lock.ts';
import { addClinic } from '../organization/clinics.ts';
import { demoState, noteDemo, noteDemoBegun } from '../organization/installation.ts';
import { setSetting } from '../organization/settings.ts';
import type { Portal } from '../portal.ts';

type Say = (line: string) => void;

export interface DemoOptions {
  /** Leaves out the person with twenty thousand results: most tests do not need him. */
  withoutThousands?: boolean;
}

/** What was put in: for the command that asks for it. */
export interface DemoPeople {
  readonly people: readonly { readonly username: string | null; readonly name: string; readonly mrn: string | null }[];
  readonly staff: readonly { readonly username: string; readonly name: string }[];
  readonly password: string;
  readonly totpSecret: string;
}

/** Throws, in words, when there is a real portal in the database. */
export async function seedDemo(portal: Portal, say: Say, options: DemoOptions = {}): Promise<DemoPeople> {
  const credentials = demoCredentials(portal.config);
  const mark = portal.secrets.mac('demo', `${credentials.password} ${credentials.totpSecret}`);
  if (!(await isUpToDate(portal, mark)))
    await oneAtATime(portal.connection, 'demo', async () => {
      const { seededAt, mark: before } = await inDatabase(portal, demoState);
      if (!seededAt) {
        if (!before && (await inDatabase(portal, hasStaff))) throw new NotForDemo();
        if (!before) await inDatabase(portal, (scope) => noteDemoBegun(scope, mark));
        await seed(portal, say, credentials, options);
      }
      // Also after a seeding that was cut short and is finished with other credentials.
      if (before && !before.equals(mark)) await changeDemoCredentials(portal, usernames, staffUsernames, credentials);
      await inDatabase(portal, (scope) => noteDemo(scope, mark));
    });
  return introduce(say, credentials);
}

class NotForDemo extends Error {
  readonly plain = true;
  constructor() {
    super('This database is in use: somebody works here already. The demo clinic goes into an empty database only. Unset PORTICO_DEMO, or set PORTICO_DATA to an empty folder.');
  }
}

/** What everybody of the demo signs in with: from the environment, or what the product ships for trying. */
export const demoCredentials = (config: Config): DemoCredentials => ({
  password: config.demoPassword ?? 'meadow lantern forty-two',
  totpSecret: config.demoTotp ?? 'LARKSPURHEALTHDEMOCLINICSECRET23',
});

/** The one-time code that the demo's staff need at this moment. */
export const demoCode = (portal: Pick<Portal, 'config' | 'clock'>): string => codeAt(demoCredentials(portal.config).totpSecret, portal.clock.now());

const withAccount = demoPeople.filter((person) => person.username !== undefined);
const usernames = withAccount.map((person) => person.username!);
const staffUsernames = demoClinic.staff.map((member) => member.username);

const inDatabase = <T>(portal: Portal, work: (scope: SystemScope) => Promise<T>): Promise<T> => asSystem(portal, 'demo', nowhere, work);

async function isUpToDate(portal: Portal, mark: Buffer): Promise<boolean> {
  const state = await inDatabase(portal, demoState);
  return state.seededAt !== null && state.mark !== null && state.mark.equals(mark);
}

async function seed(portal: Portal, say: Say, credentials: DemoCredentials, _options: DemoOptions): Promise<void> {
  say('Setting up the demo clinic. This happens once and takes a few seconds.');
  await seedSettings(portal);
  const clinics = await seedClinics(portal);
  await seedStaff(portal, clinics, credentials);
}

async function seedSettings(portal: Portal): Promise<void> {
  const { organization, clinics } = demoClinic;
  const values = {
    'brand.name': `${organization.name} Portal`, 'organization.name': organization.name,
    'office.phone': organization.phone, 'office.hours': clinics[0]!.hours, 'office.zone': clinics[0]!.zone,
    'support.email': organization.email, 'records.address': `Medical Records, ${organization.name}, ${addressOf(clinics[0]!)}`,
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

function introduce(say: Say, { password, totpSecret }: DemoCredentials): DemoPeople {
  const shown = ['desk', 'nurse', 'doctor', 'records', 'support', 'admin'];
  const people = demoPeople.map((person) => ({ username: person.username ?? null, name: `${person.given} ${person.family}`, mrn: person.mrn ?? null, about: person.about }));
  const staff = demoClinic.staff.filter((member) => shown.includes(member.username));
  say('');
  say(`${demoClinic.organization.name}, a demo clinic. Nobody in it is real. Password of everybody: ${password}`);
  for (const { username, name, mrn, about } of people)
    say(`  ${column(username ?? '(no account)', 14)}${column(name, 20)}${column(mrn ? `MRN ${mrn}` : '', 15)}${about}`);
  say(`Staff sign in at /staff/sign-in, with a one-time code from an authenticator app. TOTP secret of everybody: ${totpSecret}`);
  say('The code of this moment: npx portico demo code');
  for (const member of staff) say(`  ${column(member.username, 14)}${column(staffName(member), 20)}${member.title}`);
  say('');
  return { people, staff: staff.map((member) => ({ username: member.username, name: staffName(member) })), password, totpSecret };
}

const column = (text: string, width: number): string => text.padEnd(width);
