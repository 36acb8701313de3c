/**
 * Medicines as the record has them: what this organization prescribed and what its clinicians only wrote down (R16,
 * R17), taken now and taken before. Directions stay in the words of the label. Pure; it advises nothing.
 */
import { conceptText, decimal, fields, firstText, items, lookUp, plainTerm, referencedId, text } from './fhir-values.ts';
import type { Fields } from './fhir-values.ts';
import type { Entry } from './summary.ts';

export type MedicationStatus = 'active' | 'onHold' | 'stopped' | 'completed' | 'cancelled' | 'unknown';

export interface Medication {
  readonly id: string;
  readonly title: string | null;
  /** `snomed|…`: for learning more. */
  readonly code: string | null;
  readonly status: MedicationStatus;
  /** Written down, not prescribed here: what the person said they take. */
  readonly isReported: boolean;
  readonly directions: readonly Directions[];
  readonly reasons: readonly string[];
  readonly reasonIds: readonly string[];
  /** FHIR date-time. */
  readonly written?: string;
  readonly validUntil?: string;
  readonly prescriber?: string;
  readonly prescriberId?: string;
  readonly medicineId?: string;
  readonly pharmacy?: string;
  readonly pharmacyId?: string;
  readonly quantity?: string;
  readonly daysSupply?: string;
  readonly refillsAllowed?: number;
  /** Known only where the pharmacy tells of its fills. */
  readonly refillsLeft?: number;
  readonly lastFilled?: string;
  readonly statusReason?: string;
  readonly notes: readonly string[];
  readonly refersTo: readonly string[];
  readonly language?: string;
}

export interface Directions {
  /** As the label reads. */
  readonly text?: string;
  /** Where there is no text: how much, how often. */
  readonly amount?: string;
  readonly times?: { readonly count: number; readonly period: number; readonly unit: string };
  readonly asNeeded: boolean;
  readonly route?: string;
}

export interface Fill {
  readonly prescriptionId: string | null;
  readonly times: number;
  readonly last: string | null;
}

export interface Medications {
  readonly current: readonly Medication[];
  readonly past: readonly Medication[];
  readonly all: readonly Medication[];
}

const statuses: Readonly<Record<string, MedicationStatus>> = {
  active: 'active', intended: 'active', 'on-hold': 'onHold', stopped: 'stopped', 'not-taken': 'stopped', completed: 'completed', cancelled: 'cancelled',
};

export function medicationsFrom(entries: readonly Entry[], fills: readonly Fill[]): Medications {
  const byPrescription = new Map(fills.map((fill) => [fill.prescriptionId, fill]));
  const all = entries.filter(isForThePerson).map((entry) => medicationFrom(entry, byPrescription.get(entry.id)));
  const isCurrent = ({ status }: Medication): boolean => status === 'active' || status === 'onHold' || status === 'unknown';
  return { all, current: all.filter(isCurrent), past: all.filter((one) => !isCurrent(one)) };
}

/** Drafts and proposals are nobody's medicine yet. */
const isForThePerson = ({ content }: Entry): boolean =>
  content.status !== 'draft' && !(content.resourceType === 'MedicationRequest' && ['proposal', 'option'].includes(String(content.intent)));

function medicationFrom({ id, title, code, content }: Entry, fill: Fill | undefined): Medication {
  const request = fields(content.dispenseRequest);
  const allowed = request?.numberOfRepeatsAllowed;
  const refillsAllowed = typeof allowed === 'number' && allowed >= 0 ? allowed : undefined;
  const source = content.informationSource ?? content.requester;
  const isReported = content.resourceType === 'MedicationStatement' || content.intent === 'plan' || content.reportedBoolean === true || content.reportedReference !== undefined;
  const reasons = items(content.reasonReference);
  const known = {
    written: firstText(content, 'authoredOn', 'effectiveDateTime', 'effectivePeriod.start', 'dateAsserted'),
    validUntil: text(fields(request?.validityPeriod)?.end),
    prescriber: isReported ? text(fields(content.recorder)?.display) : text(fields(source)?.display),
    prescriberId: referencedId(isReported ? content.recorder : source),
    medicineId: title ? undefined : referencedId(content.medicationReference),
    pharmacy: text(fields(request?.performer)?.display),
    pharmacyId: referencedId(request?.performer),
    quantity: amountOf(request?.quantity),
    daysSupply: decimal(fields(request?.expectedSupplyDuration)?.value),
    refillsAllowed,
    refillsLeft: refillsAllowed !== undefined && fill ? Math.max(0, refillsAllowed - (fill.times - 1)) : undefined,
    lastFilled: fill?.last,
    statusReason: conceptText(Array.isArray(content.statusReason) ? content.statusReason[0] : content.statusReason),
    language: text(content.language),
  };
  const reasonIds = reasons.filter((one) => !text(one.display)).map(referencedId).filter((one) => one !== undefined);
  const refersTo = [known.prescriber ? undefined : known.prescriberId, known.pharmacy ? undefined : known.pharmacyId, known.medicineId, ...reasonIds];
  return {
    id, title, code, isReported, reasonIds,
    status: lookUp(statuses, text(content.status)) ?? 'unknown',
    directions: items(content.dosageInstruction ?? content.dosage).map(directionsFrom).filter((one) => one.text || one.amount || one.times || one.asNeeded),
    reasons: [...items(content.reasonCode).map(conceptText), ...reasons.map((one) => text(one.display))].filter((one) => one !== undefined).map(plainTerm),
    notes: items(content.note).map((note) => text(note.text)).filter((one) => one !== undefined),
    refersTo: refersTo.filter((one) => one !== undefined),
    ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined && value !== null && value !== '')),
  };
}

function directionsFrom(dosage: Fields): Directions {
  const words = text(dosage.text) ?? text(dosage.patientInstruction);
  const repeat = fields(fields(dosage.timing)?.repeat);
  const amount = amountOf(items(dosage.doseAndRate).map((one) => one.doseQuantity)[0]);
  const { frequency, period, periodUnit } = repeat ?? {};
  const route = conceptText(dosage.route);
  return {
    asNeeded: dosage.asNeededBoolean === true || conceptText(dosage.asNeededCodeableConcept) !== undefined,
    ...(words && { text: words }), ...(amount && { amount }), ...(route && { route }),
    ...(typeof frequency === 'number' && typeof periodUnit === 'string' && { times: { count: frequency, period: Number(decimal(period) ?? 1), unit: periodUnit } }),
  };
}

function amountOf(value: unknown): string | undefined {
  const quantity = fields(value);
  const amount = decimal(quantity?.value);
  return amount && [amount, text(quantity?.unit) ?? text(quantity?.code)].filter(Boolean).join(' ');
}
