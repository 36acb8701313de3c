/** Documents and notes: the list, newest first (R3, R34). Why notes may be missing stands beside it, the same for everybody. */
import type { PatientScope } from '../../access/scope.ts';
import type { Beyond } from '../../chart/paging.ts';
import { sourcesOf } from '../../chart/read.ts';
import type { Directory } from '../../chart/directory.ts';
import { whyNoNotes } from '../../documents/document-rules.ts';
import { listDocuments } from '../../documents/documents.ts';
import type { Documents, ListedDocument } from '../../documents/documents.ts';
import { sayRecordDay } from '../dates.ts';
import { personPage } from '../page.ts';
import { routes } from '../routes.ts';
import { Card } from '../ui/card.tsx';
import { Empty } from '../ui/empty.tsx';
import { Pager } from '../ui/pager.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import { Row, RowList } from '../ui/row-list.tsx';
import { Tag } from '../ui/tag.tsx';
import type { Visit } from '../visit.ts';
import { documentWords as w } from '../words/documents.ts';
import { frameWords } from '../words/frame.ts';
import { explain } from '../words/reasons.ts';
import { NotAll, PaperHead, recordLang, Said, SaidIn, SomethingWrong, Sources } from './record.tsx';

type Page = Visit<PatientScope>;

export const documentsPage = personPage(routes.documents, {
  async get(visit) {
    const { t, scope, settings } = visit;
    const [documents, sources] = await Promise.all([listDocuments(scope, settings['notes.enabled'], beyondOf(visit)), sourcesOf(scope)]);
    return visit.page({
      title: t(w.title),
      lead: <><p>{t(w.lead)}</p><Sources visit={visit} sources={sources} /></>,
      action: <PrintButton text={t(frameWords.print)} />,
      body: (
        <>
          <PaperHead visit={visit} />
          <List visit={visit} documents={documents} />
          <p className="pt-quiet">{t.rich(w.reports, { results: (inner) => <a href={routes.results.to({})}>{inner}</a> })}</p>
          <NotAll visit={visit} />
        </>
      ),
      aside: <>{settings['notes.enabled'] ? null : <WhyNoNotes visit={visit} />}<SomethingWrong visit={visit} /></>,
    });
  },
});

function beyondOf({ query }: Page): Beyond {
  const [older, newer] = [query.get('older'), query.get('newer')];
  return older ? { older } : newer ? { newer } : undefined;
}

function List({ visit, documents: { page: { entries, hasNewer, hasOlder }, directory } }: { visit: Page; documents: Documents }) {
  const { t, settings } = visit;
  if (entries.length === 0)
    return <Empty icon="documents" title={t(w.none)} why={<p>{t(w.noneWhy)}</p>} next={<p>{t(w.noneNext, { phone: settings['office.phone'], hours: settings['office.hours'] })}</p>} />;
  return (
    <>
      <RowList label={t(w.list)}>{entries.map((one) => <DocumentRow key={one.id} visit={visit} one={one} directory={directory} />)}</RowList>
      <Pager label={t(w.pages)}
        previous={hasNewer ? { href: routes.documents.to({}, { newer: entries[0]!.id }), text: t(w.newer) } : undefined}
        next={hasOlder ? { href: routes.documents.to({}, { older: entries.at(-1)!.id }), text: t(w.older) } : undefined} />
    </>
  );
}

function DocumentRow({ visit: { t, settings }, one, directory }: { visit: Page; one: ListedDocument; directory: Directory }) {
  const author = directory.nameOf(one.author);
  return (
    <Row level={2} href={routes.document.to({ id: one.id })} title={one.title ?? t(one.isNote ? w.note : w.document)} titleLang={one.title ? recordLang(t.language, one.language) : undefined}
      facts={[
        one.written ? sayRecordDay(t.language, one.written, settings['office.zone']) : t(w.noDay),
        one.kind ? <Said t={t} {...(one.language && { language: one.language })}>{one.kind}</Said> : null,
        author ? <SaidIn t={t} entry={w.by} name={author} /> : null,
      ]}
      end={one.state ? <Tag>{t(w[one.state])}</Tag> : undefined} />
  );
}

/** R34: the same for everybody, whether or not there is a note. */
function WhyNoNotes({ visit: { t, settings } }: { visit: Page }) {
  const { text, next } = explain(t, settings, whyNoNotes(), 'patient');
  return (
    <Card title={t(w.whyNoNote)}>
      <p>{text}</p>
      <ul>{next.map((step) => <li key={step}>{step}</li>)}</ul>
    </Card>
  );
}
