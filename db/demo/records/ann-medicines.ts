/**
 * Ann's medicines: what she takes, what she took and why it ended.
 */
import { prescription, reportedMedicine } from '../build/medicines.ts';
import type { DemoRecord } from '../build/record.ts';

export function medicines(record: DemoRecord): void {
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
    note: `Taken since ${month(60).slice(0, 4)}.`,
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
    note: `Taken since ${month(30).slice(0, 4)}.`,
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
    note: `Taken since ${month(36).slice(0, 4)}.`,
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
    drug: [
      '1648755',
      'nitrofurantoin, macrocrystals 25 MG / nitrofurantoin, monohydrate 75 MG Oral Capsule',
      'Nitrofurantoin 100 mg capsule',
    ],
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
