/**
 * Luis Ferreira: heart failure and kidneys that got weaker over four years. He died less than a month ago; his chart
 * stays, and no access code may be issued for him.
 */
import { careTeam, insurance, note } from '../build/care.ts';
import { noKnownAllergies, problem } from '../build/health.ts';
import { prescription } from '../build/medicines.ts';
import { basicMetabolic, bloodCount } from '../build/panels.ts';
import { openRecord } from '../build/record.ts';
import type { DemoRecord } from '../build/record.ts';
import { textReport } from '../build/reports.ts';
import { single } from '../build/results.ts';
import { hospital, smokingStatus, visit, vitals } from '../build/visits.ts';
import { addDays } from '../days.ts';

export function luis(today: Date): DemoRecord {
  const record = openRecord('luis', today);
  const { days } = record;
  const died = days.ago({ days: record.person.diedDaysAgo ?? 0 });

  problem(record, 'heart-failure', {
    snomed: ['84114007', 'Heart failure'],
    icd10: ['I50.22', 'Chronic systolic (congestive) heart failure'],
    text: 'Heart failure',
    since: days.visit({ months: 48 }),
    recorded: days.visit({ months: 48 }),
    by: 'haddad',
  });
  problem(record, 'coronary', {
    snomed: ['53741008', 'Coronary arteriosclerosis'],
    icd10: ['I25.10', 'Atherosclerotic heart disease of native coronary artery without angina pectoris'],
    text: 'Narrowed heart arteries',
    since: '2011',
    recorded: days.visit({ months: 48 }),
    by: 'haddad',
  });
  problem(record, 'kidneys', {
    snomed: ['433144002', 'Chronic kidney disease stage 3'],
    icd10: ['N18.32', 'Chronic kidney disease, stage 3b'],
    text: 'Chronic kidney disease, stage 3',
    since: days.visit({ months: 40 }),
    recorded: days.visit({ months: 40 }),
    by: 'doctor',
  });
  noKnownAllergies(record, days.visit({ months: 48 }), 'nurse');
  careTeam(
    record,
    { doctor: 'Primary care doctor', haddad: 'Cardiologist', nurse: 'Nurse' },
    days.visit({ months: 48 }),
  );
  insurance(record, 'valley', {
    payer: 'valley',
    plan: 'Three Valleys Complete',
    member: 'TVS 118 004 376',
    from: '2006-04-01',
    to: died,
    type: 'PUBLICPOL',
    status: 'cancelled',
  });
  smokingStatus(record, 'former', days.visit({ months: 48 }));
  for (const [name, drug, directions] of [
    [
      'furosemide',
      ['313988', 'furosemide 40 MG Oral Tablet', 'Furosemide 40 mg tablet'],
      'Take one tablet by mouth every morning.',
    ],
    [
      'carvedilol',
      ['200032', 'carvedilol 12.5 MG Oral Tablet', 'Carvedilol 12.5 mg tablet'],
      'Take one tablet by mouth two times a day with food.',
    ],
    [
      'lisinopril',
      ['314076', 'lisinopril 10 MG Oral Tablet', 'Lisinopril 10 mg tablet'],
      'Take one tablet by mouth once a day.',
    ],
  ] as const)
    prescription(record, name, {
      drug,
      directions,
      from: days.visit({ months: 8 }),
      by: 'haddad',
      for: 'Heart failure',
      status: 'stopped',
      statusReason: 'Patient has died',
      quantity: [90, 'tablets'],
      daysSupply: 90,
      refills: 3,
      pharmacy: 'foundry',
      fills: [days.visit({ months: 8 }), days.visit({ months: 5 })],
    });
  course(record);
  lastStay(record, died);
  return record;
}

/** Months ago, NT-proBNP, creatinine, potassium, hemoglobin, pounds. */
const decline = [
  [48, 1840, 1.3, 4.4, 13.6, 192],
  [40, 1420, 1.5, 4.6, 13.2, 186],
  [32, 1610, 1.5, 4.7, 13.0, 185],
  [24, 1980, 1.6, 4.7, 12.7, 184],
  [16, 2650, 1.7, 4.9, 12.1, 181],
  [8, 3900, 1.9, 5.0, 11.6, 179],
  [3, 6120, 2.1, 5.2, 11.0, 183],
] as const;

function course(record: DemoRecord): void {
  const { days } = record;
  for (const [index, [months, ntProBnp, creatinine, potassium, hemoglobin, weight]] of decline.entries()) {
    const day = days.visit({ months });
    const name = `heart-${index + 1}`;
    const details = { day, time: '09:40', orderedBy: 'haddad' } as const;
    const encounter = visit(record, name, {
      type: 'followUp',
      day,
      time: '09:20',
      with: 'haddad',
      clinic: 'specialty',
      reason: 'Heart failure follow-up',
    });
    vitals(record, name, {
      day,
      time: '09:25',
      bloodPressure: [118 - index * 2, 68 - index],
      pulse: 72 + index * 2,
      oxygen: 96 - Math.floor(index / 3),
      weight,
      measuredAt: encounter,
    });
    single(record, `nt-pro-bnp-${index + 1}`, 'ntProBnp', ntProBnp, details);
    basicMetabolic(
      record,
      `basic-${index + 1}`,
      [104, Math.round(creatinine * 17), creatinine, 138 - index, potassium, 102, 24, 9.1],
      details,
    );
    if (index % 2 === 0)
      bloodCount(
        record,
        `blood-count-${index + 1}`,
        { wbc: 6.8, hemoglobin, mcv: 91, rdw: 14 + index * 0.3, platelets: 210 - index * 4 },
        details,
      );
  }
  textReport(record, 'echo', {
    kind: 'cardiology',
    test: {
      code: '34552-0',
      display: 'US Heart Transthoracic 2D',
      text: 'Ultrasound of the heart (echocardiogram)',
    },
    day: days.visit({ months: 16 }),
    orderedBy: 'haddad',
    readBy: 'Samir Haddad, MD',
    sections: {
      Findings: 'Left ventricle enlarged, ejection fraction 25 to 30 %. Moderate mitral regurgitation.',
    },
    impression: 'Severely reduced pump function.',
  });
}

function lastStay(record: DemoRecord, died: string): void {
  const admitted = addDays(died, -6);
  const stay = visit(record, 'last-stay', {
    type: 'hospital',
    day: admitted,
    time: '15:00',
    until: died,
    with: 'haddad',
    clinic: 'specialty',
    place: hospital,
    reason: 'Shortness of breath, swollen legs',
  });
  note(record, 'wishes', {
    type: 'progress',
    title: 'Talk about wishes',
    day: record.days.visit({ months: 3 }),
    by: 'doctor',
    text: `
Mr. Ferreira and his daughter. He wants comfort before length, to be at home as long as it is bearable, and no breathing machine.
A form was signed. Hospice was explained; he wants to think about it.
`,
  });
  note(record, 'last-stay', {
    type: 'discharge',
    title: 'Summary of the last hospital stay',
    day: died,
    by: 'haddad',
    visit: stay,
    text: `
Admitted with worsening heart failure. Diuretics by vein brought relief for two days, then the kidneys failed.
With the patient and his daughter the goal was changed to comfort. He died quietly in the early morning, his family with him.
`,
  });
}
