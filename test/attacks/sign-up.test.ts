import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testPortal } from '../portal.ts';
import type { TestPortal } from '../portal.ts';
import { birthFields, issueOn, register, staffBrowser } from '../register.ts';
import { Browser } from '../visit.ts';

/** the letter with the code, and the mail, went to somebody else. */
let portal: TestPortal;
beforeAll(async () => void (portal = await testPortal()));
afterAll(() => portal.close());

describe('letter and mail in the wrong hands (A-017)', () => {
  it('A-017: without the date of birth there is no way in, no name, no clinic, and no mail about it', async () => {
    const person = await register(portal, { given: 'Ottoline', family: 'Brackenbury', email: 'wrong.mailbox@example.org', born: '1969-07-20' });
    const code = await issueOn(await staffBrowser(portal, 'desk'), person.recordId);
    const [clinic] = await portal.look<{ name: string }>('select c.name from clinic c join record r on r.clinic_id = c.id where r.id = $1', [person.recordId]);
    const mails = async (): Promise<number> => (await portal.look('select id from mail where recipient like $1', ['%wrong.mailbox%'])).length;
    const before = await mails();
    const stranger = new Browser(portal);
    for (const born of ['1969-07-21', '1970-07-20', '1968-01-01', '1950-12-31']) {
      await stranger.get('/sign-up');
      await stranger.submit('Continue', { 'Access code': code, ...birthFields(born) });
      expect(stranger.cookies.has('portico-signup')).toBe(false);
      for (const told of ['Ottoline', 'Brackenbury', person.mrn, 'wrong.mailbox', clinic!.name, '12005']) expect(stranger.page.html).not.toContain(told);
    }
    for (const step of ['username', 'question', 'email', 'terms', 'check']) expect((await stranger.get(`/sign-up/${step}`)).heading).toBe('Sign up');
    // The fifth wrong date voids the code: afterwards the right one opens nothing either.
    await stranger.get('/sign-up');
    await stranger.submit('Continue', { 'Access code': code, ...birthFields('1930-01-01') });
    await stranger.submit('Continue', { 'Access code': code, ...birthFields(person.born) });
    expect(stranger.cookies.has('portico-signup')).toBe(false);
    expect(await portal.look('select id from account where record_id = $1', [person.recordId])).toHaveLength(0);
    expect(await mails()).toBe(before);
  });
});
