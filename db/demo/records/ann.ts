/**
 * Ann Whitfield: type 2 diabetes for ten years, found at 9.1 %, brought down with metformin, slipping, and brought
 * down again. The fullest record of the demo: every kind of result a page must be able to show is in it.
 */
import { careTeam, insurance, note } from '../build/care.ts';
import { allergy, immunization, problem, procedure } from '../build/health.ts';
import { panels } from '../build/laboratory.ts';
import { prescription, reportedMedicine } from '../build/medicines.ts';
import { basicMetabolic, bloodCount, lipids, metabolic, urinalysis } from '../build/panels.ts';
import { openRecord } from '../build/record.ts';
import type { DemoRecord } from '../build/record.ts';
import { culture, textReport } from '../build/reports.ts';
import { correctedSingle, panel, single } from '../build/results.ts';
import { vaccines } from '../build/vaccines.ts';
import { appointment, score, smokingStatus, visit, vitals } from '../build/visits.ts';
import { addDays, openDay } from '../days.ts';

export function ann(today: Date): DemoRecord {
  const record = openRecord('ann', today);
  lastingThings(record);
  medicines(record);
  diabetesVisits(record);
  yearlyTests(record);
  urinaryInfection(record);
  otherTests(record);
  imaging(record);
  vaccinations(record);
  lettersAndPlans(record);
  return record;
}

function lastingThings(record: DemoRecord): void {
  const { days } = record;
  const month = (months: number) => days.visit({ months });

  problem(record, 'diabetes', {
    snomed: ['44054006', 'Diabetes mellitus type 2'],
    icd10: ['E11.9', 'Type 2 diabetes mellitus without complications'],
    text: 'Type 2 diabetes',
    since: month(120),
    recorded: month(120),
    by: 'doctor',
    note: 'Goal: hemoglobin A1c below 7.0 %.',
  });
  problem(record, 'hypertension', {
    snomed: ['59621000', 'Essential hypertension'],
    icd10: ['I10', 'Essential (primary) hypertension'],
    text: 'High blood pressure',
    since: month(160).slice(0, 4),
    recorded: month(120),
    by: 'doctor',
  });
  problem(record, 'cholesterol', {
    snomed: ['55822004', 'Hyperlipidemia'],
    icd10: ['E78.5', 'Hyperlipidemia, unspecified'],
    text: 'High cholesterol',
    since: month(118).slice(0, 7),
    recorded: month(117),
    by: 'doctor',
  });
  problem(record, 'retinopathy', {
    snomed: ['312903003', 'Mild nonproliferative retinopathy due to diabetes mellitus'],
    icd10: ['E11.3293', 'Type 2 diabetes mellitus with mild nonproliferative diabetic retinopathy without macular edema, bilateral'],
    text: 'Early diabetic eye disease, both eyes',
    since: month(26),
    recorded: month(26),
    by: 'doctor',
    note: 'No treatment needed now. Eye exam every year.',
  });
  problem(record, 'albuminuria', {
    snomed: ['312975006', 'Microalbuminuria'],
    icd10: ['R80.9', 'Proteinuria, unspecified'],
    text: 'Small amounts of protein in the urine',
    since: month(54),
    until: month(6),
    recorded: month(54),
    by: 'doctor',
    note: 'Back in range since lisinopril was raised and empagliflozin added.',
  });
  problem(record, 'knee', {
    snomed: ['239873007', 'Osteoarthritis of knee'],
    icd10: ['M17.12', 'Unilateral primary osteoarthritis, left knee'],
    text: 'Arthritis of the left knee',
    since: month(44).slice(0, 7),
    recorded: month(42),
    by: 'doctor',
  });
  problem(record, 'hay-fever', {
    snomed: ['367498001', 'Seasonal allergic rhinitis'],
    icd10: ['J30.2', 'Other seasonal allergic rhinitis'],
    text: 'Hay fever',
    since: '1994',
    recorded: month(120),
    by: 'doctor',
  });
  problem(record, 'bronchitis', {
    snomed: ['10509002', 'Acute bronchitis'],
    icd10: ['J20.9', 'Acute bronchitis, unspecified'],
    since: month(71),
    until: month(70),
    recorded: month(71),
    by: 'alvarez',
  });
  problem(record, 'wrong-chart', {
    snomed: ['73211009', 'Diabetes mellitus'],
    text: 'Type 1 diabetes',
    since: month(90),
    recorded: month(90),
    by: 'alvarez',
    entered: 'in error',
  });

  allergy(record, 'penicillin', {
    to: ['snomed', '764146007', 'Penicillin'],
    category: 'medication',
    criticality: 'high',
    reactions: [
      ['126485001', 'Urticaria', 'Hives'],
      ['278528006', 'Facial swelling', 'Swelling of the face'],
    ],
    severity: 'moderate',
    since: '1987',
    recorded: month(120),
    by: 'nurse',
  });
  allergy(record, 'sulfa', {
    to: ['rxnorm', '10180', 'sulfamethoxazole'],
    category: 'medication',
    criticality: 'low',
    reactions: [['271807003', 'Eruption of skin', 'Rash']],
    severity: 'mild',
    since: month(97).slice(0, 7),
    recorded: month(96),
    by: 'doctor',
  });
  allergy(record, 'codeine', {
    to: ['rxnorm', '2670', 'codeine'],
    category: 'medication',
    type: 'intolerance',
    criticality: 'low',
    reactions: [['422587007', 'Nausea', 'Nausea']],
    severity: 'mild',
    recorded: month(60),
    by: 'nurse',
  });
  allergy(record, 'pollen', {
    to: ['snomed', '256277009', 'Grass pollen'],
    category: 'environment',
    criticality: 'low',
    reactions: [['70076002', 'Rhinitis', 'Runny nose']],
    since: '1994',
    recorded: month(120),
    by: 'nurse',
  });
  allergy(record, 'latex', {
    to: ['snomed', '111088007', 'Latex'],
    category: 'environment',
    criticality: 'unable-to-assess',
    recorded: month(120),
    by: 'nurse',
    status: 'resolved',
    note: 'Skin test negative; the patient tolerates latex gloves.',
  });

  procedure(record, 'colonoscopy', {
    snomed: ['73761001', 'Colonoscopy'],
    day: month(49),
    by: 'alvarez',
    note: 'Normal to the cecum. Next in ten years.',
  });
  procedure(record, 'knee-injection', {
    snomed: ['179929004', 'Injection of steroid into knee joint'],
    text: 'Steroid injection, left knee',
    day: month(20),
    by: 'kowalczyk',
    bodySite: 'Left knee',
  });
  smokingStatus(record, 'former', month(12));
  score(record, 'phq-2', { code: '55758-7', display: 'Patient Health Questionnaire 2 item (PHQ-2) total score [Reported]', text: 'Mood screening (PHQ-2)' }, 0, month(12));
}

