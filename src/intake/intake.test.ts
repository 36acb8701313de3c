import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testPortal } from '../../test/portal.ts';
import type { TestPortal } from '../../test/portal.ts';
import { setSetting } from '../organization/settings.ts';
import { importFiles, intakeBundle } from './intake.ts';
import type { IntakeReport } from './intake.ts';

let portal: TestPortal;
const folder = mkdtempSync(join(tmpdir(), 'portico-intake-'));
beforeAll(async () => void (portal = await testPortal('empty')));
afterAll(async () => {
  await portal.close();
  rmSync(folder, { recursive: true, force: true });
});

type Resource = Record<string, unknown>;
let sources = 0;
const newSource = (): string => `source ${++sources}`;

const take = (source: string, ...resources: Resource[]): Promise<IntakeReport> =>
  intakeBundle(portal, source, { resourceType: 'Bundle', type: 'collection', entry: resources.map((resource) => ({ resource })) });

const mrn = (value: string, system = 'urn:mrn') => [{ type: { coding: [{ code: 'MR' }] }, system, value }];
const patient = (id: string, more: Resource = {}): Resource => ({ resourceType: 'Patient', id, name: [{ family: 'Lund', given: ['Eva'] }], birthDate: '1980-02-29', ...more });
const observation = (id: string, subject: string, more: Resource = {}): Resource =>
  ({ resourceType: 'Observation', id, status: 'final', subject: { reference: subject }, code: { text: 'Sodium' }, valueQuantity: { value: 140, unit: 'mmol/L' }, ...more });

/** What stands in the charts of a source: `Type/id` with the patient it belongs to, as that source calls them. */
async function charts(source: string): Promise<string[]> {
  const rows = await portal.look<{ at: string }>(
    `select r.type || '/' || r.fhir_id || coalesce(' of ' || p.fhir_id, '') as at from resource r join source s on s.id = r.source_id
     left join patient p using (patient_id) where s.name = $1 order by 1`, [source]);
  return rows.map((row) => row.at);
}
const codes = (report: IntakeReport): string[] => report.quarantine.map((one) => `${one.item}: ${one.code}`);

describe('one rotten item (F-25)', () => {
  it('among a thousand costs one', async () => {
    const source = newSource();
    const all = Array.from({ length: 1000 }, (_, index) => observation(`o${index}`, 'Patient/1'));
    all[500] = observation('o500', 'Patient/1', { note: [{ text: 'a\u0000b' }] });
    const report = await take(source, patient('1'), ...all);
    expect(report.types.Observation).toEqual({ created: 999, updated: 0, unchanged: 0, quarantined: 1 });
    expect(codes(report)).toEqual(['entry 502: item.badCharacter']);
  });

  it('that only the database refuses costs one too', async () => {
    const source = newSource();
    await portal.look(`create function refuse() returns trigger language plpgsql as $$ begin if new.fhir_id = 'o77' then raise exception using errcode = '22000'; end if; return new; end $$`);
    await portal.look('create trigger refuse before insert on resource for each row execute function refuse()');
    const report = await take(source, patient('1'), ...Array.from({ length: 120 }, (_, index) => observation(`o${index}`, 'Patient/1')));
    await portal.look('drop function refuse() cascade');
    expect(report.types.Observation).toEqual({ created: 119, updated: 0, unchanged: 0, quarantined: 1 });
    expect(codes(report)).toEqual(['entry 79: item.refused']);
  });

  it('of a damaged file stays on hold with its text, and counts when it comes again', async () => {
    const source = newSource();
    const file = join(folder, 'lines.ndjson');
    writeFileSync(file, [JSON.stringify(patient('1')), '{"resourceType":"Observation",', JSON.stringify(observation('o', 'Patient/1'))].join('\n'));
    const first = await importFiles(portal, [file], { source });
    expect(codes(first)).toEqual(['line 2: file.notJson']);
    const [held] = await portal.look<{ content: string; code: string }>(`select content, code from quarantine q join source s on s.id = q.source_id where s.name = $1`, [source]);
    expect(held).toEqual({ content: '{"resourceType":"Observation",', code: 'file.notJson' });
    const again = await importFiles(portal, [file], { source });
    expect(again.quarantine).toEqual(first.quarantine);
    expect(again.types.Patient).toEqual({ created: 0, updated: 0, unchanged: 1, quarantined: 0 });
  });
});

