/**
 * The elder Mary Kessler: menopause, reflux, a thyroid nodule that is watched. Her name is not hers alone.
 */
import { careTeam, insurance } from '../build/care.ts';
import { checkUp } from '../build/checkups.ts';
import { allergy, immunization, problem, procedure } from '../build/health.ts';
import { prescription } from '../build/medicines.ts';
import { openRecord } from '../build/record.ts';
import type { DemoRecord } from '../build/record.ts';
import { textReport } from '../build/reports.ts';
import { single } from '../build/results.ts';
import { vaccines } from '../build/vaccines.ts';
import { appointment, smokingStatus } from '../build/visits.ts';

export function maryElder(today: Date): DemoRecord {
  const record = openRecord('mary-elder', today);
  const { days } = record;
  problem(record, 'reflux', {
    snomed: ['235595009', 'Gastroesophageal reflux disease'],
    icd10: ['K21.9', 'Gastro-esophageal reflux disease without esophagitis'],
    text: 'Acid reflux',
    since: '2017',
    recorded: days.visit({ months: 38 }),
    by: 'alvarez',
  });
  problem(record, 'nodule', {
    snomed: ['237495005', 'Thyroid nodule'],
    icd10: ['E04.1', 'Nontoxic single thyroid nodule'],
    text: 'Thyroid nodule, harmless so far',
    since: days.visit({ months: 26 }),
    recorded: days.visit({ months: 26 }),
    by: 'alvarez',
  });
  allergy(record, 'bee', {
    to: ['snomed', '288328004', 'Bee venom'],
    category: 'environment',
    criticality: 'high',
    reactions: [['39579001', 'Anaphylaxis', 'Severe allergic reaction']],
    severity: 'severe',
    since: '2003',
    recorded: days.visit({ months: 38 }),
    by: 'nurse',
  });
  prescription(record, 'omeprazole', {
    drug: ['198051', 'omeprazole 20 MG Delayed Release Oral Capsule', 'Omeprazole 20 mg capsule'],
    directions: 'Take one capsule by mouth every morning before breakfast.',
    timesADay: 1,
    from: days.visit({ months: 2 }),
    validUntil: days.ahead({ months: 10 }),
    by: 'alvarez',
    for: 'Acid reflux',
    quantity: [90, 'capsules'],
    daysSupply: 90,
    refills: 1,
    pharmacy: 'foundry',
    fills: [days.visit({ months: 2 })],
  });
  prescription(record, 'epinephrine', {
    drug: 'Epinephrine auto-injector 0.3 mg',
    directions: 'In a severe allergic reaction press into the outer thigh, then call 911.',
    from: days.visit({ months: 14 }),
    validUntil: days.ago({ months: 2 }),
    by: 'alvarez',
    for: 'Allergy to bee stings',
    quantity: [2, 'auto-injectors'],
    pharmacy: 'foundry',
    fills: [days.visit({ months: 14 })],
  });
  procedure(record, 'colonoscopy', {
    what: ['73761001', 'Colonoscopy'],
    day: days.visit({ months: 51 }),
    note: 'One small polyp removed, benign. Next in seven years. Done at Alder Mills Hospital.',
  });
  immunization(record, 'flu', {
    vaccine: vaccines.flu,
    day: days.visit({ weeks: 8 }),
    lot: 'FG0433',
    site: 'left arm',
    by: 'nurse',
    clinic: 'downtown',
  });
  immunization(record, 'shingles-1', {
    vaccine: vaccines.shingles,
    day: days.visit({ months: 26 }),
    dose: 1,
    of: 2,
    lot: 'ZR8233',
    site: 'left arm',
    by: 'nurse',
    clinic: 'downtown',
  });
  immunization(record, 'shingles-2', {
    vaccine: vaccines.shingles,
    day: days.visit({ months: 22 }),
    dose: 2,
    of: 2,
    lot: 'ZR8510',
    site: 'left arm',
    by: 'nurse',
    clinic: 'downtown',
  });
  careTeam(record, { alvarez: 'Primary care doctor', tran: 'Gynecologist' }, days.visit({ months: 38 }));
  insurance(record, 'hollyhock', {
    payer: 'hollyhock',
    plan: 'Hollyhock Gold',
    member: 'HHM 7150 42208',
    from: `${Number(days.today.slice(0, 4)) - 3}-01-01`,
  });
  smokingStatus(record, 'never', days.visit({ months: 2 }));

  checkUp(record, 'physical-1', {
    day: days.visit({ months: 38 }),
    with: 'alvarez',
    bloodPressure: [124, 78],
    pulse: 72,
    weight: 151,
    height: 65,
    lipids: [214, 110, 66],
    metabolic: [
      [91, 13, 0.74, 140, 4.2, 104, 26, 9.5],
      [7.1, 4.5, 0.5, 70, 20, 18],
    ],
  });
  checkUp(record, 'physical-2', {
    day: days.visit({ months: 2 }),
    with: 'alvarez',
    bloodPressure: [128, 80],
    pulse: 70,
    temperature: 98,
    weight: 156,
    height: 65,
    lipids: [222, 124, 64],
    bloodCount: { wbc: 5.4, hemoglobin: 13.7, mcv: 90, rdw: 12.8, platelets: 262 },
    comments: { lipids: 'LDL went up with menopause. Your risk is still low; let us look again in a year.' },
  });
  single(record, 'tsh-1', 'tsh', 1.8, { day: days.visit({ months: 26 }), orderedBy: 'alvarez' });
  single(record, 'tsh-2', 'tsh', 2.0, { day: days.visit({ months: 2 }), orderedBy: 'alvarez' });
  for (const [index, months] of [26, 13].entries())
    textReport(record, `thyroid-scan-${index + 1}`, {
      kind: 'radiology',
      test: { code: '25010-0', display: 'US Thyroid gland', text: 'Ultrasound of the thyroid' },
      day: days.visit({ months }),
      orderedBy: 'alvarez',
      readBy: 'Imaging department, Larkspur Health Specialty Center',
      sections: {
        Findings: `Solid-cystic nodule of 1.${1 + index} cm in the right lobe, smooth border. No enlarged nodes.`,
      },
      impression: 'Low-suspicion nodule (TI-RADS 3). Follow-up in one to two years.',
    });
  appointment(record, 'thyroid', {
    type: 'followUp',
    day: days.ahead({ weeks: 12 }),
    time: '11:20',
    with: 'alvarez',
    clinic: 'downtown',
    reason: 'Thyroid nodule',
  });
  return record;
}
