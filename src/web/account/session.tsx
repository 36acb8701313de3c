/**
 * The ends of a session and what keeps it alive (S14, S15): sign-out, the page after it, the heartbeat of a person
 * who is active, and the state that the idle timer asks for, which extends nothing.
 */
import { whySessionEnded } from '../../accounts/ended-session.ts';
import type { EndedSession } from '../../accounts/ended-session.ts';
import { endSession, sessionState } from '../../accounts/sessions.ts';
import { later } from '../../kernel/clock.ts';
import { sayDay } from '../dates.ts';
import { localPath } from '../local-path.ts';
import { personPage, publicPage, staffPage } from '../page.ts';
import { routes } from '../routes.ts';
import { ButtonLink } from '../ui/button.tsx';
import { SignedOutSignal } from '../ui/timeout.tsx';
import { clearCookie, json, redirect } from '../visit.ts';
import type { Visit } from '../visit.ts';
import { ownAccessWords } from '../words/access.ts';
import { frameWords } from '../words/frame.ts';
import { explain } from '../words/reasons.ts';
import { signInWords as w } from '../words/sign-in.ts';

export const signOutPage = publicPage(routes.signOut, {
  get: () => redirect(routes.welcome.to({})),
  post: (visit) => leave(visit, 'session', routes.signedOut.to({})),
});

export const staffSignOutPage = publicPage(routes.staffSignOut, {
  get: () => redirect(routes.staffSignIn.to({})),
  post: (visit) => leave(visit, 'staff', routes.staffSignIn.to({}, { why: 'signedOut' }), routes.staffSignIn.to({}, { why: 'signedOutHere' })),
});

/**
 * Signing out works whatever state the session is in, so it asks for no token; the cross-site check of the door
 * keeps other sites from doing it. What the browser kept is cleared too.
 */
async function leave(visit: Visit, cookie: 'session' | 'staff', to: string, afterSignOn = to): Promise<Response> {
  const token = visit.cookie(cookie);
  const ended = token ? await endSession(visit.portal, visit.origin, token) : undefined;
  const headers = new Headers({ 'clear-site-data': '"cache", "storage"' });
  clearCookie(headers, cookie, visit.secure);
  return redirect(ended?.singleSignOn ? afterSignOn : to, headers);
}

export const signedOutPage = publicPage(routes.signedOut, {
  async get(visit) {
    const { t, settings, query } = visit;
    const ended = await whySessionEnded(visit.portal, visit.origin, visit.cookie('session'));
    if (ended) return endedPage(visit, ended);
    const idle = query.get('why') === 'idle';
    const headers = new Headers({ 'clear-site-data': '"cache", "storage"' });
    if (idle) clearCookie(headers, 'session', visit.secure);
    return visit.page({
      title: t(w.signedOut),
      headers,
      body: (
        <>
          <SignedOutSignal />
          <p>{idle ? t(w.idleText, { minutes: settings['session.idleMinutes'] }) : t(w.signedOutText)}</p>
          <p><ButtonLink href={routes.welcome.to({}, { to: localPath(query.get('to')) })}>{t(w.again)}</ButtonLink></p>
        </>
      ),
    });
  },
});

/** The session was ended by a decision (T7): why, in words to the person, and whom to call. Shown as long as the browser keeps the token. */
function endedPage(visit: Visit, { why, note }: EndedSession): Response {
  const { t, settings } = visit;
  const { text, next } = explain(t, settings, why, 'patient');
  return visit.page({
    title: t(w.signedOut),
    headers: new Headers({ 'clear-site-data': '"cache", "storage"' }),
    body: (
      <>
        <SignedOutSignal />
        <p>{text}</p>
        {note ? <p>{note}</p> : null}
        {why.until ? <p>{t(ownAccessWords.until, { at: sayDay(t.language, later(why.until, -1), settings['office.zone']) })}</p> : null}
        <h2>{t(frameWords.whatYouCanDo)}</h2>
        <ul>{next.map((step) => <li key={step}>{step}</li>)}</ul>
      </>
    ),
  });
}

export const heartbeatPage = personPage(routes.heartbeat, { post: (visit) => json(stateOf(visit)) });
export const staffHeartbeatPage = staffPage(routes.staffHeartbeat, undefined, { post: (visit) => json(stateOf(visit)) });
export const sessionStatePage = personPage(routes.sessionState, { polls: true, get: (visit) => json(stateOf(visit)) });
export const staffSessionStatePage = staffPage(routes.staffSessionState, undefined, { polls: true, get: (visit) => json(stateOf(visit)) });

const stateOf = (visit: Visit<{ session: { activeAt: Date; expiresAt: Date } }>) =>
  sessionState(visit.scope.session, visit.now, visit.settings['session.idleMinutes']);
