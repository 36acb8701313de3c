/**
 * Preferences as people walk them: a new password and question, a new address confirmed from the mail, sessions, and
 * personal details answered by the desk. Both widths, both languages, with and without script, pairwise.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { confirmAddressWords } from '../../src/web/words/confirm-address.ts';
import { detailsWords, detailsWorkWords } from '../../src/web/words/details.ts';
import { notificationWords } from '../../src/web/words/notifications.ts';
import { passwordWords, preferenceWords, sessionWords } from '../../src/web/words/preferences.ts';
import { signInWords } from '../../src/web/words/sign-in.ts';
import { changeWords } from '../../src/web/words/two-step.ts';
import { speak } from '../../src/web/words/words.ts';
import { demoPassword } from '../portal.ts';
import { chromiumPath, expectTidy, freshCode, newPerson, openClinic } from './clinic.ts';
import type { Clinic, Look } from './clinic.ts';

/** Ann comes twice: with the password of the demo, and later with the one she chose. */
const walks: { look: Look; username: string; password: string; next: string }[] = [
  { look: { width: 390, language: 'en' }, username: 'ann', password: demoPassword, next: 'eleven quiet herons' },
  { look: { width: 1280, language: 'es' }, username: 'carla', password: demoPassword, next: 'ventana, cebolla y río' },
  { look: { width: 390, language: 'es', script: false }, username: 'ben', password: demoPassword, next: 'farol, manzana y tren' },
  { look: { width: 1280, language: 'en', script: false }, username: 'ann', password: 'eleven quiet herons', next: 'nine loud pelicans' },
];

let clinic: Clinic;
let desk: Page;
let untidy: string[] = [];

