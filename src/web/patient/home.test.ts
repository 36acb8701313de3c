import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testPortal } from '../../../test/portal.ts';
import type { TestPortal } from '../../../test/portal.ts';
import { observation, personWith } from '../../../test/record.ts';
import { Browser } from '../../../test/visit.ts';

let portal: TestPortal;
beforeAll(async () => {
  portal = await testPortal();
}, 60_000);
afterAll(() => portal.close());

const news = (browser: Browser): string[] => [...browser.page.document.querySelectorAll('.pt-row__title')].map((title) => title.textContent!);

describe('Home', () => {
  it('greets the person, shows at most five pieces of news and the ways on', async () => {
    const ann = new Browser(portal);
    await ann.signIn('ann');
    expect(ann.page.heading).toBe('Hello, Ann Louise');
    expect(news(ann)).toHaveLength(5);
    for (const [name, path] of [['See all medications', '/summary/medications'], ['See the whole summary', '/summary'], ['Get help', '/help']] as const) expect(ann.page.link(name)).toBe(path);
    expect(ann.page.text).toContain('If you are having a medical emergency, call 911');
    expect(ann.page.document.querySelector('title')!.textContent).toBe('Home – Larkspur Health Portal');
  });

  it('empties itself: what was opened is no news, and neither is what is old', async () => {
    const { browser, send } = await personWith(portal, 'news', [
      observation('news', 'Old test', { effectiveDateTime: '2026-02-01T12:00:00Z', valueString: 'x' }),
      observation('news', 'Fresh test', { effectiveDateTime: '2026-11-20T12:00:00Z', valueString: 'x' }),
    ]);
    await browser.get('/home');
    expect(news(browser)).toEqual(['Fresh test']);
    await browser.follow('Fresh test');
    await browser.get('/home');
    expect(browser.page.text).toContain("You're all caught up.");
    await send([observation('news', 'Waiting test', { status: 'preliminary', effectiveDateTime: '2026-11-21T12:00:00Z', valueString: 'x' })]);
    expect((await browser.get('/home')).text).toContain("You're all caught up.");
  });

  it('tells who has no record of their own what to do', async () => {
    const frank = new Browser(portal);
    await frank.signIn('frank');
    expect(frank.page.text).toContain('Your account is not tied to a record of your own');
    expect((await frank.get('/results')).status).toBe(200);
    expect((await frank.get('/summary')).status).toBe(200);
  });
});
