/** What `--help` prints: made from the commands themselves. */
import type { Command } from './command.ts';
import { commands, laterCommands } from './commands.ts';

export function helpAll(): string {
  const wide = Math.max(...commands.map(({ name }) => name.length)) + 2;
  return [
    'Usage: npx portico <command> [options]',
    '',
    ...commands.map(({ name, about }) => `  ${name.padEnd(wide)}${about}`),
    ...laterCommands.map((name) => `  ${name.padEnd(wide)}Comes with a later version.`),
    '',
    'Every command takes --json (the last line of the output is one JSON object) and --help.',
    'They work beside a running portal and without one. Exit codes: 0 done, 1 failed, 2 misused.',
  ].join('\n');
}

export const helpOf = ({ name, usage, about }: Command): string =>
  [`Usage: npx portico ${name} ${usage}`.trimEnd(), '', about].join('\n');
