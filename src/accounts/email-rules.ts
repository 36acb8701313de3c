/** What counts as a well-formed e-mail address (E12): one that mail can be sent to; whether it arrives is seen later. */
import { reason } from '../kernel/reason.ts';
import type { Reason } from '../kernel/reason.ts';

declare module '../kernel/reason.ts' {
  interface ReasonFacts {
    'email.malformed': Record<string, never>;
  }
}

const longest = 254;
const local = /^[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}$/u;
const label = /^[\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u;

/** How addresses are kept: composed, without spaces around. */
export const foldEmail = (typed: string): string => typed.normalize('NFC').trim();

/** Undefined when the address is well formed, else why not. */
export function whyNotEmail(typed: string): Reason<'email.malformed'> | undefined {
  const address = foldEmail(typed);
  const at = address.lastIndexOf('@');
  const name = address.slice(0, at);
  const labels = address.slice(at + 1).split('.');
  const fine = at > 0 && address.length <= longest && local.test(name) && !/^\.|\.\.|\.$/.test(name) &&
    labels.length > 1 && labels.every((part) => label.test(part)) && !/^\d+$/.test(labels.at(-1)!);
  return fine ? undefined : reason('email.malformed', {}, ['tryAgain']);
}
