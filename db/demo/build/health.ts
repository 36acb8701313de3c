/**
 * The lasting parts of a record: problems, allergies, immunizations, procedures, implants.
 */
import type { AllergyIntolerance, Condition, Device, Immunization, Procedure } from '@medplum/fhirtypes';
import type { ClinicKey, StaffKey } from '../clinic.ts';
import { at } from '../days.ts';
import type { Day } from '../days.ts';
import { coded, cvx, hl7, snomed, systems } from './codes.ts';
import { add, idIn, location, practitioner, refer } from './record.ts';
import type { DemoRecord } from './record.ts';

export interface ProblemDetails {
  readonly snomed: readonly [code: string, display: string];
  readonly icd10?: readonly [code: string, display: string];
  /** What the clinic calls it; the SNOMED display otherwise. */
  readonly text?: string;
  /** A day, a month or a year. */
  readonly since: string;
  readonly until?: string;
  readonly recorded: Day;
  readonly by: StaffKey;
  readonly note?: string;
  readonly entered?: 'in error';
  readonly status?: 'active' | 'resolved' | 'remission' | 'inactive';
}

export function problem(record: DemoRecord, name: string, details: ProblemDetails): Condition {
  const status = details.status ?? (details.until ? 'resolved' : 'active');
  const inError = details.entered === 'in error';
  return add<Condition>(record, {
    resourceType: 'Condition',
    id: idIn(record, `problem-${name}`),
    ...(inError ? {} : { clinicalStatus: hl7('condition-clinical', status, capital(status)) }),
    verificationStatus: inError
      ? hl7('condition-ver-status', 'entered-in-error', 'Entered in Error')
      : hl7('condition-ver-status', 'confirmed', 'Confirmed'),
    category: [hl7('condition-category', 'problem-list-item', 'Problem List Item')],
    code: {
      coding: [
        { system: systems.snomed, code: details.snomed[0], display: details.snomed[1] },
        ...(details.icd10
          ? [{ system: systems.icd10, code: details.icd10[0], display: details.icd10[1] }]
          : []),
      ],
      text: details.text ?? details.snomed[1],
    },
    subject: record.patient,
    onsetDateTime: details.since,
    ...(details.until ? { abatementDateTime: details.until } : {}),
    recordedDate: details.recorded,
    recorder: practitioner(details.by),
    ...(details.note ? { note: [{ text: details.note }] } : {}),
  });
}

export interface AllergyDetails {
  readonly to: readonly [system: 'snomed' | 'rxnorm', code: string, display: string, text?: string];
  readonly category: 'food' | 'medication' | 'environment';
  readonly type?: 'allergy' | 'intolerance';
  readonly criticality?: 'low' | 'high' | 'unable-to-assess';
  readonly reactions?: readonly (readonly [code: string, display: string, text: string])[];
  readonly severity?: 'mild' | 'moderate' | 'severe';
  readonly since?: string;
  readonly recorded: Day;
  readonly by: StaffKey;
  readonly status?: 'active' | 'inactive' | 'resolved';
  readonly note?: string;
}

export function allergy(record: DemoRecord, name: string, details: AllergyDetails): AllergyIntolerance {
  const [system, code, display, text] = details.to;
  const status = details.status ?? 'active';
  return add<AllergyIntolerance>(record, {
    resourceType: 'AllergyIntolerance',
    id: idIn(record, `allergy-${name}`),
    clinicalStatus: hl7('allergyintolerance-clinical', status, capital(status)),
    verificationStatus: hl7('allergyintolerance-verification', 'confirmed', 'Confirmed'),
    type: details.type ?? 'allergy',
    category: [details.category],
    ...(details.criticality ? { criticality: details.criticality } : {}),
    code: coded(systems[system], code, display, text),
    patient: record.patient,
    ...(details.since ? { onsetDateTime: details.since } : {}),
    recordedDate: details.recorded,
    recorder: practitioner(details.by),
    ...(details.reactions
      ? {
          reaction: [
            {
              manifestation: details.reactions.map(([reaction, name, text]) => snomed(reaction, name, text)),
              ...(details.severity ? { severity: details.severity } : {}),
            },
          ],
        }
      : {}),
    ...(details.note ? { note: [{ text: details.note }] } : {}),
  });
}

/** Somebody asked, and there are none: not the same as an empty list. */
export function noKnownAllergies(record: DemoRecord, recorded: Day, by: StaffKey): AllergyIntolerance {
  return add<AllergyIntolerance>(record, {
    resourceType: 'AllergyIntolerance',
    id: idIn(record, 'allergy-none-known'),
    clinicalStatus: hl7('allergyintolerance-clinical', 'active', 'Active'),
    verificationStatus: hl7('allergyintolerance-verification', 'confirmed', 'Confirmed'),
    code: snomed('716186003', 'No known allergy', 'No known allergies'),
    patient: record.patient,
    recordedDate: recorded,
    recorder: practitioner(by),
  });
}

export interface Vaccination {
  readonly vaccine: readonly [code: string, display: string, text: string];
  readonly day: Day;
  readonly dose?: number;
  readonly of?: number;
  readonly lot?: string;
  readonly site?: 'left arm' | 'right arm' | 'left thigh' | 'right thigh';
  readonly oral?: true;
  readonly by?: StaffKey;
  readonly clinic?: ClinicKey;
  /** Told by the patient or another register: no lot, no site. */
  readonly reportedBy?: string;
  readonly refused?: string;
}

