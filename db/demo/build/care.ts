/**
 * Around the patient: the care team, the insurance, goals, family, and what clinicians wrote (notes, letters).
 */
import type { CareTeam, Coverage, DocumentReference, Encounter, RelatedPerson } from '@medplum/fhirtypes';
import { staffOf } from '../clinic.ts';
import type { StaffKey } from '../clinic.ts';
import { at } from '../days.ts';
import type { Day } from '../days.ts';
import { hl7, loinc } from './codes.ts';
import { add, idIn, organization, practitioner, refer } from './record.ts';
import type { DemoRecord } from './record.ts';
import { base64 } from './reports.ts';

export interface FormerMember {
  readonly who: StaffKey;
  readonly role: string;
  readonly from: Day;
  readonly to: Day;
}

/** @param roles who is in it and as what: `{ doctor: 'Primary care doctor' }` */
export function careTeam(
  record: DemoRecord,
  roles: Partial<Record<StaffKey, string>>,
  since: Day,
  former: readonly FormerMember[] = [],
): CareTeam {
  return add<CareTeam>(record, {
    resourceType: 'CareTeam',
    id: idIn(record, 'team'),
    status: 'active',
    name: `Care team of ${record.person.given} ${record.person.family}`,
    subject: record.patient,
    participant: [
      ...Object.entries(roles).map(([key, role]) => ({
        role: [{ text: role }],
        member: practitioner(key as StaffKey),
        onBehalfOf: organization,
        period: { start: since },
      })),
      ...former.map(({ who, role, from, to }) => ({
        role: [{ text: role }],
        member: practitioner(who),
        period: { start: from, end: to },
      })),
    ],
    managingOrganization: [organization],
    telecom: Object.keys(roles).map((key) => ({
      system: 'phone',
      value: staffOf(key as StaffKey).phone,
      use: 'work',
    })),
  });
}

const payers = {
  hollyhock: { reference: 'Organization/hollyhock-mutual', display: 'Hollyhock Mutual Health Plan' },
  valley: { reference: 'Organization/three-valleys', display: 'Three Valleys Senior Plan' },
} as const;

export interface Insurance {
  readonly payer: keyof typeof payers;
  readonly plan: string;
  readonly member: string;
  readonly group?: string;
  readonly from: Day;
  readonly to?: Day;
  readonly type?: 'EHCPOL' | 'PUBLICPOL';
  readonly relationship?: 'self' | 'child';
  readonly status?: 'active' | 'cancelled';
}

export function insurance(record: DemoRecord, name: string, details: Insurance): Coverage {
  const type = details.type ?? 'EHCPOL';
  const relationship = details.relationship ?? 'self';
  return add<Coverage>(record, {
    resourceType: 'Coverage',
    id: idIn(record, `insurance-${name}`),
    status: details.status ?? 'active',
    type: hl7('v3-ActCode', type, type === 'EHCPOL' ? 'extended healthcare' : 'public healthcare'),
    subscriberId: details.member,
    beneficiary: record.patient,
    relationship: hl7('subscriber-relationship', relationship, relationship === 'self' ? 'Self' : 'Child'),
    period: { start: details.from, ...(details.to ? { end: details.to } : {}) },
    payor: [payers[details.payer]],
    class: [
      ...(details.group ? [{ type: hl7('coverage-class', 'group', 'Group'), value: details.group }] : []),
      {
        type: hl7('coverage-class', 'plan', 'Plan'),
        value: details.plan.toLowerCase().replaceAll(' ', '-'),
        name: details.plan,
      },
    ],
  });
}

const noteTypes = {
  progress: ['11506-3', 'Progress note'],
  consult: ['11488-4', 'Consult note'],
  discharge: ['18842-5', 'Discharge summary'],
  surgery: ['11504-8', 'Surgical operation note'],
  procedure: ['28570-0', 'Procedure note'],
  physical: ['34117-2', 'History and physical note'],
  instructions: ['69730-0', 'Instructions'],
  referral: ['57133-1', 'Referral note'],
} as const;

export interface Note {
  readonly type: keyof typeof noteTypes;
  readonly title: string;
  readonly day: Day;
  readonly by: StaffKey;
  readonly visit?: Encounter;
  readonly text: string;
  readonly language?: 'en-US' | 'es-US';
  readonly status?: 'current' | 'superseded' | 'entered-in-error';
}

export function note(record: DemoRecord, name: string, details: Note): DocumentReference {
  const [code, display] = noteTypes[details.type];
  const written = at(details.day, '17:10');
  return add<DocumentReference>(record, {
    resourceType: 'DocumentReference',
    id: idIn(record, `note-${name}`),
    status: details.status ?? 'current',
    docStatus: 'final',
    type: loinc(code, display),
    category: [
      {
        coding: [
          {
            system: 'http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category',
            code: 'clinical-note',
            display: 'Clinical Note',
          },
        ],
        text: 'Clinical note',
      },
    ],
    subject: record.patient,
    date: written,
    author: [practitioner(details.by)],
    custodian: organization,
    description: details.title,
    content: [
      {
        attachment: {
          contentType: 'text/plain; charset=utf-8',
          language: details.language ?? 'en-US',
          data: base64(details.text.trim()),
          title: details.title,
          creation: written,
        },
      },
    ],
    ...(details.visit
      ? { context: { encounter: [refer(details.visit)], period: details.visit.period } }
      : {}),
  });
}

export interface Relative {
  readonly given: string;
  readonly family: string;
  readonly relationship: readonly [code: string, display: string];
  readonly phone: string;
}

export function relatedPerson(record: DemoRecord, name: string, relative: Relative): RelatedPerson {
  return add<RelatedPerson>(record, {
    resourceType: 'RelatedPerson',
    id: idIn(record, `family-${name}`),
    active: true,
    patient: record.patient,
    relationship: [hl7('v3-RoleCode', relative.relationship[0], relative.relationship[1])],
    name: [{ family: relative.family, given: [relative.given] }],
    telecom: [{ system: 'phone', value: relative.phone, use: 'mobile' }],
  });
}
