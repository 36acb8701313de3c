/**
 * The words of every mail, in both languages. A kind of mail without words does not compile. A mail speaks of the
 * portal and never of health, names nobody, and holds one link at most (N2, A-073).
 */
import type { MailKind } from '../mail.ts';
import { accessMails } from './access.ts';
import { accountMails } from './accounts.ts';
import { preferenceMails } from './preferences.ts';
import { factorMails } from './factors.ts';

export interface MailText {
  readonly en: string;
  readonly es: string;
}

/**
 * Texts in ICU message form. Besides the facts of the kind they may name {brand}, {phone}, {hours} and {url}. A fact
 * called `link` becomes the link of the mail; without it the mail leads to the start page.
 */
export interface MailWords {
  /** The subject is read on locked screens: it names the portal at most. */
  readonly subject: MailText;
  readonly text: readonly MailText[];
  /** What the link says. */
  readonly action: MailText;
  readonly after?: readonly MailText[];
}

export const mailWords = <const Kinds extends Record<string, MailWords>>(kinds: Kinds): Kinds => kinds;

export const mailCatalogue: { readonly [Kind in MailKind]: MailWords } = {
  ...accessMails,
  ...accountMails,
  ...preferenceMails,
  ...factorMails,
};

export const mailKinds = Object.keys(mailCatalogue) as MailKind[];
