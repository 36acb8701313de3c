/**
 * Units as people read them: a short form that stands beside a number ("thousand/µL", "mmHg") and the same in words.
 * A unit that cannot be read is shown as the source printed it; the code itself is never lost.
 */
import type { Unit } from '../results/quantity.ts';
import { powersOfTen, unitNames, unitPrefixes, unitWords } from './words/units.ts';
import type { Language } from './words/words.ts';

export interface ReadableUnit {
  /** Beside the number; may be empty where the number needs no unit. */
  readonly short: string;
  /** In words, where it says more than the short form. */
  readonly long?: string;
}

const read = new Map<string, ReadableUnit>();

export function readableUnit(unit: Unit | undefined, language: Language): ReadableUnit {
  if (!unit) return { short: '' };
  const key = `${language} ${unit.ucum ?? ''} ${unit.printed ?? ''}`;
  let found = read.get(key);
  if (!found) {
    found = readUnit(unit, language);
    if (read.size < 1_000) read.set(key, found);
  }
  return found;
}

function readUnit({ ucum, printed }: Unit, language: Language): ReadableUnit {
  const parts = partsOf(plainForm(ucum ?? printed ?? '')) ?? partsOf(plainForm(printed ?? ''));
  if (!parts) return { short: printed ?? ucum ?? '' };
  const spoken = parts.map((part, index) => say(part, language, index === 0)).filter(Boolean);
  const shown = parts.map((part) => show(part, language));
  const short = shown[0] === '' && shown.length > 1 ? `${unitWords.per[language]} ${shown.slice(1).join('/')}` : shown.join('/');
  const long = (parts[0]!.isOne ? [''] : []).concat(spoken).join(` ${unitWords.per[language]} `).trim();
  return long && long !== short ? { short, long } : { short };
}

/** Other spellings of the same: "K/uL", "x10^3/uL", "mcg". */
function plainForm(text: string): string {
  return text.trim()
    .replace(/^(?:x\s*)?10[*^eE](?:\()?0?(\d{1,2})(?:\))?(?=$|\/|\s)/, '10*$1').replace(/\s*\/\s*/g, '/')
    .replace(/^K(?=\/(?:u|µ|μ|mc)L$)/, '10*3').replace(/^M(?=\/(?:u|µ|μ|mc)L$)/, '10*6')
    .replace(/\bmc(?=[gL]\b)|[µμ]/g, 'u').replace(/^mmHg$/, 'mm[Hg]').replace(/^percent$/i, '%')
    .replace(/\bm?EQ\b|\bmEq\b/g, (found) => found.toLowerCase()).replace(/(?<![[\w])([mu]?)IU\b/g, '$1[IU]');
}

interface Part {
  readonly factor?: string;
  readonly prefix?: string;
  readonly unit?: string;
  /** What is counted, in braces: "cells", "INR". */
  readonly counted?: string;
  /** Nothing before the bar: "/uL". */
  readonly isOne?: boolean;
}

function partsOf(text: string): Part[] | undefined {
  if (!text || text.length > 60) return undefined;
  const parts = text.replace('{1.73_m2}', '1.73·m2').replace(/1\.73[_.]?\s?\{?m2\}?/, '1.73·m2').split('/').map((part, index) => partOf(part, index === 0));
  return parts.every((part) => part !== undefined) ? parts : undefined;
}

function partOf(text: string, isFirst: boolean): Part | undefined {
  if (text === '' || text === '1') return isFirst ? { isOne: true } : undefined;
  if (text === '1.73·m2') return { factor: '1.73', unit: 'm2' };
  const [, power, rest = ''] = /^10\*(\d+)\.?(.*)$/.exec(text) ?? [undefined, undefined, text];
  if (power !== undefined && !Object.hasOwn(powersOfTen, power)) return undefined;
  const [, atom = '', counted] = /^([^{}]*)(?:\{([^{}]*)\})?$/.exec(rest) ?? [];
  if (rest !== '' && atom === '' && counted === undefined) return undefined;
  const named = atom === '' ? {} : atomOf(atom);
  return named && { ...named, ...(power && { factor: power }), ...(counted && !/^(score|ratio|index|#|calc|creat)/i.test(counted) && { counted }) };
}

function atomOf(atom: string): Part | undefined {
  if (Object.hasOwn(unitNames, atom)) return { unit: atom };
  const [prefix = '', unit] = [atom.slice(0, 1), atom.slice(1)];
  return Object.hasOwn(unitPrefixes, prefix) && Object.hasOwn(unitNames, unit) ? { prefix, unit } : undefined;
}

const isPower = (part: Part): boolean => part.factor !== undefined && Object.hasOwn(powersOfTen, part.factor);

function show(part: Part, language: Language): string {
  const symbol = part.unit ? `${(part.prefix ?? '').replace('u', 'µ')}${unitNames[part.unit]!.symbol ?? part.unit}` : (part.counted ?? '');
  const factor = part.factor && (isPower(part) ? powersOfTen[part.factor]![language] : part.factor);
  return [factor, symbol].filter(Boolean).join(' ');
}

function say(part: Part, language: Language, many: boolean): string {
  const name = part.unit && unitNames[part.unit]![many || (part.factor && !isPower(part)) ? 'many' : 'one'][language];
  const whole = name ? `${part.prefix ? unitPrefixes[part.prefix]![language] : ''}${part.prefix && part.unit?.startsWith('[') ? '-' : ''}${name}` : (part.counted ?? '');
  const factor = part.factor && (isPower(part) ? powersOfTen[part.factor]![language] : part.factor);
  return [factor, whole].filter(Boolean).join(' ');
}
