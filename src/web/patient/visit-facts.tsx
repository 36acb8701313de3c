/** The facts of an appointment or visit as both their pages say them: when, what kind, with whom, where, which number to call. */
import type { PatientScope } from '../../access/scope.ts';
import { isOpen } from '../../appointments/appointment.ts';
import type { Visited } from '../../appointments/visits.ts';
import type { Directory, Listed } from '../../chart/directory.ts';
import { sayAppointed, sayRecordDay } from '../dates.ts';
import { Tag } from '../ui/tag.tsx';
import type { Visit } from '../visit.ts';
import { recordWords } from '../words/record.ts';
import { appointmentStatusWords, classWords, visitStatusWords, visitWords as w } from '../words/visits.ts';
import { Said } from './record.tsx';

type Page = Visit<PatientScope>;

export interface Facts {
  readonly when: string;
  /** The day it began. */
  readonly day: string | undefined;
  readonly kind: string | undefined;
  /** Words of ours, not of the record. */
  readonly isOurKind: boolean;
  readonly people: readonly string[];
  readonly place: string | undefined;
  readonly placeListed: Listed | undefined;
  /** The number of the place, else of the person's clinic, else of the office. */
  readonly phone: string;
}

export function factsOf(visit: Visited, directory: Directory, { t, settings }: Page): Facts {
  const placeListed = directory.find(visit.place) ?? (visit.kind === 'visit' ? directory.find(visit.provider) : undefined);
  const place = directory.nameOf(visit.place) ?? (visit.kind === 'visit' ? directory.nameOf(visit.provider) : undefined);
  const zone = placeListed?.zone ?? directory.clinic?.zone ?? settings['office.zone'];
  const ours = visit.kind === 'visit' && visit.class ? t(classWords[visit.class]) : undefined;
  return {
    place, placeListed,
    when: visit.kind === 'appointment' ? appointedFor(visit.start, zone, t) : wasFrom(visit, zone, t),
    day: visit.start ? sayRecordDay(t.language, visit.start, zone) : undefined,
    kind: visit.title ?? ours,
    isOurKind: visit.title === undefined,
    people: visit.with.map(directory.nameOf).filter((name) => name !== undefined),
    phone: placeListed?.phone ?? directory.clinic?.phone ?? settings['office.phone'],
  };
}

function appointedFor(start: string | undefined, zone: string, t: Page['t']): string {
  const at = start ? new Date(start) : undefined;
  return at && !Number.isNaN(at.getTime()) ? sayAppointed(t.language, at, zone) : t(w.noTime);
}

/** A day, or the days of a stay. */
function wasFrom({ start, end }: { start?: string; end?: string }, zone: string, t: Page['t']): string {
  const [from, to] = [start, end].map((date) => (date ? sayRecordDay(t.language, date, zone) : undefined));
  if (!from) return to ?? t(w.noDay);
  return to && to !== from ? t(w.fromTo, { start: from, end: to }) : from;
}

/** The state as a word; what simply is booked, or simply was, needs none. */
export function statusTag(visit: Visited, isUpcoming: boolean, t: Page['t']) {
  const { status } = visit;
  if (status === undefined || status === 'finished' || status === 'fulfilled' || (status === 'booked' && isUpcoming) || (status === 'planned' && isUpcoming)) return undefined;
  // Booked, over, and nothing further known: no word of ours would be true.
  if (visit.kind === 'appointment' && !isUpcoming && (isOpen(visit) || status === 'arrived' || status === 'checked-in')) return undefined;
  return <Tag>{statusWord(visit, t)}</Tag>;
}

export const statusWord = (visit: Visited, t: Page['t']): string =>
  visit.status === undefined ? t(recordWords.noneNoted) : visit.kind === 'appointment' ? t(appointmentStatusWords[visit.status]) : t(visitStatusWords[visit.status]);

/** A number to call, as a link that phones know. */
export const Call = ({ phone }: { phone: string }) => <a className="pt-call" href={`tel:${phone.replace(/[^\d+]/g, '')}`}>{phone}</a>;

/** What is over goes by its kind and its first day: "Yearly physical, May 4, 2026". */
export const PastTitle = ({ t, one, facts }: { t: Page['t']; one: Visited; facts: Facts }) => (
  <>{facts.kind ? <Kind t={t} facts={facts} language={one.language} /> : t(one.kind === 'visit' ? w.visit : w.appointment)}{facts.day ? `, ${facts.day}` : null}</>
);

export const Kind = ({ t, facts, language }: { t: Page['t']; facts: Facts; language: string | undefined }) =>
  facts.isOurKind ? facts.kind : <Said t={t} {...(language && { language })}>{facts.kind!}</Said>;
