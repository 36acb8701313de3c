import { describe, expect, it } from 'vitest';
import { accountStatus, codeState } from './account-status.ts';

const now = new Date('2026-11-24T15:00:00Z');
const before = new Date('2026-11-01T00:00:00Z');
const after = new Date('2026-12-24T00:00:00Z');
const code = { expiresAt: after, usedAt: null, revokedAt: null, declinedAt: null };
const account = { status: 'active' as const, lockedAt: null };

describe('the state of an account (E17)', () => {
  it('is exactly one', () => {
    expect(accountStatus({}, now)).toBe('none');
    expect(accountStatus({ code }, now)).toBe('codeIssued');
    expect(accountStatus({ account }, now)).toBe('active');
    expect(accountStatus({ account, code: { ...code, usedAt: before } }, now)).toBe('active');
    expect(accountStatus({ account: { ...account, lockedAt: before } }, now)).toBe('locked');
    expect(accountStatus({ code: { ...code, declinedAt: before } }, now)).toBe('declined');
    expect(accountStatus({ account: { ...account, status: 'deactivatedByPatient' } }, now)).toBe('deactivatedByPatient');
    expect(accountStatus({ account: { ...account, status: 'deactivatedByOrg', lockedAt: before } }, now)).toBe('deactivatedByOrg');
  });

  it('leads back from an ended account by a new code', () => {
    expect(accountStatus({ account: { ...account, status: 'deactivatedByOrg' }, code }, now)).toBe('codeIssued');
  });

  it('is none again when the code has ended', () => {
    expect(accountStatus({ code: { ...code, expiresAt: now } }, now)).toBe('none');
    expect(accountStatus({ code: { ...code, revokedAt: before } }, now)).toBe('none');
  });
});

describe('the state of a code', () => {
  it('is what ended it first', () => {
    expect(codeState({ ...code, expiresAt: before, revokedAt: now }, now)).toBe('expired');
    expect(codeState({ ...code, revokedAt: before }, now)).toBe('revoked');
    expect(codeState({ ...code, usedAt: before, expiresAt: before }, now)).toBe('used');
  });
});
