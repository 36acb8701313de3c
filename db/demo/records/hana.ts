/**
 * Hana Sorensen: 29 weeks pregnant, always. Her first child; low iron, a sugar test a little high and then normal.
 */
import { careTeam, insurance, note } from '../build/care.ts';
import { allergy, immunization, problem } from '../build/health.ts';
import { panels } from '../build/laboratory.ts';
import { prescription, reportedMedicine } from '../build/medicines.ts';
import { bloodCount, urinalysis } from '../build/panels.ts';
import { openRecord } from '../build/record.ts';
import type { DemoRecord } from '../build/record.ts';
import { culture, textReport } from '../build/reports.ts';
import { panel, single } from '../build/results.ts';
import { vaccines } from '../build/vaccines.ts';
import { appointment, smokingStatus, visit, vitals } from '../build/visits.ts';
import { addDays } from '../days.ts';

const weeksNow = 29;
const weeksOfPregnancy = 40;

export function hana(today: Date): DemoRecord {
  const record = openRecord('hana', today);
  lastingThings(record);
  prenatalVisits(record);
  prenatalTests(record);
  scans(record);
  return record;
}

/** An open day on which she was so many weeks pregnant. */
function inWeek(record: DemoRecord, week: number): string {
  return record.days.visit({ days: (weeksNow - week) * 7 + 3 });
}

function dueDate(record: DemoRecord): string {
  return addDays(record.days.today, (weeksOfPregnancy - weeksNow) * 7 - 3);
}

function lastingThings(record: DemoRecord): void {
  const { days } = record;
  problem(record, 'pregnancy', {
    snomed: ['77386006', 'Pregnancy'],
    icd10: ['Z34.03', 'Encounter for supervision of normal first pregnancy, third trimester'],
    text: 'Pregnancy, first',
    since: inWeek(record, 0),
    recorded: inWeek(record, 8),
    by: 'tran',
    note: `Due date ${dueDate(record)}, by ultrasound at 8 weeks.`,
  });
  problem(record, 'anemia', {
    snomed: ['87522002', 'Iron deficiency anemia'],
    icd10: ['O99.013', 'Anemia complicating pregnancy, third trimester'],
    text: 'Anemia from low iron in pregnancy',
    since: inWeek(record, 26),
    recorded: inWeek(record, 26),
    by: 'tran',
  });
  problem(record, 'nausea', {
    snomed: ['51885006', 'Morning sickness'],
    icd10: ['O21.0', 'Mild hyperemesis gravidarum'],
    text: 'Nausea of early pregnancy',
    since: inWeek(record, 7),
    until: inWeek(record, 15),
    recorded: inWeek(record, 8),
    by: 'tran',
  });
  allergy(record, 'shellfish', {
    to: ['snomed', '735029006', 'Shellfish'],
    category: 'food',
    criticality: 'high',
    reactions: [['56018004', 'Wheezing', 'Wheezing']],
    severity: 'moderate',
    since: '2012',
    recorded: inWeek(record, 8),
    by: 'brightwater',
  });
  prescription(record, 'prenatal-vitamin', {
    drug: 'Prenatal vitamin with folic acid 0.8 mg',
    directions: 'Take one tablet by mouth once a day.',
    timesADay: 1,
    from: inWeek(record, 8),
    validUntil: days.ahead({ months: 6 }),
    by: 'tran',
    for: 'Pregnancy',
    quantity: [90, 'tablets'],
    daysSupply: 90,
    refills: 3,
    pharmacy: 'towpath',
    fills: [inWeek(record, 8), inWeek(record, 20)],
  });
  prescription(record, 'iron', {
    drug: ['310325', 'ferrous sulfate 325 MG Oral Tablet', 'Iron (ferrous sulfate) 325 mg tablet'],
    directions: 'Take one tablet by mouth once a day with orange juice, not with milk.',
    timesADay: 1,
    from: inWeek(record, 26),
    validUntil: days.ahead({ months: 4 }),
    by: 'tran',
    for: 'Anemia from low iron',
    quantity: [60, 'tablets'],
    daysSupply: 60,
    refills: 1,
    pharmacy: 'towpath',
    fills: [inWeek(record, 26)],
  });
  prescription(record, 'doxylamine', {
    drug: 'Doxylamine 10 mg with pyridoxine 10 mg, delayed-release tablet',
    directions: 'Take two tablets by mouth at bedtime.',
    from: inWeek(record, 8),
    by: 'tran',
    for: 'Nausea of pregnancy',
    status: 'stopped',
    statusReason: 'Nausea has passed',
    quantity: [60, 'tablets'],
    daysSupply: 30,
    refills: 1,
    pharmacy: 'towpath',
    fills: [inWeek(record, 8)],
  });
  reportedMedicine(record, 'acetaminophen', {
    drug: ['198440', 'acetaminophen 500 MG Oral Tablet', 'Acetaminophen 500 mg tablet'],
    directions: 'One tablet for headache, rarely.',
    since: inWeek(record, 12),
    recordedBy: 'brightwater',
  });
  const given = { by: 'brightwater', clinic: 'riverside', site: 'left arm' } as const;
  immunization(record, 'tdap', { vaccine: vaccines.tdap, day: inWeek(record, 28), lot: 'TL8841', ...given });
  immunization(record, 'flu', { vaccine: vaccines.flu, day: inWeek(record, 22), lot: 'FG2210', ...given });
  immunization(record, 'tdap-before', {
    vaccine: vaccines.tdap,
    day: days.visit({ months: 88 }),
    lot: 'TJ9017',
    ...given,
  });
  immunization(record, 'hpv-1', {
    vaccine: vaccines.hpv,
    day: '2009-06',
    dose: 1,
    of: 3,
    reportedBy: 'State immunization registry',
  });
  immunization(record, 'hpv-2', {
    vaccine: vaccines.hpv,
    day: '2009-08',
    dose: 2,
    of: 3,
    reportedBy: 'State immunization registry',
  });
  immunization(record, 'hpv-3', {
    vaccine: vaccines.hpv,
    day: '2009-12',
    dose: 3,
    of: 3,
    reportedBy: 'State immunization registry',
  });
  careTeam(record, { tran: 'Obstetrician', brightwater: 'Nurse' }, inWeek(record, 8));
  insurance(record, 'hollyhock', {
    payer: 'hollyhock',
    plan: 'Hollyhock Gold',
    member: 'HHM 9004 31127',
    group: 'ALDER-MILLS-LIBRARY',
    from: `${Number(days.today.slice(0, 4)) - 3}-01-01`,
  });
  smokingStatus(record, 'never', inWeek(record, 8));
}

