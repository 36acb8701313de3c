import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testPortal } from '../../../test/portal.ts';
import type { TestPortal } from '../../../test/portal.ts';
import { Browser } from '../../../test/visit.ts';
import { outsideHosts } from '../../library/learn-more.ts';
import { setSetting } from '../../organization/settings.ts';

let portal: TestPortal;
beforeAll(async () => {
  portal = await testPortal();
}, 60_000);
afterAll(() => portal.close());

const read = async (path: string, language = 'en'): Promise<string> => {
  const browser = new Browser(portal);
  browser.cookies.set('portico-language', language);
  return (await browser.get(path)).text;
};

describe('terms and privacy (T1, T3, T4, T10, T11, T16, T17)', () => {
  it('are public, dated and versioned, in both languages', async () => {
    expect(await read('/terms')).toMatch(/Version 1, in force since November 1, 2026/);
    expect(await read('/privacy', 'es')).toMatch(/Versión 2, vigente desde el 24 de noviembre de 2026/);
  });

  it('say what the settings say', async () => {
    const terms = await read('/terms');
    expect(terms).toContain('within 4 business days after they are final');
    expect(terms).toContain('People younger than 18 have no account of their own');
    expect(terms).toContain('may become part of your medical record');
    expect(terms).toContain('offered as it is');
    expect(terms).not.toMatch(/law of|courts of|\{\w+\}/);
    await setSetting(portal.db, 'legal.governingLaw', 'New York', 'test', portal.clock.now());
    await setSetting(portal.db, 'results.reviewTargetBd', 6, 'test', portal.clock.now());
    await new Promise((later) => setTimeout(later, 2_100));
    const after = await read('/terms');
    expect(after).toContain('These terms follow the law of New York.');
    expect(after).toContain('within 6 business days');
    expect(after).not.toContain('courts of');
  });

  it('promise that names and addresses are never sold', async () => {
    expect(await read('/privacy')).toMatch(/never sold or lent/);
  });

  it('names every site outside that a link leads to, who runs it and what it learns (T6, R29)', async () => {
    const text = await read('/privacy');
    for (const host of outsideHosts) expect(text).toContain(host);
    expect(text).toMatch(/National Library of Medicine runs these sites. They learn the topic, your language and the internet address/);
  });
});
