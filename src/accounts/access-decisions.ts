/**
 * Decisions about somebody's access, as rows: added when one is made, marked when one is lifted, never changed. Reads
 * them for staff, for the rule that asks whether something is limited, and for the one who was told.
 */
import type { PatientScope, StaffScope, SystemScope } from '../access/scope.ts';
import { sql } from '../kernel/db.ts';
import type { RawBuilder } from '../kernel/db.ts';
import { isId } from '../kernel/ids.ts';
import type { IdentityCheck } from './account-events.ts';
import { stands } from './ending-rules.ts';
import type { AccessFunction, Asker, EndingKind, EndingReason, FamilyFate } from './ending-rules.ts';

export interface AccessDecision {
  readonly id: string;
  readonly recordId: string;
  readonly accountId: string | null;
  readonly kind: EndingKind;
  /** None: the whole access. */
  readonly functions: readonly AccessFunction[];
  readonly because: EndingReason;
  readonly askedBy: Asker;
  readonly check: IdentityCheck | null;
  readonly family: FamilyFate | null;
  readonly note: string | null;
  readonly startsAt: Date;
  readonly endsAt: Date | null;
  readonly byKind: string;
  readonly byName: string;
  readonly liftedAt: Date | null;
  readonly liftedBy: string | null;
  readonly liftComment: string | null;
  /** In force at this moment. */
  readonly standing: boolean;
}

export interface NewDecision {
  readonly recordId: string;
  readonly accountId?: string | null;
  readonly kind: EndingKind;
  readonly functions?: readonly AccessFunction[];
  readonly because: EndingReason;
  readonly askedBy: Asker;
  readonly check?: IdentityCheck;
  readonly family?: FamilyFate;
  readonly note?: string | undefined;
  readonly endsAt?: Date | undefined;
  readonly copyOf?: string;
  readonly requestKey?: string | undefined;
}

type ActingScope = StaffScope | SystemScope;

export const byOf = (scope: ActingScope): { kind: string; id: string | null; name: string } =>
  scope.kind === 'staff' ? { kind: 'staff', id: scope.staffId, name: scope.name } : scope.actor;

/** Writes the row and returns its id. */
export async function noteDecision(scope: ActingScope, made: NewDecision): Promise<string> {
  const by = byOf(scope);
  const functions = [...(made.functions ?? [])];
  const row = await scope.tx.row(sql<{ id: string }>`
    insert into access_decision (record_id, account_id, kind, functions, because, asked_by, identity_check, family, note, starts_at, ends_at,
      by_kind, by_id, by_name, request_key, copy_of)
    values (${made.recordId}, ${made.accountId ?? null}, ${made.kind}, ${functions}::text[], ${made.because}, ${made.askedBy}, ${made.check ?? null},
      ${functions.length === 0 ? (made.family ?? 'end') : null}, ${made.note?.trim() || null}, ${scope.now}, ${made.endsAt ?? null},
      ${by.kind}, ${by.id}, ${by.name}, ${made.requestKey ?? null}, ${made.copyOf ?? null})
    returning id`);
  return row!.id;
}

/** Marks decisions as lifted; returns those that were standing until now. */
export const liftRows = (scope: ActingScope, which: RawBuilder<unknown>, comment?: string): Promise<{ id: string; whole: boolean }[]> =>
  scope.tx.rows(sql<{ id: string; whole: boolean }>`
    update access_decision set lifted_at = ${scope.now}, lifted_by = ${byOf(scope).name}, lift_comment = ${comment?.trim() || null}
    where lifted_at is null and ${which} returning id, cardinality(functions) = 0 as whole`);

const columns = sql.raw(`id, record_id as "recordId", account_id as "accountId", kind, functions, because, asked_by as "askedBy", identity_check as "check",
  family, note, starts_at as "startsAt", ends_at as "endsAt", by_kind as "byKind", by_name as "byName", lifted_at as "liftedAt", lifted_by as "liftedBy",
  lift_comment as "liftComment"`);

const withStanding = (now: Date) => (row: Omit<AccessDecision, 'standing'>): AccessDecision => ({ ...row, standing: stands(row, now) });

/** The decisions about a record, newest first, a hundred at most. */
export async function decisionsOf(scope: ActingScope, recordId: string): Promise<AccessDecision[]> {
  const rows = await scope.tx.rows(sql<Omit<AccessDecision, 'standing'>>`
    select ${columns} from access_decision where record_id = ${recordId} order by starts_at desc, id limit 100`);
  return rows.map(withStanding(scope.now));
}


/** One decision of a record; undefined when it has none with this id. */
export async function decisionOf(scope: ActingScope, recordId: string, id: string): Promise<AccessDecision | undefined> {
  if (!isId(id)) return undefined;
  const row = await scope.tx.row(sql<Omit<AccessDecision, 'standing'>>`
    select ${columns} from access_decision where record_id = ${recordId} and id = ${id}`);
  return row && withStanding(scope.now)(row);
}

/** The decision of this kind that ended the whole access to a record, while it stands. */
export async function standingEnd(scope: ActingScope, recordId: string, kind: EndingKind): Promise<AccessDecision | undefined> {
  const row = await scope.tx.row(sql<Omit<AccessDecision, 'standing'>>`
    select ${columns} from access_decision where record_id = ${recordId} and kind = ${kind} and cardinality(functions) = 0 and lifted_at is null
      and starts_at <= ${scope.now} and (ends_at is null or ends_at > ${scope.now}) order by starts_at desc, id limit 1`);
  return row && withStanding(scope.now)(row);
}

/** What of a decision the person themselves reads. */
export interface OwnLimit {
  readonly id: string;
  readonly functions: readonly AccessFunction[];
  readonly because: EndingReason;
  readonly note: string | null;
  readonly startsAt: Date;
  readonly endsAt: Date | null;
}

/** What limits the person of the scope just now, the newest first. */
export async function ownLimits(scope: PatientScope): Promise<OwnLimit[]> {
  if (!scope.recordId) return [];
  return scope.tx.rows(sql<OwnLimit>`
    select id, functions, because, note, starts_at as "startsAt", ends_at as "endsAt" from access_decision
    where record_id = ${scope.recordId} and cardinality(functions) > 0 and lifted_at is null
      and starts_at <= ${scope.now} and (ends_at is null or ends_at > ${scope.now})
    order by starts_at desc, id`);
}
