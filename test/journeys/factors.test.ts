/**
 * Two-step sign-in as people meet it, in Chromium with a virtual authenticator: an app, a passkey as second step, a
 * passkey alone, a recovery code, a trusted device; without script; and staff on their own page. Both widths, both
 * languages; each page is looked at by axe and measured.
 */
import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { frameWords } from '../../src/web/words/frame.ts';
import { signInWords } from '../../src/web/words/sign-in.ts';
import { staffSignInWords } from '../../src/web/words/staff.ts';
import { changeWords, secondStepWords, twoStepWords } from '../../src/web/words/two-step.ts';
import { speak } from '../../src/web/words/words.ts';
import type { Speak } from '../../src/web/words/words.ts';
import { demoPassword } from '../portal.ts';
import { totpAt } from '../visit.ts';
import { chromiumPath, expectTidy, freshCode, newPerson, openClinic } from './clinic.ts';
import type { Clinic } from './clinic.ts';

let clinic: Clinic;

describe.skipIf(!chromiumPath)('two-step sign-in', () => {
  beforeAll(async () => void (clinic = await openClinic({}, 'localhost')), 120_000);
  afterAll(() => clinic?.stop());

  const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).first().click();

  async function signIn(page: Page, t: Speak, username: string): Promise<void> {
    await page.goto('/');
    await page.getByLabel(t(signInWords.username), { exact: true }).fill(username);
    await page.getByLabel(t(signInWords.password), { exact: true }).fill(demoPassword);
    await press(page, t(signInWords.signIn));
  }

  async function signOut(page: Page, t: Speak): Promise<void> {
    await page.goto('/home');
    await press(page, t(frameWords.signOut));
    await page.waitForURL('**/signed-out');
  }

  async function virtualAuthenticator(page: Page, isUserVerified = true): Promise<{ cdp: CDPSession; id: string }> {
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('WebAuthn.enable');
    const { authenticatorId: id } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified, automaticPresenceSimulation: true },
    });
    return { cdp, id };
  }

  it.each([['ann', 390, 'en'], ['carla', 1280, 'es']] as const)('S21, S22, S25: %s, %i px, %s', async (username, width, language) => {
    const t = speak(language);
    const { page, context, strangers } = await newPerson(clinic, { width, language });
    const untidy: string[] = [];
    const look = async (where: string): Promise<void> => void untidy.push(...(await expectTidy(page, where)));
    const { cdp, id } = await virtualAuthenticator(page);
    const confirm = async (change: string, button: string): Promise<void> => {
      await page.goto(`/preferences/two-step/${change}`);
      await look(change);
      await page.getByLabel(t(changeWords.current), { exact: true }).fill(demoPassword);
      await press(page, button);
    };

    await signIn(page, t, username);
    await look('sign-in');
    await page.goto('/preferences');
    await page.getByRole('link', { name: new RegExp(t(twoStepWords.title), 'i') }).first().click();
    await page.getByText(t(twoStepWords.isOff)).waitFor();
    await look('two-step sign-in, off');

    await confirm('app', t(frameWords.continue));
    const secret = (await page.locator('dd code').first().innerText()).replace(/\s/g, '');
    await look('the key of an app');
    await page.getByLabel(t(secondStepWords.code)).fill(await totpAt(new Date(), secret));
    await press(page, t(changeWords.finish));
    await page.locator('.pt-codes code').first().waitFor();
    await look('recovery codes');
    const codes = await page.locator('.pt-codes code').allInnerTexts();
    expect(codes).toHaveLength(10);

    await confirm('passkey', t(frameWords.continue));
    await page.getByLabel(t(changeWords.passkeyName)).fill('Phone');
    await look('a new passkey');
    await press(page, t(changeWords.makePasskey));
    await page.waitForURL('**/preferences/two-step?done=added');
    await page.getByText('Phone').first().waitFor();
    await look('two-step sign-in, on');
    expect((await cdp.send('WebAuthn.getCredentials', { authenticatorId: id })).credentials).toHaveLength(1);

    await signOut(page, t);
    await signIn(page, t, username);
    await page.waitForURL('**/sign-in/code');
    await look('second step');
    await press(page, t(secondStepWords.usePasskey));
    await page.waitForURL('**/home');

    await signOut(page, t);
    await signIn(page, t, username);
    await page.locator('label[for=trust]').click();
    await page.getByLabel(t(secondStepWords.code)).fill(codes[0]!);
    await press(page, t(signInWords.signIn));
    await page.waitForURL('**/home');
    await signOut(page, t);
    await signIn(page, t, username);
    await page.waitForURL('**/home');
    await page.goto('/preferences/two-step');
    await look('a trusted device');

    await signOut(page, t);
    await page.goto('/');
    await press(page, t(secondStepWords.alone));
    await page.waitForURL('**/home');
    // A finger it does not know: nobody is let in, and the page says so.
    await signOut(page, t);
    await cdp.send('WebAuthn.setUserVerified', { authenticatorId: id, isUserVerified: false });
    await page.goto('/');
    await press(page, t(secondStepWords.alone));
    await page.getByText(t(secondStepWords.passkeyFailed)).waitFor();
    expect(new URL(page.url()).pathname).toBe('/');
    expect(untidy).toEqual([]);
    expect(strangers).toEqual([]);
    await context.close();
  }, 120_000);

  it('S21: without script the app still works, and the page says what passkeys need', async () => {
    const t = speak('en');
    const { page, context } = await newPerson(clinic, { width: 390, language: 'en', script: false });
    await signIn(page, t, 'ben');
    await page.goto('/preferences/two-step/app');
    await page.getByLabel(t(changeWords.current), { exact: true }).fill(demoPassword);
    await press(page, t(frameWords.continue));
    const secret = (await page.locator('dd code').first().innerText()).replace(/\s/g, '');
    await page.getByLabel(t(secondStepWords.code)).fill(await totpAt(new Date(), secret));
    await press(page, t(changeWords.finish));
    const [code] = await page.locator('.pt-codes code').allInnerTexts();
    await page.goto('/preferences/two-step/passkey');
    await page.getByLabel(t(changeWords.current), { exact: true }).fill(demoPassword);
    await press(page, t(frameWords.continue));
    await page.getByText(t(secondStepWords.passkeyNoScript)).waitFor();
    await signOut(page, t);
    await signIn(page, t, 'ben');
    await page.getByLabel(t(secondStepWords.code)).fill(code!);
    await press(page, t(signInWords.signIn));
    await page.waitForURL('**/home');
    await context.close();
  }, 60_000);

  it('W1: staff add a passkey on their own page and sign in with it', async () => {
    const t = speak('en');
    const { page, context } = await newPerson(clinic, { width: 1280, language: 'en' });
    const untidy: string[] = [];
    await virtualAuthenticator(page);
    const password = async (): Promise<void> => {
      await page.goto('/staff/sign-in');
      await page.getByLabel(t(signInWords.username), { exact: true }).fill('admin');
      await page.getByLabel(t(signInWords.password), { exact: true }).fill(demoPassword);
      await press(page, t(signInWords.signIn));
      await page.waitForURL('**/staff/code');
    };
    await password();
    await page.getByLabel(t(staffSignInWords.code)).fill(await freshCode());
    await press(page, t(signInWords.signIn));
    await page.waitForURL(/\/staff$/);
    await page.goto('/staff/account');
    untidy.push(...(await expectTidy(page, 'own sign-in')));
    await page.goto('/staff/colleagues');
    untidy.push(...(await expectTidy(page, 'colleagues')));
    await page.goto('/staff/account/passkey');
    await page.getByLabel(t(changeWords.current), { exact: true }).fill(demoPassword);
    await press(page, t(frameWords.continue));
    await page.getByLabel(t(changeWords.passkeyName)).fill('Key');
    await press(page, t(changeWords.makePasskey));
    await page.locator('.pt-codes code').first().waitFor();
    await page.goto('/staff');
    await press(page, t(frameWords.signOut));
    await password();
    untidy.push(...(await expectTidy(page, 'second step of staff')));
    await press(page, t(secondStepWords.usePasskey));
    await page.waitForURL(/\/staff$/);
    expect(untidy).toEqual([]);
    await context.close();
  }, 60_000);
});
