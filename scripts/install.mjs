// Brings node_modules to what package-lock.json says, and only when it is not there yet. Runs on a bare Node 20.
// Never runs install scripts of packages (.npmrc says so), and never hides why npm failed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { withLock } from './lock.mjs';
import { root } from './root.mjs';

const mark = join(root, 'node_modules/.portico-lock');

/** Installs what is missing. `dev` asks for what only tests need, too. `say` gets a line for the person waiting. */
export async function ensureInstalled({ dev = false, say = console.error } = {}) {
  if (isInstalled(dev)) return;
  await withLock(join(root, '.cache/install.lock'), async () => {
    if (isInstalled(dev)) return;
    say('Installing the packages Portico is built from. This happens once and takes about a minute …');
    const started = Date.now();
    const { code, output } = await npmCi(dev);
    if (code !== 0) {
      say(output.split('\n').filter((line) => line && !line.includes('EBADENGINE')).join('\n'));
      throw new Error('npm could not install the packages; its own words stand above.');
    }
    writeFileSync(mark, lockHash());
    say(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`);
  });
}

function isInstalled(dev) {
  if (!existsSync(join(root, 'node_modules'))) return false;
  const hash = lockHash();
  const marked = existsSync(mark) && readFileSync(mark, 'utf8') === hash;
  if (marked && (!dev || existsSync(join(root, 'node_modules/vitest')))) return true;
  return agreesWithLock(dev);
}

const lockHash = () => createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex');

/** Somebody may have run `npm ci` by hand: npm keeps a list of what it installed. */
function agreesWithLock(dev) {
  const list = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(list)) return false;
  const there = JSON.parse(readFileSync(list, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(([path, wants]) => {
    if (path === '' || wants.peer || (wants.dev && !dev)) return true;
    const has = there[path];
    return has ? has.version === wants.version : Boolean(wants.optional || wants.devOptional);
  });
}

function npmCi(dev) {
  // The machine's own node and npm: those in node_modules are about to be replaced.
  const { npm_execpath: npm, npm_node_execpath: node } = process.env;
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=warn', ...(dev ? ['--include=dev'] : [])];
  const [command, ...rest] = npm && node && !node.includes('node_modules') ? [node, npm, ...args] : ['npm', ...args];
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules')).join(delimiter);
  return new Promise((resolve) => {
    const child = spawn(command, rest, { cwd: root, env: { ...process.env, PATH: path }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => resolve({ code: 1, output: `${command}: ${error.message}` }));
    child.on('close', (code) => resolve({ code, output }));
  });
}
