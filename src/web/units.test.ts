import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readableUnit } from './units.ts';

const ucum = (code: string, language: 'en' | 'es' = 'en') => readableUnit({ ucum: code, printed: code }, language);

describe('units (ux.md, "Numbers/units")', () => {
  it('are read from UCUM, in both languages', () => {
    expect(ucum('10*3/uL')).toEqual({ short: 'thousand/µL', long: 'thousand per microliter' });
    expect(ucum('10*3/uL', 'es')).toEqual({ short: 'mil/µL', long: 'mil por microlitro' });
    expect(ucum('10*6/uL', 'es')).toEqual({ short: 'millones/µL', long: 'millones por microlitro' });
    expect(ucum('mg/dL')).toEqual({ short: 'mg/dL', long: 'milligrams per deciliter' });
    expect(ucum('mg/dL', 'es')).toEqual({ short: 'mg/dL', long: 'miligramos por decilitro' });
    expect(ucum('%')).toEqual({ short: '%', long: 'percent' });
    expect(ucum('mm[Hg]')).toEqual({ short: 'mmHg', long: 'millimeters of mercury' });
    expect(ucum('mL/min/{1.73_m2}')).toEqual({ short: 'mL/min/1.73 m²', long: 'milliliters per minute per 1.73 square meters' });
    expect(ucum('u[IU]/mL')).toEqual({ short: 'µIU/mL', long: 'micro-international units per milliliter' });
    expect(ucum('kg/m2')).toEqual({ short: 'kg/m²', long: 'kilograms per square meter' });
    expect(ucum('/[HPF]').short).toBe('per high-power field');
    expect(ucum('{INR}')).toEqual({ short: 'INR' });
    expect(ucum('{score}').short).toBe('');
    expect(ucum('1').short).toBe('');
    expect(ucum('Cel').short).toBe('°C');
  });

  it('are read from other spellings too', () => {
    for (const printed of ['K/uL', 'x10^3/uL', '10E3/uL', 'K/mcL', '10^3/µL']) expect([printed, readableUnit({ printed }, 'en').short]).toEqual([printed, 'thousand/µL']);
    expect(readableUnit({ printed: 'mcg/dL' }, 'en').short).toBe('µg/dL');
    expect(readableUnit({ printed: 'mEq/L' }, 'en')).toEqual({ short: 'mEq/L', long: 'milliequivalents per liter' });
  });

  it('stay as printed when nobody can read them', () => {
    expect(readableUnit({ printed: 'Titer Units' }, 'en')).toEqual({ short: 'Titer Units' });
    expect(readableUnit({ ucum: '[arb\'U]', printed: 'arbitrary' }, 'es')).toEqual({ short: 'arbitrary' });
    expect(readableUnit(undefined, 'en')).toEqual({ short: '' });
    fc.assert(fc.property(fc.string(), fc.constantFrom('en' as const, 'es' as const), (printed, language) => typeof readableUnit({ printed }, language).short === 'string'));
  });
});
