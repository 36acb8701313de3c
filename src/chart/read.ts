/**
 * Reading a chart: what a scope sees of it, where it came from, and what the things it refers to are called. The one
 * filter of what a person may see stands here; row-level security says the same a second time. It never writes.
 */
import type { PatientScope } from '../access/scope.ts';
import { sql } from '../kernel/db.ts';
import type { RawBuilder } from '../kernel/db.ts';
import { plainTerm } from './fhir-values.ts';
import { nobody } from './identity.ts';

/** The rows of `resource` under this alias that the person of the scope may see now (R3, R5, R8, R10). */
export const seenBy = (scope: PatientScope, alias: string): RawBuilder<boolean> => {
  const of = sql.ref(`${alias}.patient_id`);
  const mine = scope.patients.length === 1 ? sql`${of} = ${scope.patients[0]}::uuid` : sql`${of} = any (${[...scope.patients]}::uuid[])`;
  return sql<boolean>`${mine} and ${sql.ref(`${alias}.visible_at`)} <= ${scope.now}`;
};


export interface Source {
  readonly title: string;
  /** When something of this person last came from it. */
  readonly receivedAt: Date;
}

/** Where the record comes from and when it last came (R2), the latest first. */
export const sourcesOf = (scope: PatientScope): Promise<Source[]> =>
  scope.tx.rows(sql<Source>`select s.title, max(p.received_at) as "receivedAt" from patient p join source s on s.id = p.source_id
    where p.patient_id = any (${[...scope.patients]}::uuid[]) group by s.title order by 2 desc`);

/**
 * Ids that references name (`id`) and the ids of what they mean (`of`): the same, or another one where the reference
 * was by identifier, `Practitioner?identifier=…` (decision 006). To be joined: `from ${meant(ids)} w join resource r on r.id = w.of`.
 */
export const meant = (ids: readonly string[]): RawBuilder<unknown> => sql`(select id, id as of from unnest(${[...ids]}::uuid[]) id
  union all select alias_id, min(id::text)::uuid from resource_alias where alias_id = any (${[...ids]}::uuid[]) group by alias_id)`;

/**
 * The id that a reference names, as a column. To be made in a materialized part of a statement: behind row-level
 * security a join on what a resource says could use no index. (Without a regular expression: it takes twenty times as long.)
 */
export const idNamed = (reference: RawBuilder<unknown>): RawBuilder<string> => sql<string>`case
  when ${reference} like '%/________-____-____-____-____________' and translate(right(${reference}, 36), '0123456789abcdef', '') = '----'
  then right(${reference}, 36)::uuid end`;

/** `(id, title)` of the entries whose ids `ids` selects as `id`: what `namesOf` tells, inside a statement. */
export const namedIn = (scope: PatientScope, ids: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
  with wanted as materialized (select distinct id from (${ids}) named where id is not null)
  select w.id, r.title from (select id, id as of from wanted union all select wanted.id, a.id from wanted
    cross join lateral (select min(resource_alias.id::text)::uuid as id from resource_alias where alias_id = wanted.id) a where a.id is not null) w
  cross join lateral (${titleBehind(scope, sql`w.of`)}) r)`;

/**
 * The title of the entry with this id, asked for by its key. With a limit, or the planner may look through the whole
 * directory of ten thousand people for it.
 */
const titleBehind = (scope: PatientScope, id: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`select ${titleOf} as title from resource r where r.id = ${id} and r.patient_id = any (${[nobody, ...scope.patients]}::uuid[]) limit 1`;

const titleOf = sql`coalesce(r.title, r.content #>> '{type,text}', r.content #>> '{type,coding,0,display}')`;

/** What the record calls the entries with these ids: people, places, medicines, reasons. Unknown ids are left out. */
export async function namesOf(scope: PatientScope, ids: Iterable<string>): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const rows = await scope.tx.rows(sql<{ id: string; title: string | null }>`
    select w.id, r.title from ${meant(wanted)} w cross join lateral (${titleBehind(scope, sql`w.of`)}) r`);
  return new Map(rows.flatMap(({ id, title }) => (title ? [[id, plainTerm(title)]] : [])));
}
