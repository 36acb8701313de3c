/**
 * When a patient is the one the front desk is looking for (W2): exactly, or nearly, with one slip in one identifier.
 * Two identifiers must agree in any case; nearness never makes one of them needless. Pure.
 */
import { foldName } from './name-rules.ts';

export interface Lookup {
  readonly name: string;
  /** YYYY-MM-DD. */
  readonly birthDate: string | undefined;
  readonly mrn: string;
}

export type Match = 'exact' | 'near';

/** How record numbers are compared: capitals and digits only. */
export const mrnKey = (typed: string): string => typed.normalize('NFKC').toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Undefined when it is somebody else. At most one of the identifiers may be near. */
export function matchOf(
  lookup: Lookup, person: { given: string | null; family: string | null; birthDate: string | null; mrn: string | null },
): Match | undefined {
  const matches = [
    ...(foldName(lookup.name) ? [matchName(foldName(lookup.name), foldName(`${person.given ?? ''} ${person.family ?? ''}`))] : []),
    ...(lookup.birthDate ? [matchDate(lookup.birthDate, person.birthDate)] : []),
    ...(mrnKey(lookup.mrn) ? [mrnKey(lookup.mrn) === mrnKey(person.mrn ?? '') ? ('exact' as const) : undefined] : []),
  ];
  if (matches.includes(undefined)) return undefined;
  const near = matches.filter((match) => match === 'near').length;
  return near === 0 ? 'exact' : near === 1 ? 'near' : undefined;
}

/** Every typed word is a word of the name, in any order; or its beginning, or one letter off. */
function matchName(typed: string, name: string): Match | undefined {
  const known = name.split(' ');
  let near = false;
  for (const word of typed.split(' ')) {
    if (known.includes(word)) continue;
    if (!known.some((one) => (word.length > 1 && one.startsWith(word)) || (word.length > 3 && isOneSlip(word, one)))) return undefined;
    near = true;
  }
  return near ? 'near' : 'exact';
}

/** One letter more, less, other, or two that changed places. */
export function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false;
  const start = [...a].findIndex((letter, index) => letter !== b[index]);
  const at = start < 0 ? a.length : start;
  const restA = a.slice(at);
  const restB = b.slice(at);
  return restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1) ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2));
}

const matchDate = (typed: string, known: string | null): Match | undefined =>
  known === typed ? 'exact' : known && likelyDates(typed).includes(known) ? 'near' : undefined;

/** The date itself, day and month changed places, and the slips of one day, month or year. */
export function likelyDates(date: string): string[] {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const candidates = [
    [year, month, day], [year, day, month],
    ...[-10, -1, 1, 10].flatMap((slip) => [[year + slip, month, day], [year, month, day + slip]]),
    ...[-1, 1].map((slip) => [year, month + slip, day]),
  ] as [number, number, number][];
  return [...new Set(candidates.map(written).filter((one) => one !== undefined))];
}

function written([year, month, day]: [number, number, number]): string | undefined {
  const at = new Date(Date.UTC(year, month - 1, day));
  return at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day ? at.toISOString().slice(0, 10) : undefined;
}
