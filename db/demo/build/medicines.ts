/**
 * Medicines: what the clinic prescribed (intent order), what it only wrote down (intent plan, reported), and the
 * fills the pharmacy told of. Directions are kept as the label reads.
 */
import type { MedicationDispense, MedicationRequest } from '@medplum/fhirtypes';
import type { StaffKey } from '../clinic.ts';
import { at } from '../days.ts';
import type { Day } from '../days.ts';
import { hl7, rxnorm, systems } from './codes.ts';
import { add, idIn, practitioner, refer } from './record.ts';
import type { DemoRecord } from './record.ts';

export const pharmacies = {
  towpath: { reference: 'Organization/towpath-pharmacy', display: 'Towpath Pharmacy' },
  foundry: { reference: 'Organization/foundry-pharmacy', display: 'Foundry Street Drugs' },
} as const;

export interface Prescription {
  /** RxNorm, or only the words. */
  readonly drug: readonly [code: string, display: string, text?: string] | string;
  readonly directions: string;
  /** Times a day, where it is that simple. */
  readonly timesADay?: number;
  readonly from: Day;
  /** Until when the prescription may be filled. */
  readonly validUntil?: Day;
  readonly by: StaffKey;
  readonly for?: string;
  readonly status?: MedicationRequest['status'];
  readonly statusReason?: string;
  readonly quantity?: readonly [amount: number, unit: string];
  readonly daysSupply?: number;
  readonly refills?: number;
  readonly pharmacy?: keyof typeof pharmacies;
  /** Days on which it was handed over, oldest first. */
  readonly fills?: readonly Day[];
  readonly note?: string;
}

export function prescription(record: DemoRecord, name: string, details: Prescription): MedicationRequest {
  const request = add<MedicationRequest>(record, {
    resourceType: 'MedicationRequest',
    id: idIn(record, `medicine-${name}`),
    status: details.status ?? 'active',
    ...(details.statusReason ? { statusReason: { text: details.statusReason } } : {}),
    intent: 'order',
    category: [hl7('medicationrequest-category', 'community', 'Community')],
    reportedBoolean: false,
    medicationCodeableConcept: drugOf(details.drug),
    subject: record.patient,
    authoredOn: at(details.from, '09:40'),
    requester: practitioner(details.by),
    ...(details.for ? { reasonCode: [{ text: details.for }] } : {}),
    dosageInstruction: [dosage(details.directions, details.timesADay)],
    ...(details.quantity
      ? {
          dispenseRequest: {
            validityPeriod: {
              start: details.from,
              ...(details.validUntil ? { end: details.validUntil } : {}),
            },
            numberOfRepeatsAllowed: details.refills ?? 0,
            quantity: amount(...details.quantity),
            ...(details.daysSupply
              ? {
                  expectedSupplyDuration: {
                    value: details.daysSupply,
                    unit: 'days',
                    system: systems.ucum,
                    code: 'd',
                  },
                }
              : {}),
            ...(details.pharmacy ? { performer: pharmacies[details.pharmacy] } : {}),
          },
        }
      : {}),
    ...(details.note ? { note: [{ text: details.note }] } : {}),
  });
  for (const [index, day] of (details.fills ?? []).entries())
    dispense(record, `fill-${name}-${index + 1}`, request, details, day, index);
  return request;
}

export interface ReportedMedicine {
  readonly drug: Prescription['drug'];
  readonly directions: string;
  readonly since: Day;
  readonly recordedBy: StaffKey;
  readonly status?: MedicationRequest['status'];
  readonly note?: string;
}

/** Something the patient says they take: bought over the counter, or prescribed elsewhere. */
export function reportedMedicine(
  record: DemoRecord,
  name: string,
  details: ReportedMedicine,
): MedicationRequest {
  return add<MedicationRequest>(record, {
    resourceType: 'MedicationRequest',
    id: idIn(record, `medicine-${name}`),
    status: details.status ?? 'active',
    intent: 'plan',
    category: [hl7('medicationrequest-category', 'community', 'Community')],
    reportedBoolean: true,
    medicationCodeableConcept: drugOf(details.drug),
    subject: record.patient,
    authoredOn: at(details.since, '09:40'),
    requester: record.patient,
    recorder: practitioner(details.recordedBy),
    dosageInstruction: [dosage(details.directions)],
    ...(details.note ? { note: [{ text: details.note }] } : {}),
  });
}

function dispense(
  record: DemoRecord,
  name: string,
  request: MedicationRequest,
  details: Prescription,
  day: Day,
  index: number,
) {
  return add<MedicationDispense>(record, {
    resourceType: 'MedicationDispense',
    id: idIn(record, name),
    status: 'completed',
    medicationCodeableConcept: drugOf(details.drug),
    subject: record.patient,
    ...(details.pharmacy ? { performer: [{ actor: pharmacies[details.pharmacy] }] } : {}),
    authorizingPrescription: [refer(request)],
    type: index === 0 ? hl7('v3-ActCode', 'FF', 'First Fill') : hl7('v3-ActCode', 'RF', 'Refill'),
    ...(details.quantity ? { quantity: amount(...details.quantity) } : {}),
    ...(details.daysSupply
      ? { daysSupply: { value: details.daysSupply, unit: 'days', system: systems.ucum, code: 'd' } }
      : {}),
    whenHandedOver: at(day, '16:30'),
  });
}

function drugOf(drug: Prescription['drug']) {
  return typeof drug === 'string' ? { text: drug } : rxnorm(drug[0], drug[1], drug[2]);
}

function dosage(text: string, timesADay?: number) {
  return {
    text,
    ...(timesADay
      ? { timing: { repeat: { frequency: timesADay, period: 1, periodUnit: 'd' as const } } }
      : {}),
  };
}

function amount(value: number, unit: string) {
  return { value, unit };
}
