/**
 * A running clinic for journeys: the built portal as a process of its own, on an empty folder, with its own
 * database, and Chromium in front of it. Nothing is faked but the people.
 */
import { findViolations } from './axe.ts';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { demoPassword, demoTotp } from '../portal.ts';
import { totpAt } from '../visit.ts';

export const chromiumPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));

export interface Clinic {
  readonly url: string;
  readonly folder: string;
  readonly browser: Browser;
  process: ChildProcess;
  stop(): Promise<void>;
}

const root = resolve(import.meta.dirname, '../..');

/** `host` as the browser says it: passkeys want a name. */
export async function openClinic(env: Record<string, string> = {}, host = '127.0.0.1'): Promise<Clinic> {
  const folder = mkdtempSync(join(tmpdir(), 'portico-journey-'));
  const port = await freePort();
  const url = `http://${host}:${port}`;
  const child = spawn(process.execPath, [join(root, 'dist/main.js')], {
    env: {
      ...process.env, PORT: String(port), PORTICO_DATA: folder, PORTICO_DEMO: '1', PORTICO_URL: url,
      PORTICO_DEMO_PASSWORD: demoPassword, PORTICO_DEMO_TOTP: demoTotp, PORTICO_LOG: 'warn', ...env,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr!.on('data', (chunk: Buffer) => (said += chunk));
  for (let tries = 0; !(await fetch(`${url}/readyz`).then((answer) => answer.ok, () => false)); tries++) {
    if (child.exitCode !== null || tries > 600) throw new Error(`The portal did not start:\n${said}`);
    await new Promise((wait) => setTimeout(wait, 100));
  }
  const browser = await chromium.launch({
    executablePath: chromiumPath!,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  return {
    url, folder, browser, process: child,
    async stop() {
      await browser.close();
      await new Promise<void>((stopped) => {
        child.once('exit', () => stopped());
        child.kill('SIGTERM');
      });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => found((address as { port: number }).port));
    });
  });
}

export interface Look {
  width: 390 | 1280;
  language: 'en' | 'es';
  script?: boolean;
}

/** A browser of someone's own. Every request to another host than the portal fails the journey (S19, A-071). */
export async function newPerson(clinic: Clinic, look: Look): Promise<{ context: BrowserContext; page: Page; strangers: string[] }> {
  const context = await clinic.browser.newContext({
    viewport: { width: look.width, height: 844 },
    locale: look.language === 'es' ? 'es-US' : 'en-US',
    javaScriptEnabled: look.script !== false,
    baseURL: clinic.url,
  });
  const page = await context.newPage();
  const strangers: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(clinic.url) && !request.url().startsWith('data:')) strangers.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy|Refused to/.test(message.text())) strangers.push(message.text());
  });
  return { context, page, strangers };
}


/** axe finds nothing, nothing is wider than the screen. Without script axe cannot run: its timers stand still. */
export async function expectTidy(page: Page, where: string, script = true): Promise<string[]> {
  const violations = script ? await findViolations(page) : [];
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return [
    ...violations.map((one) => `${where}: ${one}`),
    ...(wide > 0 ? [`${where}: ${wide} px wider than the screen`] : []),
  ];
}

/** A one-time code that has not been used by the same member of staff in this run. */
export async function freshCode(): Promise<string> {
  return totpAt(new Date());
}
