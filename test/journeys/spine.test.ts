/**
 * The spine as people walk it: the desk issues a code; the patient signs up, reads, signs out. Both widths, both
 * languages, with and without script, pairwise. Each page is looked at by axe, measured for width, and watched for
 * requests to other hosts.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPeople } from '../../db/demo/people.ts';
import { deskWords, letterWords, lookupWords } from '../../src/web/words/desk.ts';
import { frameWords } from '../../src/web/words/frame.ts';
import { signInWords } from '../../src/web/words/sign-in.ts';
import { signUpWords } from '../../src/web/words/sign-up.ts';
import { speak } from '../../src/web/words/words.ts';
import type { Speak } from '../../src/web/words/words.ts';
import { demoPassword } from '../portal.ts';
import { chromiumPath, expectTidy, freshCode, newPerson, openClinic } from './clinic.ts';
import type { Clinic, Look } from './clinic.ts';

const looks: Look[] = [
  { width: 390, language: 'en' },
  { width: 1280, language: 'es' },
  { width: 390, language: 'es', script: false },
  { width: 1280, language: 'en', script: false },
];
/** Grown-ups of the first clinic without an account: one a journey. */
const newcomers = demoPeople.filter((person) => person.clinic === 'downtown' && !person.username && person.kind === 'patient' && typeof person.born === 'string' && person.diedDaysAgo === undefined);

let clinic: Clinic;
let desk: Page;
const codes = new Map<string, string>();
let untidy: string[] = [];
let scripted = true;

