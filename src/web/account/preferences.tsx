/**
 * Preferences: what a person can change of their account, a line each with a way to change it (S11 to S13, N3, R28).
 * Every change has a page of its own. Shows no secret, and the answer to no question.
 */
import type { PatientScope } from '../../access/scope.ts';
import { contactOf } from '../../accounts/own-contact.ts';
import { hasFactor } from '../../accounts/factors.ts';
import { ownSessions } from '../../accounts/own-sessions.ts';
import { hasOpenRequest } from '../../requests/details.ts';
import { personPage } from '../page.ts';
import { routes } from '../routes.ts';
import { Alert } from '../ui/alert.tsx';
import { Card, Section } from '../ui/card.tsx';
import { SummaryList } from '../ui/summary-list.tsx';
import type { SummaryRow } from '../ui/summary-list.tsx';
import { Tag } from '../ui/tag.tsx';
import type { Visit } from '../visit.ts';
import { ownAccessWords } from '../words/access.ts';
import { looksWords } from '../words/charts.ts';
import { frameWords } from '../words/frame.ts';
import { languageWords, preferenceWords as w } from '../words/preferences.ts';
import { twoStepWords } from '../words/two-step.ts';
import type { Entry } from '../words/words.ts';

type Page = Visit<PatientScope>;

export const preferencesPage = personPage(routes.preferences, {
  async get(visit) {
    const { t, portal, scope, settings } = visit;
    const [contact, sessions, openRequest, twoStep] = await Promise.all([contactOf(scope, scope.accountId), ownSessions(portal, scope), hasOpenRequest(scope), hasFactor(scope, scope.accountId)]);
    const change = (to: string, what: Entry, text: Entry = w.change): SummaryRow['change'] => ({ href: to, text: t(text), what: t(what).toLowerCase() });
    return visit.page({
      title: t(w.title),
      lead: t(w.lead),
      body: (
        <>
          <Done visit={visit} />
          <Section title={t(w.signingIn)}>
            <SummaryList rows={[
              { label: t(w.username), value: <>{scope.username}<br /><span className="pt-quiet">{t(w.usernameFixed)}</span></> },
              { label: t(w.password), value: t(w.passwordValue), change: change(routes.password.to({}), w.password) },
              { label: t(w.question), value: t(w.questionValue), change: change(routes.securityQuestion.to({}), w.question) },
              { label: t(twoStepWords.title), value: t(twoStep ? twoStepWords.on : twoStepWords.off), change: change(routes.twoStep.to({}), twoStepWords.title) },
              { label: t(w.sessions), value: t(w.sessionsValue, { count: sessions.length }), change: change(routes.sessions.to({}), w.sessions, w.look) },
              ...(scope.recordId ? [{ label: t(looksWords.title), value: t(looksWords.short), change: change(routes.whoLooked.to({}), looksWords.title, w.look) }] : []),
            ]} />
          </Section>
          <Section title={t(w.reachingYou)}>
            <SummaryList rows={[
              {
                label: t(w.email),
                value: <><span className="pt-address">{contact.email}</span> <Tag>{t(contact.confirmedAt ? w.confirmed : w.notConfirmed)}</Tag></>,
                change: change(routes.notifications.to({}), w.email),
              },
              { label: t(w.language), value: t(w.languageValue, { language: t(languageWords[t.language]) }), change: change(routes.languageChoice.to({}), w.language) },
              ...(scope.recordId ? [{
                label: t(w.details),
                value: <>{t(w.detailsValue)} {openRequest ? <Tag>{t(w.detailsOpen)}</Tag> : null}</>,
                change: change(routes.details.to({}), w.details),
              }] : []),
            ]} />
          </Section>
        </>
      ),
      aside: (
        <>
          <Card title={t(w.shareTitle)}><p>{t(w.shareText)}</p></Card>
          <Card title={t(w.closeTitle)} links={[{ href: routes.ownAccess.to({}), text: t(ownAccessWords.more) }]}><p>{t(w.closeText, { phone: settings['office.phone'], hours: settings['office.hours'] })}</p></Card>
        </>
      ),
    });
  },
});

const doneWords = { password: w.donePassword, question: w.doneQuestion, language: w.doneLanguage } as const;

/** What was just saved, once. */
function Done({ visit: { t, query } }: { visit: Page }) {
  const done = query.get('done') ?? '';
  if (!Object.hasOwn(doneWords, done)) return null;
  return <Alert kind="success" word={t(frameWords.done)} role="status">{t(doneWords[done as keyof typeof doneWords])}</Alert>;
}
