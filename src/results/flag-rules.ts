/**
 * Where a value stands: high, low, in range, or outside it in another way. The laboratory's own word comes first;
 * only where it gave none does the rule compare the number with the range (ux.md, "Result detail"). It never says
 * what that means for a person. Pure.
 */
import { codings, conceptText, fields, items, lookUp, text } from '../chart/fhir-values.ts';
import type { Fields } from '../chart/fhir-values.ts';
import { quantityOf, sameUnit, valueOf } from './quantity.ts';
import type { Quantity, Value } from './quantity.ts';

export type Standing = 'veryHigh' | 'high' | 'low' | 'veryLow' | 'inRange' | 'outside';

export interface Range {
  readonly low?: Quantity;
  readonly high?: Quantity;
  /** The laboratory's own words for the range. */
  readonly text?: string;
  /** What kind of range, when it is not the ordinary one: "Therapeutic desired level". */
  readonly kind?: string;
}

/** HL7's ObservationInterpretation, and the forms of it in version 2 of HL7. */
const standings: Readonly<Record<string, Standing>> = {
  H: 'high', HU: 'veryHigh', HH: 'veryHigh', HX: 'veryHigh', '>': 'high', UPP: 'high',
  L: 'low', LU: 'veryLow', LL: 'veryLow', LX: 'veryLow', '<': 'low', LOW: 'low',
  N: 'inRange', A: 'outside', AA: 'outside',
};

const words: readonly (readonly [RegExp, Standing])[] = [
  [/^(critical(ly)? |very )high$/i, 'veryHigh'], [/^(critical(ly)? |very )low$/i, 'veryLow'],
  [/^(above )?high( normal)?$|^above (normal|range)$/i, 'high'], [/^low$|^below (low )?(normal|range)$/i, 'low'],
  [/^(normal|in range|within (normal )?range)$/i, 'inRange'], [/^(critical(ly)? )?abnormal$|^out(side)? (of )?(the )?range$/i, 'outside'],
];

/** Where the value stands, or undefined when nobody can say. */
export function standingOf(observation: Fields): Standing | undefined {
  return interpreted(observation.interpretation) ?? compared(valueOf(observation), soleRange(rangesOf(observation)));
}

/** What the laboratory said about the value; the worst of several words. */
function interpreted(interpretation: unknown): Standing | undefined {
  const said = items(interpretation).flatMap((concept) => {
    const byCode = codings(concept).map(({ code }) => lookUp(standings, code?.toUpperCase())).filter((one) => one !== undefined);
    if (byCode.length > 0) return byCode;
    const spoken = conceptText(concept) ?? '';
    return words.filter(([pattern]) => pattern.test(spoken)).map(([, standing]) => standing).slice(0, 1);
  });
  return said.find((one) => one !== 'inRange' && one !== 'outside') ?? said.find((one) => one === 'outside') ?? said[0];
}

/** The words of an interpretation that say nothing about a range: "Positive", "Resistant". */
export function otherInterpretation(observation: Fields): string | undefined {
  const said = items(observation.interpretation).filter((concept) => interpreted(concept) === undefined).map(conceptText);
  return said.find((one) => one !== undefined);
}

/** Compares a number with its range. A bound such as "<5" stands only where every number it allows would stand. */
export function compared(value: Value | undefined, range: Range | undefined): Standing | undefined {
  if (value?.kind !== 'quantity' || !range || (!range.low && !range.high)) return undefined;
  const { quantity } = value;
  const { low, high } = range;
  if ([low, high].some((bound) => bound && !isComparable(quantity, bound))) return undefined;
  if (low && high && low.number > high.number) return undefined;
  switch (quantity.comparator) {
    case undefined:
      return low && quantity.number < low.number ? 'low' : high && quantity.number > high.number ? 'high' : 'inRange';
    case '<':
    case '<=':
      if (low) return quantity.number < low.number || (quantity.comparator === '<' && quantity.number === low.number) ? 'low' : undefined;
      return high && quantity.number <= high.number ? 'inRange' : undefined;
    case '>':
    case '>=':
      if (high) return quantity.number > high.number || (quantity.comparator === '>' && quantity.number === high.number) ? 'high' : undefined;
      return low && quantity.number >= low.number ? 'inRange' : undefined;
  }
}

/** A bound without a unit takes the unit of the value. */
const isComparable = (value: Quantity, bound: Quantity): boolean => bound.unit === undefined || sameUnit(value.unit, bound.unit) || value.unit?.printed === bound.unit.printed;

/** The ranges of an observation, the ordinary ones first. */
export function rangesOf(observation: Fields): Range[] {
  const ranges = items(observation.referenceRange).map((given): Range => {
    const low = quantityOf(given.low);
    const high = quantityOf(given.high);
    const own = text(given.text);
    const kind = codings(given.type).some(({ code }) => code === 'normal') ? undefined : conceptText(given.type) ?? items(given.appliesTo).map(conceptText).find(Boolean);
    return { ...(low && { low }), ...(high && { high }), ...(own && { text: own }), ...(kind && { kind }) };
  }).filter((range) => range.low || range.high || range.text);
  return [...ranges.filter((range) => !range.kind), ...ranges.filter((range) => range.kind)];
}

/** The range that a number may be compared with: the only ordinary one. With several, only a person can choose. */
export function soleRange(ranges: readonly Range[]): Range | undefined {
  const ordinary = ranges.filter((range) => !range.kind);
  return ordinary.length === 1 && (ordinary[0]!.low || ordinary[0]!.high) ? ordinary[0] : undefined;
}

const isOutside = (standing: Standing | undefined): boolean => standing !== undefined && standing !== 'inRange';

/** Stored with the observation: whether it, or a component of it, stands outside its range. Null for other things. */
export function standsOutside(resource: Fields): boolean | null {
  if (resource.resourceType !== 'Observation') return null;
  return isOutside(standingOf(resource)) || items(resource.component).some((component) => isOutside(standingOf(fields(component)!)));
}
