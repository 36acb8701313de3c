/**
 * Whose session a browser holds, for pages that are open to everyone. Asking counts as no activity (S14). Only the end
 * of a session means "nobody": a database that is away stays a failure and is told as one.
 */
import { asPerson, SessionEnded } from '../access/scope.ts';
import { tokenHash } from '../kernel/secrets.ts';
import type { Visit } from './visit.ts';

/** The username of the person who is signed in, if anybody is. */
export async function signedInAs(visit: Visit): Promise<string | undefined> {
  const token = visit.cookie('session');
  if (!token) return undefined;
  try {
    return await asPerson(visit.portal, tokenHash(token), visit.origin, 'look', async (scope) => scope.username);
  } catch (error) {
    if (error instanceof SessionEnded) return undefined;
    throw error;
  }
}