function medicines(record: DemoRecord): void {
  const { days } = record;
  const month = (months: number) => days.visit({ months });
  const lastFill = days.visit({ weeks: 5 });
  const fillBefore = days.visit({ weeks: 18 });
  const tablets = (amount: number) => [amount, 'tablets'] as const;
  const ninetyDays = { daysSupply: 90, pharmacy: 'foundry', fills: [fillBefore, lastFill] } as const;

  prescription(record, 'metformin-start', {
    drug: ['861007', 'metformin hydrochloride 500 MG Oral Tablet', 'Metformin 500 mg tablet'],
    directions: 'Take one tablet by mouth two times a day with meals.',
    timesADay: 2,
    from: month(120),
    validUntil: month(60),
    by: 'doctor',
    for: 'Type 2 diabetes',
    status: 'completed',
    quantity: tablets(180),
    daysSupply: 90,
    refills: 3,
    pharmacy: 'foundry',
    note: 'Replaced by the 1,000 mg tablet.',
  });
  prescription(record, 'metformin', {
    drug: ['861004', 'metformin hydrochloride 1000 MG Oral Tablet', 'Metformin 1,000 mg tablet'],
    directions: 'Take one tablet by mouth two times a day with meals.',
    timesADay: 2,
    from: month(6),
    validUntil: days.ahead({ months: 6 }),
    by: 'doctor',
    for: 'Type 2 diabetes',
    quantity: tablets(180),
    refills: 3,
    ...ninetyDays,
  });
  prescription(record, 'empagliflozin', {
    drug: ['1545658', 'empagliflozin 10 MG Oral Tablet', 'Empagliflozin 10 mg tablet'],
    directions: 'Take one tablet by mouth every morning.',
    timesADay: 1,
    from: month(6),
    validUntil: days.ahead({ months: 6 }),
    by: 'doctor',
    for: 'Type 2 diabetes',
    quantity: tablets(90),
    refills: 1,
    ...ninetyDays,
  });
  prescription(record, 'lisinopril', {
    drug: ['314077', 'lisinopril 20 MG Oral Tablet', 'Lisinopril 20 mg tablet'],
    directions: 'Take one tablet by mouth once a day.',
    timesADay: 1,
    from: month(11),
    validUntil: days.ahead({ months: 1 }),
    by: 'doctor',
    for: 'High blood pressure, protection of the kidneys',
    quantity: tablets(90),
    refills: 3,
    daysSupply: 90,
    pharmacy: 'foundry',
    fills: [month(11), month(8), month(5), days.visit({ months: 2 })],
  });
  prescription(record, 'lisinopril-start', {
    drug: ['314076', 'lisinopril 10 MG Oral Tablet', 'Lisinopril 10 mg tablet'],
    directions: 'Take one tablet by mouth once a day.',
    timesADay: 1,
    from: month(120),
    by: 'doctor',
    status: 'stopped',
    statusReason: 'Dose raised to 20 mg',
    quantity: tablets(90),
    daysSupply: 90,
    refills: 3,
  });
  prescription(record, 'atorvastatin', {
    drug: ['617311', 'atorvastatin 40 MG Oral Tablet', 'Atorvastatin 40 mg tablet'],
    directions: 'Take one tablet by mouth every evening.',
    timesADay: 1,
    from: month(6),
    validUntil: days.ahead({ months: 6 }),
    by: 'doctor',
    for: 'High cholesterol',
    quantity: tablets(90),
    refills: 3,
    ...ninetyDays,
  });
  prescription(record, 'glipizide', {
    drug: ['310488', 'glipizide 10 MG Oral Tablet', 'Glipizide 10 mg tablet'],
    directions: 'Take one tablet by mouth every morning before breakfast.',
    timesADay: 1,
    from: month(42),
    by: 'doctor',
    status: 'stopped',
    statusReason: 'Low blood sugar two times in one month',
    quantity: tablets(30),
    daysSupply: 30,
    refills: 2,
    pharmacy: 'foundry',
    fills: [month(42)],
  });
  prescription(record, 'nitrofurantoin', {
    drug: ['1648755', 'nitrofurantoin, macrocrystals 25 MG / nitrofurantoin, monohydrate 75 MG Oral Capsule', 'Nitrofurantoin 100 mg capsule'],
    directions: 'Take one capsule by mouth two times a day with food for 5 days.',
    timesADay: 2,
    from: month(14),
    by: 'alvarez',
    for: 'Bladder infection',
    status: 'completed',
    quantity: [10, 'capsules'],
    daysSupply: 5,
    pharmacy: 'towpath',
    fills: [month(14)],
  });
  prescription(record, 'diclofenac', {
    drug: 'Diclofenac 1 % gel',
    directions: 'Rub 4 grams on the left knee up to four times a day when it hurts.',
    from: month(20),
    by: 'kowalczyk',
    for: 'Arthritis of the left knee',
    status: 'on-hold',
    statusReason: 'On hold while the skin heals',
    quantity: [100, 'grams'],
    refills: 2,
    pharmacy: 'towpath',
    fills: [month(20)],
  });
  prescription(record, 'doubled', {
    drug: ['861004', 'metformin hydrochloride 1000 MG Oral Tablet', 'Metformin 1,000 mg tablet'],
    directions: 'Take two tablets by mouth two times a day.',
    from: month(6),
    by: 'doctor',
    status: 'entered-in-error',
  });
  prescription(record, 'test-strips', {
    drug: 'Blood glucose test strips',
    directions: 'Test blood sugar once a day before breakfast.',
    from: month(6),
    validUntil: days.ahead({ months: 6 }),
    by: 'calloway',
    for: 'Type 2 diabetes',
    quantity: [100, 'strips'],
    daysSupply: 90,
    refills: 0,
    pharmacy: 'foundry',
    fills: [lastFill],
  });
  reportedMedicine(record, 'cetirizine', {
    drug: ['1014678', 'cetirizine hydrochloride 10 MG Oral Tablet', 'Cetirizine 10 mg tablet'],
    directions: 'One tablet a day in spring, as needed.',
    since: month(30),
    recordedBy: 'nurse',
    note: 'Bought without a prescription.',
  });
  reportedMedicine(record, 'turmeric', {
    drug: 'Turmeric capsule',
    directions: 'One capsule a day.',
    since: month(12),
    recordedBy: 'nurse',
    note: 'Food supplement; the patient does not know the strength.',
  });
}

