import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOneSlip, likelyDates, matchOf } from './lookup-rules.ts';
import { nameKey } from './name-rules.ts';

const person = { given: 'Ann Louise', family: "O'Connor-Núñez", birthDate: '1962-04-17', mrn: 'LH-100234' };
const match = (name: string, birthDate?: string, mrn = '') => matchOf({ name, birthDate, mrn }, person);

describe('finding by two identifiers (W2)', () => {
  it('matches names in any order, without case, accents and marks', () => {
    for (const name of ['Ann OConnor Nunez', 'oconnor-nuñez, ann louise', 'NUNEZ']) expect([name, match(name, '1962-04-17')]).toEqual([name, 'exact']);
    expect(match('Anna Oconnor', '1962-04-17')).toBe('near');
    expect(match('Bob Oconnor', '1962-04-17')).toBeUndefined();
    expect(match('Lou Oconnor', '1962-04-17')).toBe('near');
    expect(match('Oconor', '1962-04-17')).toBe('near');
  });

  it('never lets a wrong second identifier pass', () => {
    fc.assert(fc.property(fc.date({ min: new Date('1900-01-01'), max: new Date('2026-01-01'), noInvalidDate: true }), (date) => {
      const typed = date.toISOString().slice(0, 10);
      const found = match('', typed, 'LH-100234');
      expect(found !== undefined).toBe(likelyDates(typed).includes(person.birthDate));
    }));
    expect(match('Whitfield', undefined, 'LH-100234')).toBeUndefined();
    expect(match('Ann', undefined, 'LH-100235')).toBeUndefined();
  });

  it('allows one slip in all', () => {
    expect(match('Oconor', '1962-04-18')).toBeUndefined();
    expect(match('Oconnor', '1962-04-18')).toBe('near');
    expect(match('Oconnor', '1972-04-17')).toBe('near');
    expect(match('Oconnor', '1962-05-18')).toBeUndefined();
  });

  it('makes only dates that exist', () => {
    fc.assert(fc.property(fc.date({ min: new Date('1900-01-01'), max: new Date('2026-01-01'), noInvalidDate: true }), (date) => {
      const typed = date.toISOString().slice(0, 10);
      const dates = likelyDates(typed);
      expect(dates[0]).toBe(typed);
      for (const one of dates) expect(new Date(`${one}T00:00:00Z`).toISOString().slice(0, 10)).toBe(one);
    }));
  });

  it('knows one slip from two', () => {
    const word = fc.stringMatching(/^[a-z]{4,9}$/);
    fc.assert(fc.property(word, fc.nat(8), (text, place) => {
      const at = place % text.length;
      const without = text.slice(0, at) + text.slice(at + 1);
      expect(isOneSlip(text, without)).toBe(true);
      expect(isOneSlip(without, text)).toBe(true);
      const other = `${text.slice(0, at)}9${text.slice(at + 1)}`;
      expect(isOneSlip(text, other)).toBe(true);
      expect(isOneSlip(text, `9${other}8`)).toBe(false);
    }));
    expect(isOneSlip('kessler', 'kesselr')).toBe(true);
    expect(isOneSlip('kessler', 'kessler')).toBe(false);
  });

  it('keeps names as they are compared', () => {
    expect(nameKey("O'Connor-Núñez", 'Ann Louise')).toBe('oconnor nunez ann louise');
    expect(nameKey(null, undefined)).toBe('');
  });
});
