/**
 * JSON as it comes from outside: bounds are checked before anything is built, the digits of numbers are kept as
 * the laboratory wrote them, and a key that stands twice in one object is a fault, because two readers would see two
 * different things. Executes nothing, and never recurses into what it reads.
 */
import { unfit } from './reasons.ts';

const deepest = 200;
/** Digits that PostgreSQL and a person can still be expected to hold. */
const longestNumber = 100;

/** Node 24 knows them; the library of types does not yet. */
const { rawJSON, isRawJSON } = JSON as unknown as { rawJSON(source: string): object; isRawJSON(value: unknown): boolean };

/** Stands where a number was that nobody can hold: it is refused later, with its item. */
export const beyondMeasure = '\u0000number';
const beyond = rawJSON(JSON.stringify(beyondMeasure));

/** Parses a whole document or a line. Throws Unfit. */
export function parseJson(text: string): unknown {
  const seen = scan(text);
  let value: unknown;
  try {
    value = seen.exact ? JSON.parse(text, keepDigits as (key: string, value: unknown) => unknown) : JSON.parse(text);
  } catch (error) {
    throw unfit('file.notJson', { line: lineOf(text, error) });
  }
  if (keysIn(value) !== seen.colons) throw unfit('item.keyTwice', {});
  return value;
}

/** The message of the parser names a position only where the text is short of nothing. */
function lineOf(text: string, error: unknown): number {
  const position = Number(/position (\d+)/.exec((error as Error).message)?.[1] ?? text.length);
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < position; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

interface Scan {
  /** One for each key of each object. */
  colons: number;
  /** There is a number that would not come back as it was written. */
  exact: boolean;
}

/** One pass over the text outside its strings. */
function scan(text: string): Scan {
  let depth = 0;
  let colons = 0;
  let exact = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      at = endOfString(text, at);
      if (at < 0) break;
    } else if (code === 0x3a) colons += 1;
    else if (code === 0x5b || code === 0x7b) {
      if (++depth > deepest) throw unfit('file.tooDeep', { most: deepest });
    } else if (code === 0x5d || code === 0x7d) depth -= 1;
    else if (code === 0x2d || (code >= 0x30 && code <= 0x39)) {
      const from = at;
      while (isInNumber(text.charCodeAt(at + 1))) at += 1;
      exact ||= at > from && losesDigits(text.slice(from, at + 1));
    }
  }
  return { colons, exact };
}

/** Where the string that begins here ends, or -1; a quote after an odd number of backslashes belongs to it. */
function endOfString(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(at - 1 - backslashes) === 0x5c) backslashes += 1;
    if (backslashes % 2 === 0) return at;
  }
  return -1;
}

/** Digits, the point, the exponent and its sign. */
const isInNumber = (code: number): boolean => (code >= 0x30 && code <= 0x39) || code === 0x2e || code === 0x65 || code === 0x45 || code === 0x2b || code === 0x2d;

const losesDigits = (digits: string): boolean => String(Number(digits)) !== digits;

/** A number whose digits would be lost goes on as its text. */
function keepDigits(_key: string, value: unknown, context: { source?: string }): unknown {
  const { source } = context;
  if (typeof value !== 'number' || source === undefined || !losesDigits(source)) return value;
  const vanishes = value === 0 && /^-?[0.]*[1-9]/.test(source);
  return Number.isFinite(value) && !vanishes && source.length <= longestNumber ? rawJSON(source) : beyond;
}

function keysIn(value: unknown): number {
  let keys = 0;
  const open: unknown[] = [value];
  while (open.length > 0) {
    const one = open.pop();
    if (typeof one !== 'object' || one === null || isRawJSON(one)) continue;
    if (Array.isArray(one)) {
      for (const inner of one) if (typeof inner === 'object') open.push(inner);
      continue;
    }
    for (const key in one) {
      keys += 1;
      const inner = (one as Record<string, unknown>)[key];
      if (typeof inner === 'object') open.push(inner);
    }
  }
  return keys;
}
