/**
 * The audit trail, searched by the privacy officer (W22): by patient, by who acted, by kind, by time, fifty a page by
 * keyset, each search itself an entry. Every search reads by an index; one that would not is told to narrow. Shows ids,
 * names of actions and codes, as the trail holds them, and never what a record says.
 */
import { asSystem } from '../access/scope.ts';
import type { StaffScope } from '../access/scope.ts';
import { mrnKey } from '../accounts/lookup-rules.ts';
import { usernameKey } from '../accounts/username-rules.ts';
import { sql } from '../kernel/db.ts';
import type { RawBuilder } from '../kernel/db.ts';
import type { Portal } from '../portal.ts';
import type { AuditFilter } from './audit-rules.ts';

export interface AuditEntry {
  readonly id: number;
  readonly at: Date;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly actor: string;
  readonly recordId: string | null;
  readonly mrn: string | null;
  readonly action: string;
  readonly item: string | null;
  readonly outcome: 'success' | 'denied' | 'failure';
  readonly ip: string | null;
  readonly requestId: string | null;
  /** Codes, counts and ids. */
  readonly details: Readonly<Record<string, unknown>>;
}

export interface Cursor {
  readonly at: Date;
  readonly id: number;
}

export const entriesOnPage = 50;

/** A page of entries, the newest first. The caller has made sure that the filter is narrow enough. */
export async function searchAudit(scope: StaffScope, filter: AuditFilter, zone: string, after?: Cursor): Promise<{ entries: AuditEntry[]; more: boolean }> {
  scope.need('audit.search');
  const rows = await scope.tx.rows(entriesOf(filter, zone, after, entriesOnPage + 1));
  scope.audit({ action: 'audit.search', ...(filter.patient && { recordId: filter.patient }), details: whatWasAsked(filter) });
  return { entries: rows.slice(0, entriesOnPage), more: rows.length > entriesOnPage };
}

/** The statement of a page; also what the export reads, and what the test of its plan looks at. */
export const entriesOf = (filter: AuditFilter, zone: string, after: Cursor | undefined, most: number): RawBuilder<AuditEntry> => sql<AuditEntry>`
  select e.id, e.at, e.actor_kind as "actorKind", e.actor_id as "actorId", e.actor_name as actor, e.record_id as "recordId", p.mrn, e.action,
    e.item, e.outcome, e.ip, e.request_id as "requestId", e.details
  from (select * from audit_event e where ${conditionOf(filter, zone, after)} order by e.at desc, e.id desc limit ${most}) e
  left join lateral (select p.mrn from patient p where p.record_id = e.record_id order by p.linked_at, p.patient_id limit 1) p on true
  order by e.at desc, e.id desc`;

function conditionOf({ patient, actor, kind, notDone, from, to }: AuditFilter, zone: string, after: Cursor | undefined): RawBuilder<unknown> {
  const start = (day: string): RawBuilder<unknown> => sql`(${day}::date::timestamp at time zone ${zone})`;
  return sql.join([
    sql`true`,
    ...(patient ? [sql`e.record_id = any (${recordsOf(patient)})`] : []),
    ...(actor ? [sql`e.actor_id = ${actor}::uuid`] : []),
    ...(kind ? [sql`e.kind = ${kind}`] : []),
    ...(notDone ? [sql`e.outcome <> 'success'`] : []),
    ...(from ? [sql`e.at >= ${start(from)}`] : []),
    ...(to ? [sql`e.at < (${to}::date + 1)::timestamp at time zone ${zone}`] : []),
    ...(after ? [sql`(e.at, e.id) < (${after.at}, ${after.id})`] : []),
  ], sql` and `);
}

/** The record, and those that its identities belonged to before records were merged. */
const recordsOf = (record: string): RawBuilder<unknown> => sql`array(select ${record}::uuid union
  select l.from_record from patient_link_event l where l.to_record = ${record}::uuid)`;

/** Kinds that stand in the trail: skips from one to the next along the index. */
export async function auditKinds(scope: StaffScope): Promise<string[]> {
  scope.need('audit.search');
  const rows = await scope.tx.rows(sql<{ kind: string }>`with recursive k as (
      (select e.kind from audit_event e order by e.kind limit 1)
      union all select (select e.kind from audit_event e where e.kind > k.kind order by e.kind limit 1) from k where k.kind is not null)
    select kind from k where kind is not null and kind !~ '^/'`);
  return rows.map(({ kind }) => kind);
}

/** The id of whoever has this username: staff or patient. */
export const actorNamed = (portal: Portal, scope: StaffScope, username: string): Promise<string | undefined> =>
  asSystem(portal, 'audit', scope.origin, async ({ tx }) => (await tx.row(sql<{ id: string }>`
    select id from staff where username_key = ${usernameKey(username)} union all select id from account where username_key = ${usernameKey(username)} limit 1`))?.id);

/** The username of an id, for the form that shows what is searched for. */
export const nameOfActor = (portal: Portal, scope: StaffScope, id: string): Promise<string | undefined> =>
  asSystem(portal, 'audit', scope.origin, async ({ tx }) => (await tx.row(sql<{ username: string }>`
    select username from staff where id = ${id}::uuid union all select username from account where id = ${id}::uuid limit 1`))?.username);

/** The record with this record number; undefined when there is none or more than one. */
export async function recordNumbered(scope: StaffScope, mrn: string): Promise<string | undefined> {
  const rows = await scope.tx.rows(sql<{ record_id: string }>`select distinct record_id from patient
    where mrn = any (${[mrn.trim(), mrn.trim().toUpperCase(), mrnKey(mrn)]}) limit 2`);
  return rows.length === 1 ? rows[0]!.record_id : undefined;
}

export async function numberOf(scope: StaffScope, recordId: string): Promise<string | undefined> {
  return (await scope.tx.row(sql<{ mrn: string | null }>`select mrn from patient where record_id = ${recordId}::uuid order by linked_at, patient_id limit 1`))?.mrn ?? undefined;
}

export const whatWasAsked = ({ actor, kind, notDone, from, to }: AuditFilter): Record<string, string | boolean | null> =>
  ({ actor: actor ?? null, kind: kind ?? null, notDone: notDone ?? false, from: from ?? null, to: to ?? null });
