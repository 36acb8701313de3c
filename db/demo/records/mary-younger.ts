/**
 * The younger Mary Kessler: born 27 years after the other, a different person with the same name at the same clinic.
 */
import { careTeam, insurance } from '../build/care.ts';
import { checkUp } from '../build/checkups.ts';
import { immunization, noKnownAllergies, problem } from '../build/health.ts';
import { prescription } from '../build/medicines.ts';
import { urinalysis } from '../build/panels.ts';
import { openRecord } from '../build/record.ts';
import type { DemoRecord } from '../build/record.ts';
import { culture } from '../build/reports.ts';
import { single } from '../build/results.ts';
import { vaccines } from '../build/vaccines.ts';
import { appointment, smokingStatus, visit } from '../build/visits.ts';

export function maryYounger(today: Date): DemoRecord {
  const record = openRecord('mary-younger', today);
  const { days } = record;
  noKnownAllergies(record, days.visit({ months: 5 }), 'nurse');
  problem(record, 'hay-fever', {
    snomed: ['367498001', 'Seasonal allergic rhinitis'],
    icd10: ['J30.2', 'Other seasonal allergic rhinitis'],
    text: 'Hay fever',
    since: '2011',
    recorded: days.visit({ months: 29 }),
    by: 'doctor',
  });
  prescription(record, 'cetirizine', {
    drug: ['1014678', 'cetirizine hydrochloride 10 MG Oral Tablet', 'Cetirizine 10 mg tablet'],
    directions: 'Take one tablet by mouth once a day in spring.',
    from: days.visit({ months: 7 }),
    validUntil: days.ahead({ months: 5 }),
    by: 'doctor',
    quantity: [90, 'tablets'],
    daysSupply: 90,
    refills: 0,
    pharmacy: 'towpath',
    fills: [days.visit({ months: 7 })],
  });
  immunization(record, 'flu', {
    vaccine: vaccines.flu,
    day: days.visit({ weeks: 6 }),
    lot: 'FG0619',
    site: 'left arm',
    by: 'nurse',
    clinic: 'downtown',
  });
  immunization(record, 'td', {
    vaccine: vaccines.td,
    day: days.visit({ months: 29 }),
    lot: 'TD4410',
    site: 'left arm',
    by: 'nurse',
    clinic: 'downtown',
  });
  for (const [index, day] of ['2010-11', '2011-01', '2011-05'].entries())
    immunization(record, `hpv-${index + 1}`, {
      vaccine: vaccines.hpv,
      day,
      dose: index + 1,
      of: 3,
      reportedBy: 'State immunization registry',
    });
  careTeam(record, { doctor: 'Primary care doctor', nurse: 'Nurse' }, days.visit({ months: 29 }));
  insurance(record, 'hollyhock', {
    payer: 'hollyhock',
    plan: 'Hollyhock Bronze',
    member: 'HHM 2904 87731',
    from: `${Number(days.today.slice(0, 4)) - 2}-01-01`,
  });
  smokingStatus(record, 'never', days.visit({ months: 5 }));

  checkUp(record, 'physical-1', {
    day: days.visit({ months: 29 }),
    with: 'doctor',
    bloodPressure: [112, 70],
    pulse: 66,
    weight: 134,
    height: 67,
    lipids: [168, 72, 62],
    bloodCount: { wbc: 6.4, hemoglobin: 13.2, mcv: 88, rdw: 12.7, platelets: 274 },
  });
  checkUp(record, 'physical-2', {
    day: days.visit({ months: 5 }),
    with: 'doctor',
    bloodPressure: [114, 72],
    pulse: 64,
    temperature: 98.3,
    weight: 136,
    height: 67,
    metabolic: [
      [84, 11, 0.71, 139, 4.0, 103, 26, 9.4],
      [7.0, 4.6, 0.7, 58, 17, 14],
    ],
  });
  const sick = days.visit({ months: 11 });
  visit(record, 'bladder', {
    type: 'sick',
    day: sick,
    time: '15:40',
    minutes: 20,
    with: 'alvarez',
    clinic: 'downtown',
    reason: 'Burning when passing urine',
  });
  urinalysis(
    record,
    'urine',
    { appearance: 'Slightly cloudy', gravity: 1.018, ph: 6, blood: 'Trace', esterase: '1+' },
    { day: sick, time: '15:50', orderedBy: 'alvarez', resultedAfter: 0 },
  );
  culture(record, 'urine-culture', {
    day: sick,
    time: '15:50',
    orderedBy: 'alvarez',
    resultedAfter: 2,
    source: 'urine',
    growth: 'Less than 10,000 colonies per milliliter of mixed flora',
    comment: 'No infection to treat. Drink enough; call if it comes back.',
  });
  single(record, 'hepatitis-c', 'hepatitisC', 'Nonreactive', {
    day: days.visit({ months: 29 }),
    orderedBy: 'doctor',
    resultedAfter: 2,
  });
  appointment(record, 'physical', {
    type: 'physical',
    day: days.ahead({ months: 7 }),
    time: '13:20',
    minutes: 40,
    with: 'doctor',
    clinic: 'downtown',
    reason: 'Yearly physical',
  });
  return record;
}
