/**
 * Ben Castellan: asthma since childhood, well controlled; a sprained ankle; no known allergies, and the chart says so.
 */
import { careTeam, insurance, note } from '../build/care.ts';
import { checkUp } from '../build/checkups.ts';
import { immunization, noKnownAllergies, problem } from '../build/health.ts';
import { prescription, reportedMedicine } from '../build/medicines.ts';
import { openRecord } from '../build/record.ts';
import type { DemoRecord } from '../build/record.ts';
import { culture, textReport } from '../build/reports.ts';
import { single } from '../build/results.ts';
import { vaccines } from '../build/vaccines.ts';
import { appointment, smokingStatus, visit, vitals } from '../build/visits.ts';

export function ben(today: Date): DemoRecord {
  const record = openRecord('ben', today);
  lastingThings(record);
  checkUps(record);
  illnesses(record);
  return record;
}

function lastingThings(record: DemoRecord): void {
  const { days } = record;
  const year = Number(days.today.slice(0, 4));
  noKnownAllergies(record, days.visit({ months: 4 }), 'nurse');
  problem(record, 'asthma', {
    snomed: ['427679007', 'Mild intermittent asthma'],
    icd10: ['J45.20', 'Mild intermittent asthma, uncomplicated'],
    text: 'Mild asthma',
    since: '1996',
    recorded: days.visit({ months: 52 }),
    by: 'doctor',
    note: 'Triggers: cold air, colds. Uses the inhaler about twice a month.',
  });
  prescription(record, 'albuterol', {
    drug: [
      '745679',
      '200 ACTUAT albuterol 0.09 MG/ACTUAT Metered Dose Inhaler',
      'Albuterol inhaler 90 micrograms a puff',
    ],
    directions: 'Breathe in two puffs every 4 to 6 hours when you wheeze or are short of breath.',
    from: days.visit({ months: 4 }),
    validUntil: days.ahead({ months: 8 }),
    by: 'doctor',
    for: 'Asthma',
    quantity: [1, 'inhaler'],
    refills: 2,
    pharmacy: 'towpath',
    fills: [days.visit({ months: 4 })],
  });
  prescription(record, 'ibuprofen', {
    drug: ['197806', 'ibuprofen 600 MG Oral Tablet', 'Ibuprofen 600 mg tablet'],
    directions: 'Take one tablet by mouth every 8 hours with food as needed for pain, for up to 7 days.',
    from: days.visit({ months: 17 }),
    by: 'alvarez',
    for: 'Sprained ankle',
    status: 'completed',
    quantity: [21, 'tablets'],
    daysSupply: 7,
    pharmacy: 'towpath',
    fills: [days.visit({ months: 17 })],
  });
  reportedMedicine(record, 'vitamin-d', {
    drug: 'Vitamin D3 1,000 units',
    directions: 'One a day in winter.',
    since: days.visit({ months: 16 }),
    recordedBy: 'nurse',
  });
  const given = { by: 'nurse', clinic: 'downtown', site: 'left arm' } as const;
  immunization(record, 'flu-1', {
    vaccine: vaccines.flu,
    day: days.visit({ years: 1, weeks: 3 }),
    lot: 'FF5310',
    ...given,
  });
  immunization(record, 'flu-2', {
    vaccine: vaccines.flu,
    day: days.visit({ weeks: 4 }),
    lot: 'FG1180',
    ...given,
  });
  immunization(record, 'tdap', {
    vaccine: vaccines.tdap,
    day: days.visit({ months: 52 }),
    lot: 'TL0207',
    ...given,
  });
  immunization(record, 'covid-1', {
    vaccine: vaccines.covid,
    day: days.visit({ months: 66 }),
    dose: 1,
    lot: 'PQ2810',
    ...given,
  });
  immunization(record, 'covid-2', {
    vaccine: vaccines.covid,
    day: days.visit({ months: 65 }),
    dose: 2,
    lot: 'PQ3127',
    ...given,
  });
  immunization(record, 'mmr', {
    vaccine: vaccines.mmr,
    day: '1990-02',
    dose: 1,
    reportedBy: 'Vaccination card of the patient',
  });
  careTeam(record, { doctor: 'Primary care doctor', nurse: 'Nurse' }, days.visit({ months: 52 }));
  insurance(record, 'hollyhock', {
    payer: 'hollyhock',
    plan: 'Hollyhock Bronze',
    member: 'HHM 6032 11478',
    group: 'ALDER-MILLS-SCHOOLS',
    from: `${year - 2}-09-01`,
  });
  smokingStatus(record, 'never', days.visit({ months: 4 }));
}

