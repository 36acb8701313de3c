/** A command of the portal, run as people run it, with its time and its memory. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = process.cwd();

/** Runs `portico …` and tells how long it took and how much memory it held at most. Throws when it fails. */
export async function runCommand(args: string[], env: Record<string, string>): Promise<{ ms: number; peakMb: number }> {
  const started = performance.now();
  const child = spawn(process.execPath, [join(root, 'dist/cli.js'), ...args], { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk));
  let peak = 0;
  const watch = setInterval(() => {
    const file = `/proc/${child.pid}/status`;
    if (existsSync(file)) peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(file, 'utf8'))?.[1] ?? 0));
  }, 50);
  const code = await new Promise<number | null>((ended) => child.once('exit', ended));
  clearInterval(watch);
  if (code !== 0) throw new Error(`portico ${args[0]} ended with ${code}:\n${said}`);
  return { ms: performance.now() - started, peakMb: peak / 1024 };
}
