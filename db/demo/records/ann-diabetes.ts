/**
 * Ann's diabetes: every visit of ten years with weight, blood pressure and hemoglobin A1c, and the tests that come
 * with it once a year or so.
 */
import { panels } from '../build/laboratory.ts';
import { basicMetabolic, bloodCount, lipids, metabolic } from '../build/panels.ts';
import type { DemoRecord } from '../build/record.ts';
import { panel, single } from '../build/results.ts';
import { visit, vitals } from '../build/visits.ts';

/** Months ago; A1c in percent; pounds; blood pressure; pulse; what the doctor wrote about the result. */
const course: readonly (readonly [number, number, number, readonly [number, number], number, string?])[] = [
  [
    120,
    9.1,
    198,
    [148, 92],
    84,
    'This is the range of diabetes. We talked about it at your visit: start metformin, and see Ruth Calloway about food and moving.',
  ],
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
  [
    30,
    8.2,
    196,
    [138, 84],
    82,
    'Too high for too long. Empagliflozin in the morning from tomorrow; drink enough water.',
  ],
  [27, 7.4, 189, [130, 80], 76, 'Nearly a full point lower in three months. Well done.'],
  [24, 7.1, 186, [128, 78], 76],
  [18, 6.9, 183, [126, 78], 74],
  [12, 6.8, 181, [128, 76], 72, 'Nothing to change.'],
  [6, 6.9, 180, [126, 78], 74],
];

const heightInInches = 64;

export function diabetesVisits(record: DemoRecord): void {
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
    single(record, `a1c-${name}`, 'a1c', a1c, {
      day,
      time: '08:15',
      orderedBy: 'doctor',
      ...(comment ? { comment } : {}),
    });
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
      comment:
        'Your three-month average is 6.7 %: below your goal of 7. What you are doing works. Same medicines; next test in six months.',
    },
  );
}

export function yearlyTests(record: DemoRecord): void {
  const { days } = record;
  const fasting = (months: number, comment?: string) => ({
    day: months === 0 ? days.visit({ days: 9 }) : days.visit({ months }),
    time: '08:15',
    orderedBy: 'doctor' as const,
    ...(comment ? { comment } : {}),
  });

  lipids(
    record,
    'lipids-1',
    [242, 210, 41],
    fasting(120, 'Higher than we want with diabetes. We start atorvastatin.'),
  );
  lipids(record, 'lipids-2', [178, 160, 44], fasting(108));
  lipids(record, 'lipids-3', [184, 172, 43], fasting(84));
  lipids(record, 'lipids-4', [192, 185, 42], fasting(60));
  lipids(
    record,
    'lipids-5',
    [188, 176, 43],
    fasting(36, 'LDL is above 100. Please change to the 40 mg tablet.'),
  );
  lipids(record, 'lipids-6', [152, 142, 47], fasting(24));
  lipids(record, 'lipids-7', [148, 130, 51], fasting(0, 'All of these are where we want them.'));

  metabolic(
    record,
    'metabolic-1',
    [218, 14, 0.78, 138, 4.3, 101, 25, 9.4],
    [7.2, 4.3, 0.6, 84, 34, 52],
    fasting(
      120,
      'The liver test ALT is a little high; this often goes with extra weight. We check it again.',
    ),
  );
  metabolic(
    record,
    'metabolic-2',
    [138, 15, 0.8, 139, 4.4, 102, 25, 9.5],
    [7.1, 4.3, 0.5, 80, 26, 34],
    fasting(84),
  );
  metabolic(
    record,
    'metabolic-3',
    [164, 17, 0.86, 138, 4.6, 102, 24, 9.3],
    [7.0, 4.2, 0.6, 82, 29, 41],
    fasting(60),
  );
  metabolic(
    record,
    'metabolic-4',
    [146, 18, 0.88, 139, 4.5, 103, 24, 9.4],
    [7.0, 4.2, 0.5, 78, 24, 31],
    fasting(24),
  );
  metabolic(record, 'metabolic-5', [128, 17, 0.87, 140, 4.4, 103, 24, 9.4], [7.1, 4.3, 0.6, 76, 22, 26], {
    ...fasting(0, 'Kidney and liver tests look good. Sugar is a bit above the range, as expected.'),
    remarks: { glucose: 'The patient said she had fasted for 10 hours.' },
  });
  basicMetabolic(
    record,
    'basic-1',
    [131, 18, 0.9, 139, { absent: 'Not reported: the blood cells broke during transport' }, 102, 24, 9.3],
    fasting(27),
  );

  bloodCount(
    record,
    'blood-count-1',
    { wbc: 7.4, hemoglobin: 13.1, mcv: 89, rdw: 13.2, platelets: 268 },
    fasting(60),
  );
  bloodCount(
    record,
    'blood-count-2',
    { wbc: 6.9, hemoglobin: 13.6, mcv: 90, rdw: 13.0, platelets: 254 },
    fasting(0),
  );

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
      fasting(
        months,
        months === 54
          ? 'A small amount of protein: an early sign that diabetes works on the kidneys. We raise lisinopril to protect them.'
          : undefined,
      ),
    );
}
