/**
 * Access codes as text, and who may have one (E1, E4, E15): four groups of five from 31 letters and digits that cannot
 * be taken for each other, 99 random bits. Pure but for the random source.
 */
import { randomInt } from 'node:crypto';
import { days, later } from '../kernel/clock.ts';
import { reason } from '../kernel/reason.ts';
import type { Reason } from '../kernel/reason.ts';
import type { EndingReason } from './ending-rules.ts';
import type { IdentityField } from './identity-rules.ts';

declare module '../kernel/reason.ts' {
  interface ReasonFacts {
    'code.hasAccount': Record<string, never>;
    'code.deceased': Record<string, never>;
    'code.minor': { least: number };
    'code.noIdentity': { missing: readonly IdentityField[] };
  }
}

/** No I, L, O, 0 or 1. */
export const codeLetters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const groups = 4;
const groupLength = 5;
export const codeLength = groups * groupLength;

/** A new code, without hyphens. `randomInt` draws each letter without bias. */
export const newCode = (): string => Array.from({ length: codeLength }, () => codeLetters[randomInt(codeLetters.length)]).join('');

/** As it is printed: ABCDE-FGHJK-MNPQR-STUVW. */
export const codeGroups = (code: string): string[] =>
  Array.from({ length: groups }, (_, index) => code.slice(index * groupLength, (index + 1) * groupLength));

/** What was typed, without case, spaces, dashes and other signs between the letters (E15). */
export const foldCode = (typed: string): string => typed.slice(0, 200).normalize('NFKC').toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');

/** The instant a code ends: so many days of 24 hours after it was issued, whatever the clocks on the wall do (E4). */
export const codeExpiry = (issuedAt: Date, ttlDays: number): Date => later(issuedAt, days(ttlDays));

export interface CodeCandidate {
  /** YYYY-MM-DD, or null when it is not known whole. */
  readonly birthDate: string | null;
  readonly deceased: boolean;
  readonly hasActiveAccount: boolean;
  /** The organization's decision to end this person's access, while it stands (T7). */
  readonly ended?: { readonly because: EndingReason; readonly startsAt: Date; readonly endsAt: Date | null } | undefined;
  /** What the sign-up will ask for and the record does not hold. */
  readonly missing: readonly IdentityField[];
}

export type NoCodeReason = Reason<'code.hasAccount'> | Reason<'code.deceased'> | Reason<'code.minor'> | Reason<'code.noIdentity'> | Reason<'code.accessEnded'>;

/** Undefined when the person may have a code of their own, else why not. `today` is the day at their clinic. */
export function whyNoCode(person: CodeCandidate, today: string, ownAccountMinAge: number): NoCodeReason | undefined {
  if (person.deceased) return reason('code.deceased', {}, []);
  if (person.ended) {
    const { because, startsAt, endsAt } = person.ended;
    return reason('code.accessEnded', { because }, ['askPrivacyOfficer'], { since: startsAt, ...(endsAt && { until: endsAt }) });
  }
  if (person.hasActiveAccount) return reason('code.hasAccount', {}, []);
  if (person.birthDate && ageOn(today, person.birthDate) < ownAccountMinAge) return reason('code.minor', { least: ownAccountMinAge }, []);
  if (person.missing.length > 0) return reason('code.noIdentity', { missing: person.missing }, []);
  return undefined;
}

/** Whole years; somebody born on February 29 is a year older on March 1. */
export function ageOn(today: string, birthDate: string): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** The calendar day of an instant at a place, as YYYY-MM-DD. */
export function dayAt(now: Date, zone: string): string {
  const parts = new Map(new Intl.DateTimeFormat('en-US', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
    .formatToParts(now).map(({ type, value }) => [type, value]));
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
}
