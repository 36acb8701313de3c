/**
 * The list of test results: newest first, a page at a time, by keyset, so that the last page costs what the first one
 * does. It reads the columns a row shows and nothing of what a report says. Undated results come last.
 */
import type { PatientScope } from '../access/scope.ts';
import { isId, namesOf, seenBy } from '../chart/read.ts';
import { days, later } from '../kernel/clock.ts';
import { sql } from '../kernel/db.ts';
import type { RawBuilder } from '../kernel/db.ts';

export interface ListedResult {
  readonly id: string;
  readonly title: string | null;
  /** `loinc|4548-4`. */
  readonly code: string | null;
  readonly status: string | null;
  /** When the sample was taken: a FHIR date or date-time. */
  readonly collected: string | null;
  readonly orderedBy: string | null;
  readonly performer: string | null;
  /** It, or one of its parts, stands outside its range. */
  readonly outside: boolean;
  /** This account has opened it (R14). */
  readonly opened: boolean;
  /** Not opened, and news: see `isNews`. */
  readonly fresh: boolean;
}

export interface ResultFilter {
  /** Part of the name of the test, or of a test in the report. */
  readonly name?: string;
  /** Codes of the tests that go by that name, whatever the record calls them. */
  readonly codes?: readonly string[];
  /** YYYY-MM-DD, inclusive, in `zone`. */
  readonly from?: string;
  readonly to?: string;
}

/** Beyond this result, on the side of the older or of the newer ones. */
export type Beyond = { readonly older: string } | { readonly newer: string } | undefined;

export interface ResultPage {
  readonly results: readonly ListedResult[];
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
}

export const resultsOnPage = 20;

/** Released results of the person (R4), at most twenty. `zone`: where days begin and end. */
export async function listResults(scope: PatientScope, filter: ResultFilter, beyond: Beyond, zone: string): Promise<ResultPage> {
  const newer = beyond && 'newer' in beyond;
  const cursor = beyond && ('newer' in beyond ? beyond.newer : beyond.older);
  if (cursor !== undefined && !isId(cursor)) return listResults(scope, filter, undefined, zone);
  const matching = sql`${seenBy(scope, 'r')} and r.listing = 'result' ${named(scope, filter)} ${dated(filter, zone)}`;
  const found = await scope.tx.rows(sql<ListedRow>`${cursor ? at(scope, cursor) : sql``}
    select ${rowColumns(scope)} from (${newer ? after(matching, cursor!) : before(matching, cursor)}) r ${said}
    order by ${newer ? sql`r.sort_at asc nulls first, r.id desc` : sql`r.sort_at desc nulls last, r.id`}`);
  const results = await withNames(scope, found.slice(0, resultsOnPage));
  const more = found.length > resultsOnPage;
  return newer
    ? { results: results.reverse(), hasOlder: true, hasNewer: more }
    : { results, hasOlder: more, hasNewer: cursor !== undefined };
}

/** News for Home: what was not opened and is fresh, the newest first. */
export async function freshResults(scope: PatientScope, most: number): Promise<ListedResult[]> {
  const found = await scope.tx.rows(sql<ListedRow>`
    select ${rowColumns(scope)} from (select * from resource r where ${seenBy(scope, 'r')} and r.listing = 'result' and ${isNews(scope)}
      and not exists (select from result_view v where v.patient_id = r.patient_id and v.account_id = ${scope.accountId} and v.resource_id = r.id)
      order by r.sort_at desc limit ${most}) r ${said} order by r.sort_at desc, r.id`);
  return withNames(scope, found);
}

/** Days for which a result that nobody has opened counts as news. */
const newsDays = 90;

/** Recent by its own date, or lately released by somebody's decision; a first import of old results is no news. */
const isNews = (scope: PatientScope): RawBuilder<boolean> => sql<boolean>`r.sort_at >= ${later(scope.now, -days(newsDays))}`;

interface ListedRow {
  readonly id: string;
  readonly title: string | null;
  readonly code: string | null;
  readonly status: string | null;
  readonly outside: boolean;
  readonly opened: boolean;
  readonly news: boolean | null;
  readonly effectiveDateTime: string | null;
  readonly effectiveInstant: string | null;
  readonly effectivePeriod: { readonly start?: string } | null;
  readonly issued: string | null;
  /** The order that asked for it: who wrote the order comes before who read the result. */
  readonly basedOn: readonly Reference[] | null;
  readonly resultsInterpreter: readonly Reference[] | null;
  readonly performer: readonly Reference[] | null;
}

interface Reference {
  readonly reference?: string;
  readonly display?: string;
}

/** What a row shows. The report is opened once a row, for all of it: each path of its own would unpack it again. */
const rowColumns = (scope: PatientScope): RawBuilder<unknown> => sql`r.id, r.title, r.code, r.status, said.*,
  coalesce(r.outside, false) or exists (select from resource m where m.patient_id = r.patient_id and m.parent_id = r.id and m.outside and m.visible_at <= ${scope.now}) as outside,
  exists (select from result_view v where v.patient_id = r.patient_id and v.account_id = ${scope.accountId} and v.resource_id = r.id) as opened,
  ${isNews(scope)} as news`;

const said = sql`cross join lateral jsonb_to_record(r.content) as said ("effectiveDateTime" text, "effectiveInstant" text, "effectivePeriod" jsonb,
  issued text, "basedOn" jsonb, "resultsInterpreter" jsonb, performer jsonb)`;

