/** What follows from a try to send a mail (F-15): pure, so that a test can go through every case. */
import { hours, later, minutes } from '../kernel/clock.ts';
import type { Outcome } from '../kernel/smtp.ts';

export type NextState =
  | { readonly state: 'sent' }
  /** It can never arrive: staff see it. */
  | { readonly state: 'failed'; readonly problem: 'refused' | 'unsure'; readonly code?: number }
  | { readonly state: 'expired' }
  | { readonly state: 'trying'; readonly dueAt: Date; readonly problem: 'refused' | 'unsure' | 'unreachable'; readonly code?: number };

export interface TriedMail {
  /** Tries so far, with this one. */
  readonly tries: number;
  /** How often before the connection was lost after all of it had gone out. */
  readonly unsure: number;
  readonly expiresAt: Date;
}

/** A connection that is lost after the mail had gone out may have delivered it: one copy more is the most we risk. */
const mostUnsure = 2;

export function afterTry(mail: TriedMail, outcome: Outcome, now: Date): NextState {
  switch (outcome.did) {
    case 'sent':
      return { state: 'sent' };
    case 'refused':
      if (outcome.code >= 500) return { state: 'failed', problem: 'refused', code: outcome.code };
      return again(mail, now, { problem: 'refused', code: outcome.code });
    case 'unsure':
      return mail.unsure + 1 >= mostUnsure ? { state: 'failed', problem: 'unsure' } : again(mail, now, { problem: 'unsure' });
    case 'unreachable':
      return again(mail, now, { problem: 'unreachable', ...(outcome.code && { code: outcome.code }) });
  }
}

type Setback = { problem: 'refused' | 'unsure' | 'unreachable'; code?: number };

/** One minute, two, four, … an hour at most; once it would be too late, no more. */
function again(mail: TriedMail, now: Date, setback: Setback): NextState {
  const dueAt = later(now, Math.min(minutes(2 ** Math.min(mail.tries - 1, 10)), hours(1)));
  if (dueAt < mail.expiresAt) return { state: 'trying', dueAt, ...setback };
  return setback.problem === 'unreachable' ? { state: 'expired' } : { state: 'failed', problem: setback.problem, ...(setback.code && { code: setback.code }) };
}
