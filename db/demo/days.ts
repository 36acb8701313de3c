/**
 * The calendar of the demo: everything happens so long before or after today, on days and at hours when a clinic in
 * New York State is open. Knows nothing of records. Never reads the clock: whoever asks says what day it is.
 */

/** YYYY-MM-DD. */
export type Day = string;

export interface Span {
  readonly years?: number;
  readonly months?: number;
  readonly weeks?: number;
  readonly days?: number;
}

export interface Days {
  readonly today: Day;
  /** That day in the past, whatever weekday it was. */
  ago(span: Span): Day;
  /** The last open day at or before that one. */
  visit(span: Span): Day;
  /** The next open day at or after that one. */
  ahead(span: Span): Day;
}

const millisecondsADay = 86_400_000;

/** @param today any moment of the day; the day is the one it is in New York. */
export function daysBefore(today: Date): Days {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(today);
  const ago = (span: Span) => move(day, span, -1);
  return {
    today: day,
    ago,
    visit: (span) => nearestOpen(ago(span), -1),
    ahead: (span) => nearestOpen(move(day, span, 1), 1),
  };
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * millisecondsADay).toISOString().slice(0, 10);
}

export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  lastOfMonth.setUTCDate(Math.min(date, lastOfMonth.getUTCDate()));
  return lastOfMonth.toISOString().slice(0, 10);
}

/** A FHIR instant at local time of the clinic. @param time HH:MM */
export function at(day: Day, time: string): string {
  return `${day}T${time}:00${isSummerTime(day) ? '-04:00' : '-05:00'}`;
}

/** The day itself when the clinic is open, else the last one before it. */
export function openDay(day: Day): Day {
  return nearestOpen(day, -1);
}

function move(day: Day, span: Span, direction: 1 | -1): Day {
  const months = (span.years ?? 0) * 12 + (span.months ?? 0);
  const days = (span.weeks ?? 0) * 7 + (span.days ?? 0);
  return addDays(addMonths(day, direction * months), direction * days);
}

function nearestOpen(day: Day, direction: 1 | -1): Day {
  let candidate = day;
  while (isClosed(candidate)) candidate = addDays(candidate, direction);
  return candidate;
}

function isClosed(day: Day): boolean {
  const weekday = weekdayOf(day);
  if (weekday === 0 || weekday === 6) return true;
  if (['01-01', '07-04', '12-25'].includes(day.slice(5))) return true;
  const thanksgiving = day.slice(5, 7) === '11' && weekday === 4 && Math.ceil(Number(day.slice(8)) / 7) === 4;
  return thanksgiving;
}

/** From the second Sunday of March to the first Sunday of November. */
function isSummerTime(day: Day): boolean {
  const year = day.slice(0, 4);
  return day >= sundayFrom(`${year}-03-08`) && day < sundayFrom(`${year}-11-01`);
}

function sundayFrom(day: Day): Day {
  return addDays(day, (7 - weekdayOf(day)) % 7);
}

function weekdayOf(day: Day): number {
  return new Date(Date.parse(day)).getUTCDay();
}
