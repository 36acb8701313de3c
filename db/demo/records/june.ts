/**
 * June Abernathy: registered last week for a first visit. Nearly every page of her record is empty.
 */
import { openRecord } from '../build/record.ts';
import type { DemoRecord } from '../build/record.ts';
import { appointment } from '../build/visits.ts';

export function june(today: Date): DemoRecord {
  const record = openRecord('june', today);
  appointment(record, 'first', {
    type: 'physical',
    day: record.days.ahead({ weeks: 2 }),
    time: '13:20',
    minutes: 40,
    with: 'alvarez',
    clinic: 'downtown',
    reason: 'First visit',
    instructions: 'Bring your insurance card, a list of your medicines and your vaccination record.',
  });
  return record;
}
