/**
 * The security answer (E11): what it may be, and how it is compared: without case, accents of typing or extra spaces.
 * An answer is kept as a slow hash only, so the rule that it must not hold the password works on windows of it.
 */
import { reason } from '../kernel/reason.ts';
import type { Reason } from '../kernel/reason.ts';

declare module '../kernel/reason.ts' {
  interface ReasonFacts {
    'answer.length': { least: number; most: number };
    'answer.hasPassword': Record<string, never>;
    'answer.inQuestion': Record<string, never>;
  }
}

export const answerLength = { least: 2, most: 100 };

/** How answers are compared: composed, without case, with single spaces. */
export const foldAnswer = (typed: string): string => typed.normalize('NFKC').trim().replace(/\s+/gu, ' ').toLowerCase();

/**
 * Undefined when the answer may be used, else why not. `isPassword` says whether a text is the password chosen before,
 * which nobody here can read; `passwordLength` is how many characters it has.
 */
export function whyNotAnswer(
  typed: string, question: string, passwordLength: number, isPassword: (text: string) => boolean,
): Reason<'answer.length'> | Reason<'answer.hasPassword'> | Reason<'answer.inQuestion'> | undefined {
  const answer = foldAnswer(typed);
  const letters = [...answer];
  if (letters.length < answerLength.least || letters.length > answerLength.most) return reason('answer.length', answerLength, ['tryAgain']);
  if (foldAnswer(question).includes(answer)) return reason('answer.inQuestion', {}, ['tryAgain']);
  for (let start = 0; start + passwordLength <= letters.length; start++)
    if (isPassword(letters.slice(start, start + passwordLength).join(''))) return reason('answer.hasPassword', {}, ['tryAgain']);
  return undefined;
}
