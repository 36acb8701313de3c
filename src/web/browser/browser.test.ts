/**
 * The browser script in a real Chromium, against a small server that keeps one session of 8 seconds. The
 * server, not the page, is the judge of when the session ended. Skipped where there is no Chromium.
 */
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import type { ReactNode } from 'react';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildAssets } from '../../../scripts/assets.mjs';
import { jsx, markupText } from '../ui/markup/jsx-runtime.ts';
import { Draft } from '../ui/draft.tsx';
import { Field } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { TextArea } from '../ui/textarea.tsx';
import { SignedOutSignal, Timeout } from '../ui/timeout.tsx';

/** An element without JSX: this file is no template. */
const h = (type: unknown, props: object | null = null, ...children: unknown[]): ReactNode =>
  jsx(type as string, { ...(children.length > 0 && { children }), ...props }) as unknown as ReactNode;

const path = process.env.CHROME_PATH ?? '/usr/bin/chromium';
const idleSeconds = 8;
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; require-trusted-types-for 'script'";

describe.skipIf(!existsSync(path))('the browser script', { timeout: 60_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'portico-browser-'));
  let manifest: Record<string, string>;
  let server: Server;
  let origin: string;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let activeAt = 0;
  const seen: { url: string; body: URLSearchParams; header: unknown }[] = [];
  const sentTo = (url: string) => seen.filter((request) => request.url === url);
  const left = () => Math.max(0, Math.round(idleSeconds - (Date.now() - activeAt) / 1000));

  beforeAll(async () => {
    manifest = await buildAssets({ outDir: folder });
    server = createServer(async (request, response) => {
      const url = request.url ?? '/';
      if (request.method === 'POST')
        seen.push({ url, body: await bodyOf(request), header: request.headers['x-portico'] });
      const alive = left() > 0;
      if (url.startsWith('/assets/')) {
        response.setHeader(
          'content-type',
          url.endsWith('.css') ? 'text/css' : url.endsWith('.js') ? 'text/javascript' : 'image/svg+xml',
        );
        return response.end(readFileSync(join(folder, url.slice(8))));
      }
      response.setHeader('cache-control', 'no-store');
      response.setHeader('content-security-policy', policy);
      if (url === '/state' || url === '/active') {
        if (alive && url === '/active') activeAt = Date.now();
        response.writeHead(alive ? 200 : 401, { 'content-type': 'application/json' });
        return response.end(JSON.stringify({ secondsLeft: left() }));
      }
      if (url === '/sign-out') activeAt = 0;
      response.setHeader('content-type', 'text/html');
      if (url === '/sign-in') activeAt = Date.now();
      if (url.startsWith('/record') && !alive)
        return response.writeHead(303, { location: '/signed-out' }).end();
      if (url.startsWith('/record')) activeAt = Date.now();
      if (url === '/slow') await new Promise((done) => setTimeout(done, 700));
      response.end(documentOf(url.startsWith('/record') || url === '/slow' ? recordPage() : outPage()));
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    browser = await chromium.launch({
      executablePath: path,
      args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
    });
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });
  beforeEach(async () => {
    context = await browser.newContext();
    page = await context.newPage();
    page.on('pageerror', (error) => {
      // Leaving for a page without the cross-fade ends one that had begun: that is no fault of a script.
      if (!error.message.includes('ViewTransition')) expect.fail(error.message);
    });
    seen.length = 0;
    await page.goto(`${origin}/sign-in`);
    await page.goto(`${origin}/record?q=1`);
  });
  afterEach(() => context.close());

  test('warns, counts down, clears the screen and goes to the signed-out page with the way back', async () => {
    await page.getByRole('alertdialog').waitFor({ timeout: 9000 });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Stay signed in');
    expect(await page.locator('[data-countdown]').textContent()).toMatch(/^0:0[1-3]$/);
    await page.waitForURL('**/signed-out?why=idle&to=%2Frecord%3Fq%3D1', { timeout: 9000 });
    expect(sentTo('/active')).toEqual([]);
    expect(left()).toBe(0);
  });

  test('input extends on the server, with token and header; the warning goes', async () => {
    await page.waitForTimeout(1500);
    await page.mouse.move(50, 60);
    await expect.poll(() => sentTo('/active').length).toBe(1);
    expect(sentTo('/active')[0]?.body.get('csrf')).toBe('token-1');
    expect(sentTo('/active')[0]?.header).toBe('1');
    await page.getByRole('alertdialog').waitFor({ timeout: 9000 });
    await page.getByRole('button', { name: 'Stay signed in' }).click();
    await page.getByRole('alertdialog').waitFor({ state: 'hidden' });
    expect(left()).toBeGreaterThan(6);
    expect(await page.getByText('Hemoglobin').isVisible()).toBe(true);
  });

  test('asking for the state never extends, and the warning of one tab goes when another is used', async () => {
    const other = await context.newPage();
    await other.goto(`${origin}/record?q=2`);
    const before = activeAt;
    await page.bringToFront();
    await page.waitForTimeout(1200);
    expect(activeAt).toBe(before);
    await other.getByRole('alertdialog').waitFor({ timeout: 9000 });
    await page.keyboard.press('Escape');
    await other.getByRole('alertdialog').waitFor({ state: 'hidden' });
  });

  test('signing out in one tab takes the record off the other; Back shows nothing', async () => {
    const other = await context.newPage();
    await other.goto(`${origin}/record?q=2`);
    await other.goto(`${origin}/sign-out`);
    await page.waitForURL('**/signed-out');
    await other.goBack();
    await expect.poll(() => other.url()).toContain('signed-out');
    expect(await other.getByText('Hemoglobin').count()).toBe(0);
  });

  test('a draft is saved two seconds after typing stops, without secrets', async () => {
    await page.getByLabel('Message').pressSequentially('Good morning');
    expect(sentTo('/draft')).toEqual([]);
    await page.getByText('Draft saved').waitFor({ timeout: 4000 });
    expect(sentTo('/draft')).toHaveLength(1);
    expect(Object.fromEntries(sentTo('/draft')[0]!.body)).toEqual({
      message: 'Good morning',
      csrf: 'token-1',
    });
  });

  test('a form is sent once, and the password is shown and hidden again', async () => {
    await page.getByRole('textbox', { name: 'Password' }).fill('correct horse');
    await page.getByRole('button', { name: 'Show password' }).click();
    expect(await page.getByRole('textbox', { name: 'Password' }).getAttribute('type')).toBe('text');
    await page.evaluate(() => {
      const send = document.getElementById('send');
      send?.click();
      send?.click();
    });
    await expect.poll(() => sentTo('/slow').length).toBe(1);
    await page.waitForTimeout(1200);
    expect(sentTo('/slow')).toHaveLength(1);
    expect(await page.getByRole('button', { name: 'Show password' }).isVisible()).toBe(true);
  });

  function documentOf(body: string): string {
    return `<!doctype html><html lang="en"><head><title>Record</title><meta name="csrf" content="token-1"><link rel="stylesheet" href="/assets/${manifest['portico.css']}"><script type="module" src="/assets/${manifest['portico.js']}"></script></head><body>${body}</body></html>`;
  }
});

