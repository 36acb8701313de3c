/**
 * From when until when something of a record holds. A day without a time is over when it has ended everywhere, so
 * that nothing ends for somebody while it is still that day for them. Pure; dates keep the text of the record.
 */
import { hours, later } from '../kernel/clock.ts';
import { instantOf } from './fhir-dates.ts';
import { fields, text } from './fhir-values.ts';

export interface Span {
  /** FHIR dates. */
  readonly since?: string;
  readonly until?: string;
}

export function spanOf(period: unknown): Span {
  const [since, until] = [text(fields(period)?.start), text(fields(period)?.end)];
  return { ...(since && { since }), ...(until && { until }) };
}

export function isOver(until: string | undefined, now: Date): boolean {
  if (until === undefined) return false;
  if (until.includes('T')) return (instantOf(until) ?? now) < now;
  // A year and a month hold until their last day.
  return /^\d{4}(-\d{2}){0,2}$/.test(until) && until < later(now, -hours(12)).toISOString().slice(0, until.length);
}

export const isToCome = (since: string | undefined, now: Date): boolean => (instantOf(since) ?? now) > now;
