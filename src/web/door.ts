/**
 * The web door: turns requests into visits and visits into answers. Here stand the things that hold for every
 * page, whoever wrote it: headers, cookies, cross-site defence, sessions, transactions, errors. Pages come from
 * pages.ts; a page that is not listed there does not exist.
 */
import { Hono } from 'hono';
import type { Context } from 'hono';
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { writeAudit } from '../access/audit.ts';
import type { Origin } from '../access/audit.ts';
import { whySessionEnded } from '../accounts/ended-session.ts';
import { asHolder, asPendingPerson, asPendingStaff, asPerson, asStaff, asSystem, SessionEnded } from '../access/scope.ts';
import type { HolderScope, PatientScope, PendingPersonScope, PendingStaffScope, StaffScope } from '../access/scope.ts';
import { confirmPassword } from '../accounts/confirm-password.ts';
import { ownerOf } from '../accounts/factors.ts';
import { keptName, newUploadFolder } from '../intake/uploads.ts';
import { DatabaseAway, isServerFull } from '../kernel/db.ts';
import { NotFound, Refused } from '../kernel/reason.ts';
import { tokenHash } from '../kernel/secrets.ts';
import type { Portal } from '../portal.ts';
import { serveAsset } from './assets.ts';
import { clientAddress } from './client-address.ts';
import { FormProblem, readForm } from './form-body.ts';
import { isCrossSite, maskToken, unmaskedEquals } from './cross-site.ts';
import { secureHeaders } from './headers.ts';
import { chooseLanguage } from './language.ts';
import type { Page } from './page.ts';
import { pages } from './pages.ts';
import { problemPage, refusedPage } from './problem.tsx';
import { routes } from './routes.ts';
import { renderPage } from './shell.tsx';
import { readUpload } from './upload-body.ts';
import { cookieFullName, json, redirect } from './visit.ts';
import type { CookieName, Visit } from './visit.ts';
import { isWait, waitPage } from './wait.tsx';
import { speak } from './words/words.ts';

export function openDoor(portal: Portal): Hono {
  const app = new Hono();
  const secure = portal.config.publicUrl.startsWith('https://');

  app.use('*', async (context, next) => {
    await next();
    secureHeaders(context.res.headers, secure, context.req.path);
  });
  app.get('/assets/:file', (context) => serveAsset(context.req.param('file'), context.req.header('accept-encoding')));
  for (const page of pages) {
    if (page.get) app.get(page.route.path, (context) => answer(portal, secure, page, 'get', context));
    if (page.post) app.post(page.route.path, (context) => answer(portal, secure, page, 'post', context));
  }
  app.all('*', async (context) => problemPage(await plainVisit(portal, secure, context), 'notFound'));
  return app;
}

type Method = 'get' | 'post';

async function answer(portal: Portal, secure: boolean, page: Page, method: Method, context: Context): Promise<Response> {
  const started = performance.now();
  let visit: Visit | undefined;
  let response: Response;
  try {
    visit = await plainVisit(portal, secure, context, page);
    if (method === 'post') {
      if (isCrossSite(context.req.raw, portal.config.publicUrl)) return problemPage(visit, 'crossSite');
      visit = page.uploads ? await withUpload(portal, page, visit, context.req.raw) : { ...visit, form: await readForm(context.req.raw) };
    }
    if (method === 'post' && 'confirms' in page && page.confirms) visit = await withPassword(portal, page, visit);
    response = await inScope(portal, page, method, visit);
  } catch (error) {
    response = await failureOf(portal, page, visit ?? (await barestVisit(portal, secure, context)), error, context);
  } finally {
    if (visit?.filesIn) await rm(visit.filesIn, { recursive: true, force: true });
  }
  portal.log.info(
    { method, route: page.route.path, status: response.status, ms: Math.round(performance.now() - started), request: visit?.origin.requestId },
    'request',
  );
  return response;
}

