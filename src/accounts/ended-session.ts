/**
 * Why a session is over that a decision has ended (T7): told to whoever holds its token, and so to nobody who had not
 * signed in. Sessions that ended for want of activity or by signing out are nobody's any more, and tell nothing.
 */
import { asSystem } from '../access/scope.ts';
import type { Origin } from '../access/audit.ts';
import { sql } from '../kernel/db.ts';
import { tokenHash } from '../kernel/secrets.ts';
import type { Portal } from '../portal.ts';
import { whyEnded } from './ending-rules.ts';
import type { DecidedFacts, EndedReason } from './ending-rules.ts';

export interface EndedSession {
  readonly why: EndedReason;
  /** Words of the organization to the person. */
  readonly note: string | null;
}

export async function whySessionEnded(portal: Portal, origin: Origin, token: string | undefined): Promise<EndedSession | undefined> {
  if (!token || !/^[\w-]{43}$/.test(token)) return undefined;
  const row = await asSystem(portal, 'signed-out', origin, ({ tx, now }) => tx.row(sql<DecidedFacts & { note: string | null }>`
    select d.kind, d.because, d.note, d.starts_at as "startsAt", d.ends_at as "endsAt"
    from ended_session e join access_decision d on d.id = e.decision_id where e.token_hash = ${tokenHash(token)} and e.expires_at > ${now}`));
  return row && { why: whyEnded(row), note: row.note };
}
