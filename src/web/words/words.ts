/**
 * Words: every text of ours stands once, in English and Spanish side by side, in ICU message form. A text without
 * its Spanish does not compile. Text from a record is never translated: it keeps its own language.
 */
import { IntlMessageFormat } from 'intl-messageformat';
import type { ReactNode } from 'react';
import { together } from '../ui/markup/jsx-runtime.ts';

export const languages = ['en', 'es'] as const;
export type Language = (typeof languages)[number];

/** es-US, not es: clinical numbers keep their decimal point (ux.md, section 3). */
export const localeOf: Record<Language, string> = { en: 'en-US', es: 'es-US' };

export interface Entry {
  readonly en: string;
  readonly es: string;
}

export const words = <const Entries extends Record<string, Entry>>(entries: Entries): Entries => entries;

export type Values = Readonly<Record<string, string | number | Date | boolean | undefined>>;
type Wrap = (inner: ReactNode) => ReactNode;

/** Says an entry in the reader's language. `rich` also takes functions for tags: `<a>…</a>` in the message. */
export interface Speak {
  (entry: Entry, values?: Values): string;
  rich(entry: Entry, values: Readonly<Record<string, string | number | Wrap>>): ReactNode;
  readonly language: Language;
}

const compiled: Record<Language, WeakMap<Entry, IntlMessageFormat>> = { en: new WeakMap(), es: new WeakMap() };

function messageOf(entry: Entry, language: Language): IntlMessageFormat {
  let message = compiled[language].get(entry);
  if (!message) {
    message = new IntlMessageFormat(entry[language], localeOf[language]);
    compiled[language].set(entry, message);
  }
  return message;
}

const isPlain = (text: string): boolean => !/[{<']/.test(text);

export function speak(language: Language): Speak {
  const say = (entry: Entry, values?: Values): string =>
    isPlain(entry[language]) ? entry[language] : String(messageOf(entry, language).format(values as Record<string, string>));
  const rich: Speak['rich'] = (entry, values) => {
    const tags = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, typeof value === 'function' ? (inner: ReactNode[]) => value(inner.length === 1 ? inner[0] : inner) : value]),
    );
    const said = messageOf(entry, language).format<ReactNode>(tags);
    return Array.isArray(said) ? together(said as ReactNode[]) : (said as ReactNode);
  };
  return Object.assign(say, { rich, language });
}

export const isLanguage = (text: string | undefined): text is Language => languages.includes(text as Language);
