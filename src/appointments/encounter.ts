/**
 * A visit that took place (FHIR Encounter) as data for a page: when, what kind, where, with whom, why, how it ended.
 * Pure; it carries the record's words and adds none.
 */
import { codings, conceptText, fields, items, plainTerm, text } from '../chart/fhir-values.ts';
import type { Fields } from '../chart/fhir-values.ts';
import { referred } from '../chart/directory.ts';
import type { Referred } from '../chart/directory.ts';
import { periodOf } from './appointment.ts';

export const visitStatuses = ['planned', 'arrived', 'triaged', 'in-progress', 'onleave', 'finished', 'cancelled'] as const;
export type VisitStatus = (typeof visitStatuses)[number];

/** HL7 v3 ActEncounterCode, as plain kinds. */
export type VisitClass = 'office' | 'virtual' | 'emergency' | 'hospital' | 'observation' | 'home';

export interface PastVisit {
  readonly kind: 'visit';
  readonly id: string;
  readonly status: VisitStatus | undefined;
  readonly class?: VisitClass;
  /** FHIR dates. */
  readonly start?: string;
  readonly end?: string;
  readonly title?: string;
  readonly reasons: readonly string[];
  /** Reasons that are named by reference only, and diagnoses. */
  readonly reasonReferences: readonly Referred[];
  readonly with: readonly Referred[];
  readonly place?: Referred;
  readonly provider?: Referred;
  /** How a stay ended: "Discharged to home". */
  readonly ended?: string;
  readonly language?: string;
}

const classes: Readonly<Record<string, VisitClass>> = {
  AMB: 'office', VR: 'virtual', EMER: 'emergency', IMP: 'hospital', ACUTE: 'hospital', NONAC: 'hospital', SS: 'hospital', OBSENC: 'observation', HH: 'home', FLD: 'home',
};

export function visitFrom(id: string, content: Fields): PastVisit {
  const type = items(content.type).map(conceptText).find((words) => words !== undefined && !/^unknown\b/i.test(words));
  const kind = classes[text(fields(content.class)?.code) ?? ''];
  const place = items(content.location).map((one) => referred(one.location)).find((one) => one !== undefined);
  const provider = referred(content.serviceProvider);
  const ended = conceptText(fields(content.hospitalization)?.dischargeDisposition);
  const language = text(content.language);
  const reasons = items(content.reasonCode).map(conceptText).filter((words) => words !== undefined).map(plainTerm);
  const referredReasons = [...items(content.reasonReference).map(referred), ...items(content.diagnosis).map((one) => referred(one.condition))];
  return {
    kind: 'visit', id,
    status: visitStatuses.find((one) => one === content.status),
    ...periodOf(content.period),
    reasons: [...new Set(reasons)],
    reasonReferences: referredReasons.filter((one) => one !== undefined).filter((one) => !one.text || !reasons.includes(plainTerm(one.text))),
    with: peopleOf(content),
    ...(kind && { class: kind }), ...(type && { title: plainTerm(type) }), ...(place && { place }), ...(provider && { provider }),
    ...(ended && { ended }), ...(language && { language }),
  };
}

/** The one who led the visit first; each person once. */
function peopleOf(content: Fields): Referred[] {
  const rank = (participant: Fields): number => (items(participant.type).some((type) => codings(type).some(({ code }) => code === 'PPRF' || code === 'ATND')) ? 0 : 1);
  const people = [...items(content.participant)].sort((one, other) => rank(one) - rank(other)).map((one) => referred(one.individual)).filter((one) => one !== undefined);
  return people.filter((one, index) => one.type !== 'RelatedPerson' && people.findIndex((other) => (other.id ?? other.text) === (one.id ?? one.text)) === index);
}
