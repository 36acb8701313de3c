/**
 * Ann's vaccinations, who cares for her, who pays, what was written and what comes next.
 */
import { careTeam, insurance, note } from '../build/care.ts';
import { immunization } from '../build/health.ts';
import type { DemoRecord } from '../build/record.ts';
import { vaccines } from '../build/vaccines.ts';
import { appointment, visit } from '../build/visits.ts';

export function vaccinations(record: DemoRecord): void {
  const { days } = record;
  const given = { by: 'nurse', clinic: 'downtown', site: 'left arm' } as const;
  for (const [index, lot] of ['FA4471', 'FB2093', 'FC8816', 'FD1352', 'FE6607', 'FG0924'].entries()) {
    const years = 6 - index;
    const day = days.visit({ years: years - 1, weeks: 5 });
    immunization(record, `flu-${index + 1}`, { vaccine: vaccines.flu, day, lot, ...given });
  }
  const covid = [
    [68, 1, 'PQ1107'],
    [67, 2, 'PQ1391'],
    [60, 3, 'PS0416'],
    [25, undefined, 'PV7720'],
    [13, undefined, 'PX2284'],
  ] as const;
  for (const [index, [months, dose, lot]] of covid.entries())
    immunization(record, `covid-${index + 1}`, {
      vaccine: vaccines.covid,
      day: days.visit({ months }),
      lot,
      ...(dose ? { dose } : {}),
      ...given,
    });
  immunization(record, 'tdap', {
    vaccine: vaccines.tdap,
    day: days.visit({ months: 84 }),
    lot: 'TK3318',
    ...given,
    site: 'right arm',
  });
  immunization(record, 'shingles-1', {
    vaccine: vaccines.shingles,
    day: days.visit({ months: 52 }),
    dose: 1,
    of: 2,
    lot: 'ZR5042',
    ...given,
  });
  immunization(record, 'shingles-2', {
    vaccine: vaccines.shingles,
    day: days.visit({ months: 48 }),
    dose: 2,
    of: 2,
    lot: 'ZR5581',
    ...given,
  });
  immunization(record, 'pneumococcal', {
    vaccine: vaccines.pneumococcal20,
    day: days.visit({ months: 36 }),
    lot: 'NC7134',
    ...given,
    site: 'right arm',
  });
  immunization(record, 'hepatitis-b', {
    vaccine: ['45', 'Hep B, unspecified formulation', 'Hepatitis B'],
    day: '1998',
    reportedBy: 'Told by the patient',
  });
}

