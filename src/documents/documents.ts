/**
 * Documents and notes of a record: the list, one of them with what can be shown of it, and its files. Notes that
 * clinicians wrote are there only where the organization shows them (R34); what is not shown is not found.
 */
import type { PatientScope } from '../access/scope.ts';
import { directoryFor, referred } from '../chart/directory.ts';
import type { Directory, Referred } from '../chart/directory.ts';
import { conceptText, fields, firstText, items, parseContent, referencedId, text } from '../chart/fhir-values.ts';
import type { Fields } from '../chart/fhir-values.ts';
import { pageOf } from '../chart/paging.ts';
import type { Beyond, PageOf } from '../chart/paging.ts';
import { seenBy } from '../chart/read.ts';
import { sql } from '../kernel/db.ts';
import { isId } from '../kernel/ids.ts';
import { NotFound } from '../kernel/reason.ts';
import { attachmentsOf, bytesOf, contentOf, fileTypeOf, whyElsewhere, whyNotShown } from './document-rules.ts';
import type { FileType, WhyNotShown } from './document-rules.ts';
import { blocksOfHtml, blocksOfXml, longestText } from './plain-blocks.ts';
import type { Block } from './plain-blocks.ts';

export interface ListedDocument {
  readonly id: string;
  readonly title?: string;
  /** What kind of document: "Discharge summary". */
  readonly kind?: string;
  /** FHIR date. */
  readonly written?: string;
  readonly author?: Referred;
  readonly isNote: boolean;
  /** `superseded`: a newer one stands in its place; `amended`: it was changed after it was signed. */
  readonly state?: 'superseded' | 'amended';
  readonly language?: string;
}

export interface Documents {
  readonly page: PageOf<ListedDocument>;
  readonly directory: Directory;
}

const listingsFor = (notes: boolean): string[] => (notes ? ['document', 'note'] : ['document']);

interface Row {
  readonly id: string;
  readonly listing: string;
  readonly title: string | null;
  readonly content: string;
}

/** Whether there is anything to list. */
export async function hasDocuments(scope: PatientScope, notes: boolean): Promise<boolean> {
  const found = await scope.tx.row(sql<{ there: boolean }>`select exists (select from unnest(${listingsFor(notes)}::text[]) as kind (listing)
    cross join lateral (select from resource r where ${seenBy(scope, 'r')} and r.listing = kind.listing limit 1) one) as there`);
  return found!.there;
}

/** A page of the list, the newest first. `notes`: whether notes are shown (R34). */
export async function listDocuments(scope: PatientScope, notes: boolean, beyond: Beyond): Promise<Documents> {
  // Without the documents themselves: they may be large.
  const columns = sql`r.listing, r.title, (r.content - 'content' - 'presentedForm' - 'text' - 'contained')::text as content`;
  const found = await pageOf<Row>(scope, { listings: listingsFor(notes), where: sql`true`, columns }, beyond);
  const entries = found.entries.map((row) => listedFrom(row, parseContent(row.content)));
  scope.audit({ action: 'documents.list', details: { shown: entries.length } });
  return { page: { ...found, entries }, directory: await directoryFor(scope, entries.map(({ author }) => author)) };
}

function listedFrom({ id, listing, title }: Row, content: Fields): ListedDocument {
  const kind = conceptText(content.type) ?? conceptText(content.code) ?? items(content.category).map(conceptText).find(Boolean);
  const written = firstText(content, 'date', 'effectiveDateTime', 'effectivePeriod.start', 'issued') ?? text(fields(fields(content.context)?.period)?.start);
  const author = [...items(content.author), ...items(content.performer)].map(referred).find((one) => one !== undefined);
  const state = content.status === 'superseded' ? 'superseded' : content.docStatus === 'amended' || content.status === 'amended' || content.status === 'corrected' ? 'amended' : undefined;
  const language = text(content.language);
  return {
    id, isNote: listing === 'note',
    ...(title && { title }), ...(kind && kind !== title && { kind }), ...(written && { written }), ...(author && { author }), ...(state && { state }), ...(language && { language }),
  };
}

export interface DocumentPart {
  readonly title?: string;
  readonly language?: string;
  readonly shown:
    | { readonly as: 'words'; readonly blocks: readonly Block[]; readonly isCut: boolean }
    /** Its words, and a file that it carries. */
    | { readonly as: 'file'; readonly type: FileType; readonly bytes: number; readonly blocks: readonly Block[] }
    | { readonly as: 'nothing'; readonly why: WhyNotShown };
}

export interface Document extends ListedDocument {
  /** It came with the report of a test result, and belongs to that. */
  readonly isOfResult: boolean;
  readonly parts: readonly DocumentPart[];
  readonly custodian?: Referred;
  readonly visitId?: string;
  readonly directory: Directory;
}

