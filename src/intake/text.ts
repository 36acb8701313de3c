/**
 * Bytes as text. Only UTF-8 is read (RFC 8259): what is something else is told by its name and never read with
 * letters replaced, because a name or a unit with a wrong letter is another name or another unit.
 */
import { unfit } from './reasons.ts';

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('windows-1252');

/** The text, without a mark in front. Throws Unfit with the name of the encoding it seems to be in. */
export function textOf(bytes: Buffer): string {
  try {
    return strict.decode(bytes).replace(/^\uFEFF/, '');
  } catch {
    throw unfit('file.notUtf8', { encoding: wideEncoding(bytes) ?? narrowEncoding(bytes) });
  }
}

/** For people to look at what was not UTF-8. */
export const readably = (bytes: Buffer): string => lenient.decode(bytes);

/** Throws Unfit when a file begins as UTF-16 or UTF-32 do: their bytes would be taken for damaged JSON. */
export function refuseWide(start: Buffer): void {
  const encoding = wideEncoding(start);
  if (encoding) throw unfit('file.notUtf8', { encoding });
}

function wideEncoding(start: Buffer): string | undefined {
  const [one, two, three, four] = start;
  if (one === 0xff && two === 0xfe) return three === 0 && four === 0 && start.length >= 4 ? 'UTF-32' : 'UTF-16';
  if (one === 0xfe && two === 0xff) return 'UTF-16';
  if (one === 0 && two === 0 && three === 0xfe && four === 0xff) return 'UTF-32';
  // Without a mark: JSON begins with an ASCII character, and that has a zero beside it.
  if (start.length < 4 || ![one, two].includes(0) || !(one || two || three || four)) return undefined;
  return [one, two, three, four].filter((byte) => byte === 0).length === 3 ? 'UTF-32' : 'UTF-16';
}

/** Of the two that are common: only Windows-1252 has letters where ISO 8859-1 has control characters. */
const narrowEncoding = (bytes: Buffer): string => (bytes.some((byte) => byte >= 0x80 && byte <= 0x9f) ? 'Windows-1252' : 'ISO 8859-1 (Latin-1)');
