/**
 * `staff reset`: for a member of staff who lost phone, key and recovery codes, and for the only administrator, whom no
 * colleague can help. Prints a code for the second step, once; with `--password` a new first password, too.
 */
import { asSystem, nowhere } from '../access/scope.ts';
import { resetStaffByName } from '../accounts/reset-factors.ts';
import { newPassword } from '../accounts/staff.ts';
import type { Command } from './command.ts';
import { commandLine, Failed, required } from './command.ts';

export const staffReset: Command = {
  name: 'staff reset', needs: 'portal',
  usage: '--username <name> [--password]',
  about: 'Removes a colleague\'s second step and prints a code for their next sign-in, once. With --password, a new password, too.',
  options: { username: { type: 'string' }, password: { type: 'boolean' } },
  async run(portal, { options, say }) {
    const username = required(options, 'username');
    const password = options.password ? newPassword() : undefined;
    const hash = password && (await portal.passwords.hash(password));
    const given = await asSystem(portal, 'staff.reset', nowhere, (scope) => resetStaffByName(portal, scope, username, hash), commandLine);
    if (!given) throw new Failed(`Nobody of the staff has the username "${username}".`, { code: 'unknown' });
    const code = given.code.join('-');
    say(`${username} signs in at ${portal.config.publicUrl}/staff/sign-in. This is shown once:`);
    if (password) say(`  Password      ${password}`);
    say(`  One-time code ${code}   (works once, until ${given.until.toISOString()})`);
    say('The code leads to setting up a new authenticator app. All sessions of this account have ended.');
    return { exit: 0, json: { username, code, until: given.until.toISOString(), ...(password && { password }) } };
  },
};
