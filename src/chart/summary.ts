/**
 * The health summary: allergies, health issues, immunizations, medications, as they stand in the chart (R1). What was
 * entered in error never comes this far; what nobody wrote down is told apart from what somebody looked for and did
 * not find. Changes nothing and concludes nothing.
 */
import type { PatientScope } from '../access/scope.ts';
import { sql } from '../kernel/db.ts';
import { allergiesFrom } from './allergies.ts';
import type { Allergies } from './allergies.ts';
import { parseContent } from './fhir-values.ts';
import type { Fields } from './fhir-values.ts';
import { immunizationFrom } from './immunizations.ts';
import type { Immunization } from './immunizations.ts';
import { medicationsFrom } from './medications.ts';
import type { Fill, Medications } from './medications.ts';
import { problemsFrom } from './problems.ts';
import type { Problems } from './problems.ts';
import { namesOf, seenBy } from './read.ts';

export interface Entry {
  readonly id: string;
  readonly title: string | null;
  readonly code: string | null;
  readonly content: Fields;
}

export const summarySections = ['allergies', 'health-issues', 'immunizations', 'medications'] as const;
export type SummarySection = (typeof summarySections)[number];

export interface Summary {
  readonly allergies: Allergies;
  readonly problems: Problems;
  readonly immunizations: readonly Immunization[];
  readonly medications: Medications;
  /** Names of what is named by reference only. */
  readonly names: ReadonlyMap<string, string>;
  /** The record holds more than was read: only the newest are here. */
  readonly isCut: boolean;
}

const listings: Record<SummarySection, readonly string[]> = {
  allergies: ['allergy'], 'health-issues': ['problem'], immunizations: ['immunization'], medications: ['medication'],
};
/** Entries of one kind that a page reads: a hundred years of shots and prescriptions fit. */
const most = 500;

/** Reads the sections asked for; the others come back empty. */
export async function readSummary(scope: PatientScope, sections: readonly SummarySection[] = summarySections): Promise<Summary> {
  const kinds = sections.flatMap((section) => listings[section]);
  const [rows, fills] = await Promise.all([entriesOf(scope, kinds), sections.includes('medications') ? fillsOf(scope) : []]);
  const of = (listing: string): Entry[] => rows.filter((row) => row.listing === listing)
    .map(({ id, title, code, content }) => ({ id, title, code, content: parseContent(content) }));
  const medications = medicationsFrom(of('medication'), fills);
  const problems = problemsFrom(of('problem'));
  const allergies = allergiesFrom(of('allergy'));
  const immunizations = of('immunization').flatMap(immunizationFrom);
  const missing = [...allergies.all, ...problems.all, ...immunizations, ...medications.all].flatMap(({ refersTo }) => refersTo);
  return {
    allergies, problems, immunizations, medications,
    names: await namesOf(scope, missing),
    isCut: kinds.some((kind) => rows.filter((row) => row.listing === kind).length >= most),
  };
}

interface EntryRow {
  readonly id: string;
  readonly listing: string;
  readonly title: string | null;
  readonly code: string | null;
  readonly content: string;
}

const entriesOf = (scope: PatientScope, kinds: readonly string[]): Promise<EntryRow[]> => scope.tx.rows(sql<EntryRow>`
  select r.id, r.listing, r.title, r.code, r.content::text as content from unnest(${[...kinds]}::text[]) kind
  cross join lateral (select * from resource r where ${seenBy(scope, 'r')} and r.listing = kind order by r.sort_at desc limit ${most}) r
  order by r.sort_at desc nulls last, r.id`);

/** What pharmacies have handed out, by prescription. */
const fillsOf = (scope: PatientScope): Promise<Fill[]> => scope.tx.rows(sql<Fill>`
  select substring(r.content #>> '{authorizingPrescription,0,reference}' from '[0-9a-f-]{36}$') as "prescriptionId",
    count(*)::int as times, max(r.content ->> 'whenHandedOver') as last
  from resource r where ${seenBy(scope, 'r')} and r.listing = 'fill' and r.status = 'completed' group by 1 having count(*) > 0`);