function checkUps(record: DemoRecord): void {
  const { days } = record;
  checkUp(record, 'physical-1', {
    day: days.visit({ months: 52 }),
    with: 'doctor',
    bloodPressure: [122, 78],
    pulse: 66,
    oxygen: 98,
    weight: 176,
    height: 71,
    lipids: [188, 96, 52],
    bloodCount: { wbc: 6.2, hemoglobin: 15.1, mcv: 88, rdw: 12.6, platelets: 231 },
  });
  checkUp(record, 'physical-2', {
    day: days.visit({ months: 28 }),
    with: 'doctor',
    bloodPressure: [124, 80],
    pulse: 68,
    oxygen: 98,
    weight: 181,
    height: 71,
  });
  const latest = checkUp(record, 'physical-3', {
    day: days.visit({ months: 4 }),
    with: 'doctor',
    bloodPressure: [126, 80],
    pulse: 64,
    breaths: 14,
    temperature: 98.4,
    oxygen: 99,
    weight: 183,
    height: 71,
    lipids: [204, 118, 50],
    metabolic: [
      [92, 16, 1.02, 140, 4.3, 103, 26, 9.6],
      [7.2, 4.6, 0.9, 61, 24, 29],
    ],
    bloodCount: { wbc: 5.8, hemoglobin: 15.3, mcv: 89, rdw: 12.4, platelets: 240 },
    comments: {
      lipids:
        'Total cholesterol is just above the line. Nothing to treat: keep running, eat more beans and nuts.',
    },
  });
  single(record, 'hepatitis-c', 'hepatitisC', 'Nonreactive', {
    day: days.visit({ months: 52 }),
    orderedBy: 'doctor',
    resultedAfter: 2,
  });
  note(record, 'physical-3', {
    type: 'progress',
    title: 'Yearly physical',
    day: days.visit({ months: 4 }),
    by: 'doctor',
    visit: latest,
    text: `
Feels well. Runs twice a week. Inhaler about twice a month, before running in the cold; no night symptoms.
Lungs clear, no wheeze. Peak flow 590 L/min.
Assessment: mild intermittent asthma, well controlled. Cholesterol borderline.
Plan: albuterol renewed. Flu vaccine in fall. Physical in two years.
`,
  });
  appointment(record, 'asthma', {
    type: 'followUp',
    day: days.ahead({ weeks: 10 }),
    time: '16:20',
    minutes: 20,
    with: 'doctor',
    clinic: 'downtown',
    reason: 'Asthma check',
    instructions: 'Bring your inhaler.',
  });
}

function illnesses(record: DemoRecord): void {
  const { days } = record;
  const sprain = days.visit({ months: 17 });
  const ankle = visit(record, 'ankle', {
    type: 'sick',
    day: sprain,
    time: '11:10',
    with: 'alvarez',
    clinic: 'downtown',
    reason: 'Twisted right ankle',
  });
  vitals(record, 'ankle', {
    day: sprain,
    time: '11:15',
    bloodPressure: [132, 82],
    pulse: 82,
    measuredAt: ankle,
  });
  problem(record, 'ankle', {
    snomed: ['44465007', 'Sprain of ankle'],
    icd10: ['S93.401A', 'Sprain of unspecified ligament of right ankle, initial encounter'],
    text: 'Sprained right ankle',
    since: sprain,
    until: days.visit({ months: 15 }),
    recorded: sprain,
    by: 'alvarez',
  });
  textReport(record, 'ankle-x-ray', {
    kind: 'radiology',
    test: { code: '24541-5', display: 'XR Ankle Views', text: 'X-ray of the right ankle' },
    day: sprain,
    time: '12:05',
    resultedAfter: 0,
    orderedBy: 'alvarez',
    readBy: 'Imaging department, Larkspur Health Specialty Center',
    sections: {
      Reason: 'Twisted the ankle on a curb this morning; swelling on the outside.',
      Findings:
        'No fracture. The joint is congruent. Swelling of the soft tissue over the lateral malleolus.',
    },
    impression: 'No fracture.',
    comment: 'Nothing is broken. Rest, ice and the brace for two weeks.',
  });
  const sore = days.visit({ months: 30 });
  visit(record, 'throat', {
    type: 'sick',
    day: sore,
    time: '09:20',
    with: 'alvarez',
    clinic: 'downtown',
    reason: 'Sore throat and fever',
  });
  single(record, 'strep', 'strepRapid', 'Negative', {
    day: sore,
    time: '09:30',
    resultedAfter: 0,
    orderedBy: 'alvarez',
  });
  culture(record, 'throat-culture', {
    day: sore,
    time: '09:30',
    resultedAfter: 2,
    orderedBy: 'alvarez',
    source: 'throat',
    growth: 'Normal flora of the throat. No beta-hemolytic streptococci.',
    comment: 'Not strep: no antibiotic is needed.',
  });
}
