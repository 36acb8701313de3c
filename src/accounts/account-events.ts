/**
 * The history of an account (E17): each change of state is a row with who, how, when and why. Rows are added and read,
 * never changed.
 */
import type { StaffScope, SystemScope } from '../access/scope.ts';
import { sql } from '../kernel/db.ts';
import type { AccountStatus } from './account-status.ts';
import type { AccessFunction, EndingReason } from './ending-rules.ts';

/** How a change came about. */
export const accountMethods = [
  'direct', 'issue', 'reissue', 'revoke', 'wrongTries', 'signUp', 'decline', 'failedSignIns', 'unlock', 'reset', 'resetGiven', 'usernameTold', 'deceased', 'notDeceased', 'merge', 'unmerge',
  'endByPatient', 'endByOrg', 'restrict', 'lift', 'reopen',
  'passwordChange', 'questionChange', 'emailChange', 'factorReset',
] as const;
export type AccountMethod = (typeof accountMethods)[number];

/** How staff made sure who they were talking to (W3). */
export const identityChecks = ['photoId', 'knownPerson', 'phone'] as const;
export type IdentityCheck = (typeof identityChecks)[number];

export interface NewAccountEvent {
  readonly recordId: string | null;
  readonly accountId?: string | null;
  readonly status: AccountStatus;
  readonly method: AccountMethod;
  readonly check?: IdentityCheck;
  readonly comment?: string;
  /** The decision about somebody's access that this row belongs to. */
  readonly decisionId?: string;
  /** Who did it, when it is not whoever the scope stands for. */
  readonly by?: { readonly kind: 'person' | 'staff'; readonly id: string | null; readonly name: string };
}

export async function noteAccountEvent(scope: StaffScope | SystemScope, event: NewAccountEvent): Promise<void> {
  const by = event.by ?? (scope.kind === 'staff' ? { kind: 'staff', id: scope.staffId, name: scope.name } : scope.actor);
  const method = event.check ? `${event.method}:${event.check}` : event.method;
  await scope.tx.run(sql`insert into account_event (record_id, account_id, at, status, method, by_kind, by_id, by_name, comment, decision_id)
    values (${event.recordId}, ${event.accountId ?? null}, ${scope.now}, ${event.status}, ${method},
      ${by.kind}, ${by.id}, ${by.name}, ${event.comment?.trim() || null}, ${event.decisionId ?? null})`);
}

export interface AccountEvent {
  readonly id: number;
  readonly at: Date;
  readonly status: AccountStatus;
  readonly method: AccountMethod;
  readonly check?: IdentityCheck;
  readonly byKind: string;
  readonly byName: string;
  readonly comment: string | null;
  /** What was decided, where the row belongs to a decision about access (T7). */
  readonly decided: { readonly functions: readonly AccessFunction[]; readonly because: EndingReason; readonly endsAt: Date | null } | null;
}

export const eventsOnPage = 20;

/** Newest first, twenty at a time; `before` is the number of the row at which the page before ended. */
export async function accountEvents(scope: StaffScope, recordId: string, before?: number): Promise<{ events: AccountEvent[]; more: boolean }> {
  const rows = await scope.tx.rows(sql<EventRow>`
    select e.id, e.at, e.status, e.method, e.by_kind, e.by_name, e.comment, d.functions, d.because, d.ends_at
    from account_event e left join access_decision d on d.id = e.decision_id where e.record_id = ${recordId} ${before === undefined ? sql`` : sql`and e.id < ${before}`}
    order by e.id desc limit ${eventsOnPage + 1}`);
  const events = rows.slice(0, eventsOnPage).map(({ id, at, status, method, by_kind, by_name, comment, functions, because, ends_at }) => {
    const [way, check] = method.split(':') as [AccountMethod, IdentityCheck | undefined];
    const decided = because ? { functions: functions ?? [], because, endsAt: ends_at } : null;
    return { id, at, status, method: way, check, byKind: by_kind, byName: by_name, comment, decided };
  });
  return { events, more: rows.length > eventsOnPage };
}

interface EventRow {
  id: number;
  at: Date;
  status: AccountStatus;
  method: string;
  by_kind: string;
  by_name: string;
  comment: string | null;
  functions: AccessFunction[] | null;
  because: EndingReason | null;
  ends_at: Date | null;
}
