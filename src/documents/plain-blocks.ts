/**
 * The words of HTML and of C-CDA documents as headings, paragraphs and tables of plain text. No element, no
 * attribute, no address of the source goes any further; nothing is fetched, no style sheet is run, no entity of a
 * document's own is expanded. It reads in one pass and stops where nesting or length
 * goes beyond what any real document has.
 */
import { Parser } from 'htmlparser2';

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

export interface Extract {
  readonly blocks: readonly Block[];
  /** The document goes on beyond what is shown. */
  readonly isCut: boolean;
  /** A C-CDA may carry a whole file in place of a body: as base64. */
  readonly embedded?: string;
  /** It points to a file somewhere else. */
  readonly pointsElsewhere: boolean;
}

/** Characters that a page shows. */
export const longestText = 300_000;

const unseen = new Set(['script', 'style', 'title', 'template', 'noscript', 'iframe', 'object', 'embed', 'svg', 'math', 'select', 'textarea', 'audio', 'video', 'canvas']);
const lines = new Set(['p', 'div', 'section', 'article', 'header', 'footer', 'main', 'ul', 'ol', 'dl', 'dd', 'dt', 'pre', 'blockquote', 'address', 'hr', 'form', 'fieldset', 'figure', 'paragraph', 'list', 'caption', 'body', 'html']);
const headings = /^h[1-6]$/;

/** HTML, however broken. */
export function blocksOfHtml(markup: string): Extract {
  const page = new Page();
  let hidden = 0;
  let depth = 0;
  const parser = new Parser({
    onopentagname(name) {
      if (++depth > deepest) page.isFull = true;
      if (hidden > 0 || unseen.has(name)) hidden += 1;
      else page.open(name);
    },
    onclosetag(name) {
      depth -= 1;
      if (hidden > 0) hidden -= 1;
      else page.close(name);
    },
    ontext: (words) => {
      if (hidden === 0) page.say(words);
    },
  }, { decodeEntities: true });
  feed(parser, markup, page);
  return page.extract();
}

