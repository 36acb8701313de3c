/** Every mail there is, in both languages (N2, A-073): whole, alike, and without a word about health. */
import { parse, TYPE } from '@formatjs/icu-messageformat-parser';
import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';
import { mailCatalogue, mailKinds } from '../../src/notices/words/catalogue.ts';
import type { MailText, MailWords } from '../../src/notices/words/catalogue.ts';

const textsOf = (words: MailWords): MailText[] => [words.subject, ...words.text, words.action, ...(words.after ?? [])];
const every = mailKinds.flatMap((kind) => textsOf(mailCatalogue[kind]).map((text) => ({ kind, text })));

function wants(text: string): string[] {
  const walk = (parts: MessageFormatElement[]): string[] => parts.flatMap((part) => [
    ...(part.type !== TYPE.literal && part.type !== TYPE.pound ? [part.value] : []),
    ...('options' in part ? Object.values(part.options).flatMap((option) => walk(option.value)) : []),
    ...('children' in part ? walk(part.children) : []),
  ]);
  return [...new Set(walk(parse(text)))].sort();
}

const aboutHealth = /\b(result|test|diagnos|drug|medic(ine|ation)|dose|prescri|lab(oratory)?|cancer|hiv|pregnan|psych|surg|resultado|an[aá]lisis|examen|receta|f[aá]rmaco|medicamento|embaraz)/i;

describe('the words of mails', () => {
  it('are there in both languages and want the same facts', () => {
    expect(mailKinds.length).toBeGreaterThan(5);
    expect(every.filter(({ text }) => !text.en.trim() || !text.es.trim() || text.en === text.es)).toEqual([]);
    expect(every.filter(({ text }) => wants(text.en).join() !== wants(text.es).join())).toEqual([]);
  });

  it('N2: say nothing of health', () => {
    expect(every.filter(({ text }) => aboutHealth.test(text.en) || aboutHealth.test(text.es))).toEqual([]);
  });

  it('N2: name the portal in the subject and nothing else', () => {
    expect(mailKinds.filter((kind) => wants(mailCatalogue[kind].subject.en).some((name) => name !== 'brand'))).toEqual([]);
  });

  it('speak without shouting', () => {
    expect(every.filter(({ text }) => /[!¡]/.test(text.en + text.es))).toEqual([]);
  });
});
