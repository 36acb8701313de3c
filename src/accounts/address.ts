/**
 * The e-mail address of an account (E12, N3, N4): changing it, telling the old and the new one, and confirming it by a
 * link that was mailed there. The link confirms and lets nobody in. Ends every way back that was mailed to the old one.
 */
import { asSystem } from '../access/scope.ts';
import type { SystemScope } from '../access/scope.ts';
import type { Origin } from '../access/audit.ts';
import { days, hours, later } from '../kernel/clock.ts';
import { sql } from '../kernel/db.ts';
import { reason } from '../kernel/reason.ts';
import type { Reason } from '../kernel/reason.ts';
import { newToken, tokenHash } from '../kernel/secrets.ts';
import { queueMail, sealText } from '../notices/mail.ts';
import type { SealedText } from '../notices/mail.ts';
import type { Portal } from '../portal.ts';
import { mailAccount } from './account-mails.ts';
import type { MailedAccount } from './account-mails.ts';
import { addressHold, stateAfterChange } from './address-rules.ts';
import { foldEmail, whyNotEmail } from './email-rules.ts';
import { confirmAddressLink } from './mailed-links.ts';

declare module '../kernel/reason.ts' {
  interface ReasonFacts {
    'address.same': Record<string, never>;
    'address.linkOver': Record<string, never>;
  }
}

/** How long a link that confirms works. */
const linkLife = days(7);
/** Confirmations that are mailed to one account within an hour. */
const mostLinks = 5;

export type NoChange = Reason<'email.malformed'> | Reason<'address.same'>;

/**
 * Gives the account another address: active at once (N3), told to both, recovery to it held. Whoever calls has
 * made sure that it is the person, or staff who may. The actor of the scope is who did it.
 */
export async function changeAddress(portal: Portal, scope: SystemScope, accountId: string, typed: string): Promise<NoChange | undefined> {
  const why = whyNotEmail(typed);
  if (why) return why;
  const address = foldEmail(typed);
  const { tx, now, actor } = scope;
  const before = await tx.row(sql<MailedAccount & { recordId: string | null; confirmedAt: Date | null; heldUntil: Date | null }>`
    select id, record_id as "recordId", email, language, email_confirmed_at as "confirmedAt", email_held_until as "heldUntil"
    from account where id = ${accountId} for update`);
  if (!before || before.email === address) return reason('address.same', {}, ['tryAgain']);
  const told = await addressesToTell(scope, before, address);
  const state = stateAfterChange(before, now);
  await tx.run(sql`update account set email = ${address}, email_confirmed_at = ${state.confirmedAt}, email_held_until = ${state.heldUntil} where id = ${accountId}`);
  await tx.run(sql`insert into address_change (account_id, at, from_address, to_address, by_kind, by_id, by_name)
    values (${accountId}, ${now}, ${before.email}, ${address}, ${actor.kind}, ${actor.id}, ${actor.name})`);
  await tx.run(sql`update recovery set ended_at = ${now} where account_id = ${accountId} and kind = 'asked' and finished_at is null and ended_at is null`);
  scope.audit({ action: 'account.address.change', item: accountId, ...(before.recordId && { recordId: before.recordId }) });
  for (const email of told) await mailAccount(scope, { ...before, email }, 'account.addressLeft', { at: now });
  const { link, until } = await newConfirmation(portal, scope, accountId, address);
  await queueMail(tx, { to: address, language: before.language, accountId, kind: 'account.addressTaken', facts: { link, until }, now, until });
  return undefined;
}

/** The address there was, and those it had replaced within a day: whoever reads one of them should know. */
async function addressesToTell({ tx, now }: SystemScope, before: MailedAccount, address: string): Promise<string[]> {
  const earlier = await tx.rows(sql<{ from_address: string }>`
    select distinct from_address from address_change where account_id = ${before.id} and at > ${later(now, -addressHold)}`);
  return [...new Set([before.email, ...earlier.map(({ from_address }) => from_address)])].filter((one) => one !== address);
}

/** Mails a link that confirms the address the account has. Refused when some were mailed within the hour. */
export async function sendConfirmation(portal: Portal, scope: SystemScope, accountId: string): Promise<Reason<'tries.tooMany'> | undefined> {
  const { tx, now } = scope;
  const account = await tx.row(sql<MailedAccount>`select id, email, language from account where id = ${accountId} for update`);
  const recent = await tx.row(sql<{ count: number; first: Date }>`select count(*) as count, min(issued_at) as first from address_confirmation
    where account_id = ${accountId} and issued_at > ${later(now, -hours(1))}`);
  if (recent!.count >= mostLinks) return reason('tries.tooMany', { most: mostLinks }, ['tryAgainLater', 'callOffice'], { until: later(recent!.first, hours(1)) });
  const { link, until } = await newConfirmation(portal, scope, accountId, account!.email);
  await mailAccount(scope, account!, 'account.confirmAddress', { link, until }, until);
  return undefined;
}

async function newConfirmation(portal: Portal, { tx, now }: SystemScope, accountId: string, address: string): Promise<{ link: SealedText; until: Date }> {
  const { token, hash } = newToken();
  const until = later(now, linkLife);
  await tx.run(sql`insert into address_confirmation (token_hash, account_id, address, issued_at, expires_at)
    values (${hash}, ${accountId}, ${address}, ${now}, ${until})`);
  return { link: sealText(portal, confirmAddressLink(portal, token)), until };
}

/** Confirms by the token of a link; pressing twice is no harm. A link to an address that was changed since is over. */
export const confirmAddress = (portal: Portal, origin: Origin, token: string): Promise<Reason<'address.linkOver'> | undefined> =>
  asSystem(portal, 'address', origin, async (scope) => {
    const { tx, now } = scope;
    const found = await tx.row(sql<{ id: string; recordId: string | null }>`
      update address_confirmation c set used_at = coalesce(c.used_at, ${now}) from account a
      where c.token_hash = ${tokenHash(token)} and c.expires_at > ${now} and a.id = c.account_id and a.email = c.address and a.status = 'active'
      returning a.id, a.record_id as "recordId"`);
    if (!found) return reason('address.linkOver', {}, ['signIn', 'callOffice']);
    await tx.run(sql`update account set email_confirmed_at = coalesce(email_confirmed_at, ${now}), email_held_until = null where id = ${found.id}`);
    scope.audit({ action: 'account.address.confirm', item: found.id, ...(found.recordId && { recordId: found.recordId }) });
    return undefined;
  });