/** The row at which the page before ended, or began. */
const at = (scope: PatientScope, cursor: string): RawBuilder<unknown> =>
  sql`with cursor as (select r.sort_at from resource r where ${seenBy(scope, 'r')} and r.id = ${cursor}::uuid)`;

const one = resultsOnPage + 1;

function before(matching: RawBuilder<unknown>, cursor: string | undefined): RawBuilder<unknown> {
  const datedPart = cursor ? sql`and r.sort_at <= (select sort_at from cursor) and (r.sort_at < (select sort_at from cursor) or r.id > ${cursor}::uuid)` : sql``;
  const undatedPart = cursor ? sql`and ((select sort_at from cursor) is not null or r.id > ${cursor}::uuid)` : sql``;
  return sql`select * from ((select * from resource r where ${matching} and r.sort_at is not null ${datedPart} order by r.sort_at desc, r.id limit ${one})
    union all (select * from resource r where ${matching} and r.sort_at is null ${undatedPart} order by r.id limit ${one})) both_parts
    order by sort_at desc nulls last, id limit ${one}`;
}

function after(matching: RawBuilder<unknown>, cursor: string): RawBuilder<unknown> {
  const place = sql`coalesce((select sort_at from cursor), '-infinity')`;
  return sql`select * from ((select * from resource r where ${matching} and r.sort_at >= ${place} and (r.sort_at > ${place} or r.id < ${cursor}::uuid)
      order by r.sort_at, r.id desc limit ${one})
    union all (select * from resource r where ${matching} and r.sort_at is null and (select sort_at from cursor) is null and r.id < ${cursor}::uuid order by r.id desc limit ${one})) both_parts
    order by sort_at asc nulls first, id desc limit ${one}`;
}

/** The name of the test, or of one of the tests in a report. */
function named(scope: PatientScope, { name, codes = [] }: ResultFilter): RawBuilder<unknown> {
  if (!name) return sql``;
  const like = `%${name.replace(/[\\%_]/g, '\\$&')}%`;
  const called = (alias: string): RawBuilder<unknown> => sql`(${sql.ref(`${alias}.title`)} ilike ${like} or ${sql.ref(`${alias}.code`)} = any (${[...codes]}::text[]))`;
  return sql`and (${called('r')} or r.id in (select m.parent_id from resource m where ${seenBy(scope, 'm')} and m.parent_id is not null and ${called('m')}))`;
}

/** A day without a time begins at midnight UTC; a moment belongs to the day it was at the clinic. */
function dated({ from, to }: ResultFilter, zone: string): RawBuilder<unknown> {
  const day = sql`(r.sort_at at time zone case when r.sort_at = date_trunc('day', r.sort_at) then 'UTC' else ${zone} end)::date`;
  return sql`${from ? sql`and r.sort_at >= ${from}::date - 1 and ${day} >= ${from}::date` : sql``} ${to ? sql`and r.sort_at <= ${to}::date + 2 and ${day} <= ${to}::date` : sql``}`;
}

/**
 * People and laboratories that are named by reference only get the name the record has for them. The orders are read
 * by their ids: a join on what a report says could not use an index behind row-level security.
 */
async function withNames(scope: PatientScope, rows: readonly ListedRow[]): Promise<ListedResult[]> {
  const first = (list: readonly Reference[] | null): { id: string | undefined; name: string | undefined } => {
    const one = Array.isArray(list) ? list[0] : undefined;
    return { id: idIn(one?.reference), name: one?.display };
  };
  const read = rows.map((row) => ({ row, order: first(row.basedOn).id, reader: first(row.resultsInterpreter), performer: first(row.performer) }));
  const [orders, names] = await Promise.all([
    ordersOf(scope, read.flatMap(({ order }) => order ?? [])),
    namesOf(scope, read.flatMap(({ reader, performer }) => [reader, performer].flatMap(({ id, name }) => (name ? [] : (id ?? []))))),
  ]);
  const requesters = await namesOf(scope, [...orders.values()].flatMap((order) => (order.name ? [] : (order.by ?? []))));
  const called = ({ id, name }: { id: string | undefined; name: string | undefined }): string | undefined => name ?? names.get(id ?? '');
  return read.map(({ row, order, reader, performer }) => {
    const by = orders.get(order ?? '');
    return {
      id: row.id, title: row.title, code: row.code, status: row.status, outside: row.outside, opened: row.opened,
      collected: row.effectiveDateTime ?? row.effectiveInstant ?? row.effectivePeriod?.start ?? row.issued,
      orderedBy: by?.name ?? requesters.get(by?.by ?? '') ?? called(reader) ?? null,
      performer: called(performer) ?? null,
      fresh: !row.opened && row.news === true,
    };
  });
}

const idIn = (reference: string | undefined): string | undefined => /^[A-Za-z]+\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(reference ?? '')?.[1];

async function ordersOf(scope: PatientScope, ids: readonly string[]): Promise<Map<string, { name: string | undefined; by: string | undefined }>> {
  if (ids.length === 0) return new Map();
  const found = await scope.tx.rows(sql<{ id: string; requester: Reference | null }>`
    select r.id, r.content -> 'requester' as requester from resource r
    where ${seenBy(scope, 'r')} and r.type = 'ServiceRequest' and r.id = any (${[...new Set(ids)]}::uuid[])`);
  return new Map(found.map(({ id, requester }) => [id, { name: requester?.display, by: idIn(requester?.reference) }]));
}
