/**
 * What a password may be (E10, A-036, SP 800-63B-4): 15 to 256 characters of any kind, not one that is easily guessed,
 * not the username, not the access code. No rules about capitals, digits or signs. Pure; never keeps what it reads.
 */
import { reason } from '../kernel/reason.ts';
import type { Reason } from '../kernel/reason.ts';
import { codeLength, foldCode } from './access-code-rules.ts';
import { commonParts, keyboardPaths, longestCommonPart } from './common-passwords.ts';
import { usernameKey } from './username-rules.ts';

declare module '../kernel/reason.ts' {
  interface ReasonFacts {
    'password.length': { least: number; most: number };
    'password.isUsername': Record<string, never>;
    'password.isCode': Record<string, never>;
    'password.guessable': Record<string, never>;
  }
}

/** Code points, without a second factor. */
export const passwordLength = { least: 15, most: 256 };

/** Bytes: the longest password of four-byte characters. What is longer is nobody's, and not worth a hash. */
const mostBytes = 4 * passwordLength.most;
export const isOverlong = (typed: string): boolean => Buffer.byteLength(typed.normalize('NFC')) > mostBytes;

export interface PasswordContext {
  readonly username: string;
  /** Names of the portal, the clinic and the person: the first things that somebody would try. */
  readonly words: readonly string[];
  /** Fewer characters will do beside a second factor: 8. */
  readonly least?: number;
  /** Whether a text of twenty characters is the code this person signs up with. */
  isAccessCode(folded: string): boolean;
}

export type NoPasswordReason =
  | Reason<'password.length'> | Reason<'password.isUsername'> | Reason<'password.isCode'> | Reason<'password.guessable'>;

/** Undefined when the password may be used, else why not. */
export function whyNotPassword(typed: string, context: PasswordContext): NoPasswordReason | undefined {
  const length = [...typed.normalize('NFC')].length;
  const { least, most } = { ...passwordLength, ...(context.least && { least: context.least }) };
  if (length < least || length > most) return reason('password.length', { least, most }, ['tryAgain']);
  if (usernameKey(typed) === usernameKey(context.username)) return reason('password.isUsername', {}, ['tryAgain']);
  if (holdsCode(typed, context.isAccessCode)) return reason('password.isCode', {}, ['tryAgain']);
  const near = [context.username, ...context.words].flatMap((text) => foldLetters(text).split(' ')).filter((word) => word.length > 2);
  if (guessBits(typed, new Set(near)) < fewestBits) return reason('password.guessable', {}, ['tryAgain']);
  return undefined;
}

function holdsCode(typed: string, isAccessCode: PasswordContext['isAccessCode']): boolean {
  const folded = foldCode(typed);
  for (let start = 0; start + codeLength <= folded.length; start++) if (isAccessCode(folded.slice(start, start + codeLength))) return true;
  return false;
}

/** Passwords that cost fewer guesses than two to this power are refused. */
const fewestBits = 32;

/** What each kind of part adds, in bits. */
const bits = { near: 2, repeat: 2, common: 9, path: 5, year: 6, sign: 1, digit: 3.3, letter: 4.7, other: 6 };

const leetOne = { 0: 'o', 1: 'l', 3: 'e', 4: 'a', 5: 's', 7: 't', 8: 'b', '@': 'a', $: 's', '!': 'i' } as const;

/** The cheapest way to put the password together from known parts, as the bits a guesser needs. */
export function guessBits(typed: string, near: ReadonlySet<string> = new Set()): number {
  const plain = typed.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const asLetters = (one: string): string => plain.replace(/[0134578@$!]/g, (sign) => (sign === '1' ? one : leetOne[sign as keyof typeof leetOne]));
  return Math.min(cheapest([...plain], near), 2 + cheapest([...asLetters('l')], near), 2 + cheapest([...asLetters('i')], near));
}

function cheapest(letters: readonly string[], near: ReadonlySet<string>): number {
  const cost = [0];
  for (let end = 1; end <= letters.length; end++) {
    let least = cost[end - 1]! + single(letters[end - 1]!);
    for (let start = Math.max(0, end - Math.max(longestCommonPart, 40)); start < end; start++) {
      const part = letters.slice(start, end).join('');
      if (isCommon(part, near)) least = Math.min(least, cost[start]! + (near.has(part) ? bits.near : bits.common));
      else if (isYear(part)) least = Math.min(least, cost[start]! + bits.year);
      if (end - start >= 3 && isPath(part)) least = Math.min(least, cost[start]! + bits.path);
      if (start >= end - start && part === letters.slice(start - (end - start), start).join('')) least = Math.min(least, cost[start]! + bits.repeat);
    }
    cost.push(least);
  }
  return cost[letters.length]!;
}

const isCommon = (part: string, near: ReadonlySet<string>): boolean => near.has(part) || commonParts.has(part);
const isYear = (part: string): boolean => /^(19|20)\d\d$/.test(part);
const backwards = keyboardPaths.map((path) => [...path].reverse().join(''));
const isPath = (part: string): boolean =>
  /^(.)\1+$/u.test(part) || keyboardPaths.some((path) => path.includes(part)) || backwards.some((path) => path.includes(part));

function single(letter: string): number {
  if (/[a-z]/.test(letter)) return bits.letter;
  if (/\d/.test(letter)) return bits.digit;
  return /[\p{P}\p{S}\s]/u.test(letter) ? bits.sign : bits.other;
}

const foldLetters = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
