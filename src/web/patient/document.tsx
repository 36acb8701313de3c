/**
 * One document: what it is, and what it says. Its words come as headings, paragraphs and tables of plain text, never
 * as its own markup; a PDF or a picture as a file; what cannot be shown with the reason why.
 */
import type { PatientScope } from '../../access/scope.ts';
import { whyNotFunction } from '../../accounts/access-functions.ts';
import { sourcesOf } from '../../chart/read.ts';
import { readDocument } from '../../documents/documents.ts';
import type { Document, DocumentPart } from '../../documents/documents.ts';
import type { Block } from '../../documents/plain-blocks.ts';
import { LimitNotice } from '../account/limit.tsx';
import { sayRecordMoment } from '../dates.ts';
import { personPage } from '../page.ts';
import { routes } from '../routes.ts';
import { Alert, Notice } from '../ui/alert.tsx';
import { ButtonLink, ButtonRow } from '../ui/button.tsx';
import { Panel, Section } from '../ui/card.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { DefinitionGrid } from '../ui/definition-grid.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import { Tag } from '../ui/tag.tsx';
import type { Visit } from '../visit.ts';
import { documentWords as w } from '../words/documents.ts';
import { frameWords } from '../words/frame.ts';
import { explain } from '../words/reasons.ts';
import { recordWords } from '../words/record.ts';
import { resultWords } from '../words/result.ts';
import { NotAll, PaperHead, recordLang, Said, SomethingWrong, Sources } from './record.tsx';

type Page = Visit<PatientScope>;
type Limit = Awaited<ReturnType<typeof whyNotFunction>>;

export const documentPage = personPage(routes.document, {
  async get(visit) {
    const { t, scope, params, settings } = visit;
    const [document, sources, limit] = await Promise.all([readDocument(scope, params.id!, settings['notes.enabled']), sourcesOf(scope), whyNotFunction(scope, 'downloads')]);
    return visit.page({
      title: t(document.isNote ? w.note : w.document),
      heading: document.title ?? t(document.isNote ? w.note : w.document),
      headingLang: document.title ? recordLang(t.language, document.language) : undefined,
      lead: <Sources visit={visit} sources={sources} />,
      action: <PrintButton text={t(frameWords.print)} />,
      section: document.isOfResult ? routes.results : routes.documents,
      back: document.isOfResult ? { href: routes.result.to({ id: document.id }), text: t(resultWords.backToResult) } : { href: routes.documents.to({}), text: t(w.back) },
      body: (
        <>
          <PaperHead visit={visit} />
          {document.state === 'superseded' ? <Alert kind="info" word={t(frameWords.information)} title={t(w.supersededTitle)}>{t(w.supersededText)}</Alert> : null}
          <Facts visit={visit} document={document} />
          {document.parts.map((part, index) => <Part key={index} visit={visit} document={document} part={part} index={index} limit={limit} />)}
          <NotAll visit={visit} />
        </>
      ),
      aside: <SomethingWrong visit={visit} />,
    });
  },
});

function Facts({ visit: { t, settings }, document }: { visit: Page; document: Document }) {
  const { kind, written, author, custodian, visitId, directory, language, state } = document;
  const said = (words: string | undefined) => (words ? <Said t={t} {...(language && { language })}>{words}</Said> : t(recordWords.noneNoted));
  return (
    <DefinitionGrid items={[
      { term: t(w.written), value: <>{written ? sayRecordMoment(t.language, written, settings['office.zone']) : t(w.noDay)}{state === 'amended' ? <> <Tag>{t(w.amended)}</Tag></> : null}</> },
      { term: t(w.author), value: said(directory.nameOf(author)) },
      ...(kind ? [{ term: t(w.kind), value: said(kind) }] : []),
      ...(directory.nameOf(custodian) ? [{ term: t(w.custodian), value: said(directory.nameOf(custodian)) }] : []),
      ...(visitId ? [{ term: t(w.visit), value: <a href={routes.visit.to({ id: visitId })}>{t(w.seeVisit)}</a> }] : []),
    ]} />
  );
}

