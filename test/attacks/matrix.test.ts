import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pages } from '../../src/web/pages.ts';
import { testPortal } from '../portal.ts';
import type { TestPortal } from '../portal.ts';
import { Browser } from '../visit.ts';
import { actors, endedActors, policy } from './policy.ts';
import type { Actor, Verdict } from './policy.ts';
import { accessDecision, aColleague, addStaff, aDetailsRequest, anImportRun, annsEntry, annsPdf, annsRecord, annsResult, annsTopic, aTicket, giveApp, halfEnrol, patientWithoutAccount, quarantinedItem, signInAndEnd, twoRecordsAndALink } from './fixtures.ts';

/**
 * every route × every method × every kind of actor, against a policy that
 * the portal does not know.
 */
let portal: TestPortal;
const browsers = new Map<Actor, Browser>();
let ids: Record<string, string>;
const unknown = '00000000-1111-8222-9333-444444444444';

const listed = pages.flatMap((page) => (['get', 'post'] as const).filter((method) => page[method]).map((method) => `${method.toUpperCase()} ${page.route.path}`));
const forPersons = new Set(pages.filter((page) => page.for === 'person' || page.for === 'person-pending' || page.for === 'holder').map((page) => page.route.path));
/** Signing out last: it ends the sessions the others need. */
const inOrder = Object.keys(policy).sort((a, b) => Number(a.includes('sign-out')) - Number(b.includes('sign-out')));

beforeAll(async () => {
  portal = await testPortal();
  const { recordId, clinicKey } = await patientWithoutAccount(portal);
  await addStaff(portal, 'desk.elsewhere', 'desk', clinicKey);
  await addStaff(portal, 'nurse.elsewhere', 'nurse', clinicKey);
  const { decision, task } = await accessDecision(portal, recordId);
  const two = await twoRecordsAndALink(portal);
  ids = {
    '/results/:id': await annsResult(portal),
    '/visits/:id': await annsEntry(portal, 'appointment'),
    '/documents/:id': await annsPdf(portal),
    '/vitals/:id': await annsEntry(portal, 'vital'),
    '/leave/:id': await annsResult(portal),
    '/staff/patients/:id': recordId,
    '/staff/colleagues/:id': await aColleague(portal),
    '/staff/details/:id': await aDetailsRequest(portal),
    '/staff/patients/:record/chart/results/:id': await annsResult(portal),
    '/staff/patients/:record/view/results/:id': await annsResult(portal),
    '/staff/emergency-access/review/:id': unknown, '/staff/access/:id': unknown,
    '/staff/requests/:id': await aTicket(portal),
    ':record': await annsRecord(portal),
    '/staff/matches/:id': two.one, ':other': two.other, '/staff/links/:id': two.link,
    '/staff/quarantine/:id': await quarantinedItem(portal),
    '/staff/import/:id': await anImportRun(portal),
    '/staff/access-tasks/:id': task,
    ':decision': decision,
    ':section': 'allergies', ':form': 'unlock', ':step': 'username', ':token': 'x'.repeat(43), ':part': '0', ':topic': await annsTopic(portal), ':change': 'app', ':what': 'app',
  };
  for (const actor of actors) browsers.set(actor, await become(actor, recordId));
}, 60_000);
afterAll(() => portal.close());

async function become(actor: Actor, recordId: string): Promise<Browser> {
  const browser = new Browser(portal);
  switch (actor) {
    case 'anonymous': break;
    case 'endedSession': {
      await browser.signIn('carla');
      const kept = new Map(browser.cookies);
      await browser.submit('Cerrar sesión');
      for (const [name, value] of kept) browser.cookies.set(name, value);
      break;
    }
    case 'halfEnrolled': await halfEnrol(portal, browser, recordId); break;
    case 'restricted': case 'closedByPatient': case 'endedByOrg': case 'deceased': case 'mergedAway': await signInAndEnd(portal, browser, actor); break;
    case 'ann': case 'ben': await browser.signIn(actor); break;
    case 'pendingPerson':
      await giveApp(portal, 'carla');
      await browser.signIn('carla');
      break;
    case 'pendingStaff':
      await browser.get('/staff/sign-in');
      await browser.submit('Sign in', { Username: 'nurse', Password: 'correct horse battery' });
      break;
    case 'nurseElsewhere': await browser.signInStaff('nurse.elsewhere'); break;
    case 'deskElsewhere': await browser.signInStaff('desk.elsewhere'); break;
    default: await browser.signInStaff(actor);
  }
  return browser;
}

/** The address of a route with its own fixture, or with an id that nothing has. */
function addressOf(path: string, id?: string): string {
  const fixture = Object.keys(ids).find((key) => key.startsWith('/') && path.startsWith(key));
  return path.replace(/:\w+/g, (name) => (name === ':id' ? (id ?? ids[fixture!]!) : ids[name]!));
}

interface Sent {
  verdict: Verdict;
  status: number;
  body: string;
  headers: Headers;
}

