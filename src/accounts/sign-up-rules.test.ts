import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldAnswer, whyNotAnswer } from './answer-rules.ts';
import { whyNotEmail } from './email-rules.ts';
import { enrolmentSteps, insteadOf, nextStep, stepBefore } from './enrolment-rules.ts';
import type { EnrolmentAnswers } from './enrolment-rules.ts';
import { missingIdentity, wrongIdentity } from './identity-rules.ts';
import { addressGroup } from './throttle.ts';

describe('the steps (A-008)', () => {
  const parts: EnrolmentAnswers[] = [
    { username: 'u', passwordHash: 'h' }, { question: 'q', answerHash: 'h' }, { email: 'e' }, { accepted: { versions: {}, language: 'en', at: '', ip: '' } },
  ];

  it('come in order, whatever was answered', () => {
    fc.assert(fc.property(fc.subarray(parts), fc.constantFrom(...enrolmentSteps), (given, step) => {
      const answers = Object.assign({}, ...given) as EnrolmentAnswers;
      const next = nextStep(answers);
      const instead = insteadOf(step, answers);
      expect(instead).toBe(enrolmentSteps.indexOf(step) <= enrolmentSteps.indexOf(next) ? undefined : next);
      if (next === 'check') expect(given).toHaveLength(parts.length);
    }));
  });

  it('need both halves of an answer', () => {
    expect(nextStep({ username: 'u' })).toBe('username');
    expect(nextStep({ ...parts[0], question: 'q' })).toBe('question');
  });

  it('lead back one by one', () => {
    expect(enrolmentSteps.map(stepBefore)).toEqual([undefined, 'username', 'question', 'email', 'terms']);
  });
});

describe('the security answer (E11)', () => {
  const why = (answer: string, password = 'velvet kayak under'): string | undefined =>
    whyNotAnswer(answer, 'What was the name of your first school?', [...password].length, (part) => part === password)?.code;

  it('may not hold the password, wherever it stands', () => {
    fc.assert(fc.property(fc.stringMatching(/^[a-z]{0,10}$/), fc.stringMatching(/^[a-z]{0,10}$/), (head, tail) => {
      expect(why(`${head} VELVET  kayak under${tail}`)).toBe('answer.hasPassword');
    }));
    expect(why('velvet kayak')).toBeUndefined();
  });

  it('may not stand in the question, and has two to a hundred characters', () => {
    expect(why('first SCHOOL')).toBe('answer.inQuestion');
    expect(why('x')).toBe('answer.length');
    expect(why('x'.repeat(101))).toBe('answer.length');
    expect(why('Elm Hollow')).toBeUndefined();
  });

  it('is compared without case and extra spaces', () => expect(foldAnswer('  Elm   HOLLOW ')).toBe(foldAnswer('elm hollow')));
});

describe('the e-mail address (E12)', () => {
  it('is well formed', () => {
    for (const good of ['a@b.co', "o'neil+news@mail.example.org", 'josé@correo.example.mx', 'a@xn--bcher-kva.example']) expect([good, whyNotEmail(good)]).toEqual([good, undefined]);
    for (const bad of ['', '@', 'a@', '@b.co', 'a@b', 'a b@c.de', 'a@b..co', '.a@b.co', 'a.@b.co', 'a@-b.co', 'a@b.123', `${'a'.repeat(65)}@b.co`, 'a@b.co\nbcc: x@y.z', 'a@b.co, c@d.ef', '<a@b.co>'])
      expect([bad, whyNotEmail(bad)?.code]).toEqual([bad, 'email.malformed']);
  });
});

describe('who one is (E3)', () => {
  const record = { birthDate: '1962-04-17', zip: '12005-1234', phone: '(518) 555-0131', email: 'Ann@Example.org', mrn: 'LH-100234' };
  const all = ['dob', 'zip', 'phone', 'email', 'mrn'] as const;
  const typed = { dob: '1962-04-17', zip: '12005', phone: '+1 518 555 0131', email: ' ann@example.ORG', mrn: 'lh 100234' };

  it('matches as people write it, and tells which field does not', () => {
    expect(wrongIdentity(record, typed, all)).toEqual([]);
    for (const field of all) expect(wrongIdentity(record, { ...typed, [field]: field === 'dob' ? '1962-04-18' : '9' }, all)).toEqual([field]);
  });

  it('never matches nothing with nothing', () => {
    const empty = { birthDate: null, zip: null, phone: null, email: null, mrn: null };
    expect(wrongIdentity(empty, {}, all)).toEqual([...all]);
    expect(wrongIdentity(undefined, typed, all)).toEqual([...all]);
    expect(missingIdentity(empty, all)).toEqual([...all]);
    expect(missingIdentity(record, all)).toEqual([]);
  });
});

describe('where a try comes from', () => {
  it('is one address, or one network of IPv6', () => {
    expect(addressGroup('192.0.2.7')).toBe('192.0.2.7');
    expect(addressGroup('2001:db8:0:1::7')).toBe(addressGroup('2001:0db8:0000:0001:ffff::1'));
    expect(addressGroup('2001:db8:0:1::7')).not.toBe(addressGroup('2001:db8:0:2::7'));
    expect(addressGroup('::1')).toBe('0:0:0:0');
  });
});
