/**
 * Help as people walk it: a visitor asks with the contact form, a patient from inside, support works on it; a nurse
 * breaks the glass and the privacy officer sees it. Both widths, both languages, with and without script; each page is
 * looked at by axe and measured for width.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPeople } from '../../db/demo/people.ts';
import { auditWords } from '../../src/web/words/audit.ts';
import { chartWords, glassWords, grantWords, looksWords } from '../../src/web/words/charts.ts';
import { frameWords } from '../../src/web/words/frame.ts';
import { contactWords, ownTicketWords, ticketWords, topicWords } from '../../src/web/words/tickets.ts';
import { speak } from '../../src/web/words/words.ts';
import type { Speak } from '../../src/web/words/words.ts';
import { demoPassword } from '../portal.ts';
import { chromiumPath, expectTidy, freshCode, newPerson, openClinic } from './clinic.ts';
import type { Clinic, Look } from './clinic.ts';

const looks: Look[] = [
  { width: 390, language: 'en' },
  { width: 1280, language: 'es' },
  { width: 390, language: 'es', script: false },
];
const grace = demoPeople.find(({ key }) => key === 'grace')!;

let clinic: Clinic;
let untidy: string[] = [];

describe.skipIf(!chromiumPath)('help and privacy', () => {
  beforeAll(async () => {
    clinic = await openClinic();
  }, 120_000);
  afterAll(() => clinic?.stop());

  const look = async (page: Page, where: string, script = true): Promise<void> => void untidy.push(...(await expectTidy(page, where, script)));
  const tidy = (): void => {
    const found = untidy;
    untidy = [];
    expect(found).toEqual([]);
  };

  const signInStaff = async (username: string): Promise<Page> => {
    const { page } = await newPerson(clinic, { width: 1280, language: 'en' });
    await page.goto('/staff/sign-in');
    await page.getByLabel('Username').fill(username);
    await page.getByLabel('Password', { exact: true }).fill(demoPassword);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByLabel('One-time code').fill(await freshCode());
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('link', { name: 'Find a patient' }).first().waitFor();
    return page;
  };

  const fillBirth = async (page: Page, t: Speak, born: string): Promise<void> => {
    const [year, month, day] = born.split('-').map(Number);
    await page.getByLabel(t(frameWords.month)).selectOption(String(month));
    await page.getByLabel(t(frameWords.day), { exact: true }).fill(String(day));
    await page.getByLabel(t(frameWords.year), { exact: true }).fill(String(year));
  };

  it('T19, E2: a visitor asks for help, and what was typed stays when something is missing', async () => {
    for (const one of looks) {
      const { page, context, strangers } = await newPerson(clinic, one);
      const t = speak(one.language);
      await page.goto('/contact');
      await look(page, 'contact', one.script !== false);
      await page.getByLabel(t(contactWords.name)).fill('Rosalind Quillfeather');
      await page.getByRole('button', { name: t(contactWords.send) }).click();
      await page.getByRole('heading', { name: t(frameWords.problem) }).waitFor();
      await look(page, 'contact, with errors', one.script !== false);
      expect(await page.getByLabel(t(contactWords.name)).inputValue()).toBe('Rosalind Quillfeather');
      await fillBirth(page, t, '1975-03-09');
      await page.getByLabel(t(topicWords.code)).check();
      await page.getByLabel(t(contactWords.reach)).fill('518-555-0142');
      await page.getByRole('button', { name: t(contactWords.send) }).click();
      await page.getByRole('heading', { name: t(contactWords.sentTitle) }).waitFor();
      await look(page, 'contact, sent', one.script !== false);
      expect(strangers).toEqual([]);
      await context.close();
    }
    tidy();
  });

  it('M19, W19: a patient asks from inside, support answers, the patient sees it', async () => {
    const en = speak('en');
    const { page: ann } = await newPerson(clinic, { width: 390, language: 'en' });
    await ann.goto('/');
    await ann.getByLabel('Username').fill('ann');
    await ann.getByLabel('Password', { exact: true }).fill(demoPassword);
    await ann.getByRole('button', { name: 'Sign in' }).click();
    await ann.getByRole('link', { name: en(frameWords.results) }).first().waitFor();
    await ann.goto('/requests');
    await look(ann, 'own requests, none');
    await ann.getByLabel(en(ownTicketWords.topic)).selectOption({ label: en(topicWords.broken) });
    await ann.getByLabel(en(ownTicketWords.message)).fill('The page of visits stays empty.');
    await ann.getByRole('button', { name: en(contactWords.send) }).click();
    await ann.getByText(en(ownTicketWords.sent)).waitFor();
    await look(ann, 'own requests');

    const support = await signInStaff('support');
    for (const width of [1280, 390]) {
      await support.setViewportSize({ width, height: 844 });
      await support.goto('/staff/requests');
      await look(support, `requests at ${width}`);
      await support.getByRole('link', { name: en(topicWords.broken) }).click();
      await support.getByRole('heading', { name: en(ticketWords.guideTitle) }).waitFor();
      await look(support, `one request at ${width}`);
    }
    await support.getByLabel(en(ticketWords.outcome)).selectOption({ label: en(ticketWords.solved) });
    await support.getByLabel(en(ticketWords.answer)).fill('Mended today.');
    await support.getByRole('button', { name: en(ticketWords.close) }).click();
    await support.getByText(en(ticketWords.saved)).first().waitFor();
    await ann.reload();
    await ann.getByText('Mended today.').waitFor();

    await support.goto('/staff/audit');
    await support.getByRole('region', { name: en(auditWords.table) }).waitFor();
    await look(support, 'audit trail at 390');
    await support.setViewportSize({ width: 1280, height: 844 });
    await support.getByRole('button', { name: 'Español' }).click();
    await look(support, 'audit trail in Spanish');
    const download = support.waitForEvent('download');
    await support.getByRole('button', { name: speak('es')(auditWords.export) }).click();
    expect((await download).suggestedFilename()).toBe('audit-trail.csv');
    tidy();
  });

  it('R-03: a nurse breaks the glass, and the line stands on every page until it ends', async () => {
    const en = speak('en');
    const nurse = await signInStaff('nurse');
    await nurse.getByRole('link', { name: en(frameWords.emergencyAccess) }).first().click();
    await look(nurse, 'emergency access');
    await nurse.getByLabel(en(glassWords.mrn)).fill(grace.mrn!);
    await fillBirth(nurse, en, grace.born as string);
    await nurse.getByLabel(en(glassWords.emergency)).check();
    await nurse.getByLabel(en(glassWords.said)).fill('Brought in by ambulance, not responsive');
    await nurse.getByRole('button', { name: en(glassWords.open) }).click();
    await nurse.getByRole('region', { name: en(grantWords.label) }).waitFor();
    expect(nurse.url()).not.toContain(grace.mrn!);
    for (const width of [1280, 390]) {
      await nurse.setViewportSize({ width, height: 844 });
      await look(nurse, `chart at ${width}`);
      await nurse.getByRole('navigation', { name: en(chartWords.nav) }).getByRole('link', { name: en(frameWords.results) }).click();
      await look(nurse, `chart, results at ${width}`);
    }
    await nurse.goto('/staff');
    await nurse.getByRole('button', { name: en(grantWords.end) }).click();
    await nurse.getByText(en(grantWords.ended)).waitFor();
    expect(await nurse.getByRole('region', { name: en(grantWords.label) }).count()).toBe(0);
    tidy();
  });

  it('R-11: the patient reads who looked', async () => {
    const en = speak('en');
    const { page: ann } = await newPerson(clinic, { width: 1280, language: 'en' });
    await ann.goto('/');
    await ann.getByLabel('Username').fill('ann');
    await ann.getByLabel('Password', { exact: true }).fill(demoPassword);
    await ann.getByRole('button', { name: 'Sign in' }).click();
    await ann.goto('/who-looked');
    await ann.getByText(en(looksWords.ticket)).first().waitFor();
    await look(ann, 'who looked');
    tidy();
  });
});
