import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runCli } from '../../src/cli/cli.ts';
import { readConfig } from '../../src/config.ts';
import type { BadConfig } from '../../src/config.ts';
import { signOnReturnPath } from '../../src/config-open-id.ts';
import { minutes } from '../../src/kernel/clock.ts';
import { openIdentityProvider } from '../../src/kernel/open-id.ts';
import { openDoor } from '../../src/web/door.ts';
import { routes } from '../../src/web/routes.ts';
import { clientId, clientSecret, identityProvider } from '../identity-provider.ts';
import { testPortal, testUrl } from '../portal.ts';
import type { TestPortal } from '../portal.ts';
import { Browser, totpAt } from '../visit.ts';

/** Single sign-on of staff against a real provider (S21, W1, A-033, A-034, A-052, A-053, A-056, A-057). */
let portal: TestPortal;
let provider: Awaited<ReturnType<typeof identityProvider>>;
let other: Awaited<ReturnType<typeof identityProvider>>;

const returnTo = `${testUrl}${signOnReturnPath}`;
const configOf = (issuer: string) => ({ issuer, clientId, clientSecret, name: 'Larkspur ID', secondFactorAcr: ['gold'], redirectUri: returnTo });

beforeAll(async () => {
  provider = await identityProvider(returnTo, `${testUrl}/staff/sign-in`);
  other = await identityProvider(returnTo, `${testUrl}/staff/sign-in`);
  const plain = await testPortal();
  const made = { ...plain, staffProvider: openIdentityProvider(configOf(provider.issuer)) };
  portal = { ...made, app: openDoor(made) };
});
afterAll(async () => {
  await portal.close();
  await provider.close();
  await other.close();
});
beforeEach(async () => {
  portal.clock.forward(minutes(5));
  await portal.look('delete from staff_identity');
  await portal.look('update staff set email = null, disabled_at = null');
});

