/** The health summary: short lists on one page, each with a page of its own, and the ways to the rest (R1, R2, R26, R31). */
import { readSummary, summarySections } from '../../chart/summary.ts';
import type { SummarySection } from '../../chart/summary.ts';
import { sourcesOf } from '../../chart/read.ts';
import { personPage } from '../page.ts';
import { routes } from '../routes.ts';
import { Card, Section } from '../ui/card.tsx';
import { Hidden } from '../ui/hidden.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import { Row, RowList } from '../ui/row-list.tsx';
import { inRecord } from '../visit.ts';
import { frameWords } from '../words/frame.ts';
import { homeWords } from '../words/home.ts';
import { summaryWords as w } from '../words/summary.ts';
import { NotAll, PaperHead, SomethingWrong, Sources } from './record.tsx';
import { ShortList } from './summary-lists.tsx';
import { sectionTitle } from './summary-words.tsx';
import type { Page } from './summary-words.tsx';

export const summaryPage = personPage(routes.summary, {
  async get(visit) {
    const { t, scope } = visit;
    const [summary, sources] = await Promise.all([readSummary(scope), sourcesOf(scope)]);
    scope.audit({ action: 'summary.view' });
    return visit.page({
      title: t(w.title),
      lead: <><p>{t(w.lead)}</p><Sources visit={visit} sources={sources} /></>,
      action: <PrintButton text={t(frameWords.print)} />,
      body: (
        <>
          <PaperHead visit={visit} />
          {summarySections.map((section) => (
            <Section key={section} id={section} title={sectionTitle(visit, section)} end={<DetailsLink visit={visit} section={section} />}>
              <ShortList visit={visit} section={section} summary={summary} />
            </Section>
          ))}
          {visit.root ? null : <OtherParts visit={visit} />}
          <NotAll visit={visit} />
        </>
      ),
      aside: <><SomethingWrong visit={visit} /><LibraryCard visit={visit} /></>,
    });
  },
});

const LibraryCard = ({ visit: { t } }: { visit: Page }) => (
  <Card title={t(frameWords.library)} links={[{ href: routes.library.to({}), text: t(w.toLibrary) }]}><p>{t(w.libraryText)}</p></Card>
);

const DetailsLink = ({ visit, section }: { visit: Page; section: SummarySection }) => (
  <a href={inRecord(visit, routes.summarySection.to({ section }))}>
    {visit.t(w.details)}<Hidden> {visit.t(w.detailsOf, { section: sectionTitle(visit, section) })}</Hidden>
  </a>
);

/** The parts of the record that have pages of their own outside the summary. */
const OtherParts = ({ visit: { t } }: { visit: Page }) => (
  <div className="pt-screen-only">
    <Section title={t(w.otherParts)}>
      <RowList label={t(w.otherParts)}>
        <Row level={3} href={routes.results.to({})} title={t(frameWords.results)} facts={[t(homeWords.resultsText)]} />
        <Row level={3} href={routes.vitals.to({})} title={t(frameWords.vitals)} facts={[t(homeWords.vitalsText)]} />
        <Row level={3} href={routes.visits.to({})} title={t(frameWords.visits)} facts={[t(homeWords.visitsText)]} />
        <Row level={3} href={routes.documents.to({})} title={t(frameWords.documents)} facts={[t(homeWords.documentsText)]} />
      </RowList>
    </Section>
  </div>
);
