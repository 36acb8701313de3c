import { expect, test } from 'vitest';
import { galleryNames, galleryPage } from './gallery.tsx';

for (const name of galleryNames) {
  test(`the gallery page "${name}" is one document with one heading, one main and no style in place`, () => {
    const markup = galleryPage(name, { css: ['/a.css'], js: ['/a.js'] });
    expect(markup).toMatch(/^<!doctype html><html lang="en-US"/);
    expect(markup.match(/<h1/g)).toHaveLength(1);
    expect(markup.match(/<main/g)).toHaveLength(1);
    expect(markup).not.toMatch(/ style="| on[a-z]+="/);
    const ids = Array.from(markup.matchAll(/ id="([^"]+)"/g), (found) => found[1]);
    expect(ids).toEqual([...new Set(ids)]);
  });
}
