import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blocksOfHtml, blocksOfXml } from './plain-blocks.ts';
import type { Block } from './plain-blocks.ts';

const wordsOf = (blocks: readonly Block[]): string =>
  blocks.map((block) => (block.kind === 'table' ? [block.head, ...block.rows].map((row) => row.join(' | ')).join('\n') : block.text)).join('\n');

const cda = (body: string): string => `<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="http://example.org/CDA.xsl"?>
  <ClinicalDocument xmlns="urn:hl7-org:v3"><title>Summary</title><recordTarget><patientRole><patient><name>Nobody</name></patient></patientRole></recordTarget>
  <component><structuredBody>${body}</structuredBody></component></ClinicalDocument>`;
const section = (title: string, text: string): string => `<component><section><title>${title}</title><text>${text}</text><entry><observation><code displayName="coded only"/></observation></entry></section></component>`;

describe('HTML as plain blocks (A-083)', () => {
  it('keeps headings, paragraphs, lists and tables', () => {
    expect(blocksOfHtml('<h1>Plan &amp; goals</h1><p>Walk<br>every day</p><ul><li>one<li>two</ul><table><tr><th>What<th>Value</tr><tr><td>A1c<td>6.7&nbsp;%</table>').blocks).toEqual([
      { kind: 'heading', text: 'Plan & goals' },
      { kind: 'text', text: 'Walk\nevery day' },
      { kind: 'text', text: '• one\n• two' },
      { kind: 'table', head: ['What', 'Value'], rows: [['A1c', '6.7 %']] },
    ]);
  });

  it('takes no script, no style, no address, no attribute', () => {
    const { blocks } = blocksOfHtml(`<title>t</title><style>p{background:url(http://example.org/beacon)}</style><p onmouseover="alert(1)">seen<script>alert(2)</script>
      <img src="http://example.org/beacon" onerror="alert(3)"><iframe src="javascript:alert(4)">x</iframe><a href="javascript:alert(5)">link words</a><svg><text>drawn</text></svg><object data="x">y</object></p>`);
    expect(wordsOf(blocks)).toBe('seen link words');
  });

  it('gives back words only, whatever it is given', () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.constantFrom('<p>', '</p>', '<table>', '<tr>', '<td>', '</table>', '<li>', '<b>', '<script>', '</script>', '<!--', '-->', '<![CDATA[', ']]>', '&lt;', '&#0;', '&#x202e;', '<pre>', '"', '>', '<'), fc.string()), { maxLength: 60 }), (parts) => {
      for (const block of blocksOfHtml(parts.join('')).blocks) {
        const texts = block.kind === 'table' ? [...block.head, ...block.rows.flat()] : [block.text];
        for (const text of texts) expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
      }
    }));
  });

  it('stops where nesting or length goes beyond any real document', () => {
    const started = performance.now();
    for (const bomb of ['<div>', '<table><tr><td>', '<b>']) expect(blocksOfHtml(bomb.repeat(300_000)).isCut).toBe(true);
    expect(blocksOfXml(`<ClinicalDocument>${'<a>'.repeat(300_000)}`).isCut).toBe(true);
    for (const many of ['<li>', '<br>', '<td>', '<tr>', '<table>', '<p>', '<h1>', '</p>', '<table><tr><td><li>', '&amp;', '<pre>']) blocksOfHtml(many.repeat(300_000));
    const long = blocksOfHtml(`<p>${'word '.repeat(200_000)}</p>`);
    expect(long.isCut).toBe(true);
    expect(wordsOf(long.blocks).length).toBeLessThanOrEqual(300_000);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('C-CDA as plain blocks (A-083)', () => {
  it('shows the title and the narrative of each section, and nothing else', () => {
    const { blocks } = blocksOfXml(cda(section('Allergies', '<table><thead><tr><th>To</th></tr></thead><tbody><tr><td><content ID="a1" styleCode="Bold">Penicillin</content></td></tr></tbody></table>') + section('Plan', '<list><item>Walk</item><item>Rest</item></list><paragraph>Come back.</paragraph>')));
    expect(blocks).toEqual([
      { kind: 'heading', text: 'Summary' }, { kind: 'heading', text: 'Allergies' }, { kind: 'table', head: ['To'], rows: [['Penicillin']] },
      { kind: 'heading', text: 'Plan' }, { kind: 'text', text: '• Walk\n• Rest' }, { kind: 'text', text: 'Come back.' },
    ]);
  });

  it('runs and fetches nothing: style sheets, handlers, links, pictures, entities', () => {
    const { blocks } = blocksOfXml(`<!DOCTYPE x [<!ENTITY file SYSTEM "file:///etc/passwd"><!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>${cda(section('Plan', '<table onmouseover="alert(1)"><tr><td>&file;&b;</td></tr></table><linkHtml href="javascript:alert(2)">more</linkHtml><renderMultiMedia referencedObject="http://example.org/beacon"/>'))}`);
    expect(wordsOf(blocks)).not.toMatch(/root:|aaaa|alert|example\.org/);
    expect(wordsOf(blocks)).toContain('more');
  });

  it('finds the file that stands in place of a body, and says when there is only an address', () => {
    const whole = (text: string): string => `<ClinicalDocument><title>Scan</title><component><nonXMLBody>${text}</nonXMLBody></component></ClinicalDocument>`;
    expect(blocksOfXml(whole('<text mediaType="application/pdf" representation="B64">JVBE\n Ri0=</text>'))).toMatchObject({ embedded: 'JVBERi0=', pointsElsewhere: false, blocks: [{ text: 'Scan' }] });
    expect(blocksOfXml(whole('<text mediaType="application/pdf"><reference value="http://example.org/scan.pdf"/></text>'))).toMatchObject({ pointsElsewhere: true });
    expect(blocksOfXml(whole('<text mediaType="text/plain">Read me</text>')).blocks.at(-1)).toEqual({ kind: 'text', text: 'Read me' });
  });

  const examples = resolve(import.meta.dirname, '../../../shared/data');
  it.skipIf(!existsSync(examples))('reads the examples that others wrote, each with its sections', () => {
    for (const file of readdirSync(join(examples, 'ccda-onc')).filter((name) => name.endsWith('.xml'))) {
      const { blocks, isCut } = blocksOfXml(readFileSync(join(examples, 'ccda-onc', file), 'utf8'));
      expect([file, blocks.filter(({ kind }) => kind === 'heading').length > 4, isCut]).toEqual([file, true, false]);
    }
  });
});
