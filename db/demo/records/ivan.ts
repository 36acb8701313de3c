/**
 * Ivan Petrosyan: a slow heart with atrial fibrillation and a pacemaker, and a new right hip. Two implants with their
 * device identifiers, a blood thinner, heart tests.
 */
import { careTeam, insurance, note } from '../build/care.ts';
import { allergy, implant, immunization, problem, procedure } from '../build/health.ts';
import { prescription, reportedMedicine } from '../build/medicines.ts';
import { basicMetabolic, bloodCount, lipids } from '../build/panels.ts';
import { openRecord } from '../build/record.ts';
import type { DemoRecord } from '../build/record.ts';
import { culture, textReport } from '../build/reports.ts';
import { single } from '../build/results.ts';
import { vaccines } from '../build/vaccines.ts';
import { appointment, hospital, smokingStatus, visit, vitals } from '../build/visits.ts';
import { addDays, openDay } from '../days.ts';

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
    to: ['rxnorm', '1191', 'aspirin'],
    category: 'medication',
    type: 'intolerance',
    criticality: 'low',
    reactions: [['422587007', 'Nausea', 'Upset stomach']],
    severity: 'moderate',
    recorded: days.visit({ months: 40 }),
    by: 'haddad',
  });
  careTeam(record, { haddad: 'Cardiologist', kowalczyk: 'Orthopedic surgeon', doctor: 'Primary care doctor' }, days.visit({ months: 40 }));
  insurance(record, 'valley', { payer: 'valley', plan: 'Three Valleys Complete', member: 'TVS 330 918 552', from: '2015-01-01', type: 'PUBLICPOL' });
  smokingStatus(record, 'former', days.visit({ months: 3 }));
  const given = { by: 'nurse', clinic: 'downtown', site: 'left arm' } as const;
  immunization(record, 'flu-1', { vaccine: vaccines.flu, day: days.visit({ years: 1, weeks: 5 }), lot: 'FF3391', ...given });
  immunization(record, 'flu-2', { vaccine: vaccines.flu, day: days.visit({ weeks: 6 }), lot: 'FG0702', ...given });
  immunization(record, 'pneumococcal', { vaccine: vaccines.pneumococcal23, day: days.visit({ months: 118 }), lot: 'NB2204', ...given });
  immunization(record, 'rsv', { vaccine: vaccines.rsv, day: days.visit({ months: 13 }), lot: 'RS0917', ...given });
  immunization(record, 'covid', { vaccine: vaccines.covid, day: days.visit({ months: 12 }), lot: 'PX5531', ...given });
}

function medicines(record: DemoRecord): void {
  const { days } = record;
  const recent = { from: days.visit({ months: 3 }), validUntil: days.ahead({ months: 9 }), by: 'haddad', pharmacy: 'foundry', daysSupply: 90, fills: [days.visit({ months: 3 })] } as const;
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
    drug: ['866436', '24 HR metoprolol succinate 50 MG Extended Release Oral Tablet', 'Metoprolol succinate 50 mg long-acting tablet'],
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
  reportedMedicine(record, 'acetaminophen', { drug: ['198440', 'acetaminophen 500 MG Oral Tablet', 'Acetaminophen 500 mg tablet'], directions: 'Two tablets when the knee aches.', since: days.visit({ months: 6 }), recordedBy: 'nurse' });
}

