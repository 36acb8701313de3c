/**
 * What happened at the door of an account, for its owner to look through (S13): who signed in and who failed to, locks,
 * resets and changes. Read from the trail and from the history of the account; nothing is written down twice. Never
 * names a member of staff, never gives a whole address.
 */
import type { PatientScope } from '../access/scope.ts';
import { sql } from '../kernel/db.ts';
import { maskedAddress } from './device-rules.ts';
import type { AccountMethod } from './account-events.ts';

/** Actions of the trail that belong to it; migration 0011 opens these and no others to their owner. */
export const triedActions = ['signIn', 'password.confirm', 'session.end', 'session.endAll', 'recovery.ask', 'recovery.answer', 'signIn.code'] as const;
export type TriedAction = (typeof triedActions)[number];

export type HistoryEntry = { readonly at: Date } & (
  | { readonly kind: 'tried'; readonly action: TriedAction; readonly worked: boolean; readonly place: string | undefined }
  | { readonly kind: 'changed'; readonly method: AccountMethod; readonly by: 'you' | 'office' | 'portal' }
);

export const historyPageSize = 20;
/** Pages that can be turned to. */
const mostPages = 50;

/** Newest first. `page` counts from 1; one out of range is an empty page. */
export async function signInHistory(scope: PatientScope, page: number): Promise<{ entries: HistoryEntry[]; more: boolean }> {
  if (!Number.isInteger(page) || page < 1 || page > mostPages) return { entries: [], more: false };
  const upTo = page * historyPageSize + 1;
  const rows = await scope.tx.rows(sql<Row>`
    select * from (
      (select at, id, action as what, outcome, ip, null as by_kind from audit_event
        where item = ${scope.accountId} and action in ('signIn', 'password.confirm', 'session.end', 'session.endAll', 'recovery.ask', 'recovery.answer', 'signIn.code')
          and not (action in ('password.confirm', 'recovery.answer', 'signIn.code') and outcome = 'success')
        order by id desc limit ${upTo})
      union all
      (select at, id, method as what, null as outcome, null as ip, by_kind from account_event
        where account_id = ${scope.accountId} order by id desc limit ${upTo})) entry
    order by at desc, outcome nulls first, id desc limit ${historyPageSize + 1} offset ${(page - 1) * historyPageSize}`);
  return { entries: rows.slice(0, historyPageSize).map(entryOf), more: rows.length > historyPageSize && page < mostPages };
}

interface Row {
  at: Date;
  what: string;
  outcome: string | null;
  ip: string | null;
  by_kind: string | null;
}

function entryOf({ at, what, outcome, ip, by_kind }: Row): HistoryEntry {
  if (outcome !== null) return { at, kind: 'tried', action: what as TriedAction, worked: outcome === 'success', place: maskedAddress(ip) };
  const method = what.split(':')[0] as AccountMethod;
  return { at, kind: 'changed', method, by: by_kind === 'person' ? 'you' : by_kind === 'staff' ? 'office' : 'portal' };
}