describe('the digits of a laboratory', () => {
  it('stay as they were written, in the chart and in the range', async () => {
    const source = newSource();
    const file = join(folder, 'digits.json');
    writeFileSync(file, JSON.stringify(observation('o', 'Patient/1', { valueQuantity: { value: 7, unit: 'g/dL' }, referenceRange: [{ low: { value: 8 } }] }))
      .replace('"value":7', '"value":7.0').replace('"value":8', '"value":8.50'));
    await importFiles(portal, [file], { source });
    const [row] = await portal.look<{ value: string; low: string; outside: boolean }>(
      `select content #>> '{valueQuantity,value}' as value, content #>> '{referenceRange,0,low,value}' as low, outside
       from resource r join source s on s.id = r.source_id where s.name = $1`, [source]);
    expect(row).toEqual({ value: '7.0', low: '8.50', outside: true });
  });
});

describe('references', () => {
  it('by identifier reach a practitioner who comes before, after, or never', async () => {
    const source = newSource();
    const named = (id: string): Resource => observation(id, 'Patient/1', { performer: [{ reference: 'Practitioner?identifier=http://hl7.org/fhir/sid/us-npi%7C99' }] });
    const doctor = { resourceType: 'Practitioner', id: 'd', identifier: [{ system: 'http://hl7.org/fhir/sid/us-npi', value: '99' }], name: [{ text: 'Dr. Ruiz' }] };
    await take(source, patient('1'), named('before'));
    await take(source, doctor);
    await take(source, named('after'));
    const rows = await portal.look<{ title: string }>(
      `select d.title from resource r join source s on s.id = r.source_id
       join resource_alias a on 'Practitioner/' || a.alias_id = r.content #>> '{performer,0,reference}' join resource d on d.id = a.id
       where s.name = $1 and r.type = 'Observation'`, [source]);
    expect(rows.map((row) => row.title)).toEqual(['Dr. Ruiz', 'Dr. Ruiz']);
  });

  it('to a patient by number put a thing into the chart of the one who has it', async () => {
    const source = newSource();
    const report = await take(source, patient('1', { identifier: mrn('77') }), observation('a', 'Patient?identifier=urn:mrn|77'), observation('b', 'Patient?identifier=urn:mrn|78'),
      observation('c', 'Patient/1', { subject: { type: 'Patient', identifier: { system: 'urn:mrn', value: '77' } } }));
    expect(await charts(source)).toEqual(['Observation/a of 1', 'Observation/c of 1', 'Patient/1 of 1']);
    expect(codes(report)).toEqual(['entry 3: item.subjectUnknown']);
  });

  it('to another server stay there, and nothing goes into a chart on a likeness of ids', async () => {
    const source = newSource();
    const report = await intakeBundle(portal, source, { resourceType: 'Bundle', entry: [
      { fullUrl: 'https://here.example/fhir/Patient/1', resource: patient('1') },
      { fullUrl: 'https://here.example/fhir/Observation/a', resource: observation('a', 'https://here.example/fhir/Patient/1') },
      { fullUrl: 'https://here.example/fhir/Observation/b', resource: observation('b', 'https://there.example/fhir/Patient/1') },
      { fullUrl: 'https://here.example/fhir/Observation/c', resource: observation('c', 'Patient/1', { performer: [{ reference: 'https://there.example/fhir/Organization/9' }] }) },
    ] });
    expect(await charts(source)).toEqual(['Observation/a of 1', 'Observation/c of 1', 'Patient/1 of 1']);
    expect(codes(report)).toEqual(['entry 3: item.subjectElsewhere']);
    const [row] = await portal.look<{ at: string }>(`select content #>> '{performer,0,reference}' as at from resource r join source s on s.id = r.source_id where s.name = $1 and fhir_id = 'c'`, [source]);
    expect(row!.at).toBe('https://there.example/fhir/Organization/9');
  });

  it('to an address that two patients share name neither', async () => {
    const source = newSource();
    const report = await intakeBundle(portal, source, { resourceType: 'Bundle', entry: [
      { fullUrl: 'urn:uuid:5', resource: patient('1') }, { fullUrl: 'urn:uuid:5', resource: patient('2') }, { resource: observation('a', 'urn:uuid:5') },
    ] });
    expect(codes(report)).toEqual(['entry 3: item.subjectUnknown']);
  });

  it('wait for a patient who has not come, and staff are told until the patient is there', async () => {
    const source = newSource();
    const first = await take(source, observation('a', 'urn:uuid:5'), observation('b', 'Patient/5/_history/3'));
    expect(first.quarantine).toMatchObject([{ item: 'Patient/5', code: 'patient.missing', facts: { items: 2 } }]);
    expect(first.types.Observation!.created).toBe(2);
    const second = await take(source, patient('5'));
    expect(second.quarantine).toEqual([]);
    expect(await charts(source)).toEqual(['Observation/a of 5', 'Observation/b of 5', 'Patient/5 of 5']);
    expect(await portal.look(`select from quarantine q join source s on s.id = q.source_id where s.name = $1 and resolved_at is null`, [source])).toEqual([]);
  });

  it('take a message, an appointment and a provenance to the one patient they are about', async () => {
    const source = newSource();
    const report = await take(source, patient('1'), patient('2', { birthDate: '1990-01-01' }),
      { resourceType: 'Communication', id: 'm', sender: { reference: 'Practitioner/d' }, recipient: [{ reference: 'Patient/1' }] },
      { resourceType: 'Appointment', id: 'a', participant: [{ actor: { reference: 'Patient/2' } }, { actor: { reference: 'Practitioner/d' } }, null] },
      { resourceType: 'Appointment', id: 'group', participant: [{ actor: { reference: 'Patient/1' } }, { actor: { reference: 'Patient/2' } }] },
      { resourceType: 'Provenance', id: 'p', target: [{ reference: 'Appointment/a' }] },
      { resourceType: 'Observation', id: 'plant', status: 'final', subject: { reference: 'Location/greenhouse' }, code: { text: 'Moisture' } });
    expect(await charts(source)).toEqual(['Appointment/a of 2', 'Communication/m of 1', 'Patient/1 of 1', 'Patient/2 of 2', 'Provenance/p of 2']);
    expect(codes(report)).toEqual(['entry 5: item.manySubjects', 'entry 7: item.noSubject']);
  });

  it.each([['first', true], ['last', false]])('to a medicine give the prescription its name, when the medicine comes %s', async (_name, first) => {
    const source = newSource();
    const medicine = { resourceType: 'Medication', id: 'm', code: { text: 'Metformin 500 mg', coding: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: '860975' }] } };
    const prescription = { resourceType: 'MedicationRequest', id: 'r', status: 'active', intent: 'order', subject: { reference: 'Patient/1' }, medicationReference: { reference: 'Medication/m', display: 'metformin' } };
    for (const one of first ? [medicine, prescription] : [prescription, medicine]) await take(source, one);
    const named = await portal.look<{ title: string; code: string }>(`select r.title, r.code from resource r join source s on s.id = r.source_id where s.name = $1 and type = 'MedicationRequest'`, [source]);
    expect(named).toEqual([{ title: 'Metformin 500 mg', code: 'rxnorm|860975' }]);
  });
});

