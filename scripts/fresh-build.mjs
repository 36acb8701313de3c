// Builds dist/ when what it is made of has changed. The build runs in a process of its own, so that its memory is
// gone when the portal starts. Writes only to the `say` it is given: standard output belongs to the command.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { node24 } from './node24.mjs';
import { root } from './root.mjs';

export const dist = join(root, 'dist');
const mark = join(dist, '.build-hash');
const madeOf = ['src', 'db', 'scripts/build.mjs', 'scripts/bundle.mjs', 'scripts/assets.mjs', 'package-lock.json'];

export async function ensureBuilt({ say = console.error } = {}) {
  if (isFresh()) return;
  say('Building Portico …');
  const started = Date.now();
  await new Promise((resolve, reject) => {
    // Its chatter goes to standard error, whatever ours is.
    const child = spawn(node24(), [join(root, 'scripts/build.mjs')], { cwd: root, stdio: ['ignore', 2, 2] });
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error('Portico could not be built; the reasons stand above.'))));
  });
  say(`Built in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
}

export const isFresh = () => existsSync(mark) && readFileSync(mark, 'utf8') === sourceHash();

/** One hash over every file the build reads; tests are not among them. */
export function sourceHash() {
  const hash = createHash('sha256');
  const add = (path) => hash.update(`${path}\0`).update(readFileSync(join(root, path))).update('\0');
  for (const part of madeOf) {
    if (/\.\w+$/.test(part)) add(part);
    else for (const path of filesUnder(part)) add(path);
  }
  return hash.digest('hex');
}

function filesUnder(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return filesUnder(path);
      return /\.test\.tsx?$/.test(entry.name) ? [] : [path];
    });
}
