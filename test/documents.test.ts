import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { intakeBundle } from '../src/intake/intake.ts';
import { setSetting } from '../src/organization/settings.ts';
import { testPortal } from './portal.ts';
import type { TestPortal } from './portal.ts';
import { Browser } from './visit.ts';

/** Documents and notes as people see them. */
let portal: TestPortal;
let ann: Browser;
let ben: Browser;

beforeAll(async () => {
  portal = await testPortal();
  [ann, ben] = [new Browser(portal), new Browser(portal)];
  await ann.signIn('ann');
  await ben.signIn('ben');
});
afterAll(() => portal.close());

async function receive(id: string, attachment: Record<string, unknown>, more: Record<string, unknown> = {}): Promise<string> {
  const [patient] = await portal.look<{ fhir_id: string }>(`select p.fhir_id from patient p join account a using (record_id) where a.username_key = 'ben'`);
  const document = {
    resourceType: 'DocumentReference', id, status: 'current', type: { text: 'Letter' }, description: `Document ${id}`, date: '2026-10-01T10:00:00Z',
    subject: { reference: `Patient/${patient!.fhir_id}` }, content: [{ attachment }], ...more,
  };
  await intakeBundle(portal, 'ehr', { resourceType: 'Bundle', type: 'collection', entry: [{ resource: document }] } as never);
  return idOf(id);
}
const idOf = async (fhirId: string): Promise<string> => (await portal.look<{ id: string }>('select id from resource where fhir_id = $1', [fhirId]))[0]!.id;
const base64 = (text: string): string => Buffer.from(text).toString('base64');

