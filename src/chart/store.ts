/**
 * Puts resources into the chart, a batch at a time: new ones in, later versions over the earlier with those kept,
 * unchanged ones left alone (version-rules.ts). A resource never stands in two charts. One source stores one batch at
 * a time. Decides nothing about who may see.
 */
import type { SystemScope } from '../access/scope.ts';
import { sql } from '../kernel/db.ts';
import type { RawBuilder } from '../kernel/db.ts';
import { lockKey } from '../kernel/lock.ts';
import { dropMembers, parentsWithin, settleParts, storeMembers } from './members.ts';
import type { Member } from './members.ts';
import { arrivalOf } from './version-rules.ts';
import type { Arrival, Version } from './version-rules.ts';

export { storeMembers } from './members.ts';
export type { Member } from './members.ts';

export interface Row extends Version {
  readonly id: string;
  readonly type: string;
  readonly fhirId: string;
  readonly status: string | null;
  readonly listing: string | null;
  readonly code: string | null;
  readonly title: string | null;
  readonly sortAt: Date | null;
  readonly parentId: string | null;
  /** Whether an observation stands outside its range; null for other things. */
  readonly outside: boolean | null;
  readonly visibleAt: Date | null;
  readonly releaseReason: string;
  /** JSON text. */
  readonly content: string;
}

export type Outcome = 'created' | 'updated' | 'unchanged';

const outcomes: Record<Arrival, Outcome> = { new: 'created', later: 'updated', same: 'unchanged', earlier: 'unchanged' };

/** How the rows of a batch stand to what is in the chart. */
export interface Arrivals {
  of(row: Version & { readonly id: string }): Arrival;
  readonly standing: ReadonlyMap<string, Standing>;
  /** Observations of the batch that something in the chart names as its part. */
  readonly claimed: ReadonlySet<string>;
}

type Standing = Version & { readonly id: string; readonly version: number };

/** Looks at what stands under the ids. From here to the end of the transaction nobody else stores for this source. */
export async function arrivals(scope: SystemScope, sourceId: number, rows: readonly Row[]): Promise<Arrivals> {
  const parts = rows.filter((row) => row.type === 'Observation');
  const [, found, claimed] = await Promise.all([
    scope.tx.run(sql`select pg_advisory_xact_lock(${lockKey(`source ${sourceId}`)}::bigint)`),
    scope.tx.rows(sql<Standing>`select id, patient_id as "patientId", version, source_version as "sourceVersion", source_time as "sourceTime", digest
      from resource where id = any (${rows.map((row) => row.id)}::uuid[])`),
    scope.tx.rows(sql<{ id: string }>`select distinct m.observation_id as id from member m
      join unnest(${parts.map((part) => part.patientId)}::uuid[], ${parts.map((part) => part.id)}::uuid[]) as part (patient_id, id)
        on m.patient_id = part.patient_id and m.observation_id = part.id`),
  ]);
  const standing = new Map(found.map((row) => [row.id, row]));
  return { standing, claimed: new Set(claimed.map((row) => row.id)), of: (row) => arrivalOf(standing.get(row.id), row) };
}

/** Stores a batch in which each id stands once, with what its reports and panels name. Returns the outcome of each row by its id. */
export async function storeBatch(
  scope: SystemScope, sourceId: number, rows: readonly Row[], named: readonly Member[] = [], arrived?: Arrivals,
): Promise<Map<string, Outcome>> {
  if (rows.length === 0) return new Map();
  const { of, standing, claimed } = arrived ?? (await arrivals(scope, sourceId, rows));
  const that = (...kinds: Arrival[]): Row[] => rows.filter((row) => kinds.includes(of(row)));
  const [accepted, later, earlier] = [that('new', 'later'), that('later'), that('earlier')];
  const members = namedBy(accepted, named);
  const parents = parentsWithin(accepted, members, claimed);
  const wholes = later.filter((row) => row.type === 'DiagnosticReport' || row.type === 'Observation');
  // Started together, they travel together, in this order.
  const [freed] = await Promise.all([
    dropMembers(scope, wholes.flatMap((row) => [row, standing.get(row.id)!]), members),
    ...(later.length > 0 ? [keepStanding(scope, later), leaveOtherCharts(scope, later)] : []),
    ...(earlier.length > 0 ? [keepEarlier(scope, earlier)] : []),
    ...(accepted.length > 0 ? [writeRows(scope, sourceId, accepted, parents, standing)] : []),
  ]);
  await storeMembers(scope, members, new Set(parents.keys()));
  await settleParts(scope, [...freed, ...accepted.filter((row) => claimed.has(row.id))]);
  return new Map(rows.map((row) => [row.id, outcomes[of(row)]]));
}

/** What counts is what a report names in the version that stands. */
function namedBy(accepted: readonly Row[], named: readonly Member[]): Member[] {
  const ids = new Set(accepted.map((row) => row.id));
  return named.filter((member) => ids.has(member.reportId));
}

