import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hours, minutes, seconds } from '../../kernel/clock.ts';
import { testDay, testPortal } from '../../../test/portal.ts';
import type { TestPortal } from '../../../test/portal.ts';
import { Browser } from '../../../test/visit.ts';

let portal: TestPortal;
let ann: Browser;

beforeAll(async () => {
  portal = await testPortal();
});
afterAll(() => portal.close());
beforeEach(async () => {
  ann = new Browser(portal);
  await ann.signIn('ann');
});

const csrfOf = (browser: Browser): string => browser.page.document.querySelector('meta[name=csrf]')!.getAttribute('content')!;
const isHome = (browser: Browser): boolean => browser.page.status === 200 && browser.page.has('.pt-body--patient');

describe('the idle end (S14)', () => {
  it('S14: activity at 14:59 restarts the clock', async () => {
    portal.clock.forward(minutes(15) - seconds(1));
    await ann.get('/home');
    expect(isHome(ann)).toBe(true);
    portal.clock.forward(minutes(15) - seconds(1));
    await ann.get('/home');
    expect(isHome(ann)).toBe(true);
  });

  it('S14: at 15:00 without input the session is over on the server, and the page says why', async () => {
    portal.clock.forward(minutes(15));
    await ann.get('/home');
    expect(ann.page.heading).toBe('You are signed out');
    expect(ann.page.text).toContain('away for 15 minutes');
    await ann.get('/home');
    expect(isHome(ann)).toBe(false);
  });

  it('S14: asking for the state extends nothing, a heartbeat does (A-029)', async () => {
    const csrf = csrfOf(ann);
    portal.clock.forward(minutes(10));
    expect(JSON.parse((await ann.get('/session')).html)).toEqual({ secondsLeft: 300 });
    portal.clock.forward(minutes(4));
    expect(JSON.parse((await ann.get('/session')).html)).toEqual({ secondsLeft: 60 });
    expect(JSON.parse((await ann.post('/session/active', { csrf }, { 'x-portico': '1' })).html)).toEqual({ secondsLeft: 900 });
    portal.clock.forward(minutes(15));
    expect((await ann.get('/session', { 'x-portico': '1' })).status).toBe(401);
  });

  it('S14: comes back to the page that was asked for, and to no other site', async () => {
    portal.clock.forward(minutes(16));
    await ann.get('/results');
    expect(ann.page.link('Sign in again')).toContain('to=%2Fresults');
    await ann.get('/signed-out?why=idle&to=https://evil.example/');
    expect(ann.page.link('Sign in again')).toBe('/');
    await ann.get('/?to=//evil.example/');
    expect(ann.page.document.querySelector('form[action="/sign-in"] input[name=to]')!.getAttribute('value')).toBe('');
  });
});

describe('the absolute end (S15)', () => {
  it('S15: twelve hours after signing in it is over, however active one was', async () => {
    for (let quarter = 0; quarter < 4 * 12 - 1; quarter++) {
      portal.clock.forward(minutes(15) - seconds(1));
      await ann.get('/home');
      expect(isHome(ann)).toBe(true);
    }
    const [row] = await portal.look<{ expires_at: Date }>('select max(expires_at) as expires_at from session');
    portal.clock.set(row!.expires_at);
    await ann.get('/home');
    expect(isHome(ann)).toBe(false);
    portal.clock.set(new Date(testDay.getTime() + hours(48)));
  });
});

describe('signing out (S15, S17)', () => {
  it('S15: the session is destroyed; the cookie replayed opens nothing (A-030)', async () => {
    const kept = new Map(ann.cookies);
    await ann.submit('Sign out');
    expect(ann.page.heading).toBe('You are signed out');
    expect(ann.page.text).toContain('shared computer');
    for (const [name, value] of kept) ann.cookies.set(name, value);
    await ann.get('/home');
    expect(isHome(ann)).toBe(false);
  });

  it('S17: asks the browser to forget what it kept', async () => {
    const response = await portal.app.request('http://127.0.0.1:3000/sign-out', {
      method: 'POST', body: '', headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    });
    expect(response.headers.get('clear-site-data')).toContain('"cache"');
  });

  it('S24: a new token at every sign-in; a planted one is worth nothing (A-028)', async () => {
    const mallory = new Browser(portal);
    mallory.cookies.set('portico-session', 'A'.repeat(43));
    await mallory.signIn('ben');
    expect(mallory.cookies.get('portico-session')).not.toBe('A'.repeat(43));
    expect(mallory.cookies.get('portico-session')).toHaveLength(43);
  });
});

describe('the language (Spanish for everything)', () => {
  it('switches in place and stays', async () => {
    await ann.submit('Español');
    expect(ann.page.document.documentElement.getAttribute('lang')).toBe('es');
    await ann.get('/home');
    expect(ann.page.text).toContain('Cerrar sesión');
  });
});