/** Week, pounds, blood pressure, pulse, heartbeat of the baby, what was found. */
const course: readonly (readonly [number, number, readonly [number, number], number, number, string])[] = [
  [8, 138, [112, 70], 72, 168, 'Pregnancy confirmed. Nausea in the mornings.'],
  [12, 137, [110, 68], 76, 160, 'Nausea is easing.'],
  [16, 140, [108, 66], 78, 152, 'Feels well. First flutters perhaps.'],
  [20, 145, [110, 66], 78, 148, 'The baby moves. Anatomy scan today.'],
  [24, 150, [112, 68], 80, 146, 'Feels well. Backache in the evening.'],
  [26, 152, [114, 68], 82, 144, 'Sugar test and blood count taken.'],
  [28, 154, [112, 70], 84, 142, 'Tdap given. The baby moves a lot.'],
];

function prenatalVisits(record: DemoRecord): void {
  for (const [week, weight, bloodPressure, pulse, heartbeat, found] of course) {
    const day = inWeek(record, week);
    const name = `week-${String(week).padStart(2, '0')}`;
    const encounter = visit(record, name, {
      type: 'prenatal',
      day,
      time: '14:00',
      with: 'tran',
      clinic: 'riverside',
      reason: `Prenatal visit, week ${week}`,
    });
    vitals(record, name, {
      day,
      time: '14:05',
      bloodPressure,
      pulse,
      weight,
      ...(week === 8 ? { height: 66 } : {}),
      measuredAt: encounter,
    });
    note(record, name, {
      type: 'progress',
      title: `Prenatal visit, week ${week}`,
      day,
      by: 'tran',
      visit: encounter,
      text: `
${found}
Weight ${weight} lb, blood pressure ${bloodPressure[0]}/${bloodPressure[1]}. Heartbeat of the baby ${heartbeat} a minute.${week >= 20 ? ` Height of the uterus ${week} cm.` : ''}
`,
    });
    if (week > 8)
      urinalysis(
        record,
        `urine-${name}`,
        { gravity: 1.012 + (week % 3) * 0.003, ph: 6.5, ...(week === 24 ? { protein: 'Trace' } : {}) },
        { day, time: '13:50', orderedBy: 'tran', resultedAfter: 0 },
      );
  }
  const { days } = record;
  for (const [index, weeks] of [1, 3, 5, 7].entries())
    appointment(record, `prenatal-${index + 1}`, {
      type: 'prenatal',
      day: days.ahead({ weeks }),
      time: '14:00',
      with: 'tran',
      clinic: 'riverside',
      reason: `Prenatal visit, week ${weeksNow + weeks}`,
      ...(index === 0 ? { instructions: 'Blood count again: no need to fast.' } : {}),
    });
}

