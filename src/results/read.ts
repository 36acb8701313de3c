/**
 * One test result with everything its page shows, in two rounds of statements: first itself, what is filed under it
 * and the same test over time, then what these name: more parts, the order, people, earlier versions. Every statement asks by
 * ids: behind row-level security a condition on what a report says could use no index. What the scope cannot see, and
 * what never was, is not found.
 */
import type { PatientScope } from '../access/scope.ts';
import { items, parseContent, referencedId } from '../chart/fhir-values.ts';
import type { Fields } from '../chart/fhir-values.ts';
import { idNamed, namedIn, namesOf, seenBy } from '../chart/read.ts';
import { sql } from '../kernel/db.ts';
import type { RawBuilder } from '../kernel/db.ts';
import { isId } from '../kernel/ids.ts';
import { NotFound } from '../kernel/reason.ts';
import { collectedAt, measuredFrom, observedFrom } from './measured.ts';
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
  /** The one value, or the part of the report that bears the report's own code. */
  readonly main?: Observed;
  /** The same test over time, the newest first: of the main value. */
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

/** Reads one result. Throws NotFound. Notes that this account has opened it when it is the first time (R14); staff who look note nothing. */
export async function readResult(scope: PatientScope, id: string): Promise<Result> {
  if (!isId(id)) throw new NotFound();
  const [it, filed, firstTrend] = await Promise.all([
    scope.tx.row(itself(scope, id)), filedUnder(scope, [id]), sameTest(scope, codeOfMain(scope, id), undefined),
  ]);
  if (!it) throw new NotFound();
  if (!it.opened && !scope.viewer) noteOpened(scope, it);
  const content = parseContent(it.content);
  const report = it.type === 'DiagnosticReport' ? reportFrom(it.id, content) : undefined;
  const known = new Set(filed.map((row) => row.id));
  const named = [...items(content.result), ...items(content.hasMember)].map(referencedId).filter(isId).filter((one) => one !== id && !known.has(one));
  const observed = once((row: FoundRow) => observedFrom(row.id, row.id === id ? content : parseContent(row.content)));
  const namesOfFiled = namesMissing(report, filed.length === 0 && it.type === 'Observation' ? [observed(it)] : filed.map(observed));
  // Most reports name no more than is filed under them, and hold no panels; most rows were never changed: then nothing is asked.
  const [more, parent, deeper, versions, names] = await Promise.all([
    byIds(scope, named, 'Observation'),
    byIds(scope, [it.parent_id].filter(isId)),
    filedUnder(scope, withMembers(filed)),
    versionsOf(scope, [it, ...filed].filter(wasChanged).map((row) => row.id)),
    namesOf(scope, namesOfFiled),
  ]);
  const [deeperStill, versionsOfMore] = await Promise.all([
    filedUnder(scope, withMembers(more)), versionsOf(scope, more.filter(wasChanged).map((row) => row.id)),
  ]);
  const parts = [...new Map([...filed, ...more, ...deeper, ...deeperStill].filter((row) => row.id !== id).map((row) => [row.id, row])).values()];
  const mainOf = (all: readonly FoundRow[]): string | undefined =>
    it.type === 'Observation' ? (all.length === 0 ? (it.code ?? undefined) : undefined)
      : (all.find(({ code }) => code !== null && code === it.code)?.code ?? (all.length === 1 ? all[0]!.code : null) ?? undefined);
  const observations = it.type === 'Observation' && parts.length === 0 ? [observed(it)] : inOrder(content, parts).map(observed);
  const [trend, otherNames] = await Promise.all([
    // Parts that only the report names may change which test this is about; then it is asked once more.
    mainOf(parts) === mainOf(filed) ? firstTrend : sameTest(scope, mainOf(parts), undefined),
    namesOf(scope, namesMissing(report, observations).filter((one) => !namesOfFiled.includes(one))),
  ]);
  const mainId = observations.length === 1 ? observations[0]!.id : it.type === 'DiagnosticReport' ? parts.find(({ code }) => code !== null && code === it.code)?.id : undefined;
  const main = observations.find(({ id: its }) => its === mainId);
  return {
    id: it.id, title: it.title, code: it.code, observations,
    ...(main && { main }),
    trend: trendOf(trend),
    earlier: [...versions, ...versionsOfMore].sort((one, other) => other.received_at.getTime() - one.received_at.getTime()).flatMap(earlierFrom),
    nameOf: (one) => one.text ?? names.get(one.id ?? '') ?? otherNames.get(one.id ?? ''),
    ...(report && { report }),
    ...(parent[0] && { parent: { id: parent[0].id, title: parent[0].title } }),
    ...((it.ordered_by || it.ordered_by_name) && { orderedBy: { id: it.ordered_by ?? undefined, text: it.ordered_by_name ?? undefined } }),
  };
}

