/**
 * "Forgot password?" (S5, S6, A-019): mails a link to the confirmed address of an unlocked account. Tells nobody
 * whether there is such an account, or what it lacks: the caller shows the same page in every case.
 */
import { asSystem } from '../access/scope.ts';
import type { SystemScope } from '../access/scope.ts';
import type { Origin } from '../access/audit.ts';
import { hours, later } from '../kernel/clock.ts';
import { sql } from '../kernel/db.ts';
import type { Reason } from '../kernel/reason.ts';
import { newToken } from '../kernel/secrets.ts';
import { sealText } from '../notices/mail.ts';
import type { Portal } from '../portal.ts';
import { mailAccount } from './account-mails.ts';
import type { MailedAccount } from './account-mails.ts';
import { whyNoRecoveryTo } from './address-rules.ts';
import { newPasswordLink } from './mailed-links.ts';
import { linkMinutes, mostLinks, recoveryEnd } from './recovery-rules.ts';
import { personCounter } from './sign-in.ts';
import { takeTry } from './throttle.ts';
import { usernameKey } from './username-rules.ts';

/** Usernames that are tried from one address within an hour. */
const mostAsked = 20;

/** Why it was not even looked at; undefined in every other case, whether a link was mailed or not. */
export async function askForPassword(portal: Portal, origin: Origin, username: string): Promise<Reason<'tries.tooMany'> | undefined> {
  const tooMany = await takeTry(portal, origin, 'recovery', mostAsked);
  if (tooMany) return tooMany;
  await asSystem(portal, 'recovery', origin, async (scope) => {
    const account = await findAccount(portal, scope, username);
    const code = whyNothing(account, scope.now);
    scope.audit({ action: 'recovery.ask', outcome: code ? 'denied' : 'success', item: account?.id, ...(account?.recordId && { recordId: account.recordId }), details: { code: code ?? 'mailed' } });
    if (account && !code) await mailLink(portal, scope, account);
  });
  return undefined;
}

interface Found extends MailedAccount {
  recordId: string | null;
  status: string;
  confirmedAt: Date | null;
  heldUntil: Date | null;
  locked: boolean;
  recent: number;
}

const findAccount = (portal: Portal, { tx, now }: SystemScope, username: string): Promise<Found | undefined> =>
  tx.row(sql<Found>`select a.id, a.record_id as "recordId", a.email, a.language, a.status, a.email_confirmed_at as "confirmedAt", a.email_held_until as "heldUntil",
      exists (select from sign_in_counter c where c.username_mac = ${personCounter(portal, username)} and c.locked_at is not null) as locked,
      (select count(*)::int from recovery r where r.account_id = a.id and r.kind = 'asked' and r.issued_at > ${later(now, -hours(1))}) as recent
    from account a where a.username_key = ${usernameKey(username)} for update of a`);

/** For the trail alone. */
function whyNothing(account: Found | undefined, now: Date): string | undefined {
  if (!account || account.status !== 'active') return 'noAccount';
  if (account.locked) return 'locked';
  if (account.recent >= mostLinks) return 'tooMany';
  return whyNoRecoveryTo(account, now)?.code;
}

/** A newer link ends the one before. */
async function mailLink(portal: Portal, scope: SystemScope, account: Found): Promise<void> {
  const { tx, now, actor } = scope;
  const { token, hash } = newToken();
  const until = recoveryEnd('asked', now, 0);
  await tx.run(sql`update recovery set ended_at = ${now} where account_id = ${account.id} and kind = 'asked' and finished_at is null and ended_at is null`);
  await tx.run(sql`insert into recovery (account_id, kind, secret_hash, issued_at, expires_at, issued_by_kind, issued_by_name)
    values (${account.id}, 'asked', ${hash}, ${now}, ${until}, ${actor.kind}, ${actor.name})`);
  await mailAccount(scope, account, 'account.resetLink', { link: sealText(portal, newPasswordLink(portal, token)), minutes: linkMinutes }, until);
}
