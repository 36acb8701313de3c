/**
 * What a laboratory measured, as data: a number with the digits it printed, a bound, words, a ratio, or why there is
 * nothing. Pure. It never rounds what a laboratory would print; where a computer has left a tail of digits that no
 * instrument measures, it gives a readable number beside the exact one.
 */
import { codings, conceptText, decimal, fields, items, text } from '../chart/fhir-values.ts';
import type { Fields } from '../chart/fhir-values.ts';

export interface Unit {
  /** UCUM, when the source says so. */
  readonly ucum?: string;
  /** As the source prints it. */
  readonly printed?: string;
}

export type Comparator = '<' | '<=' | '>' | '>=';

export interface Quantity {
  /** The digits to show. */
  readonly digits: string;
  /** The digits of the source, when they differ from those shown. */
  readonly exact?: string;
  readonly number: number;
  readonly comparator?: Comparator;
  readonly unit?: Unit;
}

export type Value =
  | { readonly kind: 'quantity'; readonly quantity: Quantity }
  | { readonly kind: 'range'; readonly low?: Quantity; readonly high?: Quantity }
  | { readonly kind: 'ratio'; readonly numerator: Quantity; readonly denominator: Quantity }
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'yesNo'; readonly yes: boolean }
  /** A FHIR date, date-time or time. */
  | { readonly kind: 'time'; readonly text: string }
  /** A curve or a file: there is a value, and it is not shown here. */
  | { readonly kind: 'notShown' }
  | { readonly kind: 'absent'; readonly code?: string; readonly text?: string };

const comparators: readonly string[] = ['<', '<=', '>', '>='];

export function quantityOf(value: unknown): Quantity | undefined {
  const given = fields(value);
  const exact = decimal(given?.value);
  if (!given || exact === undefined) return undefined;
  const number = Number(exact);
  if (!Number.isFinite(number)) return undefined;
  const digits = readable(exact);
  const ucum = text(given.system) === 'http://unitsofmeasure.org' ? text(given.code) : undefined;
  const printed = text(given.unit) ?? text(given.code);
  const comparator = text(given.comparator);
  return {
    digits, number,
    ...(digits !== exact && { exact }),
    ...(comparator && comparators.includes(comparator) && { comparator: comparator as Comparator }),
    ...((ucum || printed) && { unit: { ...(ucum && { ucum }), ...(printed && { printed }) } }),
  };
}

/** Digits after the point, and digits in all, beyond which no laboratory prints. */
const mostDecimals = 4;
const mostDigits = 7;

/** The number as printed; a tail of calculated digits is cut to four that count. */
export function readable(exact: string): string {
  const decimals = exact.split('.')[1]?.length ?? 0;
  const digits = exact.replace(/[-.]/g, '').replace(/^0+/, '').length;
  if (decimals <= mostDecimals || digits <= mostDigits) return exact;
  const number = Number(exact);
  const whole = Math.trunc(Math.abs(number));
  const short = whole >= 100 ? number.toFixed(1) : number.toPrecision(4);
  return decimal(short) ?? exact;
}

/** The value of an Observation or of one of its components; undefined when the whole lies in its components. */
export function valueOf(observation: Fields): Value | undefined {
  const quantity = quantityOf(observation.valueQuantity);
  if (quantity) return { kind: 'quantity', quantity };
  const words = text(observation.valueString) ?? conceptText(observation.valueCodeableConcept);
  if (words) return { kind: 'words', text: words };
  if (typeof observation.valueInteger === 'number') return valueOf({ valueQuantity: { value: observation.valueInteger } });
  if (typeof observation.valueBoolean === 'boolean') return { kind: 'yesNo', yes: observation.valueBoolean };
  const time = text(observation.valueDateTime) ?? text(observation.valueTime) ?? text(fields(observation.valuePeriod)?.start);
  if (time) return { kind: 'time', text: time };
  return rangeOf(observation.valueRange) ?? ratioOf(observation.valueRatio) ?? without(observation);
}

function rangeOf(value: unknown): Value | undefined {
  const low = quantityOf(fields(value)?.low);
  const high = quantityOf(fields(value)?.high);
  return low || high ? { kind: 'range', ...(low && { low }), ...(high && { high }) } : undefined;
}

function ratioOf(value: unknown): Value | undefined {
  const numerator = quantityOf(fields(value)?.numerator);
  const denominator = quantityOf(fields(value)?.denominator);
  return numerator && denominator ? { kind: 'ratio', numerator, denominator } : undefined;
}

function without(observation: Fields): Value | undefined {
  if (observation.valueSampledData || observation.valueAttachment) return { kind: 'notShown' };
  const reason = observation.dataAbsentReason;
  const code = codings(reason)[0]?.code;
  const words = text(fields(reason)?.text);
  if (code || words) return { kind: 'absent', ...(code && { code }), ...(words && { text: words }) };
  return items(observation.component).length > 0 || items(observation.hasMember).length > 0 ? undefined : { kind: 'absent' };
}

/** Whether two units are the same, so that numbers may be compared or joined by a line. */
export const sameUnit = (one: Unit | undefined, other: Unit | undefined): boolean => unitKey(one) === unitKey(other);

export const unitKey = (unit: Unit | undefined): string => unit?.ucum ?? unit?.printed ?? '';
