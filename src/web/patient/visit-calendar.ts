/**
 * An appointment as a calendar file (A5, RFC 5545). Calendars are read over shoulders and sent around the world: the
 * file says "Appointment", when and where, and nothing about the person or their health.
 */
import { isOpen } from '../../appointments/appointment.ts';
import { readVisit } from '../../appointments/visits.ts';
import { NotFound } from '../../kernel/reason.ts';
import { personPage } from '../page.ts';
import { routes } from '../routes.ts';
import { visitWords as w } from '../words/visits.ts';
import { calendarFile } from './calendar-file.ts';
import { factsOf } from './visit-facts.tsx';

export const visitCalendarPage = personPage(routes.visitCalendar, {
  async get(visit) {
    const { t, scope, params, portal, settings, now } = visit;
    const { visit: one, isUpcoming, version, directory } = await readVisit(scope, params.id!, settings['notes.enabled']);
    const start = one.kind === 'appointment' && isUpcoming && isOpen(one) ? new Date(one.start ?? '') : undefined;
    if (one.kind !== 'appointment' || !start || Number.isNaN(start.getTime())) throw new NotFound();
    const facts = factsOf(one, directory, visit);
    const where = [facts.place, ...(facts.placeListed?.address ?? [])].filter((line) => line !== undefined);
    const text = calendarFile({
      id: `${one.id}@${new URL(portal.config.publicUrl).hostname}`,
      sequence: version - 1,
      now, start, end: endOf(start, one.end, one.minutes),
      isCertain: one.status !== 'proposed' && one.status !== 'pending' && one.status !== 'waitlist',
      summary: t(w.appointment),
      location: where.length > 0 ? where.join(', ') : one.manner === 'video' ? t(w.byVideo) : undefined,
      description: t(w.calendarText, { url: `${portal.config.publicUrl}${routes.visits.to({})}`, phone: facts.phone }),
    });
    return new Response(text, {
      headers: { 'content-type': 'text/calendar; charset=utf-8; method=PUBLISH', 'content-disposition': 'attachment; filename="appointment.ics"' },
    });
  },
});

/** Half an hour where the record does not tell. */
function endOf(start: Date, end: string | undefined, minutes: number | undefined): Date {
  const given = new Date(end ?? '');
  return given > start ? given : new Date(start.getTime() + (minutes ?? 30) * 60_000);
}
