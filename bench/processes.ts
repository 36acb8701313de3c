/** Starts what is measured the way people start it, and reads its memory from the system. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const root = process.cwd();

export interface Running {
  child: ChildProcess;
  /** Milliseconds from spawn to the first good answer of `until`. */
  startMs: number;
  stop(): Promise<void>;
}

export async function startPortal(env: Record<string, string>): Promise<Running> {
  return start([resolve(root, 'dist/main.js')], env, `http://127.0.0.1:${env.PORT}/readyz`);
}

export async function startLimit(env: Record<string, string>): Promise<Running> {
  return start([resolve(root, '.cache/bench/limit-server.js')], env, `http://127.0.0.1:${env.PORT}/hello`);
}

async function start(args: string[], env: Record<string, string>, until: string): Promise<Running> {
  const began = performance.now();
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr!.on('data', (chunk: Buffer) => (said += chunk));
  for (;;) {
    if (child.exitCode !== null) throw new Error(`It stopped at once:\n${said}`);
    const answered = await fetch(until).then((response) => response.ok, () => false);
    if (answered) break;
    await new Promise((wait) => setTimeout(wait, 10));
  }
  return {
    child,
    startMs: performance.now() - began,
    stop: () => new Promise((stopped) => {
      child.once('exit', () => stopped());
      child.kill('SIGTERM');
    }),
  };
}

/** Proportional memory of a process and all below it, in MB (Linux); shared pages are counted once. */
export function memoryOf(pids: number[]): number {
  let kilobytes = 0;
  for (const pid of pids) {
    const file = `/proc/${pid}/smaps_rollup`;
    if (!existsSync(file)) continue;
    kilobytes += Number(/^Pss:\s+(\d+)/m.exec(readFileSync(file, 'utf8'))?.[1] ?? 0);
  }
  return kilobytes / 1024;
}

export function childrenOf(pid: number): number[] {
  const direct = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(/\s+/).filter(Boolean).map(Number);
  return [pid, ...direct.flatMap(childrenOf)];
}
