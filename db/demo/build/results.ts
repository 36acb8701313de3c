/**
 * Results: a panel or a single test is an order, a report and its observations. Flags are computed from the range,
 * never typed in, so that a value and its flag cannot disagree.
 */
import type {
  DiagnosticReport,
  Observation,
  ObservationReferenceRange,
  Quantity,
  ServiceRequest,
} from '@medplum/fhirtypes';
import type { StaffKey } from '../clinic.ts';
import { addDays, at } from '../days.ts';
import type { Day } from '../days.ts';
import { hl7, loinc, systems } from './codes.ts';
import { analytes } from './laboratory.ts';
import type { Analyte, AnalyteKey, Panel } from './laboratory.ts';
import { add, idIn, laboratory, practitioner, refer } from './record.ts';
import type { DemoRecord } from './record.ts';

/** A number; `<5`; words; a titer such as 1:40; or why there is no value. */
export type Value = number | string | { readonly titer: number } | { readonly absent: string };

export interface ResultDetails {
  readonly day: Day;
  /** HH:MM of the draw. */
  readonly time?: string;
  readonly orderedBy: StaffKey;
  /** Resulted so many days after the draw. Default 1; 0 for tests done in the clinic. */
  readonly resultedAfter?: number;
  /** The instant itself, where it is not that. */
  readonly issued?: string;
  readonly status?: 'final' | 'preliminary' | 'corrected' | 'amended' | 'entered-in-error';
  /** A standing order; otherwise each report has an order of its own. */
  readonly order?: ServiceRequest;
  /** The clinician's words to the patient. */
  readonly comment?: string;
  /** The laboratory's words on one test. */
  readonly remarks?: Partial<Record<AnalyteKey, string>>;
  readonly version?: { readonly id: string; readonly at: string };
}

export const laboratoryCategory = hl7('observation-category', 'laboratory', 'Laboratory');
export const laboratoryReport = hl7('v2-0074', 'LAB', 'Laboratory');

/** A panel of several tests, in the order of `values`. */
export function panel(
  record: DemoRecord,
  name: string,
  kind: Panel,
  values: Partial<Record<AnalyteKey, Value>>,
  details: ResultDetails,
): DiagnosticReport {
  const observations = Object.entries(values).map(([key, value]) =>
    add(
      record,
      observation(
        record,
        `${name}-${kebab(key)}`,
        analytes[key as AnalyteKey],
        value,
        details,
        details.remarks?.[key as AnalyteKey],
      ),
    ),
  );
  return report(record, name, kind, observations, details);
}

/** One test that is ordered and reported alone. */
export function single(
  record: DemoRecord,
  name: string,
  key: AnalyteKey,
  value: Value,
  details: ResultDetails,
): DiagnosticReport {
  const test: Analyte = analytes[key];
  const result = add(
    record,
    observation(record, `${name}-value`, test, value, details, details.remarks?.[key]),
  );
  return report(record, name, test, [result], details);
}

/**
 * One test that was reported wrong at first. The record holds the first version; the second, marked corrected, is
 * sent later (R13).
 */
export function correctedSingle(
  record: DemoRecord,
  name: string,
  key: AnalyteKey,
  value: {
    readonly first: Value;
    readonly corrected: Value;
    readonly correctedOn: Day;
    readonly why: string;
  },
  details: ResultDetails,
): void {
  single(record, name, key, value.first, { ...details, version: { id: '1', at: issuedAt(details) } });
  const again: DemoRecord = { ...record, resources: [] };
  const correctedAt = at(value.correctedOn, '11:35');
  single(again, name, key, value.corrected, {
    ...details,
    status: 'corrected',
    remarks: { [key]: value.why },
    issued: correctedAt,
    version: { id: '2', at: correctedAt },
  });
  record.corrections.push(
    ...again.resources.filter((resource) => resource.resourceType !== 'ServiceRequest'),
  );
}

/** An observation that is not yet part of the record. */
export function observation(
  record: DemoRecord,
  name: string,
  test: Analyte,
  value: Value,
  details: ResultDetails,
  remark?: string,
): Observation {
  const range = rangeFor(record, test);
  const flag = flagOf(test, value, range);
  const issued = issuedAt(details);
  return {
    resourceType: 'Observation',
    id: idIn(record, name),
    ...versionOf(details),
    status: details.status ?? 'final',
    category: [laboratoryCategory],
    code: loinc(test.code, test.display, test.text),
    subject: record.patient,
    effectiveDateTime: at(details.day, details.time ?? '08:40'),
    issued,
    performer: [laboratory],
    ...valueOf(test, value),
    ...(flag ? { interpretation: [hl7('v3-ObservationInterpretation', flag, flagNames[flag])] } : {}),
    ...(range ? { referenceRange: [range] } : {}),
    ...(remark ? { note: [{ authorString: laboratory.display, time: issued, text: remark }] } : {}),
  };
}

