/**
 * Reading FHIR as it comes: anything may be missing, anything may be of the wrong type. Each function gives the value
 * when it is what it should be, else undefined. Decimals keep the digits the source sent.
 */
export type Fields = Readonly<Record<string, unknown>>;

export const text = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined);

export const fields = (value: unknown): Fields | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;

/** The objects of a list; one object alone counts as a list of one. */
export const items = (value: unknown): Fields[] => (Array.isArray(value) ? value : [value]).map(fields).filter((one) => one !== undefined);

export const texts = (value: unknown): string[] => (Array.isArray(value) ? value : [value]).map(text).filter((one) => one !== undefined);

/** A number that intake keeps as it was written. */
const { isRawJSON } = JSON as unknown as { isRawJSON(value: unknown): value is { rawJSON: string } };

/** A decimal in the digits of the source (`parseContent` keeps them as text, intake as raw JSON) or a plain number. */
export function decimal(given: unknown): string | undefined {
  const value = isRawJSON(given) ? given.rawJSON : given;
  if (typeof value === 'number' && Number.isFinite(value)) return plain(String(value));
  return typeof value === 'string' && /^[+-]?\d+(\.\d+)?(e[+-]?\d{1,3})?$/i.test(value) ? plain(value.replace(/^\+/, '')) : undefined;
}

/** Writes an exponent out: what a person reads has none. */
function plain(digits: string): string {
  const [, sign = '', whole = '', fraction = '', exponent] = /^(-?)(\d+)(?:\.(\d+))?e([+-]?\d+)$/i.exec(digits) ?? [];
  if (exponent === undefined) return digits;
  const point = whole.length + Number(exponent);
  const all = `${whole}${fraction}`;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${all}`;
  const padded = all.padEnd(point, '0');
  const rest = padded.slice(point);
  return `${sign}${padded.slice(0, point).replace(/^0+(?=\d)/, '')}${rest ? `.${rest}` : ''}`;
}

export interface Coding {
  readonly system?: string;
  readonly code?: string;
  readonly display?: string;
}

export const codings = (concept: unknown): Coding[] =>
  items(fields(concept)?.coding).map((one) => ({ system: text(one.system), code: text(one.code), display: text(one.display) }));

/** SNOMED CT says behind a term what kind of concept it is ("Encounter for problem (procedure)"); people need not read that. */
export const plainTerm = (words: string): string => words.replace(
  / \((procedure|finding|disorder|situation|regime\/therapy|environment|observable entity|event|qualifier value|record artifact|physical object|occupation|person|substance|morphologic abnormality|body structure)\)$/i, '');

/** What a person reads for a CodeableConcept: its text, else the first display, else the first code. */
export function conceptText(concept: unknown): string | undefined {
  const words = text(fields(concept)?.text) ?? codings(concept).map((coding) => coding.display).find(Boolean) ?? codings(concept)[0]?.code;
  return words && plainTerm(words);
}

export const hasCode = (concept: unknown, ...codes: string[]): boolean => codings(concept).some(({ code }) => code !== undefined && codes.includes(code));

/** The id in the chart that a reference names: `Practitioner/<uuid>`. */
export const referencedId = (reference: unknown): string | undefined =>
  /^[A-Za-z]+\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text(fields(reference)?.reference) ?? '')?.[1];

/** What a table says of a code from a record: a code such as "constructor" must not find what every object has. */
export const lookUp = <Value>(table: Readonly<Record<string, Value>>, key: string | null | undefined): Value | undefined =>
  key !== null && key !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;

/** The first of several forms of a choice that is there: `first(resource, 'effectiveDateTime', 'effectivePeriod.start')`. */
export function firstText(resource: Fields, ...paths: string[]): string | undefined {
  for (const path of paths) {
    const [head = '', tail] = path.split('.');
    const value = text(tail ? fields(resource[head])?.[tail] : resource[head]);
    if (value) return value;
  }
  return undefined;
}

const exactNumber = /"value": ?-?\d*(\.\d*0|\.\d{15,}|\d{16,}|[\d.]+e[+-]?\d+)[\s,}]/i;

/**
 * Parses the JSON of a resource. The numbers under `value` whose digits a computer's number would lose ("4.0") come
 * as text in the digits of the source.
 */
export function parseContent(json: string): Fields {
  if (!exactNumber.test(json)) return JSON.parse(json) as Fields;
  return JSON.parse(json, function (key, value: unknown, context?: { source?: string }) {
    return key === 'value' && typeof value === 'number' && context?.source ? context.source : value;
  } as (key: string, value: unknown) => unknown) as Fields;
}
