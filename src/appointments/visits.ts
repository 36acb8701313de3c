/**
 * Appointments to come and visits that were (A5), as the record has them. An appointment stays among those to come
 * for two hours after it began, so that somebody who is late or in the waiting room still finds it. Once its visit is
 * in the record, the visit stands for it. Nothing here cancels or moves an appointment (A3).
 */
import type { PatientScope } from '../access/scope.ts';
import { directoryFor } from '../chart/directory.ts';
import type { Directory } from '../chart/directory.ts';
import { parseContent } from '../chart/fhir-values.ts';
import { pageOf } from '../chart/paging.ts';
import type { Beyond, PageOf } from '../chart/paging.ts';
import { seenBy } from '../chart/read.ts';
import { hours, later } from '../kernel/clock.ts';
import { sql } from '../kernel/db.ts';
import type { RawBuilder } from '../kernel/db.ts';
import { isId } from '../kernel/ids.ts';
import { NotFound } from '../kernel/reason.ts';
import { appointmentFrom } from './appointment.ts';
import type { Appointment } from './appointment.ts';
import { visitFrom } from './encounter.ts';
import type { PastVisit } from './encounter.ts';

export type Visited = Appointment | PastVisit;

export interface Visits {
  readonly upcoming: readonly Visited[];
  /** There are more to come than are listed. */
  readonly moreUpcoming: boolean;
  readonly past: PageOf<Visited>;
  readonly directory: Directory;
}

interface Row {
  readonly id: string;
  readonly type: string;
  readonly content: string;
}

const mostUpcoming = 30;
const columns = sql`r.type, r.content::text as content`;

/** What is to come, the next first, and a page of what was, the newest first. */
export async function listVisits(scope: PatientScope, beyond: Beyond): Promise<Visits> {
  const [upcoming, past] = await Promise.all([
    scope.tx.rows(sql<Row>`select r.id, ${columns} from resource r where ${seenBy(scope, 'r')} and r.listing in ('appointment', 'visit') and ${isUpcoming(scope)}
      order by r.content ->> 'start' is null and r.type = 'Appointment', r.sort_at, r.id limit ${mostUpcoming + 1}`),
    pageOf<Row>(scope, { listings: ['visit', 'appointment'], where: isPast(scope), columns }, beyond),
  ]);
  scope.audit({ action: 'visits.list', details: { upcoming: upcoming.length, past: past.entries.length } });
  const all = { upcoming: upcoming.slice(0, mostUpcoming).map(visitedFrom), past: past.entries.map(visitedFrom) };
  return {
    upcoming: all.upcoming,
    moreUpcoming: upcoming.length > mostUpcoming,
    past: { ...past, entries: all.past },
    directory: await directoryFor(scope, [...all.upcoming, ...all.past].flatMap(namesIn)),
  };
}

export interface VisitDetail {
  readonly visit: Visited;
  readonly isUpcoming: boolean;
  /** How often the appointment changed: its calendar entry replaces the one before. */
  readonly version: number;
  readonly directory: Directory;
  /** Documents and results of a visit that was (A10). */
  readonly belonging: readonly Belonging[];
}

export interface Belonging {
  readonly id: string;
  readonly listing: 'document' | 'note' | 'result';
  readonly title: string | null;
}

/** One appointment or visit. `notes`: whether clinicians' notes are shown (R34). Throws NotFound. */
export async function readVisit(scope: PatientScope, id: string, notes: boolean): Promise<VisitDetail> {
  if (!isId(id)) throw new NotFound();
  const kinds = notes ? ['document', 'result', 'note'] : ['document', 'result'];
  const [row, belonging] = await Promise.all([
    scope.tx.row(sql<Row & { upcoming: boolean; version: number }>`select r.id, ${columns}, r.version, ${isUpcoming(scope)} as upcoming from resource r
      where ${seenBy(scope, 'r')} and r.id = ${id}::uuid and r.listing in ('appointment', 'visit')`),
    scope.tx.rows(sql<Belonging>`select b.id, b.listing, b.title from resource r join resource b on b.patient_id = r.patient_id
      where ${seenBy(scope, 'r')} and r.id = ${id}::uuid and r.type = 'Encounter' and ${seenBy(scope, 'b')} and b.listing = any (${kinds}::text[])
        and b.sort_at between r.sort_at - interval '1 day' and r.sort_at + interval '60 days'
        and ${`Encounter/${id}`} in (b.content #>> '{encounter,reference}', b.content #>> '{context,encounter,0,reference}')
      order by b.listing, b.sort_at, b.id limit 30`),
  ]);
  if (!row) throw new NotFound();
  scope.audit({ action: 'visits.read', item: id });
  const visit = visitedFrom(row);
  return { visit, isUpcoming: row.upcoming, version: row.version, belonging, directory: await directoryFor(scope, namesIn(visit)) };
}

const visitedFrom = (row: Row): Visited => (row.type === 'Appointment' ? appointmentFrom : visitFrom)(row.id, parseContent(row.content));

const namesIn = (visit: Visited) => [...visit.with, visit.place, ...(visit.kind === 'visit' ? [visit.provider, ...visit.reasonReferences] : [])];

const stillComing = (scope: PatientScope): Date => later(scope.now, -hours(2));

/** Not yet over; without a date as long as it may still get one. */
const isUpcoming = (scope: PatientScope): RawBuilder<boolean> => sql<boolean>`(case
  when r.type = 'Encounter' then r.status is not distinct from 'planned' and r.sort_at >= ${stillComing(scope)}
  when r.content ->> 'start' is null then coalesce(r.status, '') in ('proposed', 'pending', 'booked', 'waitlist')
  else coalesce(r.status, '') not in ('fulfilled', 'noshow') and r.sort_at >= ${stillComing(scope)} end)`;

/** Over. An appointment that was kept is left to its visit: the one that names it, or that began within two hours of it. */
const isPast = (scope: PatientScope): RawBuilder<boolean> => sql<boolean>`not ${isUpcoming(scope)} and not (
  r.type = 'Appointment' and coalesce(r.status, '') not in ('cancelled', 'noshow') and exists (
    select from resource e where e.patient_id = r.patient_id and e.listing = 'visit' and e.visible_at <= ${scope.now}
      and e.sort_at between r.sort_at - interval '2 hours' and r.sort_at + interval '2 hours'))`;
