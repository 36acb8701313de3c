/**
 * Karl Lindqvist: on dialysis, then with a new kidney, for almost twelve years; his blood is drawn every week. About twenty
 * thousand results. The record comes in many parts, each made when it is asked for and forgotten afterwards.
 */
import type { ServiceRequest } from '@medplum/fhirtypes';
import { careTeam, insurance, note } from '../build/care.ts';
import { immunization, noKnownAllergies, problem, procedure } from '../build/health.ts';
import { panels } from '../build/laboratory.ts';
import type { AnalyteKey } from '../build/laboratory.ts';
import { prescription } from '../build/medicines.ts';
import { bloodCountValues, kidneyFunction, round } from '../build/panels.ts';
import { add, ageOn, openRecord } from '../build/record.ts';
import type { DemoRecord } from '../build/record.ts';
import { orderFor, panel } from '../build/results.ts';
import { vaccines } from '../build/vaccines.ts';
import { appointment, smokingStatus, visit, vitals } from '../build/visits.ts';

const draws = 600;
/** From then on the new kidney works. */
const drawOfTransplant = 240;
const drawsInPart = 24;
const weekly = { code: '26436-6', display: 'Laboratory studies (set)', text: 'Weekly blood tests' };

/** @yields the chart without results, then the draws, oldest first, some hundreds of resources at a time */
export function* karl(today: Date): Iterable<DemoRecord> {
  const record = openRecord('karl', today);
  chart(record);
  const order = standingOrder(record);
  yield record;
  for (let first = 0; first < draws; first += drawsInPart) {
    const part: DemoRecord = { ...record, resources: [] };
    for (let draw = first; draw < Math.min(first + drawsInPart, draws); draw++) drawBlood(part, draw, order);
    yield part;
  }
}

function dayOf(record: DemoRecord, draw: number): string {
  return record.days.visit({ days: (draws - draw) * 7 - 3 });
}

function chart(record: DemoRecord): void {
  const { days } = record;
  const transplant = dayOf(record, drawOfTransplant);
  problem(record, 'kidney-failure', {
    snomed: ['46177005', 'End-stage renal disease'],
    icd10: ['N18.6', 'End stage renal disease'],
    text: 'Kidney failure',
    since: dayOf(record, 0),
    until: transplant,
    recorded: dayOf(record, 0),
    by: 'osman',
  });
  problem(record, 'transplant', {
    snomed: ['737295003', 'Transplanted kidney present'],
    icd10: ['Z94.0', 'Kidney transplant status'],
    text: 'Transplanted kidney',
    since: transplant,
    recorded: transplant,
    by: 'osman',
  });
  problem(record, 'polycystic', {
    snomed: ['28728008', 'Polycystic kidney disease, adult type'],
    icd10: ['Q61.2', 'Polycystic kidney, adult type'],
    text: 'Polycystic kidneys',
    since: '1998',
    recorded: dayOf(record, 0),
    by: 'osman',
  });
  procedure(record, 'transplant', {
    what: ['70536003', 'Transplant of kidney'],
    day: transplant,
    bodySite: 'Right lower belly',
    note: 'Kidney of his sister. Done at the university hospital.',
  });
  procedure(record, 'dialysis', {
    what: ['302497006', 'Hemodialysis'],
    day: dayOf(record, 0),
    until: transplant,
    by: 'osman',
    note: 'Three times a week.',
  });
  noKnownAllergies(record, dayOf(record, 0), 'osman');
  for (const [name, drug, directions] of [
    [
      'tacrolimus',
      'Tacrolimus 1 mg capsule',
      'Take three capsules by mouth every 12 hours, at the same times each day.',
    ],
    ['mycophenolate', 'Mycophenolate mofetil 500 mg tablet', 'Take one tablet by mouth two times a day.'],
    [
      'prednisone',
      ['312617', 'prednisone 5 MG Oral Tablet', 'Prednisone 5 mg tablet'],
      'Take one tablet by mouth every morning with food.',
    ],
  ] as const)
    prescription(record, name, {
      drug,
      directions,
      from: days.visit({ months: 4 }),
      validUntil: days.ahead({ months: 8 }),
      by: 'osman',
      for: 'Protection of the transplanted kidney',
      quantity: [90, 'doses'],
      daysSupply: 30,
      refills: 11,
      pharmacy: 'foundry',
      fills: [days.visit({ months: 2 }), days.visit({ months: 1 })],
    });
  immunization(record, 'flu', {
    vaccine: vaccines.flu,
    day: days.visit({ weeks: 6 }),
    lot: 'FG0554',
    site: 'left arm',
    by: 'nurse',
    clinic: 'downtown',
  });
  careTeam(record, { osman: 'Kidney doctor', doctor: 'Primary care doctor' }, dayOf(record, 0));
  insurance(record, 'valley', {
    payer: 'valley',
    plan: 'Three Valleys Complete',
    member: 'TVS 556 120 047',
    from: dayOf(record, 0),
    type: 'PUBLICPOL',
  });
  smokingStatus(record, 'former', days.visit({ months: 4 }));
  for (const [index, months] of [28, 22, 16, 10, 4].entries()) {
    const day = days.visit({ months });
    const encounter = visit(record, `kidney-${index + 1}`, {
      type: 'followUp',
      day,
      time: '08:30',
      with: 'osman',
      clinic: 'specialty',
      reason: 'Transplant follow-up',
    });
    vitals(record, `kidney-${index + 1}`, {
      day,
      time: '08:35',
      bloodPressure: [132 - index, 80],
      pulse: 70,
      weight: 186 + index,
      measuredAt: encounter,
    });
    note(record, `kidney-${index + 1}`, {
      type: 'progress',
      title: 'Transplant follow-up',
      day,
      by: 'osman',
      visit: encounter,
      text: 'Feels well. The new kidney works steadily. No sign of infection. Blood tests go on every week; he prefers that. Same medicines.',
    });
  }
  appointment(record, 'kidney', {
    type: 'followUp',
    day: days.ahead({ weeks: 7 }),
    time: '08:30',
    with: 'osman',
    clinic: 'specialty',
    reason: 'Transplant follow-up',
  });
}