/** Months ago; A1c in percent; pounds; blood pressure; pulse; what the doctor wrote about the result. */
const course: readonly (readonly [number, number, number, readonly [number, number], number, string?])[] = [
  [120, 9.1, 198, [148, 92], 84, 'This is the range of diabetes. We talked about it at your visit: start metformin, and see Ruth Calloway about food and moving.'],
  [117, 7.8, 194, [142, 88], 80, 'A good start. Keep taking metformin.'],
  [114, 7.1, 190, [136, 84], 78],
  [108, 6.8, 187, [132, 82], 76, 'Below 7: just where we want you.'],
  [102, 6.9, 188, [134, 82], 78],
  [96, 6.8, 188, [130, 80], 74],
  [90, 7.0, 189, [134, 84], 76],
  [84, 7.1, 190, [136, 84], 78],
  [78, 7.0, 190, [132, 82], 76],
  [72, 7.3, 192, [138, 86], 80],
  [66, 7.6, 194, [140, 86], 82, 'Going up slowly. Let us look at meals again before we change medicines.'],
  [60, 7.9, 196, [142, 88], 82, 'Please take the larger metformin tablet (1,000 mg) from now on.'],
  [57, 7.4, 194, [138, 84], 80],
  [54, 7.2, 193, [140, 86], 78],
  [48, 7.2, 193, [132, 80], 76],
  [42, 7.7, 195, [134, 82], 78, 'We add glipizide. Call us if you feel shaky or sweat.'],
  [39, 7.3, 196, [132, 82], 80],
  [36, 7.8, 197, [136, 84], 80],
  [30, 8.2, 196, [138, 84], 82, 'Too high for too long. Empagliflozin in the morning from tomorrow; drink enough water.'],
  [27, 7.4, 189, [130, 80], 76, 'A full point lower in three months. Well done.'],
  [24, 7.1, 186, [128, 78], 76],
  [18, 6.9, 183, [126, 78], 74],
  [12, 6.8, 181, [128, 76], 72, 'Nothing to change.'],
  [6, 6.9, 180, [126, 78], 74],
];

