/**
 * what stands in an address in the place of an id and is none, is not found or refused, and never a failure of
 * the portal: every route with a parameter, every method, everybody who may come that far.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pages } from '../../src/web/pages.ts';
import { testPortal } from '../portal.ts';
import type { TestPortal } from '../portal.ts';
import { Browser } from '../visit.ts';

const hostile = ['-'.repeat(36), `${'f'.repeat(8)}-ffff-ffff-ffff-${'g'.repeat(12)}`, `${'a'.repeat(18)}------------------`, '%00', "1'%20or%20'1", '..%2f..', 'x'.repeat(2_000), 'ñ', '%E0%A4%A'];
const withParameters = pages.flatMap((page) => (page.route.path.includes(':') ? (['get', 'post'] as const).filter((method) => page[method]).map((method) => [method.toUpperCase(), page.route.path] as const) : []));

let portal: TestPortal;
const browsers: Browser[] = [];
beforeAll(async () => {
  portal = await testPortal();
  for (const person of [undefined, 'ann', 'desk', 'nurse', 'records', 'support', 'admin']) {
    const browser = new Browser(portal);
    if (person === 'ann') await browser.signIn(person);
    else if (person) await browser.signInStaff(person);
    else await browser.get('/');
    browsers.push(browser);
  }
}, 60_000);
afterAll(() => portal.close());

it('R-23: no text in the place of an id makes the portal fail', async () => {
  const failed: string[] = [];
  for (const [method, path] of withParameters)
    for (const text of hostile)
      for (const browser of browsers) {
        const csrf = browser.page.document.querySelector('meta[name=csrf]')?.getAttribute('content') ?? '';
        const response = await portal.app.request(`http://127.0.0.1:3000${path.replace(/:\w+/g, () => text)}`, {
          method,
          headers: {
            cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
            ...(method === 'POST' && { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }),
          },
          ...(method === 'POST' && { body: new URLSearchParams({ csrf }).toString() }),
        });
        if (response.status >= 500) failed.push(`${method} ${path} with ${text.slice(0, 40)}: ${response.status}`);
      }
  expect([...new Set(failed)]).toEqual([]);
}, 120_000);
