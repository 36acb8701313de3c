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

/** Kinds of parts in the formatter's tree: text, and a value by its name. */
const [literal, argument] = [0, 1];

const compiled: Record<Language, WeakMap<Entry, IntlMessageFormat>> = { en: new WeakMap(), es: new WeakMap() };

function messageOf(entry: Entry, language: Language): IntlMessageFormat {
  let message = compiled[language].get(entry);
  if (!message) {
    message = new IntlMessageFormat(entry[language], localeOf[language]);
    compiled[language].set(entry, message);
  }
  return message;
}

/** A message that only names its values is put together without the formatter: most are, and it is dear. */
type Simple = readonly (string | { readonly value: string })[];
const simple: Record<Language, WeakMap<Entry, Simple | 'no'>> = { en: new WeakMap(), es: new WeakMap() };

function simpleOf(entry: Entry, language: Language): Simple | undefined {
  let found = simple[language].get(entry);
  if (!found) {
    const parts = messageOf(entry, language).getAst();
    found = parts.every((part) => part.type === literal || part.type === argument)
      ? (parts as { type: number; value: string }[]).map(({ type, value }) => (type === literal ? value : { value })) : 'no';
    simple[language].set(entry, found);
  }
  return found === 'no' ? undefined : found;
}

function fill(parts: Simple, values: Values): string | undefined {
  let text = '';
  for (const part of parts) {
    if (typeof part === 'string') text += part;
    else {
      const value = values[part.value];
      // What is missing, and what is neither text nor number, is the formatter's business.
      if (typeof value !== 'string' && typeof value !== 'number') return undefined;
      text += value;
    }
  }
  return text;
}

const isPlain = (text: string): boolean => !/[{<']/.test(text);

export function speak(language: Language): Speak {
  const say = (entry: Entry, values?: Values): string =>
    isPlain(entry[language]) ? entry[language] : (sayFast(entry, values) ?? String(messageOf(entry, language).format(values as Record<string, string>)));
  const sayFast = (entry: Entry, values: Values | undefined): string | undefined => {
    const parts = values && simpleOf(entry, language);
    return parts && fill(parts, values);
  };
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