const heightInInches = 64;

function diabetesVisits(record: DemoRecord): void {
  for (const [index, [months, a1c, weight, bloodPressure, pulse, comment]] of course.entries()) {
    const name = String(index + 1).padStart(2, '0');
    const day = record.days.visit({ months });
    const isYearly = months % 12 === 0;
    const encounter = visit(record, `diabetes-${name}`, {
      type: isYearly ? 'physical' : 'followUp',
      day,
      time: '08:30',
      minutes: isYearly ? 40 : 20,
      with: 'doctor',
      clinic: 'downtown',
      reason: isYearly ? 'Yearly physical and diabetes follow-up' : 'Diabetes follow-up',
    });
    vitals(record, `diabetes-${name}`, {
      day,
      time: '08:35',
      bloodPressure,
      pulse,
      weight,
      ...(isYearly ? { height: heightInInches } : {}),
      measuredAt: encounter,
    });
    single(record, `a1c-${name}`, 'a1c', a1c, { day, time: '08:15', orderedBy: 'doctor', ...(comment ? { comment } : {}) });
  }

  const latest = record.days.visit({ days: 9 });
  const encounter = visit(record, 'diabetes-latest', {
    type: 'physical',
    day: latest,
    time: '08:30',
    minutes: 40,
    with: 'doctor',
    clinic: 'downtown',
    reason: 'Yearly physical and diabetes follow-up',
  });
  vitals(record, 'diabetes-latest', {
    day: latest,
    time: '08:35',
    bloodPressure: [124, 76],
    pulse: 72,
    breaths: 14,
    temperature: 98.2,
    oxygen: 98,
    weight: 178,
    height: heightInInches,
    measuredAt: encounter,
  });
  panel(
    record,
    'a1c-latest',
    { code: '4548-4', display: 'Hemoglobin A1c/Hemoglobin.total in Blood', text: 'Hemoglobin A1c' },
    { a1c: 6.7, averageGlucose: 146 },
    {
      day: latest,
      time: '08:15',
      orderedBy: 'doctor',
      comment: 'Your three-month average is 6.7 %: below your goal of 7. What you are doing works. Same medicines; next test in six months.',
    },
  );
}

