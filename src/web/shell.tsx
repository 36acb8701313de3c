/**
 * The frame around every page, filled with our words, settings and navigation. Three kinds of reader see three
 * kinds of frame: before sign-in, a person, staff. Nothing here reads the database.
 */
import type { ReactNode } from 'react';
import { whyNot } from '../access/rights.ts';
import type { Right } from '../access/rights.ts';
import { hasMailbox } from '../notices/mailbox.ts';
import type { HolderScope, PatientScope, PendingPersonScope, PendingStaffScope, StaffScope } from '../access/scope.ts';
import { minutes } from '../kernel/clock.ts';
import { assetUrl } from './assets.ts';
import { markupText } from './ui/markup/jsx-runtime.ts';
import { Form } from './ui/form.tsx';
import { Frame } from './ui/frame.tsx';
import type { FrameProps, NavItem } from './ui/frame.tsx';
import { Timeout } from './ui/timeout.tsx';
import { routes } from './routes.ts';
import type { Route } from './routes.ts';
import { grantLine } from './staff-grants.tsx';
import type { PageContent, Visit } from './visit.ts';
import { frameWords as w } from './words/frame.ts';
import { mailboxWords } from './words/mails.ts';
import { staffFactorWords } from './words/two-step.ts';
import { localeOf } from './words/words.ts';
import type { Entry } from './words/words.ts';

type AnyScope = PatientScope | HolderScope | StaffScope | PendingPersonScope | PendingStaffScope | undefined;

interface Place {
  route: Route<string>;
  word: Entry;
  /** For the narrow bar. */
  short?: Entry;
  icon: NonNullable<NavItem['icon']>;
  right?: Right;
  /** For a page that is one of several under its route. */
  params?: Record<string, string>;
}

const personPlaces: readonly Place[] = [
  { route: routes.home, word: w.home, icon: 'home' },
  { route: routes.results, word: w.results, icon: 'results' },
  { route: routes.summarySection, params: { section: 'medications' }, word: w.medications, icon: 'medications' },
  { route: routes.visits, word: w.visits, short: w.visitsShort, icon: 'appointments' },
  { route: routes.summary, word: w.summary, icon: 'summary' },
  { route: routes.vitals, word: w.vitals, icon: 'vitals' },
  { route: routes.documents, word: w.documents, icon: 'documents' },
  { route: routes.library, word: w.library, icon: 'library' },
  { route: routes.preferences, word: w.preferences, icon: 'preferences' },
];
const staffPlaces: readonly Place[] = [
  { route: routes.patients, word: w.findPatient, icon: 'search', right: 'patient.find' },
  { route: routes.detailsRequests, word: w.detailsRequests, icon: 'person', right: 'details.answer' },
  { route: routes.tickets, word: w.tickets, icon: 'messages', right: 'ticket.work' },
  { route: routes.breakGlass, word: w.emergencyAccess, icon: 'person', right: 'chart.breakGlass' },
  { route: routes.audit, word: w.audit, icon: 'results', right: 'audit.search' },
  { route: routes.glassReview, word: w.glassReview, icon: 'info', right: 'glass.review' },
  { route: routes.accessTasks, word: w.accessTasks, icon: 'person', right: 'access.end' },
  { route: routes.imports, word: w.imports, icon: 'source', right: 'intake.upload' },
  { route: routes.quarantine, word: w.quarantine, icon: 'warning', right: 'quarantine.see' },
  { route: routes.matches, word: w.matches, icon: 'family', right: 'patient.link' },
  { route: routes.colleagues, word: staffFactorWords.colleagues, icon: 'family', right: 'staff.manage' },
  { route: routes.staffAccount, word: staffFactorWords.account, icon: 'preferences' },
];

/** Seconds before the idle end at which the warning appears (S14: at 13 of 15 minutes). */
export const warnSeconds = 120;

export function renderPage(visit: Visit<AnyScope>, content: PageContent): Response {
  const markup = markupText(<Document visit={visit} content={content} />);
  const headers = content.headers ?? new Headers();
  headers.set('content-type', 'text/html; charset=utf-8');
  headers.set('content-language', localeOf[visit.t.language]);
  return new Response(`<!doctype html>${markup}`, { status: content.status ?? 200, headers });
}