describe.skipIf(!chromiumPath)('Preferences', () => {
  beforeAll(async () => {
    clinic = await openClinic();
    desk = (await newPerson(clinic, { width: 1280, language: 'en' })).page;
    await desk.goto('/staff/details');
    await desk.getByLabel('Username').fill('desk');
    await desk.getByLabel('Password', { exact: true }).fill(demoPassword);
    await desk.getByRole('button', { name: 'Sign in' }).click();
    await desk.getByLabel('One-time code').fill(await freshCode());
    await desk.getByRole('button', { name: 'Sign in' }).click();
    await desk.waitForURL('**/staff**');
  }, 120_000);
  afterAll(() => clinic?.stop());

  it.each(walks.map((walk) => [`${walk.look.width} px, ${walk.look.language}, ${walk.look.script === false ? 'without' : 'with'} script`, walk] as const))(
    'S11, S12, S13, N3, N4, R28, W16: %s', async (_name, { look, username, password, next }) => {
      untidy = [];
      const t = speak(look.language);
      const { page, context, strangers } = await newPerson(clinic, look);
      const tidy = async (where: string): Promise<void> => void untidy.push(...(await expectTidy(page, where, look.script !== false)));
      const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
      const said = async (text: string): Promise<void> => void (await page.getByRole('status').filter({ hasText: text }).first().waitFor());

      await signIn(page, username, password, look);
      await page.goto('/preferences/language');
      await tidy('language');
      // Whatever language the account had before.
      await page.locator(`main input[name=language][value=${look.language}]`).check({ force: true });
      await page.locator('main form button').click();
      await said(t(preferenceWords.doneLanguage));
      await tidy('preferences');

      await page.goto('/preferences/password');
      await page.getByLabel(t(changeWords.current), { exact: true }).fill('this is not it');
      await page.getByLabel(t(passwordWords.next), { exact: true }).fill('short');
      await press(t(passwordWords.save));
      await page.getByRole('alert').first().waitFor();
      await tidy('password refused');
      await page.getByLabel(t(changeWords.current), { exact: true }).fill(password);
      await page.getByLabel(t(passwordWords.next), { exact: true }).fill(next);
      await press(t(passwordWords.save));
      await said(t(preferenceWords.donePassword));

      await page.goto('/preferences/password/question');
      await tidy('question');
      await page.getByLabel(t(passwordWords.newQuestion)).selectOption({ index: 3 });
      await page.getByLabel(t(passwordWords.newAnswer), { exact: true }).fill('Chestnut Street');
      await page.getByLabel(t(changeWords.current), { exact: true }).fill(next);
      await press(t(passwordWords.saveQuestion));
      await said(t(preferenceWords.doneQuestion));

      const address = `${username}.${look.width}@example.net`;
      await page.goto('/preferences/notifications');
      await fillAddress(page, address, `${address}x`, next);
      await press(t(notificationWords.save));
      await page.getByRole('alert').first().waitFor();
      await tidy('notifications refused');
      await fillAddress(page, address, address, next);
      await press(t(notificationWords.save));
      await said(t(notificationWords.doneEmail));
      await tidy('notifications');
      await confirmFromMailbox(page, address);
      await page.goto('/preferences/notifications');
      await page.getByText(t(notificationWords.confirmedOn, { at: '' }).trim().replace(/,.*/, ',')).first().waitFor();

      const other = await newPerson(clinic, look);
      await signIn(other.page, username, next, look);
      await page.goto('/preferences/sessions');
      await tidy('sessions');
      await page.locator('.pt-row').filter({ hasNot: page.locator('.usa-tag') }).getByRole('button', { name: new RegExp(`^${t(sessionWords.end)}`) }).first().click();
      await said(t(sessionWords.ended));
      await other.page.goto('/home');
      await other.page.getByRole('heading', { level: 1, name: t(signInWords.signedOut) }).waitFor();
      await other.context.close();

      await page.goto('/preferences/details');
      await tidy('details');
      await page.getByLabel(t(detailsWords.phone)).fill('518-555-0190');
      await page.getByLabel(t(detailsWords.note)).fill('We moved.');
      await press(t(detailsWords.send));
      await said(t(detailsWords.done));
      await tidy('details sent');
      await answer(look.width === 390);
      await page.goto('/preferences/details');
      await page.locator('.pt-row .usa-tag').filter({ hasText: t(look.width === 390 ? detailsWords.refused : detailsWords.accepted) }).first().waitFor();
      await tidy('details answered');

      await page.goto('/preferences/sessions');
      await press(t(sessionWords.endAll));
      await page.getByRole('heading', { level: 1, name: t(signInWords.signedOut) }).waitFor();
      expect(strangers).toEqual([]);
      expect(untidy).toEqual([]);
      await context.close();
    }, 120_000);

  async function signIn(page: Page, username: string, password: string, { language }: Look): Promise<void> {
    const t = speak(language);
    await page.goto('/');
    await page.getByLabel(t(signInWords.username)).fill(username);
    await page.getByLabel(t(signInWords.password), { exact: true }).fill(password);
    await page.getByRole('button', { name: t(signInWords.signIn) }).click();
    await page.waitForURL('**/home');
  }

  async function fillAddress(page: Page, email: string, again: string, password: string): Promise<void> {
    await page.locator('#email').fill(email);
    await page.locator('#again').fill(again);
    await page.locator('#current-password').fill(password);
  }

  /** Opens the link of the mail that went to this address, as it stands in the mailbox of the demo. */
  async function confirmFromMailbox(page: Page, address: string): Promise<void> {
    await page.goto('/demo/mailbox');
    const links = page.locator('a[href*="/confirm-address/"]');
    await links.first().waitFor();
    expect(await page.locator('main').innerText()).toContain(address);
    await page.goto((await links.first().getAttribute('href'))!);
    untidy.push(...(await expectTidy(page, 'confirm address', false)));
    const t = speak((await page.locator('html').getAttribute('lang'))!.startsWith('es') ? 'es' : 'en');
    await page.getByRole('button', { name: t(confirmAddressWords.confirm) }).click();
    await page.getByRole('heading', { level: 1, name: t(confirmAddressWords.doneTitle) }).waitFor();
  }

  async function answer(refuse: boolean): Promise<void> {
    const w = detailsWorkWords;
    await desk.setViewportSize({ width: refuse ? 390 : 1280, height: 844 });
    await desk.goto('/staff/details');
    untidy.push(...(await expectTidy(desk, 'work list')));
    await desk.locator('.pt-row a').first().click();
    await desk.getByRole('button', { name: w.accept.en }).waitFor();
    untidy.push(...(await expectTidy(desk, 'one request')));
    if (refuse) {
      await desk.getByRole('button', { name: w.refuse.en }).click();
      await desk.getByRole('alert').first().waitFor();
      untidy.push(...(await expectTidy(desk, 'no reason given')));
      await desk.getByLabel(w.reason.en).fill('Please call us first.');
    }
    await desk.getByRole('button', { name: refuse ? w.refuse.en : w.accept.en }).click();
    await desk.getByText(w.answered.en).waitFor();
  }
});