function yearlyTests(record: DemoRecord): void {
  const { days } = record;
  const fasting = (months: number, comment?: string) => ({
    day: months === 0 ? days.visit({ days: 9 }) : days.visit({ months }),
    time: '08:15',
    orderedBy: 'doctor' as const,
    ...(comment ? { comment } : {}),
  });

  lipids(record, 'lipids-1', [242, 210, 41], fasting(120, 'Higher than we want with diabetes. We start atorvastatin.'));
  lipids(record, 'lipids-2', [178, 160, 44], fasting(108));
  lipids(record, 'lipids-3', [184, 172, 43], fasting(84));
  lipids(record, 'lipids-4', [192, 185, 42], fasting(60));
  lipids(record, 'lipids-5', [188, 176, 43], fasting(36, 'LDL is above 100. Please change to the 40 mg tablet.'));
  lipids(record, 'lipids-6', [152, 142, 47], fasting(24));
  lipids(record, 'lipids-7', [148, 130, 51], fasting(0, 'All of these are where we want them.'));

  metabolic(record, 'metabolic-1', [218, 14, 0.78, 138, 4.3, 101, 25, 9.4], [7.2, 4.3, 0.6, 84, 34, 52], fasting(120, 'The liver test ALT is a little high; this often goes with extra weight. We check it again.'));
  metabolic(record, 'metabolic-2', [138, 15, 0.8, 139, 4.4, 102, 25, 9.5], [7.1, 4.3, 0.5, 80, 26, 34], fasting(84));
  metabolic(record, 'metabolic-3', [164, 17, 0.86, 138, 4.6, 102, 24, 9.3], [7.0, 4.2, 0.6, 82, 29, 41], fasting(60));
  metabolic(record, 'metabolic-4', [146, 18, 0.88, 139, 4.5, 103, 24, 9.4], [7.0, 4.2, 0.5, 78, 24, 31], fasting(24));
  metabolic(record, 'metabolic-5', [128, 17, 0.87, 140, 4.4, 103, 24, 9.4], [7.1, 4.3, 0.6, 76, 22, 26], {
    ...fasting(0, 'Kidney and liver tests look good. Sugar is a bit above the range, as expected.'),
    remarks: { glucose: 'The patient said she had fasted for 10 hours.' },
  });
  basicMetabolic(record, 'basic-1', [131, 18, 0.9, 139, { absent: 'Not reported: the blood cells broke during transport' }, 102, 24, 9.3], fasting(27));

  bloodCount(record, 'blood-count-1', { wbc: 7.4, hemoglobin: 13.1, mcv: 89, rdw: 13.2, platelets: 268 }, fasting(60));
  bloodCount(record, 'blood-count-2', { wbc: 6.9, hemoglobin: 13.6, mcv: 90, rdw: 13.0, platelets: 254 }, fasting(0));

  const kidney: readonly (readonly [number, number | '<5', number, number | '<5'])[] = [
    [120, 12, 104, 12],
    [84, 18, 96, 19],
    [54, 46, 94, 49],
    [36, 33, 90, 37],
    [18, 22, 88, 25],
    [0, '<5', 92, '<5'],
  ];
  for (const [index, [months, urineAlbumin, urineCreatinine, urineAlbuminRatio]] of kidney.entries())
    panel(
      record,
      `urine-albumin-${index + 1}`,
      panels.albuminuria,
      { urineAlbumin, urineCreatinine, urineAlbuminRatio },
      fasting(months, months === 54 ? 'A small amount of protein: an early sign that diabetes works on the kidneys. We raise lisinopril to protect them.' : undefined),
    );
}

function urinaryInfection(record: DemoRecord): void {
  const day = record.days.visit({ months: 14 });
  const details = { day, time: '15:10', orderedBy: 'alvarez' } as const;
  const encounter = visit(record, 'bladder-infection', {
    type: 'sick',
    day,
    time: '14:40',
    minutes: 20,
    with: 'alvarez',
    clinic: 'downtown',
    reason: 'Burning when passing urine',
  });
  vitals(record, 'bladder-infection', { day, time: '14:45', bloodPressure: [132, 80], pulse: 84, temperature: 99.1, measuredAt: encounter });
  problem(record, 'bladder-infection', {
    snomed: ['38822007', 'Cystitis'],
    icd10: ['N30.00', 'Acute cystitis without hematuria'],
    text: 'Bladder infection',
    since: day,
    until: openDay(addDays(day, 10)),
    recorded: day,
    by: 'alvarez',
  });
  urinalysis(
    record,
    'urinalysis-infection',
    { color: 'Dark yellow', appearance: 'Cloudy', gravity: 1.021, ph: 6.5, protein: 'Trace', glucose: '3+', blood: '1+', nitrite: 'Positive', esterase: '3+' },
    { ...details, resultedAfter: 0, comment: 'This looks like a bladder infection. Start the antibiotic today; we wait for the culture. Sugar in the urine is normal with empagliflozin.' },
  );
  culture(record, 'urine-culture', {
    ...details,
    resultedAfter: 2,
    source: 'urine',
    growth: 'More than 100,000 colonies per milliliter of Escherichia coli',
    organism: { code: '112283007', display: 'Escherichia coli' },
    susceptibility: { Ampicillin: 'R', Ceftriaxone: 'S', Ciprofloxacin: 'S', Nitrofurantoin: 'S', 'Trimethoprim and sulfamethoxazole': 'I' },
    comment: 'Nitrofurantoin, which you are taking, works against this. Finish all five days.',
  });
}

