import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse, TYPE } from '@formatjs/icu-messageformat-parser';
import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Entry } from '../../src/web/words/words.ts';

const folder = resolve(import.meta.dirname, '../../src/web/words');
const entries: [string, Entry][] = [];

const isEntry = (value: unknown): value is Entry => typeof value === 'object' && value !== null && typeof (value as Entry).en === 'string' && typeof (value as Entry).es === 'string';

function collect(name: string, value: unknown): void {
  if (isEntry(value)) return void entries.push([name, value]);
  if (Array.isArray(value)) return value.forEach((one, index) => collect(`${name}[${index}]`, one));
  if (typeof value === 'object' && value !== null) for (const [key, one] of Object.entries(value)) collect(`${name}.${key}`, one);
}

beforeAll(async () => {
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    if (/\.tsx?$/.test(file) && !file.includes('.test.')) {
      const module = (await import(join(folder, file))) as Record<string, unknown>;
      for (const [name, value] of Object.entries(module)) collect(`${file} ${name}`, value);
      if (file === 'reasons.ts') for (const code of module.reasonCodes as string[]) collect(`reason ${code}`, (module.reasonWords as (code: string) => unknown)(code));
    }
});

/** The names of values and tags that a message wants. */
function wants(text: string): string[] {
  const found = new Set<string>();
  const walk = (parts: MessageFormatElement[]): void => {
    for (const part of parts) {
      if (part.type !== TYPE.literal && part.type !== TYPE.pound) found.add(part.value);
      if ('options' in part) for (const option of Object.values(part.options)) walk(option.value);
      if ('children' in part) walk(part.children);
    }
  };
  walk(parse(text));
  return [...found].sort();
}

describe('words', () => {
  it('are there in both languages, and differ', () => {
    expect(entries.length).toBeGreaterThan(100);
    expect(entries.filter(([, { en, es }]) => !en.trim() || !es.trim()).map(([name]) => name)).toEqual([]);
    const same = entries.filter(([, { en, es }]) => en === es && en.split(' ').length > 3).map(([name]) => name);
    expect(same).toEqual([]);
  });

  it('are sound messages that want the same values in both languages', () => {
    expect(entries.filter(([, { en, es }]) => wants(en).join() !== wants(es).join()).map(([name]) => name)).toEqual([]);
  });

  it('speak to the reader without blame, jargon or shouting', () => {
    const forbidden = /\b(invalid|illegal|oops|forbidden|abnormal|proxy|please note|utilize|in order to)\b|!{1,}/i;
    expect(entries.filter(([, { en }]) => forbidden.test(en)).map(([name, { en }]) => `${name}: ${en}`)).toEqual([]);
  });

  it('read at about grade 8 or below: a smoke alarm', () => {
    const hard = entries.filter(([, { en }]) => en.split(/\s+/).length >= 12).map(([name, { en }]) => [name, Math.max(...readings(en).map(gradeOf))] as const).filter(([, grade]) => grade > 12);
    expect(hard).toEqual([]);
    const all = entries.filter(([, { en }]) => en.split(/\s+/).length >= 5).map(([, { en }]) => en.replace(/[.?!]*$/, '.')).join(' ');
    expect(gradeOf(all)).toBeLessThan(8);
  });
});

/** A message as its reader may meet it: one text for each branch of its choices. */
function readings(text: string): string[] {
  const choices = parse(text).flatMap((part) => (part.type === TYPE.select ? Object.keys(part.options) : []));
  const say = (parts: MessageFormatElement[], wanted: string): string => parts.map((part) => {
    if (part.type === TYPE.literal) return part.value;
    if (part.type === TYPE.select) return say((part.options[wanted] ?? part.options.other!).value, wanted);
    return 'children' in part ? say(part.children, wanted) : 'it';
  }).join('');
  return choices.length === 0 ? [text] : choices.map((choice) => say(parse(text), choice));
}

/** Flesch-Kincaid grade level; values in braces count as one short word. */
function gradeOf(text: string): number {
  const plain = text.replace(/\{[^{}]*\{[^{}]*\}[^{}]*\}|\{[^}]*\}|<[^>]+>/g, 'it');
  const sentences = Math.max(1, (plain.match(/[.!?:](\s|$)/g) ?? []).length);
  const words = plain.match(/[a-z’']+/gi) ?? [];
  const syllables = words.reduce((sum, word) => sum + Math.max(1, (word.toLowerCase().replace(/e\b/, '').match(/[aeiouy]+/g) ?? []).length), 0);
  return 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59;
}
