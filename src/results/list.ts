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
  const matching = sql`${seenBy(scope, 'r')} and r.listing = 'result' ${named(scope, filter.name)} ${dated(filter, zone)}`;
  const found = await scope.tx.rows(sql<ListedRow>`${cursor ? at(scope, cursor) : sql``}
    select ${rowColumns(scope)} from (${newer ? after(matching, cursor!) : before(matching, cursor)}) r ${ordered}
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
      order by r.sort_at desc limit ${most}) r ${ordered} order by r.sort_at desc, r.id`);
  return withNames(scope, found);
}

/** Days for which a result that nobody has opened counts as news. */
const newsDays = 90;

/** Recent by its own date, or lately released by somebody's decision; a first import of old results is no news. */
const isNews = (scope: PatientScope): RawBuilder<boolean> => sql<boolean>`r.sort_at >= ${later(scope.now, -days(newsDays))}`;

interface ListedRow extends Omit<ListedResult, 'fresh'> {
  readonly news: boolean | null;
  readonly orderedById: string | null;
  readonly performerId: string | null;
}

const idIn = (path: string): RawBuilder<string> =>
  sql`substring(${sql.raw(path)} from '^[A-Za-z]+/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$')::uuid`;

/** The order that asked for the result, for who ordered it. */
const ordered = sql`left join resource o on o.patient_id = r.patient_id and o.type = 'ServiceRequest' and o.id = ${idIn(`r.content #>> '{basedOn,0,reference}'`)}`;

const rowColumns = (scope: PatientScope): RawBuilder<unknown> => sql`r.id, r.title, r.code, r.status,
  coalesce(r.content ->> 'effectiveDateTime', r.content ->> 'effectiveInstant', r.content #>> '{effectivePeriod,start}', r.content ->> 'issued') as collected,
  coalesce(o.content #>> '{requester,display}', r.content #>> '{resultsInterpreter,0,display}') as "orderedBy",
  ${idIn(`coalesce(o.content #>> '{requester,reference}', r.content #>> '{resultsInterpreter,0,reference}')`)} as "orderedById",
  r.content #>> '{performer,0,display}' as performer, ${idIn(`r.content #>> '{performer,0,reference}'`)} as "performerId",
  coalesce(r.outside, false) or exists (select from resource m where m.patient_id = r.patient_id and m.parent_id = r.id and m.outside and m.visible_at <= ${scope.now}) as outside,
  exists (select from result_view v where v.patient_id = r.patient_id and v.account_id = ${scope.accountId} and v.resource_id = r.id) as opened,
  ${isNews(scope)} as news`;

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
function named(scope: PatientScope, name: string | undefined): RawBuilder<unknown> {
  if (!name) return sql``;
  const like = `%${name.replace(/[\\%_]/g, '\\$&')}%`;
  return sql`and (r.title ilike ${like} or r.id in (select m.parent_id from resource m where ${seenBy(scope, 'm')} and m.parent_id is not null and m.title ilike ${like}))`;
}

/** A day without a time begins at midnight UTC; a moment belongs to the day it was at the clinic. */
function dated({ from, to }: ResultFilter, zone: string): RawBuilder<unknown> {
  const day = sql`(r.sort_at at time zone case when r.sort_at = date_trunc('day', r.sort_at) then 'UTC' else ${zone} end)::date`;
  return sql`${from ? sql`and r.sort_at >= ${from}::date - 1 and ${day} >= ${from}::date` : sql``} ${to ? sql`and r.sort_at <= ${to}::date + 2 and ${day} <= ${to}::date` : sql``}`;
}

/** People and laboratories that are named by reference only get the name the record has for them. */
async function withNames(scope: PatientScope, rows: readonly ListedRow[]): Promise<ListedResult[]> {
  const missing = rows.flatMap((row) => [row.orderedBy ? null : row.orderedById, row.performer ? null : row.performerId]).filter((id) => id !== null);
  const names = await namesOf(scope, missing);
  return rows.map(({ orderedById, performerId, news, ...row }) => ({
    ...row,
    orderedBy: row.orderedBy ?? names.get(orderedById ?? '') ?? null,
    performer: row.performer ?? names.get(performerId ?? '') ?? null,
    fresh: !row.opened && news === true,
  }));
}