function heart(record: DemoRecord): void {
  const { days } = record;
  const pacemaker = implant(record, 'pacemaker', {
    snomed: ['14106009', 'Cardiac pacemaker'],
    name: 'Pacemaker, two chambers',
    manufacturer: 'Tidewater Cardiac',
    model: 'Steady DR 220',
    lot: 'B7741',
    serial: 'TC-004418-2',
    gtin: '09520000220105',
    made: days.ago({ months: 43 }),
    expires: days.ago({ months: 19 }),
    bodySite: 'Left chest, below the collarbone',
  });
  const operated = days.visit({ months: 37 });
  procedure(record, 'pacemaker', {
    what: ['307280005', 'Implantation of cardiac pacemaker'],
    day: operated,
    by: 'haddad',
    bodySite: 'Left chest',
    device: pacemaker,
    note: 'MRI is possible with this device and its leads, after it is set for it.',
  });
  textReport(record, 'ecg-1', {
    kind: 'cardiology',
    test: { code: '11524-6', display: 'EKG study', text: 'Electrocardiogram (ECG)' },
    day: days.visit({ months: 40 }),
    orderedBy: 'haddad',
    resultedAfter: 0,
    readBy: 'Samir Haddad, MD',
    sections: { Findings: 'Atrial fibrillation, ventricular rate 112 a minute. Narrow QRS. No ST changes.' },
    impression: 'Atrial fibrillation with a fast rate.',
  });
  textReport(record, 'echo', {
    kind: 'cardiology',
    test: { code: '34552-0', display: 'US Heart Transthoracic 2D', text: 'Ultrasound of the heart (echocardiogram)' },
    day: days.visit({ months: 39 }),
    orderedBy: 'haddad',
    readBy: 'Samir Haddad, MD',
    sections: { Findings: 'Left ventricle of normal size, ejection fraction 60 %. Left atrium mildly enlarged. Mild mitral regurgitation.' },
    impression: 'Normal pump function. Mildly enlarged left atrium.',
    comment: 'Your heart pumps well. The enlarged chamber goes with the irregular rhythm.',
  });
  textReport(record, 'ecg-2', {
    kind: 'cardiology',
    test: { code: '11524-6', display: 'EKG study', text: 'Electrocardiogram (ECG)' },
    day: days.visit({ months: 3 }),
    orderedBy: 'haddad',
    resultedAfter: 0,
    readBy: 'Samir Haddad, MD',
    sections: { Findings: 'Atrial pacing at 60 a minute with conducted beats. Normal QRS.' },
    impression: 'Paced rhythm, as expected.',
  });
  for (const [index, value] of [1.1, 1.8, 2.4, 3.6, 2.6, 2.3].entries())
    single(record, `inr-${index + 1}`, 'inr', value, {
      day: openDay(addDays(days.visit({ months: 40 }), 4 + index * 5)),
      orderedBy: 'haddad',
      resultedAfter: 0,
      ...(value > 3 ? { comment: 'A bit too thin. Leave out one evening, then half a tablet; test again in five days. Goal 2 to 3.' } : {}),
    });
  for (const [index, months] of [36, 30, 24, 18, 12, 3].entries()) {
    const day = days.visit({ months });
    const name = `pacemaker-${index + 1}`;
    const encounter = visit(record, name, { type: 'followUp', day, time: '10:00', minutes: 20, with: 'haddad', clinic: 'specialty', reason: 'Pacemaker check' });
    vitals(record, name, { day, time: '10:05', bloodPressure: [134 - (index % 3) * 4, 78], pulse: 60 + index, weight: 189 - index, oxygen: 97, ...(index === 0 ? { height: 70 } : {}), measuredAt: encounter });
    note(record, name, {
      type: 'progress',
      title: 'Pacemaker check',
      day,
      by: 'haddad',
      visit: encounter,
      text: `
Battery: about ${12 - index} years left. Leads: stable. Pacing of the atrium ${62 + index * 2} %, of the ventricle ${3 + (index % 2)} %.
Atrial fibrillation ${index < 2 ? 'for two days in all' : 'for a few hours in all'} since the last check.
Next check in six months.
`,
    });
  }
  const ordered = (months: number) => ({ day: days.visit({ months }), orderedBy: 'haddad' as const });
  basicMetabolic(record, 'basic-1', [102, 19, 1.08, 139, 4.4, 103, 25, 9.2], ordered(40));
  basicMetabolic(record, 'basic-2', [98, 20, 1.12, 140, 4.5, 104, 25, 9.3], ordered(18));
  basicMetabolic(record, 'basic-3', [101, 21, 1.15, 139, 4.6, 103, 24, 9.2], ordered(3));
  lipids(record, 'lipids-1', [212, 156, 44], ordered(40));
  lipids(record, 'lipids-2', [158, 120, 46], ordered(18));
  lipids(record, 'lipids-3', [154, 116, 47], ordered(3));
  single(record, 'tsh', 'tsh', 1.9, ordered(40));
  single(record, 'nt-pro-bnp', 'ntProBnp', 288, ordered(3));
  appointment(record, 'pacemaker', { type: 'followUp', day: days.ahead({ months: 3 }), time: '10:00', minutes: 20, with: 'haddad', clinic: 'specialty', reason: 'Pacemaker check', instructions: 'Bring your device card.' });
}

