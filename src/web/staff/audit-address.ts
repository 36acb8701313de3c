/** What an address of the audit trail asks for: random ids, kinds and days, never a name or a record number. */
import { daysBefore } from '../../privacy/audit-rules.ts';
import type { AuditFilter } from '../../privacy/audit-rules.ts';
import type { Cursor } from '../../privacy/audit-search.ts';
import { dateFromParts } from '../dates.ts';
import { isId } from '../../kernel/ids.ts';


/** YYYY-MM-DD, when it is a day. */
export const dayIn = (text: string | null): string | undefined => {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec((text ?? '').trim()) ?? [];
  return dateFromParts(year, month, day);
};

export const kindIn = (text: string | null): string | undefined => (/^[a-zA-Z]{1,40}$/.test(text ?? '') ? text! : undefined);

/** The filter of an address, or of the form of the export. Without any, the last seven days. */
export function filterIn(query: URLSearchParams, today: string): AuditFilter {
  const [patient, actor] = [query.get('patient'), query.get('actor')];
  const kind = kindIn(query.get('kind'));
  const [from, to] = [dayIn(query.get('from')), dayIn(query.get('to'))];
  const start = from ?? (isId(patient) || to ? undefined : daysBefore(today, 7));
  return {
    ...(isId(patient) && { patient }), ...(isId(actor) && { actor }), ...(kind && { kind }), ...(query.get('notDone') && { notDone: true }),
    ...(start && { from: start }), ...(to && { to }),
  };
}

export const queryOf = ({ patient, actor, kind, notDone, from, to }: AuditFilter): Record<string, string | undefined> =>
  ({ patient, actor, kind, notDone: notDone ? '1' : undefined, from, to });

export function cursorIn(text: string | null): Cursor | undefined {
  const [, time, id] = /^(\d{10,15})-(\d{1,15})$/.exec(text ?? '') ?? [];
  return time ? { at: new Date(Number(time)), id: Number(id) } : undefined;
}