function standingOrder(record: DemoRecord): ServiceRequest {
  const order = orderFor(record, 'weekly', weekly, { day: dayOf(record, 0), orderedBy: 'osman' });
  return add<ServiceRequest>(record, { ...order, status: 'active' });
}

function drawBlood(record: DemoRecord, draw: number, order: ServiceRequest): void {
  const around = wobbler(draw);
  const day = dayOf(record, draw);
  const details = { day, time: '07:30', orderedBy: 'osman' as const, order };
  const hasTransplant = draw >= drawOfTransplant;
  const settling = hasTransplant ? Math.exp(-(draw - drawOfTransplant) / 3) : 0;
  const creatinine = round(hasTransplant ? around(1.35, 0.08, 2) + settling * 6 : around(7.9, 0.7, 2), 2);
  const name = String(draw + 1).padStart(3, '0');

  const wbc = around(6.4, 1.1, 1);
  const count = {
    wbc,
    hemoglobin: around(hasTransplant ? 13.6 : 10.8, 0.6, 1),
    mcv: around(91, 2, 0),
    rdw: around(14, 0.6, 1),
    platelets: around(215, 28, 0),
  };
  panel(
    record,
    `blood-count-${name}`,
    panels.bloodCountDifferential,
    {
      ...bloodCountValues(count),
      neutrophils: round(wbc * 0.62, 2),
      lymphocytes: round(wbc * 0.26, 2),
      monocytes: round(wbc * 0.08, 2),
      eosinophils: round(wbc * 0.03, 2),
      basophils: round(wbc * 0.01, 2),
    },
    details,
  );
  panel(
    record,
    `kidney-${name}`,
    panels.kidney,
    {
      glucose: around(101, 9, 0),
      bun: around(hasTransplant ? 22 : 58, hasTransplant ? 3 : 8, 0),
      creatinine,
      egfr: kidneyFunction(creatinine, ageOn(record, day), record.person.sex),
      sodium: around(139, 2, 0),
      potassium: around(hasTransplant ? 4.4 : 5.2, 0.35, 1),
      chloride: around(103, 2, 0),
      bicarbonate: around(hasTransplant ? 24 : 21, 1.5, 0),
      calcium: around(9.1, 0.3, 1),
      phosphate: around(hasTransplant ? 3.2 : 5.6, 0.5, 1),
      albumin: around(hasTransplant ? 4.2 : 3.7, 0.2, 1),
    },
    details,
  );
  const others: Partial<Record<AnalyteKey, number>> = hasTransplant
    ? { magnesium: around(1.7, 0.15, 1), uricAcid: around(6.3, 0.6, 1), tacrolimus: around(7.2, 1.3, 1) }
    : {
        magnesium: around(2.2, 0.2, 1),
        uricAcid: around(6.8, 0.7, 1),
        ferritin: around(420, 80, 0),
        parathyroidHormone: around(310, 60, 0),
      };
  panel(
    record,
    `weekly-${name}`,
    { ...weekly, text: hasTransplant ? 'Weekly transplant tests' : 'Weekly dialysis tests' },
    others,
    details,
  );
  panel(
    record,
    `liver-${name}`,
    panels.liver,
    {
      bilirubin: around(0.6, 0.15, 1),
      alkalinePhosphatase: around(82, 10, 0),
      ast: around(23, 4, 0),
      alt: around(24, 5, 0),
      protein: around(6.9, 0.25, 1),
    },
    details,
  );
}

/** Numbers near a middle, the same for the same seed: mulberry32, two of its numbers added. */
function wobbler(seed: number): (middle: number, spread: number, decimals: number) => number {
  let state = (seed + 1) * 0x9e37_79b1;
  const next = () => {
    state = (state + 0x6d2b_79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  return (middle, spread, decimals) => round(middle + (next() + next() - 1) * 1.5 * spread, decimals);
}
