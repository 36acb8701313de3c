import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateFromParts, monthNames, sayDate, sayDay, sayInstant, sayTime } from './dates.ts';

describe('dates in words', () => {
  it('says a FHIR date as long as it is', () => {
    expect(sayDate('en', '2026-08-03')).toBe('August 3, 2026');
    expect(sayDate('es', '2026-08-03')).toBe('3 de agosto de 2026');
    expect(sayDate('en', '2026-08')).toBe('August 2026');
    expect(sayDate('en', '2026')).toBe('2026');
    expect(sayDate('en', 'unknown')).toBe('unknown');
  });

  it('never shifts a date with a zone', () => {
    fc.assert(fc.property(fc.date({ min: new Date('1850-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }), (date) => {
      const text = date.toISOString().slice(0, 10);
      const [year, month, day] = text.split('-').map(Number);
      expect(sayDate('en', text)).toBe(`${monthNames('en')[month! - 1]} ${day}, ${year}`);
      expect(dateFromParts(String(year), String(month), String(day))).toBe(text);
    }));
  });

  it('says an instant at a place, with its zone through the change of the clocks', () => {
    const zone = 'America/New_York';
    expect(sayInstant('en', new Date('2026-11-24T15:00:00Z'), zone)).toBe('November 24, 2026, 10:00 a.m. EST');
    expect(sayInstant('es', new Date('2026-08-03T18:05:00Z'), zone)).toBe('3 de agosto de 2026, 2:05 p. m. EDT');
    expect(sayTime('en', new Date('2026-08-03T16:00:00Z'), zone)).toBe('noon EDT');
    expect(sayTime('en', new Date('2026-08-03T04:00:00Z'), zone)).toBe('midnight EDT');
    expect(sayTime('en', new Date('2026-08-03T04:01:00Z'), zone)).toBe('12:01 a.m. EDT');
    expect(sayDay('en', new Date('2026-08-04T03:00:00Z'), zone)).toBe('August 3, 2026');
  });

  it('takes no date that the calendar does not have', () => {
    expect(dateFromParts('2025', '2', '29')).toBeUndefined();
    expect(dateFromParts('2024', '2', '29')).toBe('2024-02-29');
    expect(dateFromParts('62', '4', '17')).toBeUndefined();
    expect(dateFromParts('1962', '', '17')).toBeUndefined();
    expect(dateFromParts('1962', '13', '1')).toBeUndefined();
    expect(dateFromParts(' 1962 ', '04', ' 7')).toBe('1962-04-07');
    expect(dateFromParts('1e3', '4', '7')).toBeUndefined();
  });
});