describe('who a patient is (F-24)', () => {
  const recordsOf = async (...names: string[]): Promise<string[]> =>
    (await portal.look<{ record_id: string }>(`select distinct p.record_id from patient p join source s on s.id = p.source_id where s.name = any ($1)`, [names])).map((row) => row.record_id);

  it('the same number of the same namespace is the same person, from any source', async () => {
    const [one, other] = [newSource(), newSource()];
    await take(one, patient('1', { identifier: mrn('A1') }));
    await take(other, patient('9', { identifier: mrn('A1') }));
    expect(await recordsOf(one, other)).toHaveLength(1);
  });

  it.each([
    ['another birth date', { birthDate: '1981-01-01' }, 'birthDate'],
    ['another name', { name: [{ family: 'Berg', given: ['Eva'] }] }, 'name'],
  ])('the same number with %s is doubtful: on hold, nothing merged', async (_name, other, fields) => {
    const source = newSource();
    const report = await take(source, patient('1', { identifier: mrn(`B${fields}`) }), patient('2', { identifier: mrn(`B${fields}`), ...other }));
    expect(report.quarantine).toMatchObject([{ code: 'patient.doubtful', facts: { fields } }]);
    expect(report.types.Patient).toEqual({ created: 1, updated: 0, unchanged: 0, quarantined: 1 });
    expect(await charts(source)).toEqual(['Patient/1 of 1']);
  });

  it('a known patient whose number becomes that of somebody else is doubtful too', async () => {
    const source = newSource();
    await take(source, patient('1', { identifier: mrn('C1') }), patient('2', { identifier: mrn('C2'), birthDate: '1999-09-09' }));
    const report = await take(source, patient('2', { identifier: mrn('C1'), birthDate: '1999-09-09' }));
    expect(report.quarantine).toMatchObject([{ code: 'patient.doubtful' }]);
  });

  it('a known patient may marry or have a birth date corrected; one who changes both is doubtful', async () => {
    const source = newSource();
    await take(source, patient('1'));
    const married = await take(source, patient('1', { name: [{ family: 'Lund-Berg', given: ['Eva'] }] }));
    const corrected = await take(source, patient('1', { name: [{ family: 'Lund-Berg', given: ['Eva'] }], birthDate: '1980-02-28' }));
    expect([...married.quarantine, ...corrected.quarantine]).toEqual([]);
    const other = await take(source, patient('1', { name: [{ family: 'Okafor', given: ['Ben'] }], birthDate: '1955-05-05' }));
    expect(other.quarantine).toMatchObject([{ code: 'patient.doubtful', facts: { fields: 'birthDate, name' } }]);
  });

  it('the same name with another birth date is another person, and so is the same id of another source', async () => {
    const [one, other] = [newSource(), newSource()];
    await take(one, patient('1'), patient('2', { birthDate: '1979-02-28' }));
    await take(other, patient('1'), observation('o', 'Patient/1'));
    expect(await recordsOf(one)).toHaveLength(2);
    expect(await recordsOf(one, other)).toHaveLength(3);
    expect(await charts(one)).toEqual(['Patient/1 of 1', 'Patient/2 of 2']);
  });

  it('an earlier version of a patient that comes late changes nothing', async () => {
    const source = newSource();
    const version = (number: string, given: string): Resource => patient('1', { meta: { versionId: number }, name: [{ family: 'Lund', given: [given] }] });
    await take(source, version('2', 'Eva Maria'));
    await take(source, version('1', 'Ewa'));
    expect(await portal.look(`select given from patient p join source s on s.id = p.source_id where s.name = $1`, [source])).toEqual([{ given: 'Eva Maria' }]);
  });

  it('a result that was sent for the wrong patient leaves their chart', async () => {
    const source = newSource();
    await take(source, patient('1'), patient('2', { birthDate: '1990-01-01' }), observation('o', 'Patient/1'));
    await take(source, observation('o', 'Patient/2'));
    expect(await charts(source)).toEqual(['Observation/o of 2', 'Patient/1 of 1', 'Patient/2 of 2']);
  });
});