function otherTests(record: DemoRecord): void {
  const { days } = record;
  const by = { orderedBy: 'doctor' } as const;

  single(record, 'tsh-1', 'tsh', 2.31, { day: days.visit({ months: 60 }), ...by });
  single(record, 'tsh-2', 'tsh', 2.74, { day: days.visit({ months: 12 }), ...by });
  single(record, 'ana', 'ana', { titer: 40 }, {
    day: days.visit({ months: 43 }),
    ...by,
    resultedAfter: 4,
    comment: 'Many healthy people have a titer of 1:40. Together with your normal sedimentation rate it speaks for arthritis of wear, not of the immune system.',
  });
  single(record, 'sedimentation', 'sedimentation', 14, { day: days.visit({ months: 43 }), ...by });
  single(record, 'rheumatoid-factor', 'rheumatoidFactor', '<10', { day: days.visit({ months: 43 }), ...by, resultedAfter: 3 });
  single(record, 'vitamin-d-1', 'vitaminD', 22, { day: days.visit({ months: 36 }), ...by, comment: 'A little low. 1,000 units of vitamin D a day are enough.' });
  single(record, 'vitamin-d-2', 'vitaminD', 36, { day: days.visit({ months: 24 }), ...by });
  single(record, 'stool', 'stoolBlood', 'Negative', { day: days.visit({ months: 61 }), ...by, resultedAfter: 3 });
  single(record, 'hepatitis-c', 'hepatitisC', 'Nonreactive', { day: days.visit({ months: 84 }), ...by, resultedAfter: 2 });

  const drawn = days.visit({ months: 5 });
  correctedSingle(
    record,
    'vitamin-b12',
    'vitaminB12',
    {
      first: 1318,
      corrected: 318,
      correctedOn: openDay(addDays(drawn, 7)),
      why: 'Corrected report. The first report said 1,318 pg/mL, by an error of transcription.',
    },
    { day: drawn, ...by, comment: 'Checked because metformin can lower vitamin B12. Yours is in range.' },
  );
  single(record, 'potassium-wrong-tube', 'potassium', 7.9, { day: days.visit({ months: 8 }), ...by, status: 'entered-in-error' });
  culture(record, 'urine-culture-pending', {
    day: days.visit({ days: 2 }),
    time: '16:05',
    orderedBy: 'doctor',
    resultedAfter: 0,
    source: 'urine',
    growth: 'No growth so far',
    status: 'preliminary',
  });
}

function imaging(record: DemoRecord): void {
  const { days } = record;
  textReport(record, 'mammogram-1', {
    kind: 'radiology',
    test: { code: '24606-6', display: 'MG Breast Screening', text: 'Screening mammogram' },
    day: days.visit({ months: 34 }),
    orderedBy: 'doctor',
    resultedAfter: 3,
    readBy: 'Imaging department, Larkspur Health Specialty Center',
    sections: {
      Technique: 'Two views of each breast.',
      Comparison: 'None available.',
      Findings: 'Scattered areas of fibroglandular density. No mass, no suspicious calcification, no distortion.',
    },
    impression: 'Negative (BI-RADS 1). Routine screening is advised.',
  });
  textReport(record, 'mammogram-2', {
    kind: 'radiology',
    test: { code: '24606-6', display: 'MG Breast Screening', text: 'Screening mammogram' },
    day: days.visit({ months: 10 }),
    orderedBy: 'doctor',
    resultedAfter: 3,
    readBy: 'Imaging department, Larkspur Health Specialty Center',
    sections: {
      Technique: 'Two views of each breast.',
      Comparison: 'The examination two years before.',
      Findings: 'Scattered areas of fibroglandular density. A round calcification in the right breast has not changed. No mass, no distortion.',
    },
    impression: 'Benign finding (BI-RADS 2). Routine screening is advised.',
    comment: 'Good news: nothing to worry about. Next mammogram in two years.',
  });
  textReport(record, 'knee-x-ray', {
    kind: 'radiology',
    test: { code: '36711-0', display: 'XR Knee 3 Views', text: 'X-ray of the left knee' },
    day: days.visit({ months: 43 }),
    orderedBy: 'doctor',
    readBy: 'Imaging department, Larkspur Health Specialty Center',
    sections: {
      Reason: 'Pain of the left knee for some months, worse on stairs. No injury.',
      Findings: 'Narrowing of the medial joint space with small osteophytes. No fracture. No effusion.',
    },
    impression: 'Mild to moderate osteoarthritis of the medial compartment of the left knee.',
    comment: 'This is arthritis of wear. Exercise that spares the knee, such as swimming or cycling, helps most.',
  });
  textReport(record, 'ecg', {
    kind: 'cardiology',
    test: { code: '11524-6', display: 'EKG study', text: 'Electrocardiogram (ECG)' },
    day: days.visit({ months: 60 }),
    orderedBy: 'doctor',
    resultedAfter: 0,
    readBy: 'Samir Haddad, MD',
    sections: { Findings: 'Sinus rhythm, 76 beats a minute. Normal axis and intervals. No ST changes.' },
    impression: 'Normal electrocardiogram.',
  });
  textReport(record, 'skin-biopsy', {
    kind: 'pathology',
    test: { code: '11529-5', display: 'Surgical pathology study', text: 'Pathology report: skin of the right forearm' },
    day: days.visit({ months: 32 }),
    orderedBy: 'alvarez',
    resultedAfter: 6,
    readBy: 'Pathology department, Larkspur Health Laboratory',
    sections: {
      Specimen: 'Shave biopsy, skin of the right forearm.',
      Gross: 'A tan piece of skin of 0.6 by 0.5 by 0.1 cm with a raised brown area.',
      Microscopic: 'Thickened epidermis with horn cysts and basaloid cells without atypia. Margins are free.',
    },
    impression: 'Seborrheic keratosis. No sign of cancer.',
    comment: 'A harmless age spot. Nothing more needs to be done.',
  });
}

