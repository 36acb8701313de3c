/**
 * Visits that were (Encounter), visits to come (Appointment), and what is measured at the door: vital signs.
 */
import type { Appointment, CodeableConcept, Encounter, Observation, Quantity } from '@medplum/fhirtypes';
import { clinicOf, staffOf } from '../clinic.ts';
import type { ClinicKey, StaffKey } from '../clinic.ts';
import { at } from '../days.ts';
import type { Day } from '../days.ts';
import { coded, hl7, loinc, snomed, systems } from './codes.ts';
import { add, idIn, location, organization, practitioner, refer } from './record.ts';
import type { DemoRecord } from './record.ts';

/** The hospital of the town; it has an EHR of its own, and only visits are known here. */
export const hospital = 'Alder Mills Hospital';

export const visitTypes = {
  followUp: snomed('390906007', 'Follow-up encounter', 'Follow-up visit'),
  checkUp: snomed('185349003', 'Encounter for check up', 'Check-up'),
  physical: snomed('162673000', 'General examination of patient', 'Yearly physical'),
  wellChild: snomed('410620009', 'Well child visit', 'Well child visit'),
  prenatal: snomed('424619006', 'Prenatal visit', 'Prenatal visit'),
  sick: snomed('185345009', 'Encounter for symptom', 'Sick visit'),
  consultation: snomed('11429006', 'Consultation', 'Specialist consultation'),
  video: snomed('448337001', 'Telemedicine consultation with patient', 'Video visit'),
  emergency: snomed('50849002', 'Emergency room admission', 'Emergency department visit'),
  surgery: snomed('32485007', 'Hospital admission', 'Hospital stay for surgery'),
  hospital: snomed('32485007', 'Hospital admission', 'Hospital stay'),
} as const satisfies Record<string, CodeableConcept>;

const classes = {
  AMB: 'ambulatory',
  VR: 'virtual',
  EMER: 'emergency',
  IMP: 'inpatient encounter',
} as const;

export interface VisitDetails {
  readonly type: keyof typeof visitTypes;
  readonly day: Day;
  readonly time?: string;
  /** Minutes; for a hospital stay give `until`. */
  readonly minutes?: number;
  readonly until?: Day;
  readonly with: StaffKey;
  readonly clinic: ClinicKey;
  /** Somewhere else than at that clinic. */
  readonly place?: string;
  readonly reason: string;
  readonly status?: 'finished' | 'cancelled' | 'entered-in-error';
}

export function visit(record: DemoRecord, name: string, details: VisitDetails): Encounter {
  const { day, time = '09:00', minutes = 30 } = details;
  const kind =
    details.type === 'video' ? 'VR' : details.type === 'emergency' ? 'EMER' : details.until ? 'IMP' : 'AMB';
  return add<Encounter>(record, {
    resourceType: 'Encounter',
    id: idIn(record, `visit-${name}`),
    status: details.status ?? 'finished',
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: kind, display: classes[kind] },
    type: [visitTypes[details.type]],
    subject: record.patient,
    participant: [
      {
        type: [hl7('v3-ParticipationType', 'PPRF', 'primary performer')],
        individual: practitioner(details.with),
      },
    ],
    period: {
      start: at(day, time),
      end: details.until ? at(details.until, '11:00') : at(day, later(time, minutes)),
    },
    reasonCode: [{ text: details.reason }],
    location: [{ location: details.place ? { display: details.place } : location(details.clinic) }],
    serviceProvider: details.place ? { display: details.place } : organization,
  });
}

export interface AppointmentDetails {
  readonly type: keyof typeof visitTypes;
  readonly day: Day;
  readonly time: string;
  readonly minutes?: number;
  readonly with: StaffKey;
  readonly clinic: ClinicKey;
  readonly reason: string;
  readonly instructions?: string;
  readonly status?: 'booked' | 'cancelled' | 'noshow' | 'fulfilled' | 'pending';
}

export function appointment(record: DemoRecord, name: string, details: AppointmentDetails): Appointment {
  const minutes = details.minutes ?? 30;
  return add<Appointment>(record, {
    resourceType: 'Appointment',
    id: idIn(record, `appointment-${name}`),
    status: details.status ?? 'booked',
    serviceType: [visitTypes[details.type]],
    specialty: [{ text: staffOf(details.with).title }],
    description: details.reason,
    start: at(details.day, details.time),
    end: at(details.day, later(details.time, minutes)),
    minutesDuration: minutes,
    ...(details.instructions ? { patientInstruction: details.instructions } : {}),
    participant: [
      { actor: record.patient, status: 'accepted' },
      { actor: practitioner(details.with), status: 'accepted' },
      ...(details.type === 'video' ? [] : [{ actor: location(details.clinic), status: 'accepted' as const }]),
    ],
    comment: `To cancel or move this visit, call ${clinicOf(details.clinic).phone}.`,
  });
}

