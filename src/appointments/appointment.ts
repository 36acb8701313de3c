/**
 * An appointment as data for a page: when, with whom, where, how, what to bring. Pure. What the office wrote for
 * itself (FHIR Appointment.comment) is not for the patient and is never read.
 */
import { codings, conceptText, fields, items, referencedId, text } from '../chart/fhir-values.ts';
import type { Fields } from '../chart/fhir-values.ts';
import { referred } from '../chart/directory.ts';
import type { Referred } from '../chart/directory.ts';
import { reason } from '../kernel/reason.ts';
import type { Reason } from '../kernel/reason.ts';

/** FHIR appointmentstatus, as far as a person may see it; `entered-in-error` never comes this far. */
export const appointmentStatuses = ['proposed', 'pending', 'booked', 'arrived', 'checked-in', 'fulfilled', 'cancelled', 'noshow', 'waitlist'] as const;
export type AppointmentStatus = (typeof appointmentStatuses)[number];

export type Manner = 'inPerson' | 'video' | 'phone' | 'home';

export interface Appointment {
  readonly kind: 'appointment';
  readonly id: string;
  readonly status: AppointmentStatus | undefined;
  /** FHIR instants; none: the time is still to be decided. */
  readonly start?: string;
  readonly end?: string;
  readonly minutes?: number;
  /** What kind of visit, in the words of the record. */
  readonly title?: string;
  /** What it is about. */
  readonly about?: string;
  readonly manner?: Manner;
  readonly with: readonly Referred[];
  readonly place?: Referred;
  readonly instructions?: string;
  readonly cancelReason?: string;
  readonly language?: string;
}

export function appointmentFrom(id: string, content: Fields): Appointment {
  const actors = items(content.participant).filter((one) => one.status !== 'declined').map((one) => referred(one.actor)).filter((one) => one !== undefined);
  const start = text(content.start);
  const end = text(content.end);
  const kinds = [...items(content.serviceType), ...items(content.appointmentType)];
  const title = kinds.map(conceptText).find((words) => words !== undefined) ?? items(content.specialty).map(conceptText).find((words) => words !== undefined);
  const about = text(content.description) ?? items(content.reasonCode).map(conceptText).find((words) => words !== undefined);
  const place = actors.find((one) => one.type === 'Location') ?? actors.find((one) => one.type === 'HealthcareService');
  const manner = mannerOf(kinds, place);
  const minutes = typeof content.minutesDuration === 'number' && content.minutesDuration > 0 ? content.minutesDuration : undefined;
  const instructions = text(content.patientInstruction);
  const cancelReason = conceptText(content.cancelationReason);
  const language = text(content.language);
  return {
    kind: 'appointment', id,
    status: appointmentStatuses.find((one) => one === content.status),
    with: actors.filter((one) => one !== place && !['Patient', 'Location', 'HealthcareService', 'Device', 'RelatedPerson'].includes(one.type ?? '')),
    ...(start && { start }), ...(end && { end }), ...(minutes && { minutes }), ...(title && { title }),
    ...(about && about !== title && { about }), ...(manner && { manner }), ...(place && { place }),
    ...(instructions && { instructions }), ...(cancelReason && { cancelReason }), ...(language && { language }),
  };
}

/** FHIR R4 has no field for it: the kind of visit says so, or there is a place to go to. */
function mannerOf(kinds: readonly Fields[], place: Referred | undefined): Manner | undefined {
  const words = kinds.flatMap((kind) => [text(kind.text), ...codings(kind).flatMap((coding) => [coding.display, coding.code])]).filter(Boolean).join(' ');
  if (/\b(video|tele-?(health|medicine|visit)|telemedicine|virtual|VR|448337001)\b/i.test(words)) return 'video';
  if (/\b(tele)?phone\b|\b185317003\b/i.test(words)) return 'phone';
  if (/\bhome visit\b|\b439708006\b/i.test(words)) return 'home';
  return place ? 'inPerson' : undefined;
}

/** Still to happen, as far as its status tells: it may go into a calendar, and it may be called off. Not once the person is there. */
export const isOpen = ({ status }: Pick<Appointment, 'status'>): boolean => status === undefined || ['proposed', 'pending', 'booked', 'waitlist'].includes(status);

/** Ids of the appointments that a visit came from. */
export const appointmentsOf = (encounter: Fields): string[] => items(encounter.appointment).map(referencedId).filter((id) => id !== undefined);

declare module '../kernel/reason.ts' {
  interface ReasonFacts {
    'appointment.callToCancel': Record<string, never>;
  }
}

/** A3: an appointment is cancelled or moved by calling the office, never online. */
export const whyCallToCancel = (): Reason<'appointment.callToCancel'> => reason('appointment.callToCancel', {}, ['callOffice']);

/** The periods of a resource as FHIR dates. */
export const periodOf = (period: unknown): { start?: string; end?: string } => {
  const given = fields(period);
  const start = text(given?.start);
  const end = text(given?.end);
  return { ...(start && { start }), ...(end && { end }) };
};
