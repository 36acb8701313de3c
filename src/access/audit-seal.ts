/**
 * Seals the audit trail: takes the events that are new, writes a seal whose hash covers them and the seal
 * before, and anchors the newest seal outside the database. Events are never read by a reader's transaction and no
 * reader waits for the sealer. Never changes an event.
 */
import { sql } from '../kernel/db.ts';
import type { Tx } from '../kernel/db.ts';
import { lockKey } from '../kernel/lock.ts';
import type { Portal } from '../portal.ts';
import { anchorFile, writeAnchor } from './audit-anchor.ts';
import { digestOf, eventsWhere, form, gapsToText, gapStaysOpen, hashOfSeal, idOf, noHash } from './audit-form.ts';
import type { EventText, Gap, SealContent } from './audit-form.ts';
import { asSystem, nowhere } from './scope.ts';

/** Events read at once, so that hashing never holds up the pages for long. */
const page = 2_000;
/** Events of one seal at most. */
const largest = 20_000;
/** Seals of one run at most: a gap stays open for more than a minute even when there is much to seal. */
const mostSeals = 5;

/** Seals what is new and returns how many events that were. One process at a time; the others find nothing to do. */
export async function sealAudit(portal: Portal): Promise<number> {
  let sealed = 0;
  let seals = 0;
  for (;;) {
    const { events, head } = await sealOnce(portal);
    sealed += events;
    seals += 1;
    if (head) writeAnchor(anchorFile(portal.config.dataDir), portal.secrets, head);
    if (events < largest || seals >= mostSeals) return sealed;
  }
}

interface Head {
  readonly seal: number;
  readonly hash: string;
  readonly at: string;
}

async function sealOnce(portal: Portal): Promise<{ events: number; head?: Head }> {
  return asSystem(portal, 'audit', nowhere, async ({ tx, now }) => {
    const lock = await tx.row(sql<{ got: boolean }>`select pg_try_advisory_xact_lock(${lockKey('audit seal')}::bigint) as got`);
    if (!lock!.got) return { events: 0 };
    const before = await newestSeal(tx);
    const fromId = (before?.to_id ?? 0) + 1;
    const fresh = await readFresh(tx, fromId);
    const late = await readLate(tx);
    if (fresh.digests.length + late.digests.length === 0) return { events: 0, ...(before && { head: headOf(before) }) };

    const content: SealContent = {
      sealedAt: now, fromId, toId: fresh.last, missing: gapsToText(fresh.gaps), late: late.ids,
      digests: Buffer.concat([...fresh.digests, ...late.digests]),
    };
    const made = await insertSeal(tx, before?.hash ?? noHash, content);
    return { events: fresh.digests.length + late.digests.length, head: headOf(made) };
  });
}

interface SealRow {
  id: number;
  to_id: number;
  sealed_at: Date;
  hash: Buffer;
}

const newestSeal = (tx: Tx): Promise<SealRow | undefined> =>
  tx.row(sql<SealRow>`select id, to_id, sealed_at, hash from audit_seal order by id desc limit 1`);

const headOf = (seal: SealRow): Head => ({ seal: seal.id, hash: seal.hash.toString('hex'), at: seal.sealed_at.toISOString() });

/** The events from an id on, and the ids between them that are not there. */
async function readFresh(tx: Tx, fromId: number): Promise<{ digests: Buffer[]; gaps: Gap[]; last: number }> {
  const digests: Buffer[] = [];
  const gaps: Gap[] = [];
  let last = fromId - 1;
  while (digests.length < largest) {
    const rows: { event: EventText }[] = await tx.rows(eventsWhere(sql`id > ${last}`, page));
    for (const { event } of rows) {
      const id = idOf(event);
      if (id > last + 1) gaps.push({ first: last + 1, last: id - 1 });
      last = id;
      digests.push(digestOf(event));
    }
    if (rows.length < page) break;
  }
  return { digests, gaps, last };
}

/** Events that were missing from one of the last seals and have come since. */
async function readLate(tx: Tx): Promise<{ digests: Buffer[]; ids: number[] }> {
  const rows = await tx.rows(eventsWhere(sql`id in (
    with recent as (select missing, late from audit_seal order by id desc limit ${gapStaysOpen})
    select e.id from recent cross join unnest(recent.missing) as gap join audit_event e on e.id >= lower(gap) and e.id < upper(gap)
    where not exists (select from recent r where e.id = any (r.late)))`, page));
  return { digests: rows.map(({ event }) => digestOf(event)), ids: rows.map(({ event }) => idOf(event)) };
}

async function insertSeal(tx: Tx, previous: Buffer, content: SealContent): Promise<SealRow> {
  const { sealedAt, fromId, toId, missing, late, digests } = content;
  const row = await tx.row(sql<SealRow>`
    insert into audit_seal (form, sealed_at, from_id, to_id, missing, late, digests, previous_hash, hash)
    values (${form}, ${sealedAt}, ${fromId}, ${toId}, ${missing}::int8multirange, ${[...late]}::bigint[], ${digests},
      ${previous}, ${hashOfSeal(previous, content)})
    returning id, to_id, sealed_at, hash`);
  return row!;
}
