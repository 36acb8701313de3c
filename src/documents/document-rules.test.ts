import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { attachmentsOf, bytesOf, contentOf } from './document-rules.ts';
import type { Attachment } from './document-rules.ts';

const bytes = Buffer.from('Grüße aus der Klinik');
const sent: Attachment = { isElsewhere: false, data: bytes.toString('base64'), size: bytes.length, hash: createHash('sha1').update(bytes).digest('base64') };
const codeOf = (answer: object): unknown => ('code' in answer ? answer.code : 'shown');

describe('What arrived is what was sent (R-08)', () => {
  it('takes a document whose size and hash are right, also in hexadecimal and with line ends in between', () => {
    expect(bytesOf(sent)).toEqual(bytes);
    expect(bytesOf({ ...sent, hash: createHash('sha1').update(bytes).digest('hex').toUpperCase() })).toEqual(bytes);
    expect(bytesOf({ ...sent, hash: createHash('sha256').update(bytes).digest('base64') })).toEqual(bytes);
    expect(bytesOf({ ...sent, data: sent.data!.replace(/(.{8})/g, '$1\r\n') })).toEqual(bytes);
  });

  it('refuses it when one bit, the size, the hash or the base64 is not right', () => {
    const flipped = Buffer.from(bytes);
    flipped[3]! ^= 1;
    for (const wrong of [{ data: flipped.toString('base64') }, { size: bytes.length + 1 }, { hash: 'RVFILy4uQWdNRQo=' }, { data: '****' }, { data: `${sent.data!}A` }])
      expect([wrong, codeOf(bytesOf({ ...sent, ...wrong }))]).toEqual([wrong, 'document.damaged']);
  });

  it('says so when there is only an address, or nothing', () => {
    const [address, nothing] = attachmentsOf({ content: [{ attachment: { url: 'http://example.org/x.pdf' } }, { attachment: { title: 'x' } }] });
    expect(codeOf(bytesOf(address!))).toBe('document.elsewhere');
    expect(codeOf(bytesOf(nothing!))).toBe('document.empty');
  });
});

describe('What it is, is told by its bytes', () => {
  const kindOf = (data: Buffer | string, claims?: string): unknown => {
    const content = contentOf(Buffer.from(data as string), claims);
    return 'code' in content ? content.code : content.kind === 'file' ? content.type : content.kind;
  };
  it('knows files whatever they are called', () => {
    expect(kindOf('%PDF-1.7\n…', 'text/html')).toBe('application/pdf');
    expect(kindOf(Buffer.from('89504e470d0a1a0a00', 'hex'), 'text/plain')).toBe('image/png');
    expect(kindOf(Buffer.from('ffd8ffe000', 'hex'), 'application/pdf')).toBe('image/jpeg');
  });
  it('never takes markup for plain text\'s more dangerous sister because of a claim of text', () => {
    expect(kindOf('<html><script>alert(1)</script>', 'text/plain')).toBe('text');
    expect(kindOf('<html><script>alert(1)</script>')).toBe('html');
    expect(kindOf('<?xml version="1.0"?><ClinicalDocument/>')).toBe('xml');
    expect(kindOf('<ClinicalDocument xmlns="urn:hl7-org:v3">', 'application/hl7-sdwg+xml')).toBe('xml');
  });
  it('does not show what no page shows safely', () => {
    for (const [data, claims] of [['{\\rtf1 x', 'text/rtf'], [Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), 'application/zip'], [Buffer.from([0, 1, 2]), undefined], ['<svg onload="alert(1)"/>', 'image/svg+xml'], ['MZ', 'application/octet-stream']] as const)
      expect([claims, kindOf(data as string, claims)]).toEqual([claims, 'document.notShown']);
  });
  it('reads letters of older systems', () => {
    const content = contentOf(Buffer.from('Grüße', 'latin1'), 'text/plain');
    expect(content).toMatchObject({ kind: 'text', words: 'Grüße' });
  });
});
