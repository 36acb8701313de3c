/**
 * How audit events and seals are written down before they are hashed. Any change here is a new form with a new
 * number: what was sealed in form 1 is checked in form 1 for ever.
 */
import { createHash } from 'node:crypto';
import { sql } from '../kernel/db.ts';
import type { RawBuilder } from '../kernel/db.ts';

export const form = 1;

/** Bytes of a hash. */
export const hashLength = 32;

/** What the first seal holds in place of the hash before it. */
export const noHash = Buffer.alloc(hashLength);

/** An event with every column as text, in the order of the table. */
export type EventText = readonly [id: string, ...columns: (string | null)[]];

/** The events that a condition picks, oldest id first. */
export const eventsWhere = (condition: RawBuilder<unknown>, limit: number): RawBuilder<{ event: EventText }> => sql<{ event: EventText }>`
  select array[id::text, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), actor_kind, actor_id::text, actor_name,
    patient_id::text, record_id::text, action, item, outcome, ip, request_id, details::text] as event
  from audit_event where ${condition} order by id limit ${limit}`;

/** A JSON list of texts and nulls: no two different events are written the same. */
export const digestOf = (event: EventText): Buffer => createHash('sha256').update(JSON.stringify(event)).digest();

export const idOf = (event: EventText): number => Number(event[0]);

export interface SealContent {
  readonly sealedAt: Date;
  readonly fromId: number;
  readonly toId: number;
  /** As PostgreSQL writes a multirange: `{[3,4),[9,12)}`. */
  readonly missing: string;
  readonly late: readonly number[];
  readonly digests: Buffer;
}

export const hashOfSeal = (previous: Buffer, seal: SealContent): Buffer =>
  createHash('sha256')
    .update(previous)
    .update(JSON.stringify([form, seal.sealedAt.toISOString(), seal.fromId, seal.toId, seal.missing, seal.late, seal.digests.length]))
    .update(seal.digests)
    .digest();

/** How many later seals may still take in an event that was missing; then its place is closed for good. */
export const gapStaysOpen = 10;

/** A piece of the ids: first to last, both in it. */
export interface Gap {
  readonly first: number;
  readonly last: number;
}

export const gapsToText = (gaps: readonly Gap[]): string => `{${gaps.map(({ first, last }) => `[${first},${last + 1})`).join(',')}}`;

export const gapsFromText = (text: string): Gap[] =>
  [...text.matchAll(/\[(-?\d+),(-?\d+)\)/g)].map(([, first, end]) => ({ first: Number(first), last: Number(end) - 1 }));
