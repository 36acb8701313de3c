/**
 * Sessions: a random token in a cookie, its hash in a row (S14, S15, S24). A new session gets a new token, always;
 * ending one deletes the row, so a copied cookie opens nothing.
 */
import { randomBytes } from 'node:crypto';
import type { SystemScope } from '../access/scope.ts';
import { asSystem, SessionEnded } from '../access/scope.ts';
import type { Origin } from '../access/audit.ts';
import { hours, later, minutes } from '../kernel/clock.ts';
import { sql } from '../kernel/db.ts';
import { newToken, tokenHash } from '../kernel/secrets.ts';
import type { Portal } from '../portal.ts';

export type NewSession =
  | { kind: 'person'; accountId: string; userAgent: string }
  | { kind: 'staff'; staffId: string; userAgent: string; /** Came through the organization's own provider. */ singleSignOn?: boolean }
  /** Between the password and the second step. `mustEnrol`: a new factor comes first. */
  | { kind: 'person-pending'; accountId: string; userAgent: string; mustEnrol?: boolean }
  | { kind: 'staff-pending'; staffId: string; userAgent: string; mustEnrol?: boolean; singleSignOn?: boolean };

/** How long somebody may take from the password to the end of the second step. */
const pendingLife = minutes(10);

/** Opens a session and returns the token for the cookie. */
export async function openSession(portal: Portal, scope: SystemScope, wanted: NewSession): Promise<string> {
  const settings = await portal.settings.current();
  // An account that was ended at this moment gets no session, also where its password was looked at before (T7).
  if ('accountId' in wanted && !(await scope.tx.row(sql`select id from account where id = ${wanted.accountId} and status = 'active' for share`)))
    throw new SessionEnded();
  const { token, hash } = newToken();
  const life = wanted.kind.endsWith('-pending') ? pendingLife : hours(settings['session.maxHours']);
  await scope.tx.run(sql`insert into session
    (token_hash, kind, account_id, staff_id, csrf, created_at, active_at, expires_at, ip, user_agent, must_enrol, single_sign_on)
    values (${hash}, ${wanted.kind}, ${'accountId' in wanted ? wanted.accountId : null},
      ${'staffId' in wanted ? wanted.staffId : null}, ${randomBytes(24).toString('base64url')},
      ${scope.now}, ${scope.now}, ${later(scope.now, life)}, ${scope.origin.ip ?? ''}, ${wanted.userAgent},
      ${'mustEnrol' in wanted && wanted.mustEnrol === true}, ${'singleSignOn' in wanted && wanted.singleSignOn === true})`);
  return token;
}

/** Ends the session that a browser held before it got a new one. */
export const dropSession = (scope: SystemScope, token: string | undefined): Promise<number> =>
  scope.tx.run(sql`delete from session where token_hash = ${tokenHash(token ?? '')}`);

/**
 * Ends the session of a token, and says whether it came through the organization's own provider. Ending one that is
 * over already is no error.
 */
export async function endSession(portal: Portal, origin: Origin, token: string): Promise<{ singleSignOn: boolean }> {
  return asSystem(portal, 'sign-out', origin, async (scope) => {
    const ended = await scope.tx.row(sql<{ account_id: string | null; staff_id: string | null; single_sign_on: boolean }>`
      delete from session where token_hash = ${tokenHash(token)} returning account_id, staff_id, single_sign_on`);
    if (ended) scope.audit({ action: 'signOut', item: ended.account_id ?? ended.staff_id ?? undefined });
    return { singleSignOn: ended?.single_sign_on ?? false };
  });
}

/** What the idle timer of the browser asks: how long the session still lives, by the clock of the server. */
export function sessionState(
  session: { activeAt: Date; expiresAt: Date }, now: Date, idleMinutes: number,
): { secondsLeft: number } {
  const idleEnd = later(session.activeAt, minutes(idleMinutes));
  const end = Math.min(idleEnd.getTime(), session.expiresAt.getTime());
  return { secondsLeft: Math.max(0, Math.round((end - now.getTime()) / 1000)) };
}
