/**
 * The health library: a search in our own list of topics, topics about the person's own record, and all topics by
 * subject (FAQ.1, R29). What is searched for is posted and stands sealed in the address (decision 013).
 */
import type { PatientScope } from '../../access/scope.ts';
import { plainTerm } from '../../chart/fhir-values.ts';
import { topicsOfRecord } from '../../library/about-record.ts';
import type { OwnTopic, OwnTopics } from '../../library/about-record.ts';
import { outsideHosts } from '../../library/learn-more.ts';
import { findTopics, subjects, topicsAbout } from '../../library/library.ts';
import type { Topic } from '../../library/library.ts';
import { personPage } from '../page.ts';
import { routes } from '../routes.ts';
import { Card, CardGrid, Section } from '../ui/card.tsx';
import { Empty } from '../ui/empty.tsx';
import { Field } from '../ui/field.tsx';
import { FilterBar } from '../ui/filter-bar.tsx';
import { Row, RowList } from '../ui/row-list.tsx';
import { redirect } from '../visit.ts';
import type { Visit } from '../visit.ts';
import { libraryWords as w, subjectWords } from '../words/library.ts';
import { localeOf } from '../words/words.ts';
import { topicAddress } from './library-topic.tsx';
import { recordLang } from './record.tsx';
import { sealed, unsealed } from './sealed.ts';
import { testName } from './test-name.ts';

type Page = Visit<PatientScope>;

const purpose = 'library.search';
const longest = 80;

export const libraryPage = personPage(routes.library, {
  async get(visit) {
    const { t, scope } = visit;
    const [typed] = unsealed(visit, purpose, visit.query.get('search')) ?? [];
    const found = typed ? findTopics(typed, t.language) : undefined;
    const own = !found && scope.recordId ? await topicsOfRecord(scope) : undefined;
    scope.audit({ action: 'library.view', details: { searched: found !== undefined } });
    return visit.page({
      title: t(w.title),
      lead: <p>{t(w.lead)}</p>,
      body: (
        <>
          <FilterBar method="post" action={routes.library.to({})} label={t(w.searchLabel)} submit={t(w.search)} hidden={{ csrf: visit.csrf() }}
            clear={found ? { href: routes.library.to({}), text: t(w.clear) } : undefined} count={found ? t(w.found, { count: found.length }) : undefined}>
            <Field name="words" type="search" label={t(w.words)} value={typed} maxLength={longest} autoComplete="off" />
          </FilterBar>
          {found ? <Found visit={visit} found={found} /> : null}
          {own ? <Own visit={visit} own={own} /> : null}
          {found && found.length > 0 ? null : <All visit={visit} />}
        </>
      ),
      aside: <Card title={t(w.about)}><p>{t(w.notAdvice)}</p><p>{t(w.outside, { hosts: hostsIn(t.language) })}</p></Card>,
    });
  },
  post(visit) {
    const typed = (visit.form.get('words') ?? '').trim().slice(0, longest);
    return redirect(routes.library.to({}, { search: typed === '' ? undefined : sealed(visit, purpose, [typed]) }));
  },
});

/** The hosts the library leads to, as a sentence names them. */
export const hostsIn = (language: Page['t']['language']): string => new Intl.ListFormat(localeOf[language]).format(outsideHosts);

function Found({ visit, found }: { visit: Page; found: readonly Topic[] }) {
  const { t } = visit;
  if (found.length === 0) return <Empty title={t(w.none)} why={<p>{t(w.noneWhy)}</p>} next={<a href={routes.library.to({})}>{t(w.clear)}</a>} />;
  return (
    <RowList label={t(w.foundList)}>
      {found.map((topic) => <Row key={topic.at} level={2} href={topicAddress(visit, topic)} title={topic.name[t.language]} facts={[t(subjectWords[topic.subject])]} />)}
    </RowList>
  );
}

function Own({ visit, own }: { visit: Page; own: OwnTopics }) {
  const { t } = visit;
  const kinds = (['problems', 'medications', 'tests', 'vaccines'] as const).filter((kind) => own[kind].length > 0);
  return (
    <Section title={t(w.own)}>
      {kinds.length > 0 ? <p>{t(w.ownText)}</p> : <p>{t(w.ownNone)}</p>}
      <CardGrid>
        {kinds.map((kind) => (
          <Card key={kind} level={3} title={t(w[kind])}>
            <ul className="pt-topics">{own[kind].map((one) => <li key={one.id}><OwnLink visit={visit} one={one} /></li>)}</ul>
          </Card>
        ))}
      </CardGrid>
    </Section>
  );
}

function OwnLink({ visit, one }: { visit: Page; one: OwnTopic }) {
  const name = testName(one.code, one.title && plainTerm(one.title), visit.t.language);
  return <a href={routes.leave.to({ id: one.id })} lang={name.isOurs ? undefined : recordLang(visit.t.language)}>{name.text}</a>;
}

function All({ visit }: { visit: Page }) {
  const { t } = visit;
  return (
    <Section title={t(w.all)}>
      <nav aria-label={t(w.jump)}>
        <ul className="pt-jumps pt-jumps--row">{subjects.map((subject) => <li key={subject}><a href={`#${subject}`}>{t(subjectWords[subject])}</a></li>)}</ul>
      </nav>
      {subjects.map((subject) => (
        <Section key={subject} id={subject} level={3} title={t(subjectWords[subject])}>
          <ul className="pt-topics pt-topics--wide">
            {topicsAbout(subject, t.language).map((topic) => <li key={topic.at}><a href={topicAddress(visit, topic)}>{topic.name[t.language]}</a></li>)}
          </ul>
        </Section>
      ))}
    </Section>
  );
}