describe('what a person sees', () => {
  const visible = async (source: string): Promise<Record<string, string>> => Object.fromEntries((await portal.look<{ id: string; rule: string }>(
    `select r.fhir_id as id, case when visible_at is null then 'hidden: ' else 'shown: ' end || release_reason as rule
     from resource r join source s on s.id = r.source_id where s.name = $1 and type <> 'Patient'`, [source])).map(({ id, rule }) => [id, rule]));
  const status = (id: string, of: string | undefined): Resource => observation(id, 'Patient/1', { status: of });

  it('is what is final; never what was entered in error, is not final, or is not for the portal (R3, R10)', async () => {
    const source = newSource();
    await take(source, patient('1'), ...['final', 'amended', 'corrected', 'preliminary', 'registered', 'cancelled', 'entered-in-error', 'unknown', 'F', 'waiting for the doctor'].map((one) => status(one, one)), status('none', undefined),
      { resourceType: 'AllergyIntolerance', id: 'error', patient: { reference: 'Patient/1' }, verificationStatus: { coding: [{ code: 'x' }, { code: 'entered-in-error' }] } },
      { resourceType: 'Condition', id: 'private', subject: { reference: 'Patient/1' }, meta: { security: [{ code: 'R' }] } });
    expect(await visible(source)).toEqual({
      final: 'shown: history', amended: 'shown: history', corrected: 'shown: history', none: 'shown: history', preliminary: 'hidden: notFinal', registered: 'hidden: notFinal',
      unknown: 'hidden: notFinal', F: 'hidden: notFinal', 'waiting for the doctor': 'hidden: notFinal', cancelled: 'hidden: enteredInError', 'entered-in-error': 'hidden: enteredInError', error: 'hidden: enteredInError', private: 'hidden: notForPortal',
    });
  });

  it('is a value of a laboratory wherever its source files it; what was asked and examined is no test result (R10)', async () => {
    const source = newSource();
    const filed = (id: string, category: string, name: string, value: object = { valueQuantity: { value: 1 } }): Resource =>
      observation(id, 'Patient/1', { category: [{ coding: [{ code: category }] }], code: { coding: [{ system: 'http://loinc.org', code: `${id}AAAA`, display: name }] }, ...value });
    await take(source, patient('1'), filed('load', 'exam', 'HIV viral load'), filed('rapid', 'survey', 'HIV RAPID TEST, QUALITATIVE', { valueCodeableConcept: { text: 'Positive' } }),
      filed('glucose', 'exam', 'Glucose [Mass/volume] in Blood'), filed('prostate', 'exam', 'Physical findings of Prostate', { valueString: 'x' }), filed('death', 'exam', 'Cause of Death', { valueString: 'x' }),
      filed('asked', 'survey', 'Was your antibody test explained', { valueQuantity: undefined, valueString: undefined }), filed('smoke', 'social-history', 'Tobacco smoking status', { valueString: 'x' }));
    const listed = await portal.look<{ id: string; listing: string }>(`select fhir_id as id, listing from resource r join source s on s.id = r.source_id where s.name = $1 and type = 'Observation'`, [source]);
    expect(Object.fromEntries(listed.map(({ id, listing }) => [id, listing]))).toEqual({
      load: 'result', rapid: 'result', glucose: 'result', prostate: 'survey', death: 'survey', asked: 'survey', smoke: 'survey' });
  });

  it('is not what becomes entered in error, whatever the order', async () => {
    const source = newSource();
    const version = (number: string, of: string): Resource => observation('o', 'Patient/1', { status: of, meta: { versionId: number } });
    await take(source, patient('1'), version('3', 'entered-in-error'));
    await take(source, version('2', 'final'));
    expect(await visible(source)).toEqual({ o: 'hidden: enteredInError' });
  });

  it('from before the organization went live follows results.history', async () => {
    const source = newSource();
    const at = portal.clock.now();
    await setSetting(portal.db, 'results.goLive', '2026-06-01', 'test', at);
    await setSetting(portal.db, 'results.history', 'held', 'test', at);
    await new Promise((settingsAreRead) => setTimeout(settingsAreRead, 2_100));
    await take(source, patient('1'), observation('old', 'Patient/1', { issued: '2026-05-31T23:59:00Z' }), observation('new', 'Patient/1', { issued: '2026-06-01T00:00:00Z' }),
      observation('pulse', 'Patient/1', { issued: '2020-01-01T00:00:00Z', category: [{ coding: [{ code: 'vital-signs' }] }] }));
    expect(await visible(source)).toEqual({ old: 'hidden: historyHeld', new: 'shown: released', pulse: 'shown: released' });
    for (const [key, value] of [['results.goLive', ''], ['results.history', 'released']] as const) await setSetting(portal.db, key, value, 'test', at);
  });
});
