/**
 * One test result with everything its page shows, in one statement: the report or observation, its parts, the same
 * test over time, earlier versions. What the scope cannot see, and what never was, is not found.
 */
import type { PatientScope } from '../access/scope.ts';
import { items, parseContent, referencedId } from '../chart/fhir-values.ts';
import type { Fields } from '../chart/fhir-values.ts';
import { isId, namesOf, seenBy } from '../chart/read.ts';
import { sql } from '../kernel/db.ts';
import type { RawBuilder } from '../kernel/db.ts';
import { NotFound } from '../kernel/reason.ts';
import { collectedAt, measuredFrom, named, observedFrom } from './measured.ts';
import type { Measured, Named, Observed } from './measured.ts';
import { releaseOf } from './release-rules.ts';
import { reportFrom } from './report.ts';
import type { Report } from './report.ts';

export interface Result {
  readonly id: string;
  /** What the list calls it. */
  readonly title: string | null;
  readonly code: string | null;
  readonly report?: Report;
  /** The observation itself, or what the report or panel is made of, in its order. */
  readonly observations: readonly Observed[];
  /** The report or panel this is a part of. */
  readonly parent?: { readonly id: string; readonly title: string | null };
  /** The same test over time, the newest first: of a single value only. */
  readonly trend: Trend;
  /** What stood here before it was corrected (R13). */
  readonly earlier: readonly EarlierVersion[];
  /** Names of people and places that are named by reference only. */
  nameOf(one: Named): string | undefined;
  /** Who ordered it, from the order. */
  readonly orderedBy?: Named;
}

export interface TrendEntry {
  readonly id: string;
  readonly collected?: string;
  readonly status: string | undefined;
  readonly measured: Measured;
}

export interface Trend {
  readonly entries: readonly TrendEntry[];
  readonly hasMore: boolean;
}

export interface EarlierVersion {
  readonly of: string;
  readonly receivedAt: Date;
  readonly measured?: Observed;
  readonly report?: Report;
}

/** Values of the same test that a page shows at once. */
export const trendLength = 50;

/** Reads one result. Throws NotFound. Notes that this account has opened it when it is the first time (R14). */
export async function readResult(scope: PatientScope, id: string): Promise<Result> {
  if (!isId(id)) throw new NotFound();
  const rows = await scope.tx.rows(everythingAbout(scope, id));
  const it = rows.find((row) => row.part === 'it');
  if (!it) throw new NotFound();
  if (!it.opened) noteOpened(scope, it);
  const parts = rows.filter((row) => row.part === 'part');
  const content = parseContent(it.content);
  const observations = it.type === 'Observation' && parts.length === 0
    ? [observedFrom(it.id, content)]
    : inOrder(content, parts).map((row) => observedFrom(row.id, parseContent(row.content)));
  const report = it.type === 'DiagnosticReport' ? reportFrom(it.id, content) : undefined;
  const order = rows.find((row) => row.part === 'order');
  const orderedBy = order && named(parseContent(order.content).requester);
  const names = await namesOf(scope, namesMissing(report, observations, orderedBy));
  const parent = rows.find((row) => row.part === 'parent');
  return {
    id: it.id, title: it.title, code: it.code, observations,
    trend: trendOf(rows),
    earlier: rows.filter((row) => row.part === 'version').flatMap(earlierFrom),
    nameOf: (one) => one.text ?? names.get(one.id ?? ''),
    ...(report && { report }),
    ...(parent && { parent: { id: parent.id, title: parent.title } }),
    ...(orderedBy && { orderedBy }),
  };
}

/** More of the same test: fifty values beyond the one of this id. Throws NotFound like `readResult`. */
export async function readTrend(scope: PatientScope, id: string, beyond: string | undefined): Promise<Trend & { readonly title: string | null }> {
  if (!isId(id)) throw new NotFound();
  const cursor = isId(beyond) ? beyond : undefined;
  const rows = await scope.tx.rows(sql<FoundRow>`with me as (${itself(scope, id)}), subject as (select me.code, me.title from me where me.type = 'Observation')
    select 'it' as part, me.id, me.type, me.title, me.code, '{}' as content, me.received_at, true as opened from me
    union all ${sameTest(scope, cursor)}`);
  const it = rows.find((row) => row.part === 'it');
  if (it?.type !== 'Observation') throw new NotFound();
  return { ...trendOf(rows), title: it.title };
}

