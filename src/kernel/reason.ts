/**
 * The Why rule: what hides, blocks, delays or limits something answers with a Reason, never with a boolean.
 * The nouns declare their codes and the facts of each by extending `ReasonFacts`; the doors own the words
 * (web/words/reasons.ts), and a code without words does not compile.
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled by the nouns
export interface ReasonFacts {}

export type ReasonCode = keyof ReasonFacts;

/** What the person can do next, in the order to try it. The words live in the doors. */
export type NextStep =
  | 'callOffice'
  | 'askForCode'
  | 'askAtVisit'
  | 'writeSupport'
  | 'tryAgain'
  | 'tryAgainLater'
  | 'signIn'
  | 'recoverUsername'
  | 'fixFile'
  | 'sendAgain'
  | 'askAdministrator'
  | 'askPrivacyOfficer'
  | 'requestRecords';

export interface Reason<Code extends ReasonCode = ReasonCode> {
  readonly code: Code;
  readonly facts: ReasonFacts[Code];
  readonly since?: Date;
  readonly until?: Date;
  readonly next: readonly NextStep[];
}

export function reason<Code extends ReasonCode>(
  code: Code,
  facts: ReasonFacts[Code],
  next: readonly NextStep[],
  times: { since?: Date; until?: Date } = {},
): Reason<Code> {
  return { code, facts, next, ...times };
}

/** Thrown by a domain function that refuses; every door turns it into its own form of "no, because". */
export class Refused extends Error {
  readonly why: Reason;
  constructor(why: Reason) {
    super(`Refused: ${why.code}`);
    this.why = why;
  }
}

/** What a scope cannot reach is not found: another person's thing and a thing that never was look the same. */
export class NotFound extends Error {
  constructor() {
    super('Not found');
  }
}
