/**
 * Yearly check-ups of people who are mostly well: a visit with vital signs and, where they are given, the usual
 * tests of that day.
 */
import type { Encounter } from '@medplum/fhirtypes';
import type { StaffKey } from '../clinic.ts';
import type { Day } from '../days.ts';
import { bloodCount, lipids, metabolic } from './panels.ts';
import type { Basic, BloodCount, Liver } from './panels.ts';
import type { DemoRecord } from './record.ts';
import { visit, vitals } from './visits.ts';
import type { VisitDetails, Vitals } from './visits.ts';

export interface CheckUp extends Omit<Vitals, 'measuredAt' | 'time' | 'day'> {
  readonly day: Day;
  readonly with: StaffKey;
  readonly type?: VisitDetails['type'];
  readonly reason?: string;
  readonly lipids?: readonly [cholesterol: number, triglycerides: number, hdl: number];
  readonly metabolic?: readonly [Basic, Liver];
  readonly bloodCount?: BloodCount;
  readonly comments?: Partial<Record<'lipids' | 'metabolic' | 'bloodCount', string>>;
}

export function checkUp(record: DemoRecord, name: string, taken: CheckUp): Encounter {
  const encounter = visit(record, name, {
    type: taken.type ?? 'physical',
    day: taken.day,
    time: '10:00',
    minutes: 40,
    with: taken.with,
    clinic: record.person.clinic,
    reason: taken.reason ?? 'Yearly physical',
  });
  vitals(record, name, { ...taken, time: '10:05', measuredAt: encounter });
  const details = (test: keyof NonNullable<CheckUp['comments']>) => ({
    day: taken.day,
    time: '10:45',
    orderedBy: taken.with,
    ...(taken.comments?.[test] ? { comment: taken.comments[test] } : {}),
  });
  if (taken.lipids) lipids(record, `lipids-${name}`, taken.lipids, details('lipids'));
  if (taken.metabolic) metabolic(record, `metabolic-${name}`, ...taken.metabolic, details('metabolic'));
  if (taken.bloodCount) bloodCount(record, `blood-count-${name}`, taken.bloodCount, details('bloodCount'));
  return encounter;
}