export interface Vitals {
  readonly day: Day;
  readonly time?: string;
  readonly bloodPressure?: readonly [systolic: number, diastolic: number];
  readonly pulse?: number;
  readonly breaths?: number;
  /** Degrees Fahrenheit. */
  readonly temperature?: number;
  /** Percent. */
  readonly oxygen?: number;
  /** Pounds. */
  readonly weight?: number;
  /** Inches. Body mass index is computed when both are given. */
  readonly height?: number;
  /** Centimeters, in babies. */
  readonly headCircumference?: number;
  readonly measuredAt?: Encounter;
}

export function vitals(record: DemoRecord, name: string, taken: Vitals): void {
  const measure = (part: string, code: string, display: string, text: string, value: Partial<Observation>) =>
    add<Observation>(record, {
      resourceType: 'Observation',
      id: idIn(record, `vitals-${name}-${part}`),
      status: 'final',
      category: [hl7('observation-category', 'vital-signs', 'Vital Signs')],
      code: loinc(code, display, text),
      subject: record.patient,
      ...(taken.measuredAt ? { encounter: refer(taken.measuredAt) } : {}),
      effectiveDateTime: at(taken.day, taken.time ?? '09:05'),
      ...value,
    });

  if (taken.bloodPressure)
    measure(
      'blood-pressure',
      '85354-9',
      'Blood pressure panel with all children optional',
      'Blood pressure',
      {
        component: [
          {
            code: loinc('8480-6', 'Systolic blood pressure'),
            valueQuantity: amount(taken.bloodPressure[0], 'mmHg', 'mm[Hg]'),
          },
          {
            code: loinc('8462-4', 'Diastolic blood pressure'),
            valueQuantity: amount(taken.bloodPressure[1], 'mmHg', 'mm[Hg]'),
          },
        ],
      },
    );
  if (taken.pulse)
    measure('pulse', '8867-4', 'Heart rate', 'Heart rate', {
      valueQuantity: amount(taken.pulse, 'beats/minute', '/min'),
    });
  if (taken.breaths)
    measure('breaths', '9279-1', 'Respiratory rate', 'Breathing rate', {
      valueQuantity: amount(taken.breaths, 'breaths/minute', '/min'),
    });
  if (taken.temperature)
    measure('temperature', '8310-5', 'Body temperature', 'Temperature', {
      valueQuantity: amount(taken.temperature, '°F', '[degF]'),
    });
  if (taken.oxygen)
    measure(
      'oxygen',
      '59408-5',
      'Oxygen saturation in Arterial blood by Pulse oximetry',
      'Oxygen saturation',
      {
        valueQuantity: amount(taken.oxygen, '%', '%'),
      },
    );
  if (taken.height)
    measure('height', '8302-2', 'Body height', 'Height', {
      valueQuantity: amount(taken.height, 'in', '[in_i]'),
    });
  if (taken.weight)
    measure('weight', '29463-7', 'Body weight', 'Weight', {
      valueQuantity: amount(taken.weight, 'lb', '[lb_av]'),
    });
  if (taken.weight && taken.height)
    measure('bmi', '39156-5', 'Body mass index (BMI) [Ratio]', 'Body mass index', {
      valueQuantity: amount(bodyMassIndex(taken.weight, taken.height), 'kg/m²', 'kg/m2'),
    });
  if (taken.headCircumference)
    measure('head', '9843-4', 'Head Occipital-frontal circumference', 'Head circumference', {
      valueQuantity: amount(taken.headCircumference, 'cm', 'cm'),
    });
}

const smoking = {
  never: ['266919005', 'Never smoked tobacco'],
  former: ['8517006', 'Ex-smoker'],
  current: ['449868002', 'Smokes tobacco daily'],
} as const;

export function smokingStatus(record: DemoRecord, status: keyof typeof smoking, day: Day): Observation {
  const [code, display] = smoking[status];
  return add<Observation>(record, {
    resourceType: 'Observation',
    id: idIn(record, 'smoking'),
    status: 'final',
    category: [hl7('observation-category', 'social-history', 'Social History')],
    code: loinc('72166-2', 'Tobacco smoking status'),
    subject: record.patient,
    effectiveDateTime: at(day, '09:10'),
    valueCodeableConcept: coded(systems.snomed, code, display),
  });
}

/** A questionnaire's score, such as PHQ-9. */
export function score(
  record: DemoRecord,
  name: string,
  test: { code: string; display: string; text: string },
  value: number,
  day: Day,
): Observation {
  return add<Observation>(record, {
    resourceType: 'Observation',
    id: idIn(record, name),
    status: 'final',
    category: [hl7('observation-category', 'survey', 'Survey')],
    code: loinc(test.code, test.display, test.text),
    subject: record.patient,
    effectiveDateTime: at(day, '09:12'),
    valueQuantity: amount(value, 'points', '{score}'),
  });
}

/** @param pounds, inches @returns kg/m², one decimal */
export function bodyMassIndex(pounds: number, inches: number): number {
  return Math.round(((pounds * 0.453_592) / (inches * 0.0254) ** 2) * 10) / 10;
}

function amount(value: number, unit: string, code: string): Quantity {
  return { value, unit, system: systems.ucum, code };
}

function later(time: string, minutes: number): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const total = hour * 60 + minute + minutes;
  return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`;
}
