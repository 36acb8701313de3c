import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarFile } from './calendar-file.ts';

const event = {
  id: 'x@example.org', sequence: 0, now: new Date('2026-11-24T15:00:00Z'), start: new Date('2026-12-15T15:30:00Z'), end: new Date('2026-12-15T16:00:00Z'),
  isCertain: true, summary: 'Appointment', description: 'Sign in',
};

/** As a calendar reads it: unfolded, unescaped. */
const read = (file: string, name: string): string | undefined =>
  file.replace(/\r\n /g, '').split('\r\n').find((line) => line.startsWith(`${name}:`))?.slice(name.length + 1).replace(/\\(.)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign));

describe('A calendar file (RFC 5545)', () => {
  it('folds at 75 octets, inside no character, and escapes what must be escaped: any text comes back', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (given) => {
      const text = given.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, '');
      const file = calendarFile({ ...event, location: `at ${text}` });
      for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(read(file, 'LOCATION')).toBe(`at ${text}`);
      expect(file).not.toMatch(/[^\r]\n/);
      expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
    }));
  });

  it('lets no text begin a line of its own', () => {
    const file = calendarFile({ ...event, description: 'one\r\nATTENDEE:mailto:x@example.org\nEND:VEVENT' });
    expect(file.match(/^ATTENDEE/m)).toBeNull();
    expect(file.match(/^END:VEVENT/gm)).toHaveLength(1);
  });

  it('says when the time is not certain', () => {
    expect(read(calendarFile({ ...event, isCertain: false }), 'STATUS')).toBe('TENTATIVE');
    expect(read(calendarFile(event), 'STATUS')).toBe('CONFIRMED');
  });
});
