// Builds what a browser loads: one style sheet, the common script, the one for passkeys, the icon. Every file is named after its content,
// so that it can be cached for ever, and `manifest.json` says which name is the present one. Never writes
// outside `outDir`.
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import * as sass from 'sass';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const uswds = join(root, 'node_modules/@uswds/uswds');
const browsers = ['chrome115', 'firefox121', 'safari16.4'];

/**
 * Compiles theme and browser script into `outDir` and returns the manifest of every file written, by plain
 * name: `{ "portico.css": "portico-<hash>.css", "portico.js": …, "icon.svg": …, … }`.
 */
export async function buildAssets({ outDir }) {
  await rm(outDir, { recursive: true, force: true });
  await mkdir(outDir, { recursive: true });
  const files = await Promise.all([buildStyles(outDir), buildScript(outDir), buildIcon(outDir)]);
  const manifest = Object.fromEntries(files.flat().map((name) => [name.replace(/-[^-]+(?=\.)/, ''), name]));
  await writeFile(join(outDir, 'manifest.json'), JSON.stringify(manifest, null, 2) + '\n');
  return manifest;
}

async function buildStyles(outDir) {
  const compiled = sass.compile(join(root, 'src/web/theme/portico.scss'), {
    loadPaths: [join(uswds, 'packages')],
    quietDeps: true,
    logger: sass.Logger.silent,
  });
  const result = await esbuild.build({
    stdin: {
      contents: withLogicalDirections(withTokens(compiled.css)),
      loader: 'css',
      resolveDir: join(uswds, 'dist/css'),
    },
    outdir: outDir,
    entryNames: 'portico-[hash]',
    assetNames: '[name]-[hash]',
    bundle: true,
    minify: true,
    metafile: true,
    loader: { '.svg': 'file' },
    target: browsers,
  });
  return outputsOf(result);
}

/**
 * Puts custom properties in place of the colours and the font that USWDS compiled in; see theme/_uswds.scss.
 */
function withTokens(css) {
  const rule = /\.portico-tokens \{([^}]*)\}/.exec(css);
  let themed = css.replace(rule[0], '');
  for (const [, property, value] of rule[1].matchAll(/--([a-z-]+?)--[a-z0-9-]+: ([^;]+);/g)) {
    themed = themed.replaceAll(new RegExp(`(?<!--pt-[a-z-]+: )${value}\\b`, 'g'), `var(--pt-${property})`);
  }
  return themed
    .replaceAll(/font-family: -apple-system[^;]+;/g, 'font-family: var(--pt-font);')
    .replaceAll(/(?<=[\s;]color: )white\b/g, 'var(--pt-on-action)')
    .replaceAll(/(?<=: [^;]*)\bwhite\b(?!-)/g, 'var(--pt-surface)');
}

/** USWDS is written for left-to-right pages; this turns its physical directions into logical ones. */
function withLogicalDirections(css) {
  return css
    .replaceAll(/\b(margin|padding|border)-left\b/g, '$1-inline-start')
    .replaceAll(/\b(margin|padding|border)-right\b/g, '$1-inline-end')
    .replaceAll(/(?<=[{;\s])left(?=\s*:)/g, 'inset-inline-start')
    .replaceAll(/(?<=[{;\s])right(?=\s*:)/g, 'inset-inline-end')
    .replaceAll(/text-align: left/g, 'text-align: start')
    .replaceAll(/text-align: right/g, 'text-align: end');
}

async function buildScript(outDir) {
  const result = await esbuild.build({
    // Passkeys apart: only the pages that ask for one load them.
    entryPoints: { portico: join(root, 'src/web/browser/index.ts'), passkey: join(root, 'src/web/browser/passkey.ts') },
    outdir: outDir,
    entryNames: '[name]-[hash]',
    bundle: true,
    minify: true,
    metafile: true,
    format: 'esm',
    target: 'es2022',
  });
  return outputsOf(result);
}

async function buildIcon(outDir) {
  const svg = await readFile(join(root, 'src/web/theme/icon.svg'));
  const name = `icon-${createHash('sha256').update(svg).digest('hex').slice(0, 8)}.svg`;
  await writeFile(join(outDir, name), svg);
  return [name];
}

function outputsOf(result) {
  return Object.keys(result.metafile.outputs).map((path) => basename(path));
}
