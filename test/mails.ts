/** The mails that wait in the outbox of a test's portal, put together as they will leave, oldest first. */
import { composeMail } from '../src/notices/compose.ts';
import type { ComposedMail } from '../src/notices/compose.ts';
import type { MailKind, MailLanguage } from '../src/notices/mail.ts';
import type { TestPortal } from './portal.ts';

export interface QueuedMail extends ComposedMail {
  readonly to: string;
  readonly kind: MailKind;
  readonly language: MailLanguage;
}

/** All of them, or those to one address. */
export async function queuedMails(portal: TestPortal, to?: string): Promise<QueuedMail[]> {
  const rows = await portal.look<{ recipient: string; kind: MailKind; language: MailLanguage; facts: unknown }>(
    'select recipient, kind, language, facts from mail where facts is not null and ($1::text is null or recipient = $1) order by queued_at, id', [to ?? null]);
  const settings = await portal.settings.current();
  return rows.map(({ recipient, kind, language, facts }) => ({ to: recipient, kind, language, ...composeMail(portal, settings, { kind, language, facts }) }));
}

/** The link of a mail as a path of the portal. */
export const pathOf = (mail: ComposedMail): string => mail.link.href.replace(/^https?:\/\/[^/]+/, '');
