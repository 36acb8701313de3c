import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testPortal } from '../../../test/portal.ts';
import type { TestPortal } from '../../../test/portal.ts';
import { Browser } from '../../../test/visit.ts';
import { setSetting } from '../../organization/settings.ts';

let portal: TestPortal;
beforeAll(async () => {
  portal = await testPortal();
}, 60_000);
afterAll(() => portal.close());

/** One anchor for each question of the source document (T14); what this portal lacks says so. */
const faq = ['what', 'cost', 'sign-up', 'forgot-password', 'forgot-username', 'code', 'code-username', 'password', 'address', 'when', 'missing', 'medicines',
  'renew', 'kinds', 'wrong', 'messages', 'proxy', 'spouse', 'question', 'email', 'no-email', 'no-mail', 'appointments', 'urgent', 'security', 'policy', 'idle', 'needs', 'phone', 'contact', 'stop', 'records', 'minors'];

describe('help (T14, T15, T18, T19)', () => {
  it('is read before signing in and has an answer for every question, behind an anchor that stays', async () => {
    const page = await new Browser(portal).get('/help');
    expect(page.status).toBe(200);
    expect(faq.filter((id) => (page.document.querySelector(`[id="${id}"]`)?.textContent ?? '').length < 20)).toEqual([]);
    const anchors = [...page.document.querySelectorAll('a[href^="#"]')].map((link) => link.getAttribute('href')!.slice(1));
    for (const anchor of anchors) expect([anchor, page.has(`[id="${anchor}"]`)]).toEqual([anchor, true]);
    expect(anchors.filter((anchor) => anchor === 'main').length).toBeGreaterThan(5);
  });

  it('fills in the numbers by which the portal works', async () => {
    const browser = new Browser(portal);
    expect((await browser.get('/help')).text).toContain('within 4 business days');
    await setSetting(portal.db, 'results.reviewTargetBd', 9, 'test', portal.clock.now());
    await setSetting(portal.db, 'session.idleMinutes', 7, 'test', portal.clock.now());
    await new Promise((later) => setTimeout(later, 2_100));
    const { text } = await browser.get('/help');
    expect(text).toContain('within 9 business days');
    expect(text).toContain('after 7 minutes without activity');
    expect(text).toMatch(/Call 518-555-01\d\d \(Monday to Friday/);
    expect(text).not.toMatch(/\{\w+\}/);
  });

  it('explains the rules that a patient can meet, from the catalogue of Reasons', async () => {
    const page = await new Browser(portal).get('/help');
    expect(page.has('#why-signIn-locked')).toBe(true);
    expect(page.has('[id^="why-item-"]')).toBe(false);
  });
});
