/**
 * Ivan's heart: the rhythm, the pacemaker and its checks, the blood thinner's first weeks.
 */
import { note } from '../build/care.ts';
import { implant, procedure } from '../build/health.ts';
import { basicMetabolic, lipids } from '../build/panels.ts';
import type { DemoRecord } from '../build/record.ts';
import { textReport } from '../build/reports.ts';
import { single } from '../build/results.ts';
import { appointment, visit, vitals } from '../build/visits.ts';
import { addDays, openDay } from '../days.ts';

export function heart(record: DemoRecord): void {
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
    safety: 'MRI is possible with this device and its leads, after it is set for it.',
  });
  const operated = days.visit({ months: 37 });
  procedure(record, 'pacemaker', {
    what: ['307280005', 'Implantation of cardiac pacemaker'],
    day: operated,
    by: 'haddad',
    bodySite: 'Left chest, below the collarbone',
    device: pacemaker,
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
    test: {
      code: '34552-0',
      display: 'US Heart Transthoracic 2D',
      text: 'Ultrasound of the heart (echocardiogram)',
    },
    day: days.visit({ months: 39 }),
    orderedBy: 'haddad',
    readBy: 'Samir Haddad, MD',
    sections: {
      Findings:
        'Left ventricle of normal size, ejection fraction 60 %. Left atrium mildly enlarged. Mild mitral regurgitation.',
    },
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
      ...(value > 3
        ? {
            comment:
              'A bit too thin. Leave out one evening, then half a tablet; test again in five days. Goal 2 to 3.',
          }
        : {}),
    });
  for (const [index, months] of [36, 30, 24, 18, 12, 3].entries()) {
    const day = days.visit({ months });
    const name = `pacemaker-${index + 1}`;
    const encounter = visit(record, name, {
      type: 'followUp',
      day,
      time: '10:00',
      minutes: 20,
      with: 'haddad',
      clinic: 'specialty',
      reason: 'Pacemaker check',
    });
    vitals(record, name, {
      day,
      time: '10:05',
      bloodPressure: [134 - (index % 3) * 4, 78],
      pulse: 60 + index,
      weight: 189 - index,
      oxygen: 97,
      ...(index === 0 ? { height: 70 } : {}),
      measuredAt: encounter,
    });
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
  appointment(record, 'pacemaker', {
    type: 'followUp',
    day: days.ahead({ months: 3 }),
    time: '10:00',
    minutes: 20,
    with: 'haddad',
    clinic: 'specialty',
    reason: 'Pacemaker check',
    instructions: 'Bring your device card.',
  });
}
