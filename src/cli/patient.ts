/** `patient link` and `patient unlink`: two records of one person become one, and part again (E19). */
import { asSystem, nowhere } from '../access/scope.ts';
import type { SystemScope } from '../access/scope.ts';
import { patientsByMrn } from '../accounts/record-by-mrn.ts';
import { linkPatients, unlinkPatient } from '../intake/merge.ts';
import { NotFound } from '../kernel/reason.ts';
import type { Command } from './command.ts';
import { commandLine, Failed, required } from './command.ts';

export const patientLink: Command = {
  name: 'patient link', usage: '--mrn <mrn> --into <mrn>', needs: 'portal',
  about: 'Makes two records one: everything of the first is seen in the second. The account follows, or ends where the second has one; open codes end.',
  options: { mrn: { type: 'string' }, into: { type: 'string' } },
  async run(portal, { options, say }) {
    const [mrn, into] = [required(options, 'mrn'), required(options, 'into')];
    const merge = await asSystem(portal, 'patient.link', nowhere, async (scope) =>
      linkPatients(scope, await onlyPatient(scope, mrn), await onlyPatient(scope, into), 'commandLine'), commandLine);
    say(merge ? `${mrn} is seen in the record of ${into} from now on.` : `${mrn} and ${into} are one record already.`);
    return { exit: 0, json: { mrn, into, linked: merge !== undefined } };
  },
};

export const patientUnlink: Command = {
  name: 'patient unlink', usage: '--mrn <mrn>', needs: 'portal',
  about: 'Undoes the last patient link that moved this patient.',
  options: { mrn: { type: 'string' } },
  async run(portal, { options, say }) {
    const mrn = required(options, 'mrn');
    try {
      await asSystem(portal, 'patient.unlink', nowhere, async (scope) => unlinkPatient(scope, await onlyPatient(scope, mrn)), commandLine);
    } catch (error) {
      if (error instanceof NotFound) throw new Failed(`${mrn} was not linked to another record.`, { mrn });
      throw error;
    }
    say(`${mrn} has a record of its own again.`);
    return { exit: 0, json: { mrn } };
  },
};

async function onlyPatient(scope: SystemScope, mrn: string): Promise<string> {
  const [patient, ...others] = await patientsByMrn(scope, mrn);
  if (!patient) throw new Failed(`There is no patient with the number ${mrn}.`, { mrn });
  if (others.length > 0) throw new Failed(`Several patients have the number ${mrn}: two sources use it. Nothing was changed.`, { mrn });
  return patient;
}
