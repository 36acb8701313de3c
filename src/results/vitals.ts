/**
 * Vital signs: what was measured at the door of a visit, the newest of each kind and each kind over time. Panels that
 * only hold others together are not values of their own. It judges nothing: a value out of range is said to be so only
 * where the record says it.
 */
import type { PatientScope } from '../access/scope.ts';
import { parseContent } from '../chart/fhir-values.ts';
import { seenBy } from '../chart/read.ts';
import { sql } from '../kernel/db.ts';
import type { RawBuilder } from '../kernel/db.ts';
import { isId } from '../kernel/ids.ts';
import { NotFound } from '../kernel/reason.ts';
import { collectedAt, measuredFrom } from './measured.ts';
import type { Measured } from './measured.ts';
import { releaseOf } from './release-rules.ts';
import { kindsByCode, pressureOf, vitalKindOf } from './vital-kinds.ts';
import type { VitalKind } from './vital-kinds.ts';

export interface Reading {
  readonly id: string;
  /** FHIR date or date-time. */
  readonly taken?: string;
  readonly status?: string;
  readonly measured: Measured;
}

export interface Vital {
  readonly kind: VitalKind | undefined;
  readonly code: string | null;
  readonly title: string | null;
  readonly latest: Reading;
}

export interface VitalOverTime {
  readonly kind: VitalKind | undefined;
  readonly code: string | null;
  readonly title: string | null;
  /** The newest first. */
  readonly readings: readonly Reading[];
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
  /** What stood in these before they were corrected (R13). */
  readonly earlier: readonly { readonly of: string; readonly receivedAt: Date; readonly measured: Measured }[];
}

interface Row {
  readonly id: string;
  readonly code: string | null;
  readonly title: string | null;
  readonly status: string | null;
  readonly content: string;
}

/** A vital sign, or a part of a panel of vital signs. */
const isVital = (scope: PatientScope, alias: string): RawBuilder<boolean> => sql<boolean>`${seenBy(scope, alias)} and ${sql.ref(`${alias}.type`)} = 'Observation'
  and (${sql.ref(`${alias}.listing`)} = 'vital' or ${sql.ref(`${alias}.parent_id`)} in (select whole.id from resource whole where ${seenBy(scope, 'whole')} and whole.listing = 'vital'))`;

/** All of them, each way by an index of its own: an "or" would look through the whole record. */
const vitalsOf = (scope: PatientScope): RawBuilder<unknown> => sql`(
  select r.patient_id, r.id, r.code, r.title, r.sort_at from resource r where ${seenBy(scope, 'r')} and r.type = 'Observation' and r.listing = 'vital'
  union all select part.* from resource whole cross join lateral (
    select r.patient_id, r.id, r.code, r.title, r.sort_at from resource r
    where ${seenBy(scope, 'r')} and r.type = 'Observation' and r.parent_id = whole.id and r.listing is distinct from 'vital') part
  where ${seenBy(scope, 'whole')} and whole.listing = 'vital')`;

/** What a page reads of an observation. */
const content = sql.raw(`(r.content - 'subject' - 'meta' - 'text' - 'identifier')::text as content`);
const columns = sql`r.id, r.code, r.title, r.status, ${content}`;

/** Panels without a value of their own come in pairs with their parts: a few more than one are read of each code. */
const newestOfEach = 3;

/** The newest of each vital sign, in the order of `vitalKinds`, then the others by name. */
export async function listVitals(scope: PatientScope): Promise<Vital[]> {
  const rows = await scope.tx.rows(sql<Row>`select ${columns} from (
      select r.patient_id, r.id, row_number() over (partition by r.code, case when r.code is null then r.title end order by r.sort_at desc nulls last, r.id) as nth
      from ${vitalsOf(scope)} r) n
    join resource r on r.patient_id = n.patient_id and r.id = n.id where n.nth <= ${newestOfEach} order by r.sort_at desc nulls last, r.id`);
  scope.audit({ action: 'vitals.list', details: { shown: rows.length } });
  const found = new Map<string, Vital>();
  for (const { row, reading } of readingsOf(rows)) {
    const kind = vitalKindOf(row.code);
    const key = kind ?? row.code ?? row.title ?? '';
    if (!found.has(key)) found.set(key, { kind, code: row.code, title: row.title, latest: reading });
  }
  const order = kindsByCode().kinds;
  const place = ({ kind }: Vital): number => (kind ? order.indexOf(kind) : order.length);
  return [...found.values()].sort((one, other) => place(one) - place(other) || (one.title ?? '').localeCompare(other.title ?? ''));
}

export const readingsOnPage = 50;

