/**
 * Dorothy Pemberton, called Dot: a child with all her vaccinations, growth, ear infections that passed and an
 * allergy to peanuts. A minor has no account; her father asks for family access.
 */
import { careTeam, insurance, note, relatedPerson } from '../build/care.ts';
import { allergy, immunization, problem } from '../build/health.ts';
import type { Vaccination } from '../build/health.ts';
import { prescription } from '../build/medicines.ts';
import { openRecord } from '../build/record.ts';
import type { DemoRecord } from '../build/record.ts';
import { single } from '../build/results.ts';
import { vaccines } from '../build/vaccines.ts';
import { appointment, visit, vitals } from '../build/visits.ts';
import { addDays, addMonths, openDay } from '../days.ts';

export function dot(today: Date): DemoRecord {
  const record = openRecord('dot', today);
  family(record);
  wellChildVisits(record);
  vaccinations(record);
  illnesses(record);
  return record;
}

/** A day when she was so many months old, or undefined when she is not yet. */
function atAge(record: DemoRecord, months: number): string | undefined {
  const day = openDay(addMonths(addDays(record.birthDate, 6), months));
  return day < record.days.today ? day : undefined;
}

function family(record: DemoRecord): void {
  relatedPerson(record, 'father', {
    given: 'Frank',
    family: 'Pemberton',
    relationship: ['FTH', 'father'],
    phone: '518-555-0134',
  });
  relatedPerson(record, 'mother', {
    given: 'Nadia',
    family: 'Pemberton',
    relationship: ['MTH', 'mother'],
    phone: '518-555-0146',
  });
  careTeam(record, { adeyemi: 'Pediatrician', brightwater: 'Nurse' }, record.birthDate);
  insurance(record, 'hollyhock', {
    payer: 'hollyhock',
    plan: 'Hollyhock Family',
    member: 'HHM 8815 20460-03',
    group: 'CANAL-BOATWORKS',
    from: record.birthDate,
    relationship: 'child',
  });
  appointment(record, 'flu', {
    type: 'wellChild',
    day: record.days.ahead({ weeks: 6 }),
    time: '15:30',
    minutes: 20,
    with: 'adeyemi',
    clinic: 'riverside',
    reason: 'Well child visit',
    instructions: 'Bring the school form.',
  });
}

/** Age in months; pounds; inches; head in centimeters for babies; blood pressure and pulse from three years on. */
const growth: readonly {
  readonly months: number;
  readonly weight: number;
  readonly height: number;
  readonly head?: number;
  readonly bloodPressure?: readonly [number, number];
  readonly pulse: number;
}[] = [
  { months: 0, weight: 7.4, height: 20, head: 34.8, pulse: 138 },
  { months: 2, weight: 11.2, height: 22.6, head: 38.4, pulse: 134 },
  { months: 4, weight: 14, height: 24.5, head: 40.7, pulse: 130 },
  { months: 6, weight: 16.3, height: 26, head: 42.4, pulse: 126 },
  { months: 12, weight: 20.6, height: 29.4, head: 45, pulse: 120 },
  { months: 15, weight: 22.2, height: 30.7, head: 45.8, pulse: 118 },
  { months: 18, weight: 23.7, height: 32, head: 46.4, pulse: 116 },
  { months: 24, weight: 26.8, height: 34.2, head: 47.3, pulse: 110 },
  { months: 36, weight: 31.4, height: 37.6, bloodPressure: [88, 52], pulse: 104 },
  { months: 48, weight: 35.6, height: 40.3, bloodPressure: [92, 56], pulse: 98 },
  { months: 60, weight: 40.4, height: 43, bloodPressure: [94, 58], pulse: 94 },
  { months: 72, weight: 45.8, height: 45.6, bloodPressure: [96, 60], pulse: 90 },
  { months: 84, weight: 51.2, height: 48, bloodPressure: [98, 60], pulse: 88 },
];

function wellChildVisits(record: DemoRecord): void {
  for (const { months, weight, height, head, bloodPressure, pulse } of growth) {
    const day = atAge(record, months);
    if (!day) continue;
    const name = `well-${String(months).padStart(2, '0')}`;
    const encounter = visit(record, name, {
      type: 'wellChild',
      day,
      time: '09:30',
      with: 'adeyemi',
      clinic: 'riverside',
      reason:
        months === 0
          ? 'First visit after birth'
          : `Well child visit, ${months < 24 ? `${months} months` : `${months / 12} years`}`,
    });
    vitals(record, name, {
      day,
      time: '09:35',
      weight,
      height,
      pulse,
      ...(head ? { headCircumference: head } : {}),
      ...(bloodPressure ? { bloodPressure } : {}),
      measuredAt: encounter,
    });
  }
  const year = atAge(record, 12);
  const twoYears = atAge(record, 24);
  if (year) {
    single(record, 'lead-1', 'lead', '<1', {
      day: year,
      time: '09:50',
      orderedBy: 'adeyemi',
      resultedAfter: 3,
    });
    single(record, 'hemoglobin-1', 'hemoglobin', 12.1, {
      day: year,
      time: '09:50',
      orderedBy: 'adeyemi',
      resultedAfter: 0,
    });
  }
  if (twoYears)
    single(record, 'lead-2', 'lead', 1.2, {
      day: twoYears,
      time: '09:50',
      orderedBy: 'adeyemi',
      resultedAfter: 3,
      comment: 'No sign of lead. Nothing to do.',
    });
  const fourYears = atAge(record, 48);
  if (fourYears)
    note(record, 'well-48', {
      type: 'progress',
      title: 'Well child visit, 4 years',
      day: fourYears,
      by: 'adeyemi',
      text: `
Eats well, sleeps ten hours, rides a balance bike. Speaks in full sentences; strangers understand her.
Growth along the 50th percentile for weight and height. Vision 20/30 both eyes; hearing passed.
Vaccines given today: DTaP, polio, MMR, chickenpox. No reaction after 15 minutes.
Plan: epinephrine at home and at school. Next visit at five years.
`,
    });
}

