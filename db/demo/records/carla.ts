/**
 * Carla Mendoza speaks Spanish. Underactive thyroid and migraine. Nobody has ever asked her about allergies: her
 * chart holds no allergy information at all, which is not the same as having none.
 */
import { careTeam, insurance, note } from '../build/care.ts';
import { checkUp } from '../build/checkups.ts';
import { immunization, problem } from '../build/health.ts';
import { panels } from '../build/laboratory.ts';
import { prescription } from '../build/medicines.ts';
import { bloodCount } from '../build/panels.ts';
import { openRecord } from '../build/record.ts';
import type { DemoRecord } from '../build/record.ts';
import { textReport } from '../build/reports.ts';
import { panel, single } from '../build/results.ts';
import { vaccines } from '../build/vaccines.ts';
import { appointment, smokingStatus, visit, vitals } from '../build/visits.ts';

export function carla(today: Date): DemoRecord {
  const record = openRecord('carla', today);
  lastingThings(record);
  thyroid(record);
  anemia(record);
  migraine(record);
  return record;
}

function lastingThings(record: DemoRecord): void {
  const { days } = record;
  const given = { by: 'nurse', clinic: 'downtown', site: 'left arm' } as const;
  immunization(record, 'flu-1', {
    vaccine: vaccines.flu,
    day: days.visit({ years: 1, weeks: 6 }),
    lot: 'FF6122',
    ...given,
  });
  immunization(record, 'flu-2', {
    vaccine: vaccines.flu,
    day: days.visit({ weeks: 7 }),
    lot: 'FG0511',
    ...given,
  });
  immunization(record, 'covid-1', {
    vaccine: vaccines.covid,
    day: days.visit({ months: 64 }),
    dose: 1,
    lot: 'PQ4402',
    ...given,
  });
  immunization(record, 'covid-2', {
    vaccine: vaccines.covid,
    day: days.visit({ months: 63 }),
    dose: 2,
    lot: 'PQ4618',
    ...given,
  });
  immunization(record, 'tdap', {
    vaccine: vaccines.tdap,
    day: days.visit({ months: 40 }),
    lot: 'TL1934',
    ...given,
  });
  careTeam(
    record,
    { alvarez: 'Primary care doctor', nurse: 'Nurse', tran: 'Gynecologist' },
    days.visit({ months: 62 }),
  );
  insurance(record, 'hollyhock', {
    payer: 'hollyhock',
    plan: 'Hollyhock Silver Plus',
    member: 'HHM 5120 73344',
    from: `${Number(days.today.slice(0, 4)) - 4}-01-01`,
  });
  smokingStatus(record, 'never', days.visit({ months: 3 }));
  appointment(record, 'thyroid', {
    type: 'followUp',
    day: days.ahead({ weeks: 9 }),
    time: '14:40',
    minutes: 20,
    with: 'alvarez',
    clinic: 'downtown',
    reason: 'Thyroid follow-up',
    instructions:
      'Venga en la mañana del día anterior para el análisis de sangre. No tome la pastilla antes del análisis.',
  });
  appointment(record, 'pap', {
    type: 'checkUp',
    day: days.ahead({ weeks: 15 }),
    time: '09:30',
    with: 'tran',
    clinic: 'riverside',
    reason: 'Yearly gynecology visit',
  });
}

