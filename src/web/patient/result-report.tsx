/** The words of a result: what the clinician concludes, notes on a value, the documents that came with the report. */
import type { PatientScope } from '../../access/scope.ts';
import type { Note } from '../../results/measured.ts';
import type { Result } from '../../results/read.ts';
import type { ReportDocument } from '../../results/report.ts';
import { sayRecordMoment } from '../dates.ts';
import { routes } from '../routes.ts';
import { Panel, Section } from '../ui/card.tsx';
import type { Visit } from '../visit.ts';
import { resultWords as w } from '../words/result.ts';
import { recordLang, Said, SaidIn } from './record.tsx';

type Page = Visit<PatientScope>;

/** What the clinician says comes before any number (R11). */
export function Comment({ visit: { t, settings }, result }: { visit: Page; result: Result }) {
  const { report } = result;
  if (!report || (!report.conclusion && report.concluded.length === 0)) return null;
  const author = report.interpreters.map((one) => result.nameOf(one)).find(Boolean);
  return (
    <section className="pt-comment">
      <h2>{author ? <SaidIn t={t} entry={w.commentBy} name={author} /> : t(w.conclusion)}</h2>
      {report.conclusion ? <p className="pt-verbatim" lang={recordLang(t.language, report.language)}>{report.conclusion}</p> : null}
      {report.concluded.map((words) => <p key={words}><Said t={t} language={report.language}>{words}</Said></p>)}
      {report.issued ? <p className="pt-quiet">{sayRecordMoment(t.language, report.issued, settings['office.zone'])}</p> : null}
    </section>
  );
}

export function Notes({ visit: { t, settings }, result, notes }: { visit: Page; result: Result; notes: readonly Note[] }) {
  return notes.map(({ text, author, at }, index) => {
    const by = author && result.nameOf(author);
    return (
      <div className="pt-remark" key={index}>
        <p className="pt-remark__who">{by ? <SaidIn t={t} entry={w.commentBy} name={by} /> : t(w.labNote)}{at ? `, ${sayRecordMoment(t.language, at, settings['office.zone'])}` : null}</p>
        <p className="pt-verbatim" lang={recordLang(t.language)}>{text}</p>
      </div>
    );
  });
}

export function Documents({ visit, result: { report } }: { visit: Page; result: Result }) {
  const { t } = visit;
  if (!report) return null;
  return (
    <>
      {report.narrative ? <Words t={t} title={t(w.report)} text={report.narrative} language={report.language} /> : null}
      {report.documents.map((document, index) => <Document key={index} visit={visit} id={report.id} document={document} />)}
    </>
  );
}

function Document({ visit: { t, root }, id, document: { title, type, text, language } }: { visit: Page; id: string; document: ReportDocument }) {
  if (text) return <Words t={t} title={t(w.report)} text={text} language={language} />;
  const name = t(w.openDocument, { name: title ?? t(w.document), type: kindOf(t, type) });
  return <p>{root ? name : <a href={routes.document.to({ id })}>{name}</a>}</p>;
}

const kindOf = (t: Page['t'], type: string | undefined): string =>
  type === 'application/pdf' ? 'PDF' : type?.startsWith('image/') ? t(w.picture) : type?.startsWith('text/html') ? 'HTML' : t(w.file);

const Words = ({ t, title, text, language }: { t: Page['t']; title: string; text: string; language?: string | undefined }) => (
  <Section title={title}>
    <Panel><div className="pt-report" lang={recordLang(t.language, language)}>{text}</div></Panel>
  </Section>
);
