/**
 * Puts a mail together: its words in the reader's language, as text and as simple HTML that says the same. Loads
 * nothing, tracks nothing: no pictures, no styles, one link that shows where it leads.
 */
import { IntlMessageFormat } from 'intl-messageformat';
import type { Settings } from '../organization/settings.ts';
import type { Portal } from '../portal.ts';
import { openFacts } from './mail.ts';
import type { MailKind, MailLanguage } from './mail.ts';
import { mailCatalogue } from './words/catalogue.ts';
import type { MailText } from './words/catalogue.ts';

export interface ComposedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The parts, for a page that shows it. */
  readonly paragraphs: readonly string[];
  readonly link: { readonly says: string; readonly href: string };
  readonly after: readonly string[];
}

const locales = { en: 'en-US', es: 'es-US' } as const;

export function composeMail(
  portal: Pick<Portal, 'secrets' | 'config'>, settings: Settings, mail: { kind: MailKind; language: MailLanguage; facts: unknown },
): ComposedMail {
  const words = mailCatalogue[mail.kind];
  const facts = openFacts(portal, mail.facts);
  const start = `${portal.config.publicUrl}/`;
  const values = {
    brand: settings['brand.name'], phone: settings['office.phone'], hours: settings['office.hours'], url: start,
    ...Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, fact instanceof Date ? sayMoment(fact, mail.language, settings['office.zone']) : fact])),
  };
  const say = (text: MailText): string => String(new IntlMessageFormat(text[mail.language], locales[mail.language]).format(values));
  const parts = {
    subject: say(words.subject),
    paragraphs: words.text.map(say),
    link: { says: say(words.action), href: typeof facts.link === 'string' ? facts.link : start },
    after: (words.after ?? []).map(say),
  };
  return { ...parts, text: textOf(parts, values.brand), html: htmlOf(parts, values.brand, mail.language) };
}

const sayMoment = (at: Date, language: MailLanguage, timeZone: string): string =>
  new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeStyle: 'short', timeZone }).format(at);

type Parts = Pick<ComposedMail, 'subject' | 'paragraphs' | 'link' | 'after'>;

const textOf = ({ paragraphs, link, after }: Parts, brand: string): string =>
  [...paragraphs, `${link.says}:\n${link.href}`, ...after, `-- \n${brand}`].join('\n\n') + '\n';

function htmlOf({ subject, paragraphs, link, after }: Parts, brand: string, language: MailLanguage): string {
  const paragraph = (text: string): string => `<p>${escape(text)}</p>`;
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${escape(subject)}</title></head><body>
${paragraphs.map(paragraph).join('\n')}
<p><a href="${escape(link.href)}">${escape(link.says)}</a><br>${escape(link.href)}</p>
${after.map(paragraph).join('\n')}
<p>${escape(brand)}</p>
</body></html>
`;
}

const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
