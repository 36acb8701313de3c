/**
 * Dates and times as people read them, in English and Spanish: long month names, "2:05 p.m.", a time zone with every
 * time (ux.md, section 3). A date without a time is a day on the calendar and never shifts with a zone.
 */
import { localeOf } from './words/words.ts';
import type { Language } from './words/words.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: Language, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${zone} ${Object.keys(options).join()}`;
  let found = formats.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(localeOf[language], { ...options, timeZone: zone });
    formats.set(key, found);
  }
  return found;
}

/** What was said of a moment lately: a page says the same day many times, and making the words is dear. */
const said = new Map<string, string>();
const mostSaid = 5_000;

function once(kind: string, language: Language, at: Date, zone: string, say: () => string): string {
  const key = `${kind}${language}${at.getTime()} ${zone}`;
  const known = said.get(key);
  if (known !== undefined) return known;
  if (said.size >= mostSaid) said.clear();
  const text = say();
  said.set(key, text);
  return text;
}

/** Twelve month names, for choosing. */
export const monthNames = (language: Language): string[] =>
  Array.from({ length: 12 }, (_, month) => format(language, 'UTC', { month: 'long' }).format(new Date(Date.UTC(2024, month, 1))));

/**
 * A FHIR date as it was written, whole or partial: "August 3, 2026", "August 2026", "2026". What is no such date is
 * returned as it came.
 */
export function sayDate(language: Language, date: string): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(date) ?? [];
  if (!year || !month) return date;
  const at = new Date(Date.UTC(2000, Number(month) - 1, Number(day ?? 1)));
  at.setUTCFullYear(Number(year), Number(month) - 1, Number(day ?? 1));
  return format(language, 'UTC', { year: 'numeric', month: 'long', ...(day && { day: 'numeric' }) }).format(at);
}

/** The calendar day of an instant at a place: "August 3, 2026". */
export const sayDay = (language: Language, at: Date, zone: string): string =>
  once('day', language, at, zone, () => format(language, zone, { year: 'numeric', month: 'long', day: 'numeric' }).format(at));

/** "2:05 p.m. EDT", "noon EDT"; in Spanish "2:05 p. m. EDT". */
export const sayTime = (language: Language, at: Date, zone: string): string => once('time', language, at, zone, () => timeOf(language, at, zone));

function timeOf(language: Language, at: Date, zone: string): string {
  const parts = new Map(format('en', zone, { hour: 'numeric', hourCycle: 'h23', minute: '2-digit', timeZoneName: 'short' })
    .formatToParts(at).map(({ type, value }) => [type, value]));
  const hour = Number(parts.get('hour'));
  const minute = Number(parts.get('minute'));
  return `${clockTime(language, hour, minute)} ${parts.get('timeZoneName')}`;
}

function clockTime(language: Language, hour: number, minute: number): string {
  if (minute === 0 && hour === 12) return language === 'es' ? 'mediodía' : 'noon';
  if (minute === 0 && hour === 0) return language === 'es' ? 'medianoche' : 'midnight';
  const half = language === 'es' ? (hour < 12 ? 'a. m.' : 'p. m.') : hour < 12 ? 'a.m.' : 'p.m.';
  return `${hour % 12 || 12}:${String(minute).padStart(2, '0')} ${half}`;
}

/** "August 3, 2026, 2:05 p.m. EDT". */
export const sayInstant = (language: Language, at: Date, zone: string): string =>
  `${sayDay(language, at, zone)}, ${sayTime(language, at, zone)}`;

/** With the day of the week, for what a person must come to: "Wednesday, December 2, 2026, 2:05 p.m. EST". */
export function sayAppointed(language: Language, at: Date, zone: string): string {
  const day = format(language, zone, { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' }).format(at);
  return `${day.charAt(0).toUpperCase()}${day.slice(1)}, ${sayTime(language, at, zone)}`;
}

/** A FHIR date or date-time of a record as the day it was: a moment falls on its day at the clinic, a date never shifts. */
export function sayRecordDay(language: Language, text: string, zone: string): string {
  const moment = momentOf(text);
  return moment ? sayDay(language, moment, zone) : sayDate(language, text);
}

/** The same with the time, where the record tells one. */
export function sayRecordMoment(language: Language, text: string, zone: string): string {
  const moment = momentOf(text);
  return moment ? sayInstant(language, moment, zone) : sayDate(language, text);
}

function momentOf(text: string): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T/.test(text)) return undefined;
  const moment = new Date(/(Z|[+-]\d{2}:\d{2})$/.test(text) ? text : `${text}Z`);
  return Number.isNaN(moment.getTime()) ? undefined : moment;
}

/** A date typed in three parts, as YYYY-MM-DD; undefined when the calendar has no such day. */
export function dateFromParts(year: string, month: string, day: string): string | undefined {
  const parts = [year, month, day].map((part) => (/^\s*\d{1,4}\s*$/.test(part) ? Number(part) : NaN)) as [number, number, number];
  const [y, m, d] = parts;
  if (parts.some(Number.isNaN) || y < 1000) return undefined;
  const at = new Date(Date.UTC(y, m - 1, d));
  if (at.getUTCFullYear() !== y || at.getUTCMonth() !== m - 1 || at.getUTCDate() !== d) return undefined;
  return at.toISOString().slice(0, 10);
}
