/** `staff sign-on`: which subject of the organization's own sign-in a member of staff is. */
import { asSystem, nowhere } from '../access/scope.ts';
import { bindIdentity, forgetIdentity, setStaffEmail } from '../accounts/staff-identities.ts';
import type { Command } from './command.ts';
import { commandLine, Failed, Misuse } from './command.ts';

export const staffSignOn: Command = {
  name: 'staff sign-on', needs: 'portal',
  usage: '<username> --subject <sub> | --email <address> | --forget',
  about: 'Ties a member of staff to the single sign-on of the organization: by the subject it knows them by, or by an e-mail address that it has verified. --forget ends that.',
  options: { subject: { type: 'string' }, email: { type: 'string' }, forget: { type: 'boolean' } },
  async run(portal, { words, options, say }) {
    const [username, ...more] = words;
    const { subject, email, forget } = options as { subject?: string; email?: string; forget?: boolean };
    if (username === undefined || more.length > 0 || [subject, email, forget].filter((one) => one !== undefined).length !== 1)
      throw new Misuse('Say staff sign-on <username> and one of --subject, --email, --forget.');
    const issuer = portal.staffProvider?.issuer;
    if (issuer === undefined && email === undefined) throw new Failed('No single sign-on is set up: set PORTICO_OIDC_ISSUER first.');
    const answer = await asSystem(portal, 'staff.signOn', nowhere, async (scope) =>
      subject !== undefined ? bindIdentity(scope, username, issuer!, subject.trim())
      : email !== undefined ? setStaffEmail(scope, username, email.trim())
      : forgetIdentity(scope, username, issuer!), commandLine);
    if ('why' in answer) throw new Failed(answer.why.code === 'identity.taken' ? 'That belongs to another member of staff.' : 'This is no e-mail address.', { code: answer.why.code });
    if (!answer.done) throw new Failed(`Nobody of the staff has the username "${username}".`, { username });
    say(forget ? `${username} is tied to no single sign-on now.` : `${username} can come through single sign-on.`);
    return { exit: 0, json: { username, issuer: issuer ?? null } };
  },
};
