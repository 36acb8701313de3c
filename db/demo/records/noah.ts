/**
 * Noah Fairbanks: a depression that began at college, treated with talk and sertraline, measured with PHQ-9.
 */
import { careTeam, insurance, note } from '../build/care.ts';
import { checkUp } from '../build/checkups.ts';
import { allergy, immunization, problem } from '../build/health.ts';
import { prescription } from '../build/medicines.ts';
import { openRecord } from '../build/record.ts';
import type { DemoRecord } from '../build/record.ts';
import { single } from '../build/results.ts';
import { vaccines } from '../build/vaccines.ts';
import { appointment, score, smokingStatus, visit, vitals } from '../build/visits.ts';

const phq9 = {
  code: '44261-6',
  display: 'Patient Health Questionnaire 9 item (PHQ-9) total score [Reported]',
  text: 'Mood questionnaire (PHQ-9)',
};

export function noah(today: Date): DemoRecord {
  const record = openRecord('noah', today);
  const { days } = record;
  problem(record, 'depression', {
    snomed: ['35489007', 'Depressive disorder'],
    icd10: ['F32.1', 'Major depressive disorder, single episode, moderate'],
    text: 'Depression',
    since: days.visit({ months: 14 }),
    recorded: days.visit({ months: 14 }),
    by: 'alvarez',
  });
  problem(record, 'acne', {
    snomed: ['11381005', 'Acne'],
    icd10: ['L70.0', 'Acne vulgaris'],
    since: '2018',
    until: '2021',
    recorded: days.visit({ months: 34 }),
    by: 'alvarez',
  });
  allergy(record, 'amoxicillin', {
    to: ['rxnorm', '723', 'amoxicillin', 'Amoxicillin'],
    category: 'medication',
    criticality: 'low',
    reactions: [['271807003', 'Eruption of skin', 'Rash']],
    severity: 'mild',
    since: '2009',
    recorded: days.visit({ months: 34 }),
    by: 'nurse',
  });
  prescription(record, 'sertraline-start', {
    drug: ['312940', 'sertraline 25 MG Oral Tablet', 'Sertraline 25 mg tablet'],
    directions: 'Take one tablet by mouth once a day for one week.',
    from: days.visit({ months: 14 }),
    by: 'alvarez',
    for: 'Depression',
    status: 'completed',
    quantity: [7, 'tablets'],
    daysSupply: 7,
    pharmacy: 'foundry',
    fills: [days.visit({ months: 14 })],
  });
  prescription(record, 'sertraline', {
    drug: ['312941', 'sertraline 50 MG Oral Tablet', 'Sertraline 50 mg tablet'],
    directions: 'Take one tablet by mouth once a day. Do not stop on your own: call us first.',
    timesADay: 1,
    from: days.visit({ months: 4 }),
    validUntil: days.ahead({ months: 8 }),
    by: 'alvarez',
    for: 'Depression',
    quantity: [90, 'tablets'],
    daysSupply: 90,
    refills: 1,
    pharmacy: 'foundry',
    fills: [days.visit({ months: 4 }), days.visit({ weeks: 4 })],
  });
  prescription(record, 'hydroxyzine', {
    drug: 'Hydroxyzine 25 mg tablet',
    directions: 'Take one tablet by mouth at bedtime as needed for sleep.',
    from: days.visit({ months: 14 }),
    by: 'alvarez',
    status: 'stopped',
    statusReason: 'Sleeps well again',
    quantity: [30, 'tablets'],
    pharmacy: 'foundry',
    fills: [days.visit({ months: 14 })],
  });
  immunization(record, 'flu', {
    vaccine: vaccines.flu,
    day: days.visit({ weeks: 5 }),
    lot: 'FG0877',
    site: 'right arm',
    by: 'nurse',
    clinic: 'downtown',
  });
  immunization(record, 'meningococcal', {
    vaccine: vaccines.meningococcal,
    day: '2019-07-30',
    dose: 2,
    of: 2,
    reportedBy: 'School health record',
  });
  immunization(record, 'tdap', {
    vaccine: vaccines.tdap,
    day: '2014-08-12',
    reportedBy: 'School health record',
  });
  careTeam(record, { alvarez: 'Primary care doctor', nurse: 'Nurse' }, days.visit({ months: 34 }));
  insurance(record, 'hollyhock', {
    payer: 'hollyhock',
    plan: 'Hollyhock Campus',
    member: 'HHM 1190 66025',
    from: `${Number(days.today.slice(0, 4)) - 3}-09-01`,
  });
  smokingStatus(record, 'never', days.visit({ months: 4 }));

  const course = [
    [
      14,
      17,
      164,
      'Low mood for three months, sleeps badly, dropped two courses. No thoughts of ending his life. Start sertraline; counseling at the college.',
    ],
    [13, 14, 163, 'Mild nausea in the first week, gone now. Sleeps a little better.'],
    [11, 9, 165, 'Goes to class again. Counseling every week.'],
    [8, 6, 168, 'Plays basketball again. Counseling every other week.'],
    [4, 4, 170, 'Feels like himself. Continue sertraline for at least six more months.'],
  ] as const;
  for (const [index, [months, points, weight, text]] of course.entries()) {
    const day = days.visit({ months });
    const name = `mood-${index + 1}`;
    const encounter = visit(record, name, {
      type: index === 1 ? 'video' : 'followUp',
      day,
      time: '15:20',
      with: 'alvarez',
      clinic: 'downtown',
      reason: 'Mood follow-up',
    });
    if (index !== 1)
      vitals(record, name, {
        day,
        time: '15:25',
        bloodPressure: [118, 72],
        pulse: 74 - index,
        weight,
        measuredAt: encounter,
      });
    score(record, `phq-9-${index + 1}`, phq9, points, day);
    note(record, name, {
      type: 'progress',
      title: 'Mood follow-up',
      day,
      by: 'alvarez',
      visit: encounter,
      text: `PHQ-9: ${points} of 27.\n${text}`,
    });
  }
  checkUp(record, 'physical', {
    day: days.visit({ months: 34 }),
    with: 'alvarez',
    bloodPressure: [116, 70],
    pulse: 62,
    weight: 172,
    height: 73,
    lipids: [152, 68, 55],
    bloodCount: { wbc: 6.1, hemoglobin: 15.6, mcv: 89, rdw: 12.3, platelets: 258 },
  });
  single(record, 'tsh', 'tsh', 1.7, {
    day: days.visit({ months: 14 }),
    orderedBy: 'alvarez',
    comment: 'The thyroid is not the cause of how you feel.',
  });
  single(record, 'vitamin-d', 'vitaminD', 19, {
    day: days.visit({ months: 14 }),
    orderedBy: 'alvarez',
    comment: 'Low, as in many people here in winter. 1,000 units of vitamin D a day.',
  });
  appointment(record, 'mood', {
    type: 'video',
    day: days.ahead({ weeks: 5 }),
    time: '15:20',
    minutes: 20,
    with: 'alvarez',
    clinic: 'downtown',
    reason: 'Mood follow-up',
  });
  return record;
}
