/**
 * Thu Pham reads Vietnamese: blood pressure that came down, bones that thin.
 */
import { careTeam, insurance, note } from '../build/care.ts';
import { checkUp } from '../build/checkups.ts';
import { allergy, immunization, problem } from '../build/health.ts';
import { prescription, reportedMedicine } from '../build/medicines.ts';
import { openRecord } from '../build/record.ts';
import type { DemoRecord } from '../build/record.ts';
import { textReport } from '../build/reports.ts';
import { single } from '../build/results.ts';
import { vaccines } from '../build/vaccines.ts';
import { appointment, smokingStatus } from '../build/visits.ts';

export function thu(today: Date): DemoRecord {
  const record = openRecord('thu', today);
  const { days } = record;
  problem(record, 'hypertension', {
    snomed: ['59621000', 'Essential hypertension'],
    icd10: ['I10', 'Essential (primary) hypertension'],
    text: 'High blood pressure',
    since: days.visit({ months: 33 }),
    recorded: days.visit({ months: 33 }),
    by: 'alvarez',
  });
  problem(record, 'bones', {
    snomed: ['64859006', 'Osteoporosis'],
    icd10: ['M81.0', 'Age-related osteoporosis without current pathological fracture'],
    since: days.visit({ months: 20 }),
    recorded: days.visit({ months: 20 }),
    by: 'alvarez',
  });
  problem(record, 'vitamin-d', {
    snomed: ['34713006', 'Vitamin D deficiency'],
    icd10: ['E55.9', 'Vitamin D deficiency, unspecified'],
    since: days.visit({ months: 33 }),
    until: days.visit({ months: 20 }),
    recorded: days.visit({ months: 33 }),
    by: 'alvarez',
  });
  allergy(record, 'iodine', {
    to: ['snomed', '735029006', 'Shellfish'],
    category: 'food',
    criticality: 'low',
    reactions: [['418290006', 'Itching', 'Itching']],
    severity: 'mild',
    recorded: days.visit({ months: 33 }),
    by: 'nurse',
  });
  prescription(record, 'amlodipine', {
    drug: ['197361', 'amlodipine 5 MG Oral Tablet', 'Amlodipine 5 mg tablet'],
    directions: 'Take one tablet by mouth once a day.',
    timesADay: 1,
    from: days.visit({ months: 6 }),
    validUntil: days.ahead({ months: 6 }),
    by: 'alvarez',
    for: 'High blood pressure',
    quantity: [90, 'tablets'],
    daysSupply: 90,
    refills: 3,
    pharmacy: 'foundry',
    fills: [days.visit({ months: 6 }), days.visit({ months: 3 }), days.visit({ weeks: 1 })],
  });
  prescription(record, 'alendronate', {
    drug: 'Alendronate 70 mg tablet',
    directions:
      'Take one tablet by mouth once a week in the morning with a full glass of water. Stay upright for 30 minutes.',
    from: days.visit({ months: 8 }),
    validUntil: days.ahead({ months: 4 }),
    by: 'alvarez',
    for: 'Osteoporosis',
    quantity: [12, 'tablets'],
    daysSupply: 84,
    refills: 3,
    pharmacy: 'foundry',
    fills: [days.visit({ months: 8 }), days.visit({ months: 5 }), days.visit({ months: 2 })],
  });
  reportedMedicine(record, 'calcium', {
    drug: 'Calcium 600 mg with vitamin D',
    directions: 'One tablet a day with a meal.',
    since: days.visit({ months: 20 }),
    recordedBy: 'nurse',
  });
  immunization(record, 'flu', {
    vaccine: vaccines.flu,
    day: days.visit({ weeks: 9 }),
    lot: 'FG0218',
    site: 'left arm',
    by: 'nurse',
    clinic: 'downtown',
  });
  immunization(record, 'covid', {
    vaccine: vaccines.covid,
    day: days.visit({ months: 14 }),
    lot: 'PX2019',
    site: 'right arm',
    by: 'nurse',
    clinic: 'downtown',
  });
  careTeam(record, { alvarez: 'Primary care doctor', nurse: 'Nurse' }, days.visit({ months: 33 }));
  insurance(record, 'hollyhock', {
    payer: 'hollyhock',
    plan: 'Hollyhock Silver Plus',
    member: 'HHM 3345 09162',
    from: `${Number(days.today.slice(0, 4)) - 3}-01-01`,
  });
  smokingStatus(record, 'never', days.visit({ months: 6 }));

  const common = { with: 'alvarez', height: 60 } as const;
  checkUp(record, 'physical-1', {
    day: days.visit({ months: 33 }),
    ...common,
    bloodPressure: [156, 94],
    pulse: 78,
    weight: 118,
    lipids: [198, 104, 58],
    metabolic: [
      [95, 12, 0.66, 141, 4.0, 104, 25, 9.3],
      [7.4, 4.3, 0.6, 88, 24, 22],
    ],
    comments: { metabolic: 'Kidneys and liver are fine.' },
  });
  checkUp(record, 'pressure-2', {
    day: days.visit({ months: 32 }),
    ...common,
    type: 'followUp',
    reason: 'Blood pressure',
    bloodPressure: [148, 90],
    pulse: 76,
    weight: 118,
  });
  checkUp(record, 'pressure-3', {
    day: days.visit({ months: 30 }),
    ...common,
    type: 'followUp',
    reason: 'Blood pressure',
    bloodPressure: [136, 84],
    pulse: 74,
    weight: 117,
  });
  checkUp(record, 'physical-4', {
    day: days.visit({ months: 20 }),
    ...common,
    bloodPressure: [130, 80],
    pulse: 72,
    weight: 117,
    bloodCount: { wbc: 5.2, hemoglobin: 12.8, mcv: 86, rdw: 13.3, platelets: 236 },
  });
  checkUp(record, 'physical-5', {
    day: days.visit({ months: 6 }),
    ...common,
    bloodPressure: [126, 78],
    pulse: 72,
    temperature: 97.9,
    weight: 116,
    lipids: [192, 98, 60],
    metabolic: [
      [93, 13, 0.68, 140, 4.1, 104, 25, 9.4],
      [7.3, 4.3, 0.5, 72, 22, 20],
    ],
  });
  single(record, 'vitamin-d-1', 'vitaminD', 14, { day: days.visit({ months: 33 }), orderedBy: 'alvarez' });
  single(record, 'vitamin-d-2', 'vitaminD', 34, { day: days.visit({ months: 20 }), orderedBy: 'alvarez' });
  single(record, 'hepatitis-b', 'hepatitisB', 'Nonreactive', {
    day: days.visit({ months: 33 }),
    orderedBy: 'alvarez',
    resultedAfter: 2,
  });
  textReport(record, 'bone-density', {
    kind: 'radiology',
    test: {
      code: '38269-7',
      display: 'DXA Skeletal system Views for bone density',
      text: 'Bone density scan (DXA)',
    },
    day: days.visit({ months: 20 }),
    orderedBy: 'alvarez',
    readBy: 'Imaging department, Larkspur Health Specialty Center',
    sections: { Findings: 'Lumbar spine T-score -2.7. Left femoral neck T-score -2.1.' },
    impression: 'Osteoporosis of the spine.',
    comment:
      'Bones are thinner than they should be. One tablet a week makes them stronger; walking helps, too.',
  });
  note(record, 'physical-5', {
    type: 'progress',
    title: 'Yearly physical',
    day: days.visit({ months: 6 }),
    by: 'alvarez',
    text: `
Seen with a Vietnamese interpreter by phone. Feels well. Blood pressure at home 120 to 130 over 75 to 80.
Takes alendronate every Sunday, no heartburn. Walks every day.
Plan: no change. Bone density again in half a year. Blood tests in a year.
`,
  });
  appointment(record, 'bones', {
    type: 'checkUp',
    day: days.ahead({ weeks: 8 }),
    time: '10:00',
    with: 'alvarez',
    clinic: 'downtown',
    reason: 'Bone density scan',
    instructions: 'An interpreter for Vietnamese is booked.',
  });
  return record;
}