interface FoundRow {
  readonly part: 'it' | 'part' | 'parent' | 'order' | 'trend' | 'version';
  readonly id: string;
  readonly type: string;
  readonly title: string | null;
  readonly code: string | null;
  readonly content: string;
  readonly received_at: Date;
  readonly opened: boolean;
  readonly patient_id?: string;
  readonly parent_id?: string | null;
}

/** The one row, when the person may see it and what it is a part of. */
const itself = (scope: PatientScope, id: string): RawBuilder<unknown> => sql`select r.* from resource r
  where ${seenBy(scope, 'r')} and r.id = ${id}::uuid and (r.listing = 'result' or (r.type = 'Observation' and ${partOfSeen(scope, 'r')}))`;

/** A part is seen when the report or panel that holds it is: they are released as one. */
const partOfSeen = (scope: PatientScope, alias: string): RawBuilder<boolean> => sql<boolean>`exists (select from resource whole
  where whole.patient_id = ${sql.ref(`${alias}.patient_id`)} and whole.id = ${sql.ref(`${alias}.parent_id`)} and whole.visible_at <= ${scope.now})`;

const list = (path: string): RawBuilder<unknown> =>
  sql`jsonb_array_elements(case when jsonb_typeof(${sql.raw(path)}) = 'array' then ${sql.raw(path)} else '[]' end)`;
const idOf = (reference: string): RawBuilder<unknown> => sql`substring(${sql.raw(reference)} from '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$')::uuid`;

