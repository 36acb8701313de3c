/**
 * The current password, asked for again before anything changes that opens an account (S11, S12, N3, A-032). A wrong
 * one is a wrong try like any other: it counts in the one counter of five and locks the account. The count comes before
 * the look, and no connection is held while the hash is computed.
 */
import { asSystem, SessionEnded } from '../access/scope.ts';
import type { HolderScope } from '../access/scope.ts';
import { sql } from '../kernel/db.ts';
import { reason, Refused } from '../kernel/reason.ts';
import type { Reason } from '../kernel/reason.ts';
import type { Portal } from '../portal.ts';
import type { MailedAccount } from './account-mails.ts';
import { countTry, lockAt, personCounter } from './sign-in.ts';

declare module '../kernel/reason.ts' {
  interface ReasonFacts {
    'password.wrong': { left: number };
  }
}

/** What was there when the password was right; a change asks that the hash is still this one. */
export interface Proof {
  readonly passwordHash: string;
  readonly answerHash: string;
}

export type NotProven = Reason<'password.wrong'> | Reason<'signIn.locked'>;

/** Throws Refused, with nothing counted, when too many wait for a hash already. */
export async function provePassword(portal: Portal, holder: HolderScope, typed: string): Promise<Proof | { why: NotProven }> {
  const place = portal.passwords.takePlace();
  if ('why' in place) throw new Refused(place.why);
  try {
    return await prove(portal, holder, typed);
  } finally {
    place.leave();
  }
}

async function prove(portal: Portal, holder: HolderScope, typed: string): Promise<Proof | { why: NotProven }> {
  const limit = (await portal.settings.current())['auth.lockout.maxFailures'];
  const counter = personCounter(portal, holder.username);
  const { tries, account } = await asSystem(portal, 'preferences', holder.origin, async (scope) => {
    const [count, found] = await Promise.all([
      countTry(scope, counter, limit, sql`select from account where id = ${holder.accountId}`),
      scope.tx.row(sql<Found>`select id, record_id, email, language, password_hash, answer_hash from account where id = ${holder.accountId} and status = 'active'`),
    ]);
    return { tries: count, account: found };
  }, holder.actor);
  if (!account) throw new SessionEnded();
  const right = await portal.passwords.matches(typed, account.password_hash);

  return asSystem(portal, 'preferences', holder.origin, async (scope) => {
    const proven = right && tries <= limit;
    scope.audit({
      action: 'password.check', item: account.id, ...(account.record_id && { recordId: account.record_id }), outcome: proven ? 'success' : 'failure', details: { tries },
    });
    if (proven) {
      await scope.tx.run(sql`delete from sign_in_counter where username_mac = ${counter} and locked_at is null`);
      return { passwordHash: account.password_hash, answerHash: account.answer_hash };
    }
    await lockAt(scope, counter, tries >= limit, tries === limit ? account : undefined, limit);
    return tries < limit
      ? { why: reason('password.wrong', { left: limit - tries }, ['tryAgain']) }
      : { why: reason('signIn.locked', { tries: limit }, ['callOffice']) };
  }, holder.actor);
}

interface Found extends MailedAccount {
  record_id: string | null;
  password_hash: string;
  answer_hash: string;
}
