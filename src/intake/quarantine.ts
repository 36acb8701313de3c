/**
 * What was received and could not be taken in: kept with its Reason until a person has looked at it. The same item
 * received again only counts. The text of an item is shown to those who hold `quarantine.see`, and each look is noted.
 */
import { createHash } from 'node:crypto';
import type { StaffScope, SystemScope } from '../access/scope.ts';
import { sql } from '../kernel/db.ts';
import { isId } from '../kernel/ids.ts';
import { NotFound } from '../kernel/reason.ts';
import type { Reason, ReasonCode } from '../kernel/reason.ts';
import type { Entry } from './parse.ts';
import { Unfit } from './reasons.ts';
import type { IntakeCode } from './reasons.ts';

export interface Held {
  readonly file: string;
  readonly item: string;
  readonly type: string;
  readonly why: Reason;
  readonly digest: Buffer;
  /** The item as it came, as far as it could be read. */
  readonly content: string | null;
}

/** An entry of a file with what is wrong with it. */
export function heldOf(file: string, entry: Entry, { why }: Unfit): Held {
  const resource = entry.resource instanceof Unfit ? undefined : (entry.resource as { resourceType?: unknown } | null | undefined);
  const content = entry.text ?? (resource === undefined ? undefined : JSON.stringify(resource)) ?? null;
  const type = typeof resource?.resourceType === 'string' && /^[A-Z][A-Za-z]{1,63}$/.test(resource.resourceType) ? resource.resourceType : 'Unknown';
  return {
    file, item: entry.place, type, why,
    digest: createHash('sha256').update(content ?? entry.place).digest(),
    content: content?.replaceAll('\\u0000', '').replaceAll('\u0000', '') ?? null,
  };
}

/** Characters of an item that are kept. */
const longest = 200_000;

export async function quarantineItems(scope: SystemScope, runId: string, sourceId: number, held: readonly Held[]): Promise<void> {
  for (const one of held)
    await scope.tx.run(sql`insert into quarantine (run_id, source_id, file, item, type, code, facts, digest, content, received_at)
      values (${runId}, ${sourceId}, ${one.file}, ${one.item}, ${one.type}, ${one.why.code}, ${JSON.stringify(one.why.facts)}::jsonb,
        ${one.digest}, ${one.content?.slice(0, longest) ?? null}, ${scope.now})
      on conflict (source_id, file, item, digest) do update set times = quarantine.times + 1, facts = excluded.facts`);
}

/** The patients of a source whose id came for somebody else, until staff have dealt with it. */
export async function idsOfTwo(scope: SystemScope, sourceId: number): Promise<Set<string>> {
  const rows = await scope.tx.rows(sql<{ patient: string }>`select facts ->> 'patient' as patient from quarantine
    where source_id = ${sourceId} and code = 'patient.doubtful' and facts ? 'patient' and resolved_at is null`);
  return new Set(rows.map((row) => row.patient));
}

export interface QuarantinedItem {
  readonly id: string;
  readonly file: string;
  readonly item: string;
  readonly type: string;
  readonly why: Reason;
  readonly source: string;
  readonly receivedAt: Date;
  readonly times: number;
  readonly resolvedAt: Date | null;
  readonly resolvedBy: string | null;
}

interface QuarantineRow {
  id: string; file: string; item: string; type: string; code: string; facts: object; title: string;
  received_at: Date; times: number; resolved_at: Date | null; resolved_by: string | null;
}

const columns = sql.raw('q.id, q.file, q.item, q.type, q.code, q.facts, s.title, q.received_at, q.times, q.resolved_at, q.resolved_by');

/** Open items with the same reason. */
export interface HeldKind {
  readonly code: IntakeCode;
  readonly count: number;
}

export interface QuarantineList {
  readonly items: readonly QuarantinedItem[];
  readonly open: number;
  readonly kinds: readonly HeldKind[];
  /** The id to pass as `after` for the next page. */
  readonly next: string | undefined;
}

const pageSize = 20;

/** Open items, the newest first and each file in its own order, twenty a page; of one reason when it is given. */
export async function listQuarantine(scope: StaffScope, { after, code }: { after?: string | undefined; code?: string | undefined } = {}): Promise<QuarantineList> {
  scope.need('quarantine.see');
  const from = after && isId(after) ? after : null;
  const [rows, kinds] = await Promise.all([
    scope.tx.rows(sql<QuarantineRow>`select ${columns} from quarantine q join source s on s.id = q.source_id
      where q.resolved_at is null and (${code ?? null}::text is null or q.code = ${code ?? null})
        and (${from}::uuid is null or exists (select from quarantine c where c.id = ${from} and (q.received_at < c.received_at
          or q.received_at = c.received_at and (q.file, length(q.item), q.item, q.id) > (c.file, length(c.item), c.item, c.id))))
      order by q.received_at desc, q.file, length(q.item), q.item, q.id limit ${pageSize + 1}`),
    scope.tx.rows(sql<HeldKind>`select code, count(*)::int as count from quarantine where resolved_at is null group by code order by count(*) desc, code`),
  ]);
  scope.audit({ action: 'quarantine.list' });
  return {
    items: rows.slice(0, pageSize).map(itemOf), kinds,
    open: kinds.reduce((sum, { count }) => sum + count, 0),
    next: rows.length > pageSize ? rows[pageSize - 1]!.id : undefined,
  };
}

/** One item with its text. Throws NotFound. */
export async function quarantinedItem(scope: StaffScope, id: string): Promise<QuarantinedItem & { content: string | null }> {
  scope.need('quarantine.see');
  if (!isId(id)) throw new NotFound();
  const row = await scope.tx.row(sql<QuarantineRow & { content: string | null }>`select ${columns}, q.content from quarantine q join source s on s.id = q.source_id where q.id = ${id}`);
  if (!row) throw new NotFound();
  scope.audit({ action: 'quarantine.open', item: id });
  return { ...itemOf(row), content: row.content };
}

/** Notes that a person has dealt with the item: mended at the source, or of no use. */
export async function resolveQuarantined(scope: StaffScope, id: string): Promise<void> {
  scope.need('quarantine.resolve');
  await quarantinedItem(scope, id);
  await scope.tx.run(sql`update quarantine set resolved_at = ${scope.now}, resolved_by = ${scope.name} where id = ${id} and resolved_at is null`);
  scope.audit({ action: 'quarantine.resolve', item: id });
}

const itemOf = (row: QuarantineRow): QuarantinedItem => ({
  id: row.id, file: row.file, item: row.item, type: row.type, source: row.title, receivedAt: row.received_at, times: row.times,
  resolvedAt: row.resolved_at, resolvedBy: row.resolved_by,
  why: { code: row.code as ReasonCode, facts: row.facts as never, next: ['fixFile', 'sendAgain'] },
});
