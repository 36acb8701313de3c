import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeGroups, newCode } from './access-code-rules.ts';
import { guessBits, whyNotPassword } from './password-rules.ts';

const context = { username: 'ann.whitfield', words: ['Portico', 'Larkspur Health', 'Ann', 'Whitfield', '19620417'], isAccessCode: () => false };
const codeOf = (password: string): string | undefined => whyNotPassword(password, context)?.code;

describe('the length of a password (E10, A-035)', () => {
  it('is counted in characters as people see them, composed', () => {
    expect(codeOf('zwölf Fjorde 14')).toBeUndefined();
    expect(codeOf('zwo\u0308lf Fjorde 1')).toBe('password.length');
    expect(codeOf('🦊🐢🦉 fox turtle owl')).toBeUndefined();
    expect(codeOf('a'.repeat(14))).toBe('password.length');
    expect(codeOf('velvet kayak '.repeat(20))).toBe('password.length');
    expect(codeOf(`velvet kayak under ${'q9x w'.repeat(47)}`.slice(0, 256))).toBeUndefined();
  });
});

describe('no rules about composition (E10)', () => {
  it('passes small letters alone, spaces and any script', () => {
    for (const fine of ['correct horse battery', 'meadow lantern forty-two', 'velvet kayak under quiet ferns', 'tres gatos duermen bajo el olivo', 'синий трактор едет домой', '山の上に小さな家があり雪が降る'])
      expect([fine, codeOf(fine)]).toEqual([fine, undefined]);
  });

  it('passes what chance makes', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789'), { minLength: 15, maxLength: 40 }), (letters) => {
      // Fifteen equal letters are possible and rightly refused.
      fc.pre(new Set(letters).size > 8);
      expect(codeOf(letters.join(''))).toBeUndefined();
    }));
  });
});

describe('passwords that are easily guessed (E10, A-036)', () => {
  it.each([
    'passwordpassword', 'passwordpassword1', 'Password1234567', 'P@ssw0rdP@ssw0rd', '123456789012345', '1234567890123456', '111111111111111', '111222333444555',
    'aaaaaaaaaaaaaaaa', 'abcabcabcabcabc', 'abcdefghijklmnop', 'qwertyuiopasdfgh', 'qwertyuiop12345', '1qaz2wsx3edc4rfv', 'q1w2e3r4t5y6u7i8', 'zxcvbnm123456789',
    'qazwsxedcrfvtgb', '1234qwerasdfzxcv', 'iloveyouforever', 'iloveyousomuch1', 'manchesterunited', 'Christopher1985', 'jesuschristislord', 'correcthorsebatterystaple',
    'unitedstatesofamerica', 'letmeinletmein1', 'football football', 'LiverpoolFC2005!', 'tequieromucho123', 'abc123abc123abc123', 'drowssapdrowssap'.split('').reverse().join(''),
    'contrasena12345', 'princess princess', 'monkeydragon2020',
  ])('refuses %s', (password) => expect(codeOf(password)).toBe('password.guessable'));

  it('refuses the names of the portal, the clinic and the person with a little around them', () => {
    for (const near of ['Portico Portico1', 'larkspurhealth2026', 'annwhitfield1962', 'Whitfield19620417', 'ann.whitfield123', 'whitfieldwhitfield']) expect([near, codeOf(near)]).toEqual([near, 'password.guessable']);
  });

  it('refuses every repetition of something short', () => {
    fc.assert(fc.property(fc.string({ minLength: 1, maxLength: 4, unit: fc.constantFrom(...'abcxyz019') }), (part) => {
      expect(codeOf(part.repeat(Math.ceil(15 / part.length)))).toBe('password.guessable');
    }));
  });

  it('is quick with the longest', () => {
    const started = performance.now();
    guessBits('x1y'.repeat(85));
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe('the username and the access code (E8, E10)', () => {
  it('refuses the username in any case', () => expect(whyNotPassword('Ann.Whitfield.1962', { ...context, username: 'ann.whitfield.1962' })?.code).toBe('password.isUsername'));

  it('refuses the code of this sign-up, however it is written and wherever it stands, and no other', () => {
    const code = newCode();
    const mine = { ...context, isAccessCode: (folded: string) => folded === code };
    for (const typed of [code, code.toLowerCase(), codeGroups(code).join('-'), `my ${codeGroups(code).join(' ')} !`]) expect(whyNotPassword(typed, mine)?.code).toBe('password.isCode');
    expect(whyNotPassword(newCode(), mine)).toBeUndefined();
  });
});
