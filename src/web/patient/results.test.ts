import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testPortal } from '../../../test/portal.ts';
import type { TestPortal } from '../../../test/portal.ts';
import { observation, personWith, quantity } from '../../../test/record.ts';
import type { Recorded } from '../../../test/record.ts';
import { Browser } from '../../../test/visit.ts';

let portal: TestPortal;
let many: Recorded;
let ann: Browser;

beforeAll(async () => {
  portal = await testPortal();
  ann = new Browser(portal);
  await ann.signIn('ann');
  // Forty-five results, ten of one moment, four without a date.
  many = await personWith(portal, 'many', Array.from({ length: 45 }, (_, index) => observation('many', `Test ${String(index).padStart(2, '0')}`, {
    valueQuantity: quantity(index, 'mg/dL'),
    ...(index < 41 ? { effectiveDateTime: index < 10 ? '2026-10-01T12:00:00Z' : `2020-01-${String(index - 9).padStart(2, '0')}` } : { effectiveDateTime: undefined }),
  })));
}, 60_000);
afterAll(() => portal.close());

const titles = (browser: Browser): string[] => [...browser.page.document.querySelectorAll('.pt-row__title')].map((title) => title.textContent!.trim());
const rowOf = (browser: Browser, title: string): string =>
  [...browser.page.document.querySelectorAll('.pt-row')].find((row) => row.textContent!.includes(title))!.textContent!.replace(/\s+/g, ' ');

