/** `staff add`: a member of staff with a first password and a second factor, both told once. */
import { staffRoles, worksEverywhere } from '../access/rights.ts';
import type { StaffRole } from '../access/rights.ts';
import { asSystem, nowhere } from '../access/scope.ts';
import { addStaff, newPassword } from '../accounts/staff.ts';
import { newTotpSecret, totpUri } from '../accounts/totp.ts';
import { allClinics } from '../organization/clinics.ts';
import type { Portal } from '../portal.ts';
import type { Command } from './command.ts';
import { commandLine, Failed, Misuse, required } from './command.ts';

export const staffAdd: Command = {
  name: 'staff add', needs: 'portal',
  usage: '--username <name> --name "<full name>" --role <role>… [--clinic <key>…]',
  about: `Makes a member of staff and prints their first password and their TOTP secret, once. Roles: ${staffRoles.join(', ')}.`,
  options: {
    username: { type: 'string' }, name: { type: 'string' },
    role: { type: 'string', multiple: true }, clinic: { type: 'string', multiple: true },
  },
  async run(portal, { options, say }) {
    const username = required(options, 'username');
    const name = required(options, 'name');
    const roles = rolesOf(options.role);
    const clinics = await clinicsOf(portal, (options.clinic ?? []) as string[], roles);
    const password = newPassword();
    const totpSecret = newTotpSecret();
    const made = await addStaff(portal, nowhere, {
      username, name, password, totpSecret, by: commandLine.name,
      appointments: roles.flatMap((role) => (worksEverywhere(role) ? [null] : clinics).map((clinic) => ({ role, clinic }))),
    });
    if ('why' in made) throw new Failed(problemOf(made.why.code, username), { code: made.why.code });
    const uri = totpUri((await portal.settings.current())['brand.name'], username, totpSecret);
    say(`${name} can sign in at ${portal.config.publicUrl}/staff/sign-in. This is shown once:`);
    say(`  Username      ${username}`);
    say(`  Password      ${password}`);
    say(`  TOTP secret   ${totpSecret}`);
    say(`  For a QR code ${uri}`);
    return { exit: 0, json: { id: made.id, username, name, roles, password, totpSecret, totpUri: uri } };
  },
};

function rolesOf(given: unknown): StaffRole[] {
  const roles = (given ?? []) as string[];
  if (roles.length === 0) throw new Misuse(`--role is missing: one or more of ${staffRoles.join(', ')}.`);
  const strange = roles.find((role) => !staffRoles.includes(role as StaffRole));
  if (strange !== undefined) throw new Misuse(`There is no role "${strange}". Roles: ${staffRoles.join(', ')}.`);
  return roles as StaffRole[];
}

async function clinicsOf(portal: Portal, keys: readonly string[], roles: readonly StaffRole[]): Promise<string[]> {
  if (roles.every(worksEverywhere)) return [];
  const clinics = await asSystem(portal, 'staff.add', nowhere, allClinics);
  const known = clinics.map(({ key }) => key).join(', ') || 'none yet';
  if (keys.length === 0) throw new Misuse(`--clinic is missing: this role works at a clinic. Clinics: ${known}.`);
  return keys.map((key) => {
    const found = clinics.find((clinic) => clinic.key === key);
    if (!found) throw new Misuse(`There is no clinic "${key}". Clinics: ${known}.`);
    return found.id;
  });
}

function problemOf(code: string, username: string): string {
  switch (code) {
    case 'username.taken': return `Somebody has the username "${username}" already. Choose another one.`;
    case 'username.length': return 'A username of staff has 2 to 30 characters.';
    default: return 'A username is made of letters, digits, dots, dashes and underscores, and starts with a letter or digit.';
  }
}
