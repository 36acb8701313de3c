// npm run bench: the figures of bench/, each beside a limit measured in the same run.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt } from './fresh-build.mjs';
import { ensureInstalled } from './install.mjs';
import { node24 } from './node24.mjs';
import { root } from './root.mjs';

await ensureInstalled({ dev: true });
await ensureBuilt();
const { bundleForNode } = await import('./bundle.mjs');
const outdir = join(root, '.cache/bench');
await bundleForNode({ entryPoints: { run: join(root, 'bench/run.ts'), 'limit-server': join(root, 'bench/limit-server.ts') }, outdir });
const { status } = spawnSync(node24(), [join(outdir, 'run.js'), ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
process.exit(status ?? 1);
