/**
 * What the steps of signing up share: a visit that carries the sign-up of its cookie, and who is signed in meanwhile.
 * A step never sees another person's sign-up, and nothing of a record.
 */
import { asPerson } from '../../access/scope.ts';
import type { Enrolment } from '../../accounts/enrolment.ts';
import { tokenHash } from '../../kernel/secrets.ts';
import type { Visit } from '../visit.ts';

export interface SignUpVisit extends Visit {
  readonly enrolment: Enrolment;
}

/** One step: the page it shows, and what it does with what was sent. */
export interface SignUpStep {
  show(visit: SignUpVisit): Response;
  receive(visit: SignUpVisit): Promise<Response>;
}

/** The username of the person whose session this browser holds, if there is one. Counts as no activity. */
export async function signedInAs(visit: Visit): Promise<string | undefined> {
  const token = visit.cookie('session');
  if (!token) return undefined;
  return asPerson(visit.portal, tokenHash(token), visit.origin, 'look', async (scope) => scope.username).catch(() => undefined);
}
