/**
 * A diagnostic report as data for a page: the words in it, the documents attached to it, who is behind it. Pure. What
 * is marked up arrives as plain text; nothing of a source's markup ever reaches a page.
 */
import { codings, conceptText, fields, firstText, items, lookUp, referencedId, text } from '../chart/fhir-values.ts';
import type { Coding, Fields } from '../chart/fhir-values.ts';
import { named } from './measured.ts';
import type { Named } from './measured.ts';

export interface Report {
  readonly id: string;
  readonly name: string | undefined;
  readonly codes: readonly Coding[];
  readonly status: string | undefined;
  readonly collected?: string;
  readonly issued?: string;
  /** What the clinician or the laboratory concluded, and who. */
  readonly conclusion?: string;
  readonly interpreters: readonly Named[];
  readonly performers: readonly Named[];
  readonly orders: readonly string[];
  readonly specimens: readonly Named[];
  /** Conclusions in codes, by their words. */
  readonly concluded: readonly string[];
  readonly documents: readonly ReportDocument[];
  /** The source's own summary as text: only where the report has nothing else to show. */
  readonly narrative?: string;
  /** How many results it names, come or not. */
  readonly named: number;
  readonly language?: string;
}

export interface ReportDocument {
  readonly title?: string;
  /** `application/pdf`. */
  readonly type?: string;
  /** The words, when it is plain text that came with the report. */
  readonly text?: string;
  readonly language?: string;
}

export function reportFrom(id: string, content: Fields): Report {
  const collected = firstText(content, 'effectiveDateTime', 'effectivePeriod.start', 'issued');
  const issued = text(content.issued);
  const conclusion = text(content.conclusion);
  const documents = items(content.presentedForm).map(documentOf);
  const results = items(content.result).length;
  const concluded = items(content.conclusionCode).map(conceptText).filter((one) => one !== undefined);
  const hasWords = conclusion || concluded.length > 0 || documents.some((one) => one.text);
  const narrative = results === 0 && !hasWords ? narrativeOf(content) : undefined;
  const language = text(content.language);
  return {
    id, name: conceptText(content.code), codes: codings(content.code), status: text(content.status),
    interpreters: items(content.resultsInterpreter).map(named).filter((one) => one !== undefined),
    performers: items(content.performer).map(named).filter((one) => one !== undefined),
    orders: items(content.basedOn).map(referencedId).filter((one) => one !== undefined),
    specimens: items(content.specimen).map(named).filter((one) => one !== undefined),
    concluded, documents, named: results,
    ...(collected && { collected }), ...(issued && { issued }), ...(conclusion && { conclusion }),
    ...(narrative && { narrative }), ...(language && { language }),
  };
}

/** Characters of a text document that a page shows; the rest is asked for at the office. */
const longestText = 200_000;

function documentOf(form: Fields): ReportDocument {
  const type = text(form.contentType)?.toLowerCase();
  const title = text(form.title);
  const language = text(form.language);
  const isText = type !== undefined && /^text\/plain\b/.test(type);
  const words = isText ? decoded(text(form.data), type) : undefined;
  return { ...(title && { title }), ...(type && { type }), ...(words && { text: words }), ...(language && { language }) };
}

function decoded(data: string | undefined, type: string): string | undefined {
  if (!data) return undefined;
  const bytes = Buffer.from(data.slice(0, longestText * 4), 'base64');
  const isLatin = /charset=["']?(iso-8859-1|latin-?1|windows-1252|us-ascii)/.test(type);
  const words = new TextDecoder(isLatin ? 'windows-1252' : 'utf-8').decode(bytes);
  return withoutControls(words).trim().slice(0, longestText) || undefined;
}

/** A page takes tabs and line ends; other control characters would show as boxes or worse. */
const withoutControls = (words: string): string => words.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '');

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ' };

/** The words of the source's XHTML summary: blocks become lines, cells are kept apart, entities are read. */
function narrativeOf(content: Fields): string | undefined {
  const markup = text(fields(content.text)?.div)?.slice(0, longestText);
  if (!markup) return undefined;
  const words = markup
    .replace(/<!--[\s\S]*?-->/g, '').replace(/<(style|script)\b[\s\S]*?<\/\1>/gi, '')
    .replace(/\s+/g, ' ').replace(/<(br|\/p|\/div|\/tr|\/li|\/h\d|\/table)\b[^>]*>/gi, '\n').replace(/<\/t[dh]\b[^>]*>/gi, '  ')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#(\d{1,6})|#x([0-9a-f]{1,6})|([a-z]{2,4}));/gi, (whole, ten: string, sixteen: string, name: string) =>
      name ? (lookUp(entities, name.toLowerCase()) ?? whole) : characterOf(ten ? Number(ten) : parseInt(sixteen, 16)));
  return withoutControls(words).split('\n').map((line) => line.trim()).filter(Boolean).join('\n') || undefined;
}

const characterOf = (point: number): string => (point > 0 && point < 0x11_0000 ? String.fromCodePoint(point) : '');