const sites = {
  'left arm': ['LA', 'left arm'],
  'right arm': ['RA', 'right arm'],
  'left thigh': ['LT', 'left thigh'],
  'right thigh': ['RT', 'right thigh'],
} as const;

export function immunization(record: DemoRecord, name: string, shot: Vaccination): Immunization {
  const [code, display, text] = shot.vaccine;
  const site = shot.site ? sites[shot.site] : undefined;
  const route = shot.oral
    ? (['PO', 'Swallow, oral'] as const)
    : site
      ? (['IM', 'Injection, intramuscular'] as const)
      : undefined;
  return add<Immunization>(record, {
    resourceType: 'Immunization',
    id: idIn(record, `shot-${name}`),
    status: shot.refused ? 'not-done' : 'completed',
    ...(shot.refused
      ? { statusReason: { ...hl7('v3-ActReason', 'PATOBJ', 'patient objection'), text: shot.refused } }
      : {}),
    vaccineCode: cvx(code, display, text),
    patient: record.patient,
    occurrenceDateTime: shot.day,
    primarySource: !shot.reportedBy,
    ...(shot.reportedBy ? { reportOrigin: { text: shot.reportedBy } } : {}),
    ...(shot.clinic ? { location: location(shot.clinic) } : {}),
    ...(shot.lot ? { lotNumber: shot.lot } : {}),
    ...(site ? { site: hl7('v3-ActSite', site[0], site[1]) } : {}),
    ...(route ? { route: hl7('v3-RouteOfAdministration', route[0], route[1]) } : {}),
    ...(shot.by
      ? {
          performer: [
            { function: hl7('v2-0443', 'AP', 'Administering Provider'), actor: practitioner(shot.by) },
          ],
        }
      : {}),
    ...(shot.dose
      ? {
          protocolApplied: [
            { doseNumberPositiveInt: shot.dose, ...(shot.of ? { seriesDosesPositiveInt: shot.of } : {}) },
          ],
        }
      : {}),
  });
}

export interface ProcedureDetails {
  /** SNOMED CT, or only the words. */
  readonly what: readonly [code: string, display: string, text?: string] | string;
  readonly day: Day;
  readonly until?: Day;
  /** Left out when somebody from elsewhere did it. */
  readonly by?: StaffKey;
  readonly bodySite?: string;
  readonly note?: string;
  readonly device?: Device;
  /** What the procedure did with the device. */
  readonly deviceAction?: 'implanted' | 'explanted';
}

export function procedure(record: DemoRecord, name: string, details: ProcedureDetails): Procedure {
  return add<Procedure>(record, {
    resourceType: 'Procedure',
    id: idIn(record, `procedure-${name}`),
    status: 'completed',
    code: typeof details.what === 'string' ? { text: details.what } : snomed(...details.what),
    subject: record.patient,
    ...(details.until
      ? { performedPeriod: { start: details.day, end: details.until } }
      : { performedDateTime: at(details.day, '08:00') }),
    ...(details.by ? { performer: [{ actor: practitioner(details.by) }] } : {}),
    ...(details.bodySite ? { bodySite: [{ text: details.bodySite }] } : {}),
    ...(details.note ? { note: [{ text: details.note }] } : {}),
    ...(details.device
      ? {
          focalDevice: [
            {
              action: {
                coding: [
                  {
                    system: 'http://hl7.org/fhir/device-action',
                    code: details.deviceAction ?? 'implanted',
                    display: details.deviceAction === 'explanted' ? 'Explanted' : 'Implanted',
                  },
                ],
              },
              manipulated: refer(details.device),
            },
          ],
        }
      : {}),
  });
}

export interface ImplantDetails {
  readonly snomed?: readonly [code: string, display: string];
  readonly name: string;
  readonly manufacturer: string;
  readonly model: string;
  readonly lot: string;
  readonly serial: string;
  /** GS1 trade item number, 14 digits, the last a check digit. */
  readonly gtin: string;
  readonly made: Day;
  readonly expires: Day;
  /** In words: what to know before an MRI scan. */
  readonly safety?: string;
  readonly status?: 'active' | 'inactive';
}

/** An implant with its unique device identifier, as it is printed on the patient's card. */
export function implant(record: DemoRecord, name: string, details: ImplantDetails): Device {
  const compact = (day: Day) => day.slice(2).replaceAll('-', '');
  return add<Device>(record, {
    resourceType: 'Device',
    id: idIn(record, `implant-${name}`),
    udiCarrier: [
      {
        deviceIdentifier: details.gtin,
        issuer: 'http://hl7.org/fhir/NamingSystem/gs1',
        jurisdiction: 'http://hl7.org/fhir/NamingSystem/fda-udi',
        carrierHRF: `(01)${details.gtin}(11)${compact(details.made)}(17)${compact(details.expires)}(10)${details.lot}(21)${details.serial}`,
        entryType: 'barcode',
      },
    ],
    status: details.status ?? 'active',
    distinctIdentifier: details.gtin,
    manufacturer: details.manufacturer,
    manufactureDate: details.made,
    expirationDate: details.expires,
    lotNumber: details.lot,
    serialNumber: details.serial,
    deviceName: [{ name: details.name, type: 'user-friendly-name' }],
    modelNumber: details.model,
    type: details.snomed
      ? snomed(details.snomed[0], details.snomed[1], details.name)
      : { text: details.name },
    patient: record.patient,
    ...(details.safety ? { safety: [{ text: details.safety }] } : {}),
  });
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
