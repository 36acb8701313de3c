/**
 * Lighthouse 12 (mobile) over the pages, when Chromium and lighthouse are here. Lighthouse is large and only the
 * bench needs it: `npm i --prefix .cache/lighthouse --ignore-scripts lighthouse@12.8.2` brings it.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const cli = [resolve('node_modules/lighthouse/cli/index.js'), resolve('.cache/lighthouse/node_modules/lighthouse/cli/index.js')].find((path) => existsSync(path));
const flags = '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

export async function lighthouseScores(base: string, cookie: string, pages: [name: string, path: string][]): Promise<string[]> {
  const chrome = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path));
  if (!cli || !chrome) return ['Lighthouse was not measured in this run: lighthouse or Chromium is missing.'];
  const folder = mkdtempSync(join(tmpdir(), 'portico-lighthouse-'));
  const headers = join(folder, 'headers.json');
  const lines = ['| page | performance | accessibility | best practices |', '|---|---|---|---|'];
  for (const [name, path] of pages) {
    writeFileSync(headers, JSON.stringify(path === '/' ? {} : { cookie }));
    const output = join(folder, 'report.json');
    spawnSync(process.execPath, [cli, base + path, '--quiet', '--output=json', `--output-path=${output}`, `--extra-headers=${headers}`,
      '--only-categories=performance,accessibility,best-practices', `--chrome-flags=${flags}`], { env: { ...process.env, CHROME_PATH: chrome }, stdio: 'ignore' });
    const { categories } = JSON.parse(readFileSync(output, 'utf8')) as { categories: Record<string, { score: number }> };
    const score = (key: string): number => Math.round((categories[key]?.score ?? 0) * 100);
    lines.push(`| ${name} | ${score('performance')} | ${score('accessibility')} | ${score('best-practices')} |`);
  }
  return lines;
}