/** One request, without following where it leads. */
async function hop(browser: Browser, path: string): Promise<string> {
  const response = await portal.app.request(new URL(path, testUrl).href, { headers: { cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ') } });
  for (const line of response.headers.getSetCookie()) {
    const [pair = ''] = line.split(';');
    const name = pair.slice(0, pair.indexOf('='));
    if (/max-age=0/i.test(line)) browser.cookies.delete(name);
    else browser.cookies.set(name, pair.slice(pair.indexOf('=') + 1));
  }
  return response.headers.get('location') ?? `${response.status}`;
}

/** From the button to the address the provider sends the browser back to. */
async function toProvider(browser: Browser, at = provider): Promise<string> {
  await browser.get('/staff/sign-in');
  const back = await at.visit(await hop(browser, browser.page.link('Sign in with Larkspur ID')));
  expect(back.startsWith(`${returnTo}?`)).toBe(true);
  return back.slice(testUrl.length);
}

async function signOn(browser = new Browser(portal)): Promise<Browser> {
  const back = await toProvider(browser);
  await browser.get(back);
  return browser;
}

async function portico(...argv: string[]): Promise<number> {
  return runCli(argv, { env: {}, out: () => undefined, err: () => undefined, portal });
}

const lastAudit = async (): Promise<{ action: string; outcome: string; details: Record<string, unknown> }> =>
  (await portal.look<{ action: string; outcome: string; details: Record<string, unknown> }>(
    `select action, outcome, details from audit_event where action like 'staff.signOn%' order by id desc limit 1`))[0]!;

describe('who comes in (S21, W1)', () => {
  it('a member whom an administrator tied to a subject, with the second factor of the provider', async () => {
    expect(await portico('staff', 'sign-on', 'desk', '--subject', 'sub-desk')).toBe(0);
    provider.signedInAs({ sub: 'sub-desk', amr: ['pwd', 'otp'] });
    const browser = await signOn();
    expect(browser.page.heading).toBe('Hello, Priya Raman');
    expect(browser.page.text).toContain('Front desk, Larkspur Health Downtown');
    expect(await lastAudit()).toMatchObject({ action: 'staff.signOn', outcome: 'success', details: { secondFactor: 'provider' } });
    expect(browser.cookies.has('portico-sign-on')).toBe(false);
  });

  it('with our one-time code, when the provider asked for a password only; nothing is open before', async () => {
    await portico('staff', 'sign-on', 'nurse', '--subject', 'sub-nurse');
    for (const amr of [undefined, ['pwd'], ['pwd', 'pin'], ['otp'], ['wia']]) {
      provider.signedInAs({ sub: 'sub-nurse', ...(amr && { amr }) });
      const half = await signOn();
      expect(half.page.heading).toBe('One-time code');
      expect((await half.get('/staff/patients')).heading).toBe('Staff sign-in');
    }
    const browser = await signOn();
    await browser.submit('Sign in', { 'One-time code': await totpAt(portal.clock.now()) });
    expect(browser.page.heading).toBe('Hello, Tomas Lindgren, RN');
    const [session] = await portal.look<{ single_sign_on: boolean }>(`select s.single_sign_on from session s join staff m on m.id = s.staff_id where m.username_key = 'nurse' and s.kind = 'staff'`);
    expect(session!.single_sign_on).toBe(true);
  });

  it('by the acr the operator named, and by no other', async () => {
    await portico('staff', 'sign-on', 'desk', '--subject', 'sub-desk');
    provider.signedInAs({ sub: 'sub-desk', acr: 'gold' });
    expect((await signOn()).page.heading).toBe('Hello, Priya Raman');
    provider.signedInAs({ sub: 'sub-desk', acr: 'silver' });
    expect((await signOn()).page.heading).toBe('One-time code');
  });

  it('by a verified address, once: from then on by the subject alone', async () => {
    expect(await portico('staff', 'sign-on', 'doctor', '--email', 'osman@example.org')).toBe(0);
    provider.signedInAs({ sub: 'sub-doctor', email: 'Osman@Example.org', emailVerified: true, amr: ['mfa'] });
    expect((await signOn()).page.heading).toContain('Hello');
    // Another subject with the same address, as after an address was given to somebody else.
    provider.signedInAs({ sub: 'sub-thief', email: 'osman@example.org', emailVerified: true, amr: ['mfa'] });
    expect((await signOn()).page.text).toContain('no open staff account here belongs to you');
    provider.signedInAs({ sub: 'sub-doctor', email: 'moved@example.org', emailVerified: true, amr: ['mfa'] });
    expect((await signOn()).page.heading).toContain('Hello');
  });

  it('goes on to the page somebody was on their way to, and to no other site', async () => {
    await portico('staff', 'sign-on', 'desk', '--subject', 'sub-desk');
    provider.signedInAs({ sub: 'sub-desk', amr: ['mfa'] });
    const browser = new Browser(portal);
    await browser.get('/staff/patients');
    const back = await provider.visit(await hop(browser, browser.page.link('Sign in with Larkspur ID')));
    expect(await hop(browser, back.slice(testUrl.length))).toBe('/staff/patients');
    const led = await provider.visit(await hop(browser, '/staff/sign-on?to=//evil.example'));
    expect(await hop(browser, led.slice(testUrl.length))).toBe('/staff');
  });

  it('roles stay ours, and the password of the portal still works beside it', async () => {
    expect((await new Browser(portal).signInStaff('records')).heading).toBe('Hello, Gloria Whitcombe');
    const browser = new Browser(portal);
    await browser.get('/staff/sign-in');
    expect(browser.page.text).toContain('Or with the password of this portal');
  });
});

describe('who does not (A-008, R-02)', () => {
  it('a subject nobody was tied to: no account is made', async () => {
    const staff = await portal.look('select id from staff');
    provider.signedInAs({ sub: 'sub-nobody', email: 'nobody@example.org', emailVerified: true, amr: ['mfa'] });
    const browser = await signOn();
    expect(browser.page.heading).toBe('Staff sign-in');
    expect(browser.page.text).toContain('Larkspur ID knows you, but no open staff account here belongs to you');
    expect(browser.cookies.has('portico-staff')).toBe(false);
    expect(await portal.look('select id from staff')).toHaveLength(staff.length);
    expect(await lastAudit()).toMatchObject({ outcome: 'failure', details: { code: 'unknown' } });
  });

  it('an address that the provider has not verified', async () => {
    await portico('staff', 'sign-on', 'doctor', '--email', 'osman@example.org');
    for (const emailVerified of [false, undefined]) {
      provider.signedInAs({ sub: 'sub-x', email: 'osman@example.org', ...(emailVerified !== undefined && { emailVerified }), amr: ['mfa'] });
      expect((await signOn()).page.heading).toBe('Staff sign-in');
    }
  });

  it('a member whose account is disabled: at once, also with a session that is open', async () => {
    await portico('staff', 'sign-on', 'desk', '--subject', 'sub-desk');
    provider.signedInAs({ sub: 'sub-desk', email: 'desk@example.org', emailVerified: true, amr: ['mfa'] });
    const open = await signOn();
    await portal.look(`update staff set disabled_at = now(), email = 'desk@example.org' where username_key = 'desk'`);
    expect((await open.get('/staff')).heading).toBe('Staff sign-in');
    expect((await signOn()).page.text).toContain('no open staff account here belongs to you');
  });

  it('a subject that belongs to another member; forgetting ends what came through it', async () => {
    await portico('staff', 'sign-on', 'desk', '--subject', 'sub-desk');
    expect(await portico('staff', 'sign-on', 'nurse', '--subject', 'sub-desk')).toBe(1);
    provider.signedInAs({ sub: 'sub-desk', amr: ['mfa'] });
    const open = await signOn();
    expect(await portico('staff', 'sign-on', 'desk', '--forget')).toBe(0);
    expect((await open.get('/staff')).heading).toBe('Staff sign-in');
    expect((await signOn()).page.heading).toBe('Staff sign-in');
  });

  it('who said no at the provider', async () => {
    provider.deny();
    const browser = await signOn();
    expect(browser.page.text).toContain('The sign-in with Larkspur ID did not work');
    expect(await lastAudit()).toMatchObject({ outcome: 'failure', details: { code: 'access_denied' } });
  });
});

describe('answers that are not to be trusted (A-033, A-052, A-053, A-057)', () => {
  beforeEach(async () => {
    await portico('staff', 'sign-on', 'desk', '--subject', 'sub-desk');
    provider.signedInAs({ sub: 'sub-desk', amr: ['mfa'] });
    other.signedInAs({ sub: 'sub-desk', amr: ['mfa'] });
  });
  const refused = async (browser: Browser, path: string): Promise<string> => {
    await browser.get(path);
    expect([browser.page.heading, browser.cookies.has('portico-staff')]).toEqual(['Staff sign-in', false]);
    return String((await lastAudit()).details.code);
  };
  const changed = (path: string, change: (query: URLSearchParams) => void): string => {
    const url = new URL(path, testUrl);
    change(url.searchParams);
    return url.pathname + url.search;
  };

  it('sends PKCE with S256, a state and a nonce, each time new', async () => {
    const seen = new Set<string>();
    for (let n = 0; n < 2; n++) {
      const url = new URL(await hop(new Browser(portal), '/staff/sign-on'));
      expect(url.searchParams.get('code_challenge_method')).toBe('S256');
      expect(url.searchParams.get('redirect_uri')).toBe(returnTo);
      for (const name of ['state', 'nonce', 'code_challenge']) seen.add(`${name} ${url.searchParams.get(name)}`);
    }
    expect(seen.size).toBe(6);
  });

  it('a wrong state, and none', async () => {
    for (const change of [(query: URLSearchParams) => query.set('state', 'x'.repeat(43)), (query: URLSearchParams) => query.delete('state')]) {
      const browser = new Browser(portal);
      expect(await refused(browser, changed(await toProvider(browser), change))).toMatch(/^OAUTH_INVALID_RESPONSE$/);
    }
  });

  it('a code that was used: the answer sent twice', async () => {
    const browser = new Browser(portal);
    const back = await toProvider(browser);
    const kept = browser.cookies.get('portico-sign-on')!;
    expect((await browser.get(back)).heading).toBe('Hello, Priya Raman');
    const again = new Browser(portal);
    expect(await refused(again, back)).toBe('expired');
    again.cookies.set('portico-sign-on', kept);
    expect(await refused(again, back)).toBe('invalid_grant');
  });

  it('login CSRF: the answer of somebody else in a browser that began nothing, or something else', async () => {
    const thief = new Browser(portal);
    const back = await toProvider(thief);
    expect(await refused(new Browser(portal), back)).toBe('expired');
    const victim = new Browser(portal);
    await toProvider(victim);
    await refused(victim, back);
  });

  it('a code with the verifier of another sign-on', async () => {
    const [one, two] = [new Browser(portal), new Browser(portal)];
    const [first, second] = [await toProvider(one), await toProvider(two)];
    const code = new URL(first, testUrl).searchParams.get('code')!;
    expect(await refused(two, changed(second, (query) => query.set('code', code)))).toBe('invalid_grant');
  });

  it('mix-up: the answer names another issuer, or none (RFC 9207)', async () => {
    for (const change of [(query: URLSearchParams) => query.set('iss', other.issuer), (query: URLSearchParams) => query.delete('iss')]) {
      const browser = new Browser(portal);
      expect(await refused(browser, changed(await toProvider(browser), change))).toMatch(/^OAUTH_INVALID_RESPONSE$/);
    }
    // The same subject at another provider is another identity.
    const made = { ...portal, staffProvider: openIdentityProvider(configOf(other.issuer)) };
    const elsewhere: TestPortal = { ...made, app: openDoor(made) };
    const browser = new Browser(elsewhere);
    const response = await elsewhere.app.request(`${testUrl}/staff/sign-on`);
    browser.cookies.set('portico-sign-on', response.headers.getSetCookie()[0]!.split(';')[0]!.split('=')[1]!);
    const back = await other.visit(response.headers.get('location')!);
    expect((await browser.get(back.slice(testUrl.length))).text).toContain('no open staff account here belongs to you');
  });

  it('A-056: an identity that was changed on its way, signed by nobody, by somebody else, or with the secret for a key', async () => {
    type Part = Record<string, unknown>;
    const partsOf = (token: string): [Part, Part] => token.split('.').slice(0, 2).map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Part) as [Part, Part];
    const pack = (part: Part): string => Buffer.from(JSON.stringify(part)).toString('base64url');
    const { privateKey: stranger } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const signed = (head: Part, body: Part): string => {
      const text = `${pack(head)}.${pack(body)}`;
      return `${text}.${head.alg === 'HS256' ? createHmac('sha256', clientSecret).update(text).digest('base64url') : sign('sha256', Buffer.from(text), stranger).toString('base64url')}`;
    };
    await portico('staff', 'sign-on', 'nurse', '--subject', 'sub-nurse');
    const bends: ((token: string) => string)[] = [
      (token) => `${pack({ alg: 'none' })}.${token.split('.')[1]}.`,
      (token) => `${token.split('.')[0]}.${pack({ ...partsOf(token)[1], sub: 'sub-nurse' })}.${token.split('.')[2]}`,
      (token) => signed({ ...partsOf(token)[0], alg: 'HS256' }, partsOf(token)[1]),
      (token) => signed(partsOf(token)[0], { ...partsOf(token)[1], sub: 'sub-nurse' }),
    ];
    for (const how of bends) {
      provider.bend(how);
      const browser = new Browser(portal);
      expect(await refused(browser, await toProvider(browser))).toMatch(/^(OAUTH_|invalid)/);
    }
    provider.signedInAs({ sub: 'sub-desk', amr: ['mfa'] });
    // An identity of another sign-on, though rightly signed: its nonce is another.
    let first: string | undefined;
    provider.bend((token) => (first ??= token));
    expect((await signOn()).page.heading).toBe('Hello, Priya Raman');
    const again = new Browser(portal);
    expect(await refused(again, await toProvider(again))).toMatch(/^OAUTH_/);
  });

  it('one that comes after ten minutes, or with a cookie that was changed', async () => {
    const browser = new Browser(portal);
    const back = await toProvider(browser);
    portal.clock.forward(minutes(10));
    expect(await refused(browser, back)).toBe('expired');
    const bent = new Browser(portal);
    const path = await toProvider(bent);
    const cookie = bent.cookies.get('portico-sign-on')!;
    bent.cookies.set('portico-sign-on', `${cookie.slice(0, -4)}AAAA`);
    expect(await refused(bent, path)).toBe('expired');
  });

  it('leaves no code, token or subject in the log or the audit trail', async () => {
    const back = await toProvider(new Browser(portal));
    await signOn();
    const code = new URL(back, testUrl).searchParams.get('code')!;
    const trail = JSON.stringify(await portal.look(`select e::text from audit_event e where action like 'staff.signOn%'`));
    for (const secret of [code, 'sub-desk', clientSecret]) expect([portal.logged.join(''), trail].some((text) => text.includes(secret))).toBe(false);
  });
});

describe('when the provider is away, and the way out (S15)', () => {
  it('says so, in both languages, and starts all the same', async () => {
    const made = { ...portal, staffProvider: openIdentityProvider(configOf('http://127.0.0.1:9')) };
    const away: TestPortal = { ...made, app: openDoor(made) };
    const browser = new Browser(away);
    await browser.get('/staff/sign-in');
    await browser.follow('Sign in with Larkspur ID');
    expect(browser.page.text).toContain('Larkspur ID does not answer right now. You can sign in with the password of this portal.');
    browser.cookies.set('portico-language', 'es');
    expect((await browser.get('/staff/sign-on')).text).toContain('Larkspur ID no responde en este momento.');
    expect((await new Browser(away).signInStaff('support')).heading).toBe('Hello, Jonah Bexley');
  });

  it('signing out ends the session here and offers the way out of the provider', async () => {
    await portico('staff', 'sign-on', 'desk', '--subject', 'sub-desk');
    provider.signedInAs({ sub: 'sub-desk', amr: ['mfa'] });
    const browser = await signOn();
    await browser.submit('Sign out');
    expect(browser.page.text).toContain('You are signed out here. You may still be signed in at Larkspur ID.');
    const out = new URL(await hop(browser, browser.page.link('Sign out of Larkspur ID too')));
    expect(out.origin).toBe(provider.issuer);
    expect(out.searchParams.get('post_logout_redirect_uri')).toBe(`${testUrl}/staff/sign-in`);
    expect((await browser.get('/staff')).heading).toBe('Staff sign-in');
  });
});

describe('the configuration (all mistakes at once)', () => {
  const read = (env: Record<string, string>) => readConfig({ PORTICO_DATA: portal.config.dataDir, PORTICO_SECRET: 'a secret that only the tests know, long enough', ...env });
  const mistakes = (env: Record<string, string>): readonly string[] => {
    try {
      read(env);
      return [];
    } catch (error) {
      return (error as BadConfig).mistakes;
    }
  };

  it('takes a whole provider, or none', () => {
    expect(read({}).staffProvider).toBeUndefined();
    expect(read({ PORTICO_URL: 'https://portal.example.org', PORTICO_OIDC_ISSUER: 'https://id.example.org/realm', PORTICO_OIDC_CLIENT_ID: 'portico', PORTICO_OIDC_CLIENT_SECRET: 'x', PORTICO_OIDC_SECOND_FACTOR_ACR: 'gold, platinum' }).staffProvider)
      .toEqual({ issuer: 'https://id.example.org/realm', clientId: 'portico', clientSecret: 'x', name: 'id.example.org', secondFactorAcr: ['gold', 'platinum'], redirectUri: 'https://portal.example.org/staff/sign-on/return' });
    expect(mistakes({ PORTICO_OIDC_CLIENT_ID: 'portico' })).toHaveLength(2);
    expect(mistakes({ PORTICO_OIDC_ISSUER: 'http://id.example.org', PORTICO_OIDC_NAME: 'x'.repeat(41) })).toHaveLength(4);
  });

  it('wants https, but on this machine', () => {
    const of = (issuer: string) => mistakes({ PORTICO_OIDC_ISSUER: issuer, PORTICO_OIDC_CLIENT_ID: 'a', PORTICO_OIDC_CLIENT_SECRET: 'b' });
    for (const issuer of ['https://id.example.org', 'http://127.0.0.1:4000', 'http://localhost:4000']) expect(of(issuer)).toEqual([]);
    for (const issuer of ['http://id.example.org', 'http://127.0.0.1.example.org', 'ftp://id.example.org', 'id.example.org', 'https://u@id.example.org', 'https://id.example.org/?a=b'])
      expect([issuer, of(issuer).length]).toEqual([issuer, 1]);
  });

  it('names the address that the routes have', () => expect(signOnReturnPath).toBe(routes.signOnReturn.path));
});
