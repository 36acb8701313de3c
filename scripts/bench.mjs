// npm run bench: the figures of bench/, each beside a limit measured in the same run. `npm run bench -- sign-in`: that part alone.
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
await bundleForNode({ entryPoints: { run: join(root, 'bench/run.ts'), 'sign-in': join(root, 'bench/sign-in-alone.ts'), 'limit-server': join(root, 'bench/limit-server.ts') }, outdir });
const alone = process.argv[2] === 'sign-in' ? 'sign-in.js' : 'run.js';
const { status } = spawnSync(node24(), [join(outdir, alone), ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
process.exit(status ?? 1);