function everythingAbout(scope: PatientScope, id: string): RawBuilder<FoundRow> {
  const columns = (part: FoundRow['part'], alias: string): RawBuilder<unknown> =>
    sql`select ${part} as part, ${sql.raw(`${alias}.id, ${alias}.type, ${alias}.title, ${alias}.code, ${alias}.content::text as content, ${alias}.received_at`)}`;
  return sql<FoundRow>`with me as (${itself(scope, id)}),
    ids as (
      select m.id from me join resource m on m.patient_id = me.patient_id and m.parent_id = me.id
      union select ${idOf(`one ->> 'reference'`)} from me, ${list(`me.content -> 'result'`)} one
      union select ${idOf(`one ->> 'reference'`)} from me, ${list(`me.content -> 'hasMember'`)} one
    ),
    parts as (
      select m.* from me join resource m on m.patient_id = me.patient_id and (m.id in (select id from ids) or m.parent_id in (select id from ids))
      where m.type = 'Observation' and m.id <> me.id and m.visible_at <= ${scope.now}
    ),
    subject as (
      select me.code from me where me.type = 'Observation' and not exists (select from parts)
      union all select min(parts.code) from parts having count(*) = 1
    )
    ${columns('it', 'me')}, exists (select from result_view v where v.patient_id = me.patient_id and v.account_id = ${scope.accountId} and v.resource_id = me.id) as opened,
      me.patient_id, me.parent_id from me
    union all ${columns('part', 'p')}, true, p.patient_id, p.parent_id from parts p
    union all ${columns('parent', 'w')}, true, null, null from me join resource w on w.patient_id = me.patient_id and w.id = me.parent_id and w.visible_at <= ${scope.now}
    union all ${columns('order', 'o')}, true, null, null from me join resource o on o.patient_id = me.patient_id and o.type = 'ServiceRequest'
      and o.id = ${idOf(`me.content #>> '{basedOn,0,reference}'`)}
    union all select 'version', v.id, '', null, null, v.content::text, v.received_at, true, null, null from me
      join resource_version v on v.patient_id = me.patient_id and (v.id = me.id or v.id in (select id from parts))
    union all select t.*, null::uuid, null::uuid from (${sameTest(scope, undefined)}) t`;
}

/** What a row of the trend shows, and no more. */
const shownOfTrend = ['status', 'effectiveDateTime', 'effectiveInstant', 'effectivePeriod', 'issued', 'valueQuantity', 'valueString',
  'valueCodeableConcept', 'valueInteger', 'valueBoolean', 'valueRange', 'valueRatio', 'dataAbsentReason', 'interpretation', 'referenceRange'];
const trendContent = sql.raw(`jsonb_strip_nulls(jsonb_build_object(${shownOfTrend.map((field) => `'${field}', o.content -> '${field}'`).join(', ')}))::text`);

/** The same test of the same person over time, the newest first; beyond a row when there is a cursor. */
function sameTest(scope: PatientScope, cursor: string | undefined): RawBuilder<unknown> {
  const beyond = cursor
    ? sql`and (o.sort_at, o.id) < (select c.sort_at, c.id from resource c where ${seenBy(scope, 'c')} and c.id = ${cursor}::uuid)`
    : sql``;
  return sql`(select 'trend' as part, o.id, o.type, o.title, o.code, ${trendContent} as content, o.received_at, true as opened from subject
    cross join lateral (select o.* from resource o where ${seenBy(scope, 'o')} and o.type = 'Observation' and o.code = subject.code
      and (o.parent_id is null or ${partOfSeen(scope, 'o')}) and o.sort_at is not null ${beyond} order by o.sort_at desc, o.id desc limit ${trendLength + 1}) o
    order by o.sort_at desc, o.id desc)`;
}

function trendOf(rows: readonly FoundRow[]): Trend {
  const found = rows.filter((row) => row.part === 'trend');
  const entries = found.slice(0, trendLength).map((row): TrendEntry => {
    const content = parseContent(row.content);
    const collected = collectedAt(content);
    return { id: row.id, status: typeof content.status === 'string' ? content.status : undefined, measured: measuredFrom(content), ...(collected && { collected }) };
  });
  return { entries, hasMore: found.length > trendLength };
}

/** Parts in the order in which the report or panel names them; the parts of a part follow it. */
function inOrder(whole: Fields, parts: readonly FoundRow[]): FoundRow[] {
  const place = new Map([...items(whole.result), ...items(whole.hasMember)].map((reference, index) => [referencedId(reference), index]));
  const placeOf = (row: FoundRow): number => place.get(row.id) ?? place.get(row.parent_id ?? '') ?? place.size;
  return [...parts].sort((one, other) => placeOf(one) - placeOf(other) || Number(place.has(other.id)) - Number(place.has(one.id)) || (one.id < other.id ? -1 : 1));
}

/** A version counts when it could have been shown in its time; what was preliminary then never was (R10). */
function earlierFrom(row: FoundRow): EarlierVersion[] {
  const content = parseContent(row.content);
  const resourceType = String(content.resourceType);
  if (releaseOf({ ...content, resourceType }, row.received_at).visibleAt === null) return [];
  return [{ of: row.id, receivedAt: row.received_at, ...(resourceType === 'Observation' ? { measured: observedFrom(row.id, content) } : { report: reportFrom(row.id, content) }) }];
}

function namesMissing(report: Report | undefined, observations: readonly Observed[], orderedBy: Named | undefined): string[] {
  const all = [
    ...(orderedBy ? [orderedBy] : []),
    ...(report ? [...report.interpreters, ...report.performers, ...report.specimens] : []),
    ...observations.flatMap((one) => [...one.performers, ...(one.specimen ? [one.specimen] : []), ...one.notes.flatMap((note) => note.author ?? [])]),
  ];
  return all.filter((one) => !one.text).flatMap((one) => one.id ?? []);
}

/** Who opened it first, and when: a row, written once (R14). The whole it belongs to counts as opened with it. */
function noteOpened(scope: PatientScope, row: FoundRow): void {
  scope.tx.withCommit(sql`insert into result_view (patient_id, resource_id, account_id, first_viewed_at)
    values (${row.patient_id}::uuid, ${row.id}::uuid, ${scope.accountId}::uuid, ${scope.now}) on conflict do nothing`);
}
