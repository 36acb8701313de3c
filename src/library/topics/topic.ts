/**
 * What a topic of the health library is: a plain name, the other words people use for it, and where to read about it.
 * Written by us; it says nothing of medicine itself and knows no person.
 */
export const subjects = ['conditions', 'medicines', 'tests', 'vaccines', 'living'] as const;
export type Subject = (typeof subjects)[number];

export interface Topic {
  readonly subject: Subject;
  /** Where to read: a standard code (`icd10|E11.9`), or a page of MedlinePlus (`page|stress`). Names the topic, too. */
  readonly at: string;
  readonly name: { readonly en: string; readonly es: string };
  /** Other words, with commas between. */
  readonly also: { readonly en: string; readonly es: string };
  /** CVX codes of the vaccines it is about. */
  readonly cvx: readonly string[];
}

/** Where to read, the name and other words, each in English and Spanish; of a vaccine also its CVX codes. */
export type TopicRow = readonly [at: string, en: string, es: string, alsoEn: string, alsoEs: string, cvx?: string];

export const topicsOf = (subject: Subject, rows: readonly TopicRow[]): Topic[] =>
  rows.map(([at, en, es, alsoEn, alsoEs, cvx]) => ({ subject, at, name: { en, es }, also: { en: alsoEn, es: alsoEs }, cvx: cvx?.split(' ') ?? [] }));
