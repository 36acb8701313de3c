import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { vaccines } from '../../db/demo/build/vaccines.ts';
import { learnMoreUrl } from './learn-more.ts';
import { findTopics, subjects, topicAt, topics, topicsAbout, vaccineAt } from './library.ts';

const found = (typed: string, language: 'en' | 'es' = 'en'): string[] => findTopics(typed, language).map(({ name }) => name[language]);

describe('the topics of the library (FAQ.1, R29)', () => {
  it('are many, in every subject, in both languages, each once and each with a place to read', () => {
    expect(topics.length).toBeGreaterThanOrEqual(80);
    for (const subject of subjects) expect(topicsAbout(subject, 'en').length).toBeGreaterThan(10);
    expect(new Set(topics.map(({ at }) => at)).size).toBe(topics.length);
    for (const language of ['en', 'es'] as const) {
      expect(new Set(topics.map(({ name, subject }) => `${subject} ${name[language]}`)).size).toBe(topics.length);
      for (const { at, name, also } of topics) expect([at, name[language] && also[language] && learnMoreUrl(at, language)]).toEqual([at, expect.stringMatching(/^https:/)]);
    }
  });

  it('name each vaccine code once, and every vaccine of the demo clinic', () => {
    const codes = topics.flatMap(({ cvx }) => cvx).map(Number);
    expect(new Set(codes).size).toBe(codes.length);
    expect(Object.values(vaccines).filter(([code]) => !vaccineAt(code)).map(([, display]) => display)).toEqual([]);
  });

  it('read about tests under the codes that the chart names them by', () => {
    const names = readFileSync(join(import.meta.dirname, '../web/words/test-names.ts'), 'utf8');
    const unnamed = topicsAbout('tests', 'en').filter(({ at }) => at.startsWith('loinc|') && !names.includes(`'${at.slice(6)}'`));
    expect(unnamed.map(({ at }) => at)).toEqual([]);
  });
});

describe('searching the library', () => {
  it('finds by name, by other words, by parts, in any order, with and without accents', () => {
    expect(found('high blood pressure')[0]).toBe('High blood pressure');
    expect(found('pressure blood')).toContain('High blood pressure');
    expect(found('hypertension')).toEqual(expect.arrayContaining(['High blood pressure', 'Blood pressure medicines']));
    expect(found('DVT')).toEqual(['Blood clot in the leg']);
    expect(found('a1c')).toContain('Hemoglobin A1c');
    expect(found('presion', 'es')).toContain('Presión arterial alta');
    expect(found('corazón', 'es')).toEqual(found('CORAZON', 'es'));
    expect(found('headaches')).toContain('Migraine');
  });

  it('finds with the words of the other language, and answers in the language of the page', () => {
    expect(found('azúcar')).toContain('Type 2 diabetes');
    expect(found('kidney stones', 'es')).toEqual(['Cálculos renales']);
  });

  it('puts what is called so before what is about it', () => {
    expect(found('insulin')[0]).toBe('Insulin glargine');
    expect(found('asthma')).toEqual(['Asthma', 'Albuterol']);
  });

  it('forgives one wrong letter when nothing else is found, and no more', () => {
    expect(found('diabetis')).toContain('Type 2 diabetes');
    expect(found('asthama')).toContain('Asthma');
    expect(found('colestrol')).toContain('High cholesterol');
    expect(found('zzzzz')).toEqual([]);
    expect(found('')).toEqual([]);
    expect(found('the of my')).toEqual([]);
  });

  it('knows a topic by its place and nothing else', () => {
    expect(topicAt('icd10|I10')?.name.en).toBe('High blood pressure');
    expect(topicAt('icd10|Z99')).toBeUndefined();
  });
});
