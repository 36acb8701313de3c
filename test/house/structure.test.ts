import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { roomOf, whyNotImport } from '../../eslint-rules/import-direction.js';

const src = resolve(import.meta.dirname, '../../src');

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name));

/** What each file imports at run time: types leave no trace. */
const imports = new Map(files.map((name) => {
  const text = readFileSync(join(src, name), 'utf8');
  const found = [...text.matchAll(/^(?:import|export)\s+(?!type\b)(?:[^'"]*?\sfrom\s+)?['"](\.[^'"]+)['"]/gm)].map((match) => match[1]!);
  return [name, found.map((to) => relative(src, resolve(dirname(join(src, name)), to)))];
}));

describe('the house', () => {
  it('has no cycles among its files', () => {
    const done = new Set<string>();
    const cycles: string[] = [];
    const walk = (name: string, path: string[]): void => {
      if (path.includes(name)) return void cycles.push([...path.slice(path.indexOf(name)), name].join(' → '));
      if (done.has(name)) return;
      for (const to of imports.get(name) ?? []) walk(to, [...path, name]);
      done.add(name);
    };
    for (const name of files) walk(name, []);
    expect(cycles).toEqual([]);
  });

  it('has no cycles among its nouns', () => {
    const rooms = new Map<string, Set<string>>();
    for (const [name, targets] of imports) {
      const from = roomOf(name);
      if (from.level !== 'noun') continue;
      for (const to of targets) if (roomOf(to).level === 'noun' && roomOf(to).name !== from.name) rooms.set(from.name, (rooms.get(from.name) ?? new Set()).add(roomOf(to).name));
    }
    const back = (start: string, at: string, seen = new Set<string>()): boolean =>
      [...(rooms.get(at) ?? [])].some((next) => next === start || (!seen.has(next) && back(start, next, seen.add(next))));
    expect([...rooms.keys()].filter((room) => back(room, room))).toEqual([]);
  });

  it('tells where code belongs when an import goes the wrong way', () => {
    expect(whyNotImport('kernel/db.ts', 'results/results.ts')).toMatch(/Move this file to the noun/);
    expect(whyNotImport('results/results.ts', 'web/routes.ts')).toMatch(/does not know how it is shown/);
    expect(whyNotImport('web/ui/card.tsx', 'web/routes.ts')).toMatch(/Pass it as a property/);
    expect(whyNotImport('fhir/read.ts', 'web/routes.ts')).toMatch(/never imports another door/);
    expect(whyNotImport('access/scope.ts', 'accounts/sign-in.ts')).toMatch(/must not know accounts/);
    expect(whyNotImport('web/patient/home.tsx', 'results/results.ts')).toBeUndefined();
  });

  it('has files that fit on a screen or two', () => {
    const long = files.map((name) => ({ name, lines: readFileSync(join(src, name), 'utf8').split('\n').length })).filter((file) => file.lines > 350);
    expect(long).toEqual([]);
  });

  it('begins every file with what it is for', () => {
    const silent = files.filter((name) => !readFileSync(join(src, name), 'utf8').trimStart().startsWith('/**'));
    expect(silent).toEqual([]);
  });
});
