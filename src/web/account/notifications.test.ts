import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pathOf, queuedMails } from '../../../test/mails.ts';
import { demoPassword, testDay, testPortal } from '../../../test/portal.ts';
import type { TestPortal } from '../../../test/portal.ts';
import { Browser } from '../../../test/visit.ts';
import { hours, later, minutes, seconds } from '../../kernel/clock.ts';

let portal: TestPortal;
let ann: Browser;
const old = 'ann.whitfield@example.com';
const fresh = 'ann.new@example.org';

beforeAll(async () => void (portal = await testPortal()));
afterAll(() => portal.close());
beforeEach(async () => {
  portal.clock.set(testDay);
  await portal.look('delete from session; delete from sign_in_counter; delete from mail; delete from notice_choice; delete from address_confirmation');
  await portal.look(`update account set email = $1, email_confirmed_at = $2, email_held_until = null where username_key = 'ann'`, [old, testDay]);
  ann = new Browser(portal);
  await ann.signIn('ann');
  await ann.get('/preferences/notifications');
});

const emailOf = async (): Promise<string> => (await portal.look<{ email: string }>(`select email from account where username_key = 'ann'`))[0]!.email;
const change = (email: string, again = email, current = demoPassword) =>
  ann.submit('Save new address', { 'New email address': email, 'Confirm new email address': again, 'Current password': current });
const errorAt = (id: string): string => ann.page.document.getElementById(`${id}-error`)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
const valueOf = (id: string): string | null | undefined => ann.page.document.getElementById(id)?.getAttribute('value');
const kindsTo = async (to: string): Promise<string[]> => (await queuedMails(portal, to)).map(({ kind }) => kind);

describe('a new email address (N3, N4)', () => {
  it('N3: typed twice the same, with the password, it is active at once; both addresses are told, and it is audited', async () => {
    await change(fresh);
    expect(ann.page.path).toBe('/preferences/notifications?done=email');
    expect(await emailOf()).toBe(fresh);
    expect(ann.page.text).toContain(fresh);
    expect(await kindsTo(old)).toEqual(['account.addressLeft']);
    expect(await kindsTo(fresh)).toEqual(['account.addressTaken']);
    expect((await queuedMails(portal)).map(({ text, subject }) => text + subject).join()).not.toMatch(/Ann|Whitfield|ann\.new|example\.com/);
    const [entry] = await portal.look<{ actor_kind: string; record_id: string }>(`select * from audit_event where action = 'account.address.change' order by id desc limit 1`);
    expect(entry).toMatchObject({ actor_kind: 'person' });
    expect(await portal.look(`select 1 from account_event where method = 'emailChange' and by_kind = 'person'`)).toHaveLength(1);
  });

  it('N3: two different entries are refused, and what was typed stays', async () => {
    await change(fresh, 'ann.mew@example.org');
    expect(ann.page.status).toBe(422);
    expect(errorAt('again')).toContain('The two addresses are not the same.');
    expect([valueOf('email'), valueOf('again'), valueOf('current-password')]).toEqual([fresh, 'ann.mew@example.org', null]);
    expect(await emailOf()).toBe(old);
    // Nothing was looked at, so nothing was counted.
    expect(await portal.look('select 1 from sign_in_counter')).toEqual([]);
  });

  it('N3: spaces that came along with pasting do not count, and nothing keeps anybody from pasting', async () => {
    await change(` ${fresh} `, fresh);
    expect(await emailOf()).toBe(fresh);
    expect(ann.page.html).not.toMatch(/onpaste|readonly/i);
  });

  it('A-032: without the password, or with a wrong one, nothing changes; the wrong one counts and what was typed stays', async () => {
    await change(fresh, fresh, '');
    expect(errorAt('current-password')).toContain('Enter your current password');
    await change(fresh, fresh, 'not the password');
    expect(errorAt('current-password')).toContain('This is not your current password.');
    expect(ann.page.text).toContain('You can try 4 more times.');
    expect([valueOf('email'), valueOf('again'), valueOf('current-password')]).toEqual([fresh, fresh, null]);
    expect(await emailOf()).toBe(old);
    expect(await queuedMails(portal)).toEqual([]);
    for (let tries = 0; tries < 4; tries++) await change(fresh, fresh, 'not the password');
    expect(ann.page.heading).toBe('This account is locked');
  });

  it('says what is wrong with an address', async () => {
    await change('ann at example', 'ann at example');
    expect(errorAt('email')).toContain('Enter an email address like name@example.com.');
    await change(old);
    expect(errorAt('email')).toContain('This is the address you have already.');
  });

  it('N4: the link in the mail confirms it, after a press of the button', async () => {
    await change(fresh);
    expect(ann.page.text).toContain('Not yet. Use the link');
    const [mail] = await queuedMails(portal, fresh);
    const anywhere = new Browser(portal);
    await anywhere.get(pathOf(mail!));
    await ann.get('/preferences/notifications');
    expect(ann.page.text).toContain('Not yet. Use the link');
    await anywhere.submit('Confirm my address');
    await ann.get('/preferences/notifications');
    expect(ann.page.text).toContain('Yes, on November 24, 2026');
    expect(ann.page.text).not.toContain('To get back into your account');
  });
});

