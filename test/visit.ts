/**
 * A browser without script, for tests: it keeps cookies, follows redirects, finds fields and buttons by their
 * labels and sends forms the way they stand on the page. So a test fails when a label or a form breaks.
 */
import { parseHTML } from 'linkedom';
import { TOTP, NobleCryptoPlugin, ScureBase32Plugin } from 'otplib';
import { demoPassword, demoTotp, testUrl } from './portal.ts';
import type { TestPortal } from './portal.ts';

let browsers = 0;
/** Each browser stands in another house of another town, so that tries in one do not slow down the next (S4). */
const nextAddress = (): string => `10.${(++browsers >> 8) & 255}.${browsers & 255}.1`;

export class Browser {
  readonly cookies = new Map<string, string>();
  page!: Shown;
  readonly portal: TestPortal;
  /** Where its requests come from. */
  readonly address: string;

  constructor(portal: TestPortal, from = nextAddress()) {
    this.portal = portal;
    this.address = from;
  }

  async get(path: string, headers: Record<string, string> = {}): Promise<Shown> {
    return this.send(path, { method: 'GET', headers });
  }

  async post(path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Shown> {
    return this.send(path, {
      method: 'POST',
      body: new URLSearchParams(fields).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', ...headers },
    });
  }

  /** Fills in the form that holds the button and presses it. Fields are named by their labels. */
  async submit(button: string, fields: Record<string, string> = {}): Promise<Shown> {
    const { action, method, values } = this.page.form(button, fields);
    if (method === 'get') return this.get(`${action.split('?')[0]}?${new URLSearchParams(values)}`);
    return this.post(action, values);
  }

  /** Follows the link with this text. */
  async follow(link: string): Promise<Shown> {
    return this.get(this.page.link(link));
  }

  async signIn(username: string, password = demoPassword): Promise<Shown> {
    await this.get('/');
    return this.submit('Sign in', { Username: username, Password: password });
  }

  async signInStaff(username: string, password = demoPassword): Promise<Shown> {
    await this.get('/staff/sign-in');
    await this.submit('Sign in', { Username: username, Password: password });
    return this.submit('Sign in', { 'One-time code': await totpAt(this.portal.clock.now()) });
  }

  private async send(path: string, init: RequestInit, hops = 0): Promise<Shown> {
    const headers = new Headers(init.headers);
    headers.set('cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await this.portal.app.request(new URL(path, testUrl).href, { ...init, headers }, { incoming: { socket: { remoteAddress: this.address } } });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const [name = '', ...value] = pair.split('=');
      if (/max-age=0/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value.join('='));
    }
    const location = response.headers.get('location');
    if (location && hops < 5) return this.send(location, { method: 'GET' }, hops + 1);
    this.page = new Shown(path, response.status, response.headers, await response.text());
    return this.page;
  }
}

export class Shown {
  readonly path: string;
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
  readonly document: Document;

  constructor(path: string, status: number, headers: Headers, html: string) {
    this.path = path;
    this.status = status;
    this.headers = headers;
    this.html = html;
    this.document = parseHTML(html.startsWith('<') ? html : `<html><body>${html}</body></html>`).document as unknown as Document;
  }

  /** The words on the page, with spaces as a reader sees them. */
  get text(): string {
    return words(this.document.body);
  }

  get heading(): string {
    return words(this.document.querySelector('h1'));
  }

  link(text: string): string {
    const found = [...this.document.querySelectorAll('a')].find((a) => words(a).startsWith(text));
    if (!found) throw new Error(`No link "${text}" on ${this.path}: ${this.text.slice(0, 400)}`);
    return found.getAttribute('href')!;
  }

  has(selector: string): boolean {
    return this.document.querySelector(selector) !== null;
  }

  form(button: string, fields: Record<string, string>): { action: string; method: string; values: Record<string, string> } {
    const pressed = [...this.document.querySelectorAll('form button')].find((one) => words(one) === button);
    if (!pressed) throw new Error(`No button "${button}" on ${this.path}: ${this.text.slice(0, 400)}`);
    const form = pressed.closest('form')!;
    const values: Record<string, string> = {};
    for (const control of form.querySelectorAll('input, select, textarea')) {
      const name = control.getAttribute('name');
      const type = control.getAttribute('type');
      if (!name) continue;
      if (type === 'checkbox' || type === 'radio') {
        if (control.hasAttribute('checked')) values[name] = control.getAttribute('value') ?? 'on';
      } else if (control.tagName === 'SELECT') values[name] = control.querySelector('option[selected]')?.getAttribute('value') ?? control.querySelector('option')?.getAttribute('value') ?? '';
      else values[name] = control.tagName === 'TEXTAREA' ? (control.textContent ?? '') : (control.getAttribute('value') ?? '');
    }
    for (const [label, value] of Object.entries(fields)) {
      const control = this.control(form, label);
      const name = control.getAttribute('name')!;
      if (control.getAttribute('type') === 'checkbox' || control.getAttribute('type') === 'radio') values[name] = control.getAttribute('value') ?? 'on';
      else if (control.tagName === 'SELECT') {
        const option = [...control.querySelectorAll('option')].find((one) => words(one) === value || one.getAttribute('value') === value);
        if (!option) throw new Error(`No choice "${value}" under "${label}"`);
        values[name] = option.getAttribute('value') ?? '';
      } else values[name] = value;
    }
    const own = pressed.getAttribute('name');
    if (own) values[own] = pressed.getAttribute('value') ?? '';
    return {
      action: pressed.getAttribute('formaction') ?? form.getAttribute('action') ?? this.path,
      method: (form.getAttribute('method') ?? 'get').toLowerCase(),
      values,
    };
  }

  private control(form: Element, label: string): Element {
    for (const one of form.querySelectorAll('label')) {
      if (words(one) !== label && !words(one).startsWith(`${label} `)) continue;
      const target = form.querySelector(`[id="${one.getAttribute('for')}"]`);
      if (target) return target;
    }
    throw new Error(`No field "${label}" on ${this.path}`);
  }
}

const words = (element: Element | null): string => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

/** The one-time code that staff of the demo clinic see at this moment. */
export async function totpAt(now: Date, secret = demoTotp): Promise<string> {
  const totp = new TOTP({ crypto: new NobleCryptoPlugin(), base32: new ScureBase32Plugin() });
  return totp.generate({ secret, epoch: Math.floor(now.getTime() / 1000) });
}
