/**
 * Canary people: every text of their record carries a token that names them and nothing else does. Whatever an
 * output holds, a token in it tells whose data leaked (security.md, section 3).
 */
import type { Bundle } from '@medplum/fhirtypes';

export interface CanaryPerson {
  readonly key: string;
  readonly bundle: Bundle;
  readonly email: string;
  readonly mrn: string;
}

/** The people there are. */
type Key = 'alpha' | 'omega';

/**
 * A token of a person, with `held` behind the name where nobody may see it: letters only, so that it survives names,
 * file names and search. Names the people: among the random letters of many pages any two short marks meet one day.
 */
export const tokenPattern = /zq((?:alpha|omega)(?:held)?)qz/gi;

export function canaryPerson(key: Key, seed: number): CanaryPerson {
  let number = 0;
  const token = (what: string): string => `Zq${key}qz${what}${number++}`;
  const subject = { reference: `Patient/canary-${key}`, display: token('display') };
  const text = (what: string, system: string, code: string) => ({ text: token(what), coding: [{ system, code, display: token(what) }] });
  const mrn = `CN-${seed}`;
  const email = `${token('mail')}@example.org`.toLowerCase();
  const resources = [
    {
      resourceType: 'Patient', id: `canary-${key}`,
      identifier: [{ type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'MR' }] }, system: 'urn:canary', value: mrn }],
      name: [{ family: token('family'), given: [token('given')] }], birthDate: `1970-01-${10 + seed}`, gender: 'female',
      telecom: [{ system: 'email', value: email }, { system: 'phone', value: `555-01${50 + seed}` }],
      address: [{ line: [token('street')], city: token('city'), postalCode: '00501' }],
    },
    {
      resourceType: 'DiagnosticReport', id: `report-${key}`, status: 'final', subject, category: [text('category', 'http://terminology.hl7.org/CodeSystem/v2-0074', 'LAB')],
      code: text('panel', 'http://loinc.org', '58410-2'), effectiveDateTime: '2026-05-01T10:00:00Z', issued: '2026-05-01T12:00:00Z',
      performer: [{ display: token('performer') }], conclusion: token('conclusion'), result: [{ reference: `Observation/value-${key}` }],
      presentedForm: [{ contentType: 'text/plain', title: token('attachment'), data: Buffer.from(token('form')).toString('base64') }],
    },
    {
      resourceType: 'Observation', id: `value-${key}`, status: 'final', subject, code: text('observation', 'http://loinc.org', '718-7'),
      category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' }] }],
      effectiveDateTime: '2026-05-01T10:00:00Z', valueString: token('value'), note: [{ text: token('note') }],
    },
    {
      resourceType: 'Observation', id: `single-${key}`, status: 'final', subject, code: text('single', 'http://loinc.org', '4548-4'),
      category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' }] }],
      effectiveDateTime: '2026-04-01T10:00:00Z', valueQuantity: { value: 6.1, unit: token('unit') },
    },
    {
      resourceType: 'AllergyIntolerance', id: `allergy-${key}`, patient: subject, code: text('allergy', 'http://snomed.info/sct', '91936005'),
      clinicalStatus: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical', code: 'active' }] },
      reaction: [{ manifestation: [{ text: token('reaction') }] }], note: [{ text: token('note') }],
    },
    {
      resourceType: 'Condition', id: `condition-${key}`, subject, code: text('condition', 'http://snomed.info/sct', '44054006'),
      clinicalStatus: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' }] },
      category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-category', code: 'problem-list-item' }] }],
    },
    {
      resourceType: 'MedicationRequest', id: `medication-${key}`, status: 'active', intent: 'order', subject, requester: { display: token('prescriber') },
      medicationCodeableConcept: text('medication', 'http://www.nlm.nih.gov/research/umls/rxnorm', '860975'), dosageInstruction: [{ text: token('dosage') }],
    },
    {
      resourceType: 'Immunization', id: `vaccine-${key}`, status: 'completed', patient: subject, occurrenceDateTime: '2025-10-01',
      vaccineCode: text('vaccine', 'http://hl7.org/fhir/sid/cvx', '140'), lotNumber: token('lot'),
    },
    {
      resourceType: 'Device', id: `device-${key}`, status: 'active', patient: subject, type: { text: token('implant') }, serialNumber: token('serial'),
      udiCarrier: [{ deviceIdentifier: token('udi'), carrierHRF: token('carrier') }],
    },
    {
      resourceType: 'CareTeam', id: `team-${key}`, status: 'active', subject, participant: [{ member: { display: token('member') }, role: [{ text: token('role') }] }],
    },
    {
      resourceType: 'Coverage', id: `cover-${key}`, status: 'active', beneficiary: subject, subscriberId: token('number'), payor: [{ display: token('payer') }],
      class: [{ type: { coding: [{ code: 'plan' }] }, value: token('plan') }],
    },
    {
      resourceType: 'Encounter', id: `visit-${key}`, status: 'finished', class: { code: 'AMB' }, subject, type: [{ text: token('visit') }], period: { start: '2026-05-01T09:00:00Z' },
      participant: [{ individual: { display: token('seenby') } }], reasonCode: [{ text: token('reason') }], location: [{ location: { display: token('place') } }],
    },
    {
      resourceType: 'Appointment', id: `appointment-${key}`, status: 'booked', start: '2099-01-05T15:00:00Z', description: token('about'), patientInstruction: token('prepare'),
      serviceType: [{ text: token('service') }], comment: `Zq${key}heldqz`, participant: [{ actor: subject, status: 'accepted' }, { actor: { display: token('doctor') }, status: 'accepted' }],
    },
    {
      resourceType: 'Observation', id: `vital-${key}`, status: 'final', subject, code: text('vital', 'http://loinc.org', '10000-8'),
      category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'vital-signs' }] }],
      effectiveDateTime: '2026-05-01T10:00:00Z', valueQuantity: { value: 71, unit: token('vitalunit') },
    },
    {
      resourceType: 'DocumentReference', id: `document-${key}`, status: 'current', subject, type: { text: token('kind') }, description: token('document'), date: '2026-05-01T10:00:00Z',
      author: [{ display: token('author') }],
      content: [
        { attachment: { contentType: 'text/html', title: token('part'), data: Buffer.from(`<p>${token('words')}</p>`).toString('base64') } },
        { attachment: { contentType: 'application/pdf', title: token('part'), data: Buffer.from(`%PDF-1.4 ${token('pdf')}`).toString('base64') } },
      ],
    },
    // A note of a clinician: the organization shows none (R34).
    {
      resourceType: 'DocumentReference', id: `note-${key}`, status: 'current', subject, type: { coding: [{ system: 'http://loinc.org', code: '11506-3' }] }, description: `Zq${key}heldqz`, date: '2026-05-01T10:00:00Z',
      content: [{ attachment: { contentType: 'text/plain', data: Buffer.from(`Zq${key}heldqz`).toString('base64') } }],
    },
    // Held: released to nobody, so its token may stand nowhere at all.
    {
      resourceType: 'Observation', id: `held-${key}`, status: 'preliminary', subject, code: { text: `Zq${key}heldqz` },
      category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' }] }],
      effectiveDateTime: '2026-05-02T10:00:00Z', valueString: `Zq${key}heldqz`,
    },
  ];
  return {
    key, mrn, email,
    bundle: { resourceType: 'Bundle', type: 'collection', entry: resources.map((resource) => ({ resource })) } as unknown as Bundle,
  };
}
