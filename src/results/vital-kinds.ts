/**
 * Vital signs by what they are, whichever of its codes a source uses: the codes of the FHIR and US Core profiles. A
 * blood pressure is one thing, from one observation with two parts or from two observations of the same moment. Pure.
 */
import { unitKey } from './quantity.ts';
import type { Measured } from './measured.ts';

export const vitalKinds = {
  bloodPressure: ['85354-9', '55284-4', '8480-6', '8462-4'],
  averageBloodPressure: ['96607-7'],
  heartRate: ['8867-4'],
  breathing: ['9279-1'],
  oxygen: ['59408-5', '2708-6'],
  temperature: ['8310-5'],
  weight: ['29463-7', '3141-9'],
  height: ['8302-2', '8306-3', '3137-7'],
  bodyMassIndex: ['39156-5'],
  headCircumference: ['9843-4', '8287-5'],
  bodyMassIndexPercentile: ['59576-9'],
  weightForLength: ['77606-2'],
  headCircumferencePercentile: ['8289-1'],
} as const;

export type VitalKind = keyof typeof vitalKinds;

const kindOfCode = new Map(Object.entries(vitalKinds).flatMap(([kind, codes]) => codes.map((code) => [`loinc|${code}`, kind as VitalKind])));

/** `loinc|8867-4` → heartRate. */
export const vitalKindOf = (code: string | null): VitalKind | undefined => kindOfCode.get(code ?? '');

/** Each kind beside each of its codes, for SQL. */
export const kindsByCode = (): { kinds: VitalKind[]; codes: string[] } => ({ kinds: [...kindOfCode.values()], codes: [...kindOfCode.keys()] });

/** The upper and the lower number: measured, or the average of several. */
const systolic = ['8480-6', '96608-5'];
const diastolic = ['8462-4', '96609-3'];

export interface Pressure {
  readonly systolic?: Measured;
  readonly diastolic?: Measured;
  /** What else was noted with it: the mean, the position. */
  readonly others: readonly Measured[];
}

const isOneOf = (measured: Measured, wanted: readonly string[]): boolean => measured.codes.some(({ code }) => code !== undefined && wanted.includes(code));

/** The two numbers of a blood pressure, from its components or from itself. */
export function pressureOf(measured: Measured): Pressure {
  const parts = [measured, ...measured.components];
  const upper = parts.find((part) => isOneOf(part, systolic));
  const lower = parts.find((part) => isOneOf(part, diastolic));
  const others = measured.components.filter((part) => part !== upper && part !== lower && part.value);
  return { ...(upper && { systolic: upper }), ...(lower && { diastolic: lower }), others };
}

/** "128/78" may be said of both numbers when they have one unit. */
export function bothNumbers({ systolic: above, diastolic: below }: Pressure): { digits: string; unit: NonNullable<Extract<Measured['value'], { kind: 'quantity' }>>['quantity']['unit'] } | undefined {
  if (above?.value?.kind !== 'quantity' || below?.value?.kind !== 'quantity') return undefined;
  const [upper, lower] = [above.value.quantity, below.value.quantity];
  if (upper.comparator || lower.comparator || unitKey(upper.unit) !== unitKey(lower.unit)) return undefined;
  return { digits: `${upper.digits}/${lower.digits}`, unit: upper.unit };
}
