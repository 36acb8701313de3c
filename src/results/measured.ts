/**
 * One observation of the record as data for a page: its name, value, standing and range, its components, and what is
 * known around it. Pure; it carries the record's own words and invents none.
 */
import { codings, conceptText, fields, firstText, items, referencedId, text } from '../chart/fhir-values.ts';
import type { Coding, Fields } from '../chart/fhir-values.ts';
import { compared, otherInterpretation, rangesOf, soleRange, standingOf } from './flag-rules.ts';
import type { Range, Standing } from './flag-rules.ts';
import { sameUnit, valueOf } from './quantity.ts';
import type { Quantity, Value } from './quantity.ts';

/** Somebody or something the record names: by words, by the id of an entry of the chart, or both. */
export interface Named {
  readonly text?: string;
  readonly id?: string;
}

export interface Note {
  readonly text: string;
  readonly author?: Named;
  /** FHIR date or date-time. */
  readonly at?: string;
}

export interface Measured {
  readonly name: string | undefined;
  readonly codes: readonly Coding[];
  readonly value?: Value;
  readonly standing?: Standing;
  /** "Positive", "Resistant": a word of the laboratory that is about no range. */
  readonly said?: string;
  readonly ranges: readonly Range[];
  /** The range to draw: there is one, and the picture agrees with the word. */
  readonly drawn?: Range;
  readonly components: readonly Measured[];
}

export interface Observed extends Measured {
  readonly id: string;
  readonly status: string | undefined;
  /** When the sample was taken, and when the result was given out: FHIR dates. */
  readonly collected?: string;
  readonly issued?: string;
  readonly notes: readonly Note[];
  readonly method?: string;
  readonly bodySite?: string;
  readonly device?: string;
  readonly specimen?: Named;
  readonly performers: readonly Named[];
  readonly orders: readonly string[];
  readonly language?: string;
}

export function observedFrom(id: string, content: Fields): Observed {
  const collected = collectedAt(content);
  const issued = text(content.issued);
  const method = conceptText(content.method);
  const bodySite = conceptText(content.bodySite);
  const device = text(fields(content.device)?.display);
  const specimen = named(content.specimen);
  const language = text(content.language);
  return {
    id, ...measuredFrom(content), status: text(content.status),
    notes: notesOf(content),
    performers: items(content.performer).map(named).filter((one) => one !== undefined),
    orders: items(content.basedOn).map(referencedId).filter((one) => one !== undefined),
    ...(collected && { collected }), ...(issued && { issued }), ...(method && { method }), ...(bodySite && { bodySite }),
    ...(device && { device }), ...(specimen && { specimen }), ...(language && { language }),
  };
}

/** When the sample was taken: a FHIR date or date-time, else when the result was given out. */
export const collectedAt = (content: Fields): string | undefined =>
  firstText(content, 'effectiveDateTime', 'effectiveInstant', 'effectivePeriod.start', 'issued');

export function measuredFrom(content: Fields): Measured {
  const ranges = rangesOf(content);
  const range = soleRange(ranges);
  const value = faithful(valueOf(content), range);
  const standing = standingOf(content);
  const said = otherInterpretation(content);
  return {
    name: conceptText(content.code),
    codes: codings(content.code),
    ranges,
    components: items(content.component).map((component) => measuredFrom(component)),
    ...(value && { value }), ...(standing && { standing }), ...(said && { said }),
    ...(range && value?.kind === 'quantity' && agrees(value.quantity, range, standing) && { drawn: range }),
  };
}

/** Shows all digits where the shortened number would stand on the other side of a bound. */
function faithful(value: Value | undefined, range: Range | undefined): Value | undefined {
  if (value?.kind !== 'quantity' || value.quantity.exact === undefined || !range) return value;
  const { exact, ...quantity } = value.quantity;
  const shown = { ...quantity, number: Number(quantity.digits) };
  const hides = compared({ kind: 'quantity', quantity: shown }, range) !== compared(value, range);
  return hides ? { kind: 'quantity', quantity: { ...quantity, digits: exact } } : value;
}

/** A picture may be drawn when it says the same as the word beside it. */
function agrees(quantity: Quantity, range: Range, standing: Standing | undefined): boolean {
  if (quantity.comparator || [range.low, range.high].some((bound) => bound?.comparator)) return false;
  if (range.low && range.high && !sameUnit(range.low.unit, range.high.unit)) return false;
  const place = compared({ kind: 'quantity', quantity }, range);
  if (place === undefined) return false;
  if (standing === undefined) return true;
  if (place === 'inRange') return standing === 'inRange';
  return place === 'high' ? standing === 'high' || standing === 'veryHigh' || standing === 'outside' : standing === 'low' || standing === 'veryLow' || standing === 'outside';
}

export function named(reference: unknown): Named | undefined {
  const given = fields(reference);
  const words = text(given?.display) ?? text(fields(given?.identifier)?.value);
  const id = referencedId(reference);
  return words || id ? { ...(words && { text: words }), ...(id && { id }) } : undefined;
}

export const notesOf = (content: Fields): Note[] => items(content.note).flatMap((note) => {
  const words = text(note.text);
  const author = text(note.authorString) ? { text: text(note.authorString)! } : named(note.authorReference);
  const at = text(note.time);
  return words ? [{ text: words, ...(author && { author }), ...(at && { at }) }] : [];
});