const withMembers = (rows: readonly FoundRow[]): string[] => rows.filter((row) => row.content.includes('"hasMember"')).map((row) => row.id);

/** Reads a row once, however often it is asked for. */
function once(read: (row: FoundRow) => Observed): (row: FoundRow) => Observed {
  const made = new Map<string, Observed>();
  return (row) => made.get(row.id) ?? made.set(row.id, read(row)).get(row.id)!;
}

/** More of the same test: fifty values beyond the one of this id. Throws NotFound like `readResult`. */
export async function readTrend(scope: PatientScope, id: string, beyond: string | undefined): Promise<Trend & { readonly title: string | null }> {
  if (!isId(id)) throw new NotFound();
  const cursor = isId(beyond) ? beyond : undefined;
  const it = await scope.tx.row(itself(scope, id));
  if (it?.type !== 'Observation') throw new NotFound();
  return { ...trendOf(await sameTest(scope, it.code ?? undefined, cursor)), title: it.title };
}

interface FoundRow {
  readonly id: string;
  readonly type: string;
  readonly title: string | null;
  readonly code: string | null;
  readonly content: string;
  readonly received_at: Date;
  readonly opened: boolean;
  readonly version?: number;
  readonly status?: string | null;
  readonly patient_id?: string;
  readonly parent_id?: string | null;
}

const columns = (alias: string): RawBuilder<unknown> =>
  sql.raw(`${alias}.id, ${alias}.type, ${alias}.title, ${alias}.code, ${alias}.content::text as content, ${alias}.received_at, ${alias}.version, ${alias}.status, ${alias}.patient_id, ${alias}.parent_id`);

