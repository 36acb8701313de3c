/** The calendar of the demo: open days, summer time, months of unequal length. */
import { describe, expect, it } from 'vitest';
import { addMonths, at, daysBefore, openDay } from './days.ts';

describe('the calendar', () => {
  it('takes the day that it is in New York', () => {
    expect(daysBefore(new Date('2026-11-25T03:00:00Z')).today).toBe('2026-11-24');
    expect(daysBefore(new Date('2026-11-25T06:00:00Z')).today).toBe('2026-11-25');
  });

  it('moves visits to days on which the clinic is open', () => {
    expect(openDay('2026-11-22')).toBe('2026-11-20');
    expect(openDay('2026-11-26')).toBe('2026-11-25');
    expect(openDay('2026-12-25')).toBe('2026-12-24');
    expect(daysBefore(new Date('2026-12-24T12:00:00Z')).ahead({ days: 1 })).toBe('2026-12-28');
  });

  it('ends months where they end', () => {
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
    expect(addMonths('2028-02-29', -12)).toBe('2027-02-28');
    expect(addMonths('2026-11-24', 14)).toBe('2028-01-24');
  });

  it('knows summer time', () => {
    expect(at('2026-03-07', '09:00')).toBe('2026-03-07T09:00:00-05:00');
    expect(at('2026-03-08', '09:00')).toBe('2026-03-08T09:00:00-04:00');
    expect(at('2026-10-31', '09:00')).toBe('2026-10-31T09:00:00-04:00');
    expect(at('2026-11-01', '09:00')).toBe('2026-11-01T09:00:00-05:00');
  });
});