function report(
  record: DemoRecord,
  name: string,
  kind: Panel,
  observations: readonly Observation[],
  details: ResultDetails,
): DiagnosticReport {
  const order = details.order ?? add(record, orderFor(record, name, kind, details));
  return add<DiagnosticReport>(record, {
    resourceType: 'DiagnosticReport',
    id: idIn(record, name),
    ...versionOf(details),
    basedOn: [refer(order)],
    status: details.status ?? 'final',
    category: [laboratoryReport],
    code: loinc(kind.code, kind.display, kind.text),
    subject: record.patient,
    effectiveDateTime: at(details.day, details.time ?? '08:40'),
    issued: issuedAt(details),
    performer: [laboratory],
    resultsInterpreter: [practitioner(details.orderedBy)],
    result: observations.map((result) => refer(result)),
    ...(details.comment ? { conclusion: details.comment } : {}),
  });
}

export function orderFor(
  record: DemoRecord,
  name: string,
  kind: Panel,
  details: Pick<ResultDetails, 'day' | 'orderedBy'>,
): ServiceRequest {
  return {
    resourceType: 'ServiceRequest',
    id: idIn(record, `${name}-order`),
    status: 'completed',
    intent: 'order',
    code: loinc(kind.code, kind.display, kind.text),
    subject: record.patient,
    authoredOn: details.day,
    requester: practitioner(details.orderedBy),
  };
}

/** When the laboratory reported: the afternoon of a later day. */
export function issuedAt(details: Pick<ResultDetails, 'day' | 'time' | 'resultedAfter' | 'issued'>): string {
  const { day, time = '08:40', resultedAfter = 1, issued } = details;
  if (issued) return issued;
  return resultedAfter === 0 ? at(day, `${time.slice(0, 2)}:59`) : at(addDays(day, resultedAfter), '14:20');
}

export function versionOf({ version }: Pick<ResultDetails, 'version'>) {
  return version ? { meta: { versionId: version.id, lastUpdated: version.at } } : {};
}

function valueOf(test: Analyte, value: Value): Partial<Observation> {
  if (typeof value === 'number') return { valueQuantity: quantity(test, value) };
  if (typeof value === 'string') {
    const bounded = /^([<>])(\d[\d.]*)$/.exec(value);
    if (!bounded) return { valueString: value };
    return { valueQuantity: { ...quantity(test, Number(bounded[2])), comparator: bounded[1] as '<' | '>' } };
  }
  if ('titer' in value)
    return { valueRatio: { numerator: { value: 1 }, denominator: { value: value.titer } } };
  return { dataAbsentReason: { ...hl7('data-absent-reason', 'error', 'Error'), text: value.absent } };
}

function quantity(test: Analyte, value: number): Quantity {
  return {
    value,
    ...(test.unit ? { unit: test.unit } : {}),
    system: systems.ucum,
    code: test.ucum ?? test.unit,
  };
}

function rangeFor(record: DemoRecord, test: Analyte): ObservationReferenceRange | undefined {
  if (test.expected) return { text: test.expected.join(' or ') };
  const range = test[record.person.sex] ?? test.range;
  if (!range) return undefined;
  const [low, high] = range;
  const unit = test.unit ? ` ${test.unit}` : '';
  const text =
    low === undefined
      ? `at most ${high}${unit}`
      : high === undefined
        ? `at least ${low}${unit}`
        : `${low} to ${high}${unit}`;
  return {
    ...(low === undefined ? {} : { low: quantity(test, low) }),
    ...(high === undefined ? {} : { high: quantity(test, high) }),
    text,
  };
}

const flagNames = { H: 'High', L: 'Low', N: 'Normal', A: 'Abnormal' } as const;

function flagOf(
  test: Analyte,
  value: Value,
  range: ObservationReferenceRange | undefined,
): keyof typeof flagNames | undefined {
  if (typeof value === 'string' && test.expected) return test.expected.includes(value) ? 'N' : 'A';
  if (!range) return undefined;
  if (typeof value === 'string')
    return value.startsWith('<') &&
      range.high?.value !== undefined &&
      Number(value.slice(1)) <= range.high.value
      ? 'N'
      : undefined;
  if (typeof value !== 'number') return undefined;
  if (range.low?.value !== undefined && value < range.low.value) return 'L';
  if (range.high?.value !== undefined && value > range.high.value) return 'H';
  return 'N';
}

function kebab(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
