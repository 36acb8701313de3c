/**
 * What became of mails: for the mailbox page of the demo, which shows everybody's, and for staff, who see those of their
 * patients that could not be delivered.
 */
import { asSystem } from '../access/scope.ts';
import type { StaffScope } from '../access/scope.ts';
import type { Origin } from '../access/audit.ts';
import { sql } from '../kernel/db.ts';
import { NotFound } from '../kernel/reason.ts';
import type { Portal } from '../portal.ts';
import { composeMail } from './compose.ts';
import type { ComposedMail } from './compose.ts';
import type { MailKind, MailLanguage } from './mail.ts';

export interface MailboxMail extends ComposedMail {
  readonly id: string;
  readonly to: string;
  readonly at: Date;
  readonly language: MailLanguage;
}

const mostShown = 50;

/** The mailbox page exists in the demo alone, and there only while no mail server is set. */
export const hasMailbox = ({ config }: Pick<Portal, 'config'>): boolean => config.demo && !config.smtpUrl;

/** The newest mails of the demo, to whomever. NotFound anywhere else: mails hold links that let people in. */
export async function demoMailbox(portal: Portal, origin: Origin): Promise<MailboxMail[]> {
  if (!hasMailbox(portal)) throw new NotFound();
  const settings = await portal.settings.current();
  const rows = await asSystem(portal, 'demo', origin, ({ tx }) => tx.rows(sql<{ id: string; to: string; at: Date; language: MailLanguage; kind: MailKind; facts: unknown }>`
    select id, recipient as to, queued_at as at, language, kind, facts from mail where facts is not null order by queued_at desc, id limit ${mostShown}`));
  return rows.map(({ id, to, at, language, kind, facts }) => ({ id, to, at, language, ...composeMail(portal, settings, { kind, language, facts }) }));
}

export interface FailedMail {
  readonly id: string;
  readonly recordId: string;
  readonly given: string | null;
  readonly family: string | null;
  readonly to: string;
  readonly kind: MailKind;
  readonly at: Date;
  readonly problem: 'refused' | 'unsure';
  /** What the mail server answered: 550, … */
  readonly code: number | null;
}

/** Mails to patients of one's clinics that could not be delivered, the newest first, a hundred at most (W23). */
export async function failedMails(scope: StaffScope): Promise<FailedMail[]> {
  scope.need('mail.watch');
  const found = await scope.tx.rows(sql<FailedMail>`
    select m.id, a.record_id as "recordId", p.given, p.family, m.recipient as to, m.kind, m.ended_at as at, m.problem, m.smtp_code as code
    from mail m join account a on a.id = m.account_id
      join lateral (select given, family from patient where record_id = a.record_id order by linked_at, patient_id limit 1) p on true
    where m.state = 'failed' order by m.ended_at desc limit 100`);
  scope.audit({ action: 'mail.failed.list', details: { shown: found.length } });
  return found;
}
