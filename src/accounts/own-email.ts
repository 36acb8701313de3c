/**
 * Changing one's email address while signed in (N3, N4, A-032): the current password first, then what address.ts does:
 * active at once, both addresses told, recovery held. And the mails a person may ask for: a trial of the address (N6),
 * and the link that confirms it.
 */
import { asSystem, SessionEnded } from '../access/scope.ts';
import type { HolderScope } from '../access/scope.ts';
import { later, minutes } from '../kernel/clock.ts';
import { sql } from '../kernel/db.ts';
import { reason } from '../kernel/reason.ts';
import type { Reason } from '../kernel/reason.ts';
import type { Portal } from '../portal.ts';
import { noteAccountEvent } from './account-events.ts';
import { mailAccount } from './account-mails.ts';
import type { MailedAccount } from './account-mails.ts';
import { changeAddress, sendConfirmation } from './address.ts';
import type { NoChange } from './address.ts';
import { confirmPassword } from './confirm-password.ts';
import type { NotConfirmed } from './confirm-password.ts';
import { whyNotEmail } from './email-rules.ts';

declare module '../kernel/reason.ts' {
  interface ReasonFacts {
    'mail.justSent': { minutes: number };
  }
}
declare module '../notices/mail.ts' {
  interface MailFacts {
    'account.trial': Record<string, never>;
  }
}

/** Puts a new address in place of the old one. Undefined when it was done, else why not, for each field. */
export async function changeEmail(
  portal: Portal, holder: HolderScope, { current, email }: { current: string; email: string },
): Promise<{ current?: NotConfirmed; email?: NoChange } | undefined> {
  const unfit = whyNotEmail(email);
  const proof = await confirmPassword(portal, holder.origin, { kind: 'person', id: holder.accountId, username: holder.username }, current);
  if ('why' in proof) return { current: proof.why, ...(unfit && { email: unfit }) };
  if (unfit) return { email: unfit };
  return asSystem(portal, 'preferences', holder.origin, async (scope) => {
    const still = await scope.tx.row(sql`select id from account where id = ${holder.accountId} and status = 'active' and password_hash = ${proof.hash} for update`);
    if (!still) throw new SessionEnded();
    const why = await changeAddress(portal, scope, holder.accountId, email);
    if (why) return { email: why };
    await noteAccountEvent(scope, {
      recordId: holder.recordId, accountId: holder.accountId, status: 'active', method: 'emailChange', by: { kind: 'person', id: holder.accountId, name: holder.username },
    });
    return undefined;
  }, holder.actor);
}

/** Between two trials. */
const trialAgain = minutes(5);

/** Mails a trial to the address of the account; a Reason when one was mailed just before. */
export async function mailTrial(portal: Portal, holder: HolderScope): Promise<Reason<'mail.justSent'> | undefined> {
  return asSystem(portal, 'preferences', holder.origin, async (scope) => {
    const account = await scope.tx.row(sql<MailedAccount>`select id, email, language from account where id = ${holder.accountId} and status = 'active' for update`);
    if (!account) throw new SessionEnded();
    const recent = await scope.tx.row(sql<{ at: Date }>`select queued_at as at from mail
      where account_id = ${account.id} and kind = 'account.trial' and queued_at > ${later(scope.now, -trialAgain)} order by queued_at desc limit 1`);
    if (recent) return reason('mail.justSent', { minutes: trialAgain / minutes(1) }, ['tryAgainLater'], { until: later(recent.at, trialAgain) });
    await mailAccount(scope, account, 'account.trial', {});
    scope.audit({ action: 'account.address.trial', item: account.id });
    return undefined;
  }, holder.actor);
}

/** Mails the link that confirms the address once more; a Reason after too many. */
export const mailConfirmation = (portal: Portal, holder: HolderScope): Promise<Reason<'tries.tooMany'> | undefined> =>
  asSystem(portal, 'preferences', holder.origin, (scope) => sendConfirmation(portal, scope, holder.accountId), holder.actor);
