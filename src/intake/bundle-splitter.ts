/**
 * A Bundle as bytes, taken apart into its entries as the bytes come: memory holds one entry and never the Bundle, and
 * one rotten entry costs one (F-25). It looks at brackets and strings only; what an entry says is read by others. All
 * that it looks for is ASCII, so it finds the entries also where letters are broken.
 */
import { parseJson } from './json-text.ts';
import { Unfit, unfit } from './reasons.ts';
import { textOf } from './text.ts';

const [quote, backslash, colon, comma, open, close, openList, closeList] = [0x22, 0x5c, 0x3a, 0x2c, 0x7b, 0x7d, 0x5b, 0x5d];
const isSpace = (byte: number): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/** Longer than any key that matters here. */
const longestKey = 20;
/** Bytes of a Bundle that are no entry; with more of them it is read whole or not at all. */
const mostAround = 4 * 2 ** 20;

export class BundleSplitter {
  private readonly most: number;
  private depth = 0;
  private inString = false;
  private escaped = false;
  /** The letters of a string of the outermost object. */
  private word: number[] | undefined;
  /** How much of `"entry" : [` has come. */
  private key: 'none' | 'named' | 'colon' = 'none';
  private inEntries = false;
  /** The beginning of an entry that goes on in the next chunk. */
  private held: Buffer[] | undefined;
  private heldBytes = 0;
  /** The Bundle without its entries. */
  private around: Buffer[] = [];
  private aroundBytes = 0;

  /** `most`: bytes of one entry. */
  constructor(most: number) {
    this.most = most;
  }

  /** The entries that end in this chunk. Throws Unfit when one is too large to be held. */
  push(chunk: Buffer): Buffer[] {
    const ended: Buffer[] = [];
    let entryFrom = this.held ? 0 : -1;
    let aroundFrom = this.held ? -1 : 0;
    for (let at = 0; at < chunk.length; at++) {
      if (this.inString) {
        at = this.string(chunk, at);
        continue;
      }
      const byte = chunk[at]!;
      if (this.inEntries && this.depth === 2) {
        const isBetween = byte === comma || byte === closeList;
        if (entryFrom >= 0 && isBetween) {
          ended.push(this.release(chunk.subarray(entryFrom, at)));
          [entryFrom, aroundFrom] = [-1, byte === comma ? -1 : at];
        } else if (entryFrom < 0 && !isBetween && !isSpace(byte)) {
          if (aroundFrom >= 0) this.keepAround(chunk.subarray(aroundFrom, at));
          [entryFrom, aroundFrom] = [at, -1];
          this.held = [];
        } else if (entryFrom < 0 && byte === closeList) aroundFrom = at;
      }
      this.sign(byte);
    }
    if (entryFrom >= 0) this.hold(chunk.subarray(entryFrom));
    if (aroundFrom >= 0) this.keepAround(chunk.subarray(aroundFrom));
    return ended;
  }

  /** After the last chunk: whether it was a Bundle, and nothing outside of its entries was wrong. */
  get isSound(): boolean {
    if (this.depth !== 0 || this.inString || this.held || this.aroundBytes > mostAround) return false;
    try {
      return (parseJson(textOf(Buffer.concat(this.around))) as { resourceType?: unknown } | null)?.resourceType === 'Bundle';
    } catch (error) {
      if (error instanceof Unfit) return false;
      throw error;
    }
  }

  /** A byte outside of strings. */
  private sign(byte: number): void {
    if (byte === quote) {
      this.inString = true;
      this.word = this.depth === 1 ? [] : undefined;
    } else if (byte === open || byte === openList) {
      this.depth += 1;
      if (byte === openList && this.depth === 2 && this.key === 'colon') this.inEntries = true;
    } else if (byte === close || byte === closeList) {
      this.depth -= 1;
      if (this.depth < 2) this.inEntries = false;
    }
    if (byte === colon && this.depth === 1 && this.key === 'named') this.key = 'colon';
    else if (!isSpace(byte)) this.key = 'none';
  }

  /** Goes on in a string; returns where it ends, or the end of the chunk. */
  private string(chunk: Buffer, from: number): number {
    for (let at = from; at < chunk.length; at++) {
      const byte = chunk[at]!;
      if (this.escaped) this.escaped = false;
      else if (byte === backslash) this.escaped = true;
      else if (byte === quote) {
        this.inString = false;
        this.key = this.word && Buffer.from(this.word).toString('latin1') === 'entry' ? 'named' : 'none';
        return at;
      }
      if (this.word && this.word.length < longestKey) this.word.push(byte);
    }
    return chunk.length;
  }

  private hold(part: Buffer): void {
    this.heldBytes += part.length;
    if (this.heldBytes > this.most) throw unfit('file.tooLarge', { mostMegabytes: Math.floor(this.most / 2 ** 20) });
    this.held!.push(Buffer.from(part));
  }

  private release(last: Buffer): Buffer {
    const whole = Buffer.concat([...this.held!, last]);
    this.held = undefined;
    this.heldBytes = 0;
    return whole;
  }

  private keepAround(part: Buffer): void {
    this.aroundBytes += part.length;
    if (this.aroundBytes > mostAround) this.around = [];
    else this.around.push(Buffer.from(part));
  }
}
