/**
 * Eli Strand: a teenager with asthma, a sports physical and the vaccinations of his age. A minor: no access code.
 */
import { careTeam, insurance, note, relatedPerson } from '../build/care.ts';
import { checkUp } from '../build/checkups.ts';
import { immunization, noKnownAllergies, problem } from '../build/health.ts';
import { prescription } from '../build/medicines.ts';
import { openRecord } from '../build/record.ts';
import type { DemoRecord } from '../build/record.ts';
import { single } from '../build/results.ts';
import { vaccines } from '../build/vaccines.ts';
import { appointment, hospital, visit, vitals } from '../build/visits.ts';
import { addMonths, openDay } from '../days.ts';

export function eli(today: Date): DemoRecord {
  const record = openRecord('eli', today);
  const { days } = record;

  relatedPerson(record, 'mother', {
    given: 'Ingrid',
    family: 'Strand',
    relationship: ['MTH', 'mother'],
    phone: '518-555-0135',
  });
  careTeam(record, { adeyemi: 'Pediatrician', brightwater: 'Nurse' }, days.visit({ months: 74 }));
  insurance(record, 'hollyhock', {
    payer: 'hollyhock',
    plan: 'Hollyhock Family',
    member: 'HHM 3307 64108-02',
    from: `${Number(days.today.slice(0, 4)) - 5}-01-01`,
    relationship: 'child',
  });
  noKnownAllergies(record, days.visit({ months: 2 }), 'brightwater');
  problem(record, 'asthma', {
    snomed: ['195967001', 'Asthma'],
    icd10: ['J45.30', 'Mild persistent asthma, uncomplicated'],
    text: 'Mild persistent asthma',
    since: addMonths(record.birthDate, 68).slice(0, 7),
    recorded: days.visit({ months: 74 }),
    by: 'adeyemi',
  });
  prescription(record, 'fluticasone', {
    drug: [
      '895994',
      '120 ACTUAT fluticasone propionate 0.044 MG/ACTUAT Metered Dose Inhaler',
      'Fluticasone inhaler 44 micrograms a puff',
    ],
    directions: 'Breathe in two puffs two times a day with the spacer. Rinse the mouth afterwards.',
    timesADay: 2,
    from: days.visit({ months: 2 }),
    validUntil: days.ahead({ months: 10 }),
    by: 'adeyemi',
    for: 'Asthma',
    quantity: [1, 'inhaler'],
    daysSupply: 30,
    refills: 5,
    pharmacy: 'towpath',
    fills: [days.visit({ months: 2 }), days.visit({ months: 1 })],
  });
  prescription(record, 'albuterol', {
    drug: [
      '745679',
      '200 ACTUAT albuterol 0.09 MG/ACTUAT Metered Dose Inhaler',
      'Albuterol inhaler 90 micrograms a puff',
    ],
    directions: 'Breathe in two puffs 15 minutes before sports and every 4 hours when you wheeze.',
    from: days.visit({ months: 2 }),
    validUntil: days.ahead({ months: 10 }),
    by: 'adeyemi',
    for: 'Asthma',
    quantity: [2, 'inhalers'],
    refills: 2,
    pharmacy: 'towpath',
    fills: [days.visit({ months: 2 })],
  });

  growth(record);
  vaccinations(record);

  const attack = days.visit({ months: 13 });
  const emergency = visit(record, 'attack', {
    type: 'emergency',
    day: attack,
    time: '20:15',
    minutes: 180,
    with: 'adeyemi',
    clinic: 'riverside',
    place: hospital,
    reason: 'Shortness of breath after soccer in cold air',
  });
  vitals(record, 'attack', {
    day: attack,
    time: '20:20',
    bloodPressure: [124, 72],
    pulse: 118,
    breaths: 28,
    oxygen: 93,
    temperature: 98.8,
    measuredAt: emergency,
  });
  note(record, 'attack', {
    type: 'discharge',
    title: 'Emergency visit: asthma attack',
    day: attack,
    by: 'adeyemi',
    visit: emergency,
    text: `
Wheezing after soccer in cold air. Three treatments with albuterol and a first dose of prednisone; oxygen back to 98 %.
Home with prednisone for four more days. Fluticasone inhaler every day from now on. Visit within a week.
Come back at once when the inhaler is needed more often than every four hours.
`,
  });
  appointment(record, 'asthma', {
    type: 'followUp',
    day: days.ahead({ weeks: 4 }),
    time: '16:00',
    minutes: 20,
    with: 'adeyemi',
    clinic: 'riverside',
    reason: 'Asthma check',
  });
  return record;
}

