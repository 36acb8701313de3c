/**
 * Grace Oyelaran: breast cancer found by screening six years ago, operated, treated with chemotherapy and radiation,
 * on a hormone blocker since and free of disease. An oncology history as a chart tells it.
 */
import { careTeam, insurance, note } from '../build/care.ts';
import { allergy, immunization, problem } from '../build/health.ts';
import { prescription, reportedMedicine } from '../build/medicines.ts';
import { metabolic } from '../build/panels.ts';
import { openRecord } from '../build/record.ts';
import type { DemoRecord } from '../build/record.ts';
import { textReport } from '../build/reports.ts';
import { single } from '../build/results.ts';
import { vaccines } from '../build/vaccines.ts';
import { appointment, smokingStatus, visit, vitals } from '../build/visits.ts';
import { diagnosis, treatment } from './grace-treatment.ts';

export function grace(today: Date): DemoRecord {
  const record = openRecord('grace', today);
  lastingThings(record);
  diagnosis(record);
  treatment(record);
  followUp(record);
  return record;
}

function lastingThings(record: DemoRecord): void {
  const { days } = record;
  problem(record, 'cancer', {
    snomed: ['254837009', 'Malignant neoplasm of breast'],
    icd10: ['C50.412', 'Malignant neoplasm of upper-outer quadrant of left female breast'],
    text: 'Breast cancer, left: in remission',
    since: days.visit({ months: 73 }),
    recorded: days.visit({ months: 73 }),
    by: 'novak',
    status: 'remission',
    note: 'Invasive ductal carcinoma, grade 2, 1.6 cm, one of three lymph nodes; ER and PR positive, HER2 negative. Stage IB.',
  });
  problem(record, 'neuropathy', {
    snomed: ['302226006', 'Peripheral nerve disease'],
    icd10: ['G62.0', 'Drug-induced polyneuropathy'],
    text: 'Numb toes after chemotherapy',
    since: days.visit({ months: 66 }).slice(0, 7),
    recorded: days.visit({ months: 66 }),
    by: 'novak',
  });
  problem(record, 'bones', {
    snomed: ['312894000', 'Osteopenia'],
    icd10: ['M85.80', 'Other specified disorders of bone density and structure, unspecified site'],
    text: 'Thin bones (osteopenia)',
    since: days.visit({ months: 36 }),
    recorded: days.visit({ months: 36 }),
    by: 'novak',
  });
  problem(record, 'hypertension', {
    snomed: ['59621000', 'Essential hypertension'],
    icd10: ['I10', 'Essential (primary) hypertension'],
    text: 'High blood pressure',
    since: '2014',
    recorded: days.visit({ months: 73 }),
    by: 'doctor',
  });
  allergy(record, 'contrast', {
    to: ['snomed', '426722004', 'Iodinated contrast media'],
    category: 'medication',
    criticality: 'low',
    reactions: [['126485001', 'Urticaria', 'Hives']],
    severity: 'mild',
    since: days.visit({ months: 72 }),
    recorded: days.visit({ months: 72 }),
    by: 'novak',
    note: 'Tolerated later with premedication.',
  });
  careTeam(
    record,
    { novak: 'Oncologist', doctor: 'Primary care doctor', nurse: 'Nurse' },
    days.visit({ months: 73 }),
  );
  insurance(record, 'valley', {
    payer: 'valley',
    plan: 'Three Valleys Complete',
    member: 'TVS 771 204 118',
    from: `${Number(days.today.slice(0, 4)) - 4}-10-01`,
    type: 'PUBLICPOL',
  });
  smokingStatus(record, 'never', days.visit({ months: 5 }));
  const given = { by: 'nurse', clinic: 'downtown', site: 'right arm' } as const;
  immunization(record, 'flu-1', {
    vaccine: vaccines.flu,
    day: days.visit({ years: 1, weeks: 4 }),
    lot: 'FF2088',
    ...given,
  });
  immunization(record, 'flu-2', {
    vaccine: vaccines.flu,
    day: days.visit({ weeks: 5 }),
    lot: 'FG0931',
    ...given,
  });
  immunization(record, 'pneumococcal', {
    vaccine: vaccines.pneumococcal20,
    day: days.visit({ months: 38 }),
    lot: 'NC6650',
    ...given,
  });
  immunization(record, 'shingles-1', {
    vaccine: vaccines.shingles,
    day: days.visit({ months: 30 }),
    dose: 1,
    of: 2,
    lot: 'ZR7710',
    ...given,
  });
  immunization(record, 'shingles-2', {
    vaccine: vaccines.shingles,
    day: days.visit({ months: 26 }),
    dose: 2,
    of: 2,
    lot: 'ZR8014',
    ...given,
  });
  immunization(record, 'rsv', {
    vaccine: vaccines.rsv,
    day: days.visit({ months: 14 }),
    lot: 'RS0442',
    ...given,
  });
}