function hip(record: DemoRecord): void {
  const { days } = record;
  const operated = days.visit({ months: 8 });
  const home = openDay(addDays(operated, 3));
  const prosthesis = implant(record, 'hip', {
    snomed: ['304120007', 'Total hip replacement prosthesis'],
    name: 'Hip prosthesis, right',
    manufacturer: 'Northfall Orthopedics',
    model: 'Stride Cementless 36',
    lot: 'N88-2031',
    serial: 'SC36-51127',
    gtin: '09520000331207',
    made: days.ago({ months: 20 }),
    expires: days.ahead({ months: 100 }),
    bodySite: 'Right hip',
  });
  textReport(record, 'hip-x-ray-1', {
    kind: 'radiology',
    test: { code: '24762-7', display: 'XR Hip Views', text: 'X-ray of the right hip' },
    day: days.visit({ months: 13 }),
    orderedBy: 'kowalczyk',
    readBy: 'Imaging department, Larkspur Health Specialty Center',
    sections: { Findings: 'Joint space gone in the upper part, bone on bone. Osteophytes and cysts. No fracture.' },
    impression: 'Severe osteoarthritis of the right hip.',
  });
  bloodCount(record, 'blood-count-before', { wbc: 6.9, hemoglobin: 14.4, mcv: 92, rdw: 13.0, platelets: 212 }, { day: openDay(addDays(operated, -7)), orderedBy: 'kowalczyk' });
  const stay = visit(record, 'hip', { type: 'surgery', day: operated, time: '06:30', until: home, with: 'kowalczyk', clinic: 'specialty', place: hospital, reason: 'Replacement of the right hip' });
  procedure(record, 'hip', { what: ['52734007', 'Total replacement of hip'], day: operated, by: 'kowalczyk', bodySite: 'Right hip', device: prosthesis });
  bloodCount(record, 'blood-count-after', { wbc: 9.8, hemoglobin: 11.2, mcv: 92, rdw: 13.2, platelets: 188 }, { day: openDay(addDays(operated, 1)), time: '06:10', orderedBy: 'kowalczyk', resultedAfter: 0, comment: 'Some blood was lost in the operation; it will come back within two months.' });
  bloodCount(record, 'blood-count-later', { wbc: 6.6, hemoglobin: 14.0, mcv: 91, rdw: 13.1, platelets: 230 }, { day: days.visit({ months: 5 }), orderedBy: 'doctor' });
  culture(record, 'nose', { day: openDay(addDays(operated, -14)), orderedBy: 'kowalczyk', source: 'wound', resultedAfter: 3, growth: 'No resistant staphylococci found (swab of the nose before the operation)' });
  note(record, 'hip-operation', {
    type: 'surgery',
    title: 'Operation: total replacement of the right hip',
    day: operated,
    by: 'kowalczyk',
    visit: stay,
    text: `
Diagnosis: severe osteoarthritis of the right hip.
Operation: cementless total replacement of the right hip, anterior approach, spinal anesthesia.
Implant: Northfall Orthopedics, Stride Cementless 36.
Blood loss 280 mL. No complication. Pacemaker checked before and after: works as set.
`,
  });
  note(record, 'hip-discharge', {
    type: 'discharge',
    title: 'Going home after hip replacement',
    day: home,
    by: 'kowalczyk',
    visit: stay,
    text: `
Walks 60 yards with a walker and climbs four steps. Wound dry.
Apixaban again since the second day. Acetaminophen; oxycodone only for strong pain, five days at most.
Put full weight on the leg. Physical therapy three times a week.
Call for fever, a wound that leaks, a calf that swells, or chest pain (then 911).
Dental work: tell the dentist about the new hip.
`,
  });
  textReport(record, 'hip-x-ray-2', {
    kind: 'radiology',
    test: { code: '24762-7', display: 'XR Hip Views', text: 'X-ray of the right hip' },
    day: days.visit({ months: 6 }),
    orderedBy: 'kowalczyk',
    readBy: 'Imaging department, Larkspur Health Specialty Center',
    sections: { Findings: 'Total hip prosthesis in good position. No loosening, no fracture.' },
    impression: 'Good position of the new hip.',
    comment: 'Everything sits where it should. You may drive again.',
  });
  appointment(record, 'hip', { type: 'followUp', day: days.ahead({ months: 4 }), time: '09:15', with: 'kowalczyk', clinic: 'specialty', reason: 'One year after hip replacement', instructions: 'X-ray first: come 20 minutes early.' });
}
