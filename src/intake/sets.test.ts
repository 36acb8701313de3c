/**
 * Records as others wrote them: every set goes in or on hold with a reason, and a second import changes nothing. The
 * sets are not part of this repository; where they are not there, this is skipped.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testPortal } from '../../test/portal.ts';
import type { TestPortal } from '../../test/portal.ts';
import { importFiles } from './intake.ts';
import type { IntakeReport } from './intake.ts';

const data = resolve(import.meta.dirname, '../../../shared/data');
const isHere = existsSync(join(data, 'synthea-r4-2019'));
if (!isHere) console.log(`Skipped: there are no sets of records in ${data}.`);

interface Wanted {
  /** What a first import creates, by kind. */
  readonly kinds: string;
  readonly created: number;
  /** What is on hold: code to how many. */
  readonly held: Record<string, number>;
}

const sets: Readonly<Record<string, Wanted>> = {
  'synthea-r4-2019': {
    created: 28_471, held: {},
    kinds: 'AllergyIntolerance 158, CarePlan 264, Claim 3533, Condition 588, DiagnosticReport 856, Encounter 2826, ExplanationOfBenefit 2826, Goal 116, ImagingStudy 56, Immunization 1239, MedicationRequest 707, Observation 12875, Organization 102, Patient 90, Practitioner 102, Procedure 2133',
  },
  'us-core-examples': {
    created: 150, held: { 'patient.missing': 1 },
    kinds: 'AllergyIntolerance 2, CarePlan 1, CareTeam 2, Condition 4, Coverage 1, Device 2, DiagnosticReport 2, DocumentReference 7, Encounter 3, Endpoint 1, Goal 1, Location 1, Media 1, Medication 1, MedicationDispense 1, MedicationRequest 3, Observation 82, Organization 3, Patient 3, Practitioner 5, PractitionerRole 1, Procedure 2, Provenance 1, Questionnaire 3, QuestionnaireResponse 7, RelatedPerson 1, ServiceRequest 6, Specimen 3',
  },
  'inferno-uscore': {
    created: 355, held: {},
    kinds: 'AllergyIntolerance 2, CarePlan 8, CareTeam 8, Condition 17, Coverage 3, Device 3, DiagnosticReport 23, DocumentReference 28, Encounter 64, Endpoint 1, ExplanationOfBenefit 1, Goal 2, Group 1, Immunization 22, Location 4, Media 1, Medication 2, MedicationDispense 4, MedicationRequest 15, Observation 95, Organization 5, Patient 5, Practitioner 4, PractitionerRole 4, Procedure 22, Provenance 5, QuestionnaireResponse 1, RelatedPerson 2, ServiceRequest 1, Specimen 2',
  },
  'synthea-hiv-2021': {
    created: 6767, held: {},
    kinds: 'Claim 677, Condition 16, Device 1, DiagnosticReport 667, DocumentReference 667, Encounter 667, ExplanationOfBenefit 667, Immunization 660, MedicationRequest 10, Observation 2702, Patient 12, Procedure 9, Provenance 12',
  },
  'bulk-ndjson-2025': {
    created: 7160, held: {},
    kinds: 'AllergyIntolerance 11, Condition 555, Device 16, DocumentReference 1215, Encounter 1215, Immunization 161, Location 44, MedicationRequest 1745, Organization 43, Patient 13, Practitioner 43, PractitionerRole 43, Procedure 2056',
  },
  ips: {
    created: 193, held: {},
    kinds: 'AllergyIntolerance 12, Composition 10, Condition 27, DiagnosticReport 7, Immunization 31, Medication 14, MedicationRequest 7, MedicationStatement 13, Observation 16, Organization 10, Patient 10, Practitioner 8, PractitionerRole 2, Procedure 26',
  },
  'ms-smart-compartment': {
    created: 57, held: { 'item.noSubject': 6, 'item.deletion': 2, 'patient.missing': 3 },
    kinds: 'Account 1, AllergyIntolerance 1, Appointment 2, Claim 1, Communication 1, Composition 1, Condition 3, Coverage 3, Device 3, DeviceRequest 1, DiagnosticReport 3, Encounter 1, FamilyMemberHistory 1, Flag 1, Group 1, ImagingStudy 1, Immunization 1, Media 1, MedicationDispense 1, MedicationRequest 1, MolecularSequence 1, Observation 4, Organization 3, Parameters 1, Patient 7, Practitioner 3, Procedure 2, RiskAssessment 2, Schedule 1, ServiceRequest 1, Specimen 1, Substance 1, VisionPrescription 1',
  },
  'uscore-edge-cases': {
    created: 73, held: { 'patient.missing': 1 },
    kinds: 'AllergyIntolerance 4, CarePlan 2, CareTeam 1, Condition 4, Coverage 2, Device 1, DiagnosticReport 1, DocumentReference 2, Encounter 4, FamilyMemberHistory 3, Goal 2, Immunization 4, Location 1, Medication 1, MedicationDispense 2, MedicationRequest 3, Observation 21, Organization 1, Patient 2, Practitioner 2, PractitionerRole 1, Procedure 2, Provenance 1, QuestionnaireResponse 1, RelatedPerson 1, ServiceRequest 2, Specimen 2',
  },
  messages: {
    created: 28, held: { 'file.notFhir': 3, 'item.noSubject': 1 },
    kinds: 'Communication 15, Condition 1, DiagnosticReport 1, Observation 4, Patient 3, Practitioner 3, ValueSet 1',
  },
  'ktc-invalid-bundles': {
    created: 6, held: { 'file.notFhir': 3, 'item.noSubject': 1 },
    kinds: 'Condition 1, DiagnosticReport 1, DocumentReference 2, Patient 2',
  },
};