function vaccinations(record: DemoRecord): void {
  const { days } = record;
  const given = { by: 'nurse', clinic: 'downtown', site: 'left arm' } as const;
  for (const [index, lot] of ['FA4471', 'FB2093', 'FC8816', 'FD1352', 'FE6607', 'FG0924'].entries()) {
    const years = 6 - index;
    const day = days.visit({ years: years - 1, weeks: 5 });
    immunization(record, `flu-${index + 1}`, { vaccine: vaccines.flu, day, lot, ...given });
  }
  const covid = [
    [68, 1, 'PQ1107'],
    [67, 2, 'PQ1391'],
    [60, 3, 'PS0416'],
    [25, undefined, 'PV7720'],
    [13, undefined, 'PX2284'],
  ] as const;
  for (const [index, [months, dose, lot]] of covid.entries())
    immunization(record, `covid-${index + 1}`, { vaccine: vaccines.covid, day: days.visit({ months }), lot, ...(dose ? { dose } : {}), ...given });
  immunization(record, 'tdap', { vaccine: vaccines.tdap, day: days.visit({ months: 84 }), lot: 'TK3318', ...given, site: 'right arm' });
  immunization(record, 'shingles-1', { vaccine: vaccines.shingles, day: days.visit({ months: 52 }), dose: 1, of: 2, lot: 'ZR5042', ...given });
  immunization(record, 'shingles-2', { vaccine: vaccines.shingles, day: days.visit({ months: 48 }), dose: 2, of: 2, lot: 'ZR5581', ...given });
  immunization(record, 'pneumococcal', { vaccine: vaccines.pneumococcal20, day: days.visit({ months: 36 }), lot: 'NC7134', ...given, site: 'right arm' });
  immunization(record, 'hepatitis-b', {
    vaccine: ['45', 'Hep B, unspecified formulation', 'Hepatitis B'],
    day: '1998',
    reportedBy: 'Told by the patient',
  });
}

