/**
 * Ann Whitfield: type 2 diabetes for ten years, found at 9.1 %, brought down with metformin, slipping, and brought
 * down again. The fullest record of the demo: every kind of result a page must be able to show is in it.
 */
import { allergy, implant, problem, procedure } from '../build/health.ts';
import { openRecord } from '../build/record.ts';
import type { DemoRecord } from '../build/record.ts';
import { score, smokingStatus } from '../build/visits.ts';
import { diabetesVisits, yearlyTests } from './ann-diabetes.ts';
import { medicines } from './ann-medicines.ts';
import { papers } from './ann-papers.ts';
import { lettersAndPlans, vaccinations } from './ann-plans.ts';
import { imaging, otherTests, urinaryInfection } from './ann-tests.ts';

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
  papers(record);
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
    icd10: [
      'E11.3293',
      'Type 2 diabetes mellitus with mild nonproliferative diabetic retinopathy without macular edema, bilateral',
    ],
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
    snomed: ['46635009', 'Diabetes mellitus type 1'],
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
    to: ['rxnorm', '10180', 'sulfamethoxazole', 'Sulfa antibiotics (sulfamethoxazole)'],
    category: 'medication',
    criticality: 'low',
    reactions: [['271807003', 'Eruption of skin', 'Rash']],
    severity: 'mild',
    since: month(97).slice(0, 7),
    recorded: month(96),
    by: 'doctor',
  });
  allergy(record, 'codeine', {
    to: ['rxnorm', '2670', 'codeine', 'Codeine'],
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
    what: ['73761001', 'Colonoscopy'],
    day: month(49),
    by: 'alvarez',
    note: 'Normal to the cecum. Next in ten years.',
  });
  const lens = implant(record, 'lens', {
    name: 'Lens implant, right eye',
    manufacturer: 'Harrow Bay Optics',
    model: 'Claris One 22.5',
    lot: 'HB-70318',
    serial: '2250-118846',
    gtin: '09520000447700',
    made: month(38),
    expires: month(2),
    safety: 'Safe in an MRI scan',
  });
  procedure(record, 'cataract', {
    what: 'Cataract surgery, right eye, with a new lens',
    day: month(33),
    bodySite: 'Right eye',
    note: 'Done by the eye surgeons of Alder Mills Hospital.',
    device: lens,
  });
  procedure(record, 'knee-injection', {
    what: 'Steroid injection, left knee',
    day: month(20),
    by: 'kowalczyk',
    bodySite: 'Left knee',
  });
  smokingStatus(record, 'former', month(12));
  score(
    record,
    'phq-2',
    {
      code: '55758-7',
      display: 'Patient Health Questionnaire 2 item (PHQ-2) total score [Reported]',
      text: 'Mood screening (PHQ-2)',
    },
    0,
    month(12),
  );
}
