/** Home: at most five pieces of news, the newest first, and one way to each part of the record. It empties itself. */
import type { PatientScope } from '../../access/scope.ts';
import { ownLimits } from '../../accounts/access-decisions.ts';
import { sourcesOf } from '../../chart/read.ts';
import type { SummarySection } from '../../chart/summary.ts';
import { hasDocuments } from '../../documents/documents.ts';
import { whyMailsFail } from '../../notices/refused-mails.ts';
import { freshResults } from '../../results/list.ts';
import type { ListedResult } from '../../results/list.ts';
import { personPage } from '../page.ts';
import { routes } from '../routes.ts';
import { Alert } from '../ui/alert.tsx';
import { Card, CardGrid, Section } from '../ui/card.tsx';
import { Empty } from '../ui/empty.tsx';
import { RowList } from '../ui/row-list.tsx';
import { inRecord } from '../visit.ts';
import type { Visit } from '../visit.ts';
import { ownAccessWords } from '../words/access.ts';
import { frameWords } from '../words/frame.ts';
import { homeWords as w } from '../words/home.ts';
import { MailTrouble } from './mail-trouble.tsx';
import { NotAll, Sources } from './record.tsx';
import { ResultRow } from './results.tsx';
import { sectionTitle } from './summary-words.tsx';
import { WelcomeNotice } from './welcome-notice.tsx';

type Page = Visit<PatientScope>;

const mostNews = 5;

export const homePage = personPage(routes.home, {
  async get(visit) {
    const { t, scope, settings } = visit;
    const notes = settings['notes.enabled'];
    const [mailTrouble, [news, sources, limits, documents]] = await Promise.all([whyMailsFail(scope, settings['notify.bounceLimit']), scope.recordId
      ? Promise.all([freshResults(scope, mostNews + 1), sourcesOf(scope), ownLimits(scope), notes || hasDocuments(scope, notes)]) : ([[], [], [], false] as const)]);
    scope.audit({ action: 'home.view', details: { news: news.length } });
    const name = scope.person.given;
    return visit.page({
      title: t(w.title),
      heading: name ? t(w.hello, { name }) : t(w.helloNobody),
      body: (
        <>
          <WelcomeNotice visit={visit} />
          <MailTrouble visit={visit} why={mailTrouble} />
          {limits.length > 0 ? <Limited visit={visit} /> : null}
          {scope.recordId ? <News visit={visit} news={news} /> : <NoRecord visit={visit} />}
          {scope.recordId ? <Ways visit={visit} documents={documents} /> : null}
          {scope.recordId ? <><Sources visit={visit} sources={sources} /><NotAll visit={visit} /></> : null}
        </>
      ),
    });
  },
});

/** Something was turned off for this person (T7): said where they arrive, with the way to why. */
const Limited = ({ visit: { t } }: { visit: Page }) => (
  <Alert kind="info" word={t(frameWords.information)} title={t(ownAccessWords.homeNotice)}>
    <a href={routes.ownAccess.to({})}>{t(ownAccessWords.homeLink)}</a>
  </Alert>
);

function News({ visit, news }: { visit: Page; news: readonly ListedResult[] }) {
  const { t } = visit;
  return (
    <Section title={t(w.forYou)} end={news.length > mostNews ? <a href={inRecord(visit, routes.results.to({}))}>{t(w.moreNew)}</a> : undefined}>
      {news.length > 0
        ? <RowList label={t(w.feed)}>{news.slice(0, mostNews).map((result) => <ResultRow key={result.id} visit={visit} result={result} level={3} kind={t(w.newResult)} />)}</RowList>
        : <Empty level={3} title={t(w.caughtUp)} why={<p>{t(w.caughtUpWhy)}</p>} />}
    </Section>
  );
}

function Ways({ visit, documents }: { visit: Page; documents: boolean }) {
  const { t, settings } = visit;
  const section = (name: SummarySection): string => inRecord(visit, routes.summarySection.to({ section: name }));
  return (
    <Section title={t(w.yourRecord)}>
      <CardGrid>
        <Card level={3} icon="results" title={t(frameWords.results)} links={[{ href: inRecord(visit, routes.results.to({})), text: t(w.allResults) }]}>
          <p>{t(w.resultsText)}</p>
        </Card>
        <Card level={3} icon="medications" title={sectionTitle(visit, 'medications')} links={[{ href: section('medications'), text: t(w.allMedications) }]}>
          <p>{t(w.medicationsText)}</p>
        </Card>
        <Card level={3} icon="summary" title={t(frameWords.summary)} links={[
          { href: section('allergies'), text: sectionTitle(visit, 'allergies') },
          { href: section('health-issues'), text: sectionTitle(visit, 'health-issues') },
          { href: section('immunizations'), text: t(w.vaccines) },
          { href: section('implants'), text: sectionTitle(visit, 'implants') },
          { href: inRecord(visit, routes.summary.to({})), text: t(w.wholeSummary) },
        ]}>
          <p>{t(w.summaryText)}</p>
        </Card>
        <Card level={3} icon="appointments" title={t(frameWords.visits)} links={visit.root ? [] : [{ href: routes.visits.to({}), text: t(w.allVisits) }]}>
          <p>{t(w.visitsText)}</p>
        </Card>
        <Card level={3} icon="vitals" title={t(frameWords.vitals)} links={visit.root ? [] : [{ href: routes.vitals.to({}), text: t(w.allVitals) }]}>
          <p>{t(w.vitalsText)}</p>
        </Card>
        {documents && !visit.root ? (
          <Card level={3} icon="documents" title={t(frameWords.documents)} links={[{ href: routes.documents.to({}), text: t(w.allDocuments) }]}>
            <p>{t(w.documentsText)}</p>
          </Card>
        ) : null}
        <Card level={3} icon="family" title={t(w.peopleTitle)} links={[
          { href: section('care-team'), text: sectionTitle(visit, 'care-team') },
          { href: section('insurance'), text: sectionTitle(visit, 'insurance') },
        ]}>
          <p>{t(w.peopleText)}</p>
        </Card>
        <Card level={3} icon="library" title={t(frameWords.library)} links={visit.root ? [] : [{ href: routes.library.to({}), text: t(w.readLibrary) }]}>
          <p>{t(w.libraryText)}</p>
        </Card>
        <Card level={3} icon="info" title={t(w.helpTitle)} links={[{ href: routes.help.to({}), text: t(w.getHelp) }, ...(visit.root ? [] : [{ href: routes.requests.to({}), text: t(w.askStaff) }])]}>
          <p>{t(w.helpText)}</p>
          <p>{t(w.reach, { phone: settings['office.phone'], hours: settings['office.hours'] })}</p>
        </Card>
      </CardGrid>
    </Section>
  );
}

/** Somebody who looks after others and is no patient here. */
const NoRecord = ({ visit: { t, settings } }: { visit: Page }) => (
  <Card title={t(w.familyTitle)}><p>{t(w.noRecord, { phone: settings['office.phone'] })}</p></Card>
);
