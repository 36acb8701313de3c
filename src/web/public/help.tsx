/**
 * Help, before and after signing in: questions in groups with jump links and anchors that stay (T14), whom to call
 * (T19), and the rules behind every "no", from the catalogue of Reasons.
 */
import type { Settings } from '../../organization/settings.ts';
import { publicPage } from '../page.ts';
import { routes } from '../routes.ts';
import { Card, Section } from '../ui/card.tsx';
import type { Visit } from '../visit.ts';
import { helpTopics, helpWords as w } from '../words/help.ts';
import type { Topic } from '../words/help.ts';
import { reasonsForHelp } from '../words/reasons.ts';
import type { Values } from '../words/words.ts';

export const helpPage = publicPage(routes.help, {
  get: (visit) => visit.page({
    title: visit.t(w.title),
    lead: visit.t(w.lead),
    body: (
      <div className="pt-help">
        <Contents visit={visit} />
        <Contact visit={visit} />
        {helpTopics.map((topic) => <Questions key={topic.id} visit={visit} topic={topic} />)}
        <Rules visit={visit} />
      </div>
    ),
  }),
});

const Contents = ({ visit: { t } }: { visit: Visit }) => (
  <nav aria-label={t(w.onThisPage)} className="pt-contents">
    <p><strong>{t(w.onThisPage)}</strong></p>
    <ul>
      <li><a href="#contact">{t(w.contact)}</a></li>
      {helpTopics.map(({ id, title }) => <li key={id}><a href={`#${anchorOf(id)}`}>{t(title)}</a></li>)}
      <li><a href="#rules">{t(w.reasons)}</a></li>
    </ul>
  </nav>
);

function Contact({ visit: { t, settings } }: { visit: Visit }) {
  return (
    <div id="contact">
      <Card title={t(w.contact)}>
        <p>{t(w.contactCall, { phone: settings['office.phone'], hours: settings['office.hours'] })}</p>
        <p>{t(w.contactWrite, { email: settings['support.email'] })} {t(w.contactSay)}</p>
        <p><a href={routes.contact.to({})}>{t(w.contactForm)}</a></p>
      </Card>
    </div>
  );
}

/** A topic's anchor is apart from those of its questions: "Results" and "records" are asked for from other pages. */
const anchorOf = (topic: string): string => `topic-${topic}`;

const Questions = ({ visit, topic }: { visit: Visit; topic: Topic }) => (
  <Section id={anchorOf(topic.id)} title={visit.t(topic.title)}>
    <ul className="pt-jumps">{topic.questions.map(({ id, ask }) => <li key={id}><a href={`#${id}`}>{visit.t(ask)}</a></li>)}</ul>
    {topic.questions.map(({ id, ask, answer }) => (
      <div key={id} id={id} className="pt-answer">
        <h3>{visit.t(ask)}</h3>
        {answer.map((paragraph) => <p key={paragraph.en}>{visit.t(paragraph, numbersOf(visit.settings))}</p>)}
      </div>
    ))}
    <ToTop visit={visit} />
  </Section>
);

/** Of the reasons, those that a patient can meet; what staff meet is explained where they meet it. */
const forStaff = /^(right|item|file|patient|setup|staff|lookup|settings?|import|glass|view|audit)\.|^ticket\.(taken|noMatch)$/;

function Rules({ visit }: { visit: Visit }) {
  const { t } = visit;
  const reasons = reasonsForHelp().filter(({ code }) => !forStaff.test(code));
  return (
    <Section id="rules" title={t(w.reasons)}>
      <p>{t(w.reasonsLead)}</p>
      <ul>{reasons.map(({ code, help }) => <li key={code} id={`why-${code.replaceAll('.', '-')}`}>{t(help, numbersOf(visit.settings))}</li>)}</ul>
      <ToTop visit={visit} />
    </Section>
  );
}

const ToTop = ({ visit: { t } }: { visit: Visit }) => <p><a href="#main">{t(w.toTop)}</a></p>;

/** What the answers are filled in with: the settings that the portal works by, so that the two cannot drift. */
const numbersOf = (settings: Settings): Values => ({
  organization: settings['organization.name'], phone: settings['office.phone'], hours: settings['office.hours'], email: settings['support.email'],
  emergency: settings['emergency.number'], crisis: settings['crisis.number'], records: settings['records.address'],
  days: settings['results.reviewTargetBd'], tries: settings['auth.lockout.maxFailures'], codeDays: settings['enrol.code.ttlDays'],
  idleMinutes: settings['session.idleMinutes'], maxHours: settings['session.maxHours'], minorAge: settings['minor.ownAccountMinAge'],
});
