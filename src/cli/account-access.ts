/**
 * `account end` and `account restore`: the operator ends somebody's access at once, and takes it back (T7, W15). For when
 * no support staff is at hand; the pages of staff do the same and ask for more.
 */
import { asSystem, nowhere } from '../access/scope.ts';
import type { SystemScope } from '../access/scope.ts';
import { decisionsOf } from '../accounts/access-decisions.ts';
import { codeGroups } from '../accounts/access-code-rules.ts';
import { issueCode } from '../accounts/access-codes.ts';
import { closeForPatient, decideForOrganization } from '../accounts/end-access.ts';
import { familyFates, organizationReasons, patientReasons } from '../accounts/ending-rules.ts';
import type { FamilyFate, OrganizationReason, PatientReason } from '../accounts/ending-rules.ts';
import { canLift, liftDecision } from '../accounts/lift-access.ts';
import { accountByUsername } from '../accounts/record-by-username.ts';
import type { NamedAccount } from '../accounts/record-by-username.ts';
import type { Command, Given } from './command.ts';
import { commandLine, Failed, Misuse } from './command.ts';

export const accountEnd: Command = {
  name: 'account end', needs: 'portal',
  usage: '<username> [--asked-by patient|clinic] [--reason <code>] [--family end|keep] [--comment <text>]',
  about: `Ends the access of a person at once: codes, sessions, sign-in. By the clinic unless --asked-by says otherwise. Reasons of the clinic: ${organizationReasons.join(', ')}; of the patient: ${patientReasons.join(', ')}.`,
  options: { 'asked-by': { type: 'string' }, reason: { type: 'string' }, family: { type: 'string' }, comment: { type: 'string' } },
  async run(portal, { words, options, say }) {
    const username = onlyName(words, 'account end');
    const byPatient = among(options, 'asked-by', ['patient', 'clinic'], 'clinic') === 'patient';
    const because = among(options, 'reason', byPatient ? patientReasons : organizationReasons, byPatient ? 'notSaid' : 'other');
    const family = among(options, 'family', familyFates, 'end') as FamilyFate;
    const comment = typeof options.comment === 'string' ? options.comment : '';
    const ended = await asSystem(portal, 'account.end', nowhere, async (scope) => {
      const { recordId } = await withRecord(scope, username);
      return byPatient
        ? closeForPatient(scope, recordId, { askedBy: 'patient', because: because as PatientReason, family, comment })
        : decideForOrganization(scope, recordId, { functions: [], because: because as OrganizationReason, family, comment });
    }, commandLine);
    if ('why' in ended) throw new Failed(`The access of ${username} has ended already.`, { username, code: ended.why.code });
    say(`${username} cannot sign in any more, and every session was ended.`);
    return { exit: 0, json: { username, decision: ended.decisionId } };
  },
};

export const accountRestore: Command = {
  name: 'account restore', needs: 'portal', usage: '<username> [--comment <text>]',
  about: 'Takes back what ended or limited the access of a person. Where the account was ended, prints a new access code: with it the person opens the account again.',
  options: { comment: { type: 'string' } },
  async run(portal, { words, options, say }) {
    const username = onlyName(words, 'account restore');
    const comment = typeof options.comment === 'string' ? options.comment : undefined;
    const { lifted, issued } = await asSystem(portal, 'account.restore', nowhere, async (scope) => {
      const { recordId, isActive } = await withRecord(scope, username);
      const standing = (await decisionsOf(scope, recordId)).filter(canLift);
      for (const { id } of standing) await liftDecision(scope, recordId, id, comment);
      return { lifted: standing.length, issued: isActive ? undefined : await issueCode(portal, scope, recordId, {}) };
    }, commandLine);
    if (issued && 'why' in issued) throw new Failed(`No access code can be issued for ${username} (${issued.why.code}). See the account on the staff pages.`, { username, code: issued.why.code });
    say(lifted > 0 ? `What limited or ended the access of ${username} was taken back.` : `Nothing limits the access of ${username}.`);
    if (!issued) return { exit: 0, json: { username, lifted } };
    const code = codeGroups(issued.code).join('-');
    say('The account opens again with this access code. It is shown once:');
    say(`  ${code}`);
    say(`It works once, until ${issued.expiresAt.toISOString().slice(0, 10)}, at ${portal.config.publicUrl}/sign-up.`);
    return { exit: 0, json: { username, lifted, code, expiresAt: issued.expiresAt.toISOString() } };
  },
};

function onlyName(words: readonly string[], command: string): string {
  const [username, ...more] = words;
  if (username === undefined || more.length > 0) throw new Misuse(`Say ${command} <username>.`);
  return username;
}

function among(options: Given, name: string, choices: readonly string[], usual: string): string {
  const given = options[name] ?? usual;
  if (typeof given !== 'string' || !choices.includes(given)) throw new Misuse(`--${name} is one of: ${choices.join(', ')}.`);
  return given;
}

async function withRecord(scope: SystemScope, username: string): Promise<NamedAccount & { recordId: string }> {
  const account = await accountByUsername(scope, username);
  if (!account?.recordId) throw new Failed(`No patient has the username "${username}".`, { username });
  return { ...account, recordId: account.recordId };
}