function followUp(record: DemoRecord): void {
  const { days } = record;
  prescription(record, 'anastrozole', {
    drug: ['199224', 'anastrozole 1 MG Oral Tablet', 'Anastrozole 1 mg tablet'],
    directions: 'Take one tablet by mouth once a day.',
    timesADay: 1,
    from: days.visit({ months: 5 }),
    validUntil: days.ahead({ months: 7 }),
    by: 'novak',
    for: 'Prevention of breast cancer coming back',
    quantity: [90, 'tablets'],
    daysSupply: 90,
    refills: 3,
    pharmacy: 'foundry',
    fills: [days.visit({ months: 5 }), days.visit({ months: 2 })],
  });
  prescription(record, 'amlodipine', {
    drug: ['197361', 'amlodipine 5 MG Oral Tablet', 'Amlodipine 5 mg tablet'],
    directions: 'Take one tablet by mouth once a day.',
    timesADay: 1,
    from: days.visit({ months: 8 }),
    validUntil: days.ahead({ months: 4 }),
    by: 'doctor',
    for: 'High blood pressure',
    quantity: [90, 'tablets'],
    daysSupply: 90,
    refills: 0,
    pharmacy: 'foundry',
    fills: [days.visit({ months: 8 })],
  });
  prescription(record, 'ondansetron', {
    drug: 'Ondansetron 4 mg tablet',
    directions: 'Take one tablet by mouth every 8 hours as needed for nausea.',
    from: days.visit({ months: 70 }),
    by: 'novak',
    status: 'completed',
    quantity: [30, 'tablets'],
    pharmacy: 'foundry',
  });
  reportedMedicine(record, 'calcium', {
    drug: 'Calcium 600 mg with vitamin D',
    directions: 'One tablet two times a day.',
    since: days.visit({ months: 36 }),
    recordedBy: 'nurse',
  });

  const marker = [
    [60, 19],
    [54, 18],
    [48, 21],
    [42, 17],
    [36, 20],
    [29, 18],
    [23, 22],
    [17, 19],
    [11, 18],
    [5, 20],
  ] as const;
  for (const [index, [months, value]] of marker.entries()) {
    const day = days.visit({ months });
    const name = `follow-up-${String(index + 1).padStart(2, '0')}`;
    const encounter = visit(record, name, {
      type: 'followUp',
      day,
      time: '11:00',
      with: 'novak',
      clinic: 'specialty',
      reason: 'Oncology follow-up',
    });
    vitals(record, name, {
      day,
      bloodPressure: [130 - (index % 3) * 2, 78],
      pulse: 74,
      weight: 156 + (index % 4),
      measuredAt: encounter,
    });
    single(record, `ca-15-3-${String(index + 1).padStart(2, '0')}`, 'ca153', value, {
      day,
      orderedBy: 'novak',
      resultedAfter: 2,
    });
  }
  metabolic(record, 'metabolic-1', [94, 15, 0.82, 140, 4.2, 103, 26, 9.5], [7.0, 4.2, 0.5, 72, 22, 20], {
    day: days.visit({ months: 29 }),
    orderedBy: 'novak',
  });
  metabolic(record, 'metabolic-2', [97, 16, 0.85, 141, 4.3, 104, 26, 9.6], [7.1, 4.2, 0.6, 74, 21, 19], {
    day: days.visit({ months: 5 }),
    orderedBy: 'novak',
    comment: 'All fine.',
  });
  single(record, 'vitamin-d', 'vitaminD', 41, { day: days.visit({ months: 5 }), orderedBy: 'novak' });

  for (const [index, months] of [59, 47, 35, 23, 11].entries())
    textReport(record, `mammogram-${index + 1}`, {
      kind: 'radiology',
      test: {
        code: '26346-7',
        display: 'MG Breast - bilateral Diagnostic',
        text: 'Follow-up mammogram, both breasts',
      },
      day: days.visit({ months }),
      orderedBy: 'novak',
      resultedAfter: 1,
      readBy: 'Imaging department, Larkspur Health Specialty Center',
      sections: {
        Comparison: 'Earlier examinations.',
        Findings:
          'Changes after operation and radiation in the left breast, stable. Marker clip in place. No new mass in either breast.',
      },
      impression: 'Benign changes after treatment (BI-RADS 2).',
      ...(index === 4 ? { comment: 'Another good year. The next one is in twelve months.' } : {}),
    });
  for (const [index, [months, score]] of (
    [
      [36, '-1.6'],
      [11, '-1.7'],
    ] as const
  ).entries())
    textReport(record, `bone-density-${index + 1}`, {
      kind: 'radiology',
      test: {
        code: '38269-7',
        display: 'DXA Skeletal system Views for bone density',
        text: 'Bone density scan (DXA)',
      },
      day: days.visit({ months }),
      orderedBy: 'novak',
      readBy: 'Imaging department, Larkspur Health Specialty Center',
      sections: { Findings: `Lumbar spine T-score ${score}. Left femoral neck T-score -1.3.` },
      impression: 'Osteopenia.',
      comment:
        'A little thinner than average, and nearly unchanged. Calcium, vitamin D and walking are enough.',
    });
  const latest = days.visit({ months: 5 });
  note(record, 'follow-up', {
    type: 'progress',
    title: 'Oncology follow-up',
    day: latest,
    by: 'novak',
    text: `
Six years since diagnosis, no sign of recurrence. Takes anastrozole every day; warm flushes are bearable. Toes still a little numb.
Examination: scar soft, no mass, no enlarged nodes, arms equal.
Plan: continue anastrozole to seven years in all. Mammogram every year, bone density every two. Visit every six months, then yearly.
`,
  });
  appointment(record, 'mammogram', {
    type: 'checkUp',
    day: days.ahead({ weeks: 5 }),
    time: '08:45',
    with: 'novak',
    clinic: 'specialty',
    reason: 'Yearly mammogram',
    instructions: 'Do not use deodorant that day.',
  });
  appointment(record, 'follow-up', {
    type: 'followUp',
    day: days.ahead({ weeks: 6 }),
    time: '11:00',
    with: 'novak',
    clinic: 'specialty',
    reason: 'Oncology follow-up',
  });
}