/** Vaccine, age in months at each dose, how many the series has. */
const series: readonly (readonly [keyof typeof vaccines, readonly number[], number])[] = [
  ['hepatitisB', [0, 2, 6], 3],
  ['rotavirus', [2, 4], 2],
  ['dtap', [2, 4, 6, 15, 48], 5],
  ['hib', [2, 4, 6, 15], 4],
  ['pneumococcalChild', [2, 4, 6, 12], 4],
  ['polio', [2, 4, 6, 48], 4],
  ['mmr', [12, 48], 2],
  ['varicella', [12, 48], 2],
  ['hepatitisA', [12, 18], 2],
];

function vaccinations(record: DemoRecord): void {
  let serial = 1210;
  const give = (name: string, shot: Pick<Vaccination, 'vaccine' | 'day' | 'dose' | 'of'>, months: number) => {
    serial += 37;
    immunization(record, name, {
      ...shot,
      lot: `${String.fromCharCode(65 + (serial % 23))}${String.fromCharCode(65 + (serial % 19))}${serial}`,
      by: 'brightwater',
      clinic: 'riverside',
      ...(shot.vaccine === vaccines.rotavirus
        ? { oral: true as const }
        : {
            site:
              months < 24
                ? (['left thigh', 'right thigh'] as const)[serial % 2]
                : (['left arm', 'right arm'] as const)[serial % 2],
          }),
    });
  };
  for (const [key, ages, of] of series)
    for (const [index, months] of ages.entries()) {
      const day = atAge(record, months);
      if (day)
        give(
          `${vaccines[key][0]}-${index + 1}`,
          { vaccine: vaccines[key], day, dose: index + 1, of },
          months,
        );
    }
  for (let years = 1; years <= 7; years++) {
    const day = openDay(`${Number(record.birthDate.slice(0, 4)) + years}-10-14`);
    if (day < record.days.today) give(`flu-${years}`, { vaccine: vaccines.flu, day }, years * 12);
  }
  immunization(record, 'covid', {
    vaccine: vaccines.covid,
    day: record.days.visit({ months: 13 }),
    clinic: 'riverside',
    refused: 'Parents want to wait',
  });
}

function illnesses(record: DemoRecord): void {
  const { days } = record;
  allergy(record, 'peanut', {
    to: ['snomed', '762952008', 'Peanut'],
    category: 'food',
    criticality: 'high',
    reactions: [
      ['126485001', 'Urticaria', 'Hives'],
      ['422400008', 'Vomiting', 'Vomiting'],
    ],
    severity: 'severe',
    since: days.ago({ months: 40 }).slice(0, 7),
    recorded: days.visit({ months: 39 }),
    by: 'adeyemi',
    note: 'Action plan and epinephrine at school.',
  });
  prescription(record, 'epinephrine', {
    drug: 'Epinephrine auto-injector 0.15 mg',
    directions: 'In a severe allergic reaction press into the outer thigh, then call 911.',
    from: days.visit({ months: 7 }),
    validUntil: days.ahead({ months: 5 }),
    by: 'adeyemi',
    for: 'Peanut allergy',
    quantity: [2, 'auto-injectors'],
    refills: 1,
    pharmacy: 'towpath',
    fills: [days.visit({ months: 7 })],
  });
  problem(record, 'eczema', {
    snomed: ['24079001', 'Atopic dermatitis'],
    icd10: ['L20.9', 'Atopic dermatitis, unspecified'],
    text: 'Eczema',
    since: addMonths(record.birthDate, 5).slice(0, 7),
    recorded: openDay(addMonths(record.birthDate, 6)),
    by: 'adeyemi',
  });
  const sick = days.visit({ months: 22 });
  const encounter = visit(record, 'ear', {
    type: 'sick',
    day: sick,
    time: '16:10',
    minutes: 20,
    with: 'adeyemi',
    clinic: 'riverside',
    reason: 'Ear pain and fever',
  });
  vitals(record, 'ear', { day: sick, time: '16:15', temperature: 101.3, pulse: 112, measuredAt: encounter });
  problem(record, 'ear', {
    snomed: ['3110003', 'Acute otitis media'],
    icd10: ['H66.91', 'Otitis media, unspecified, right ear'],
    text: 'Ear infection, right',
    since: sick,
    until: openDay(addDays(sick, 14)),
    recorded: sick,
    by: 'adeyemi',
  });
  prescription(record, 'amoxicillin', {
    drug: 'Amoxicillin 400 mg in 5 mL liquid',
    directions: 'Give 8 mL by mouth two times a day for 7 days. Shake well. Keep in the refrigerator.',
    timesADay: 2,
    from: sick,
    by: 'adeyemi',
    for: 'Ear infection',
    status: 'completed',
    quantity: [120, 'mL'],
    daysSupply: 7,
    pharmacy: 'towpath',
    fills: [sick],
  });
}
