/**
 * Sends what waits in the outbox (F-15). A mail is claimed in one transaction, sent in none, and marked in another: a
 * process that dies in between leaves a claim that runs out, and the mail goes out once more with the same Message-ID.
 * One mail that is refused never stops the others; a server that is away stops the round, and the job fails.
 */
import { asSystem, nowhere } from '../access/scope.ts';
import type { SystemScope } from '../access/scope.ts';
import { days, hours, later, minutes } from '../kernel/clock.ts';
import { sql } from '../kernel/db.ts';
import { openMailLine } from '../kernel/smtp.ts';
import type { Letter, MailLine, Outcome } from '../kernel/smtp.ts';
import { readSmtpUrl } from '../kernel/smtp-url.ts';
import type { Settings } from '../organization/settings.ts';
import type { Portal } from '../portal.ts';
import { composeMail } from './compose.ts';
import type { MailKind, MailLanguage } from './mail.ts';
import { afterTry } from './outbox-rules.ts';

/** The channel on which the database says that a mail waits (0007_mail.sql). */
export const mailChannel = 'portico_mail';
export const mailJob = 'mail';

/** How long a process may take for one mail before another one takes it over. */
const claim = minutes(5);
/** How long the rows of mails are kept that have left. */
const kept = days(90);

export interface ClaimedMail {
  readonly id: string;
  readonly recipient: string;
  readonly language: MailLanguage;
  readonly kind: MailKind;
  readonly facts: unknown;
  readonly queuedAt: Date;
  readonly expiresAt: Date;
  readonly tries: number;
  readonly unsure: number;
}

export class MailServerAway extends Error {
  constructor(why: string) {
    super(`The mail server takes no mails: ${why}`);
  }
}

/**
 * Sends every mail that is due and returns how many left. Without a mail server the demo keeps them for its mailbox
 * page, and a real portal lets them wait. Throws MailServerAway when the server takes nothing from us just now.
 */
export async function sendMails(portal: Portal, open: typeof openMailLine = openMailLine): Promise<number> {
  await endLateMails(portal);
  if (!portal.config.smtpUrl) return portal.config.demo ? keepForMailbox(portal) : 0;
  const settings = await portal.settings.current();
  const line = open(readSmtpUrl(portal.config.smtpUrl)!, new URL(portal.config.publicUrl).hostname);
  let sent = 0;
  try {
    for (let mail = await claimMail(portal); mail; mail = await claimMail(portal)) {
      const outcome = await sendOne(portal, settings, line, mail);
      await markMail(portal, mail, outcome);
      if (outcome.did === 'sent') sent += 1;
      if (outcome.did === 'unreachable') throw new MailServerAway(`${outcome.why}${outcome.code ? ` ${outcome.code}` : ''}`);
    }
    return sent;
  } finally {
    line.close();
  }
}

const sendOne = (portal: Portal, settings: Settings, line: MailLine, mail: ClaimedMail): Promise<Outcome> =>
  line.send(letterOf(portal, settings, mail));

export function letterOf(portal: Portal, settings: Settings, mail: ClaimedMail): Letter {
  const { subject, text, html } = composeMail(portal, settings, mail);
  return {
    messageId: `<${mail.id}@${new URL(portal.config.publicUrl).hostname}>`, date: mail.queuedAt,
    from: { name: settings['brand.name'], address: settings['mail.from'] || settings['support.email'] },
    replyTo: settings['support.email'], to: mail.recipient, language: mail.language, subject, text, html,
  };
}

/** The mail that has waited longest; nobody else gets it until the claim runs out. */
const claimMail = (portal: Portal): Promise<ClaimedMail | undefined> =>
  asSystem(portal, 'mail', nowhere, ({ tx, now }) => tx.row(sql<ClaimedMail>`
    update mail set state = 'trying', tries = tries + 1, due_at = ${later(now, claim)}
    where id = (select id from mail where state in ('waiting', 'trying') and due_at <= ${now} order by due_at limit 1 for update skip locked)
    returning id, recipient, language, kind, facts, queued_at as "queuedAt", expires_at as "expiresAt", tries, unsure`));

export async function markMail(portal: Portal, mail: ClaimedMail, outcome: Outcome): Promise<void> {
  await asSystem(portal, 'mail', nowhere, async ({ tx, now }) => {
    const next = afterTry(mail, outcome, now);
    const problem = 'problem' in next ? next.problem : outcome.did === 'unreachable' ? outcome.did : null;
    const code = 'code' in next ? (next.code ?? null) : null;
    if (next.state === 'trying')
      return tx.run(sql`update mail set due_at = ${next.dueAt}, problem = ${problem}, smtp_code = ${code},
        unsure = unsure + ${outcome.did === 'unsure' ? 1 : 0} where id = ${mail.id}`);
    if (next.state !== 'sent') portal.log.warn({ mail: mail.id, kind: mail.kind, state: next.state, problem, code }, 'a mail could not be delivered');
    return tx.run(sql`update mail set state = ${next.state}, ended_at = ${now}, facts = null, problem = ${problem}, smtp_code = ${code} where id = ${mail.id}`);
  });
}

/** What can be of use to nobody any more is not sent: a link that ended while the server was away. */
const endLateMails = (portal: Portal): Promise<unknown> =>
  asSystem(portal, 'mail', nowhere, ({ tx, now }) => Promise.all([
    tx.run(sql`update mail set state = 'expired', ended_at = ${now}, facts = null where state in ('waiting', 'trying') and expires_at <= ${now} and due_at <= ${now}`),
    tx.run(sql`delete from mail where state in ('sent', 'failed', 'expired') and ended_at <= ${later(now, -kept)}`),
  ]));

/** How many mails have waited for more than an hour. */
export const overdueMails = async ({ tx, now }: SystemScope): Promise<number> =>
  (await tx.row(sql<{ count: number }>`select count(*) as count from mail where state in ('waiting', 'trying') and queued_at < ${later(now, -hours(1))}`))!.count;

/** The demo without a mail server: they are "sent", and keep what they say for the mailbox page. */
const keepForMailbox = (portal: Portal): Promise<number> =>
  asSystem(portal, 'mail', nowhere, ({ tx, now }) => tx.run(sql`
    update mail set state = 'sent', tries = tries + 1, ended_at = ${now} where state in ('waiting', 'trying') and due_at <= ${now}`));