describe.runIf(isHere)('a set of records', () => {
  let portal: TestPortal;
  beforeAll(async () => void (portal = await testPortal('empty')));
  afterAll(() => portal.close());

  const held = (report: IntakeReport): Record<string, number> => {
    const counts: Record<string, number> = {};
    for (const { code } of report.quarantine) counts[code] = (counts[code] ?? 0) + 1;
    return counts;
  };
  const kindsIn = ({ types }: IntakeReport): string =>
    Object.entries(types).filter(([, { created }]) => created > 0).sort(([one], [other]) => one.localeCompare(other)).map(([type, { created }]) => `${type} ${created}`).join(', ');
  const sum = (report: IntakeReport, of: 'created' | 'updated'): number => Object.values(report.types).reduce((total, counts) => total + counts[of], 0);
  const everything = (): Promise<unknown[]> => portal.look(`
    select (select count(*) || md5(string_agg(id::text || version || digest::text || coalesce(listing, '') || coalesce(title, ''), '' order by id)) from resource) as resources,
      (select count(*) from resource_version) as versions, (select count(*) from patient) as patients, (select count(*) from record) as records,
      (select count(*) from quarantine) as quarantine, (select count(*) from member) as members, (select count(*) from resource_alias) as aliases`);

  it.each(Object.entries(sets))('%s goes in, and a second time changes nothing', { timeout: 180_000 }, async (name, wanted) => {
    const first = await importFiles(portal, [join(data, name)], { source: name });
    expect({ created: sum(first, 'created'), held: held(first), kinds: kindsIn(first) }).toEqual(wanted);
    const before = await everything();
    const again = await importFiles(portal, [join(data, name)], { source: name });
    expect([sum(again, 'created'), sum(again, 'updated')]).toEqual([0, 0]);
    expect(held(again)).toEqual(wanted.held);
    expect(await everything()).toEqual(before);
  });

  it('gives each person only what is final and not in error (R3, R10)', async () => {
    const shown = await portal.look(`select type, status from resource where visible_at is not null and (status in ('entered-in-error', 'preliminary', 'registered')
      or content @? '$.verificationStatus.coding[*] ? (@.code == "entered-in-error")')`);
    expect(shown).toEqual([]);
  });

  it('puts the viral loads of the HIV set among the results, where people look for them (R10)', async () => {
    const loads = await portal.look(`select listing, visible_at is not null as shown, count(*)::int as count from resource where type = 'Observation' and title = 'HIV viral load' group by 1, 2`);
    expect(loads).toEqual([{ listing: 'result', shown: true, count: 43 }]);
  });

  it('leaves no list without names and dates for its rows', async () => {
    const nameless = await portal.look(`select type, s.name as source, count(*) from resource r join source s on s.id = r.source_id
      where listing in ('result', 'vital', 'allergy', 'problem', 'immunization', 'medication', 'procedure') and r.title is null and visible_at is not null group by 1, 2`);
    expect(nameless).toEqual([]);
  });
});
