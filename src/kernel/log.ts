/**
 * The log: JSON lines on standard output. It carries ids, codes, counts and times, never what a person typed or
 * what a record says; `redact` is the last net under that rule.
 */
import pino from 'pino';

export type Log = pino.Logger;

const never = ['password', 'answer', 'accessCode', 'token', 'cookie', 'authorization', 'name', 'email', 'birthDate', 'content', 'form', 'body', 'values', 'parameters'];

export function openLog(options: { level: string; destination?: pino.DestinationStream }): Log {
  return pino(
    {
      level: options.level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: never.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]), censor: '[redacted]' },
      // A database error can quote the row it refused: keep its code and place, drop its words.
      serializers: { err: (error: Error & { code?: string; table?: string; constraint?: string }) => ({
        type: error.name, code: error.code, table: error.table, constraint: error.constraint,
        message: error.code ? undefined : error.message,
        stack: error.stack?.split('\n').filter((line) => line.startsWith('    at ')).slice(0, 12).join('\n'),
        cause: error.cause instanceof Error ? error.cause.name : undefined,
      }) },
    },
    options.destination ?? pino.destination({ dest: 1, sync: false }),
  );
}
