import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testPortal } from '../../../test/portal.ts';
import type { TestPortal } from '../../../test/portal.ts';
import { Browser } from '../../../test/visit.ts';

let portal: TestPortal;
let ann: Browser;
beforeAll(async () => {
  portal = await testPortal();
  ann = new Browser(portal);
  await ann.signIn('ann');
}, 60_000);
afterAll(() => portal.close());

const listed = (browser: Browser): string[] => [...browser.page.document.querySelectorAll('main .pt-row__title')].map((one) => one.textContent!);
const card = (browser: Browser, title: string): string[] => {
  const found = [...browser.page.document.querySelectorAll('main .pt-card')].find((one) => one.querySelector('h3')?.textContent === title);
  return [...(found?.querySelectorAll('li') ?? [])].map((one) => one.textContent!);
};

/** The link out of the leaving page. */
const wayOut = (browser: Browser): HTMLAnchorElement => browser.page.document.querySelector('main .pt-leave a')!;

describe('the health library (FAQ.1, R29)', () => {
  it('is reached from the navigation, Home and the health summary', async () => {
    expect((await ann.get('/home')).link('Health library')).toBe('/library');
    expect(ann.page.link('Find a topic')).toBe('/library');
    expect((await ann.get('/summary')).link('Topics about your record')).toBe('/library');
  });

  it('lists all topics by subject, and topics about the record of the person', async () => {
    await ann.get('/library');
    expect([...ann.page.document.querySelectorAll('h3')].map((one) => one.textContent)).toEqual([
      'Your health issues', 'Your medications', 'Your tests', 'Your vaccines', 'Illnesses and conditions', 'Medicines', 'Tests', 'Vaccines', 'Healthy living']);
    expect(ann.page.document.querySelectorAll('.pt-topics--wide li').length).toBeGreaterThan(150);
    expect(card(ann, 'Your health issues').join()).toMatch(/diabetes/i);
    expect(card(ann, 'Your medications').join()).toMatch(/metformin/i);
    expect(card(ann, 'Your tests')).toContain('Hemoglobin A1c');
    expect(card(ann, 'Your vaccines').join()).toMatch(/flu/i);
  });

  it('searches without a script; what was typed stands in no address', async () => {
    await ann.get('/library');
    const { action, method, values } = ann.page.form('Search', { 'What do you want to read about?': 'hepatitis' });
    expect(method).toBe('post');
    const answer = await portal.app.request(`http://127.0.0.1:3000${action}`, {
      method: 'POST', body: new URLSearchParams(values).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', cookie: [...ann.cookies].map((pair) => pair.join('=')).join('; ') },
    });
    const to = answer.headers.get('location')!;
    expect(to).toMatch(/^\/library\?search=[\w-]+$/);
    expect(to).not.toMatch(/hepa/i);
    await ann.get(to);
    expect(ann.page.text).toContain('3 topics found');
    expect(listed(ann)).toEqual(expect.arrayContaining(['Hepatitis C', 'Hepatitis A and its vaccine']));
    expect(ann.page.document.querySelector('input[name=words]')!.getAttribute('value')).toBe('hepatitis');
    await ann.follow('Show all topics');
    expect(ann.page.text).toContain('Topics about your record');
    const ben = new Browser(portal);
    await ben.signIn('ben');
    await ben.get(to);
    expect(ben.page.html).not.toMatch(/value="hepatitis"/);
    expect(portal.logged.join('\n')).not.toMatch(/hepatitis/i);
    expect(JSON.stringify(await portal.look(`select * from audit_event where action like 'library.%'`))).not.toMatch(/hepatitis/i);
  });

  it('says when nothing is found, and what to do', async () => {
    await ann.get('/library');
    await ann.submit('Search', { 'What do you want to read about?': 'xylophone' });
    expect(ann.page.text).toContain('No topics found');
    expect(ann.page.text).toContain('No topic matches your search');
    expect(ann.page.document.querySelectorAll('.pt-topics--wide li').length).toBeGreaterThan(150);
  });

  it('names no topic in an address; says before leaving where it goes, who runs it and what it learns (T6)', async () => {
    await ann.get('/library');
    for (const link of ann.page.document.querySelectorAll('main a')) expect(link.getAttribute('href')).toMatch(/^(\/library\/[0-9a-f]{32}|\/leave\/[0-9a-f-]{36}|#\w+)$/);
    await ann.follow('Stroke');
    expect(ann.page.heading).toBe('You are leaving this portal');
    expect(ann.page.document.querySelector('title')!.textContent).not.toMatch(/stroke/i);
    expect(ann.page.text).toContain('The U.S. National Library of Medicine runs it.');
    expect(ann.page.text).toContain('That site learns the topic, your language');
    const out = wayOut(ann);
    expect(out.getAttribute('href')).toBe('https://connect.medlineplus.gov/application?mainSearchCriteria.v.cs=2.16.840.1.113883.6.90&mainSearchCriteria.v.c=I63.9&informationRecipient.languageCode.c=en');
    expect(out.getAttribute('rel')).toContain('noreferrer');
    expect(out.outerHTML).toMatch(/referrerpolicy="no-referrer"/i);
    expect(out.getAttribute('target')).toBe('_blank');
    expect(ann.page.headers.get('referrer-policy')).toBe('same-origin');
  });

  it('leads from a result, a medicine, a health issue, an allergy and a vaccine to a page of its own', async () => {
    await ann.get('/library');
    const ways = new Map<string, string>([['result', ann.page.link('Hemoglobin A1c')]]);
    for (const [section, kind] of [['medications', 'rxnorm'], ['health-issues', 'snomed'], ['immunizations', 'cvx']] as const) {
      await ann.get(`/summary/${section}`);
      ways.set(kind, [...ann.page.document.querySelectorAll('main a')].map((one) => one.getAttribute('href')!).find((href) => href.startsWith('/leave/'))!);
    }
    for (const [kind, way] of ways) {
      await ann.get(way);
      expect([kind, ann.page.heading]).toEqual([kind, 'You are leaving this portal']);
      expect(wayOut(ann).getAttribute('href')).toMatch(/^https:\/\/connect\.medlineplus\.gov\/application\?mainSearchCriteria\.v\.cs=[\d.]+&mainSearchCriteria\.v\.c=[\w.-]+&informationRecipient\.languageCode\.c=en$/);
    }
  });

  it('speaks Spanish: names, search and the page outside', async () => {
    const carla = new Browser(portal);
    await carla.signIn('carla');
    await carla.get('/library');
    await carla.submit('Buscar', { '¿Sobre qué quiere leer?': 'dejar de fumar' });
    expect(listed(carla)[0]).toBe('Dejar de fumar');
    await carla.follow('Dejar de fumar');
    expect(wayOut(carla).getAttribute('href')).toBe('https://medlineplus.gov/spanish/quittingsmoking.html');
  });

  it('has the list for somebody without a record of their own', async () => {
    const frank = new Browser(portal);
    await frank.signIn('frank');
    await frank.get('/library');
    expect(frank.page.text).not.toContain('Topics about your record');
    expect(frank.page.text).toContain('All topics');
  });
});
