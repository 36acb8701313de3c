/**
 * Checks the audit trail against its seals and the seals against their anchors (R-07, F-60, F-61), and names the
 * first event that was edited, deleted, inserted or moved. Reads the trail once, in order, in pages: memory stays the
 * same however long it is. Changes nothing.
 */
import { sql } from '../kernel/db.ts';
import type { Tx } from '../kernel/db.ts';
import type { Portal } from '../portal.ts';
import { anchorFile, anchorSize, readAnchors } from './audit-anchor.ts';
import type { Anchor } from './audit-anchor.ts';
import { digestOf, eventsWhere, gapsFromText, gapStaysOpen, hashLength, hashOfSeal, idOf, noHash } from './audit-form.ts';
import type { EventText, Gap } from './audit-form.ts';
import { asSystem, nowhere } from './scope.ts';

export type AuditProblem =
  | { readonly code: 'event.edited' | 'event.deleted' | 'event.inserted'; readonly event: number; readonly seal?: number }
  | { readonly code: 'seal.changed' | 'seal.missingBefore' | 'seal.notAnchored'; readonly seal: number }
  | { readonly code: 'trail.cut'; readonly seal: number; readonly anchoredAt: string }
  | { readonly code: 'anchor.notOurs'; readonly line: number }
  | { readonly code: 'anchor.missing'; readonly file: string };

export interface AuditReport {
  readonly events: number;
  readonly seals: number;
  readonly anchors: number;
  /** Events that came since the last seal. */
  readonly unsealed: number;
  /** When the newest seal that held was made. */
  readonly sealedUntil?: Date;
  readonly problem: AuditProblem | undefined;
}

const page = 2_000;

