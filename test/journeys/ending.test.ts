/**
 * Ending access as people meet it (T7, T8, T9, W15): a patient reads in one browser while staff end the access in
 * another. Both widths, both languages, with and without script. Each page is looked at by axe and measured for width.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personOf } from '../../db/demo/people.ts';
import { accessLetterWords, accessWords as w, askerWords, becauseWords, functionWords, ownAccessWords } from '../../src/web/words/access.ts';
import { deskWords, lookupWords } from '../../src/web/words/desk.ts';
import { frameWords } from '../../src/web/words/frame.ts';
import { signInWords } from '../../src/web/words/sign-in.ts';
import { speak } from '../../src/web/words/words.ts';
import { demoPassword } from '../portal.ts';
import { chromiumPath, expectTidy, freshCode, newPerson, openClinic } from './clinic.ts';
import type { Clinic, Look } from './clinic.ts';

const en = speak('en');
let clinic: Clinic;
let support: Page;
let untidy: string[] = [];

describe.skipIf(!chromiumPath)('ending access', () => {
  beforeAll(async () => {
    clinic = await openClinic();
    support = (await newPerson(clinic, { width: 1280, language: 'en' })).page;
    await support.goto('/staff');
    await support.getByLabel('Username').fill('support');
    await support.getByLabel('Password', { exact: true }).fill(demoPassword);
    await support.getByRole('button', { name: 'Sign in' }).click();
    await support.getByLabel('One-time code').fill(await freshCode());
    await support.getByRole('button', { name: 'Sign in' }).click();
    await support.getByRole('link', { name: 'Find a patient' }).first().waitFor();
  }, 120_000);
  afterAll(() => clinic?.stop());

  const tidy = async (page: Page, where: string, script = true): Promise<void> => void untidy.push(...(await expectTidy(page, where, script)));

  async function openAccount(key: 'ann' | 'ben' | 'carla'): Promise<void> {
    const { born, mrn } = personOf(key);
    const [year, month, day] = (born as string).split('-').map(Number);
    await support.goto('/staff/patients');
    await support.getByLabel(en(frameWords.month)).selectOption({ index: month! });
    await support.getByLabel(en(frameWords.day), { exact: true }).fill(String(day));
    await support.getByLabel(en(frameWords.year)).fill(String(year));
    await support.getByLabel(en(lookupWords.mrn)).fill(mrn!);
    await support.getByRole('button', { name: en(lookupWords.search) }).click();
    await support.locator('.pt-row a').first().click();
    await support.getByRole('link', { name: en(w.link) }).click();
    await support.getByRole('heading', { level: 1, name: en(w.title) }).waitFor();
    await tidy(support, `access of ${key}`);
  }

  async function signIn(key: string, look: Look): Promise<Page> {
    const { page } = await newPerson(clinic, look);
    const t = speak(look.language);
    await page.goto('/');
    await page.getByLabel(t(signInWords.username)).fill(key);
    await page.getByLabel(t(signInWords.password), { exact: true }).fill(demoPassword);
    await page.getByRole('button', { name: t(signInWords.signIn) }).click();
    await page.waitForURL('**/home');
    return page;
  }

  it('W15, T8: the patient calls; staff close the account while it is open in a browser without script, in Spanish', async () => {
    untidy = [];
    const es = speak('es');
    const reader = await signIn('carla', { width: 390, language: 'es', script: false });
    await reader.goto('/preferences/access');
    await reader.getByText(es(ownAccessWords.closeWhy)).waitFor();
    await tidy(reader, 'own access', false);

    await support.setViewportSize({ width: 390, height: 844 });
    await openAccount('carla');
    await support.getByRole('link', { name: en(w.closeTitle) }).click();
    await support.getByRole('button', { name: en(frameWords.continue) }).click();
    await tidy(support, 'close, nothing chosen');
    await support.getByLabel(en(askerWords.patient), { exact: true }).check();
    await support.getByLabel(en(deskWords.phoneCheck)).check();
    await support.getByLabel(en(w.because)).selectOption({ label: en(becauseWords.noNeed) });
    await support.getByRole('button', { name: en(frameWords.continue) }).click();
    await support.getByRole('heading', { level: 1, name: en(w.check) }).waitFor();
    await tidy(support, 'close, check');
    await reader.goto('/results');
    expect(new URL(reader.url()).pathname).toBe('/results');
    await support.getByRole('button', { name: en(w.confirmClose) }).click();
    await support.getByText(en(w.done)).waitFor();
    await tidy(support, 'closed');

    await reader.goto('/results');
    await reader.getByText('Esta cuenta se cerró porque usted lo pidió').waitFor();
    await tidy(reader, 'signed out', false);
    await reader.goto('/');
    await reader.getByLabel(es(signInWords.username)).fill('carla');
    await reader.getByLabel(es(signInWords.password), { exact: true }).fill(demoPassword);
    await reader.getByRole('button', { name: es(signInWords.signIn) }).click();
    expect(await reader.locator('main').innerText()).toContain(es(signInWords.wrong));

    await support.getByRole('link', { name: en(w.printLetter) }).click();
    await support.getByRole('heading', { name: es(accessLetterWords.closedTitle) }).waitFor();
    await tidy(support, 'letter');
    expect(untidy).toEqual([]);
  });

  it('T7, T9: the clinic turns parts off, then ends the access, while the patient reads on a wide screen', async () => {
    untidy = [];
    const reader = await signIn('ann', { width: 1280, language: 'en' });
    await support.setViewportSize({ width: 1280, height: 900 });
    await openAccount('ann');
    const decide = async (what: string, button: string): Promise<void> => {
      await support.getByRole('link', { name: en(w.decideTitle) }).click();
      await support.getByLabel(what).check();
      if (what === en(w.whatParts)) await support.getByLabel(en(functionWords.downloads)).check();
      await support.getByLabel(en(w.because), { exact: true }).selectOption({ label: en(becauseWords.otherUse) });
      await tidy(support, 'decide');
      await support.getByRole('button', { name: en(frameWords.continue) }).click();
      await tidy(support, 'decide, check');
      await support.getByRole('button', { name: button }).click();
      await support.getByText(en(w.done)).waitFor();
    };
    await decide(en(w.whatParts), en(w.confirmLimit));
    await reader.goto('/home');
    await reader.getByRole('link', { name: en(ownAccessWords.homeLink) }).click();
    await reader.getByRole('heading', { level: 3, name: en(functionWords.downloads) }).waitFor();
    await tidy(reader, 'own access, limited');
    await reader.goto('/results');

    await decide(en(w.whatAll), en(w.confirmEnd));
    await tidy(support, 'ended');
    // A link on the page that is still open.
    await reader.locator('.pt-row a').first().click();
    await reader.getByText('We have ended your access to the portal').waitFor();
    await tidy(reader, 'signed out by the clinic');
    await reader.goBack();
    await reader.waitForTimeout(700);
    expect(await reader.locator('body').innerText()).not.toContain('Hello, Ann');
    expect(await reader.locator('.pt-body--patient').count()).toBe(0);

    await support.goto('/demo/mailbox');
    await support.getByText('Your access to Larkspur Health Portal has ended').first().waitFor();
    await support.goto('/staff/access-tasks');
    await tidy(support, 'tasks');
    expect(untidy).toEqual([]);
  });
});
