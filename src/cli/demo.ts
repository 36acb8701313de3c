/**
 * Puts the demo clinic into an empty database, once, and tells who can be tried with what. Never runs where
 * PORTICO_DEMO is unset, except when it is asked for by name.
 */
import { demoClinic, staffName } from '../../db/demo/clinic.ts';
import { demoPeople } from '../../db/demo/people.ts';
import { asSystem, nowhere } from '../access/scope.ts';
import type { SystemScope } from '../access/scope.ts';
import { changeDemoCredentials } from '../accounts/demo-credentials.ts';
import type { DemoCredentials } from '../accounts/demo-credentials.ts';
import { hasStaff } from '../accounts/staff.ts';
import { codeAt } from '../accounts/totp.ts';
import type { Config } from '../config.ts';
import { oneAtATime } from '../kernel/lock.ts';
import { demoState, noteDemo, noteDemoBegun } from '../organization/installation.ts';
import type { Portal } from '../portal.ts';
import { runApart } from './apart.ts';
import type { SeedOptions } from './demo-seed.ts';

type Say = (line: string) => void;

export interface DemoOptions extends SeedOptions {
  /** Seeds in a process of its own, where the program is built: what that takes in memory goes when it ends. */
  readonly apart?: boolean;
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
  const { seededAt: seeded } = await inDatabase(portal, demoState);
  if (!seeded) say('Setting up the demo clinic. This happens once and takes a few seconds.');
  if (!seeded && options.apart) await runApart(['demo', 'seed']);
  if (!(await isUpToDate(portal, mark)))
    await oneAtATime(portal.connection, 'demo', async () => {
      const { seededAt, mark: before } = await inDatabase(portal, demoState);
      if (!seededAt) {
        if (!before && (await inDatabase(portal, hasStaff))) throw new NotForDemo();
        if (!before) await inDatabase(portal, (scope) => noteDemoBegun(scope, mark));
        await (await import('./demo-seed.ts')).seed(portal, credentials, options);
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

const usernames = demoPeople.flatMap((person) => person.username ?? []);
const staffUsernames = demoClinic.staff.map((member) => member.username);

const inDatabase = <T>(portal: Portal, work: (scope: SystemScope) => Promise<T>): Promise<T> => asSystem(portal, 'demo', nowhere, work);

async function isUpToDate(portal: Portal, mark: Buffer): Promise<boolean> {
  const state = await inDatabase(portal, demoState);
  return state.seededAt !== null && state.mark !== null && state.mark.equals(mark);
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