describe('the list of test results', () => {
  it('shows name, day, who ordered it, status and what is new (R4)', async () => {
    await ann.get('/results');
    expect(ann.page.heading).toBe('Test results');
    expect(titles(ann)).toHaveLength(20);
    const row = rowOf(ann, 'Hemoglobin A1c');
    expect(row).toMatch(/November 1\d, 2026/);
    expect(row).toContain('Ordered by Miriam Okafor, MD');
    expect(row).toContain('Final');
    expect(row).toContain('New');
    expect(row).toContain('Has results outside the range');
    expect(ann.page.text).toContain('Not opened yet');
  });

  it('says when results come, from the settings, and where the data come from (R5, R2, T5)', async () => {
    await ann.get('/results');
    expect(ann.page.text).toContain('most often within 4 business days');
    expect(ann.page.text).toMatch(/From Larkspur Health\. Last received November 24, 2026, 10:00 a\.m\. EST/);
    expect(ann.page.text).toContain('This is not your full record.');
    expect(ann.page.link('How to ask for your full record')).toBe('/help#records');
    expect(ann.page.text).toContain('Tell your doctor or nurse at your next visit');
  });

  it('marks as opened what was opened, and stores who and when, once (R14)', async () => {
    await ann.get('/results');
    const href = ann.page.link('Cholesterol (lipid panel)');
    expect(rowOf(ann, 'Cholesterol (lipid panel)')).toContain('New');
    await ann.get(href);
    portal.clock.forward(60_000);
    await ann.get(href);
    await ann.get('/results');
    expect(rowOf(ann, 'Cholesterol (lipid panel)')).not.toMatch(/New|Not opened/);
    const views = await portal.look('select first_viewed_at from result_view v join account a on a.id = v.account_id where a.username_key = $1 and v.resource_id::text = $2', ['ann', href.split('/').pop()]);
    expect(views).toEqual([{ first_viewed_at: new Date('2026-11-24T15:00:00Z') }]);
  });

  it('pages by twenty through equal moments and missing dates, forth and back, and loses none', async () => {
    const { browser } = many;
    const seen: string[][] = [];
    await browser.get('/results');
    seen.push(titles(browser));
    while (browser.page.html.includes('Older results')) {
      await browser.follow('Older results');
      seen.push(titles(browser));
    }
    expect(seen.map((page) => page.length)).toEqual([20, 20, 5]);
    expect(new Set(seen.flat()).size).toBe(45);
    expect(seen.flat().slice(-4).sort()).toEqual(['Test 41', 'Test 42', 'Test 43', 'Test 44']);
    const back: string[][] = [];
    while (browser.page.html.includes('Newer results')) {
      await browser.follow('Newer results');
      back.unshift(titles(browser));
    }
    expect(back).toEqual(seen.slice(0, 2));
  });

  it('finds by part of a name, also of a test inside a report, without a word of it in any address (A-072)', async () => {
    await ann.get('/results');
    await ann.submit('Search', { 'Name of the test': 'creatin' });
    expect(ann.page.text).toMatch(/\d+ results found|More than 20 results found/);
    expect(titles(ann)).toContain('Comprehensive metabolic panel');
    expect(titles(ann)).not.toContain('Vitamin B12');
    const addresses = [ann.page.path, ...[...ann.page.document.querySelectorAll('[href], [action]')].map((one) => one.getAttribute('href') ?? one.getAttribute('action'))];
    expect(addresses.join(' ')).not.toMatch(/creatin/i);
    expect(ann.page.document.querySelector('[name=name]')!.getAttribute('value')).toBe('creatin');
    await ann.follow('Show all results');
    expect(titles(ann)).toHaveLength(20);
  });

  it('finds by the name that a reader of Spanish knows', async () => {
    ann.cookies.set('portico-language', 'es');
    await ann.get('/results');
    await ann.submit('Buscar', { 'Nombre de la prueba': 'colesterol' });
    expect(titles(ann)).toContain('Colesterol (panel de lípidos)');
    ann.cookies.delete('portico-language');
  });

  it('filters by days, the last included, and turns two dates round', async () => {
    const { browser } = many;
    await browser.get('/results');
    await browser.submit('Search', { From: '2020-01-03', To: '2020-01-05' });
    expect(titles(browser).sort()).toEqual(['Test 12', 'Test 13', 'Test 14']);
    await browser.submit('Search', { From: '2020-01-05', To: '2020-01-03' });
    expect(titles(browser)).toHaveLength(3);
    await browser.submit('Search', { From: '2026-09-30', To: '2026-10-02', 'Name of the test': 'Test 0' });
    expect(titles(browser)).toHaveLength(10);
    await browser.submit('Search', { From: '03/01/2020' });
    expect(browser.page.status).toBe(422);
    expect(browser.page.text).toContain('Enter the date with year, month and day');
  });

  it('keeps a search while it pages, for this person only', async () => {
    const { browser } = many;
    await browser.get('/results');
    await browser.submit('Search', { 'Name of the test': 'test' });
    await browser.follow('Older results');
    expect(titles(browser)).toHaveLength(20);
    expect(browser.page.document.querySelector('[name=name]')!.getAttribute('value')).toBe('test');
    const sealed = new URL(browser.page.link('Older results'), 'http://x').searchParams.get('search');
    await ann.get(`/results?search=${sealed}`);
    expect(ann.page.document.querySelector('[name=name]')!.getAttribute('value') ?? '').toBe('');
    await ann.get('/results?search=AAAA&older=nonsense');
    expect(titles(ann)).toHaveLength(20);
  });

  it('takes what is searched for as text, never as a pattern or as markup', async () => {
    const { browser } = many;
    for (const odd of ['%', '_est', "'; drop table resource; --", '<b>x</b>', '\\']) {
      await browser.get('/results');
      await browser.submit('Search', { 'Name of the test': odd });
      expect([odd, browser.page.text.includes('No result matches your search')]).toEqual([odd, true]);
      expect(browser.page.html).not.toContain('<b>x</b>');
    }
  });

  it('says why it is empty, and the same to one whose result is held (R15)', async () => {
    const none = await personWith(portal, 'none', []);
    const held = await personWith(portal, 'held', [observation('held', 'Hush', { status: 'preliminary', valueString: 'held' })]);
    const said = await Promise.all([none, held].map(async ({ browser }) => (await browser.get('/results')).text.replace(/Last received[^.]*\./, '')));
    expect(said[0]).toContain('There are no test results here yet');
    expect(said[0]).toContain('It is of a kind that we do not show online');
    expect(said[0]).toMatch(/still miss a result after 4 business days, call 518-555-01\d\d/);
    expect(said[1]).toBe(said[0]);
  });

  it('leaves what is not final out until it is (R10)', async () => {
    const waiting = await personWith(portal, 'waiting', [observation('waiting', 'Slow test', { status: 'preliminary', valueString: 'x' })]);
    expect((await waiting.browser.get('/results')).text).not.toContain('Slow test');
    await waiting.send([observation('waiting', 'Slow test', { status: 'final', valueString: 'x' })]);
    expect((await waiting.browser.get('/results')).text).toContain('Slow test');
  });

  it('is noted in the audit trail', async () => {
    await ann.get('/results');
    const [last] = await portal.look<{ action: string; actor_name: string }>("select action, actor_name from audit_event where action like 'results%' order by id desc limit 1");
    expect(last).toEqual({ action: 'results.list', actor_name: 'ann' });
  });
});
