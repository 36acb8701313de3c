#!/usr/bin/env node
// npx portico <command>: the command line, in the caller's folder. Standard output is the command's alone.
import { join } from 'node:path';
import { dist, ensureBuilt } from './fresh-build.mjs';
import { ensureInstalled } from './install.mjs';
import { runOnNode24 } from './node24.mjs';

try {
  await ensureInstalled();
  await ensureBuilt();
  await runOnNode24(join(dist, 'cli.js'), process.argv.slice(2));
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
