import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hours, minutes } from '../kernel/clock.ts';
import type { Portal } from '../portal.ts';
import { testPortal } from '../../test/portal.ts';
import type { TestPortal } from '../../test/portal.ts';
import { Browser, totpAt } from '../../test/visit.ts';
import { setupLink } from './setup.ts';

let portal: TestPortal;
beforeEach(async () => void (portal = await testPortal('empty')));
afterEach(() => portal.close());

/** The same portal as it starts without PORTICO_DEMO. */
const real = (): Portal => ({ ...portal, config: { ...portal.config, demo: false } });
const pathOf = async (): Promise<string> => new URL((await setupLink(real(), 'http://127.0.0.1:3000'))!).pathname;

const password = 'harbor seal at noon';
const first = {
  'Clinic name': 'Harbor Clinic', 'Phone for patients': '207-555-0100', Address: '1 Pier Road', 'Full name': 'Olga Reyes',
  Username: 'olga', Password: password,
};

async function asFarAsTheCode(): Promise<{ browser: Browser; secret: string }> {
  const browser = new Browser(portal);
  await browser.get(await pathOf());
  await browser.submit('Continue', first);
  expect(browser.page.heading).toBe('Set up one-time codes');
  return { browser, secret: browser.page.document.querySelector('code')!.textContent!.replace(/ /g, '') };
}

describe('A new portal has no account; a link that works once makes the first (R-02)', () => {
  it('makes the clinic and an administrator who can sign in, and then the link is dead', async () => {
    const { browser, secret } = await asFarAsTheCode();
    const path = browser.page.path;
    expect(browser.page.has('svg[role=img]')).toBe(true);
    const code = await totpAt(portal.clock.now(), secret);
    expect((await browser.submit('Finish', { 'One-time code': code })).heading).toBe('The portal is ready');
    expect((await new Browser(portal).get(path)).status).toBe(404);
    expect(await setupLink(real(), 'http://x')).toBeUndefined();

    await browser.get('/staff/sign-in');
    await browser.submit('Sign in', { Username: 'olga', Password: password });
    expect((await browser.submit('Sign in', { 'One-time code': code })).heading).toBe('One-time code');
    portal.clock.forward(minutes(1));
    const page = await browser.submit('Sign in', { 'One-time code': await totpAt(portal.clock.now(), secret) });
    expect(page.heading).toBe('Hello, Olga Reyes');
    expect(page.text).toContain('Administrator, all clinics');
    expect(await portal.look('select key, name, phone from clinic')).toEqual([{ key: 'main', name: 'Harbor Clinic', phone: '207-555-0100' }]);
    expect(await portal.look(`select value from setting where key = 'organization.name'`)).toEqual([{ value: 'Harbor Clinic' }]);
  });

  it('is made again at each start and lasts a day; the one before is dead', async () => {
    const old = await pathOf();
    const path = await pathOf();
    expect((await new Browser(portal).get(old)).status).toBe(404);
    portal.clock.forward(hours(24) - 1);
    expect((await new Browser(portal).get(path)).status).toBe(200);
    portal.clock.forward(1);
    expect((await new Browser(portal).get(path)).status).toBe(404);
    for (const odd of ['x', 'x'.repeat(43), '%00', "'"]) expect((await new Browser(portal).get(`/setup/${odd}`)).status).toBe(404);
  });

  it('is never offered in the demo', async () => {
    expect(await setupLink(portal, 'http://x')).toBeUndefined();
  });

  it('says what is wrong with each answer and keeps the others', async () => {
    const browser = new Browser(portal);
    await browser.get(await pathOf());
    await browser.submit('Continue', { ...first, 'Clinic name': '', Username: 'x', Password: 'olga' });
    expect(browser.page.status).toBe(422);
    expect(browser.page.link('Enter: Clinic name')).toBe('#clinic');
    expect(browser.page.link('Use 2 to 30 characters')).toBe('#username');
    expect(browser.page.link('Use 8 to 256 characters')).toBe('#password');
    expect(browser.page.form('Continue', {}).values).toMatchObject({ phone: '207-555-0100', password: '', zone: 'America/New_York' });
    await browser.submit('Continue', { ...first, Password: 'harborclinic' });
    expect(browser.page.text).toContain('There is a problem');
  });

  it('stores nothing before the code is right, and keeps password and key out of sight', async () => {
    const { browser, secret } = await asFarAsTheCode();
    expect(browser.page.html).not.toContain(password);
    const { answers } = browser.page.form('Finish', {}).values;
    expect(Buffer.from(answers!, 'base64url').toString('latin1')).not.toContain(secret);
    await browser.submit('Finish', { 'One-time code': '000000' });
    expect(browser.page.link('This code is not right')).toBe('#code');
    expect(await portal.look('select (select count(*)::int from staff) as staff, (select count(*)::int from clinic) as clinics')).toEqual([{ staff: 0, clinics: 0 }]);
    expect((await browser.submit('Finish', { 'One-time code': await totpAt(portal.clock.now(), secret) })).heading).toBe('The portal is ready');
  });

  it('takes no answers that were sealed for another link, or changed', async () => {
    const { browser, secret } = await asFarAsTheCode();
    const { answers } = browser.page.form('Finish', {}).values;
    const code = await totpAt(portal.clock.now(), secret);
    const path = await pathOf();
    expect((await browser.post(path, { answers: answers!, code })).heading).toBe('Set up this portal');
    expect((await browser.post(path, { answers: `${answers!.slice(0, -2)}AA`, code })).heading).toBe('Set up this portal');
    expect(await portal.look('select id from staff')).toEqual([]);
  });

  it('lets one of two win that come at the same moment', async () => {
    const { browser, secret } = await asFarAsTheCode();
    const { action, values } = browser.page.form('Finish', { 'One-time code': await totpAt(portal.clock.now(), secret) });
    const answers = await Promise.all([1, 2, 3].map(() => new Browser(portal).post(action, values)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404, 404]);
    expect(await portal.look('select username from staff')).toEqual([{ username: 'olga' }]);
  });
});