/** C-CDA: its title, and of each section the title and the narrative. Other XML: every line of text in it. */
export function blocksOfXml(markup: string): Extract {
  const isCda = /<(?:[\w-]+:)?ClinicalDocument[\s>]/.test(markup);
  const page = new Page();
  const path: string[] = [];
  let narrative = 0;
  let embedded: string[] | undefined;
  let pointsElsewhere = false;
  const isTitle = (): boolean => path.at(-1) === 'title' && (path.at(-2) === 'section' || path.at(-2) === 'ClinicalDocument');
  const parser = new Parser({
    onopentag(fullName, attributes) {
      const name = localName(fullName);
      if (path.push(name) > deepest) page.isFull = true;
      const parent = path.at(-2);
      if (name === 'text' && parent === 'nonXMLBody' && attributes.representation === 'B64') embedded = [];
      if (name === 'reference' && parent === 'text' && path.at(-3) === 'nonXMLBody') pointsElsewhere = true;
      if (!isCda) page.open('p');
      else if (isTitle()) page.open('h2');
      else if (narrative > 0) page.open(name);
      if (narrative > 0 || (name === 'text' && (parent === 'section' || (parent === 'nonXMLBody' && !embedded)))) narrative += 1;
    },
    onclosetag(fullName) {
      const name = localName(fullName);
      if (narrative > 0) narrative -= 1;
      if (!isCda) page.close('p');
      else if (isTitle()) page.close('h2');
      else if (narrative > 0) page.close(name);
      else page.close('p');
      path.pop();
    },
    ontext(words) {
      if (embedded && path.at(-1) === 'text') embedded.push(words);
      else if (!isCda || narrative > 0 || isTitle()) page.say(words);
    },
  }, { xmlMode: true, decodeEntities: true });
  feed(parser, markup, page);
  const file = embedded?.join('').replace(/\s+/g, '');
  return { ...page.extract(), pointsElsewhere, ...(file && { embedded: file }) };
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Levels of elements; what a parser does for each open one grows with their number. */
const deepest = 500;
const longestMarkup = 10_000_000;

/** A piece at a time, so that a document beyond measure is left where it stops being shown. */
function feed(parser: Parser, markup: string, page: Page): void {
  const piece = 8_192;
  let at = 0;
  for (; at < markup.length && at < longestMarkup && !page.isFull; at += piece) parser.write(markup.slice(at, at + piece));
  if (at < markup.length) page.isFull = true;
  parser.end();
}

/** Blocks as they come together: words go to the cell of a table, else to the line that is open. */
class Page {
  /** Nothing more is taken. */
  isFull = false;
  private readonly blocks: Block[] = [];
  private line: string[] = [];
  private cell: string[] | undefined;
  /** The last that was taken ends in a space or a line end. */
  private isApart = true;
  private isHeading = false;
  private length = 0;
  private tables = 0;
  private head: string[] = [];
  private rows: string[][] = [];
  private row: string[] | undefined;
  private headCells = 0;
  /** Inside `pre`, where line ends and spaces are meant. */
  private kept = 0;

  open(name: string): void {
    if (name === 'pre') this.kept += 1;
    if (name === 'br') this.breakLine();
    else if (name === 'table') {
      if (this.tables++ === 0) this.endLine();
      else this.breakLine();
    } else if (this.tables === 1 && name === 'tr') {
      this.endRow();
      this.row = [];
      this.headCells = 0;
    } else if (this.tables === 1 && this.row && (name === 'td' || name === 'th')) {
      this.endCell();
      this.cell = [];
      this.isApart = true;
      if (name === 'th') this.headCells += 1;
    } else if (name === 'li' || name === 'item') {
      this.endOrBreak();
      this.take('• ');
    } else if (headings.test(name) && !this.cell) {
      this.endLine();
      this.isHeading = true;
    } else if (lines.has(name) || name === 'tr' || headings.test(name)) this.breakLine();
    else if (name === 'td' || name === 'th') this.take(' ');
  }

  close(name: string): void {
    if (name === 'pre') this.kept = Math.max(0, this.kept - 1);
    if (name === 'table' && this.tables > 0) {
      if (--this.tables === 0) this.endTable();
    } else if (this.tables === 1 && name === 'tr') this.endRow();
    else if (this.tables === 1 && (name === 'td' || name === 'th')) this.endCell();
    else if (lines.has(name) || headings.test(name)) this.endOrBreak();
  }

  say(words: string): void {
    const spaced = (this.kept > 0 ? words.replace(/\r\n?/g, '\n') : words.replace(/[\s\u00a0]+/g, ' ')).replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, '');
    this.take(this.kept === 0 && this.isApart ? spaced.trimStart() : spaced);
  }

  extract(): Extract {
    this.endLine();
    if (this.tables > 0) this.endTable();
    return { blocks: withLists(this.blocks), isCut: this.isFull, pointsElsewhere: false };
  }

  private take(words: string): void {
    const taken = words.slice(0, Math.max(0, longestText - this.length));
    if (taken === '') {
      if (words !== '') this.isFull = true;
      return;
    }
    this.length += taken.length;
    (this.cell ?? this.line).push(taken);
    this.isApart = /\s$/.test(taken);
  }

  private breakLine(): void {
    this.take('\n');
  }

  private endOrBreak(): void {
    if (this.cell) this.breakLine();
    else this.endLine();
  }

  private endLine(): void {
    const text = tidy(this.line);
    if (text) this.blocks.push({ kind: this.isHeading ? 'heading' : 'text', text });
    this.line = [];
    this.isApart = true;
    this.isHeading = false;
  }

  private endCell(): void {
    if (this.cell) this.row?.push(tidy(this.cell));
    this.cell = undefined;
    this.isApart = true;
  }

  private endRow(): void {
    this.endCell();
    if (this.row?.some((cell) => cell !== '')) {
      if (this.rows.length === 0 && this.head.length === 0 && this.headCells === this.row.length) this.head = this.row;
      else this.rows.push(this.row);
    }
    this.row = undefined;
  }

  /** Words that stood in the table and in no cell come before it, as browsers show them. */
  private endTable(): void {
    this.endRow();
    this.endLine();
    if (this.rows.length > 0 || this.head.length > 0) this.blocks.push({ kind: 'table', head: this.head, rows: this.rows });
    [this.head, this.rows, this.tables] = [[], [], 0];
  }
}

const tidy = (pieces: readonly string[]): string => pieces.join('').split('\n').map((line) => line.trim()).filter((line) => line !== '' && line !== '•').join('\n');

/** Items that follow one another are one list. */
function withLists(blocks: readonly Block[]): Block[] {
  const isItem = (block: Block | undefined): boolean => block?.kind === 'text' && block.text.startsWith('•');
  const runs: Block[][] = [];
  for (const block of blocks) {
    if (isItem(block) && isItem(runs.at(-1)?.[0])) runs.at(-1)!.push(block);
    else runs.push([block]);
  }
  return runs.map((run) => (run.length === 1 ? run[0]! : { kind: 'text', text: run.map((block) => (block.kind === 'text' ? block.text : '')).join('\n') }));
}
