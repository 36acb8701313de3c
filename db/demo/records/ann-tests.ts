/**
 * Ann's other tests: an infection with its culture, one result of each kind that pages must be able to show (a
 * titer, a bound, a corrected one, one still preliminary, one entered in error), and reports in words.
 */
import { problem } from '../build/health.ts';
import { urinalysis } from '../build/panels.ts';
import type { DemoRecord } from '../build/record.ts';
import { culture, textReport } from '../build/reports.ts';
import { correctedSingle, single } from '../build/results.ts';
import { visit, vitals } from '../build/visits.ts';
import { addDays, openDay } from '../days.ts';

export function urinaryInfection(record: DemoRecord): void {
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
  vitals(record, 'bladder-infection', {
    day,
    time: '14:45',
    bloodPressure: [132, 80],
    pulse: 84,
    temperature: 99.1,
    measuredAt: encounter,
  });
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
    {
      color: 'Dark yellow',
      appearance: 'Cloudy',
      gravity: 1.021,
      ph: 6.5,
      protein: 'Trace',
      glucose: '3+',
      blood: '1+',
      nitrite: 'Positive',
      esterase: '3+',
    },
    {
      ...details,
      resultedAfter: 0,
      comment:
        'This looks like a bladder infection. Start the antibiotic today; we wait for the culture. Sugar in the urine is normal with empagliflozin.',
    },
  );
  culture(record, 'urine-culture', {
    ...details,
    resultedAfter: 2,
    source: 'urine',
    growth: 'More than 100,000 colonies per milliliter of Escherichia coli',
    organism: { code: '112283007', display: 'Escherichia coli' },
    susceptibility: {
      Ampicillin: 'R',
      Ceftriaxone: 'S',
      Ciprofloxacin: 'S',
      Nitrofurantoin: 'S',
      'Trimethoprim and sulfamethoxazole': 'I',
    },
    comment: 'Nitrofurantoin, which you are taking, works against this. Finish all five days.',
  });
}

export function otherTests(record: DemoRecord): void {
  const { days } = record;
  const by = { orderedBy: 'doctor' } as const;

  single(record, 'tsh-1', 'tsh', 2.31, { day: days.visit({ months: 60 }), ...by });
  single(record, 'tsh-2', 'tsh', 2.74, { day: days.visit({ months: 12 }), ...by });
  single(
    record,
    'ana',
    'ana',
    { titer: 40 },
    {
      day: days.visit({ months: 43 }),
      ...by,
      resultedAfter: 4,
      comment:
        'Many healthy people have a titer of 1:40. Together with your normal sedimentation rate it speaks for arthritis of wear, not of the immune system.',
    },
  );
  single(record, 'sedimentation', 'sedimentation', 14, { day: days.visit({ months: 43 }), ...by });
  single(record, 'rheumatoid-factor', 'rheumatoidFactor', '<10', {
    day: days.visit({ months: 43 }),
    ...by,
    resultedAfter: 3,
  });
  single(record, 'vitamin-d-1', 'vitaminD', 22, {
    day: days.visit({ months: 36 }),
    ...by,
    comment: 'A little low. 1,000 units of vitamin D a day are enough.',
  });
  single(record, 'vitamin-d-2', 'vitaminD', 36, { day: days.visit({ months: 24 }), ...by });
  single(record, 'stool', 'stoolBlood', 'Negative', {
    day: days.visit({ months: 61 }),
    ...by,
    resultedAfter: 3,
  });
  single(record, 'hepatitis-c', 'hepatitisC', 'Nonreactive', {
    day: days.visit({ months: 84 }),
    ...by,
    resultedAfter: 2,
  });

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
  single(record, 'potassium-wrong-tube', 'potassium', 7.9, {
    day: days.visit({ months: 8 }),
    ...by,
    status: 'entered-in-error',
  });
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

export function imaging(record: DemoRecord): void {
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
      Findings:
        'Scattered areas of fibroglandular density. No mass, no suspicious calcification, no distortion.',
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
      Findings:
        'Scattered areas of fibroglandular density. A round calcification in the right breast has not changed. No mass, no distortion.',
    },
    impression: 'Benign finding (BI-RADS 2). Routine screening is advised.',
    comment: 'Good news: nothing to worry about. Next mammogram in two years.',
  });
  textReport(record, 'knee-x-ray', {
    kind: 'radiology',
    test: { code: '36710-2', display: 'XR Knee - left AP and Lateral', text: 'X-ray of the left knee' },
    day: days.visit({ months: 43 }),
    orderedBy: 'doctor',
    readBy: 'Imaging department, Larkspur Health Specialty Center',
    sections: {
      Reason: 'Pain of the left knee for some months, worse on stairs. No injury.',
      Findings: 'Narrowing of the medial joint space with small osteophytes. No fracture. No effusion.',
    },
    impression: 'Mild to moderate osteoarthritis of the medial compartment of the left knee.',
    comment:
      'This is arthritis of wear. Exercise that spares the knee, such as swimming or cycling, helps most.',
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
    test: {
      code: '11529-5',
      display: 'Surgical pathology study',
      text: 'Pathology report: skin of the right forearm',
    },
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
