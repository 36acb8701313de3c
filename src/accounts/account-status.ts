/** The one rule that says in which state an account is (E17). Pure: it reads rows and the clock, and decides. */

export const accountStatuses = ['none', 'codeIssued', 'active', 'locked', 'declined', 'deactivatedByPatient', 'deactivatedByOrg'] as const;
export type AccountStatus = (typeof accountStatuses)[number];

export interface StatusFacts {
  /** The newest account of the record. */
  readonly account?: { readonly status: 'active' | 'deactivatedByPatient' | 'deactivatedByOrg'; readonly lockedAt: Date | null };
  /** The newest code of the record. */
  readonly code?: CodeFacts & { readonly declinedAt: Date | null };
}

/** Exactly one state: an active account first, then an open code (which also leads back from an ended account). */
export function accountStatus({ account, code }: StatusFacts, now: Date): AccountStatus {
  if (account?.status === 'active') return account.lockedAt ? 'locked' : 'active';
  if (code?.declinedAt && !code.usedAt) return 'declined';
  if (code && codeState(code, now) === 'open') return 'codeIssued';
  return account?.status ?? 'none';
}

export interface CodeFacts {
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
  readonly revokedAt: Date | null;
}

export type CodeState = 'open' | 'used' | 'expired' | 'revoked';

/** A code works until, and not at, the instant it expires (E4). What ended it first is what it is. */
export function codeState({ expiresAt, usedAt, revokedAt }: CodeFacts, now: Date): CodeState {
  if (usedAt) return 'used';
  if (revokedAt && revokedAt < expiresAt) return 'revoked';
  return now < expiresAt ? 'open' : 'expired';
}