/** Runs the page's handler under the scope its route asks for. */
async function inScope(portal: Portal, page: Page, method: Method, visit: Visit): Promise<Response> {
  const touch = page.polls ? 'look' : 'activity';
  switch (page.for) {
    case 'anyone':
      return page[method]!(visit);
    case 'person':
      return asPerson(portal, sessionToken(visit, 'session'), visit.origin, touch, async (scope) =>
        page[method]!(withSession(visit, scope, method)));
    case 'holder':
      return asHolder(portal, sessionToken(visit, 'session'), visit.origin, touch, async (scope) =>
        page[method]!(withSession(visit, scope, method)));
    case 'staff':
      return asStaff(portal, sessionToken(visit, 'staff'), visit.origin, touch, async (scope) => {
        if (page.right) scope.need(page.right);
        return page[method]!(withSession(visit, scope, method));
      });
    case 'person-pending':
      return asPendingPerson(portal, sessionToken(visit, 'session'), visit.origin, async (scope) =>
        page[method]!(withSession(visit, scope, method)));
    case 'staff-pending':
      return asPendingStaff(portal, sessionToken(visit, 'staff'), visit.origin, async (scope) =>
        page[method]!(withSession(visit, scope, method)));
  }
}

/** Files come in only after the session, the right and the token of the form have been looked at. */
async function withUpload(portal: Portal, page: Page, visit: Visit, request: Request): Promise<Visit> {
  if (page.for !== 'staff' || !page.right) throw new Error(`${page.route.path} takes files and asks for no right`);
  const csrf = await asStaff(portal, sessionToken(visit, 'staff'), visit.origin, 'activity', async (scope) => {
    scope.need(page.right!);
    return scope.session.csrf;
  });
  const folder = newUploadFolder(portal, visit.origin.requestId!);
  try {
    const { form, files } = await readUpload(request, folder, page.uploads!, (number, name) => keptName(number + 1, name), (fields) => {
      if (!unmaskedEquals(fields.get('csrf') ?? '', csrf)) throw new ForgedForm();
    });
    return { ...visit, form, files, filesIn: folder };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

/**
 * The current password, where the form brings it: looked at before the scope of the page is opened, so that no
 * transaction waits for the hash. The token of the form comes first.
 */
async function withPassword(portal: Portal, page: Page, visit: Visit): Promise<Visit> {
  const typed = visit.form.get('current-password');
  if (!typed) return visit;
  const look = async (scope: PatientScope | StaffScope) => ({ owner: ownerOf(scope), csrf: scope.session.csrf });
  const { owner, csrf } = page.for === 'staff'
    ? await asStaff(portal, sessionToken(visit, 'staff'), visit.origin, 'look', look)
    : await asPerson(portal, sessionToken(visit, 'session'), visit.origin, 'look', look);
  if (!unmaskedEquals(visit.form.get('csrf') ?? '', csrf)) throw new ForgedForm();
  const answer = await confirmPassword(portal, visit.origin, owner, typed);
  // The sessions are over: no page can be shown but the refusal.
  if ('why' in answer && answer.why.code === 'signIn.locked') throw new Refused(answer.why);
  return { ...visit, password: 'why' in answer ? answer : { right: typed } };
}

class ForgedForm extends Error {}

function withSession<Scope extends PatientScope | HolderScope | StaffScope | PendingPersonScope | PendingStaffScope>(visit: Visit, scope: Scope, method: Method): Visit<Scope> {
  if (method === 'post' && !unmaskedEquals(visit.form.get('csrf') ?? '', scope.session.csrf)) throw new ForgedForm();
  const language = 'language' in scope ? chooseLanguage(visit.cookie('language'), String(scope.language)) : visit.t.language;
  let masked: string | undefined;
  const seen: Visit<Scope> = {
    ...visit, scope, t: speak(language),
    csrf: () => (masked ??= maskToken(scope.session.csrf)),
    page: (content) => renderPage(seen as Visit<PatientScope>, content),
  };
  return seen;
}

function sessionToken(visit: Visit, name: 'session' | 'staff'): Buffer {
  const token = visit.cookie(name);
  if (!token || !/^[\w-]{43}$/.test(token)) throw new SessionEnded();
  return tokenHash(token);
}

async function failureOf(portal: Portal, page: Page, visit: Visit, error: unknown, context: Context): Promise<Response> {
  if (error instanceof SessionEnded) return toSignIn(portal, page, visit, context);
  if (error instanceof NotFound) return problemPage(visit, 'notFound');
  if (error instanceof FormProblem) return problemPage(visit, error.kind);
  if (error instanceof ForgedForm) return problemPage(visit, 'crossSite');
  if (error instanceof Refused && isWait(error.why)) return waitPage(visit, error.why, visit.here);
  if (error instanceof Refused) {
    await auditDenied(portal, page, visit, error);
    return refusedPage(visit, error.why);
  }
  if (error instanceof DatabaseAway) {
    portal.log.warn({ route: page.route.path }, 'the database is away');
    return problemPage(visit, 'away');
  }
  portal.log.error({ err: error, route: page.route.path, request: visit.origin.requestId }, 'a request failed');
  return problemPage(visit, isServerFull(error) ? 'full' : 'broken');
}

/** A person without a session goes to sign in and comes back here afterwards; a script is told with 401. */
async function toSignIn(portal: Portal, page: Page, visit: Visit, context: Context): Promise<Response> {
  if (context.req.header('x-portico')) return json({ ended: true }, 401);
  const to = context.req.method === 'GET' ? visit.here : undefined;
  if (page.for === 'staff' || page.for === 'staff-pending') return redirect(routes.staffSignIn.to({}, { to }));
  const hadOne = visit.cookie('session') !== undefined;
  if (await whySessionEnded(visit.portal, visit.origin, visit.cookie('session'))) return redirect(routes.signedOut.to({}, { why: 'ended' }));
  if (hadOne && (page.for === 'person' || page.for === 'holder') && (await isPending(portal, visit))) return redirect(routes.signInCode.to({}, { to }));
  return redirect(hadOne ? routes.signedOut.to({}, { why: 'idle', to }) : routes.welcome.to({}, { to }));
}

/** Between the password and the second step: the way on is the second step, not the start. */
const isPending = async (portal: Portal, visit: Visit): Promise<boolean> => {
  const token = visit.cookie('session');
  return token !== undefined && (await asPendingPerson(portal, tokenHash(token), visit.origin, async () => true).catch(unlessEnded)) === true;
};

async function auditDenied(portal: Portal, page: Page, visit: Visit, refused: Refused): Promise<void> {
  const staff = visit.cookie('staff');
  const who = page.for === 'staff' && staff
    ? await asStaff(portal, tokenHash(staff), visit.origin, 'look', async (scope) => scope.actor).catch(unlessEnded)
    : undefined;
  await asSystem(portal, 'door', visit.origin, async (scope) =>
    writeAudit(scope.tx, scope.now, who ?? { kind: 'anonymous', id: null, name: '' }, visit.origin, {
      action: `${page.route.path} refused`, outcome: 'denied', details: { code: refused.why.code },
    }));
}

/** A session that has ended is nobody; any other failure stays one. */
function unlessEnded(error: unknown): undefined {
  if (!(error instanceof SessionEnded)) throw error;
}

async function plainVisit(portal: Portal, secure: boolean, context: Context, page?: Page): Promise<Visit> {
  return makeVisit(portal, secure, context, await portal.settings.current(), page);
}

/** When not even the settings can be read: the error page still shows, with the values the product ships. */
async function barestVisit(portal: Portal, secure: boolean, context: Context): Promise<Visit> {
  const { initialSettings } = await import('../organization/settings.ts');
  return makeVisit(portal, secure, context, initialSettings);
}

function makeVisit(portal: Portal, secure: boolean, context: Context, settings: Visit['settings'], page?: Page): Visit {
  const url = new URL(context.req.url);
  const cookies = cookiesOf(context.req.header('cookie'));
  const cookie = (name: CookieName): string | undefined => cookies.get(cookieFullName(name, secure)) || undefined;
  const origin: Origin = { ip: clientAddress(context, portal.config.trustProxy), requestId: randomUUID() };
  const visit: Visit = {
    portal, settings, secure, origin, cookie,
    scope: undefined,
    t: speak(chooseLanguage(cookie('language'), undefined, context.req.header('accept-language'))),
    now: portal.clock.now(),
    route: page?.route ?? routes.welcome,
    params: context.req.param() as Record<string, string>,
    query: url.searchParams,
    form: new URLSearchParams(),
    files: [],
    here: url.pathname + url.search,
    userAgent: (context.req.header('user-agent') ?? '').slice(0, 300),
    csrf: () => '',
    page: (content) => renderPage(visit, content),
  };
  return visit;
}

function cookiesOf(header: string | undefined): Map<string, string> {
  const found = new Map<string, string>();
  for (const part of (header ?? '').split(';')) {
    const equals = part.indexOf('=');
    if (equals > 0 && !found.has(part.slice(0, equals).trim())) found.set(part.slice(0, equals).trim(), part.slice(equals + 1).trim());
  }
  return found;
}
