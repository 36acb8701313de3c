/**
 * Which list of the record a resource stands in, under what name, code and date: the columns that pages read. Pure:
 * the same resource always gives the same columns. Shows nothing to anybody; that is release and scope.
 */
import { instantOf } from './fhir-dates.ts';
import { observationKind } from './observation-kinds.ts';

/** A FHIR resource as it comes: anything may be missing, anything may be of the wrong type. */
export type Raw = { readonly resourceType: string; readonly id?: string; readonly [field: string]: unknown };

export type Listing =
  | 'result' | 'note' | 'vital' | 'allergy' | 'problem' | 'immunization' | 'medication' | 'visit' | 'appointment'
  | 'document' | 'implant' | 'careteam' | 'coverage' | 'procedure' | 'encounter-diagnosis' | 'survey' | 'fill';

export interface Listed {
  readonly status: string | null;
  readonly listing: Listing | null;
  /** `loinc|4548-4`: the first coding of a system we know, else the first of all. */
  readonly code: string | null;
  readonly title: string | null;
  readonly sortAt: Date | null;
}

export function listed(resource: Raw): Listed {
  const concept = conceptOf(resource);
  return {
    status: text(resource.status) ?? null,
    listing: listingOf(resource),
    code: codeOf(concept) ?? null,
    title: titleOf(resource, concept)?.slice(0, 500) ?? null,
    sortAt: sortAtOf(resource) ?? null,
  };
}

/** The list of the record it stands in; null where it stands in none. */
export function listingOf(resource: Raw): Listing | null {
  switch (resource.resourceType) {
    case 'DiagnosticReport': return isNote(resource) ? 'note' : 'result';
    case 'Observation': return observationKind(resource);
    case 'DocumentReference': return isNote(resource) ? 'note' : 'document';
    case 'AllergyIntolerance': return 'allergy';
    case 'Condition': return hasCategory(resource, /^encounter-diagnosis$/) && !hasCategory(resource, /^(problem-list-item|health-concern)$/) ? 'encounter-diagnosis' : 'problem';
    case 'Immunization': return 'immunization';
    case 'MedicationRequest': case 'MedicationStatement': return 'medication';
    case 'MedicationDispense': return 'fill';
    case 'Encounter': return 'visit';
    case 'Appointment': return 'appointment';
    case 'Device': return 'implant';
    case 'CareTeam': return 'careteam';
    case 'Coverage': return 'coverage';
    case 'Procedure': return 'procedure';
    default: return null;
  }
}

/** LOINC codes of clinical notes: they are documents in the form of a report. */
const noteCodes = /^(11488-4|18842-5|34117-2|28570-0|11506-3|51847-2|34109-9|34133-9|47420-5|59258-4|64290-0|68834-1|34748-4|11504-8|10164-2|51855-5)$/;

const isNote = (resource: Raw): boolean =>
  hasCategory(resource, /^clinical-note$/) ||
  (resource.resourceType === 'DiagnosticReport' && !resource.result && /\bnotes?$/i.test(nameOf(resource.code) ?? '')) ||
  codings(resource.resourceType === 'DocumentReference' ? resource.type : resource.code).some((coding) => noteCodes.test(text(coding.code) ?? ''));

function conceptOf(resource: Raw): unknown {
  switch (resource.resourceType) {
    case 'Immunization': return resource.vaccineCode;
    case 'MedicationRequest': case 'MedicationStatement': case 'MedicationDispense': return resource.medicationCodeableConcept ?? containedMedication(resource);
    case 'DocumentReference': case 'Device': case 'Coverage': return resource.type;
    case 'Encounter': return first(resource.type);
    case 'Appointment': return first(resource.serviceType) ?? resource.appointmentType;
    default: return resource.code;
  }
}

function containedMedication(resource: Raw): unknown {
  const reference = text(record(resource.medicationReference)?.reference);
  if (!reference?.startsWith('#')) return undefined;
  return list(resource.contained).map(record).find((one) => one?.id === reference.slice(1))?.code;
}

