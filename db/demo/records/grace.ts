/**
 * Grace Oyelaran: breast cancer found by screening six years ago, operated, treated with chemotherapy and radiation,
 * on a hormone blocker since and free of disease. An oncology history as a chart tells it.
 */
import { careTeam, insurance, note } from '../build/care.ts';
import { allergy, implant, immunization, problem, procedure } from '../build/health.ts';
import { prescription, reportedMedicine } from '../build/medicines.ts';
import { bloodCountWithDifferential, metabolic } from '../build/panels.ts';
import { openRecord } from '../build/record.ts';
import type { DemoRecord } from '../build/record.ts';
import { textReport } from '../build/reports.ts';
import { single } from '../build/results.ts';
import { vaccines } from '../build/vaccines.ts';
import { appointment, smokingStatus, visit, vitals } from '../build/visits.ts';

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
  careTeam(record, { novak: 'Oncologist', doctor: 'Primary care doctor', nurse: 'Nurse' }, days.visit({ months: 73 }));
  insurance(record, 'valley', {
    payer: 'valley',
    plan: 'Three Valleys Complete',
    member: 'TVS 771 204 118',
    from: `${Number(days.today.slice(0, 4)) - 4}-10-01`,
    type: 'PUBLICPOL',
  });
  smokingStatus(record, 'never', days.visit({ months: 5 }));
  const given = { by: 'nurse', clinic: 'downtown', site: 'right arm' } as const;
  immunization(record, 'flu-1', { vaccine: vaccines.flu, day: days.visit({ years: 1, weeks: 4 }), lot: 'FF2088', ...given });
  immunization(record, 'flu-2', { vaccine: vaccines.flu, day: days.visit({ weeks: 5 }), lot: 'FG0931', ...given });
  immunization(record, 'pneumococcal', { vaccine: vaccines.pneumococcal20, day: days.visit({ months: 38 }), lot: 'NC6650', ...given });
  immunization(record, 'shingles-1', { vaccine: vaccines.shingles, day: days.visit({ months: 30 }), dose: 1, of: 2, lot: 'ZR7710', ...given });
  immunization(record, 'shingles-2', { vaccine: vaccines.shingles, day: days.visit({ months: 26 }), dose: 2, of: 2, lot: 'ZR8014', ...given });
  immunization(record, 'rsv', { vaccine: vaccines.rsv, day: days.visit({ months: 14 }), lot: 'RS0442', ...given });
}

function diagnosis(record: DemoRecord): void {
  const { days } = record;
  textReport(record, 'mammogram-found', {
    kind: 'radiology',
    test: { code: '24606-6', display: 'MG Breast Screening', text: 'Screening mammogram' },
    day: days.visit({ months: 74 }),
    orderedBy: 'doctor',
    resultedAfter: 2,
    readBy: 'Imaging department, Larkspur Health Specialty Center',
    sections: {
      Comparison: 'The examination two years before.',
      Findings: 'New spiculated mass of 1.5 cm in the upper outer quadrant of the left breast.',
    },
    impression: 'Suspicious mass in the left breast (BI-RADS 5). Biopsy is advised.',
  });
  textReport(record, 'biopsy', {
    kind: 'pathology',
    test: { code: '11529-5', display: 'Surgical pathology study', text: 'Pathology report: core biopsy of the left breast' },
    day: days.visit({ months: 73, weeks: 1 }),
    orderedBy: 'novak',
    resultedAfter: 4,
    readBy: 'Pathology department, Larkspur Health Laboratory',
    sections: {
      Specimen: 'Core biopsies, left breast, two o’clock, 6 cm from the nipple.',
      Microscopic: 'Infiltrating ductal carcinoma, grade 2. No lymphovascular invasion seen.',
      Markers: 'Estrogen receptor positive (95 %). Progesterone receptor positive (70 %). HER2 negative (1+). Ki-67 18 %.',
    },
    impression: 'Invasive ductal carcinoma of the left breast, grade 2, hormone receptor positive, HER2 negative.',
    comment: 'Dr. Novak has spoken with you about this report.',
  });
  const consult = visit(record, 'consult', { type: 'consultation', day: days.visit({ months: 73 }), time: '13:00', minutes: 60, with: 'novak', clinic: 'specialty', reason: 'Newly found breast cancer' });
  note(record, 'consult', {
    type: 'consult',
    title: 'First oncology consultation',
    day: days.visit({ months: 73 }),
    by: 'novak',
    visit: consult,
    text: `
Mass of the left breast found by screening; biopsy shows invasive ductal carcinoma, ER and PR positive, HER2 negative.
Clinically no enlarged lymph nodes. We talked about operation first, then deciding on chemotherapy by what the lymph nodes show,
radiation because the breast is kept, and a hormone blocker for five to seven years. Her sister came along and asked questions.
Plan: lumpectomy with sentinel nodes. Genetic counseling offered.
`,
  });
}

