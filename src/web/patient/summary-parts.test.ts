import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testPortal } from '../../../test/portal.ts';
import type { TestPortal } from '../../../test/portal.ts';
import { personWith, subjectOf } from '../../../test/record.ts';
import { Browser } from '../../../test/visit.ts';

let portal: TestPortal;
let ann: Browser;

beforeAll(async () => {
  portal = await testPortal();
  ann = new Browser(portal);
  await ann.signIn('ann');
}, 60_000);
afterAll(() => portal.close());

/** The entries of a page, each with the words of its heading section in front. */
const entries = (browser: Browser): string[] => [...browser.page.document.querySelectorAll('.pt-entry')].map((entry) => {
  const section = entry.closest('.pt-section')?.querySelector('h2')?.textContent;
  return `${section ? `[${section}] ` : ''}${entry.textContent!.replace(/\s+/g, ' ')}`;
});
const entryOf = (browser: Browser, name: string): string => entries(browser).find((entry) => entry.replace(/^\[.*?\] /, '').startsWith(name)) ?? `no ${name} among ${entries(browser).join(' | ')}`;

describe('Implants (R31)', () => {
  it('tell what, where, since when, by whom made, and both forms of the identifier', async () => {
    await ann.get('/summary/implants');
    const lens = entryOf(ann, 'Lens implant, right eye');
    expect(lens).toMatch(/Body siteRight eyePlaced onFebruary \d+, 2024MakerHarrow Bay OpticsModelClaris One 22\.5Serial number2250-118846LotHB-70318/);
    expect(lens).toContain('SafetySafe in an MRI scan');
    expect(lens).toContain('Device identifier (UDI-DI)09520000447700');
    expect(lens).toMatch(/Full identifier \(UDI\)\(01\)09520000447700\(11\)\d{6}\(17\)\d{6}\(10\)HB-70318\(21\)2250-118846/);
  });

  it('carry a button that copies, hidden until the script runs, and text that can be selected', async () => {
    const { document } = await ann.get('/summary/implants');
    const [copy] = document.querySelectorAll('portico-copy');
    expect(copy!.getAttribute('data-text')).toBe('09520000447700');
    expect(copy!.querySelector('button')!.hasAttribute('hidden')).toBe(true);
    expect(copy!.querySelector('button')!.textContent).toBe('Copy Device identifier (UDI-DI)');
    expect(copy!.querySelector('.pt-copy__text')!.textContent).toBe('09520000447700');
  });

  it('are told from a wheelchair with an identifier, and from what was taken out (decision 016)', async () => {
    const device = (id: string, more: object): object => ({ resourceType: 'Device', id, patient: subjectOf('devices'), status: 'active', ...more });
    const udiCarrier = [{ deviceIdentifier: '123' }];
    const focal = (id: string, code: string): object => ({ action: { coding: [{ code }] }, manipulated: { reference: `Device/${id}` } });
    const devices = await personWith(portal, 'devices', [
      device('chair', { udiCarrier, type: { text: 'Manual wheelchair (physical object)' } }),
      device('pump', { udiCarrier, type: { text: 'Something new' } }),
      device('bare', { type: { text: 'Something else' } }),
      device('named', { deviceName: [{ name: 'Loop recorder', type: 'user-friendly-name' }] }),
      device('port', { udiCarrier, type: { text: 'Port' } }),
      device('wrong', { udiCarrier, status: 'entered-in-error', type: { text: 'Stent' } }),
      { resourceType: 'Procedure', id: 'put', status: 'completed', subject: subjectOf('devices'), performedDateTime: '2020-05', bodySite: [{ text: 'Chest' }], focalDevice: [focal('named', 'implanted'), focal('port', 'implanted')] },
      { resourceType: 'Procedure', id: 'out', status: 'completed', subject: subjectOf('devices'), performedDateTime: '2021-06-07', focalDevice: [focal('port', 'explanted')] },
    ]);
    await devices.browser.get('/summary/implants');
    expect(entries(devices.browser).map((entry) => /^(\[.*?\] )?\w+ ?\w*/.exec(entry)![0])).toHaveLength(5);
    expect(entryOf(devices.browser, 'Something new')).not.toContain('[');
    expect(entryOf(devices.browser, 'Loop recorder')).toMatch(/^Loop recorder.*Body siteChestPlaced onMay 2020/);
    expect(entryOf(devices.browser, 'Manual wheelchair')).toMatch(/^\[Other devices\] Manual wheelchair(?! \()/);
    expect(entryOf(devices.browser, 'Something else')).toContain('[Other devices]');
    expect(entryOf(devices.browser, 'Port')).toMatch(/^\[Removed or no longer in use\].*Removed onJune 7, 2021/);
    const { text } = await devices.browser.get('/summary');
    expect(text).toContain('Loop recorder');
    expect(text).not.toContain('wheelchair');
  });
});

describe('Care team (R31)', () => {
  it('names each once with role, phone and since, the doctor of the record first, who left apart', async () => {
    const page = await ann.get('/summary/care-team');
    expect(entries(ann)).toHaveLength(5);
    expect(entries(ann)[0]).toMatch(/^Miriam Okafor, MD ?Primary care ?RolePrimary care doctorPhone518-555-0101SinceNovember \d+, 2016/);
    expect(entryOf(ann, 'Ruth Calloway')).toMatch(/RoleDiabetes educatorPhone518-555-0107/);
    expect(entryOf(ann, 'Elena Alvarez')).toMatch(/^\[Earlier members\].*UntilNovember \d+, 2016/);
    expect(page.document.querySelector('aside')!.textContent).toMatch(/How to reach your care team.*518-555-0100/);
    expect(page.link('518-555-0101')).toBe('tel:5185550101');
  });

  it('reads names and phones through roles and organizations, leaves the person out, and shows no bare code', async () => {
    const team = await personWith(portal, 'team', [
      { resourceType: 'Organization', id: 'house', name: 'Hill House', telecom: [{ system: 'phone', value: '555-0199' }] },
      { resourceType: 'Practitioner', id: 'lee', name: [{ family: 'Lee', given: ['Kim'] }] },
      { resourceType: 'PractitionerRole', id: 'lee-role', practitioner: { reference: 'Practitioner/lee' }, organization: { reference: 'Organization/house' } },
      { resourceType: 'CareTeam', id: 't', status: 'active', subject: subjectOf('team'), period: { start: '2025-01-01' }, participant: [
        { member: subjectOf('team'), role: [{ text: 'Patient' }] },
        { member: { reference: 'PractitionerRole/lee-role' }, role: [{ coding: [{ system: 'http://snomed.info/sct', code: '41672002' }] }] },
        { member: { reference: 'Practitioner/lee' }, role: [{ text: 'Cardiologist (occupation)' }] },
        { member: { display: 'Niece Sarah' }, role: [{ coding: [{ display: 'unknown', code: 'unknown', system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason' }] }], period: { end: '2026-11-23' } },
        { member: { reference: 'Practitioner/nobody-sent' } },
      ] },
      { resourceType: 'CareTeam', id: 'later', status: 'proposed', subject: subjectOf('team'), participant: [{ member: { display: 'Not Yet' } }] },
    ]);
    const { text } = await team.browser.get('/summary/care-team');
    expect(entries(team.browser)).toHaveLength(2);
    expect(entries(team.browser)[0]).toMatch(/^Kim Lee ?RoleCardiologistPhone555-0199SinceJanuary 1, 2025/);
    expect(entries(team.browser)[1]).toMatch(/^\[Earlier members\] Niece Sarah/);
    for (const never of ['41672002', 'unknown', 'Not Yet', 'Patient']) expect(text).not.toContain(never);
  });

  it('takes as many as there are, and lists the first few in the summary', async () => {
    const participant = Array.from({ length: 60 }, (_, index) => ({ member: { reference: `Practitioner/p${index}` } }));
    const many = await personWith(portal, 'many', [
      ...participant.map((_, index) => ({ resourceType: 'Practitioner', id: `p${index}`, name: [{ family: `Family${index}` }] })),
      { resourceType: 'CareTeam', id: 'many', status: 'active', subject: subjectOf('many'), participant },
    ]);
    await many.browser.get('/summary/care-team');
    expect(entries(many.browser)).toHaveLength(60);
    expect((await many.browser.get('/summary')).text).toContain('54 more');
  });
});

describe('Insurance (R31)', () => {
  it('shows plan, payer, period and status, what ended apart, and the number only when asked', async () => {
    const page = await ann.get('/summary/insurance');
    expect(entries(ann)).toHaveLength(2);
    expect(entries(ann)[0]).toMatch(/^Hollyhock Silver Plus ?Insurance companyHollyhock Mutual Health PlanPhone of the company518-555-0170Member ID/);
    expect(entries(ann)[0]).toMatch(/GroupMILLRACE-TEXTILE.*You are covered asPolicy holderStatusActiveFromJanuary 1, 2023/);
    expect(entries(ann)[1]).toMatch(/^\[Past insurance\] Hollyhock Basic.*StatusEnded.*UntilDecember 31, 2022/);
    const masked = page.document.querySelector('details.pt-masked')!;
    expect(masked.hasAttribute('open')).toBe(false);
    expect(masked.querySelector('summary')!.textContent!.replace(/\s+/g, ' ')).toBe('•••• 0382ends in 0 3 8 2 Show member IDHide member ID');
    expect(masked.querySelector('.pt-copy__text')!.textContent).toBe('HHM 4471 90382');
    expect((await ann.get('/summary')).text).not.toContain('HHM 4471');
  });

  it('takes a cover until the end of its last day, and tells of one to come, a cancelled one and none', async () => {
    const coverage = (id: string, more: object): object => ({ resourceType: 'Coverage', id, status: 'active', beneficiary: subjectOf('covers'), class: [{ type: { coding: [{ code: 'plan' }] }, value: id }], payor: [{ display: 'Payer' }], ...more });
    const covers = await personWith(portal, 'covers', [
      coverage('today', { period: { end: '2026-11-24' }, subscriberId: '12345' }),
      coverage('over', { period: { end: '2026-11' } }),
      coverage('lastmonth', { period: { end: '2026-10' } }),
      coverage('next', { period: { start: '2027-01-01' } }),
      coverage('off', { status: 'cancelled' }),
      coverage('draft', { status: 'draft' }),
      coverage('self', { class: undefined, payor: [subjectOf('covers')] }),
    ]);
    await covers.browser.get('/summary/insurance');
    const found = entries(covers.browser);
    expect(found).toHaveLength(6);
    expect(entryOf(covers.browser, 'today')).toMatch(/^today.*•••• hidden.*StatusActive/);
    expect(entryOf(covers.browser, 'over')).toContain('StatusActive');
    expect(entryOf(covers.browser, 'lastmonth')).toMatch(/^\[Past insurance\].*StatusEnded/);
    expect(entryOf(covers.browser, 'next')).toMatch(/^next ?Not started yet/);
    expect(entryOf(covers.browser, 'off')).toMatch(/^\[Past insurance\].*StatusCancelled/);
    expect(entryOf(covers.browser, 'You pay yourself')).not.toContain('Member ID');
  });
});

describe('the three together', () => {
  it('say where they come from, that it is not everything, and whom to tell when something is wrong (R2, T5, R26)', async () => {
    for (const section of ['implants', 'care-team', 'insurance']) {
      const { text } = await ann.get(`/summary/${section}`);
      expect(text).toContain('From Larkspur Health. Last received November 24, 2026');
      expect(text).toContain('This is not your full record.');
      expect(text).toContain('Is something wrong?');
    }
    expect(ann.page.text).toContain('Tell the front desk at your next visit');
  });

  it('say "none on file" where there is nothing (R1)', async () => {
    const bare = await personWith(portal, 'bare', []);
    const { text } = await bare.browser.get('/summary');
    for (const said of ['No implants on file', 'No care team on file', 'No insurance on file']) {
      expect(text).toContain(said);
    }
    expect((await bare.browser.get('/summary/insurance')).text).toContain('bring your card to your next visit');
  });

  it('stand whatever a source sends in their fields', async () => {
    const junk: unknown[] = [null, 7, true, 'x', [], {}, [null], [7], [{ coding: 'x' }], { coding: [null] }, [[{}]]];
    const resources = junk.flatMap((value, index) => [
      { resourceType: 'Device', id: `d${index}`, patient: subjectOf('junk'), ...Object.fromEntries(['status', 'udiCarrier', 'deviceName', 'type', 'manufacturer', 'lotNumber', 'safety', 'note', 'expirationDate'].map((field) => [field, value])) },
      { resourceType: 'CareTeam', id: `c${index}`, subject: subjectOf('junk'), ...Object.fromEntries(['status', 'period', 'participant', 'managingOrganization'].map((field) => [field, value])) },
      { resourceType: 'CareTeam', id: `m${index}`, subject: subjectOf('junk'), participant: [{ role: value, member: value, period: value, onBehalfOf: value }] },
      { resourceType: 'Coverage', id: `i${index}`, beneficiary: subjectOf('junk'), ...Object.fromEntries(['status', 'type', 'identifier', 'subscriberId', 'relationship', 'period', 'payor', 'class'].map((field) => [field, value])) },
      { resourceType: 'Procedure', id: `p${index}`, subject: subjectOf('junk'), ...Object.fromEntries(['focalDevice', 'bodySite', 'performer', 'location', 'performedPeriod'].map((field) => [field, value])) },
    ]);
    const odd = await personWith(portal, 'junk', resources);
    for (const path of ['/summary', '/summary/implants', '/summary/care-team', '/summary/insurance']) {
      const page = await odd.browser.get(path);
      expect(page.status, path).toBe(200);
      expect(page.text).not.toMatch(/undefined|\[object|NaN|\bnull\b/);
    }
  });
});

describe('health issues noted at a visit only', () => {
  it('are listed apart, each once, and never beside the same on the list', async () => {
    const condition = (id: string, category: string, text: string, more: object = {}): object => ({
      resourceType: 'Condition', id, subject: subjectOf('noted'), category: [{ coding: [{ code: category }] }], code: { text },
      clinicalStatus: { coding: [{ code: 'active' }] }, ...more,
    });
    const noted = await personWith(portal, 'noted', [
      condition('a', 'encounter-diagnosis', 'Sprained ankle (disorder)', { onsetDateTime: '2024-01-01' }),
      condition('b', 'encounter-diagnosis', 'Sprained ankle (disorder)', { onsetDateTime: '2025-01-01' }),
      condition('c', 'encounter-diagnosis', 'Asthma', { onsetDateTime: '2025-01-01' }),
      condition('d', 'problem-list-item', 'Asthma (disorder)'),
      condition('e', 'encounter-diagnosis', 'Cough', { onsetDateTime: '2025-01-01', clinicalStatus: { coding: [{ code: 'resolved' }] } }),
      condition('f', 'problem-list-item', 'Anemia', { abatementDateTime: '2024-05-01', clinicalStatus: { coding: [{ code: 'resolved' }] } }),
      condition('g', 'encounter-diagnosis', 'Anemia', { onsetDateTime: '2024-03-01' }),
      condition('h', 'encounter-diagnosis', 'Anemia', { onsetDateTime: '2026-03-01' }),
    ]);
    await noted.browser.get('/summary/health-issues');
    expect(entries(noted.browser).map((entry) => /^(\[.*?\] )?(Sprained ankle|Asthma|Cough|Anemia)/.exec(entry)?.[0])).toEqual([
      'Asthma', '[Noted at a visit] Anemia', '[Noted at a visit] Sprained ankle', '[Past health issues] Anemia',
    ]);
    expect(entryOf(noted.browser, 'Sprained ankle')).toContain('January 1, 2025');
    expect((await noted.browser.get('/summary')).text).toContain('Noted at a visit');
  });
});

describe('Home and Health summary (R1)', () => {
  it('lead to every part of the record', async () => {
    const parts = ['/results', '/vitals', '/visits', '/documents', ...['allergies', 'health-issues', 'immunizations', 'medications', 'implants', 'care-team', 'insurance'].map((section) => `/summary/${section}`)];
    for (const path of ['/home', '/summary']) {
      const { document } = await ann.get(path);
      const links = [...document.querySelectorAll('main a')].map((link) => link.getAttribute('href'));
      expect(parts.filter((part) => !links.includes(part)), path).toEqual([]);
    }
  });

  it('Home has no card for documents where there are none and notes are off', async () => {
    const paperless = await personWith(portal, 'paperless', []);
    expect((await paperless.browser.get('/home')).text).not.toContain('See documents and notes');
    await paperless.send([{ resourceType: 'DocumentReference', id: 'paper', status: 'current', subject: subjectOf('paperless'), description: 'A form', content: [{ attachment: { contentType: 'text/plain', data: 'aGk=' } }] }]);
    expect((await paperless.browser.get('/home')).text).toContain('See documents and notes');
  });
});

describe('Medications (R16)', () => {
  it('say what the words of their status mean, those that are there', async () => {
    const { text, document } = await ann.get('/summary/medications');
    expect(document.querySelector('details.pt-why')!.textContent).toMatch(/What the status words mean.*Active.*when we last received your record.*Stopped.*Ended before its planned time/);
    expect(text).toMatch(/Written down, not prescribed here ?Your care team noted that you take it/);
    expect(text).not.toContain('Called off before the first dose');
  });
});