async function send(browser: Browser, line: string, id?: string, options: { csrf?: string | null; site?: string } = {}): Promise<Sent> {
  const [method = '', path = ''] = line.split(' ');
  const csrf = options.csrf === undefined ? (browser.page?.document.querySelector('meta[name=csrf]')?.getAttribute('content') ?? '') : (options.csrf ?? '');
  const response = await portal.app.request(new URL(addressOf(path, id), 'http://127.0.0.1:3000').href, {
    method,
    headers: {
      cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      ...(method === 'POST' && { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': options.site ?? 'same-origin' }),
    },
    ...(method === 'POST' && { body: new URLSearchParams({ csrf }).toString() }),
  });
  return { verdict: verdictOf(response), status: response.status, headers: response.headers, body: await response.text() };
}

function verdictOf(response: Response): Verdict {
  const to = response.headers.get('location') ?? '';
  if (to === '/signed-out?why=ended') return 'ended';
  if (response.status === 401 || /^\/(\?to=|sign-in\/code(\?to=|$)|signed-out\?why=idle|staff\/sign-in(\?to=|$))/.test(to)) return 'signIn';
  // A person without a cookie who posts is sent to the front door with nothing to come back to.
  if (response.status === 303 && to === '/') return 'signIn';
  return response.status === 403 ? 'refused' : response.status === 404 ? 'notFound' : 'may';
}

describe('every route × every actor (A-001)', () => {
  it('has a policy for every route, and a route for every policy', () => {
    expect([...listed].sort()).toEqual([...inOrder].sort());
  });

  it('answers exactly as the policy says', async () => {
    const wrong: string[] = [];
    for (const line of inOrder)
      for (const actor of actors) {
        const rule = policy[line]!(actor);
        const wanted = rule === 'signIn' && endedActors.includes(actor) && forPersons.has(line.split(' ')[1]!) ? 'ended' : rule;
        const got = await send(browsers.get(actor)!, line);
        const goesToStart = ['GET /language', 'POST /language', 'GET /sign-out', 'GET /staff/sign-out', 'POST /staff/sign-out', 'GET /', 'GET /sign-in'].includes(line) && got.status === 303;
        if (got.verdict !== wanted && !goesToStart) wrong.push(`${line} as ${actor}: ${got.verdict} (${got.status}), wanted ${wanted}`);
        if (got.status >= 500) wrong.push(`${line} as ${actor}: ${got.status}`);
      }
    expect(wrong).toEqual([]);
  }, 120_000);
});

describe('what is not theirs (A-002)', () => {
  beforeAll(async () => {
    for (const actor of ['ann', 'ben', 'pendingPerson'] as const) browsers.set(actor, await become(actor, ''));
    portal.clock.forward(60_000);
    for (const actor of ['desk', 'deskElsewhere'] as const) browsers.set(actor, await become(actor, ''));
  });

  it('looks the same as what never was', async () => {
    const plain = (body: string): string => body.replace(/content="[\w-]{40,}"|value="[\w-]{40,}"|value="\/[^"]*"|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '*');
    const pairs: [Actor, string][] = [['ben', 'GET /results/:id'], ['ben', 'GET /visits/:id'], ['ben', 'GET /visits/:id/calendar'], ['ben', 'GET /vitals/:id'], ['ben', 'GET /documents/:id'], ['ben', 'GET /documents/:id/file/:part'], ['deskElsewhere', 'GET /staff/patients/:id']];
    for (const [actor, line] of pairs) {
      const theirs = await send(browsers.get(actor)!, line);
      const none = await send(browsers.get(actor)!, line, unknown);
      expect([theirs.status, none.status]).toEqual([404, 404]);
      expect(plain(theirs.body)).toBe(plain(none.body));
    }
  });

  it('is not found by odd ids either', async () => {
    for (const odd of ["'", '1', '-1', '..%2f..', 'null', `${unknown}'--`, '%00'])
      expect((await send(browsers.get('ann')!, 'GET /results/:id', odd)).status).toBe(404);
  });

  it('is refused when the form comes without the token of the session, or from another site (A-033)', async () => {
    const posts = listed.filter((line) => line.startsWith('POST '));
    for (const line of posts) {
      const actor: Actor = line.includes('/staff') ? 'desk' : line.includes('/sign-in/') ? 'pendingPerson' : 'ann';
      const foreign = await send(browsers.get(actor)!, line, undefined, { site: 'cross-site' });
      expect([line, foreign.status]).toEqual([line, 403]);
      const needsSession = pages.find((page) => page.route.path === line.slice(5))!.for !== 'anyone';
      if (!needsSession || line.startsWith('POST /staff/code')) continue;
      const forged = await send(browsers.get(actor)!, line, undefined, { csrf: null });
      expect([line, forged.status]).toEqual([line, 403]);
    }
  });
});

describe('every answer (R-18, S16, S17)', () => {
  it('carries the headers that keep it private', async () => {
    for (const line of [...listed.filter((one) => one.startsWith('GET ')), 'GET /nowhere']) {
      const actor: Actor = line.includes('/staff') ? 'desk' : 'ann';
      const { headers } = await send(browsers.get(actor)!, line);
      expect([line, headers.get('cache-control')]).toEqual([line, 'no-store']);
      const csp = headers.get('content-security-policy')!;
      expect(csp).toContain("default-src 'none'");
      expect(csp).not.toMatch(/unsafe|\*|https?:/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toMatch(/^(same-origin|strict-origin)$/);
      for (const cookie of headers.getSetCookie()) expect(cookie).toMatch(/HttpOnly; SameSite=Lax/);
    }
  });

  it('opens nothing that is not listed (A-010)', async () => {
    for (const path of ['/metrics', '/admin', '/.git/config', '/.env', '/backup', '/openapi.json', '/dist/main.js', '/assets/../package.json', '/assets/portico.js.map', '/db/migrations/0001_spine.sql', '/home/x.css', '/results/x.css'])
      expect([path, (await portal.app.request(`http://127.0.0.1:3000${path}`)).status]).toEqual([path, path.startsWith('/results') ? 303 : 404]);
  });
});
