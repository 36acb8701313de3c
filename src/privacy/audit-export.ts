/**
 * The audit trail as a CSV file: bounded, read a page at a time so that memory stays the same, and safe to open in a
 * spreadsheet. The export itself is an entry, committed before the first line leaves.
 */
import type { StaffScope } from '../access/scope.ts';
import { whatWasAsked, entriesOf } from './audit-search.ts';
import type { AuditEntry, Cursor } from './audit-search.ts';
import type { AuditFilter } from './audit-rules.ts';

/** Entries of one file at most. */
export const mostExported = 50_000;
const atOnce = 1_000;

/** Notes the export. The file may be sent once this is committed. */
export function noteExport(scope: StaffScope, filter: AuditFilter): void {
  scope.need('audit.search');
  scope.audit({ action: 'audit.export', ...(filter.patient && { recordId: filter.patient }), details: whatWasAsked(filter) });
}

/** Runs work under the scope of whoever exports: asks for the session and the right again for each page. */
export type Again = <T>(work: (scope: StaffScope) => Promise<T>) => Promise<T>;

/** The lines of the file, a thousand entries at a time. */
export async function* exportLines(again: Again, filter: AuditFilter, zone: string): AsyncGenerator<string> {
  yield `\uFEFF${columns.map(([name]) => name).join(',')}\r\n`;
  let after: Cursor | undefined;
  for (let sent = 0; sent < mostExported; sent += atOnce) {
    const rows = await again((scope) => {
      scope.need('audit.search');
      return scope.tx.rows(entriesOf(filter, zone, after, atOnce));
    });
    if (rows.length > 0) yield rows.map(lineOf).join('');
    if (rows.length < atOnce) return;
    after = rows.at(-1);
  }
  yield `${cell(`Only the newest ${mostExported} entries are in this file.`)}\r\n`;
}

const columns: readonly (readonly [string, (entry: AuditEntry) => string])[] = [
  ['time', ({ at }) => at.toISOString()],
  ['entry', ({ id }) => String(id)],
  ['actor_kind', ({ actorKind }) => actorKind],
  ['actor', ({ actor }) => actor],
  ['actor_id', ({ actorId }) => actorId ?? ''],
  ['patient_mrn', ({ mrn }) => mrn ?? ''],
  ['record_id', ({ recordId }) => recordId ?? ''],
  ['action', ({ action }) => action],
  ['item', ({ item }) => item ?? ''],
  ['outcome', ({ outcome }) => outcome],
  ['address', ({ ip }) => ip ?? ''],
  ['request_id', ({ requestId }) => requestId ?? ''],
  ['details', ({ details }) => (Object.keys(details).length > 0 ? JSON.stringify(details) : '')],
];

const lineOf = (entry: AuditEntry): string => `${columns.map(([, value]) => cell(value(entry))).join(',')}\r\n`;

/** A cell that no spreadsheet takes for a formula (A-089). */
export function cell(text: string): string {
  const safe = /^[\s]*[=+\-@\t\r|]/.test(text) ? `'${text}` : text;
  return /[",\r\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