function thyroid(record: DemoRecord): void {
  const { days } = record;
  problem(record, 'thyroid', {
    snomed: ['40930008', 'Hypothyroidism'],
    icd10: ['E03.9', 'Hypothyroidism, unspecified'],
    text: 'Underactive thyroid',
    since: days.visit({ months: 60 }),
    recorded: days.visit({ months: 60 }),
    by: 'alvarez',
  });
  prescription(record, 'levothyroxine', {
    drug: ['966222', 'levothyroxine sodium 0.075 MG Oral Tablet', 'Levothyroxine 75 microgram tablet'],
    directions: 'Take one tablet by mouth every morning on an empty stomach, 30 minutes before breakfast.',
    timesADay: 1,
    from: days.visit({ months: 3 }),
    validUntil: days.ahead({ months: 9 }),
    by: 'alvarez',
    for: 'Underactive thyroid',
    quantity: [90, 'tablets'],
    daysSupply: 90,
    refills: 3,
    pharmacy: 'towpath',
    fills: [days.visit({ months: 3 }), days.visit({ weeks: 1 })],
  });
  prescription(record, 'levothyroxine-start', {
    drug: 'Levothyroxine 50 microgram tablet',
    directions: 'Take one tablet by mouth every morning on an empty stomach, 30 minutes before breakfast.',
    timesADay: 1,
    from: days.visit({ months: 60 }),
    by: 'alvarez',
    for: 'Underactive thyroid',
    status: 'stopped',
    statusReason: 'Dose raised to 75 micrograms',
    quantity: [90, 'tablets'],
    daysSupply: 90,
    refills: 3,
    pharmacy: 'towpath',
  });
  const course = [
    [60, 11.8, 0.6, 'Your thyroid works too slowly. One small tablet every morning makes up for it.'],
    [57, 6.2, 0.9, 'Better, not yet enough. We raise the dose to 75 micrograms.'],
    [54, 2.9, 1.2, undefined],
    [42, 2.4, 1.2, undefined],
    [30, 3.1, 1.1, undefined],
    [17, 2.7, 1.2, undefined],
    [3, 2.2, 1.3, 'La tiroides está bien controlada. Siga con la misma dosis.'],
  ] as const;
  for (const [index, [months, tsh, freeT4, comment]] of course.entries()) {
    const details = { day: days.visit({ months }), orderedBy: 'alvarez' } as const;
    single(record, `tsh-${index + 1}`, 'tsh', tsh, { ...details, ...(comment ? { comment } : {}) });
    single(record, `free-t4-${index + 1}`, 'freeT4', freeT4, details);
  }
  const common = { with: 'alvarez', height: 63 } as const;
  checkUp(record, 'physical-1', {
    day: days.visit({ months: 60 }),
    ...common,
    bloodPressure: [118, 76],
    pulse: 58,
    weight: 158,
    lipids: [226, 148, 54],
  });
  checkUp(record, 'physical-2', {
    day: days.visit({ months: 30 }),
    ...common,
    bloodPressure: [116, 74],
    pulse: 68,
    weight: 149,
    lipids: [186, 112, 57],
  });
  const latest = checkUp(record, 'physical-3', {
    day: days.visit({ months: 3 }),
    ...common,
    bloodPressure: [120, 76],
    pulse: 70,
    temperature: 98.1,
    weight: 147,
    metabolic: [
      [88, 12, 0.68, 139, 4.1, 104, 25, 9.2],
      [7.3, 4.4, 0.5, 66, 18, 17],
    ],
  });
  note(record, 'physical-3', {
    type: 'progress',
    title: 'Examen anual',
    day: days.visit({ months: 3 }),
    by: 'alvarez',
    visit: latest,
    language: 'es-US',
    text: `
Se siente bien, con buena energía. Dos migrañas en el último mes, que ceden con una tableta de sumatriptán.
Presión 120/76. Tiroides sin nódulos.
TSH 2.2: en el rango. Hemoglobina normal desde hace un año.
Plan: misma dosis de levotiroxina. Mamografía este año. Control en seis meses.
`,
  });
}

