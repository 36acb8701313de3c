/** Sends requests from a process of its own, so that the load does not share an event loop with what it measures. */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

export interface Load {
  /** Answers a second. */
  rate: number;
  /** Milliseconds. */
  median: number;
  p95: number;
  failed: number;
}

export async function load(url: string, options: { connections: number; seconds: number; cookie?: string }): Promise<Load> {
  const cannon = resolve('node_modules/autocannon/autocannon.js');
  const args = [cannon, '-j', '-n', '-c', String(options.connections), '-d', String(options.seconds), ...(options.cookie ? ['-H', `cookie=${options.cookie}`] : []), url];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  let text = '';
  for await (const chunk of child.stdout) text += chunk;
  const result = JSON.parse(text) as { requests: { average: number }; latency: { p50: number; p97_5: number; average: number }; non2xx: number; errors: number };
  return { rate: result.requests.average, median: result.latency.p50 || result.latency.average, p95: result.latency.p97_5, failed: result.non2xx + result.errors };
}

/** Milliseconds of each of `count` requests, one after the other: finer than the load tool's whole milliseconds. */
export async function oneByOne(url: string, count: number, cookie?: string): Promise<{ median: number; p95: number }> {
  const times: number[] = [];
  for (let n = 0; n < count; n++) {
    const started = performance.now();
    const response = await fetch(url, { headers: cookie ? { cookie } : {}, redirect: 'manual' });
    await response.arrayBuffer();
    if (response.status !== 200) throw new Error(`${url} answered ${response.status}`);
    times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  return { median: times[Math.floor(count / 2)]!, p95: times[Math.floor(count * 0.95)]! };
}