/** The one row, when the person may see it and what it is a part of; who ordered it, with the name the record has for them. */
const itself = (scope: PatientScope, id: string): RawBuilder<FoundRow & Ordered> => sql<FoundRow & Ordered>`
  with it as materialized (select ${columns('r')}, ${idNamed(sql`r.content #>> '{basedOn,0,reference}'`)} as order_id,
      exists (select from result_view v where v.patient_id = r.patient_id and v.account_id = ${scope.accountId} and v.resource_id = r.id) as opened
    from resource r where ${seenBy(scope, 'r')} and r.id = ${id}::uuid and (r.listing = 'result' or (r.type = 'Observation' and ${partOfSeen(scope, 'r')}))),
  ordered as materialized (select o.* from it cross join lateral (select o.content #>> '{requester,display}' as name, ${idNamed(sql`o.content #>> '{requester,reference}'`)} as by
    from resource o where o.id = it.order_id and ${seenBy(scope, 'o')} and o.type = 'ServiceRequest' limit 1) o)
  select it.*, o.by as ordered_by, coalesce(o.name, n.title) as ordered_by_name
  from it left join ordered o on true left join ${namedIn(scope, sql`select by as id from ordered where name is null`)} n on n.id = o.by limit 1`;

interface Ordered {
  readonly ordered_by: string | null;
  readonly ordered_by_name: string | null;
}

/** Observations that are filed under these reports or panels. */
const filedUnder = async (scope: PatientScope, ids: readonly string[]): Promise<FoundRow[]> =>
  ids.length === 0 ? [] : scope.tx.rows(sql<FoundRow>`select ${columns('r')}, true as opened from resource r
    where ${seenBy(scope, 'r')} and r.parent_id = any (${[...ids]}::uuid[]) and r.type = 'Observation'`);

const byIds = async (scope: PatientScope, ids: readonly string[], type?: string): Promise<FoundRow[]> =>
  ids.length === 0 ? [] : scope.tx.rows(sql<FoundRow>`select ${columns('r')}, true as opened from resource r
    where ${seenBy(scope, 'r')} and r.id = any (${[...ids]}::uuid[]) and (${type ?? null}::text is null or r.type = ${type ?? null})`);

/** There may be an earlier version: this one is not the first, or says that it corrects one. */
const wasChanged = ({ version = 1, status }: FoundRow): boolean => version > 1 || /^(corrected|amended|appended)$/.test(status ?? '');

const versionsOf = async (scope: PatientScope, ids: readonly string[]): Promise<FoundRow[]> =>
  ids.length === 0 ? [] : scope.tx.rows(sql<FoundRow>`select v.id, '' as type, null as title, null as code, v.content::text as content, v.received_at, true as opened
    from resource_version v where v.patient_id = any (${[...scope.patients]}::uuid[]) and v.id = any (${[...ids]}::uuid[]) order by v.received_at desc`);

/** A part is seen when the report or panel that holds it is: they are released as one. */
const partOfSeen = (scope: PatientScope, alias: string): RawBuilder<boolean> => sql<boolean>`exists (select from resource whole
  where whole.patient_id = ${sql.ref(`${alias}.patient_id`)} and whole.id = ${sql.ref(`${alias}.parent_id`)} and whole.visible_at <= ${scope.now})`;

/** What a row of the trend shows, and no more; each observation is opened once for all of it. */
const shownOfTrend = ['status', 'effectiveDateTime', 'effectiveInstant', 'effectivePeriod', 'issued', 'valueQuantity', 'valueString',
  'valueCodeableConcept', 'valueInteger', 'valueBoolean', 'valueRange', 'valueRatio', 'dataAbsentReason', 'interpretation', 'referenceRange'];
const trendContent = sql.raw(`(select jsonb_strip_nulls(to_jsonb(s)) from jsonb_to_record(o.content) as s (${shownOfTrend.map((field) => `"${field}" jsonb`).join(', ')}))::text`);

/** The code of the test that a result is about, as far as what is filed under it tells. */
const codeOfMain = (scope: PatientScope, id: string): RawBuilder<string> => sql<string>`(
  with it as materialized (select r.id, r.type, r.code from resource r where ${seenBy(scope, 'r')} and r.id = ${id}::uuid),
  parts as materialized (select r.code from resource r where ${seenBy(scope, 'r')} and r.parent_id = ${id}::uuid and r.type = 'Observation')
  select case when it.type = 'Observation' then case when not exists (select from parts) then it.code end
    else coalesce((select p.code from parts p where p.code = it.code limit 1), (select min(p.code) from parts p having count(*) = 1)) end from it)`;

/** The same test of the same person over time, the newest first; beyond a row when there is a cursor. */
async function sameTest(scope: PatientScope, code: string | RawBuilder<string> | undefined, cursor: string | undefined): Promise<FoundRow[]> {
  if (!code) return [];
  const beyond = cursor
    ? sql`and (o.sort_at, o.id) < (select c.sort_at, c.id from resource c where ${seenBy(scope, 'c')} and c.id = ${cursor}::uuid)`
    : sql``;
  return scope.tx.rows(sql<FoundRow>`select o.id, o.type, o.title, o.code, ${trendContent} as content, o.received_at, true as opened from resource o
    where ${seenBy(scope, 'o')} and o.type = 'Observation' and o.code = ${code} and (o.parent_id is null or ${partOfSeen(scope, 'o')})
      and o.sort_at is not null ${beyond} order by o.sort_at desc, o.id desc limit ${trendLength + 1}`);
}

function trendOf(found: readonly FoundRow[]): Trend {
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

function namesMissing(report: Report | undefined, observations: readonly Observed[]): string[] {
  const all = [
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