function Document({ visit, content }: { visit: Visit<AnyScope>; content: PageContent }) {
  const { t, settings, scope } = visit;
  const variant = scope?.kind === 'person' ? 'patient' : scope && scope.kind !== 'person-pending' ? 'staff' : 'public';
  const nav = navOf(visit, content);
  const title = [content.title, content.section && content.section !== visit.route ? nav.find((item) => item.current)?.text : undefined, settings['brand.name']]
    .filter((part, index, all) => part && all.indexOf(part) === index).join(' – ');
  const csrf = scope ? visit.csrf() : undefined;
  return (
    <Frame
      lang={t.language}
      title={content.failed ? t(w.errorTitle, { title }) : title}
      variant={variant}
      assets={{ css: [assetUrl('portico.css')], js: ['portico.js', ...(content.scripts ?? [])].map(assetUrl), icon: assetUrl('icon.svg') }}
      csrf={csrf}
      brand={{ name: settings['brand.name'], href: (scope?.kind === 'person' ? routes.home : scope?.kind === 'staff' ? routes.staffHome : routes.welcome).to({}) }}
      words={{ skip: t(w.skip), menu: t(w.menu), pages: t(w.pages), bar: t(w.bar), footer: t(w.footer), aside: t(w.aside) }}
      emergency={t.rich(w.emergency, { number: settings['emergency.number'], call: (number) => <a href={`tel:${settings['emergency.number'].replace(/[^\d+]/g, '')}`}>{number}</a> })}
      banner={visit.portal.config.demo ? <>{t(w.demo)} {hasMailbox(visit.portal) ? <a href={routes.demoMailbox.to({})}>{t(mailboxWords.open)}</a> : null}</> : undefined}
      language={<LanguageSwitch visit={visit} />}
      help={{ href: routes.help.to({}), text: t(w.help) }}
      signOut={scope ? <SignOut visit={visit} csrf={csrf!} /> : undefined}
      acting={scope?.kind === 'staff' ? grantLine(visit as Visit<StaffScope>) : undefined}
      nav={nav.length > 0 ? nav : undefined}
      bar={scope?.kind === 'person' ? nav.slice(0, 4) : undefined}
      back={content.back}
      problem={content.problem}
      heading={content.heading ?? content.title}
      headingLang={content.headingLang}
      lead={content.lead}
      action={content.action}
      aside={content.aside}
      wide={content.wide}
      footer={{
        links: [
          { href: routes.help.to({}), text: t(w.help) },
          { href: routes.terms.to({}), text: t(w.terms) },
          { href: routes.privacy.to({}), text: t(w.privacy) },
        ],
        note: <>{settings['organization.name']}. {t(w.office, { phone: settings['office.phone'], hours: settings['office.hours'] })}</>,
      }}
      timeout={scope?.kind === 'person' || scope?.kind === 'staff' ? <IdleWarning visit={visit} scope={scope} csrf={csrf!} /> : undefined}
    >
      {content.body}
    </Frame>
  );
}

function navOf(visit: Visit<AnyScope>, content: PageContent): NavItem[] {
  const { scope, t } = visit;
  if (scope?.kind !== 'person' && scope?.kind !== 'staff') return [];
  const places = scope.kind === 'person'
    ? personPlaces
    : staffPlaces.filter((place) => !place.right || !whyNot(scope.appointments, place.right));
  const current = content.section ?? visit.route;
  return places.map((place) => ({ href: place.route.to(place.params ?? {}), text: t(place.word), ...(place.short && { short: t(place.short) }), icon: place.icon, current: place.route === current }));
}

/** The same page in the other language; a page that answers a POST is reached again at its own address. */
function LanguageSwitch({ visit }: { visit: Visit<AnyScope> }) {
  const other = visit.t.language === 'en' ? 'es' : 'en';
  return (
    <Form action={routes.language.to({})} inline hidden={{ language: other, to: visit.here }}>
      <button type="submit" className="usa-button usa-button--unstyled" lang={other}>{visit.t(w.otherLanguage)}</button>
    </Form>
  );
}

function SignOut({ visit, csrf }: { visit: Visit<AnyScope>; csrf: string }) {
  const route = visit.scope?.kind === 'person' || visit.scope?.kind === 'person-pending' ? routes.signOut : routes.staffSignOut;
  return (
    <Form action={route.to({})} inline hidden={{ csrf }}>
      <button type="submit" className="usa-button usa-button--outline">{visit.t(w.signOut)}</button>
    </Form>
  );
}

function IdleWarning({ visit, scope, csrf }: { visit: Visit<AnyScope>; scope: PatientScope | HolderScope | StaffScope; csrf: string }): ReactNode {
  const { t } = visit;
  const person = scope.kind === 'person';
  return (
    <Timeout
      idleSeconds={minutes(visit.settings['session.idleMinutes']) / 1000}
      warnSeconds={warnSeconds}
      heartbeatUrl={(person ? routes.heartbeat : routes.staffHeartbeat).to({})}
      stateUrl={(person ? routes.sessionState : routes.staffSessionState).to({})}
      signedOutUrl={person ? routes.signedOut.to({}, { why: 'idle' }) : routes.staffSignIn.to({}, { why: 'idle' })}
      words={{
        title: t(w.stillThere), text: t(w.soonOut), timeLeft: t(w.timeLeft), stay: t(w.stay),
        spoken: { 120: t(w.left120), 60: t(w.left60), 30: t(w.left30), 10: t(w.left10) },
      }}
      signOut={<SignOut visit={visit} csrf={csrf} />}
    />
  );
}

export type { FrameProps };
