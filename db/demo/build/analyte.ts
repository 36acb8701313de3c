/**
 * What a laboratory test is: its LOINC code, the name people use, its unit (UCUM) and its reference range. Ranges are
 * those of an ordinary adult laboratory; a test without one stays without.
 */

type Range = readonly [low: number | undefined, high: number | undefined];

export interface Analyte {
  readonly code: string;
  readonly display: string;
  readonly text: string;
  readonly unit?: string;
  /** UCUM, where it is not what is printed. */
  readonly ucum?: string;
  readonly range?: Range;
  readonly female?: Range;
  readonly male?: Range;
  /** For results in words: what the laboratory expects. Anything else is flagged. */
  readonly expected?: readonly string[];
}

type Ranges = Range | { readonly female: Range; readonly male: Range };

export function measure(
  code: string,
  display: string,
  text: string,
  unit: string,
  ranges?: Ranges,
  ucum?: string,
): Analyte {
  const range = ranges === undefined ? {} : 'female' in ranges ? ranges : { range: ranges };
  return { code, display, text, unit, ...(ucum ? { ucum } : {}), ...range };
}

export function words(code: string, display: string, text: string, ...expected: string[]): Analyte {
  return { code, display, text, ...(expected.length > 0 ? { expected } : {}) };
}

export const serum = 'in Serum or Plasma';
