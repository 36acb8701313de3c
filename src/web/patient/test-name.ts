/**
 * What a test is called on the page: the source's own name where it is one that people use; ours for the name of a
 * catalogue ("Leukocytes [#/volume] in Blood") and for readers of Spanish (R4).
 */
import { lookUp } from '../../chart/fhir-values.ts';
import { topicAt } from '../../library/library.ts';
import { recordWords } from '../words/record.ts';
import { testNames } from '../words/test-names.ts';
import { speak } from '../words/words.ts';
import type { Entry, Language } from '../words/words.ts';

export interface TestName {
  readonly text: string | undefined;
  /** In the page's language; otherwise it is in the record's. */
  readonly isOurs: boolean;
}

/** LOINC's long names: with what is measured and where, in brackets and Latin. */
const ofCatalogue = /\[|\.total\b|\.predicted\b|panel -|\bby Automated count\b|\b(Serum|Plasma) or\b|^\d{1,7}-\d$/;

/** `code` as the chart keeps it: `loinc|718-7`. */
export function testName(code: string | null | undefined, title: string | null | undefined, language: Language): TestName {
  if (title && isBare(code, title)) return { text: nameOfCode(code, title, language), isOurs: true };
  const known = namesOf(code);
  if (known && (language === 'es' || !title || ofCatalogue.test(title))) return { text: known[language], isOurs: true };
  return { text: title ?? undefined, isOurs: false };
}

/** The record has the code alone: no display and no text beside it. */
export const isBare = (code: string | null | undefined, title: string): boolean => code?.slice(code.lastIndexOf('|') + 1) === title;

/** A name we know for a code; else that there is none, with the code for whoever can look it up. */
function nameOfCode(code: string | null | undefined, title: string, language: Language): string {
  const known = namesOf(code) ?? (code ? topicAt(code)?.name : undefined);
  return known ? known[language] : speak(language)(recordWords.codeOnly, { code: title });
}

const namesOf = (code: string | null | undefined): Entry | undefined =>
  code?.startsWith('loinc|') ? lookUp(testNames, code.slice('loinc|'.length)) : undefined;

/** LOINC codes whose common name holds the words somebody searches for: the record itself may not. */
export function codesNamed(name: string): string[] {
  const wanted = fold(name);
  return Object.entries(testNames).filter(([, { en, es }]) => fold(en).includes(wanted) || fold(es).includes(wanted)).map(([code]) => `loinc|${code}`);
}

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
