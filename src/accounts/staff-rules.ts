/**
 * What a username and a password of staff may be. The username: 2 to 30 letters, digits, dots, dashes or underscores,
 * compared without case. The password: 8 characters or more, since there is always a second factor (E10).
 */
import { reason } from '../kernel/reason.ts';
import type { Reason } from '../kernel/reason.ts';
import { whyNotPassword } from './password-rules.ts';
import type { NoPasswordReason } from './password-rules.ts';
import { usernameKey } from './username-rules.ts';

export const staffUsernameLength = { least: 2, most: 30 };

/** Undefined when a member of staff may have the username (if it is still free), else why not. */
export function whyNotStaffUsername(typed: string): Reason<'username.length'> | Reason<'username.letters'> | undefined {
  const name = usernameKey(typed);
  const { least, most } = staffUsernameLength;
  if (name.length < least || name.length > most) return reason('username.length', staffUsernameLength, ['tryAgain']);
  if (!/^[\p{L}\p{N}][\p{L}\p{N}._@-]*$/u.test(name)) return reason('username.letters', {}, ['tryAgain']);
  return undefined;
}

export const leastStaffPassword = 8;

/** `words` are the names of the clinic and of the person: the first things that somebody would try. */
export const whyNotStaffPassword = (typed: string, username: string, words: readonly string[]): NoPasswordReason | undefined =>
  whyNotPassword(typed, { username, words, least: leastStaffPassword, isAccessCode: () => false });