function lettersAndPlans(record: DemoRecord): void {
  const { days } = record;
  careTeam(record, { doctor: 'Primary care doctor', nurse: 'Nurse', calloway: 'Diabetes educator', kowalczyk: 'Orthopedic surgeon' }, days.visit({ months: 120 }));
  insurance(record, 'hollyhock', {
    payer: 'hollyhock',
    plan: 'Hollyhock Silver Plus',
    member: 'HHM 4471 90382',
    group: 'MILLRACE-TEXTILE',
    from: `${Number(days.today.slice(0, 4)) - 3}-01-01`,
  });
  insurance(record, 'former', {
    payer: 'hollyhock',
    plan: 'Hollyhock Basic',
    member: 'HHM 2210 55817',
    from: `${Number(days.today.slice(0, 4)) - 8}-01-01`,
    to: `${Number(days.today.slice(0, 4)) - 4}-12-31`,
    status: 'cancelled',
  });

  const eyes = days.visit({ months: 26 });
  const eyeVisit = visit(record, 'education', {
    type: 'video',
    day: days.visit({ months: 29 }),
    time: '13:00',
    with: 'calloway',
    clinic: 'downtown',
    reason: 'Diabetes education: a new medicine, meals, testing at home',
  });
  const knee = visit(record, 'knee', {
    type: 'consultation',
    day: days.visit({ months: 20 }),
    time: '10:20',
    with: 'kowalczyk',
    clinic: 'specialty',
    reason: 'Pain of the left knee',
  });
  visit(record, 'mistaken', {
    type: 'emergency',
    day: days.visit({ months: 15 }),
    with: 'haddad',
    clinic: 'specialty',
    reason: 'Chest pain',
    status: 'entered-in-error',
  });
  note(record, 'education', {
    type: 'instructions',
    title: 'What we agreed: meals and testing',
    day: days.visit({ months: 29 }),
    by: 'calloway',
    visit: eyeVisit,
    text: `
Ann Whitfield and Ruth Calloway, video visit

1. Half of the plate vegetables, a quarter protein, a quarter starch.
2. A walk of 20 minutes after supper, five days a week.
3. Test blood sugar before breakfast. Goal: 80 to 130.
4. With empagliflozin: drink enough water; stop it and call when you cannot eat or drink, or before an operation.
5. Low blood sugar (below 70): half a cup of juice, wait 15 minutes, test again.
`,
  });
  note(record, 'eyes', {
    type: 'consult',
    title: 'Letter about your eye exam',
    day: eyes,
    by: 'doctor',
    text: `
Retinal photographs of both eyes were read today.

Right eye: a few microaneurysms. No macular edema.
Left eye: a few microaneurysms, one dot hemorrhage. No macular edema.

Assessment: mild nonproliferative diabetic retinopathy, both eyes. Vision is not affected.
Plan: good control of sugar and blood pressure. Eye exam again in 12 months.
`,
  });
  note(record, 'knee', {
    type: 'consult',
    title: 'Orthopedic consultation: left knee',
    day: days.visit({ months: 20 }),
    by: 'kowalczyk',
    visit: knee,
    text: `
Reason: pain of the left knee for two years, worse on stairs.
Examination: range of motion 0 to 125 degrees, tender at the medial joint line, stable ligaments, no effusion.
Imaging: medial joint space narrowing, small osteophytes.
Assessment: osteoarthritis of the left knee, mild to moderate.
Done today: steroid injection into the joint, without complication. Blood sugar may be higher for a few days.
Plan: physical therapy, diclofenac gel. Return when needed.
`,
  });
  note(record, 'physical', {
    type: 'progress',
    title: 'Yearly physical',
    day: days.visit({ days: 9 }),
    by: 'doctor',
    text: `
Feels well. Walks 30 minutes most days. No low blood sugar since glipizide was stopped. Sugar at home before breakfast 105 to 130.
Blood pressure 124/76. Weight 178 lb, 2 lb less than six months ago.
Feet: pulses present, monofilament felt at 10 of 10 points, no ulcer.
Assessment: type 2 diabetes at goal (A1c 6.7 %). Blood pressure and LDL at goal. Urine albumin back in range.
Plan: no change of medicines. Eye exam is due. A1c in six months. Mammogram in about a year.
`,
  });

  appointment(record, 'eyes', {
    type: 'consultation',
    day: days.ahead({ weeks: 3 }),
    time: '10:30',
    with: 'doctor',
    clinic: 'downtown',
    reason: 'Yearly photographs of the eyes',
    instructions: 'Your pupils may be widened with drops: bring sunglasses and have somebody else drive.',
  });
  appointment(record, 'education', {
    type: 'video',
    day: days.ahead({ weeks: 7 }),
    time: '13:00',
    with: 'calloway',
    clinic: 'downtown',
    reason: 'Diabetes education',
    instructions: 'Have your meter at hand.',
  });
  appointment(record, 'half-year', {
    type: 'followUp',
    day: days.ahead({ months: 6 }),
    time: '08:30',
    minutes: 20,
    with: 'doctor',
    clinic: 'downtown',
    reason: 'Diabetes follow-up',
    instructions: 'Come 15 minutes early for the blood test. Eat and take your medicines as usual.',
  });
  appointment(record, 'knee-cancelled', {
    type: 'followUp',
    day: days.ahead({ weeks: 2 }),
    time: '15:00',
    with: 'kowalczyk',
    clinic: 'specialty',
    reason: 'Left knee',
    status: 'cancelled',
  });
}
