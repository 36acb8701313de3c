/**
 * Where one is signed in, ending a session or all of them, the history of signing in, and what to do if something was
 * not oneself (S13). Shows no whole address and no name of a member of staff.
 */
import type { PatientScope } from '../../access/scope.ts';
import { endOwnSession, endOwnSessions, ownSessions } from '../../accounts/own-sessions.ts';
import type { OwnSession } from '../../accounts/own-sessions.ts';
import { signInHistory } from '../../accounts/sign-in-history.ts';
import { sayInstant } from '../dates.ts';
import { sayDevice } from './device-name.ts';
import { personPage } from '../page.ts';
import { routes } from '../routes.ts';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { Card, Section } from '../ui/card.tsx';
import { Form } from '../ui/form.tsx';
import { Hidden } from '../ui/hidden.tsx';
import { Row, RowList } from '../ui/row-list.tsx';
import { Tag } from '../ui/tag.tsx';
import { clearCookie, redirect } from '../visit.ts';
import type { Visit } from '../visit.ts';
import { frameWords } from '../words/frame.ts';
import { passwordWords, preferenceWords, sessionWords as w } from '../words/preferences.ts';
import { SignInHistory } from './sign-in-history.tsx';

type Page = Visit<PatientScope>;

export const sessionsPage = personPage(routes.sessions, {
  async get(visit) {
    const { t, portal, scope, settings, query } = visit;
    const page = /^\d{1,3}$/.test(query.get('page') ?? '') ? Number(query.get('page')) : 1;
    const [sessions, history] = await Promise.all([ownSessions(portal, scope), signInHistory(scope, page)]);
    return visit.page({
      title: t(w.title),
      section: routes.preferences,
      back: { href: routes.preferences.to({}), text: t(preferenceWords.back) },
      body: (
        <>
          {query.get('done') === 'ended' ? <Alert kind="success" word={t(frameWords.done)} role="status">{t(w.ended)}</Alert> : null}
          <Section title={t(w.open)}>
            <p>{t(w.openLead, { minutes: settings['session.idleMinutes'], hours: settings['session.maxHours'] })}</p>
            <RowList>{sessions.map((one) => <SessionRow key={one.id} visit={visit} one={one} />)}</RowList>
            <Form action={routes.sessions.to({})} hidden={{ csrf: visit.csrf(), everywhere: 'yes' }}>
              <p>{t(w.endAllText)}</p>
              <Button kind="secondary">{t(w.endAll)}</Button>
            </Form>
          </Section>
          <SignInHistory visit={visit} page={page} {...history} />
        </>
      ),
      aside: (
        <Card title={t(w.notYouTitle)} links={[{ href: routes.password.to({}), text: t(passwordWords.title) }]}>
          <ul>
            <li>{t(w.notYou1)}</li>
            <li>{t(w.notYou2)}</li>
            <li>{t(w.notYou3, { phone: settings['office.phone'], hours: settings['office.hours'] })}</li>
          </ul>
          <p>{t(preferenceWords.shareText)}</p>
        </Card>
      ),
    });
  },

  async post(visit) {
    const { scope, form } = visit;
    if (form.get('everywhere') === 'yes') {
      await endOwnSessions(scope);
      return signedOut(visit);
    }
    const { wasThis } = await endOwnSession(scope, form.get('session') ?? '');
    return wasThis ? signedOut(visit) : redirect(routes.sessions.to({}, { done: 'ended' }));
  },
});

/** The session that asked has ended with the others: the browser forgets it and what it kept. */
function signedOut(visit: Page): Response {
  const headers = new Headers({ 'clear-site-data': '"cache", "storage"' });
  clearCookie(headers, 'session', visit.secure);
  return redirect(routes.signedOut.to({}), headers);
}

function SessionRow({ visit, one }: { visit: Page; one: OwnSession }) {
  const { t, settings } = visit;
  const say = (at: Date): string => sayInstant(t.language, at, settings['office.zone']);
  const device = sayDevice(t, one.device);
  return (
    <Row level={3} title={device}
      facts={[t(w.since, { at: say(one.since) }), t(w.lastUsed, { at: say(one.lastUsed) }), one.place ? t(w.place, { place: one.place }) : null]}
      end={one.isThis ? <Tag kind="strong">{t(w.thisOne)}</Tag> : undefined}
      controls={(
        <Form action={routes.sessions.to({})} inline hidden={{ csrf: visit.csrf(), session: one.id }}>
          <Button kind="quiet">{t(w.end)}<Hidden>: {device}, {t(w.since, { at: say(one.since) })}</Hidden></Button>
        </Form>
      )} />
  );
}
