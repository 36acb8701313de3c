/**
 * A page of one of the shorter lists of a record (visits, documents): newest first, by keyset, so that a page keeps
 * its place while the list grows. Undated entries come last. It filters by what the scope sees and by nothing else.
 */
import type { PatientScope } from '../access/scope.ts';
import { sql } from '../kernel/db.ts';
import type { RawBuilder } from '../kernel/db.ts';
import { isId } from '../kernel/ids.ts';
import { seenBy } from './read.ts';

/** Beyond this entry, on the side of the older or of the newer ones. */
export type Beyond = { readonly older: string } | { readonly newer: string } | undefined;

export interface PageOf<Row> {
  readonly entries: readonly Row[];
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
}

export interface Wanted {
  readonly listings: readonly string[];
  /** Over `r`, the row of `resource`. */
  readonly where: RawBuilder<unknown>;
  /** Over `r`, read for the entries of the page only. */
  readonly columns: RawBuilder<unknown>;
}

export const entriesOnPage = 20;

/** Rows with an `id`. A cursor that the scope cannot see begins at the first page. */
export async function pageOf<Row extends { readonly id: string }>(scope: PatientScope, wanted: Wanted, beyond: Beyond): Promise<PageOf<Row>> {
  const newer = beyond !== undefined && 'newer' in beyond;
  const given = beyond === undefined ? undefined : 'newer' in beyond ? beyond.newer : beyond.older;
  const cursor = isId(given) ? given : undefined;
  const place = sql`coalesce(r.sort_at, '-infinity')`;
  const mark = sql`(select ${place} from resource r where ${seenBy(scope, 'r')} and r.id = ${cursor ?? null}::uuid)`;
  const side = !cursor ? sql`` : newer
    ? sql`and (${place} > ${mark} or ${place} = ${mark} and r.id < ${cursor}::uuid)`
    : sql`and coalesce(${place} < ${mark} or ${place} = ${mark} and r.id > ${cursor}::uuid, true)`;
  const order = newer && cursor ? sql`${place}, r.id desc` : sql`${place} desc, r.id`;
  const found = await scope.tx.rows(sql<Row>`select r.id, ${wanted.columns} from (
      select r.* from unnest(${[...wanted.listings]}::text[]) as kind (listing) cross join lateral (
        select r.* from resource r where ${seenBy(scope, 'r')} and r.listing = kind.listing and ${wanted.where} ${side}
        order by ${order} limit ${entriesOnPage + 1}) r
      order by ${order} limit ${entriesOnPage + 1}) r order by ${order}`);
  const entries = found.slice(0, entriesOnPage);
  const more = found.length > entriesOnPage;
  if (newer && cursor && found.length === 0) return pageOf(scope, wanted, undefined);
  return newer && cursor
    ? { entries: entries.reverse(), hasOlder: true, hasNewer: more }
    : { entries, hasOlder: more, hasNewer: cursor !== undefined };
}
