/**
 * The list of test results: newest first, a page at a time, by keyset, so that the last page costs what the first one
 * does. It reads the columns a row shows and nothing of what a report says. Undated results come last.
 */
import type { PatientScope } from '../access/scope.ts';
import { idNamed, namedIn, seenBy } from '../chart/read.ts';
import { days, later } from '../kernel/clock.ts';
import { sql } from '../kernel/db.ts';
import type { RawBuilder } from '../kernel/db.ts';
import { isId } from '../kernel/ids.ts';

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
  const found = (await scope.tx.rows(listed(scope,
    sql`${cursor ? at(scope, cursor) : sql``} ${newer ? after(matching, cursor!) : before(matching, cursor)}`,
    newer ? sql`p.sort_at asc nulls first, p.id desc` : sql`p.sort_at desc nulls last, p.id`))).map(resultFrom);
  const results = found.slice(0, resultsOnPage);
  const more = found.length > resultsOnPage;
  return newer
    ? { results: results.reverse(), hasOlder: true, hasNewer: more }
    : { results, hasOlder: more, hasNewer: cursor !== undefined };
}

/** News for Home: what was not opened and is fresh, the newest first. */
export async function freshResults(scope: PatientScope, most: number): Promise<ListedResult[]> {
  const newest = sql`select * from resource r where ${seenBy(scope, 'r')} and r.listing = 'result' and ${isNews(scope)}
    and not exists (select from result_view v where v.patient_id = r.patient_id and v.account_id = ${scope.accountId} and v.resource_id = r.id)
    order by r.sort_at desc limit ${most}`;
  return (await scope.tx.rows(listed(scope, newest, sql`p.sort_at desc, p.id`))).map(resultFrom);
}

/** Days for which a result that nobody has opened counts as news. */
const newsDays = 90;

/** Recent by its own date, or lately released by somebody's decision; a first import of old results is no news. */
const isNews = (scope: PatientScope): RawBuilder<boolean> => sql<boolean>`r.sort_at >= ${newsSince(scope)}`;

const newsSince = (scope: PatientScope): Date => later(scope.now, -days(newsDays));

interface ListedRow {
  readonly id: string;
  readonly title: string | null;
  readonly code: string | null;
  readonly status: string | null;
  readonly outside: boolean;
  readonly opened: boolean;
  readonly news: boolean | null;
  readonly collected: string | null;
  /** Who wrote the order comes before who read the result. */
  readonly ordered_by: string | null;
  readonly performer: string | null;
}

/**
 * What the rows of `chosen` show, in one statement. Each report is opened once, for all that is taken from it. People
 * and laboratories named by reference only get the name the record has for them; orders are read by their ids.
 */
const listed = (scope: PatientScope, chosen: RawBuilder<unknown>, order: RawBuilder<unknown>): RawBuilder<ListedRow> => sql<ListedRow>`
  with page as materialized (select r.id, r.patient_id, r.sort_at, r.title, r.code, r.status, r.outside,
      coalesce(said."effectiveDateTime", said."effectiveInstant", said."effectivePeriod" ->> 'start', said.issued) as collected,
      said."resultsInterpreter" #>> '{0,display}' as reader_name, said.performer #>> '{0,display}' as performer_name,
      ${idNamed(sql`said."basedOn" #>> '{0,reference}'`)} as order_id,
      ${idNamed(sql`said."resultsInterpreter" #>> '{0,reference}'`)} as reader_id,
      ${idNamed(sql`said.performer #>> '{0,reference}'`)} as performer_id
    from (${chosen}) r cross join lateral jsonb_to_record(r.content) as said ("effectiveDateTime" text, "effectiveInstant" text,
      "effectivePeriod" jsonb, issued text, "basedOn" jsonb, "resultsInterpreter" jsonb, performer jsonb)),
  ordered as materialized (select o.* from (select distinct order_id from page where order_id is not null) p cross join lateral (
    select o.id, o.content #>> '{requester,display}' as name, ${idNamed(sql`o.content #>> '{requester,reference}'`)} as by
    from resource o where o.id = p.order_id and ${seenBy(scope, 'o')} and o.type = 'ServiceRequest' limit 1) o),
  named as materialized (select * from ${namedIn(scope, sql`select reader_id as id from page where reader_name is null
    union all select performer_id from page where performer_name is null union all select by from ordered where name is null`)} known)
  select p.id, p.title, p.code, p.status, p.collected,
    coalesce(o.name, (select title from named n where n.id = o.by), p.reader_name, (select title from named n where n.id = p.reader_id)) as ordered_by,
    coalesce(p.performer_name, (select title from named n where n.id = p.performer_id)) as performer,
    coalesce(p.outside, false) or exists (select from resource m where m.patient_id = p.patient_id and m.parent_id = p.id and m.outside and m.visible_at <= ${scope.now}) as outside,
    exists (select from result_view v where v.patient_id = p.patient_id and v.account_id = ${scope.accountId} and v.resource_id = p.id) as opened,
    p.sort_at >= ${newsSince(scope)} as news
  from page p left join ordered o on o.id = p.order_id order by ${order}`;

const resultFrom = ({ ordered_by, news, ...row }: ListedRow): ListedResult => ({ ...row, orderedBy: ordered_by, fresh: !row.opened && news === true });

/** The row at which the page before ended, or began. */
const at = (scope: PatientScope, cursor: string): RawBuilder<unknown> =>
  sql`with cursor as (select r.sort_at from resource r where ${seenBy(scope, 'r')} and r.id = ${cursor}::uuid)`;

const one = resultsOnPage + 1;

function before(matching: RawBuilder<unknown>, cursor: string | undefined): RawBuilder<unknown> {
  const datedPart = cursor ? sql`and r.sort_at <= (select sort_at from cursor) and (r.sort_at < (select sort_at from cursor) or r.id > ${cursor}::uuid)` : sql``;
  const undatedPart = cursor ? sql`and ((select sort_at from cursor) is not null or r.id > ${cursor}::uuid)` : sql``;
  return sql`select * from ((select * from resource r where ${matching} and r.sort_at is not null ${datedPart} order by r.sort_at desc, r.id limit ${one})
    union all (select * from resource r where ${matching} and r.sort_at is null ${undatedPart} order by r.sort_at desc, r.id limit ${one})) both_parts
    order by sort_at desc nulls last, id limit ${one}`;
}

function after(matching: RawBuilder<unknown>, cursor: string): RawBuilder<unknown> {
  const place = sql`coalesce((select sort_at from cursor), '-infinity')`;
  return sql`select * from ((select * from resource r where ${matching} and r.sort_at >= ${place} and (r.sort_at > ${place} or r.id < ${cursor}::uuid)
      order by r.sort_at, r.id desc limit ${one})
    union all (select * from resource r where ${matching} and r.sort_at is null and (select sort_at from cursor) is null and r.id < ${cursor}::uuid order by r.sort_at, r.id desc limit ${one})) both_parts
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