describe.skipIf(!chromiumPath)('the spine', () => {
  beforeAll(async () => {
    clinic = await openClinic();
    desk = (await newPerson(clinic, { width: 1280, language: 'en' })).page;
    await desk.goto('/staff');
    await look(desk, 'staff sign-in');
    await desk.getByLabel('Username').fill('desk');
    await desk.getByLabel('Password', { exact: true }).fill(demoPassword);
    await desk.getByRole('button', { name: 'Sign in' }).click();
    await look(desk, 'one-time code');
    await desk.getByLabel('One-time code').fill(await freshCode());
    await desk.getByRole('button', { name: 'Sign in' }).click();
    await desk.getByRole('link', { name: 'Find a patient' }).first().waitFor();
    await look(desk, 'staff home');
  }, 120_000);
  afterAll(() => clinic?.stop());

  const look = async (page: Page, where: string): Promise<void> => void untidy.push(...(await expectTidy(page, where)));

  it('W2, W3, E1: the desk finds a patient by two identifiers and issues a code as a letter', async () => {
    for (const person of newcomers.slice(0, looks.length)) {
      await desk.setViewportSize({ width: codes.size % 2 ? 390 : 1280, height: 844 });
      const t = speak('en');
      await desk.goto('/staff/patients');
      await look(desk, 'find a patient');
      await fillBirthDate(desk, t, person.born as string);
      await desk.getByLabel(t(lookupWords.mrn)).fill(person.mrn!);
      await desk.getByRole('button', { name: t(lookupWords.search) }).click();
      expect(desk.url()).not.toContain(person.mrn);
      await look(desk, 'patients found');
      await desk.getByRole('link', { name: new RegExp(person.family) }).click();
      await look(desk, 'patient account');
      await desk.getByRole('button', { name: t(deskWords.issue) }).click();
      await look(desk, 'patient account, no check chosen');
      await desk.getByLabel(t(deskWords.photoId)).first().check();
      await desk.getByRole('button', { name: t(deskWords.issue) }).click();
      await desk.getByRole('heading', { name: t(letterWords.pageTitle) }).waitFor();
      await look(desk, 'letter');
      const code = /[A-Z2-9]{5}(-[A-Z2-9]{5}){3}/.exec((await desk.locator('.pt-code').innerText()).replace(/\s/g, ''));
      codes.set(person.key, code![0]);
    }
    expect(new Set(codes.values()).size).toBe(looks.length);
    expect(untidy).toEqual([]);
  });

  it.each(looks.map((one, index) => [`${one.width} px, ${one.language}, ${one.script === false ? 'without' : 'with'} script`, one, index] as const))(
    'E3, R1, R4, S15: sign up, read, sign out: %s', async (_name, one, index) => {
      untidy = [];
      scripted = one.script !== false;
      const person = newcomers[index]!;
      const t = speak(one.language);
      const { page, context, strangers } = await newPerson(clinic, one);
      await signUp(page, t, codes.get(person.key)!, person.born as string, `new.${person.key}`);

      expect(new URL(page.url()).pathname).toBe('/home');
      await tidy(page, 'home');
      await page.goto('/results');
      await page.getByRole('heading', { level: 1, name: t(frameWords.results) }).waitFor();
      await tidy(page, 'results');
      const first = page.locator('.pt-row a').first();
      if (await first.count()) {
        await first.click();
        await page.getByRole('heading', { level: 1 }).waitFor();
        expect(new URL(page.url()).pathname).toMatch(/^\/results\/[0-9a-f-]{36}$/);
        await tidy(page, 'one result');
      }
      await page.goto('/summary');
      await page.getByRole('heading', { level: 1, name: t(frameWords.summary) }).waitFor();
      await tidy(page, 'summary');

      await page.getByRole('button', { name: t(frameWords.signOut) }).first().click();
      await page.getByRole('heading', { level: 1, name: t(signInWords.signedOut) }).waitFor();
      await tidy(page, 'signed out');
      await page.goBack();
      await page.waitForTimeout(700);
      expect(await page.locator('body').innerText()).not.toContain(person.family);
      expect(await page.locator('.pt-body--patient').count()).toBe(0);

      await page.goto('/');
      await page.getByLabel(t(signInWords.username)).fill(`new.${person.key}`);
      await page.getByLabel(t(signInWords.password), { exact: true }).fill('seven lanterns at noon');
      await page.getByRole('button', { name: t(signInWords.signIn) }).click();
      await page.waitForURL('**/home');
      expect(strangers).toEqual([]);
      expect(untidy).toEqual([]);
      await context.close();
    });

  async function tidy(page: Page, where: string): Promise<void> {
    untidy.push(...(await expectTidy(page, where, scripted)));
  }

  async function signUp(page: Page, t: Speak, code: string, born: string, username: string): Promise<void> {
    await page.goto('/');
    await tidy(page, 'welcome');
    await page.getByRole('link', { name: t(signInWords.signUp) }).first().click();
    await tidy(page, 'sign up');
    // As people type it: lower case, without the dashes.
    await page.getByLabel(t(signUpWords.code)).fill(code.toLowerCase().replaceAll('-', ' '));
    await fillBirthDate(page, t, born);
    await next(page, t);
    await tidy(page, 'username');
    await page.getByLabel(t(signUpWords.username)).fill('short');
    await page.getByLabel(t(signUpWords.password), { exact: true }).fill('short');
    await next(page, t);
    await tidy(page, 'username refused');
    expect(await page.title()).toContain('Error');
    await page.getByLabel(t(signUpWords.username)).fill(username);
    await page.getByLabel(t(signUpWords.password), { exact: true }).fill('seven lanterns at noon');
    await next(page, t);
    await tidy(page, 'question');
    await page.getByLabel(t(signUpWords.question)).selectOption({ index: 2 });
    await page.getByLabel(t(signUpWords.answer), { exact: true }).fill('Chestnut Street');
    await next(page, t);
    await tidy(page, 'email');
    await page.getByLabel(t(signUpWords.email)).fill(`${username}@example.org`);
    await next(page, t);
    await tidy(page, 'terms');
    await page.getByLabel(t(signUpWords.accept)).check();
    await next(page, t);
    await tidy(page, 'check answers');
    await page.getByRole('button', { name: t(signUpWords.finish) }).click();
    await page.waitForURL('**/home*');
  }
});

const next = (page: Page, t: Speak): Promise<void> => page.getByRole('button', { name: t(frameWords.continue) }).click();

async function fillBirthDate(page: Page, t: Speak, born: string): Promise<void> {
  const [year, month, day] = born.split('-').map(Number);
  await page.getByLabel(t(frameWords.month)).selectOption({ index: month! });
  await page.getByLabel(t(frameWords.day), { exact: true }).fill(String(day));
  await page.getByLabel(t(frameWords.year)).fill(String(year));
}

