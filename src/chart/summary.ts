/**
 * The health summary: allergies, health issues, immunizations, medications, implants, care team and insurance, as they
 * stand in the chart (R1, R31). What was
 * entered in error never comes this far; what nobody wrote down is told apart from what somebody looked for and did
 * not find. Changes nothing and concludes nothing.
 */
import type { PatientScope } from '../access/scope.ts';
import { sql } from '../kernel/db.ts';
import { allergiesFrom } from './allergies.ts';
import type { Allergies } from './allergies.ts';
import { careTeamFrom, membershipsFrom, namedIn } from './care-team.ts';
import type { CareTeam } from './care-team.ts';
import { directoryFor, noDirectory } from './directory.ts';
import type { Directory } from './directory.ts';
import { items, parseContent } from './fhir-values.ts';
import type { Fields } from './fhir-values.ts';
import { immunizationFrom } from './immunizations.ts';
import type { Immunization } from './immunizations.ts';
import { implantsFrom } from './implants.ts';
import type { Implants } from './implants.ts';
import { insurancesFrom } from './insurance.ts';
import type { Insurances } from './insurance.ts';
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

export const summarySections = ['allergies', 'health-issues', 'immunizations', 'medications', 'implants', 'care-team', 'insurance'] as const;
export type SummarySection = (typeof summarySections)[number];

export interface Summary {
  readonly allergies: Allergies;
  readonly problems: Problems;
  readonly immunizations: readonly Immunization[];
  readonly medications: Medications;
  readonly implants: Implants;
  readonly careTeam: CareTeam;
  readonly insurance: Insurances;
  /** Where to reach people and payers. */
  readonly directory: Directory;
  /** Names of what is named by reference only. */
  readonly names: ReadonlyMap<string, string>;
  /** The record holds more than was read: only the newest are here. */
  readonly isCut: boolean;
}

const listings: Record<SummarySection, readonly string[]> = {
  allergies: ['allergy'], 'health-issues': ['problem', 'encounter-diagnosis'], immunizations: ['immunization'], medications: ['medication'],
  implants: ['implant'], 'care-team': ['careteam'], insurance: ['coverage'],
};
/** Entries of one kind that a page reads: a hundred years of shots and prescriptions fit. */
const most = 500;

/** Reads the sections asked for; the others come back empty. */
export async function readSummary(scope: PatientScope, sections: readonly SummarySection[] = summarySections): Promise<Summary> {
  const kinds = sections.flatMap((section) => listings[section]);
  const [rows, fills, procedures, practitioners] = await Promise.all([
    entriesOf(scope, kinds),
    sections.includes('medications') ? fillsOf(scope) : [],
    sections.includes('implants') ? proceduresOnDevices(scope) : [],
    sections.includes('care-team') ? practitionersOf(scope) : [],
  ]);
  const of = (listing: string): Entry[] => rows.filter((row) => row.listing === listing)
    .map(({ id, title, code, content }) => ({ id, title, code, content: parseContent(content) }));
  const medications = medicationsFrom(of('medication'), fills);
  const problems = problemsFrom(of('problem'), of('encounter-diagnosis'));
  const allergies = allergiesFrom(of('allergy'));
  const immunizations = of('immunization').flatMap(immunizationFrom);
  const implants = implantsFrom(of('implant'), procedures);
  const insurance = insurancesFrom(of('coverage'), scope.now);
  const memberships = membershipsFrom(of('careteam'), practitioners, scope.now);
  const missing = [...allergies.all, ...problems.all, ...immunizations, ...medications.all, ...implants.all].flatMap(({ refersTo }) => refersTo);
  const toReach = [...namedIn(memberships), ...insurance.all.flatMap(({ payers }) => payers)];
  const isReaching = sections.includes('care-team') || sections.includes('insurance');
  const [names, directory] = await Promise.all([namesOf(scope, missing), isReaching ? directoryFor(scope, toReach) : noDirectory]);
  return {
    allergies, problems, immunizations, medications, implants, insurance, names, directory,
    careTeam: careTeamFrom(memberships, directory),
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

/** Procedures that name a device they put in, changed or took out; none where the record has no device. */
async function proceduresOnDevices(scope: PatientScope): Promise<Fields[]> {
  const rows = await scope.tx.rows(sql<{ content: string }>`select r.content::text as content from resource r
    where ${seenBy(scope, 'r')} and r.listing = 'procedure' and r.content -> 'focalDevice' is not null and coalesce(r.status, '') not in ('not-done', 'preparation')
      and exists (select from resource d where ${seenBy(scope, 'd')} and d.listing = 'implant') limit ${most}`);
  return rows.map(({ content }) => parseContent(content));
}

/** Whom the sources name as general practitioner, in the words of Patient.generalPractitioner. */
async function practitionersOf(scope: PatientScope): Promise<Fields[]> {
  const rows = await scope.tx.rows(sql<{ named: string }>`select (r.content -> 'generalPractitioner')::text as named from resource r
    where ${seenBy(scope, 'r')} and r.type = 'Patient' and r.id = r.patient_id and r.content -> 'generalPractitioner' is not null`);
  return rows.flatMap(({ named }) => items(JSON.parse(named)));
}