describe('Documents and notes', () => {
  it('lists documents with date, kind and author, newest first, and says what was replaced', async () => {
    await ann.get('/documents');
    expect(ann.page.heading).toBe('Documents and notes');
    const rows = [...ann.page.document.querySelectorAll('.pt-row')].map((row) => row.textContent!.replace(/\s+/g, ' '));
    expect(rows[0]).toMatch(/After-visit summaryNovember 13, 2026Visit summaryBy Miriam Okafor, MD/);
    expect(rows.filter((row) => row.includes('Replaced by a newer one'))).toHaveLength(1);
    expect(ann.page.text).toMatch(/From Larkspur Health.*This is not your full record.*Is something wrong\?/);
  });

  it('R34: notes of clinicians are nowhere until the organization shows them, and the reason is the same for everybody', async () => {
    await ann.get('/documents');
    expect(ann.page.text).not.toContain('Letter about your eye exam');
    expect(ann.page.text).toMatch(/Why is a note not here\? ?Notes that doctors and nurses write about visits are not shown here/);
    const note = await idOf('ann-note-eyes');
    expect((await ann.get(`/documents/${note}`)).status).toBe(404);
    expect((await ann.get(`/documents/${note}/file/0`)).status).toBe(404);
    const knee = await idOf('ann-visit-knee');
    expect((await ann.get(`/visits/${knee}`)).text).not.toContain('Orthopedic consultation: left knee');

    await setSetting(portal.db, 'notes.enabled', true, 'test', portal.clock.now());
    await new Promise((wait) => setTimeout(wait, 2_100));
    await ann.get('/documents');
    expect(ann.page.text).not.toContain('Why is a note not here?');
    const page = await ann.follow('Letter about your eye exam');
    expect(page.text).toContain('Left eye: a few microaneurysms, one dot hemorrhage.');
    expect(page.document.querySelector('title')!.textContent).toBe('Note – Documents and notes – Larkspur Health Portal');
    expect((await ann.get(`/visits/${knee}`)).text).toContain('Orthopedic consultation: left knee');
    await setSetting(portal.db, 'notes.enabled', false, 'test', portal.clock.now());
    await new Promise((wait) => setTimeout(wait, 2_100));
  }, 15_000);

  it('R3: what is marked "not for the portal", entered in error or not yet signed is nowhere', async () => {
    const text = { contentType: 'text/plain', data: base64('Secret words') };
    const hidden = [
      await receive('restricted', text, { meta: { security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R' }] } }),
      await receive('mistake', text, { status: 'entered-in-error' }), await receive('draft', text, { docStatus: 'preliminary' }),
    ];
    for (const id of hidden) expect((await ben.get(`/documents/${id}`)).status).toBe(404);
    expect((await ben.get('/documents')).text).not.toMatch(/Document (restricted|mistake|draft)/);
  });

  it('shows twenty a page and leads back', async () => {
    for (let index = 0; index < 25; index++) await receive(`many-${index}`, { contentType: 'text/plain', data: base64('x') }, { date: `2020-01-${String(index + 1).padStart(2, '0')}` });
    const titles = (): string[] => [...ben.page.document.querySelectorAll('.pt-row__title')].map((one) => one.textContent!);
    await ben.get('/documents');
    const first = titles();
    await ben.follow('Older documents');
    expect(titles().filter((title) => first.includes(title))).toEqual([]);
    await ben.follow('Newer documents');
    expect(titles()).toEqual(first);
  });

  it('says so when there is nothing', async () => {
    const carla = new Browser(portal);
    await carla.signIn('carla');
    expect((await carla.get('/documents')).text).toMatch(/No hay documentos aquí.*llame al 518-555-0100/);
  });
});

describe('What a document says (A-082, A-083)', () => {
  it('shows HTML and C-CDA as headings, paragraphs and tables of plain text', async () => {
    await ann.get('/documents');
    const html = await ann.follow('After-visit summary');
    expect(html.has('main table')).toBe(true);
    expect(html.text).toContain('Eye exam in three weeks');
    await ann.get('/documents');
    const cda = await ann.follow('Summary of care for Alder Mills Hospital');
    expect(cda.text).toMatch(/Reason for referral ?Pain of the left knee for two years/);
  });

  it('runs nothing of it: no element, attribute or address of a source comes through', async () => {
    const attack = '<p onmouseover="alert(1)">safe words</p><script>alert(2)</script><img src="https://example.org/beacon.png"><a href="javascript:alert(3)">a link</a><style>@import url(https://example.org/x.css)</style>';
    const kinds = {
      html: ['text/html', `<html><body>${attack}</body></html>`], xhtml: ['application/xhtml+xml', `<html>${attack}</html>`], text: ['text/plain', attack], unnamed: [undefined, `<html>${attack}</html>`],
      cda: ['application/xml', `<ClinicalDocument><title>x</title><component><section><title>t</title><text><table onmouseover="alert(1)"><tr><td>safe words</td></tr></table><linkHtml href="javascript:alert(4)">go</linkHtml></text></section></component></ClinicalDocument>`],
    } as const;
    for (const [name, [contentType, source]] of Object.entries(kinds)) {
      const page = await ben.get(`/documents/${await receive(`attack-${name}`, { contentType, data: base64(source) }, { description: '<img src=x onerror=alert(5)>' })}`);
      expect([name, page.status, page.text.includes('safe words')]).toEqual([name, 200, true]);
      const own = page.document.querySelector('.pt-document')!;
      expect([...own.querySelectorAll('*')].flatMap((one) => one.getAttributeNames()).filter((attribute) => !['class', 'lang', 'scope', 'role', 'aria-label', 'tabindex', 'data-name'].includes(attribute))).toEqual([]);
      expect(own.querySelector('script, img, a, style, iframe')).toBeNull();
      expect(page.document.querySelector('main img, main script, main style')).toBeNull();
    }
  });

  it('says why when it cannot be shown: kept elsewhere, of another kind, empty', async () => {
    expect((await ben.get(`/documents/${await receive('elsewhere', { contentType: 'application/pdf', url: 'https://example.org/x.pdf' })}`)).text).toMatch(/We cannot show this document.*we do not fetch documents from other places/);
    expect(ben.page.html).not.toContain('example.org/x.pdf');
    expect((await ben.get(`/documents/${await receive('rtf', { contentType: 'text/rtf', data: base64('{\\rtf1 x') })}`)).text).toContain('of a kind (text/rtf) that we cannot show safely');
    expect((await ben.get(`/documents/${await receive('empty', {})}`)).text).toContain('its text has not been sent to us');
  });

  it('R-08: refuses what is not as it was sent, notes it, and gives no file', async () => {
    const bytes = Buffer.from('%PDF-1.4 whatever');
    const good = { contentType: 'application/pdf', data: bytes.toString('base64'), size: bytes.length, hash: createHash('sha1').update(bytes).digest('base64') };
    const right = await receive('right', good);
    expect((await ben.get(`/documents/${right}/file/0`)).status).toBe(200);
    bytes[9]! ^= 1;
    const id = await receive('flipped', { ...good, data: bytes.toString('base64') });
    const page = await ben.get(`/documents/${id}`);
    expect(page.text).toContain('did not arrive as it was sent');
    expect((await ben.get(`/documents/${id}/file/0`)).status).toBe(404);
    const noted = await portal.look(`select 1 from audit_event where action = 'document.damaged' and item = $1 and outcome = 'failure'`, [id]);
    expect(noted.length).toBeGreaterThan(0);
  });
});

describe('Files (A-077, R-18)', () => {
  it('are for saving, named without a word about anybody, and can run nothing', async () => {
    await ann.get('/documents');
    const page = await ann.follow('Sick-day plan for diabetes');
    expect(page.text).toContain('PDF file, 1 KB');
    const file = await ann.follow('Download the file');
    expect(file.headers.get('content-type')).toBe('application/pdf');
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="document.pdf"');
    expect(file.headers.get('x-content-type-options')).toBe('nosniff');
    expect(file.headers.get('cache-control')).toBe('no-store');
    expect(file.headers.get('content-security-policy')).toMatch(/default-src 'none'.*; sandbox$/);
    expect(file.html.startsWith('%PDF-')).toBe(true);
    expect((await ben.get(file.path)).status).toBe(404);
    const [noted] = await portal.look<{ details: unknown }>(`select details from audit_event where action = 'document.file' order by id desc limit 1`);
    expect(noted!.details).toEqual({ part: 0 });
  });

  it('are told by their bytes: a picture is a picture, HTML is never a file', async () => {
    const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
    const picture = await receive('picture', { contentType: 'text/html', data: png.toString('base64') });
    const page = await ben.get(`/documents/${picture}`);
    expect(page.document.querySelector('main img')!.getAttribute('src')).toBe(`/documents/${picture}/file/0`);
    expect((await ben.get(`/documents/${picture}/file/0`)).headers.get('content-type')).toBe('image/png');
    const html = await receive('html-file', { contentType: 'application/pdf', data: base64('<html><script>alert(1)</script></html>') });
    expect((await ben.get(`/documents/${html}/file/0`)).status).toBe(404);
    for (const odd of ['1', '-1', '0x0', '99999', "'", '%00']) expect((await ben.get(`/documents/${picture}/file/${odd}`)).status).toBe(404);
  });

  it('come out of a C-CDA that carries one in place of a body', async () => {
    const id = await receive('scan', { contentType: 'text/xml', data: base64(`<ClinicalDocument><title>Scan</title><component><nonXMLBody><text mediaType="application/pdf" representation="B64">${base64('%PDF-1.4 scanned')}</text></nonXMLBody></component></ClinicalDocument>`) });
    expect((await ben.get(`/documents/${id}`)).text).toContain('PDF file');
    expect((await ben.get(`/documents/${id}/file/0`)).html).toBe('%PDF-1.4 scanned');
  });
});

describe('Documents of a test result', () => {
  it('open from the result and lead back to it', async () => {
    const [patient] = await portal.look<{ fhir_id: string }>(`select p.fhir_id from patient p join account a using (record_id) where a.username_key = 'ben'`);
    const report = {
      resourceType: 'DiagnosticReport', id: 'scan-report', status: 'final', code: { text: 'Scan of the chest' }, effectiveDateTime: '2026-10-02T10:00:00Z', subject: { reference: `Patient/${patient!.fhir_id}` },
      category: [{ coding: [{ code: 'RAD' }] }], presentedForm: [{ contentType: 'application/xhtml', data: base64('<html><body><h1>Findings</h1><p>Clear lungs.</p></body></html>') }, { contentType: 'application/pdf', data: base64('%PDF-1.4 x') }],
    };
    await intakeBundle(portal, 'ehr', { resourceType: 'Bundle', type: 'collection', entry: [{ resource: report }] } as never);
    const result = await ben.get(`/results/${await idOf('scan-report')}`);
    const page = await ben.follow('Open Document');
    expect(page.text).toContain('Clear lungs.');
    expect((await ben.follow('Download the file')).html).toBe('%PDF-1.4 x');
    await ben.get(page.path);
    expect((await ben.follow('Back to the result')).path).toBe(result.path);
    expect((await ann.get(page.path)).status).toBe(404);
  });
});