/** The vital sign that this reading is of, over time, fifty a page. Throws NotFound. */
export async function readVital(scope: PatientScope, id: string, beyond: { older?: string; newer?: string } = {}): Promise<VitalOverTime> {
  if (!isId(id)) throw new NotFound();
  const newer = isId(beyond.newer) ? beyond.newer : undefined;
  const cursor = newer ?? (isId(beyond.older) ? beyond.older : undefined);
  const { kinds, codes } = kindsByCode();
  const place = sql`coalesce(r.sort_at, '-infinity')`;
  const mark = sql`(select ${place} from resource r where ${isVital(scope, 'r')} and r.id = ${cursor ?? null}::uuid)`;
  const side = !cursor ? sql`` : newer
    ? sql`and (${place} > ${mark} or ${place} = ${mark} and r.id < ${cursor}::uuid)`
    : sql`and (${place} < ${mark} or ${place} = ${mark} and r.id > ${cursor}::uuid)`;
  const order = newer ? sql`${place}, r.id desc` : sql`${place} desc, r.id`;
  const rows = await scope.tx.rows(sql<Row & { it: boolean }>`
    with me as (select r.* from resource r where ${isVital(scope, 'r')} and r.id = ${id}::uuid),
      kinds as (select * from unnest(${kinds}::text[], ${codes}::text[]) as k (kind, code)),
      wanted as (select me.code from me union select other.code from me join kinds on kinds.code = me.code join kinds other on other.kind = kinds.kind)
    select true as it, ${columns} from me r
    union all select false, w.* from (select ${columns} from resource r
      where ${isVital(scope, 'r')} and (r.code in (select code from wanted) or r.code is null and (select me.code is null and me.title is not distinct from r.title from me)) ${side}
      order by ${order} limit ${readingsOnPage + 1}) w`);
  const it = rows.find((row) => row.it);
  if (!it) throw new NotFound();
  scope.audit({ action: 'vital.view', item: id });
  const found = rows.filter((row) => !row.it);
  const page = newer ? found.slice(0, readingsOnPage).reverse() : found.slice(0, readingsOnPage);
  const hasMore = found.length > readingsOnPage;
  return {
    kind: vitalKindOf(it.code), code: it.code, title: it.title,
    readings: readingsOf(page).map(({ reading }) => reading),
    hasOlder: newer ? true : hasMore, hasNewer: newer ? hasMore : cursor !== undefined,
    earlier: await earlierOf(scope, page.filter(({ status }) => status === 'corrected' || status === 'amended').map((row) => row.id)),
  };
}

/** Rows that hold a value, as readings. Two halves of a blood pressure of the same moment become one. */
function readingsOf<One extends Row>(rows: readonly One[]): { row: One; reading: Reading }[] {
  const found: { row: One; reading: Reading }[] = [];
  for (const row of rows) {
    const fields = parseContent(row.content);
    const measured = measuredFrom(fields);
    if (!measured.value && measured.components.every((part) => !part.value)) continue;
    const taken = collectedAt(fields);
    const half = vitalKindOf(row.code) === 'bloodPressure' && measured.components.length === 0;
    const other = half && taken ? found.findIndex(({ reading }) => reading.taken === taken && isOtherHalf(reading.measured, measured)) : -1;
    if (other >= 0) {
      const { row: first, reading } = found[other]!;
      const whole = { name: undefined, codes: [], ranges: [], components: [...(reading.measured.components.length > 0 ? reading.measured.components : [reading.measured]), measured] };
      found[other] = { row: first, reading: { ...reading, measured: whole } };
      continue;
    }
    found.push({ row, reading: { id: row.id, measured, ...(taken && { taken }), ...(row.status && { status: row.status }) } });
  }
  return found;
}

/** One has the upper number only, the other the lower one. */
function isOtherHalf(one: Measured, other: Measured): boolean {
  const [first, second] = [pressureOf(one), pressureOf(other)];
  return one.components.length === 0 && Boolean(first.systolic) !== Boolean(second.systolic) && Boolean(first.diastolic) !== Boolean(second.diastolic);
}

/** A version counts when it could have been shown in its time. */
async function earlierOf(scope: PatientScope, ids: readonly string[]): Promise<VitalOverTime['earlier']> {
  if (ids.length === 0) return [];
  const rows = await scope.tx.rows(sql<{ id: string; received_at: Date; content: string }>`select v.id, v.received_at, v.content::text as content from resource_version v
    join resource r on r.patient_id = v.patient_id and r.id = v.id where ${isVital(scope, 'r')} and v.id = any (${[...ids]}::uuid[]) order by v.received_at desc`);
  return rows.flatMap((row) => {
    const fields = parseContent(row.content);
    if (releaseOf({ ...fields, resourceType: 'Observation' }, row.received_at).visibleAt === null) return [];
    return [{ of: row.id, receivedAt: row.received_at, measured: measuredFrom(fields) }];
  });
}
