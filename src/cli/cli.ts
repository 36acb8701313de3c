/**
 * The command line: `npx portico <command>`. Finds the command, opens the portal for it (beside a running server, or
 * starting the embedded database and stopping it again), runs it, and says how it ended: 0 done, 1 failed, 2 misused.
 * With `--json` standard output ends with one object in one line.
 */
import { parseArgs } from 'node:util';
import { pathToFileURL } from 'node:url';
import { BadConfig, readConfig } from '../config.ts';
import { DatabaseAway } from '../kernel/db.ts';
import { openLog } from '../kernel/log.ts';
import { NewerDatabase } from '../kernel/migrate.ts';
import { openPortal } from '../portal.ts';
import type { Portal } from '../portal.ts';
import type { Command, Done } from './command.ts';
import { Failed, Misuse } from './command.ts';
import { commands, laterCommands } from './commands.ts';
import { helpAll, helpOf } from './help.ts';

export interface Terminal {
  readonly env: NodeJS.ProcessEnv;
  out(line: string): void;
  err(line: string): void;
  /** A portal that is open already: for tests. */
  readonly portal?: Portal;
}

/** Runs one command and returns its exit code. Never throws. */
export async function runCli(argv: readonly string[], terminal: Terminal): Promise<number> {
  const json = argv.includes('--json');
  const end = (exit: number, object: Readonly<Record<string, unknown>>): number => {
    if (json) terminal.out(JSON.stringify(object));
    return exit;
  };
  try {
    const found = findCommand(argv);
    if ('help' in found) {
      (found.exit === 0 ? terminal.out : terminal.err)(found.help);
      return found.exit === 0 ? 0 : end(2, { error: 'misused', message: 'Which command?' });
    }
    const done = await run(found.command, found.rest, terminal, json);
    return end(done.exit, done.json);
  } catch (error) {
    const { exit, message, object } = failureOf(error);
    terminal.err(message);
    return end(exit, object);
  }
}

function findCommand(argv: readonly string[]): { command: Command; rest: readonly string[] } | { help: string; exit: 0 | 2 } {
  const words = argv.filter((part) => !part.startsWith('-'));
  const wantsHelp = argv.includes('--help') || argv.includes('-h');
  if (words[0] === 'help' || words.length === 0) return { help: helpAll(), exit: wantsHelp || words[0] === 'help' ? 0 : 2 };
  const later = laterCommands.find((name) => name === words[0]);
  if (later) throw new Misuse(`${later} comes with a later version of Portico. Until then use the tools of PostgreSQL (pg_dump and pg_restore).`);
  const command = commands.find(({ name }) => name === words.slice(0, name.split(' ').length).join(' '));
  if (!command) throw new Misuse(`There is no command "${words.slice(0, 2).join(' ')}". npx portico --help lists them.`);
  if (wantsHelp) return { help: helpOf(command), exit: 0 };
  const rest = [...argv];
  for (const word of command.name.split(' ')) rest.splice(rest.indexOf(word), 1);
  return { command, rest };
}

async function run(command: Command, rest: readonly string[], terminal: Terminal, json: boolean): Promise<Done> {
  const { values, positionals } = parse(command, rest);
  const call = { words: positionals, options: values, say: json ? terminal.err : terminal.out };
  const config = terminal.portal?.config ?? readConfig(terminal.env);
  if (command.needs === 'config') return command.run(config, call);
  if (terminal.portal) return command.run(terminal.portal, call);
  // The log goes to standard error: standard output is the command's.
  const log = openLog({ level: terminal.env.PORTICO_LOG ?? 'warn', destination: process.stderr });
  const portal = await openPortal(config, { log, poolSize: 4 });
  try {
    return await command.run(portal, call);
  } finally {
    await portal.close();
  }
}

function parse(command: Command, rest: readonly string[]) {
  try {
    return parseArgs({ args: [...rest], allowPositionals: true, options: { ...command.options, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } });
  } catch (error) {
    throw new Misuse((error as Error).message);
  }
}

function failureOf(error: unknown): { exit: 1 | 2; message: string; object: Readonly<Record<string, unknown>> } {
  if (error instanceof Misuse) return { exit: 2, message: error.message, object: { error: 'misused', message: error.message } };
  const plain = error instanceof Failed || error instanceof BadConfig || error instanceof NewerDatabase || (error as { plain?: boolean }).plain === true;
  const message = plain ? (error as Error).message
    : error instanceof DatabaseAway ? 'The database cannot be reached. npx portico doctor looks for the cause.'
    : `This failed and should not have: ${(error as Error).stack ?? String(error)}`;
  return { exit: 1, message, object: { error: 'failed', message, ...(error instanceof Failed && error.json) } };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  process.exitCode = await runCli(process.argv.slice(2), {
    env: process.env,
    out: (line) => void process.stdout.write(`${line}\n`),
    err: (line) => void process.stderr.write(`${line}\n`),
  });
