// Builds dist/: the portal (main.js), the command line (cli.js) and what browsers load (assets/). Everything is made
// in a folder aside and moved into place file by file, entries last, so that a portal that starts or runs meanwhile
// finds whole files. The files of the build before stay: a running portal still serves its pages from them.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildAssets } from './assets.mjs';
import { bundleForNode } from './bundle.mjs';
import { dist, isFresh, sourceHash } from './fresh-build.mjs';
import { withLock } from './lock.mjs';
import { root } from './root.mjs';

const list = join(dist, '.build-files.json');

await withLock(join(root, '.cache/build.lock'), async () => {
  if (isFresh()) return;
  const hash = sourceHash();
  const aside = join(root, '.cache/build');
  rmSync(aside, { recursive: true, force: true });
  try {
    const [programs, assets] = await Promise.allSettled([buildPrograms(aside), buildAssets({ outDir: join(aside, 'assets') })]);
    for (const made of [programs, assets]) if (made.status === 'rejected') throw made.reason;
    moveIntoPlace(aside, hash);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}).catch((error) => {
  // esbuild has told its own errors by now.
  if (!error.errors) console.error(error);
  process.exit(1);
});

function buildPrograms(outdir) {
  return bundleForNode({ entryPoints: { main: join(root, 'src/main.ts'), cli: join(root, 'src/cli/cli.ts') }, outdir });
}

function moveIntoPlace(aside, hash) {
  const files = readdirSync(aside, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(aside.length + 1));
  const before = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [];
  const isEntry = (file) => /^(main|cli)\.js$|manifest\.json$/.test(file);
  for (const file of [...files].sort((a, b) => isEntry(a) - isEntry(b))) {
    mkdirSync(dirname(join(dist, file)), { recursive: true });
    renameSync(join(aside, file), join(dist, file));
  }
  const keep = new Set([...files, ...before]);
  for (const file of readdirSync(dist, { recursive: true, withFileTypes: true })) {
    const path = join(file.parentPath ?? file.path, file.name);
    if (file.isFile() && !file.name.startsWith('.') && !keep.has(path.slice(dist.length + 1))) rmSync(path);
  }
  writeFileSync(list, JSON.stringify(files));
  writeFileSync(join(dist, '.build-hash'), hash);
}
