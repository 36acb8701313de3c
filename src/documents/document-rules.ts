/**
 * What of a document may be shown, and how: decided by its bytes and never by what its sender calls it. What is not as
 * it was sent, what is elsewhere and what no page can show safely is refused with a Reason. Pure: fetches nothing.
 */
import { createHash } from 'node:crypto';
import { fields, items, text } from '../chart/fhir-values.ts';
import type { Fields } from '../chart/fhir-values.ts';
import { reason } from '../kernel/reason.ts';
import type { Reason } from '../kernel/reason.ts';

declare module '../kernel/reason.ts' {
  interface ReasonFacts {
    'notes.notShared': Record<string, never>;
    'document.elsewhere': Record<string, never>;
    'document.damaged': Record<string, never>;
    'document.empty': Record<string, never>;
    'document.notShown': { kind: string };
  }
}

/** R34: the organization has not chosen to show clinicians' notes. Says nothing of whether there are any. */
export const whyNoNotes = (): Reason<'notes.notShared'> => reason('notes.notShared', {}, ['askAtVisit', 'requestRecords']);

/** The document lies with its sender; we do not fetch it. */
export const whyElsewhere = (): Reason<'document.elsewhere'> => reason('document.elsewhere', {}, ['callOffice', 'requestRecords']);

/** A kind of file that no page shows safely. */
export const whyNotShown = (claims: string | undefined): Reason<'document.notShown'> =>
  reason('document.notShown', { kind: claims?.split(';')[0]?.trim() || 'application/octet-stream' }, ['callOffice', 'requestRecords']);

/** Why a document, or a part of it, cannot be shown. */
export type WhyNotShown = Reason<'document.elsewhere' | 'document.damaged' | 'document.empty' | 'document.notShown'>;

/** A FHIR Attachment, not yet looked into. */
export interface Attachment {
  readonly claims?: string;
  readonly title?: string;
  readonly language?: string;
  readonly data?: string;
  readonly isElsewhere: boolean;
  readonly hash?: string;
  readonly size?: number;
}

/** The attachments of a DocumentReference or of a report, in their order. */
export const attachmentsOf = (resource: Fields): Attachment[] =>
  [...items(resource.content).map((one) => fields(one.attachment) ?? {}), ...items(resource.presentedForm)].map((one) => {
    const [claims, title, language, data, hash] = [text(one.contentType)?.toLowerCase(), text(one.title), text(one.language), text(one.data), text(one.hash)];
    const size = typeof one.size === 'number' ? one.size : undefined;
    return {
      isElsewhere: !data && text(one.url) !== undefined,
      ...(claims && { claims }), ...(title && { title }), ...(language && { language }), ...(data && { data }), ...(hash && { hash }), ...(size !== undefined && { size }),
    };
  });

/** The bytes as they were sent: FHIR's hash is a SHA-1 in base64; some write it in hexadecimal, some use SHA-256. */
export function bytesOf({ data, isElsewhere, hash, size }: Attachment): Buffer | WhyNotShown {
  if (isElsewhere) return whyElsewhere();
  if (data === undefined) return reason('document.empty', {}, ['callOffice', 'requestRecords']);
  const letters = data.replace(/\s+/g, '');
  const damaged = reason('document.damaged', {}, ['callOffice']);
  if (letters.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(letters)) return damaged;
  const bytes = Buffer.from(letters, 'base64');
  if (size !== undefined && size !== bytes.length) return damaged;
  if (hash !== undefined && !isHashOf(hash, bytes)) return damaged;
  return bytes.length > 0 ? bytes : reason('document.empty', {}, ['callOffice', 'requestRecords']);
}

const isHashOf = (hash: string, bytes: Buffer): boolean =>
  ['sha1', 'sha256'].some((kind) => {
    const digest = createHash(kind).update(bytes).digest();
    return digest.toString('base64') === hash || digest.toString('hex') === hash.toLowerCase();
  });

export type FileType = 'application/pdf' | 'image/png' | 'image/jpeg';
export type Content =
  | { readonly kind: 'file'; readonly type: FileType; readonly bytes: Buffer }
  | { readonly kind: 'text' | 'html' | 'xml'; readonly words: string };

/** What the bytes are. The claim decides only between the kinds of text. */
export function contentOf(bytes: Buffer, claims: string | undefined): Content | WhyNotShown {
  const type = fileTypeOf(bytes);
  if (type) return { kind: 'file', type, bytes };
  const words = decoded(bytes, claims);
  const [plainClaim = ''] = (claims ?? '').split(';');
  if (words === undefined || words.startsWith('{\\rtf') || /^(image|audio|video|application\/(dicom|msword|rtf|zip|octet-stream|vnd\.))/.test(plainClaim))
    return whyNotShown(claims);
  const start = words.trimStart().slice(0, 300).toLowerCase();
  if (plainClaim === 'text/plain') return { kind: 'text', words };
  if (/^text\/html|xhtml/.test(plainClaim) || /^(<!doctype html|<html)/.test(start)) return { kind: 'html', words };
  if (/xml$/.test(plainClaim) || /^(<\?xml|<([a-z]+:)?clinicaldocument)/.test(start)) return { kind: 'xml', words };
  return { kind: 'text', words };
}

export function fileTypeOf(bytes: Buffer): FileType | undefined {
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return 'application/pdf';
  if (bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return 'image/png';
  return bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])) ? 'image/jpeg' : undefined;
}

/** Text in UTF-8, or in the old western letters where it is no UTF-8 or says so; undefined when it is no text at all. */
function decoded(bytes: Buffer, claims = ''): string | undefined {
  if (bytes.includes(0) && bytes[0] !== 0xff && bytes[0] !== 0xfe) return undefined;
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
  if (wide) return new TextDecoder(wide).decode(bytes);
  if (/charset=["']?(iso-8859-1|latin-?1|windows-1252)/.test(claims)) return new TextDecoder('windows-1252').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Not UTF-8: what older systems send is in western letters, in which every byte is one.
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
