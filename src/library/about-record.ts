/**
 * Topics about a person's own record: what they have, take and were tested for, as far as the library outside knows
 * its code. Each is the id of a thing of the record; the way out looks it up again and checks who asks.
 */
import type { PatientScope } from '../access/scope.ts';
import { seenBy } from '../chart/read.ts';
import { readSummary } from '../chart/summary.ts';
import { sql } from '../kernel/db.ts';
import { learnMoreUrl } from './learn-more.ts';

export interface OwnTopic {
  readonly id: string;
  readonly title: string | null;
  readonly code: string | null;
}

export interface OwnTopics {
  readonly problems: readonly OwnTopic[];
  readonly medications: readonly OwnTopic[];
  readonly tests: readonly OwnTopic[];
  readonly vaccines: readonly OwnTopic[];
}

/** Topics of a kind that are shown. */
const most = 8;
/** Newest results that are looked through for different tests. */
const lookedThrough = 100;

export async function topicsOfRecord(scope: PatientScope): Promise<OwnTopics> {
  const [{ problems, medications, immunizations, names }, tests] = await Promise.all([
    readSummary(scope, ['health-issues', 'medications', 'immunizations']), newestTests(scope),
  ]);
  return {
    problems: different(problems.active.filter(({ title }) => !isCircumstance(title)), most),
    medications: different(medications.current.map((one) => ({ ...one, title: one.title ?? names.get(one.medicineId ?? '') ?? null })), most),
    tests: different(tests, most),
    vaccines: different(immunizations, most),
  };
}

/** What stands among the health issues and is none: "Full-time employment (finding)". */
const isCircumstance = (title: string | null): boolean => /\((finding|situation)\)$/.test(title ?? '');

/** The first of each place to read at, without those that there is nothing to read about. */
export function different(all: readonly OwnTopic[], limit = Infinity): OwnTopic[] {
  const found = new Map<string, OwnTopic>();
  for (const { id, title, code } of all) {
    const at = learnMoreUrl(code, 'en');
    if (at && title && !found.has(at)) found.set(at, { id, title, code });
  }
  return [...found.values()].slice(0, limit);
}

const newestTests = (scope: PatientScope): Promise<OwnTopic[]> => scope.tx.rows(sql<OwnTopic>`
  select r.id, r.title, r.code from resource r where ${seenBy(scope, 'r')} and r.listing = 'result' order by r.sort_at desc, r.id limit ${lookedThrough}`);
