/** A command of ours in a process of its own, from within a running portal: for work that is done once and is large. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The built program beside this one. */
const program = join(dirname(fileURLToPath(import.meta.url)), 'cli.js');

class ApartFailed extends Error {
  /** The command has told on standard error what went wrong. */
  readonly plain = true;
}

/** Runs it in our environment and waits. Does nothing where the program is not built, as in tests. */
export async function runApart(command: readonly string[]): Promise<void> {
  if (!existsSync(program)) return;
  const child = spawn(process.execPath, [program, ...command], { stdio: ['ignore', 'ignore', 'inherit'] });
  const code = await new Promise<number | null>((ended, failed) => {
    child.once('exit', ended);
    child.once('error', failed);
  });
  if (code !== 0) throw new ApartFailed(`portico ${command.join(' ')} ended with ${code}.`);
}
