/**
 * The transactional outbox (F-15): a mail is a row, written in the transaction of what it tells about, and sent later.
 * So a mail server that is away blocks nothing, and what was rolled back is never told. A noun declares its kinds of
 * mail by extending `MailFacts`; the words stand in notices/words. A mail names nothing clinical (N2, A-073).
 */
import { days, later } from '../kernel/clock.ts';
import { sql } from '../kernel/db.ts';
import type { Tx } from '../kernel/db.ts';
import type { Portal } from '../portal.ts';

/** What each kind of mail needs to know. Filled by the nouns, as ReasonFacts is. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled by the nouns
export interface MailFacts {}

export type MailKind = keyof MailFacts;
export type MailLanguage = 'en' | 'es';

/** A text that only PORTICO_SECRET opens: for links that let somebody in, so that no copy of the database holds them. */
export interface SealedText {
  readonly sealed: string;
}

export type MailFact = string | number | Date | SealedText;

export interface NewMail<Kind extends MailKind = MailKind> {
  readonly to: string;
  /** What the reader reads; anything but `es` is English. */
  readonly language: string;
  readonly kind: Kind;
  readonly facts: MailFacts[Kind];
  /** Whose mail it is: staff see when it cannot be delivered, and the person sees the last delivery. */
  readonly accountId?: string | null;
  readonly now: Date;
  /** Not before this moment: to gather what happens within some minutes. */
  readonly notBefore?: Date;
  /** While a mail with this key is waiting, another one adds nothing (F-16). */
  readonly mergeKey?: string;
  /** After this moment it is of no use: a link that has ended. Three days without it. */
  readonly until?: Date;
}

/** How long a mail is tried when nothing says otherwise. */
const usualLife = days(3);

/** Puts a mail into the outbox. It leaves after the commit, and not at all when the transaction is rolled back. */
export async function queueMail<Kind extends MailKind>(tx: Tx, mail: NewMail<Kind>): Promise<void> {
  // The last net against a second header or recipient; the rule for addresses is accounts/email-rules.ts.
  if (!/^[^\s\p{Cc},;<>"()]+@[^\s\p{Cc},;<>"()@]+$/u.test(mail.to)) throw new Error('That is no address to send a mail to');
  await tx.run(sql`insert into mail (account_id, recipient, language, kind, facts, merge_key, queued_at, due_at, expires_at)
    values (${mail.accountId ?? null}, ${mail.to}, ${mail.language === 'es' ? 'es' : 'en'}, ${mail.kind}, ${packFacts(mail.facts)}::jsonb,
      ${mail.mergeKey ?? null}, ${mail.now}, ${mail.notBefore ?? mail.now}, ${mail.until ?? later(mail.notBefore ?? mail.now, usualLife)})
    on conflict do nothing`);
}

export const sealText = (portal: Pick<Portal, 'secrets'>, text: string): SealedText =>
  ({ sealed: portal.secrets.seal('mail', Buffer.from(text)).toString('base64') });

const packFacts = (facts: object): string =>
  JSON.stringify(Object.fromEntries(Object.entries(facts as Record<string, MailFact>).map(([name, fact]) => [name, fact instanceof Date ? { at: fact.toISOString() } : fact])));

type PackedFact = string | number | { at: string } | SealedText;

/** The facts as they were given, with what was sealed opened. Throws when PORTICO_SECRET is another one. */
export const openFacts = (portal: Pick<Portal, 'secrets'>, packed: unknown): Record<string, string | number | Date> =>
  Object.fromEntries(Object.entries((packed ?? {}) as Record<string, PackedFact>).map(([name, fact]) => [name, openFact(portal, fact)]));

function openFact(portal: Pick<Portal, 'secrets'>, fact: PackedFact): string | number | Date {
  if (typeof fact !== 'object') return fact;
  return 'at' in fact ? new Date(fact.at) : portal.secrets.open('mail', Buffer.from(fact.sealed, 'base64')).toString();
}