function anemia(record: DemoRecord): void {
  const { days } = record;
  problem(record, 'anemia', {
    snomed: ['87522002', 'Iron deficiency anemia'],
    icd10: ['D50.9', 'Iron deficiency anemia, unspecified'],
    text: 'Anemia from low iron',
    since: days.visit({ months: 23 }),
    until: days.visit({ months: 17 }),
    recorded: days.visit({ months: 23 }),
    by: 'alvarez',
  });
  prescription(record, 'iron', {
    drug: ['310325', 'ferrous sulfate 325 MG Oral Tablet', 'Iron (ferrous sulfate) 325 mg tablet'],
    directions: 'Take one tablet by mouth every other day with orange juice.',
    from: days.visit({ months: 23 }),
    by: 'alvarez',
    for: 'Anemia from low iron',
    status: 'completed',
    quantity: [45, 'tablets'],
    daysSupply: 90,
    refills: 1,
    pharmacy: 'towpath',
    fills: [days.visit({ months: 23 }), days.visit({ months: 20 })],
  });
  const ordered = (months: number, comment?: string) => ({
    day: days.visit({ months }),
    orderedBy: 'alvarez' as const,
    ...(comment ? { comment } : {}),
  });
  bloodCount(
    record,
    'blood-count-1',
    { wbc: 5.9, hemoglobin: 10.4, mcv: 74, rdw: 16.8, platelets: 388, mchc: 31.2 },
    ordered(23, 'Le falta hierro. Empiece con una tableta de hierro cada dos días.'),
  );
  bloodCount(
    record,
    'blood-count-2',
    { wbc: 6.1, hemoglobin: 12.2, mcv: 83, rdw: 15.1, platelets: 320, mchc: 33 },
    ordered(20),
  );
  bloodCount(
    record,
    'blood-count-3',
    { wbc: 6.0, hemoglobin: 13.1, mcv: 88, rdw: 13.4, platelets: 285 },
    ordered(17),
  );
  bloodCount(
    record,
    'blood-count-4',
    { wbc: 5.7, hemoglobin: 13.3, mcv: 89, rdw: 13.1, platelets: 279 },
    ordered(3),
  );
  panel(record, 'iron-1', panels.iron, { iron: 24, ironBinding: 472, ironSaturation: 5 }, ordered(23));
  panel(record, 'iron-2', panels.iron, { iron: 82, ironBinding: 345, ironSaturation: 24 }, ordered(17));
  single(record, 'ferritin-1', 'ferritin', 6, ordered(23));
  single(record, 'ferritin-2', 'ferritin', 48, ordered(17));
}

function migraine(record: DemoRecord): void {
  const { days } = record;
  problem(record, 'migraine', {
    snomed: ['37796009', 'Migraine'],
    icd10: ['G43.909', 'Migraine, unspecified, not intractable, without status migrainosus'],
    since: '2008',
    recorded: days.visit({ months: 62 }),
    by: 'alvarez',
  });
  prescription(record, 'sumatriptan', {
    drug: ['313161', 'sumatriptan 50 MG Oral Tablet', 'Sumatriptan 50 mg tablet'],
    directions:
      'Take one tablet by mouth at the start of a migraine. May be repeated once after 2 hours. No more than two days a week.',
    from: days.visit({ months: 10 }),
    validUntil: days.ahead({ months: 2 }),
    by: 'alvarez',
    for: 'Migraine',
    quantity: [9, 'tablets'],
    refills: 5,
    pharmacy: 'towpath',
    fills: [days.visit({ months: 10 }), days.visit({ months: 7 }), days.visit({ months: 3 })],
  });
  const day = days.visit({ months: 33 });
  const encounter = visit(record, 'migraine', {
    type: 'video',
    day,
    time: '17:00',
    minutes: 20,
    with: 'alvarez',
    clinic: 'downtown',
    reason: 'Migraines are more frequent',
  });
  note(record, 'migraine', {
    type: 'instructions',
    title: 'Plan para las migrañas',
    day,
    by: 'alvarez',
    visit: encounter,
    language: 'es-US',
    text: `
1. Lleve un diario: día, hora, qué comió, cuánto durmió, qué tomó y si ayudó.
2. Tome el sumatriptán al empezar el dolor, no después. Como máximo dos días por semana.
3. Duerma y coma a horas regulares. Beba suficiente agua.
4. Llame a la clínica si tiene más de ocho días de dolor en un mes.
5. Vaya a urgencias si el dolor es repentino y el peor de su vida, o si tiene debilidad, confusión o fiebre.
`,
  });
  const scan = days.visit({ months: 9 });
  textReport(record, 'mammogram', {
    kind: 'radiology',
    test: { code: '24606-6', display: 'MG Breast Screening', text: 'Screening mammogram' },
    day: scan,
    orderedBy: 'tran',
    resultedAfter: 2,
    readBy: 'Imaging department, Larkspur Health Specialty Center',
    sections: {
      Technique: 'Two views of each breast.',
      Findings: 'Heterogeneously dense breasts. No mass, no suspicious calcification.',
    },
    impression: 'Negative (BI-RADS 1). Routine screening is advised.',
  });
  vitals(record, 'gynecology', { day: scan, bloodPressure: [118, 74], pulse: 72, weight: 148 });
}
