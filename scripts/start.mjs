// npm start: install, build, run, each only when needed. Runs on a bare Node 20 with nothing installed.
import { join } from 'node:path';
import { dist, ensureBuilt } from './fresh-build.mjs';
import { ensureInstalled } from './install.mjs';
import { runOnNode24 } from './node24.mjs';

process.env.PORTICO_DEMO ??= '1';
try {
  await ensureInstalled();
  await ensureBuilt();
  await runOnNode24(join(dist, 'main.js'));
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