function treatment(record: DemoRecord): void {
  const { days } = record;
  const clip = implant(record, 'clip', {
    name: 'Tissue marker clip, left breast',
    manufacturer: 'Fennimore Surgical Devices',
    model: 'TM-Ring 3',
    lot: 'L20418',
    serial: '00731',
    gtin: '09520000114206',
    made: days.ago({ months: 84 }),
    expires: days.ago({ months: 24 }),
    bodySite: 'Left breast, upper outer quadrant',
  });
  procedure(record, 'lumpectomy', {
    what: ['392021009', 'Lumpectomy of breast'],
    day: days.visit({ months: 72 }),
    bodySite: 'Left breast',
    note: 'With sentinel lymph nodes (three). Clear margins. Done by the surgeons of Alder Mills Hospital.',
    device: clip,
  });
  textReport(record, 'lumpectomy-pathology', {
    kind: 'pathology',
    test: { code: '11529-5', display: 'Surgical pathology study', text: 'Pathology report: operation of the left breast' },
    day: days.visit({ months: 72 }),
    orderedBy: 'novak',
    resultedAfter: 6,
    readBy: 'Pathology department, Larkspur Health Laboratory',
    sections: {
      Specimen: 'Lumpectomy, left breast; three sentinel lymph nodes.',
      Microscopic: 'Invasive ductal carcinoma, 1.6 cm, grade 2. Closest margin 4 mm. One of three nodes with a metastasis of 1.4 mm.',
    },
    impression: 'pT1c pN1mi (sn). Margins are free.',
  });
  procedure(record, 'chemotherapy', {
    what: ['367336001', 'Chemotherapy'],
    day: days.visit({ months: 70 }),
    until: days.visit({ months: 67 }),
    by: 'novak',
    note: 'Docetaxel and cyclophosphamide, four cycles.',
  });
  procedure(record, 'radiation', {
    what: ['108290001', 'Radiation oncology AND/OR radiotherapy'],
    day: days.visit({ months: 66 }),
    until: days.visit({ months: 65 }),
    by: 'novak',
    bodySite: 'Left breast',
    note: '40 Gy in 15 sessions.',
  });
  const cycles = [
    [70, 6.8, 13.0, 242, 0.62, 'Good enough to start.'],
    [69.3, 3.4, 11.6, 188, 0.42, undefined],
    [68.6, 2.6, 10.8, 164, 0.35, 'White cells are low, as expected. Call at once for a fever of 100.4 °F or more.'],
    [67.9, 3.1, 10.2, 152, 0.44, undefined],
    [66, 4.6, 11.4, 214, 0.58, 'Recovering nicely.'],
  ] as const;
  for (const [index, [months, wbc, hemoglobin, platelets, neutrophils, comment]] of cycles.entries()) {
    const day = days.visit({ days: Math.round(months * 30.4) });
    const name = `cycle-${index + 1}`;
    const encounter = visit(record, name, { type: 'followUp', day, time: '08:00', minutes: 45, with: 'novak', clinic: 'specialty', reason: 'Visit before chemotherapy' });
    vitals(record, name, { day, bloodPressure: [128 - index, 78], pulse: 78 + index * 2, weight: 162 - index * 2, temperature: 98.2, measuredAt: encounter });
    bloodCountWithDifferential(
      record,
      `blood-count-${name}`,
      { wbc, hemoglobin, mcv: 91, rdw: 14.1 + index * 0.3, platelets },
      { neutrophils, lymphocytes: 0.92 - neutrophils, monocytes: 0.05, eosinophils: 0.02 },
      { day, time: '07:40', orderedBy: 'novak', resultedAfter: 0, ...(comment ? { comment } : {}) },
    );
  }
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
  reportedMedicine(record, 'calcium', { drug: 'Calcium 600 mg with vitamin D', directions: 'One tablet two times a day.', since: days.visit({ months: 36 }), recordedBy: 'nurse' });

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
    const encounter = visit(record, name, { type: 'followUp', day, time: '11:00', with: 'novak', clinic: 'specialty', reason: 'Oncology follow-up' });
    vitals(record, name, { day, bloodPressure: [130 - (index % 3) * 2, 78], pulse: 74, weight: 156 + (index % 4), measuredAt: encounter });
    single(record, `ca-15-3-${String(index + 1).padStart(2, '0')}`, 'ca153', value, { day, orderedBy: 'novak', resultedAfter: 2 });
  }
  metabolic(record, 'metabolic-1', [94, 15, 0.82, 140, 4.2, 103, 26, 9.5], [7.0, 4.2, 0.5, 72, 22, 20], { day: days.visit({ months: 29 }), orderedBy: 'novak' });
  metabolic(record, 'metabolic-2', [97, 16, 0.85, 141, 4.3, 104, 26, 9.6], [7.1, 4.2, 0.6, 74, 21, 19], { day: days.visit({ months: 5 }), orderedBy: 'novak', comment: 'All fine.' });
  single(record, 'vitamin-d', 'vitaminD', 41, { day: days.visit({ months: 5 }), orderedBy: 'novak' });

  for (const [index, months] of [59, 47, 35, 23, 11].entries())
    textReport(record, `mammogram-${index + 1}`, {
      kind: 'radiology',
      test: { code: '26346-7', display: 'MG Breast - bilateral Diagnostic', text: 'Follow-up mammogram, both breasts' },
      day: days.visit({ months }),
      orderedBy: 'novak',
      resultedAfter: 1,
      readBy: 'Imaging department, Larkspur Health Specialty Center',
      sections: { Comparison: 'Earlier examinations.', Findings: 'Changes after operation and radiation in the left breast, stable. Marker clip in place. No new mass in either breast.' },
      impression: 'Benign changes after treatment (BI-RADS 2).',
      ...(index === 4 ? { comment: 'Another good year. The next one is in twelve months.' } : {}),
    });
  for (const [index, [months, score]] of ([[36, '-1.6'], [11, '-1.7']] as const).entries())
    textReport(record, `bone-density-${index + 1}`, {
      kind: 'radiology',
      test: { code: '38269-7', display: 'DXA Skeletal system Views for bone density', text: 'Bone density scan (DXA)' },
      day: days.visit({ months }),
      orderedBy: 'novak',
      readBy: 'Imaging department, Larkspur Health Specialty Center',
      sections: { Findings: `Lumbar spine T-score ${score}. Left femoral neck T-score -1.3.` },
      impression: 'Osteopenia.',
      comment: 'A little thinner than average, and nearly unchanged. Calcium, vitamin D and walking are enough.',
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
  appointment(record, 'mammogram', { type: 'checkUp', day: days.ahead({ weeks: 5 }), time: '08:45', with: 'novak', clinic: 'specialty', reason: 'Yearly mammogram', instructions: 'Do not use deodorant that day.' });
  appointment(record, 'follow-up', { type: 'followUp', day: days.ahead({ weeks: 6 }), time: '11:00', with: 'novak', clinic: 'specialty', reason: 'Oncology follow-up' });
}
