/**
 * FHIR dates as instants for sorting: a year, a month, a day, a moment. A date without a time is the start of that
 * day in UTC; pages show the original text, never this instant.
 */
export function instantOf(text: unknown): Date | undefined {
  if (typeof text !== 'string') return undefined;
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(T.+)?)?)?$/.exec(text.trim());
  if (!match) return undefined;
  const [, year, month = '01', day = '01', time] = match;
  const withZone = time && !/(Z|[+-]\d{2}:\d{2})$/.test(time) ? `${time}Z` : time;
  const instant = new Date(`${year}-${month}-${day}${withZone ?? 'T00:00:00Z'}`);
  // PostgreSQL keeps years from -4713 on; what a record says of a time before 1000 is a slip of the pen.
  return Number.isNaN(instant.getTime()) || instant.getUTCFullYear() < 1000 ? undefined : instant;
}
