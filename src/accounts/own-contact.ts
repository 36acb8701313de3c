/**
 * How the portal reaches a person, as they see and set it themselves: the address, whether it was confirmed and may be
 * used to get back in, what became of the last mail (N6), and the language of pages and mails. Changing the address is
 * own-email.ts.
 */
import type { PatientScope, SystemScope } from '../access/scope.ts';
import { sql } from '../kernel/db.ts';
import { NotFound } from '../kernel/reason.ts';
import { whyNoRecoveryTo } from './address-rules.ts';
import type { NoRecoveryTo } from './address-rules.ts';

export interface OwnContact {
  readonly email: string;
  readonly confirmedAt: Date | null;
  /** Why no link for a new password goes there now; undefined when it may. */
  readonly whyNoRecovery: NoRecoveryTo | undefined;
  /** The newest mail to this address. */
  readonly lastMail: { readonly state: 'onItsWay' | 'sent' | 'failed'; readonly at: Date } | undefined;
}

/** What is known of the address of an account: the scope's own, or one that the portal acts for. */
export async function contactOf(scope: PatientScope | SystemScope, accountId: string): Promise<OwnContact> {
  const row = await scope.tx.row(sql<Row>`
    select a.email, a.email_confirmed_at, a.email_held_until, m.state, coalesce(m.ended_at, m.queued_at) as mail_at
    from account a
    left join lateral (select state, ended_at, queued_at from mail where account_id = a.id and recipient = a.email order by queued_at desc limit 1) m on true
    where a.id = ${accountId}`);
  if (!row) throw new NotFound();
  return {
    email: row.email, confirmedAt: row.email_confirmed_at,
    whyNoRecovery: whyNoRecoveryTo({ confirmedAt: row.email_confirmed_at, heldUntil: row.email_held_until }, scope.now),
    lastMail: row.state && row.mail_at ? { state: deliveries[row.state], at: row.mail_at } : undefined,
  };
}

const deliveries = { waiting: 'onItsWay', trying: 'onItsWay', sent: 'sent', failed: 'failed', expired: 'failed' } as const;

interface Row {
  email: string;
  email_confirmed_at: Date | null;
  email_held_until: Date | null;
  state: keyof typeof deliveries | null;
  mail_at: Date | null;
}

/** Keeps the language with the account; the same language again writes nothing. */
export async function keepLanguage(scope: PatientScope, language: 'en' | 'es'): Promise<void> {
  const changed = await scope.tx.run(sql`update account set language = ${language} where id = ${scope.accountId} and language <> ${language}`);
  if (changed > 0) scope.audit({ action: 'account.language', item: scope.accountId, details: { language } });
}
