import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pathOf, queuedMails } from '../../test/mails.ts';
import { demoPassword, testPortal } from '../../test/portal.ts';
import type { TestPortal } from '../../test/portal.ts';
import { answerAll, enterCode, issueOn, register, staffBrowser } from '../../test/register.ts';
import { Browser } from '../../test/visit.ts';
import { asSystem, nowhere } from '../access/scope.ts';
import { days, hours, later, seconds } from '../kernel/clock.ts';
import { routes } from '../web/routes.ts';
import { changeAddress, sendConfirmation } from './address.ts';
import { stateAfterChange, whyNoRecoveryTo } from './address-rules.ts';
import { confirmAddressLink, newPasswordLink, staffPatientLink } from './mailed-links.ts';

let portal: TestPortal;
let desk: Browser;
beforeAll(async () => {
  portal = await testPortal();
  desk = await staffBrowser(portal, 'desk');
});
afterAll(() => portal.close());

const now = new Date('2026-11-24T15:00:00Z');
const idOf = async (username: string): Promise<string> => (await portal.look<{ id: string }>('select id from account where username_key = $1', [username]))[0]!.id;
const change = async (username: string, address: string) =>
  asSystem(portal, 'test', nowhere, async (scope) => changeAddress(portal, scope, await idOf(username), address));
const isConfirmed = async (username: string): Promise<boolean> =>
  (await portal.look<{ yes: boolean }>('select email_confirmed_at is not null as yes from account where username_key = $1', [username]))[0]!.yes;

describe('recovery to an address (A-032)', () => {
  it('waits for a confirmation, or 24 hours where the old address could protest: at the second', () => {
    expect(whyNoRecoveryTo({ confirmedAt: now, heldUntil: null }, now)).toBeUndefined();
    expect(whyNoRecoveryTo({ confirmedAt: null, heldUntil: null }, later(now, days(400)))?.code).toBe('address.notConfirmed');
    const changed = stateAfterChange({ confirmedAt: now, heldUntil: null }, now);
    expect(whyNoRecoveryTo(changed, later(now, hours(24) - seconds(1)))).toMatchObject({ code: 'address.held', until: later(now, hours(24)) });
    expect(whyNoRecoveryTo(changed, later(now, hours(24)))).toBeUndefined();
    // A second change within the day: nobody could protest at the address in between.
    expect(stateAfterChange(changed, later(now, hours(1)))).toEqual({ confirmedAt: null, heldUntil: null });
    expect(stateAfterChange({ confirmedAt: null, heldUntil: null }, now)).toEqual({ confirmedAt: null, heldUntil: null });
  });
});