describe('recovery to a new address (A-032)', () => {
  /** Eastern time goes from EST to EDT on March 14, 2027, and back on November 7. */
  it.each([
    ['an ordinary day', '2026-11-24T15:00:00Z', 'November 25, 2026, 10:00 a.m. EST'],
    ['the day that has 23 hours', '2027-03-13T18:00:00Z', 'March 14, 2027, 2:00 p.m. EDT'],
    ['the day that has 25 hours', '2027-11-06T16:00:00Z', 'November 7, 2027, 11:00 a.m. EST'],
  ])('is held for 24 hours, at the second, over %s', async (_name, start, until) => {
    portal.clock.set(start);
    ann = new Browser(portal);
    await ann.signIn('ann');
    await ann.get('/preferences/notifications');
    await change(fresh);
    expect(ann.page.text).toContain(`cannot be used before ${until}, unless you confirm it.`);
    expect(ann.page.text).toContain('For one day we send no link for a new password to it');
    await forget();
    portal.clock.set(later(new Date(start), hours(24) - seconds(1)));
    await forget();
    expect(await kindsTo(fresh)).toEqual(['account.addressTaken']);
    await ann.signIn('ann');
    await ann.get('/preferences/notifications');
    expect(ann.page.text).toContain(`cannot be used before ${until}`);
    portal.clock.forward(seconds(1));
    await ann.get('/preferences/notifications');
    expect(ann.page.text).not.toContain('To get back into your account');
    await forget();
    expect(await kindsTo(fresh)).toEqual(['account.addressTaken', 'account.resetLink']);
    expect(await kindsTo(old)).toEqual(['account.addressLeft']);
  });

  it('goes to the new address at once when it was confirmed', async () => {
    await change(fresh);
    const [mail] = await queuedMails(portal, fresh);
    const anywhere = new Browser(portal);
    await anywhere.get(pathOf(mail!));
    await anywhere.submit('Confirm my address');
    await forget();
    expect(await kindsTo(fresh)).toContain('account.resetLink');
  });

  /** Somebody who says that Ann forgot her password. */
  async function forget(): Promise<void> {
    const stranger = new Browser(portal);
    await stranger.get('/forgot-password');
    await stranger.submit('Send me a link', { Username: 'ann' });
  }
});

describe('missing mails (N6)', () => {
  it('N6: shows the address, whether it is confirmed, and what became of the last mail', async () => {
    expect(ann.page.text).toContain(old);
    expect(ann.page.text).toContain('We have not written to this address yet.');
    expect(ann.page.text).toContain('Look in the folder for junk mail');
    await ann.submit('Send a test email');
    expect(ann.page.text).toContain('On its way since November 24, 2026, 10:00 a.m. EST');
    expect(await kindsTo(old)).toEqual(['account.trial']);
    await portal.look(`update mail set state = 'sent', ended_at = '2026-11-24T15:01:00Z'`);
    expect((await ann.get('/preferences/notifications')).text).toContain('Sent on November 24, 2026, 10:01 a.m. EST');
    await portal.look(`update mail set state = 'failed', problem = 'refused'`);
    expect((await ann.get('/preferences/notifications')).text).toContain('Could not be delivered on November 24');
  });

  it('N6: a trial every five minutes, at the second, and with a Reason before', async () => {
    await ann.submit('Send a test email');
    portal.clock.forward(minutes(5) - seconds(1));
    await ann.submit('Send a test email');
    expect(ann.page.status).toBe(422);
    expect(ann.page.text).toContain('Wait 5 minutes before you ask again.');
    portal.clock.forward(seconds(1));
    await ann.submit('Send a test email');
    expect(ann.page.path).toBe('/preferences/notifications?done=trial');
    expect(await kindsTo(old)).toHaveLength(2);
  });

  it('N4: the link can be asked for again while the address is not confirmed', async () => {
    expect(ann.page.text).not.toContain('Send the link again');
    await portal.look(`update account set email_confirmed_at = null where username_key = 'ann'`);
    await ann.get('/preferences/notifications');
    expect(ann.page.text).toContain('This address is not confirmed yet');
    await ann.submit('Send the link again');
    expect(await kindsTo(old)).toEqual(['account.confirmAddress']);
  });
});

describe('what we write about (N7)', () => {
  it('N7: news can be switched off and on, security cannot', async () => {
    const box = () => ann.page.document.querySelector('input[name=kind][value=requests]')!.hasAttribute('checked');
    expect(box()).toBe(true);
    expect(ann.page.text).toContain('We always write about the security of your account');
    const { action, values } = ann.page.form('Save choices', {});
    delete values.kind;
    await ann.post(action, values);
    expect(ann.page.text).toContain('Your choices are saved.');
    expect(box()).toBe(false);
    await ann.submit('Save choices', { 'the office answers a request of mine': 'yes' });
    expect(box()).toBe(true);
    expect(ann.page.document.querySelectorAll('input[name=kind]')).toHaveLength(1);
  });
});
