// Writes the gallery of interface parts to dist/gallery and, where Chromium exists, takes pictures of it and
// runs the accessibility checks over it. `node scripts/gallery.mjs [folder]`. Exit 1 when the checks find
// something.
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { buildAssets } from './assets.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = resolve(process.argv[2] ?? join(root, 'dist/gallery'));
const browser = process.env.CHROME_PATH ?? '/usr/bin/chromium';
const looks = {
  phone: { viewport: { width: 390, height: 844 } },
  small: { viewport: { width: 320, height: 640 } },
  desk: { viewport: { width: 1280, height: 900 } },
  'phone-dark': { viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
  'desk-dark': { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  'desk-forced': { viewport: { width: 1280, height: 900 }, forcedColors: 'active' },
};
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const pages = await writePages();
if (existsSync(browser)) process.exitCode = (await look(pages)) === 0 ? 0 : 1;
else console.log(`No Chromium at ${browser}: the pages are written, no pictures taken.`);

async function writePages() {
  const manifest = await buildAssets({ outDir: join(folder, 'assets') });
  const bundle = join(folder, 'gallery.mjs');
  await esbuild.build({
    entryPoints: [join(root, 'src/web/ui/gallery.tsx')],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: '#markup',
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
  const { galleryNames, galleryPage } = await import(pathToFileURL(bundle).href);
  const assets = {
    css: [`assets/${manifest['portico.css']}`],
    js: [`assets/${manifest['portico.js']}`],
    icon: `assets/${manifest['icon.svg']}`,
  };
  for (const name of galleryNames) await writeFile(join(folder, `${name}.html`), galleryPage(name, assets));
  console.log(`Written to ${folder}: ${galleryNames.join(', ')}`);
  return galleryNames;
}

/**
 * Takes one picture of every page in every look and returns how many violations and overflowing pages there
 * were.
 */
async function look(names) {
  const { chromium } = await import('playwright-core');
  const axe = await readFile(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');
  const chrome = await chromium.launch({
    executablePath: browser,
    args: ['--no-sandbox', '--allow-file-access-from-files'],
  });
  let found = 0;
  for (const [look, options] of Object.entries(looks)) {
    const context = await chrome.newContext({ ...options, reducedMotion: 'reduce' });
    const page = await context.newPage();
    for (const name of names) {
      await page.goto(pathToFileURL(join(folder, `${name}.html`)).href);
      await mkdir(join(folder, 'pictures'), { recursive: true });
      await page.screenshot({ path: join(folder, `pictures/${name}-${look}.png`), fullPage: true });
      found += await check(page, axe, `${name} ${look}`);
    }
    await context.close();
  }
  await chrome.close();
  console.log(found === 0 ? 'Nothing found.' : `${found} found.`);
  return found;
}

async function check(page, axe, where) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(
    (values) => window.axe.run({ runOnly: { type: 'tag', values } }),
    rules,
  );
  for (const { id, nodes } of violations)
    console.log(`${where}: ${id}: ${nodes.map((node) => node.target).join(' | ')}`);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (wide > 0) console.log(`${where}: scrolls sideways by ${wide} px`);
  return violations.length + (wide > 0 ? 1 : 0);
}
