/** What a username may be (E9): 6 to 30 letters, digits, dots, dashes or underscores; compared without case. */
import { reason } from '../kernel/reason.ts';
import type { Reason } from '../kernel/reason.ts';

declare module '../kernel/reason.ts' {
  interface ReasonFacts {
    'username.length': { least: number; most: number };
    'username.letters': Record<string, never>;
    'username.taken': Record<string, never>;
    'username.isCode': Record<string, never>;
    'username.reserved': Record<string, never>;
  }
}

export const usernameLength = { least: 6, most: 30 };

/** How usernames are compared and stored for look-up: composed, without case, without spaces around. */
export const usernameKey = (typed: string): string => typed.normalize('NFKC').trim().toLowerCase().slice(0, 256);

const reserved = /^(admin|administrator|support|portico|root|system|security|help)/;
/** Four groups of five, however they are written: an access code is not a username (E8). */
const looksLikeCode = /^[a-z0-9]{5}([\s._-]?[a-z0-9]{5}){3}$/;

/** Undefined when the username may be used (if it is still free), else why not. */
export function whyNotUsername(typed: string): Reason | undefined {
  const name = usernameKey(typed);
  if (name.length < usernameLength.least || name.length > usernameLength.most) return reason('username.length', usernameLength, ['tryAgain']);
  if (looksLikeCode.test(name)) return reason('username.isCode', {}, ['tryAgain']);
  if (!/^[\p{L}\p{N}][\p{L}\p{N}._@-]*$/u.test(name)) return reason('username.letters', {}, ['tryAgain']);
  if (reserved.test(name)) return reason('username.reserved', {}, ['tryAgain']);
  return undefined;
}