function recordPage(): string {
  const words = {
    title: 'Are you still there?',
    text: 'We will sign you out soon.',
    timeLeft: 'Time left',
    stay: 'Stay signed in',
    spoken: { 120: '2 minutes', 60: '1 minute', 30: '30 seconds', 10: '10 seconds' },
  };
  return markupText(
    h(
      'main',
      null,
      h('p', null, 'Hemoglobin A1c'),
      h(Draft, {
        url: '/draft',
        words: { saved: 'Draft saved', failed: 'Not saved' },
        children: h(Form, {
          action: '/slow',
          children: [
            h(TextArea, { key: 1, name: 'message', label: 'Message' }),
            h(Field, {
              key: 2,
              name: 'password',
              label: 'Password',
              type: 'password',
              reveal: { show: 'Show password', hide: 'Hide password' },
            }),
            h('button', { key: 3, id: 'send' }, 'Send'),
          ],
        }),
      }),
      h(Timeout, {
        idleSeconds,
        warnSeconds: 3,
        heartbeatUrl: '/active',
        stateUrl: '/state',
        signedOutUrl: '/signed-out?why=idle',
        words,
        signOut: null,
      }),
    ),
  );
}

function outPage(): string {
  return markupText(h('main', null, h('h1', null, 'Signed out'), h(SignedOutSignal)));
}

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return new URLSearchParams(text);
}
