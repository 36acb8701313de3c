/**
 * A shared computer (S15, S17, A-031): somebody reads their record, signs out, and the next person looks for what they
 * left: with Back, in another tab, in what scripts can read, and in the files of the browser's profile.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPassword } from '../portal.ts';
import { chromiumPath, openClinic } from './clinic.ts';
import type { Clinic } from './clinic.ts';

describe.skipIf(!chromiumPath)('a shared computer', () => {
  let clinic: Clinic;
  let profile: string;
  let context: BrowserContext;
  const seen = new Set<string>();

  beforeAll(async () => {
    clinic = await openClinic();
    profile = mkdtempSync(join(tmpdir(), 'portico-profile-'));
    context = await chromium.launchPersistentContext(profile, {
      executablePath: chromiumPath!, baseURL: clinic.url, locale: 'en-US',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    });
  }, 180_000);
  afterAll(async () => {
    await context?.close();
    await clinic?.stop();
    if (profile) rmSync(profile, { recursive: true, force: true });
  });

  it('A-031: leaves nothing of the record after signing out', async () => {
    const page = await context.newPage();
    const visited = ['/home', '/results', '/summary', '/visits', '/vitals', '/documents'];
    const signIn = async (username: string): Promise<void> => {
      await page.goto('/');
      await page.getByLabel('Username').fill(username);
      await page.getByLabel('Password', { exact: true }).fill(demoPassword);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.waitForURL('**/home');
    };
    // What somebody without a record reads is the portal's, not Ann's: names of pages, also in titles.
    await signIn('frank');
    let ours = '';
    for (const path of visited) {
      await page.goto(path);
      ours += await page.locator('body').innerText();
    }
    await page.getByRole('button', { name: 'Sign out' }).first().click();

    await signIn('ann');
    for (const path of visited) {
      await page.goto(path);
      // What stands on the page as a link or a heading of its own is what somebody would look for.
      for (const text of await page.locator('main a, main h2, main h3').allInnerTexts()) {
        const words = text.split('\n')[0]!.trim();
        if (words.length > 12 && words.length < 60) seen.add(words);
      }
    }
    await page.locator('main a[href^="/documents/"]').first().click();
    await page.goto('/results');
    await page.locator('main a[href^="/results/"]').first().click();
    visited.push(new URL(page.url()).pathname);
    const shown = await page.locator('main').innerText();
    expect(seen.size).toBeGreaterThan(10);

    await page.getByRole('button', { name: 'Sign out' }).first().click();
    await page.waitForURL('**/signed-out*');
    const secrets = [...seen].filter((words) => !ours.includes(words));
    expect(secrets.length).toBeGreaterThan(10);
    const holds = (text: string): string[] => secrets.filter((words) => text.includes(words));
    expect(holds(shown).length).toBeGreaterThan(0);

    for (let back = 0; back < 4; back++) {
      await page.goBack();
      await page.waitForTimeout(700);
      expect([back, holds(await page.locator('body').innerText())]).toEqual([back, []]);
      expect(holds(await page.content())).toEqual([]);
    }
    const other = await context.newPage();
    for (const path of visited) {
      await other.goto(path);
      expect([path, holds(await other.content()), await other.locator('.pt-body--patient').count()]).toEqual([path, [], 0]);
    }
    const kept = await other.evaluate(async () => JSON.stringify([
      { ...localStorage }, { ...sessionStorage }, await caches.keys(), await indexedDB.databases(), (await navigator.serviceWorker?.getRegistrations())?.length ?? 0,
    ]));
    expect(kept).toBe('[{},{},[],[],0]');
    const cookies = await context.cookies();
    expect(cookies.map(({ name }) => name).filter((name) => /session|staff/.test(name))).toEqual([]);

    // Titles and addresses stay in the history of the browser: they name nothing.
    await context.close();
    const left: string[] = [];
    for (const name of readdirSync(profile, { recursive: true, encoding: 'utf8' })) {
      const file = join(profile, name);
      let bytes: Buffer;
      try {
        bytes = readFileSync(file);
      } catch (error) {
        if (['EISDIR', 'ENOENT', 'ENXIO'].includes((error as NodeJS.ErrnoException).code ?? '')) continue;
        throw error;
      }
      for (const words of secrets)
        if (bytes.includes(words) || bytes.includes(Buffer.from(words, 'utf16le'))) left.push(`${name}: ${words}`);
    }
    expect(left).toEqual([]);
  }, 120_000);
});
