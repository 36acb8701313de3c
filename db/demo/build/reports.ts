/**
 * Reports in words: imaging, heart tracings, pathology and cultures. The text stands in the conclusion and, whole,
 * as a plain-text document in the report itself.
 */
import type { DiagnosticReport, Observation } from '@medplum/fhirtypes';
import type { StaffKey } from '../clinic.ts';
import { at } from '../days.ts';
import { coded, hl7, loinc, snomed } from './codes.ts';
import type { Panel } from './laboratory.ts';
import { add, fullName, idIn, laboratory, practitioner, refer } from './record.ts';
import type { DemoRecord } from './record.ts';
import { issuedAt, laboratoryCategory, laboratoryReport, orderFor } from './results.ts';
import type { ResultDetails } from './results.ts';

const kinds = {
  radiology: [coded('http://loinc.org', 'LP29684-5', 'Radiology'), hl7('v2-0074', 'RAD', 'Radiology')],
  cardiology: [coded('http://loinc.org', 'LP29708-2', 'Cardiology')],
  pathology: [coded('http://loinc.org', 'LP7839-6', 'Pathology')],
};

export interface TextReport extends Omit<ResultDetails, 'remarks'> {
  readonly kind: keyof typeof kinds;
  readonly test: Panel;
  /** Who read it: someone of the clinic, or a name of the department. */
  readonly readBy: StaffKey | string;
  /** Paragraphs: a heading and its text. */
  readonly sections: Readonly<Record<string, string>>;
  /** One sentence that sums it up. */
  readonly impression: string;
}

export function textReport(record: DemoRecord, name: string, details: TextReport): DiagnosticReport {
  const order = add(record, orderFor(record, name, details.test, details));
  const text = [
    details.test.text.toUpperCase(),
    `Patient: ${fullName(record.person)}   Record number: ${record.person.mrn}   Date: ${details.day}`,
    ...Object.entries({ ...details.sections, Impression: details.impression }).map(
      ([heading, body]) => `${heading.toUpperCase()}\n${body}`,
    ),
    `Read by ${details.readBy}`,
  ].join('\n\n');
  return add<DiagnosticReport>(record, {
    resourceType: 'DiagnosticReport',
    id: idIn(record, name),
    basedOn: [refer(order)],
    status: details.status ?? 'final',
    category: kinds[details.kind],
    code: loinc(details.test.code, details.test.display, details.test.text),
    subject: record.patient,
    effectiveDateTime: at(details.day, details.time ?? '10:15'),
    issued: issuedAt(details),
    performer: [{ display: details.readBy }],
    resultsInterpreter: [practitioner(details.orderedBy)],
    conclusion: details.comment ? `${details.impression}\n\n${details.comment}` : details.impression,
    presentedForm: [
      {
        contentType: 'text/plain',
        language: 'en-US',
        data: base64(text),
        title: details.test.text,
        creation: issuedAt(details),
      },
    ],
  });
}

const cultures = {
  urine: { code: '630-4', display: 'Bacteria identified in Urine by Culture', text: 'Urine culture' },
  throat: { code: '626-2', display: 'Bacteria identified in Throat by Culture', text: 'Throat culture' },
  wound: { code: '6463-4', display: 'Bacteria identified in Specimen by Culture', text: 'Wound culture' },
} as const;

/** Antibiotics that are tested against what grew, by name: LOINC code of the test. */
const susceptibilityTests = {
  Ampicillin: '18864-9',
  Ceftriaxone: '18895-3',
  Ciprofloxacin: '18906-8',
  Nitrofurantoin: '18955-5',
  'Trimethoprim and sulfamethoxazole': '18998-5',
} as const;

export interface Culture extends Omit<ResultDetails, 'remarks'> {
  readonly source: keyof typeof cultures;
  /** What grew, or that nothing did. */
  readonly growth: string;
  readonly organism?: { readonly code: string; readonly display: string };
  readonly susceptibility?: Partial<Record<keyof typeof susceptibilityTests, 'S' | 'I' | 'R'>>;
}

export function culture(record: DemoRecord, name: string, details: Culture): DiagnosticReport {
  const kind = cultures[details.source];
  const order = add(record, orderFor(record, name, kind, details));
  const common = {
    resourceType: 'Observation' as const,
    status: details.status ?? 'final',
    category: [laboratoryCategory],
    subject: record.patient,
    effectiveDateTime: at(details.day, details.time ?? '08:40'),
    issued: issuedAt(details),
    performer: [laboratory],
  };
  const grown = add<Observation>(record, {
    ...common,
    id: idIn(record, `${name}-growth`),
    code: loinc(kind.code, kind.display, kind.text),
    ...(details.organism
      ? { valueCodeableConcept: snomed(details.organism.code, details.organism.display, details.growth) }
      : { valueString: details.growth }),
    interpretation: [
      hl7(
        'v3-ObservationInterpretation',
        details.organism ? 'A' : 'N',
        details.organism ? 'Abnormal' : 'Normal',
      ),
    ],
  });
  const tested = Object.entries(details.susceptibility ?? {}).map(([drug, answer]) =>
    add<Observation>(record, {
      ...common,
      id: idIn(record, `${name}-${drug.toLowerCase().replaceAll(' ', '-')}`),
      code: loinc(
        susceptibilityTests[drug as keyof typeof susceptibilityTests],
        `${drug} [Susceptibility]`,
        `${drug} susceptibility`,
      ),
      valueString: susceptibilityNames[answer],
      interpretation: [hl7('v3-ObservationInterpretation', answer, susceptibilityNames[answer])],
    }),
  );
  return add<DiagnosticReport>(record, {
    resourceType: 'DiagnosticReport',
    id: idIn(record, name),
    basedOn: [refer(order)],
    status: details.status ?? 'final',
    category: [laboratoryReport, hl7('v2-0074', 'MB', 'Microbiology')],
    code: loinc(kind.code, kind.display, kind.text),
    subject: record.patient,
    effectiveDateTime: common.effectiveDateTime,
    issued: common.issued,
    performer: [laboratory],
    resultsInterpreter: [practitioner(details.orderedBy)],
    result: [grown, ...tested].map((result) => refer(result)),
    ...(details.comment ? { conclusion: details.comment } : {}),
  });
}

const susceptibilityNames = { S: 'Susceptible', I: 'Intermediate', R: 'Resistant' } as const;

export function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}
