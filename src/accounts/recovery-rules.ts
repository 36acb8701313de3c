/**
 * Ways back to a new password (S5 to S7, W4): how long they last and when one is over. Pure. A way that the person
 * asked for needs a second proof beside the mailed link; one that staff gave after an identity check does not.
 */
import { hours, later, minutes } from '../kernel/clock.ts';
import { reason } from '../kernel/reason.ts';
import type { Reason } from '../kernel/reason.ts';

declare module '../kernel/reason.ts' {
  interface ReasonFacts {
    /** On purpose without facts: a link that was used, is too old or never was looks the same. */
    'recovery.over': Record<string, never>;
    'recovery.wrongAnswer': { left: number };
  }
}

export type RecoveryKind = 'asked' | 'given';
export type RecoveryFactor = 'emailCode' | 'securityAnswer';

/** How long a link works that somebody asked for, to the end of what it opens. */
export const linkMinutes = 30;
/** Links that are mailed to one account within an hour: a stranger who asks again and again fills no mailbox. */
export const mostLinks = 5;

export const recoveryEnd = (kind: RecoveryKind, issuedAt: Date, ttlHours: number): Date =>
  later(issuedAt, kind === 'asked' ? minutes(linkMinutes) : hours(ttlHours));

export interface RecoveryTimes {
  readonly expiresAt: Date;
  readonly finishedAt: Date | null;
  readonly endedAt: Date | null;
}

/** A way works until, and not at, the instant it ends. */
export const whyOver = ({ expiresAt, finishedAt, endedAt }: RecoveryTimes, now: Date): Reason<'recovery.over'> | undefined =>
  finishedAt || endedAt || now >= expiresAt ? reason('recovery.over', {}, ['tryAgain', 'callOffice']) : undefined;

/**
 * Whether the security answer is asked for as well. Not from somebody with an authenticator app or a passkey: signing in
 * with the new password asks for that, and it proves more. Codes by mail prove no more than the link did.
 */
export const asksAnswer = (kind: RecoveryKind, factors: readonly RecoveryFactor[], hasOwnDevice: boolean): boolean =>
  kind === 'asked' && factors.includes('securityAnswer') && !hasOwnDevice;