const keepStanding = (scope: SystemScope, rows: readonly Row[]): Promise<number> => scope.tx.run(sql`
  insert into resource_version (patient_id, id, version, source_version, source_time, received_at, superseded_at, digest, content)
  select patient_id, id, version, source_version, source_time, received_at, ${scope.now}, digest, content
  from resource where id = any (${rows.map((row) => row.id)}::uuid[])
  on conflict (patient_id, id, version) do nothing`);

/** What now belongs to another patient leaves the chart in which it stood. */
const leaveOtherCharts = (scope: SystemScope, rows: readonly Row[]): Promise<number> => scope.tx.run(sql`
  delete from resource r using unnest(${rows.map((row) => row.patientId)}::uuid[], ${rows.map((row) => row.id)}::uuid[]) as now (patient_id, id)
  where r.id = now.id and r.patient_id <> now.patient_id`);

/**
 * A version that came late is kept beside the later one, once, under a number below zero, and in the chart of the
 * patient it names: when that is another, nobody comes to see it.
 */
const keepEarlier = (scope: SystemScope, rows: readonly Row[]): Promise<number> => scope.tx.run(sql`
  insert into resource_version (patient_id, id, version, source_version, source_time, received_at, superseded_at, digest, content)
  select late.patient_id, late.id, coalesce((select min(v.version) from resource_version v where v.patient_id = late.patient_id and v.id = late.id and v.version < 0), 0) - 1,
    late.source_version, late.source_time, ${scope.now}, ${scope.now}, late.digest, late.content
  from (select * from ${incoming(rows)}) late
  where not exists (select from resource_version v where v.patient_id = late.patient_id and v.id = late.id and v.digest = late.digest)`);

function writeRows(
  scope: SystemScope, sourceId: number, rows: readonly Row[], parents: ReadonlyMap<string, string>, standing: ReadonlyMap<string, Standing>,
): Promise<number> {
  const parentOf = (row: Row): string | null => parents.get(row.id) ?? row.parentId;
  return scope.tx.run(sql`
    insert into resource (patient_id, id, source_id, type, fhir_id, version, source_version, source_time, status, listing, code, title,
      sort_at, parent_id, outside, visible_at, release_reason, digest, received_at, content)
    select i.patient_id, i.id, ${sourceId}, i.type, i.fhir_id, i.version, i.source_version, i.source_time, i.status, i.listing, i.code, i.title,
      i.sort_at, i.parent_id, i.outside, i.visible_at, i.release_reason, i.digest, ${scope.now}, i.content
    from (select * from ${incoming(rows, {
      version: [rows.map((row) => (standing.get(row.id)?.version ?? 0) + 1), 'integer'],
      parent_id: [rows.map(parentOf), 'uuid'],
      listing: [rows.map((row) => (row.listing === 'result' && parentOf(row) ? null : row.listing)), 'text'],
    })}) i
    on conflict (patient_id, id) do update set version = excluded.version, source_version = excluded.source_version,
      source_time = excluded.source_time, status = excluded.status, listing = excluded.listing, code = excluded.code, title = excluded.title,
      sort_at = excluded.sort_at, parent_id = excluded.parent_id, outside = excluded.outside, visible_at = excluded.visible_at,
      release_reason = excluded.release_reason, digest = excluded.digest, received_at = excluded.received_at, content = excluded.content`);
}

/** The rows as a table: a column is an array, so that the statement is the same for every batch. */
function incoming(rows: readonly Row[], more: Readonly<Record<string, [unknown[], string]>> = {}): RawBuilder<unknown> {
  const columns: Record<string, [unknown[], string]> = {
    patient_id: [rows.map((row) => row.patientId), 'uuid'],
    id: [rows.map((row) => row.id), 'uuid'],
    type: [rows.map((row) => row.type), 'text'],
    fhir_id: [rows.map((row) => row.fhirId), 'text'],
    source_version: [rows.map((row) => row.sourceVersion), 'bigint'],
    source_time: [rows.map((row) => row.sourceTime), 'timestamptz'],
    status: [rows.map((row) => row.status), 'text'],
    code: [rows.map((row) => row.code), 'text'],
    title: [rows.map((row) => row.title), 'text'],
    sort_at: [rows.map((row) => row.sortAt), 'timestamptz'],
    outside: [rows.map((row) => row.outside), 'boolean'],
    visible_at: [rows.map((row) => row.visibleAt), 'timestamptz'],
    release_reason: [rows.map((row) => row.releaseReason), 'text'],
    digest: [rows.map((row) => row.digest), 'bytea'],
    content: [rows.map((row) => row.content), 'jsonb'],
    ...more,
  };
  const arrays = Object.values(columns).map(([values, type]) => sql`${values}::${sql.raw(type)}[]`);
  return sql`unnest(${sql.join(arrays)}) as t (${sql.raw(Object.keys(columns).join(', '))})`;
}
