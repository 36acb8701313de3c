/**
 * The panels that everybody has drawn. Only what is measured is given; what a laboratory computes is computed here,
 * so that the parts of a panel always agree with each other.
 */
import type { DiagnosticReport } from '@medplum/fhirtypes';
import { panels } from './laboratory.ts';
import { ageOn } from './record.ts';
import type { DemoRecord } from './record.ts';
import { panel } from './results.ts';
import type { ResultDetails, Value } from './results.ts';

export interface BloodCount {
  readonly wbc: number;
  readonly hemoglobin: number;
  readonly mcv: number;
  readonly rdw: number;
  readonly platelets: number;
  readonly mchc?: number;
}

export function bloodCount(
  record: DemoRecord,
  name: string,
  count: BloodCount,
  details: ResultDetails,
): DiagnosticReport {
  return panel(record, name, panels.bloodCount, bloodCountValues(count), details);
}

/** White cells by kind, as shares of all: the rest are basophils. */
export interface Differential {
  readonly neutrophils: number;
  readonly lymphocytes: number;
  readonly monocytes: number;
  readonly eosinophils: number;
}

export function bloodCountWithDifferential(
  record: DemoRecord,
  name: string,
  count: BloodCount,
  shares: Differential,
  details: ResultDetails,
): DiagnosticReport {
  const part = (share: number) => round(count.wbc * share, 2);
  const basophils = Math.max(
    0,
    1 - shares.neutrophils - shares.lymphocytes - shares.monocytes - shares.eosinophils,
  );
  return panel(
    record,
    name,
    panels.bloodCountDifferential,
    {
      ...bloodCountValues(count),
      neutrophils: part(shares.neutrophils),
      lymphocytes: part(shares.lymphocytes),
      monocytes: part(shares.monocytes),
      eosinophils: part(shares.eosinophils),
      basophils: part(basophils),
    },
    details,
  );
}

export function bloodCountValues({ wbc, hemoglobin, mcv, rdw, platelets, mchc = 33.4 }: BloodCount) {
  const hematocrit = (hemoglobin / mchc) * 100;
  const rbc = (hematocrit * 10) / mcv;
  return {
    wbc,
    rbc: round(rbc, 2),
    hemoglobin,
    hematocrit: round(hematocrit, 1),
    mcv,
    mch: round((hemoglobin * 10) / rbc, 1),
    mchc,
    rdw,
    platelets,
  };
}

/** Glucose, urea nitrogen, creatinine, sodium, potassium, chloride, bicarbonate, calcium. */
export type Basic = readonly [number, number, number, number, Value, number, number, number];
/** Total protein, albumin, bilirubin, alkaline phosphatase, AST, ALT. */
export type Liver = readonly [number, number, number, number, number, number];

export function basicMetabolic(
  record: DemoRecord,
  name: string,
  basic: Basic,
  details: ResultDetails,
): DiagnosticReport {
  return panel(record, name, panels.basicMetabolic, basicValues(record, basic, details.day), details);
}

export function metabolic(
  record: DemoRecord,
  name: string,
  basic: Basic,
  liver: Liver,
  details: ResultDetails,
): DiagnosticReport {
  return panel(
    record,
    name,
    panels.metabolic,
    { ...basicValues(record, basic, details.day), ...liverValues(liver) },
    details,
  );
}

function basicValues(record: DemoRecord, basic: Basic, day: string) {
  const [glucose, bun, creatinine, sodium, potassium, chloride, bicarbonate, calcium] = basic;
  const egfr = kidneyFunction(creatinine, ageOn(record, day), record.person.sex);
  return { glucose, bun, creatinine, egfr, sodium, potassium, chloride, bicarbonate, calcium };
}

function liverValues([protein, albumin, bilirubin, alkalinePhosphatase, ast, alt]: Liver) {
  return { protein, albumin, bilirubin, alkalinePhosphatase, ast, alt };
}

export function lipids(
  record: DemoRecord,
  name: string,
  [cholesterol, triglycerides, hdl]: readonly [number, number, number],
  details: ResultDetails,
): DiagnosticReport {
  const ldl = Math.round(cholesterol - hdl - triglycerides / 5);
  const cholesterolRatio = round(cholesterol / hdl, 1);
  return panel(
    record,
    name,
    panels.lipids,
    { cholesterol, triglycerides, hdl, ldl, cholesterolRatio },
    details,
  );
}

/** @param creatinine mg/dL @returns mL/min/1.73 m² by CKD-EPI 2021 */
export function kidneyFunction(creatinine: number, age: number, sex: 'female' | 'male'): number {
  const [kappa, alpha, factor] = sex === 'female' ? [0.7, -0.241, 1.012] : [0.9, -0.302, 1];
  const share = creatinine / kappa;
  return Math.round(142 * Math.min(share, 1) ** alpha * Math.max(share, 1) ** -1.2 * 0.9938 ** age * factor);
}

export interface Strip {
  readonly color?: string;
  readonly appearance?: string;
  readonly gravity: number;
  readonly ph: number;
  readonly protein?: string;
  readonly glucose?: string;
  readonly ketones?: string;
  readonly blood?: string;
  readonly nitrite?: string;
  readonly esterase?: string;
}

/** What is not told is negative. */
export function urinalysis(
  record: DemoRecord,
  name: string,
  strip: Strip,
  details: ResultDetails,
): DiagnosticReport {
  return panel(
    record,
    name,
    panels.urinalysis,
    {
      urineColor: strip.color ?? 'Yellow',
      urineAppearance: strip.appearance ?? 'Clear',
      urineGravity: strip.gravity,
      urinePh: strip.ph,
      urineProtein: strip.protein ?? 'Negative',
      urineGlucose: strip.glucose ?? 'Negative',
      urineKetones: strip.ketones ?? 'Negative',
      urineBlood: strip.blood ?? 'Negative',
      urineNitrite: strip.nitrite ?? 'Negative',
      urineEsterase: strip.esterase ?? 'Negative',
    },
    details,
  );
}

export function round(value: number, decimals: number): number {
  return Math.round(value * 10 ** decimals) / 10 ** decimals;
}