describe('the address of an account', () => {
  it('E12: is asked to be confirmed after signing up; opening the link does nothing, the button confirms', async () => {
    const person = await register(portal);
    const browser = new Browser(portal);
    await enterCode(browser, await issueOn(desk, person.recordId), person.born);
    await answerAll(browser, 'confirms.mail');
    await browser.submit('Sign up');
    const [mail] = await queuedMails(portal, 'confirms.mail@example.org');
    expect(mail!.kind).toBe('account.confirmAddress');
    expect(mail!.text).not.toContain(person.family);
    const stranger = new Browser(portal);
    await stranger.get(pathOf(mail!));
    expect(stranger.page.headers.get('referrer-policy')).toBe('strict-origin');
    expect(await isConfirmed('confirms.mail')).toBe(false);
    await stranger.submit('Confirm my address');
    expect(stranger.page.heading).toBe('Your address is confirmed');
    expect(await isConfirmed('confirms.mail')).toBe(true);
    expect(stranger.cookies.size).toBe(0);
    expect(portal.logged.join()).not.toContain(pathOf(mail!).split('/').pop());
  });

  it('works for seven days, at the second', async () => {
    await portal.look(`update account set email_confirmed_at = null where username_key = 'carla'`);
    const send = async () => asSystem(portal, 'test', nowhere, async (scope) => sendConfirmation(portal, scope, await idOf('carla')));
    expect(await send()).toBeUndefined();
    const [carla] = await portal.look<{ email: string }>(`select email from account where username_key = 'carla'`);
    const mails = await queuedMails(portal, carla!.email);
    const path = pathOf(mails.at(-1)!);
    const issued = portal.clock.now();
    const browser = new Browser(portal);
    portal.clock.set(later(issued, days(7)));
    await browser.post(path, {});
    expect(browser.page.status).toBe(410);
    portal.clock.set(later(issued, days(7) - seconds(1)));
    await browser.post(path, {});
    expect(browser.page.status).toBe(200);
    portal.clock.set(issued);
    expect(await isConfirmed('carla')).toBe(true);
    for (let count = 0; count < 4; count++) expect(await send()).toBeUndefined();
    expect(await send()).toMatchObject({ code: 'tries.tooMany' });
  });

  it('N4: a change tells the old and the new address, is active at once and audited; a link to the old one is dead', async () => {
    expect(await change('ben', 'not an address')).toMatchObject({ code: 'email.malformed' });
    const [before] = await portal.look<{ email: string }>(`select email from account where username_key = 'ben'`);
    expect(await change('ben', before!.email)).toMatchObject({ code: 'address.same' });
    expect(await change('ben', 'ben.first@example.org')).toBeUndefined();
    expect(await change('ben', 'ben.second@example.org')).toBeUndefined();
    const mails = await queuedMails(portal);
    const to = (address: string) => mails.filter((mail) => mail.to === address).map(({ kind }) => kind);
    expect(to(before!.email)).toEqual(['account.addressLeft', 'account.addressLeft']);
    expect(to('ben.first@example.org').sort()).toEqual(['account.addressLeft', 'account.addressTaken']);
    expect(to('ben.second@example.org')).toEqual(['account.addressTaken']);
    expect(mails.map(({ text }) => text).join()).not.toMatch(/ben\.(first|second)@/);
    const browser = new Browser(portal);
    await browser.post(pathOf(mails.find((mail) => mail.to === 'ben.first@example.org' && mail.kind === 'account.addressTaken')!), {});
    expect(browser.page.status).toBe(410);
    expect(await portal.look(`select 1 from audit_event where action = 'account.address.change'`)).toHaveLength(2);
    expect(await portal.look('select 1 from address_change')).toHaveLength(2);
  });
});

describe('mails of defence', () => {
  it('S2: a lock is mailed once, and names nothing', async () => {
    for (let tries = 0; tries < 7; tries++) await new Browser(portal).signIn('frank', 'wrong, all wrong');
    expect((await new Browser(portal).signIn('frank', demoPassword)).heading).toBe('This account is locked');
    const mails = (await queuedMails(portal)).filter(({ kind }) => kind === 'account.locked');
    expect(mails).toHaveLength(1);
    expect(mails[0]!.text).toContain('5 tries');
    expect(mails[0]!.text).not.toMatch(/frank/i);
  });

  it('E7: five wrong birth dates are told to the staff who watch, without a name', async () => {
    const person = await register(portal);
    const code = await issueOn(desk, person.recordId);
    for (let tries = 0; tries < 6; tries++) await enterCode(new Browser(portal), code, '1990-01-01');
    const mails = (await queuedMails(portal)).filter(({ kind }) => kind === 'staff.codeVoided');
    expect(mails).toHaveLength(1);
    expect(mails[0]!.to).toBe((await portal.settings.current())['mail.staff']);
    expect(mails[0]!.text).not.toContain(person.family);
    expect(mails[0]!.text).not.toContain(code);
    expect(pathOf(mails[0]!)).toBe(`/staff/patients/${person.recordId}`);
  });

  it('A-024: links of mails begin with the address of the settings and are those of the routes', () => {
    const { publicUrl } = portal.config;
    expect(confirmAddressLink(portal, 'abc')).toBe(publicUrl + routes.confirmAddress.to({ token: 'abc' }));
    expect(staffPatientLink(portal, 'abc')).toBe(publicUrl + routes.patient.to({ id: 'abc' }));
    expect(newPasswordLink(portal, 'abc')).toBe(`${publicUrl}/new-password/abc`);
  });
});
