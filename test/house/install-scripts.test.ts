/**
 * What npm installs: no package's install script runs, every package that has one is known with the reason
 * why we do without, and every package is pinned by its hash and comes from the registry the operator chose.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const read = <T>(path: string): T => JSON.parse(readFileSync(resolve(root, path), 'utf8')) as T;

interface Locked {
  version: string;
  integrity?: string;
  resolved?: string;
  hasInstallScript?: boolean;
}

const locked = Object.entries(read<{ packages: Record<string, Locked> }>('package-lock.json').packages).filter(([path]) => path !== '');
const nameOf = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

describe('the packages', () => {
  it('run no install scripts', () => {
    expect(readFileSync(resolve(root, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m);
  });

  it('with an install script are known one by one, with the reason why we do without', () => {
    const allowed = read<Record<string, { version: string; reason: string }>>('scripts/allowed-install-scripts.json');
    const found = Object.fromEntries(locked.filter(([, entry]) => entry.hasInstallScript).map(([path, { version }]) => [nameOf(path), version]));
    expect(found).toEqual(Object.fromEntries(Object.entries(allowed).map(([name, { version }]) => [name, version])));
    for (const { reason } of Object.values(allowed)) expect(reason).toMatch(/Not run: /);
  });

  it('are each pinned by a hash', () => {
    expect(locked.filter(([, entry]) => !entry.integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual([]);
  });

  it('come from the registry and from nowhere else', () => {
    const foreign = locked.filter(([, { resolved }]) => resolved && !resolved.startsWith('https://registry.npmjs.org/'));
    expect(foreign.map(([path]) => path)).toEqual([]);
  });

  it('are asked for by exact versions', () => {
    const { dependencies, devDependencies, optionalDependencies } = read<Record<string, Record<string, string>>>('package.json');
    const loose = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));
    expect(loose).toEqual([]);
  });
});
