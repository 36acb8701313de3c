/** `code issue`: an access code for a patient, printed once. Who asks was checked by whoever runs the command. */
import { asSystem, nowhere } from '../access/scope.ts';
import { codeGroups } from '../accounts/access-code-rules.ts';
import { issueCode } from '../accounts/access-codes.ts';
import { recordsByMrn } from '../accounts/record-by-mrn.ts';
import { fullName } from '../accounts/registered-patient.ts';
import type { Command } from './command.ts';
import { commandLine, Failed, required } from './command.ts';

export const codeIssue: Command = {
  name: 'code issue', usage: '--mrn <medical record number>', needs: 'portal',
  about: 'Makes an access code for a patient and prints it once. A code issued before stops working.',
  options: { mrn: { type: 'string' } },
  async run(portal, { options, say }) {
    const mrn = required(options, 'mrn');
    const issued = await asSystem(portal, 'code.issue', nowhere, async (scope) => {
      const records = await recordsByMrn(scope, mrn);
      if (records.length === 0) throw new Failed(`No patient has the medical record number ${mrn}.`, { mrn });
      if (records.length > 1) throw new Failed(`${records.length} patients have the medical record number ${mrn}. Issue the code on the staff page of the right one.`, { mrn });
      return issueCode(portal, scope, records[0]!, {});
    }, commandLine);
    if ('why' in issued) throw new Failed(sentences[issued.why.code], { mrn, code: issued.why.code });
    const code = codeGroups(issued.code).join('-');
    say(`Access code for ${fullName(issued.patient)}, ${mrn}. It is shown once:`);
    say(`  ${code}`);
    say(`It works once, until ${issued.expiresAt.toISOString().slice(0, 10)}, at ${portal.config.publicUrl}/sign-up.`);
    return { exit: 0, json: { mrn, code, expiresAt: issued.expiresAt.toISOString() } };
  },
};

const sentences = {
  'code.hasAccount': 'This patient has an active account already, and needs no code.',
  'code.deceased': 'This patient is marked as deceased. No code is issued.',
  'code.minor': 'This patient is too young for an account of their own.',
  'code.noIdentity': 'The record lacks what sign-up asks for (usually the date of birth). Complete it at the source and import it again.',
  'code.accessEnded': 'The organization has ended the access of this patient. Run portico account restore first.',
  'code.changed': 'Another code was issued at this moment. Run the command again if you still need one.',
} as const;
