/**
 * Ivan Petrosyan: a slow heart with atrial fibrillation and a pacemaker, and a new right hip. Two implants with their
 * device identifiers, a blood thinner, heart tests.
 */
import { careTeam, insurance } from '../build/care.ts';
import { allergy, immunization, problem } from '../build/health.ts';
import { prescription, reportedMedicine } from '../build/medicines.ts';
import { openRecord } from '../build/record.ts';
import type { DemoRecord } from '../build/record.ts';
import { vaccines } from '../build/vaccines.ts';
import { smokingStatus } from '../build/visits.ts';
import { heart } from './ivan-heart.ts';
import { hip } from './ivan-hip.ts';

export function ivan(today: Date): DemoRecord {
  const record = openRecord('ivan', today);
  lastingThings(record);
  medicines(record);
  heart(record);
  hip(record);
  return record;
}

function lastingThings(record: DemoRecord): void {
  const { days } = record;
  problem(record, 'fibrillation', {
    snomed: ['49436004', 'Atrial fibrillation'],
    icd10: ['I48.0', 'Paroxysmal atrial fibrillation'],
    text: 'Atrial fibrillation, comes and goes',
    since: days.visit({ months: 40 }),
    recorded: days.visit({ months: 40 }),
    by: 'haddad',
  });
  problem(record, 'sick-sinus', {
    snomed: ['36083008', 'Sick sinus syndrome'],
    icd10: ['I49.5', 'Sick sinus syndrome'],
    text: 'Slow heart rhythm (sick sinus syndrome), with pacemaker',
    since: days.visit({ months: 38 }),
    recorded: days.visit({ months: 38 }),
    by: 'haddad',
  });
  problem(record, 'hip', {
    snomed: ['239872002', 'Osteoarthritis of hip'],
    icd10: ['M16.11', 'Unilateral primary osteoarthritis, right hip'],
    text: 'Arthritis of the right hip',
    since: days.visit({ months: 50 }).slice(0, 4),
    until: days.visit({ months: 8 }),
    recorded: days.visit({ months: 24 }),
    by: 'kowalczyk',
    note: 'Hip replaced.',
  });
  problem(record, 'cholesterol', {
    snomed: ['55822004', 'Hyperlipidemia'],
    icd10: ['E78.5', 'Hyperlipidemia, unspecified'],
    text: 'High cholesterol',
    since: '2009',
    recorded: days.visit({ months: 40 }),
    by: 'haddad',
  });
  allergy(record, 'aspirin', {
    to: ['rxnorm', '1191', 'aspirin', 'Aspirin'],
    category: 'medication',
    type: 'intolerance',
    criticality: 'low',
    reactions: [['422587007', 'Nausea', 'Upset stomach']],
    severity: 'moderate',
    recorded: days.visit({ months: 40 }),
    by: 'haddad',
  });
  careTeam(
    record,
    { haddad: 'Cardiologist', kowalczyk: 'Orthopedic surgeon', doctor: 'Primary care doctor' },
    days.visit({ months: 40 }),
  );
  insurance(record, 'valley', {
    payer: 'valley',
    plan: 'Three Valleys Complete',
    member: 'TVS 330 918 552',
    from: '2015-01-01',
    type: 'PUBLICPOL',
  });
  smokingStatus(record, 'former', days.visit({ months: 3 }));
  const given = { by: 'nurse', clinic: 'downtown', site: 'left arm' } as const;
  immunization(record, 'flu-1', {
    vaccine: vaccines.flu,
    day: days.visit({ years: 1, weeks: 5 }),
    lot: 'FF3391',
    ...given,
  });
  immunization(record, 'flu-2', {
    vaccine: vaccines.flu,
    day: days.visit({ weeks: 6 }),
    lot: 'FG0702',
    ...given,
  });
  immunization(record, 'pneumococcal', {
    vaccine: vaccines.pneumococcal23,
    day: days.visit({ months: 118 }),
    lot: 'NB2204',
    ...given,
  });
  immunization(record, 'rsv', {
    vaccine: vaccines.rsv,
    day: days.visit({ months: 13 }),
    lot: 'RS0917',
    ...given,
  });
  immunization(record, 'covid', {
    vaccine: vaccines.covid,
    day: days.visit({ months: 12 }),
    lot: 'PX5531',
    ...given,
  });
}

function medicines(record: DemoRecord): void {
  const { days } = record;
  const recent = {
    from: days.visit({ months: 3 }),
    validUntil: days.ahead({ months: 9 }),
    by: 'haddad',
    pharmacy: 'foundry',
    daysSupply: 90,
    fills: [days.visit({ months: 3 })],
  } as const;
  prescription(record, 'apixaban', {
    drug: ['1364445', 'apixaban 5 MG Oral Tablet', 'Apixaban 5 mg tablet'],
    directions: 'Take one tablet by mouth two times a day.',
    timesADay: 2,
    for: 'Atrial fibrillation: prevention of stroke',
    quantity: [180, 'tablets'],
    refills: 3,
    ...recent,
  });
  prescription(record, 'metoprolol', {
    drug: [
      '866436',
      '24 HR metoprolol succinate 50 MG Extended Release Oral Tablet',
      'Metoprolol succinate 50 mg long-acting tablet',
    ],
    directions: 'Take one tablet by mouth once a day. Do not crush or chew.',
    timesADay: 1,
    for: 'Atrial fibrillation',
    quantity: [90, 'tablets'],
    refills: 3,
    ...recent,
  });
  prescription(record, 'atorvastatin', {
    drug: ['617310', 'atorvastatin 20 MG Oral Tablet', 'Atorvastatin 20 mg tablet'],
    directions: 'Take one tablet by mouth every evening.',
    timesADay: 1,
    for: 'High cholesterol',
    quantity: [90, 'tablets'],
    refills: 1,
    ...recent,
  });
  prescription(record, 'warfarin', {
    drug: ['855332', 'warfarin sodium 5 MG Oral Tablet', 'Warfarin 5 mg tablet'],
    directions: 'Take as told after each INR test.',
    from: days.visit({ months: 40 }),
    by: 'haddad',
    status: 'stopped',
    statusReason: 'Changed to apixaban',
    quantity: [90, 'tablets'],
    daysSupply: 90,
    refills: 1,
    pharmacy: 'foundry',
  });
  prescription(record, 'oxycodone', {
    drug: 'Oxycodone 5 mg tablet',
    directions: 'Take one tablet by mouth every 6 hours as needed for strong pain after the operation.',
    from: days.visit({ months: 8 }),
    by: 'kowalczyk',
    status: 'completed',
    quantity: [20, 'tablets'],
    daysSupply: 5,
    pharmacy: 'foundry',
    fills: [days.visit({ months: 8 })],
  });
  prescription(record, 'cancelled', {
    drug: ['197806', 'ibuprofen 600 MG Oral Tablet', 'Ibuprofen 600 mg tablet'],
    directions: 'Take one tablet by mouth three times a day.',
    from: days.visit({ months: 9 }),
    by: 'kowalczyk',
    status: 'cancelled',
    statusReason: 'Not to be taken together with apixaban',
  });
  reportedMedicine(record, 'acetaminophen', {
    drug: ['198440', 'acetaminophen 500 MG Oral Tablet', 'Acetaminophen 500 mg tablet'],
    directions: 'Two tablets when the knee aches.',
    since: days.visit({ months: 6 }),
    recordedBy: 'nurse',
  });
}