/** One document, or the documents of a result's report. Throws NotFound. A part that is not as it was sent is refused, and that leaves a trace. */
export async function readDocument(scope: PatientScope, id: string, notes: boolean): Promise<Document> {
  const row = await findDocument(scope, id, [...listingsFor(notes), 'result']);
  const content = parseContent(row.content);
  const listed = listedFrom(row, content);
  const parts = attachmentsOf(content).map(({ title, language, ...attachment }): DocumentPart => {
    const known = { ...(title && title !== listed.title && !/https?:\/\//.test(title) && { title }), ...(language && { language }) };
    return { ...known, shown: shownOf(attachment) };
  });
  const isOfResult = row.listing === 'result';
  if (isOfResult && parts.length === 0) throw new NotFound();
  scope.audit({ action: 'document.view', item: id });
  for (const { shown } of parts) if (shown.as === 'nothing' && shown.why.code === 'document.damaged') noteDamaged(scope, id);
  const custodian = referred(content.custodian);
  const visitId = referencedId(items(fields(content.context)?.encounter)[0]) ?? referencedId(content.encounter);
  return { ...listed, parts, isOfResult, directory: await directoryFor(scope, [listed.author, custodian]), ...(custodian && { custodian }), ...(visitId && { visitId }) };
}

export interface DocumentFile {
  readonly type: FileType;
  readonly bytes: Buffer;
}

/** A file of a document or of the report of a result: PDF, PNG, JPEG by its bytes. Throws NotFound. */
export async function readFile(scope: PatientScope, id: string, part: string, notes: boolean): Promise<DocumentFile> {
  const row = await findDocument(scope, id, [...listingsFor(notes), 'result']);
  const attachment = /^\d{1,3}$/.test(part) ? attachmentsOf(parseContent(row.content))[Number(part)] : undefined;
  if (!attachment) throw new NotFound();
  const file = fileOf(attachment);
  if (!file) {
    const bytes = bytesOf(attachment);
    if ('code' in bytes && bytes.code === 'document.damaged') noteDamaged(scope, id);
    throw new NotFound();
  }
  scope.audit({ action: 'document.file', item: id, details: { part: Number(part) } });
  return file;
}

async function findDocument(scope: PatientScope, id: string, listings: readonly string[]): Promise<Row> {
  if (!isId(id)) throw new NotFound();
  const row = await scope.tx.row(sql<Row>`select r.id, r.listing, r.title, r.content::text as content from resource r
    where ${seenBy(scope, 'r')} and r.id = ${id}::uuid and r.listing = any (${[...listings]}::text[])`);
  if (!row) throw new NotFound();
  return row;
}

const noteDamaged = (scope: PatientScope, id: string): void =>
  scope.audit({ action: 'document.damaged', item: id, outcome: 'failure' });

type Given = Parameters<typeof bytesOf>[0];

function shownOf(attachment: Given): DocumentPart['shown'] {
  const bytes = bytesOf(attachment);
  if ('code' in bytes) return { as: 'nothing', why: bytes };
  const content = contentOf(bytes, attachment.claims);
  if ('code' in content) return { as: 'nothing', why: content };
  if (content.kind === 'file') return { as: 'file', type: content.type, bytes: content.bytes.length, blocks: [] };
  if (content.kind === 'text') {
    const words = content.words.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufeff]/g, '').trim();
    return { as: 'words', blocks: [{ kind: 'text', text: words.slice(0, longestText) }], isCut: words.length > longestText };
  }
  const extract = content.kind === 'html' ? blocksOfHtml(content.words) : blocksOfXml(content.words);
  const file = extract.embedded ? embeddedFile(extract.embedded) : undefined;
  if (file) return { as: 'file', type: file.type, bytes: file.bytes.length, blocks: extract.blocks };
  const lacksBody = extract.embedded !== undefined || extract.pointsElsewhere || extract.blocks.length === 0;
  if (lacksBody) return { as: 'nothing', why: extract.pointsElsewhere ? whyElsewhere() : whyNotShown(attachment.claims) };
  return { as: 'words', blocks: extract.blocks, isCut: extract.isCut };
}

/** The file that an attachment is, or that a C-CDA carries in place of a body. */
function fileOf(attachment: Given): DocumentFile | undefined {
  const bytes = bytesOf(attachment);
  if ('code' in bytes) return undefined;
  const content = contentOf(bytes, attachment.claims);
  if ('code' in content) return undefined;
  if (content.kind === 'file') return { type: content.type, bytes: content.bytes };
  const { embedded } = content.kind === 'xml' ? blocksOfXml(content.words) : {};
  return embedded ? embeddedFile(embedded) : undefined;
}

function embeddedFile(base64: string): DocumentFile | undefined {
  const bytes = Buffer.from(base64, 'base64');
  const type = fileTypeOf(bytes);
  return type && { type, bytes };
}