function titleOf(resource: Raw, concept: unknown): string | undefined {
  switch (resource.resourceType) {
    case 'MedicationRequest': case 'MedicationStatement': case 'MedicationDispense':
      return nameOf(concept) ?? text(record(resource.medicationReference)?.display);
    case 'DocumentReference': return text(resource.description) ?? nameOf(concept) ?? text(record(record(first(resource.content))?.attachment)?.title);
    case 'Device': return text(record(first(resource.deviceName))?.name) ?? nameOf(concept);
    case 'CareTeam': case 'Location': case 'Organization': return text(resource.name) ?? nameOf(first(resource.category));
    case 'Practitioner': case 'Patient': case 'RelatedPerson': return humanName(first(resource.name));
    case 'PractitionerRole': return text(record(resource.practitioner)?.display) ?? nameOf(first(resource.code));
    case 'Coverage': return text(record(first(resource.payor))?.display) ?? nameOf(concept);
    case 'Encounter': return nameOf(concept) ?? nameOf(first(resource.reasonCode)) ?? text(record(resource.class)?.display);
    case 'Appointment': return text(resource.description) ?? nameOf(concept);
    default: return nameOf(concept);
  }
}

/** "Dr. Mary Chen": the text form when there is one. */
export function humanName(name: unknown): string | undefined {
  const given = record(name);
  const parts = [...list(given?.prefix), ...list(given?.given), given?.family, ...list(given?.suffix)].map(text).filter(Boolean);
  return text(given?.text) ?? (parts.length > 0 ? parts.join(' ') : undefined);
}

const nameOf = (concept: unknown): string | undefined =>
  text(record(concept)?.text) ?? codings(concept).map((coding) => text(coding.display)).find(Boolean) ?? text(codings(concept)[0]?.code);

const systems: ReadonlyMap<string, string> = new Map([
  ['http://loinc.org', 'loinc'],
  ['http://snomed.info/sct', 'snomed'],
  ['http://www.nlm.nih.gov/research/umls/rxnorm', 'rxnorm'],
  ['http://hl7.org/fhir/sid/cvx', 'cvx'],
  ['http://hl7.org/fhir/sid/icd-10-cm', 'icd10'],
  ['http://hl7.org/fhir/sid/ndc', 'ndc'],
]);

function codeOf(concept: unknown): string | undefined {
  const all = codings(concept).filter((coding) => text(coding.code));
  const best = all.find((coding) => systems.has(text(coding.system) ?? '')) ?? all[0];
  if (!best) return undefined;
  const system = text(best.system) ?? '';
  return `${systems.get(system) ?? system}|${text(best.code)}`.slice(0, 300);
}

const dateFields: Readonly<Record<string, readonly string[]>> = {
  Observation: ['effectiveDateTime', 'effectiveInstant', 'effectivePeriod.start', 'issued'],
  DiagnosticReport: ['effectiveDateTime', 'effectivePeriod.start', 'issued'],
  Condition: ['onsetDateTime', 'onsetPeriod.start', 'recordedDate'],
  AllergyIntolerance: ['recordedDate', 'onsetDateTime', 'lastOccurrence'],
  Immunization: ['occurrenceDateTime', 'recorded'],
  MedicationRequest: ['authoredOn'],
  MedicationStatement: ['effectiveDateTime', 'effectivePeriod.start', 'dateAsserted'],
  MedicationDispense: ['whenHandedOver', 'whenPrepared'],
  Procedure: ['performedDateTime', 'performedPeriod.start'],
  Encounter: ['period.start'],
  Appointment: ['start', 'requestedPeriod.start'],
  DocumentReference: ['date', 'context.period.start'],
  Device: ['manufactureDate'],
  Coverage: ['period.start'],
};

function sortAtOf(resource: Raw): Date | undefined {
  for (const path of dateFields[resource.resourceType] ?? ['date', 'period.start', 'authoredOn', 'created']) {
    const [field = '', inner] = path.split('.').slice(0, 2);
    const deeper = path.split('.')[2];
    let value: unknown = resource[field];
    if (inner) value = record(value)?.[inner];
    if (deeper) value = record(value)?.[deeper];
    const instant = instantOf(value);
    if (instant) return instant;
  }
  return instantOf(record(resource.meta)?.lastUpdated);
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined);
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]);
const first = (value: unknown): unknown => list(value)[0];
const record = (value: unknown): Readonly<Record<string, unknown>> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
const codings = (concept: unknown): Readonly<Record<string, unknown>>[] => list(record(concept)?.coding).map(record).filter((one) => one !== undefined);
const hasCategory = (resource: Raw, pattern: RegExp): boolean =>
  list(resource.category).some((category) => codings(category).some((coding) => pattern.test(text(coding.code) ?? '')));