function Part({ visit, document, part, index, limit }: { visit: Page; document: Document; part: DocumentPart; index: number; limit: Limit }) {
  const { t, settings } = visit;
  const { shown } = part;
  const lang = recordLang(t.language, part.language ?? document.language);
  const alone = document.parts.length === 1;
  const title = part.title ? <bdi lang={lang}>{part.title}</bdi> : alone ? t(shown.as === 'file' ? w.file : w.content) : t(w.part, { number: index + 1 });
  if (shown.as === 'nothing' && alone && !part.title) return <CannotShow visit={visit} why={shown.why} level={2} />;
  return (
    <Section title={title}>
      {shown.as === 'nothing' ? <CannotShow visit={visit} why={shown.why} level={3} /> : null}
      {shown.as === 'words' ? <Panel><Blocks t={t} blocks={shown.blocks} lang={lang} /></Panel> : null}
      {shown.as === 'words' && shown.isCut ? <Notice>{t(w.cut, { phone: settings['office.phone'] })}</Notice> : null}
      {shown.as === 'file' && limit ? <LimitNotice visit={visit} why={limit} level={3} /> : null}
      {shown.as === 'file' && !limit ? <File visit={visit} shown={shown} href={routes.documentFile.to({ id: document.id, part: String(index) })} lang={lang} /> : null}
    </Section>
  );
}

/** Words of the document as they stand in it; elements are ours. */
function Blocks({ t, blocks, lang }: { t: Page['t']; blocks: readonly Block[]; lang: string | undefined }) {
  let tables = 0;
  return (
    <div className="pt-document" lang={lang}>
      {blocks.map((block, index) => {
        if (block.kind === 'heading') return <h3 key={index}>{block.text}</h3>;
        if (block.kind === 'text') return <p key={index} className="pt-verbatim">{block.text}</p>;
        tables += 1;
        return <BlockTable key={index} t={t} block={block} number={tables} />;
      })}
    </div>
  );
}

function BlockTable({ t, block: { head, rows }, number }: { t: Page['t']; block: Extract<Block, { kind: 'table' }>; number: number }) {
  const width = Math.max(head.length, ...rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, at) => ({
    name: head[at] || t(w.column, { number: at + 1 }),
    cell: (row: readonly string[]) => <span className="pt-verbatim">{row[at] ?? ''}</span>,
    rowHeader: at === 0,
  }));
  return <DataTable caption={t(w.table, { number })} hiddenCaption columns={columns} entries={[...rows]} keyOf={(_, index) => String(index)} />;
}

function File({ visit: { t }, shown, href, lang }: { visit: Page; shown: Extract<DocumentPart['shown'], { as: 'file' }>; href: string; lang: string | undefined }) {
  const isPicture = shown.type !== 'application/pdf';
  return (
    <Panel>
      {shown.blocks.length > 0 ? <Blocks t={t} blocks={shown.blocks} lang={lang} /> : null}
      {isPicture ? <img className="pt-picture" src={href} alt={t(w.pictureOf)} /> : null}
      <p>{t(isPicture ? w.picture : w.pdf, { size: sizeOf(shown.bytes) })}</p>
      <div className="pt-screen-only">
        <ButtonRow><ButtonLink kind="secondary" href={href}>{t(w.download)}</ButtonLink></ButtonRow>
        <p className="pt-quiet">{t(w.downloadHint)}</p>
      </div>
    </Panel>
  );
}

const sizeOf = (bytes: number): string => (bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`);

function CannotShow({ visit: { t, settings }, why, level }: { visit: Page; why: Extract<DocumentPart['shown'], { as: 'nothing' }>['why']; level: 2 | 3 }) {
  const { text, next } = explain(t, settings, why, 'patient');
  return (
    <Alert kind="warning" word={t(frameWords.warning)} title={t(w.cannotShow)} level={level}>
      <p>{text}</p>
      <ul>{next.map((step) => <li key={step}>{step}</li>)}</ul>
    </Alert>
  );
}
