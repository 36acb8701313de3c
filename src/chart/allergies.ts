/**
 * Allergies as the record states them. "No known allergies" is a statement that somebody made; an empty list is not,
 * and the two never look alike (R1). A statement beside a real allergy is shown as the contradiction it is. Pure.
 */
import { codings, conceptText, fields, firstText, hasCode, items, lookUp, referencedId, text } from './fhir-values.ts';
import type { Fields } from './fhir-values.ts';
import type { Entry } from './summary.ts';

export type AllergyStatus = 'active' | 'inactive' | 'resolved' | 'ruledOut';

export interface Allergy {
  readonly id: string;
  readonly title: string | null;
  /** `snomed|…`: for learning more. */
  readonly code: string | null;
  readonly status: AllergyStatus;
  /** Nobody has confirmed it. */
  readonly isUnsure: boolean;
  readonly isIntolerance: boolean;
  readonly categories: readonly string[];
  /** `high`, `low`, `unable-to-assess`. */
  readonly criticality?: string;
  readonly reactions: readonly Reaction[];
  /** FHIR dates. */
  readonly onset?: string;
  readonly recorded?: string;
  readonly recorder?: string;
  readonly recorderId?: string;
  readonly notes: readonly string[];
  readonly refersTo: readonly string[];
  readonly language?: string;
}

export interface Reaction {
  readonly manifestations: readonly string[];
  /** `mild`, `moderate`, `severe`. */
  readonly severity?: string;
  readonly text?: string;
}

/** Somebody looked and found none: of any kind, or of one kind ("No known drug allergy"). */
export interface NoneKnown {
  readonly kind: 'any' | 'medication' | 'food' | 'environment';
  readonly title: string | null;
  readonly recorded?: string;
}

export interface Allergies {
  readonly active: readonly Allergy[];
  readonly past: readonly Allergy[];
  /** Statements that hold: no active allergy speaks against them. */
  readonly noneKnown: readonly NoneKnown[];
  /** Statements that an active allergy contradicts. */
  readonly contradicted: readonly NoneKnown[];
  readonly all: readonly Allergy[];
}

/** SNOMED CT and the codes of the International Patient Summary. */
const noneKnownCodes: Readonly<Record<string, NoneKnown['kind']>> = {
  '716186003': 'any', '160244002': 'any', 'no-known-allergies': 'any',
  '409137002': 'medication', 'no-known-medication-allergies': 'medication',
  '429625007': 'food', 'no-known-food-allergies': 'food',
  '428607008': 'environment', 'no-known-environmental-allergies': 'environment',
};
const noneKnownWords: readonly (readonly [RegExp, NoneKnown['kind']])[] = [
  [/^(no known (drug|medication|medicine) allerg(y|ies)|nkda)\b/i, 'medication'],
  [/^no known food allerg/i, 'food'], [/^no known environmental allerg/i, 'environment'],
  [/^(no known allerg(y|ies)|nka|no allerg(y|ies))\b/i, 'any'],
];
/** "Nothing is known" is no statement at all: the same as an empty list. */
const noInformation = ['no-allergy-info', '1631000175102', '787481006'];

export function allergiesFrom(entries: readonly Entry[]): Allergies {
  const statements: NoneKnown[] = [];
  const all: Allergy[] = [];
  for (const entry of entries) {
    if (hasCode(entry.content.code, ...noInformation)) continue;
    const kind = noneKnownKind(entry.content);
    const status = statusOf(entry.content);
    if (kind) {
      const recorded = text(entry.content.recordedDate);
      if (status === 'active') statements.push({ kind, title: entry.title, ...(recorded && { recorded }) });
    } else all.push(allergyFrom(entry, status));
  }
  const active = all.filter((one) => one.status === 'active');
  const isContradicted = ({ kind }: NoneKnown): boolean => (kind === 'any' ? active.length > 0 : active.some((one) => one.categories.includes(kind)));
  return {
    active, all,
    past: all.filter((one) => one.status !== 'active'),
    noneKnown: statements.filter((one) => !isContradicted(one)),
    contradicted: statements.filter(isContradicted),
  };
}

function noneKnownKind(content: Fields): NoneKnown['kind'] | undefined {
  const coded = codings(content.code).map(({ code }) => lookUp(noneKnownCodes, code)).find((one) => one !== undefined);
  if (coded) return coded;
  const spoken = conceptText(content.code) ?? '';
  return noneKnownWords.find(([pattern]) => pattern.test(spoken))?.[1];
}

function statusOf(content: Fields): AllergyStatus {
  if (hasCode(content.verificationStatus, 'refuted')) return 'ruledOut';
  const code = codings(content.clinicalStatus)[0]?.code;
  return code === 'inactive' || code === 'resolved' ? code : 'active';
}

function allergyFrom({ id, title, code, content }: Entry, status: AllergyStatus): Allergy {
  const criticality = text(content.criticality);
  const onset = firstText(content, 'onsetDateTime', 'onsetPeriod.start', 'onsetString');
  const recorded = text(content.recordedDate);
  const recorder = text(fields(content.recorder)?.display);
  const recorderId = recorder ? undefined : referencedId(content.recorder);
  const language = text(content.language);
  return {
    id, title, code, status,
    isUnsure: hasCode(content.verificationStatus, 'unconfirmed', 'presumed'),
    isIntolerance: content.type === 'intolerance',
    categories: (Array.isArray(content.category) ? content.category : []).map(text).filter((one) => one !== undefined),
    reactions: items(content.reaction).map(reactionFrom).filter((one) => one.manifestations.length > 0 || one.text),
    notes: items(content.note).map((note) => text(note.text)).filter((one) => one !== undefined),
    refersTo: recorderId ? [recorderId] : [],
    ...(criticality && { criticality }), ...(onset && { onset }), ...(recorded && { recorded }),
    ...(recorder && { recorder }), ...(recorderId && { recorderId }), ...(language && { language }),
  };
}

function reactionFrom(reaction: Fields): Reaction {
  const severity = text(reaction.severity);
  const description = text(reaction.description);
  return {
    manifestations: items(reaction.manifestation).map(conceptText).filter((one) => one !== undefined),
    ...(severity && { severity }), ...(description && { text: description }),
  };
}
