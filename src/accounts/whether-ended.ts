/**
 * The rule that every way back into an account asks (T7, W15): whether the account is over, and why. Signing in,
 * recovery and second factors answer a stranger in the same words as for a name that nobody has; the Reason is for
 * the audit trail and for staff.
 */
import type { SystemScope } from '../access/scope.ts';
import { sql } from '../kernel/db.ts';
import { whyEnded } from './ending-rules.ts';
import type { DecidedFacts, EndedReason } from './ending-rules.ts';

/** Undefined for an active account, else why nobody gets in. Holds the account: it cannot be ended before the caller commits. */
export async function whyNoWayBack(scope: SystemScope, accountId: string): Promise<EndedReason | undefined> {
  const account = await scope.tx.row(sql<{ status: string }>`select status from account where id = ${accountId} for share`);
  if (account?.status === 'active') return undefined;
  const decided = await scope.tx.row(sql<DecidedFacts>`
    select kind, because, starts_at as "startsAt", ends_at as "endsAt" from access_decision
    where account_id = ${accountId} and cardinality(functions) = 0 order by starts_at desc, id limit 1`);
  const kind = account?.status === 'deactivatedByPatient' ? 'patientCall' : 'organization';
  return whyEnded(decided ?? { kind, because: 'other', startsAt: scope.now, endsAt: null });
}