class Found extends Error {
  readonly problem: AuditProblem;
  constructor(problem: AuditProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

export async function verifyAudit(portal: Portal): Promise<AuditReport> {
  // Before the database is looked at: every anchor up to here names a seal that is committed.
  const file = anchorFile(portal.config.dataDir);
  const size = anchorSize(file);
  const counts: Counts = { events: 0, seals: 0, anchors: 0, unsealed: 0 };
  try {
    await asSystem(portal, 'audit', nowhere, async ({ tx }) => {
      await tx.run(sql`set transaction isolation level repeatable read, read only`);
      const anchors = new AnchorWalk(readAnchors(file, size, portal.secrets), counts);
      const { last, open } = await verifySeals(tx, anchors, counts);
      await anchors.end();
      if (counts.seals > 0 && counts.anchors === 0) throw new Found({ code: 'anchor.missing', file });
      counts.unsealed = await countUnsealed(tx, last, open);
    });
    return { ...counts, problem: undefined };
  } catch (error) {
    if (error instanceof Found) return { ...counts, problem: error.problem };
    throw error;
  }
}

interface Counts {
  events: number;
  seals: number;
  anchors: number;
  unsealed: number;
  sealedUntil?: Date;
}

interface Seal {
  id: number;
  sealed_at: Date;
  from_id: number;
  to_id: number;
  missing: string;
  late: number[];
  digests: Buffer;
  previous_hash: Buffer;
  hash: Buffer;
}

/** A sealed range whose missing ids may still come, and those that have. */
interface OpenRange {
  readonly seal: number;
  readonly fromId: number;
  readonly toId: number;
  readonly missing: string;
  readonly gaps: readonly Gap[];
  readonly came: Set<number>;
}

async function verifySeals(tx: Tx, anchors: AnchorWalk, counts: Counts): Promise<{ last: number; open: OpenRange[] }> {
  let before: Pick<Seal, 'id' | 'to_id' | 'hash'> = { id: 0, to_id: 0, hash: noHash };
  let open: OpenRange[] = [];
  for (;;) {
    const seal = await tx.row(sql<Seal>`
      select id, sealed_at, from_id, to_id, missing::text, late::float8[] as late, digests, previous_hash, hash
      from audit_seal where id > ${before.id} order by id limit 1`);
    if (!seal) break;
    checkChain(before, seal);
    await anchors.meet(seal);
    await verifyEvents(tx, seal);
    await verifyLate(tx, seal, open);
    open.push({ seal: seal.id, fromId: seal.from_id, toId: seal.to_id, missing: seal.missing, gaps: gapsFromText(seal.missing), came: new Set() });
    if (open.length > gapStaysOpen) {
      await verifyClosed(tx, open[0]!);
      open = open.slice(1);
    }
    counts.events += seal.digests.length / hashLength;
    counts.seals += 1;
    counts.sealedUntil = seal.sealed_at;
    before = seal;
  }
  return { last: before.to_id, open };
}

function checkChain(before: Pick<Seal, 'to_id' | 'hash'>, seal: Seal): void {
  const content = { sealedAt: seal.sealed_at, fromId: seal.from_id, toId: seal.to_id, missing: seal.missing, late: seal.late, digests: seal.digests };
  if (!hashOfSeal(seal.previous_hash, content).equals(seal.hash)) throw new Found({ code: 'seal.changed', seal: seal.id });
  if (!seal.previous_hash.equals(before.hash) || seal.from_id !== before.to_id + 1) throw new Found({ code: 'seal.missingBefore', seal: seal.id });
}

/** Compares the events of the range, one by one, with what was sealed. */
async function verifyEvents(tx: Tx, seal: Seal): Promise<void> {
  const expected = idsOf(seal);
  const count = seal.digests.length / hashLength - seal.late.length;
  let after = seal.from_id - 1;
  let place = 0;
  while (place < count) {
    const rows: { event: EventText }[] = await tx.rows(eventsWhere(
      sql`id > ${after} and id <= ${seal.to_id} and not (id <@ ${seal.missing}::int8multirange)`, page));
    for (const { event } of rows) compare(seal, expected.next().value as number, event, place++);
    if (rows.length === 0) throw new Found({ code: 'event.deleted', event: expected.next().value as number, seal: seal.id });
    after = idOf(rows.at(-1)!.event);
  }
}

async function verifyLate(tx: Tx, seal: Seal, open: readonly OpenRange[]): Promise<void> {
  if (seal.late.length === 0) return;
  for (const id of seal.late) {
    const range = open.find(({ gaps, came }) => !came.has(id) && gaps.some(({ first, last }) => first <= id && id <= last));
    if (!range) throw new Found({ code: 'seal.changed', seal: seal.id });
    range.came.add(id);
  }
  const rows = await tx.rows(eventsWhere(sql`id = any (${seal.late}::bigint[])`, seal.late.length));
  const found = new Map(rows.map(({ event }) => [idOf(event), event]));
  const first = seal.digests.length / hashLength - seal.late.length;
  seal.late.forEach((id, index) => {
    const event = found.get(id);
    if (!event) throw new Found({ code: 'event.deleted', event: id, seal: seal.id });
    compare(seal, id, event, first + index);
  });
}

function compare(seal: Seal, expected: number, event: EventText, place: number): void {
  if (idOf(event) !== expected) throw new Found({ code: 'event.deleted', event: expected, seal: seal.id });
  const sealed = seal.digests.subarray(place * hashLength, (place + 1) * hashLength);
  if (!digestOf(event).equals(sealed)) throw new Found({ code: 'event.edited', event: expected, seal: seal.id });
}

/** The ids of a range that were there when it was sealed. */
function* idsOf(seal: Seal): Generator<number> {
  const gaps = gapsFromText(seal.missing);
  let next = seal.from_id;
  for (const gap of [...gaps, { first: seal.to_id + 1, last: seal.to_id + 1 }]) {
    while (next < gap.first) yield next++;
    next = gap.last + 1;
  }
}

/** A range whose time is over: in its gaps there is nothing but what later seals took in. */
async function verifyClosed(tx: Tx, range: OpenRange): Promise<void> {
  const stranger = await firstUnclaimed(tx, range);
  if (stranger !== null) throw new Found({ code: 'event.inserted', event: stranger, seal: range.seal });
}

async function firstUnclaimed(tx: Tx, range: OpenRange): Promise<number | null> {
  if (range.gaps.length === 0) return null;
  const row = await tx.row(sql<{ first: number | null }>`select min(id) as first from audit_event where ${inGaps(range)}`);
  return row!.first;
}

const inGaps = ({ fromId, toId, missing, came }: OpenRange) =>
  sql`id between ${fromId} and ${toId} and id <@ ${missing}::int8multirange and id <> all (${[...came]}::bigint[])`;

/** Events after the last seal, and those in places that are still open. Ids below one were never given out. */
async function countUnsealed(tx: Tx, last: number, open: readonly OpenRange[]): Promise<number> {
  const odd = await tx.row(sql<{ first: number | null }>`select min(id) as first from audit_event where id < 1`);
  if (odd!.first !== null) throw new Found({ code: 'event.inserted', event: odd!.first });
  let count = (await tx.row(sql<{ count: number }>`select count(*) as count from audit_event where id > ${last}`))!.count;
  for (const range of open)
    if (range.gaps.length > 0) count += (await tx.row(sql<{ count: number }>`select count(*) as count from audit_event where ${inGaps(range)}`))!.count;
  return count;
}

/** Walks the anchors beside the seals. Both are in order; an anchor without its seal is the sign of another chain. */
class AnchorWalk {
  private readonly lines: AsyncGenerator<Anchor | 'notOurs'>;
  private readonly counts: { anchors: number };
  private next: Anchor | undefined;
  private done = false;

  constructor(lines: AsyncGenerator<Anchor | 'notOurs'>, counts: { anchors: number }) {
    this.lines = lines;
    this.counts = counts;
  }

  async meet(seal: Seal): Promise<void> {
    await this.look();
    while (this.next && this.next.seal <= seal.id) {
      if (this.next.seal < seal.id || this.next.hash !== seal.hash.toString('hex')) throw new Found({ code: 'seal.notAnchored', seal: this.next.seal });
      this.next = undefined;
      await this.look();
    }
  }

  /** Anchors that are left name seals which are gone. */
  async end(): Promise<void> {
    await this.look();
    if (this.next) throw new Found({ code: 'trail.cut', seal: this.next.seal, anchoredAt: this.next.at });
  }

  private async look(): Promise<void> {
    if (this.next || this.done) return;
    const { value, done } = await this.lines.next();
    if (done) return void (this.done = true);
    this.counts.anchors += 1;
    if (value === 'notOurs') throw new Found({ code: 'anchor.notOurs', line: this.counts.anchors });
    this.next = value;
  }
}
