/** `account unlock`: opens an account that was locked after too many tries, of a person or of staff. */
import { asSystem, nowhere } from '../access/scope.ts';
import { unlockUsername } from '../accounts/patient-account.ts';
import { unlockStaff } from '../accounts/staff-unlock.ts';
import { NotFound } from '../kernel/reason.ts';
import type { Portal } from '../portal.ts';
import type { Command } from './command.ts';
import { commandLine, Failed, Misuse } from './command.ts';

export const accountUnlock: Command = {
  name: 'account unlock', usage: '<username>', needs: 'portal',
  about: 'Opens an account that was locked after too many wrong tries. Where a person and staff share the name, both are opened.',
  async run(portal, { words, say }) {
    const [username, ...more] = words;
    if (username === undefined || more.length > 0) throw new Misuse('Say account unlock <username>.');
    const states = await asSystem(portal, 'account.unlock', nowhere, async (scope) => ({
      person: await unlockPerson(portal, scope, username),
      staff: await unlockStaff(portal, scope, username),
    }), commandLine);
    if (!states.person && !states.staff) throw new Failed(`Nobody has the username "${username}".`, { username });
    const opened = [states.person?.wasLocked ? 'person' : undefined, states.staff?.wasLocked ? 'staff' : undefined].filter((kind) => kind !== undefined);
    say(opened.length > 0 ? `${username} is unlocked and can sign in with the password they have.` : `${username} is not locked.`);
    return { exit: 0, json: { username, unlocked: opened } };
  },
};

async function unlockPerson(portal: Portal, scope: Parameters<typeof unlockUsername>[1], username: string): Promise<{ wasLocked: boolean } | undefined> {
  try {
    return { wasLocked: (await unlockUsername(portal, scope, username)) === undefined };
  } catch (error) {
    if (error instanceof NotFound) return undefined;
    throw error;
  }
}
