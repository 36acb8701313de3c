/**
 * What a person searches their results for. It must not stand readable in an address, where browsers, proxies and
 * onlookers keep it; so the form posts, and the list's address carries it sealed, for this account only.
 */
import type { PatientScope } from '../../access/scope.ts';
import type { ResultFilter } from '../../results/list.ts';
import { dateFromParts } from '../dates.ts';
import type { Visit } from '../visit.ts';
import { sealed, unsealed } from './sealed.ts';
import { codesNamed } from './test-name.ts';

const purpose = 'results.search';
const longestName = 80;

export interface Search extends ResultFilter {
  /** Fields with something that is no date. */
  readonly badDays: readonly ('from' | 'to')[];
}

/** The search as it was typed. Two dates in the wrong order are turned round. */
export function searchOf(form: URLSearchParams): Search {
  const name = (form.get('name') ?? '').trim().slice(0, longestName);
  const days = { from: dayOf(form.get('from')), to: dayOf(form.get('to')) };
  const badDays = (['from', 'to'] as const).filter((field) => days[field] === null);
  const [from, to] = days.from && days.to && days.from > days.to ? [days.to, days.from] : [days.from, days.to];
  return { badDays, ...(name && { name }), ...(from && { from }), ...(to && { to }) };
}

/** Undefined: nothing typed. Null: no such day. */
function dayOf(typed: string | null): string | null | undefined {
  if (!typed?.trim()) return undefined;
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed.trim()) ?? [];
  return dateFromParts(year, month, day) ?? null;
}

export const isEmpty = ({ name, from, to }: ResultFilter): boolean => !name && !from && !to;

/** The search for an address: nobody reads it, and it works for this account alone. */
export const seal = (visit: Visit<PatientScope>, { name, from, to }: ResultFilter): string => sealed(visit, purpose, [name ?? '', from ?? '', to ?? '']);

/** The search in an address; nothing when there is none, it was changed, or it is another person's. */
export function unseal(visit: Visit<PatientScope>): ResultFilter {
  const [name, from, to] = unsealed(visit, purpose, visit.query.get('search')) ?? [];
  return { ...(name && { name, codes: codesNamed(name) }), ...(from && { from }), ...(to && { to }) };
}