export function lettersAndPlans(record: DemoRecord): void {
  const { days } = record;
  careTeam(
    record,
    {
      doctor: 'Primary care doctor',
      nurse: 'Nurse',
      calloway: 'Diabetes educator',
      kowalczyk: 'Orthopedic surgeon',
    },
    days.visit({ months: 120 }),
    [
      {
        who: 'alvarez',
        role: 'Primary care doctor',
        from: days.visit({ months: 200 }),
        to: days.visit({ months: 120 }),
      },
    ],
  );
  insurance(record, 'hollyhock', {
    payer: 'hollyhock',
    plan: 'Hollyhock Silver Plus',
    member: 'HHM 4471 90382',
    group: 'MILLRACE-TEXTILE',
    from: `${Number(days.today.slice(0, 4)) - 3}-01-01`,
  });
  insurance(record, 'former', {
    payer: 'hollyhock',
    plan: 'Hollyhock Basic',
    member: 'HHM 2210 55817',
    from: `${Number(days.today.slice(0, 4)) - 8}-01-01`,
    to: `${Number(days.today.slice(0, 4)) - 4}-12-31`,
  });

  const eyes = days.visit({ months: 26 });
  const eyeVisit = visit(record, 'education', {
    type: 'video',
    day: days.visit({ months: 29 }),
    time: '13:00',
    with: 'calloway',
    clinic: 'downtown',
    reason: 'Diabetes education: a new medicine, meals, testing at home',
  });
  const knee = visit(record, 'knee', {
    type: 'consultation',
    day: days.visit({ months: 20 }),
    time: '10:20',
    with: 'kowalczyk',
    clinic: 'specialty',
    reason: 'Pain of the left knee',
  });
  visit(record, 'mistaken', {
    type: 'emergency',
    day: days.visit({ months: 15 }),
    with: 'haddad',
    clinic: 'specialty',
    reason: 'Chest pain',
    status: 'entered-in-error',
  });
  note(record, 'education', {
    type: 'instructions',
    title: 'What we agreed: meals and testing',
    day: days.visit({ months: 29 }),
    by: 'calloway',
    visit: eyeVisit,
    text: `
Ann Whitfield and Ruth Calloway, video visit

1. Half of the plate vegetables, a quarter protein, a quarter starch.
2. A walk of 20 minutes after supper, five days a week.
3. Test blood sugar before breakfast. Goal: 80 to 130.
4. With empagliflozin: drink enough water; stop it and call when you cannot eat or drink, or before an operation.
5. Low blood sugar (below 70): half a cup of juice, wait 15 minutes, test again.
`,
  });
  note(record, 'eyes', {
    type: 'consult',
    title: 'Letter about your eye exam',
    day: eyes,
    by: 'doctor',
    text: `
Retinal photographs of both eyes were read today.

Right eye: a few microaneurysms. No macular edema.
Left eye: a few microaneurysms, one dot hemorrhage. No macular edema.

Assessment: mild nonproliferative diabetic retinopathy, both eyes. Vision is not affected.
Plan: good control of sugar and blood pressure. Eye exam again in 12 months.
`,
  });
  note(record, 'knee', {
    type: 'consult',
    title: 'Orthopedic consultation: left knee',
    day: days.visit({ months: 20 }),
    by: 'kowalczyk',
    visit: knee,
    text: `
Reason: pain of the left knee for two years, worse on stairs.
Examination: range of motion 0 to 125 degrees, tender at the medial joint line, stable ligaments, no effusion.
Imaging: medial joint space narrowing, small osteophytes.
Assessment: osteoarthritis of the left knee, mild to moderate.
Done today: steroid injection into the joint, without complication. Blood sugar may be higher for a few days.
Plan: physical therapy, diclofenac gel. Return when needed.
`,
  });
  note(record, 'physical', {
    type: 'progress',
    title: 'Yearly physical',
    day: days.visit({ days: 9 }),
    by: 'doctor',
    text: `
Feels well. Walks 30 minutes most days. No low blood sugar since glipizide was stopped. Sugar at home before breakfast 105 to 130.
Blood pressure 124/76. Weight 178 lb, 2 lb less than six months ago.
Feet: pulses present, monofilament felt at 10 of 10 points, no ulcer.
Assessment: type 2 diabetes at goal (A1c 6.7 %). Blood pressure and LDL at goal. Urine albumin back in range.
Plan: no change of medicines. Eye exam is due. A1c in six months. Mammogram in about a year.
`,
  });

  appointment(record, 'eyes', {
    type: 'consultation',
    day: days.ahead({ weeks: 3 }),
    time: '10:30',
    with: 'doctor',
    clinic: 'downtown',
    reason: 'Yearly photographs of the eyes',
    instructions: 'Your pupils may be widened with drops: bring sunglasses and have somebody else drive.',
  });
  appointment(record, 'education', {
    type: 'video',
    day: days.ahead({ weeks: 7 }),
    time: '13:00',
    with: 'calloway',
    clinic: 'downtown',
    reason: 'Diabetes education',
    instructions: 'Have your meter at hand.',
  });
  appointment(record, 'half-year', {
    type: 'followUp',
    day: days.ahead({ months: 6 }),
    time: '08:30',
    minutes: 20,
    with: 'doctor',
    clinic: 'downtown',
    reason: 'Diabetes follow-up',
    instructions: 'Come 15 minutes early for the blood test. Eat and take your medicines as usual.',
  });
  appointment(record, 'knee-cancelled', {
    type: 'followUp',
    day: days.ahead({ weeks: 2 }),
    time: '15:00',
    with: 'kowalczyk',
    clinic: 'specialty',
    reason: 'Left knee',
    status: 'cancelled',
  });
}