function growth(record: DemoRecord): void {
  const { days } = record;
  const years = [
    [62, 68, 53.5, 102, 62, 88],
    [50, 78, 56, 104, 62, 84],
    [38, 90, 58.8, 106, 64, 82],
    [26, 106, 62, 110, 66, 78],
    [14, 124, 65.6, 112, 66, 74],
    [2, 137, 67.8, 116, 68, 70],
  ] as const;
  for (const [index, [months, weight, height, systolic, diastolic, pulse]] of years.entries())
    checkUp(record, `well-${index + 1}`, {
      day: days.visit({ months }),
      with: 'adeyemi',
      type: 'wellChild',
      reason: index === years.length - 1 ? 'Well visit and sports physical' : 'Well visit',
      bloodPressure: [systolic, diastolic],
      pulse,
      weight,
      height,
      oxygen: 98,
    });
  single(record, 'cholesterol', 'cholesterol', 148, {
    day: days.visit({ months: 50 }),
    orderedBy: 'adeyemi',
  });
  note(record, 'sports', {
    type: 'physical',
    title: 'Sports physical',
    day: days.visit({ months: 2 }),
    by: 'adeyemi',
    text: `
No chest pain or fainting with exercise. No sudden death in the family. Heart: regular, no murmur lying or standing.
Lungs clear. Joints stable. Vision 20/20 with both eyes.
Cleared for all sports. Inhaler 15 minutes before practice; keep it at the field.
`,
  });
}

function vaccinations(record: DemoRecord): void {
  const { days } = record;
  const given = { by: 'brightwater', clinic: 'riverside', site: 'left arm' } as const;
  const eleven = openDay(addMonths(record.birthDate, 11 * 12 + 1));
  immunization(record, 'tdap', { vaccine: vaccines.tdap, day: eleven, dose: 1, lot: 'TL2276', ...given });
  immunization(record, 'meningococcal', {
    vaccine: vaccines.meningococcal,
    day: eleven,
    dose: 1,
    of: 2,
    lot: 'MQ4120',
    ...given,
    site: 'right arm',
  });
  immunization(record, 'hpv-1', {
    vaccine: vaccines.hpv,
    day: eleven,
    dose: 1,
    of: 2,
    lot: 'HN3381',
    ...given,
  });
  immunization(record, 'hpv-2', {
    vaccine: vaccines.hpv,
    day: openDay(addMonths(eleven, 7)),
    dose: 2,
    of: 2,
    lot: 'HN5190',
    ...given,
  });
  for (const [index, lot] of ['FD9023', 'FE4471', 'FF7713'].entries())
    immunization(record, `flu-${index + 1}`, {
      vaccine: vaccines.flu,
      day: days.visit({ years: 3 - index, weeks: 2 }),
      lot,
      ...given,
    });
  const asBaby = 'State immunization registry';
  for (const [name, vaccine, months] of [
    ['mmr-1', vaccines.mmr, 12],
    ['mmr-2', vaccines.mmr, 50],
    ['varicella-1', vaccines.varicella, 12],
    ['varicella-2', vaccines.varicella, 50],
    ['dtap-5', vaccines.dtap, 50],
    ['polio-4', vaccines.polio, 50],
  ] as const)
    immunization(record, name, {
      vaccine,
      day: addMonths(record.birthDate, months),
      dose: Number(name.at(-1)),
      reportedBy: asBaby,
    });
}
