import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { days, later, seconds } from '../kernel/clock.ts';
import { ageOn, codeExpiry, codeGroups, codeLetters, codeLength, dayAt, foldCode, newCode, whyNoCode } from './access-code-rules.ts';
import { codeState } from './account-status.ts';

const adult = { birthDate: '1980-01-01', deceased: false, hasActiveAccount: false, missing: [] };

describe('an access code (E15)', () => {
  it('is made of 31 letters and digits without look-alikes', () => {
    expect(new Set(codeLetters).size).toBe(31);
    expect(codeLetters).not.toMatch(/[ILO01]/);
    expect(codeLength * Math.log2(codeLetters.length)).toBeGreaterThan(99);
  });

  it('has twenty of them, drawn evenly and never twice the same', () => {
    const codes = Array.from({ length: 3_000 }, newCode);
    expect(new Set(codes).size).toBe(codes.length);
    const counts = new Map<string, number>();
    for (const letter of codes.join('')) counts.set(letter, (counts.get(letter) ?? 0) + 1);
    expect([...counts.keys()].sort().join('')).toBe([...codeLetters].sort().join(''));
    // 60,000 draws: chi-squared with 30 degrees of freedom stays below 70 but once in ten thousand runs.
    const expected = (codes.length * codeLength) / codeLetters.length;
    expect([...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)).toBeLessThan(70);
  });

  it('E15: is the same however it is typed', () => {
    const code = fc.constantFrom(...Array.from({ length: 20 }, newCode));
    const sign = fc.constantFrom('-', ' ', '–', '—', '.', '\u00a0', '_', '');
    fc.assert(fc.property(code, fc.array(sign, { minLength: 20, maxLength: 20 }), fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }), (made, signs, small) => {
      const typed = [...made].map((letter, index) => signs[index]! + (small[index] ? letter.toLowerCase() : letter)).join('');
      expect(foldCode(typed)).toBe(made);
    }));
  });

  it('is printed in four groups of five that fold back to it', () => {
    const code = newCode();
    expect(codeGroups(code).map((group) => group.length)).toEqual([5, 5, 5, 5]);
    expect(foldCode(codeGroups(code).join('-'))).toBe(code);
  });
});

describe('the life of a code (E4)', () => {
  it('is so many times 24 hours to the second, wherever the clocks change meanwhile', () => {
    fc.assert(fc.property(fc.date({ min: new Date('2020-01-01'), max: new Date('2060-01-01'), noInvalidDate: true }), fc.integer({ min: 1, max: 365 }), (issuedAt, ttl) => {
      const facts = { expiresAt: codeExpiry(issuedAt, ttl), usedAt: null, revokedAt: null };
      expect(codeState(facts, later(issuedAt, days(ttl) - seconds(1)))).toBe('open');
      expect(codeState(facts, later(issuedAt, days(ttl)))).toBe('expired');
    }));
  });

  it('crosses the change of the clocks in New York without losing or winning an hour', () => {
    const winter = new Date('2027-01-20T15:00:00Z');
    expect(codeExpiry(winter, 90).toISOString()).toBe('2027-04-20T15:00:00.000Z');
  });
});

describe('who may have a code (E1)', () => {
  it('no minors: the birthday counts at the clinic, not in Greenwich', () => {
    const justBefore = new Date('2027-03-02T04:30:00Z');
    expect(dayAt(justBefore, 'America/New_York')).toBe('2027-03-01');
    expect(dayAt(justBefore, 'Pacific/Auckland')).toBe('2027-03-02');
    const turns18 = { ...adult, birthDate: '2009-03-02' };
    expect(whyNoCode(turns18, dayAt(justBefore, 'America/New_York'), 18)?.code).toBe('code.minor');
    expect(whyNoCode(turns18, dayAt(justBefore, 'Pacific/Auckland'), 18)).toBeUndefined();
  });

  it('counts years as people do', () => {
    expect(ageOn('2026-02-28', '2008-02-29')).toBe(17);
    expect(ageOn('2026-03-01', '2008-02-29')).toBe(18);
    expect(ageOn('2028-02-29', '2008-02-29')).toBe(20);
    expect(ageOn('2026-11-24', '2008-11-24')).toBe(18);
  });

  it('gives the reason, the gravest first', () => {
    expect(whyNoCode(adult, '2026-11-24', 18)).toBeUndefined();
    expect(whyNoCode({ ...adult, deceased: true, hasActiveAccount: true }, '2026-11-24', 18)?.code).toBe('code.deceased');
    expect(whyNoCode({ ...adult, hasActiveAccount: true }, '2026-11-24', 18)?.code).toBe('code.hasAccount');
    expect(whyNoCode({ ...adult, birthDate: null, missing: ['dob'] }, '2026-11-24', 18)).toMatchObject({ code: 'code.noIdentity', facts: { missing: ['dob'] } });
    expect(whyNoCode({ ...adult, birthDate: '2020-01-01' }, '2026-11-24', 0)).toBeUndefined();
  });
});
