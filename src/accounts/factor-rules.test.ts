import { describe, expect, it } from 'vitest';
import { leastPassword, stepAfterPassword, whyNoPasskeys, whyNotAdd, whyNotPasskeyName, whyNotTakeAway } from './factor-rules.ts';

describe('S21: when there is a second step', () => {
  it('asks who has one, unless the device is trusted (S22)', () => {
    expect(stepAfterPassword(true, false, 'optional')).toBe('code');
    expect(stepAfterPassword(true, true, 'optional')).toBe('in');
    expect(stepAfterPassword(false, false, 'optional')).toBe('in');
  });
  it('keeps asking who has one when the clinic turned it off, and makes everyone have one where it is required', () => {
    expect(stepAfterPassword(true, false, 'off')).toBe('code');
    expect(stepAfterPassword(false, false, 'off')).toBe('in');
    expect(stepAfterPassword(false, false, 'required')).toBe('enrol');
    expect(stepAfterPassword(false, true, 'required')).toBe('enrol');
  });
  it('is not begun where it is off, and is not ended where it is required', () => {
    expect(whyNotAdd(false, 'off')?.code).toBe('factor.off');
    expect(whyNotAdd(true, 'off')).toBeUndefined();
    expect(whyNotTakeAway(0, 'required', 'a very long password indeed')?.code).toBe('factor.required');
    expect(whyNotTakeAway(1, 'required', 'short one')).toBeUndefined();
  });
});

describe('E10: how long a password is', () => {
  it('is 8 beside a second step and 15 alone', () => {
    expect([leastPassword(true), leastPassword(false)]).toEqual([8, 15]);
  });
  it('must be 15 before the last second step goes', () => {
    expect(whyNotTakeAway(0, 'optional', '14 characters.')?.code).toBe('factor.shortPassword');
    expect(whyNotTakeAway(0, 'optional', '15 characters..')).toBeUndefined();
    expect(whyNotTakeAway(1, 'optional', 'short')).toBeUndefined();
    // Counted as whoever types counts: a letter with its accent is one.
    expect(whyNotTakeAway(0, 'optional', 'e\u0301'.repeat(14))?.code).toBe('factor.shortPassword');
  });
});

describe('Passkeys', () => {
  it('need an address with a name, and https but on one\'s own machine', () => {
    for (const url of ['https://portal.example.org', 'https://portal.example.org:8443', 'http://localhost:3000']) expect([url, whyNoPasskeys(url)]).toEqual([url, undefined]);
    for (const url of ['http://127.0.0.1:3000', 'https://10.0.0.5', 'https://[::1]:3000', 'http://portal.example.org']) expect([url, whyNoPasskeys(url)?.code]).toEqual([url, 'passkey.address']);
  });
  it('have names of 1 to 60 characters', () => {
    expect(whyNotPasskeyName(' My phone ')).toBeUndefined();
    for (const name of ['', '  ', 'x'.repeat(61), 'a\nb']) expect(whyNotPasskeyName(name)?.code).toBe('passkey.name');
  });
});
