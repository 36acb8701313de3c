/**
 * The mails that tell a person about their account (S2, S11, N4): what each of them needs to know, and how one is
 * queued for an account. They cannot be switched off (N7).
 */
import { queueMail } from '../notices/mail.ts';
import type { MailFacts } from '../notices/mail.ts';
import type { Tx } from '../kernel/db.ts';

declare module '../notices/mail.ts' {
  interface MailFacts {
    'account.confirmAddress': { link: SealedText; until: Date };
    'account.locked': { tries: number };
    'account.passwordChanged': { at: Date };
    'account.passwordReset': { at: Date };
    'account.questionChanged': { at: Date };
    /** To the old address. */
    'account.addressLeft': { at: Date };
    /** To the new one: it asks for confirmation, too. */
    'account.addressTaken': { link: SealedText; until: Date };
    'account.resetLink': { link: SealedText; minutes: number };
    'account.unlockLink': { link: SealedText; until: Date };
    'account.username': { username: string };
    /** To the staff who watch (E7). */
    'staff.codeVoided': { tries: number; link: string };
  }
}

export interface MailedAccount {
  readonly id: string;
  readonly email: string;
  readonly language: string;
}

/** Queues a mail to the address of the account, in its language. */
export const mailAccount = <Kind extends keyof MailFacts>(
  scope: { readonly tx: Tx; readonly now: Date }, account: MailedAccount, kind: Kind, facts: MailFacts[Kind], until?: Date,
): Promise<void> =>
  queueMail(scope.tx, { to: account.email, language: account.language, accountId: account.id, kind, facts, now: scope.now, ...(until && { until }) });