function prenatalTests(record: DemoRecord): void {
  const first = { day: inWeek(record, 8), time: '14:40', orderedBy: 'tran', resultedAfter: 2 } as const;
  panel(
    record,
    'prenatal',
    panels.prenatal,
    {
      bloodGroup: 'O Rh positive',
      antibodyScreen: 'Negative',
      rubella: 'Immune',
      hepatitisB: 'Nonreactive',
      hepatitisC: 'Nonreactive',
      syphilis: 'Nonreactive',
    },
    { ...first, comment: 'All as it should be. You are protected against rubella.' },
  );
  bloodCount(
    record,
    'blood-count-1',
    { wbc: 7.8, hemoglobin: 12.6, mcv: 88, rdw: 13.1, platelets: 248 },
    first,
  );
  culture(record, 'urine-culture', { ...first, source: 'urine', growth: 'No growth' });
  single(record, 'tsh', 'tsh', 1.6, first);

  const second = { day: inWeek(record, 26), time: '14:30', orderedBy: 'tran' } as const;
  single(record, 'sugar-one-hour', 'glucoseOneHour', 143, {
    ...second,
    comment: 'Just above the line. That alone is not diabetes: please come for the longer test, fasting.',
  });
  bloodCount(
    record,
    'blood-count-2',
    { wbc: 9.4, hemoglobin: 10.6, mcv: 79, rdw: 15.2, platelets: 226, mchc: 32.4 },
    { ...second, comment: 'Iron is low, which is common now. Please start one iron tablet a day.' },
  );
  single(record, 'ferritin', 'ferritin', 9, second);
  const third = { day: inWeek(record, 27), time: '08:10', orderedBy: 'tran' } as const;
  single(record, 'sugar-fasting', 'glucose', 82, {
    ...third,
    comment: 'Your longer sugar test was normal at every hour: no diabetes of pregnancy.',
  });
}

function scans(record: DemoRecord): void {
  const reader = 'Imaging department, Larkspur Health Riverside';
  textReport(record, 'scan-8', {
    kind: 'radiology',
    test: { code: '11525-3', display: 'US for pregnancy', text: 'Ultrasound of the pregnancy, week 8' },
    day: inWeek(record, 8),
    time: '15:00',
    resultedAfter: 0,
    orderedBy: 'tran',
    readBy: reader,
    sections: { Findings: 'One living embryo in the uterus, length 16 mm, heartbeat 168 a minute.' },
    impression: `Single living pregnancy of 8 weeks. Due date ${dueDate(record)}.`,
  });
  textReport(record, 'scan-20', {
    kind: 'radiology',
    test: {
      code: '11525-3',
      display: 'US for pregnancy',
      text: 'Ultrasound of the pregnancy, week 20 (anatomy)',
    },
    day: inWeek(record, 20),
    time: '15:00',
    resultedAfter: 0,
    orderedBy: 'tran',
    readBy: reader,
    sections: {
      Findings:
        'Head, face, spine, heart with four chambers, stomach, kidneys, bladder and limbs look normal. Placenta at the back, away from the cervix. Fluid normal.',
      Measurements: 'Estimated weight 340 g, 52nd percentile.',
    },
    impression: 'Normal anatomy scan at 20 weeks.',
    comment: 'A healthy-looking baby.',
  });
}
