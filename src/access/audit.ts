/**
 * The audit trail (S23, R-06): who did what to whose record, when, from where, with what outcome. An entry is
 * written in the transaction of the act and travels with its COMMIT, so nothing is served or changed unlogged.
 * It carries ids and names of actions, never what a record says.
 */
import { sql } from '../kernel/db.ts';
import type { Tx } from '../kernel/db.ts';

export type ActorKind = 'person' | 'staff' | 'system' | 'anonymous';

export interface Actor {
  readonly kind: ActorKind;
  readonly id: string | null;
  readonly name: string;
}

/** Where a request came from. */
export interface Origin {
  readonly ip: string | null;
  readonly requestId: string | null;
}

export interface Act {
  /** Dotted, noun first: `results.list`, `code.issue`. */
  readonly action: string;
  readonly item?: string | undefined;
  readonly patientId?: string | undefined;
  readonly recordId?: string | undefined;
  readonly outcome?: 'success' | 'denied' | 'failure';
  /** Codes, counts and ids only. */
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
}

export function writeAudit(tx: Tx, at: Date, actor: Actor, origin: Origin, act: Act): void {
  tx.withCommit(sql`insert into audit_event
    (at, actor_kind, actor_id, actor_name, patient_id, record_id, action, item, outcome, ip, request_id, details)
    values (${at}, ${actor.kind}, ${actor.id}, ${actor.name}, ${act.patientId ?? null}, ${act.recordId ?? null},
      ${act.action}, ${act.item ?? null}, ${act.outcome ?? 'success'}, ${origin.ip}, ${origin.requestId},
      ${JSON.stringify(act.details ?? {})}::jsonb)`);
}
