/**
 * What a person looks for or reads about, for an address: sealed, so that nobody reads it there, with the account
 * inside, so that it works for this account alone (decision 013).
 */
import type { PatientScope } from '../../access/scope.ts';
import type { Visit } from '../visit.ts';

/** Lengths of what is sealed go by steps, so that the length of an address tells little. */
const step = 64;

export function sealed({ portal, scope }: Visit<PatientScope>, purpose: string, parts: readonly string[]): string {
  const text = Buffer.from(JSON.stringify([scope.accountId, ...parts]));
  return portal.secrets.seal(purpose, Buffer.concat([text, Buffer.alloc((step - (text.length % step)) % step, ' ')])).toString('base64url');
}

/** The parts; undefined when there are none, they were changed, or they are another person's. */
export function unsealed({ portal, scope }: Visit<PatientScope>, purpose: string, text: string | null | undefined): string[] | undefined {
  if (!text || text.length > 1_000) return undefined;
  try {
    const [account, ...parts] = JSON.parse(portal.secrets.open(purpose, Buffer.from(text, 'base64url')).toString()) as string[];
    return account === scope.accountId ? parts : undefined;
  } catch {
    return undefined;
  }
}
