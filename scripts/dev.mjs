// npm run dev: the portal with its mailbox page and shown codes, built and started anew whenever a source changes.
// The embedded database stays up between restarts as long as a portal runs; it stops with this command.
import { spawn } from 'node:child_process';
import { existsSync, watch } from 'node:fs';
import { join } from 'node:path';
import { dist, ensureBuilt } from './fresh-build.mjs';
import { ensureInstalled } from './install.mjs';
import { node24 } from './node24.mjs';
import { root } from './root.mjs';

const settle = 150;
const env = { ...process.env, PORTICO_DEMO: process.env.PORTICO_DEMO ?? '1', PORTICO_DEV: '1' };
let portal;
let timer;
let turn = Promise.resolve();

await ensureInstalled({ dev: true });
next();
for (const folder of ['src', 'db', 'scripts'].filter((name) => existsSync(join(root, name))))
  watch(join(root, folder), { recursive: true }, (_event, name) => {
    if (name && /\.test\.tsx?$|(^|\/)\./.test(name)) return;
    clearTimeout(timer);
    timer = setTimeout(next, settle);
  });
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, async () => {
    await stop();
    process.exit(0);
  });

function next() {
  turn = turn.then(restart).catch((error) => console.error(error.message));
}

/** Builds first: while the source does not compile, the last good portal keeps running. */
async function restart() {
  await ensureBuilt();
  await stop();
  portal = spawn(node24(), [join(dist, 'main.js')], { cwd: root, env, stdio: 'inherit' });
}

async function stop() {
  if (!portal || portal.exitCode !== null || portal.signalCode !== null) return;
  const ended = new Promise((resolve) => portal.once('exit', resolve));
  portal.kill('SIGTERM');
  await ended;
}
