// Finds the Node that Portico runs on (24.7 or later) and runs a built program on it. The machine's own Node may be
// older: npm brings the right one as a package. Never downloads anything itself.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { constants } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './root.mjs';

const isRecent = (version) => {
  const [major, minor] = version.replace('v', '').split('.').map(Number);
  return major > 24 || (major === 24 && minor >= 7);
};

/** The path of a Node 24.7 or later: the one that runs this, or the one of the optional package. */
export function node24() {
  if (isRecent(process.version)) return process.execPath;
  const packaged = join(root, `node_modules/node-${process.platform}-${process.arch}/bin/node`);
  if (existsSync(packaged)) return packaged;
  throw new Error(
    `Portico needs Node 24.7 or later; this is ${process.version}, and npm has none for ${process.platform}-${process.arch}. ` +
      'Install Node 24 (https://nodejs.org) and start again.',
  );
}

/**
 * Runs a program of dist/ on Node 24: in this process where it is recent enough (no second process stays in memory),
 * else in a child that gets our signals and gives its exit code.
 */
export async function runOnNode24(program, args = []) {
  const cache = join(root, '.cache/compiled');
  if (isRecent(process.version)) {
    module.enableCompileCache?.(cache);
    process.argv = [process.execPath, program, ...args];
    await import(pathToFileURL(program).href);
    return;
  }
  const child = spawn(node24(), [program, ...args], { stdio: 'inherit', env: { ...process.env, NODE_COMPILE_CACHE: cache } });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(`Node 24 could not be started: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}
