/**
 * Names of the units of measurement, for those who do not read "10*3/uL". The pieces are put together by units.ts.
 */
import { words } from './words.ts';
import type { Entry } from './words.ts';

interface UnitName {
  readonly one: Entry;
  readonly many: Entry;
  /** What is printed for it, when it is not the UCUM code. */
  readonly symbol?: string;
}

const name = (symbol: string | undefined, en: string, es: string, enMany = `${en}s`, esMany = `${es}s`): UnitName =>
  ({ one: { en, es }, many: { en: enMany, es: esMany }, ...(symbol && { symbol }) });

/** UCUM units without a prefix. */
export const unitNames: Readonly<Record<string, UnitName>> = {
  g: name(undefined, 'gram', 'gramo'),
  mol: name(undefined, 'mole', 'mol', 'moles', 'moles'),
  eq: name('Eq', 'equivalent', 'equivalente'),
  L: name(undefined, 'liter', 'litro'),
  l: name('L', 'liter', 'litro'),
  U: name(undefined, 'unit', 'unidad', 'units', 'unidades'),
  '[IU]': name('IU', 'international unit', 'unidad internacional', 'international units', 'unidades internacionales'),
  '[iU]': name('IU', 'international unit', 'unidad internacional', 'international units', 'unidades internacionales'),
  osm: name('Osm', 'osmole', 'osmol', 'osmoles', 'osmoles'),
  m: name(undefined, 'meter', 'metro'),
  m2: name('m²', 'square meter', 'metro cuadrado', 'square meters', 'metros cuadrados'),
  m3: name('m³', 'cubic meter', 'metro cúbico', 'cubic meters', 'metros cúbicos'),
  s: name(undefined, 'second', 'segundo'),
  min: name(undefined, 'minute', 'minuto'),
  h: name(undefined, 'hour', 'hora'),
  d: name(undefined, 'day', 'día'),
  wk: name(undefined, 'week', 'semana'),
  mo: name(undefined, 'month', 'mes', 'months', 'meses'),
  a: name(undefined, 'year', 'año'),
  cal: name(undefined, 'calorie', 'caloría'),
  Pa: name(undefined, 'pascal', 'pascal', 'pascals', 'pascales'),
  kat: name(undefined, 'katal', 'katal', 'katals', 'katales'),
  'm[Hg]': name('mHg', 'meter of mercury', 'metro de mercurio', 'meters of mercury', 'metros de mercurio'),
  Cel: name('°C', 'degree Celsius', 'grado Celsius', 'degrees Celsius', 'grados Celsius'),
  '[degF]': name('°F', 'degree Fahrenheit', 'grado Fahrenheit', 'degrees Fahrenheit', 'grados Fahrenheit'),
  '[lb_av]': name('lb', 'pound', 'libra'),
  '[in_i]': name('in', 'inch', 'pulgada', 'inches'),
  '[HPF]': name('high-power field', 'high-power field', 'campo de gran aumento', 'high-power fields', 'campos de gran aumento'),
  '[LPF]': name('low-power field', 'low-power field', 'campo de bajo aumento', 'low-power fields', 'campos de bajo aumento'),
  '[pH]': name('pH', 'pH', 'pH', 'pH', 'pH'),
  '%': name(undefined, 'percent', 'por ciento', 'percent', 'por ciento'),
};

export const unitPrefixes: Readonly<Record<string, Entry>> = words({
  k: { en: 'kilo', es: 'kilo' },
  d: { en: 'deci', es: 'deci' },
  c: { en: 'centi', es: 'centi' },
  m: { en: 'milli', es: 'mili' },
  u: { en: 'micro', es: 'micro' },
  n: { en: 'nano', es: 'nano' },
  p: { en: 'pico', es: 'pico' },
  f: { en: 'femto', es: 'femto' },
});

/** Powers of ten before a unit: two numbers side by side would be misread. */
export const powersOfTen: Readonly<Record<string, Entry>> = words({
  2: { en: 'hundred', es: 'cientos' },
  3: { en: 'thousand', es: 'mil' },
  6: { en: 'million', es: 'millones' },
  9: { en: 'billion', es: 'mil millones' },
  12: { en: 'trillion', es: 'billones' },
});

export const unitWords = words({ per: { en: 'per', es: 'por' } });
