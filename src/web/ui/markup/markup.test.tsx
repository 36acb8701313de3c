/** Markup as text: whatever a record, a person or a setting says comes out of a browser's parser as it went in. */
import { Parser } from 'htmlparser2';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markupText } from './jsx-runtime.ts';

/** What a browser would read: texts between tags, and the values of attributes. */
function parsed(markup: string): { texts: string; attributes: Record<string, string>; tags: string[] } {
  const found = { texts: '', attributes: {} as Record<string, string>, tags: [] as string[] };
  const parser = new Parser({
    onopentag: (name, attributes) => { found.tags.push(name); Object.assign(found.attributes, attributes); },
    ontext: (text) => { found.texts += text; },
  });
  parser.end(markup);
  return found;
}

test('A-081: text and attributes come out as they went in, whatever they hold', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom('"', "'", '<', '>', '&', 'a', ';', '#', '/', '=', ' ', '\n') }), (one, other) => {
    for (const text of [one, other]) {
      const { texts, attributes, tags } = parsed(markupText(<p title={text}>{text}</p>));
      expect([texts, attributes.title, tags]).toEqual([text, text, ['p']]);
    }
  }));
});

test('A-081: markup in a text stays text, in lists, in fragments and in components', () => {
  const Name = ({ children }: { children: string }) => <bdi>{children}</bdi>;
  const bad = '<script>alert(1)</script>';
  expect(markupText(<>{[bad, 7, null, false, <Name key="n">{bad}</Name>]}</>))
    .toBe('&lt;script&gt;alert(1)&lt;/script&gt;7<bdi>&lt;script&gt;alert(1)&lt;/script&gt;</bdi>');
});

test('an object that only looks like markup is refused', () => {
  const forged = JSON.parse('{"text":"<script>alert(1)</script>"}') as string;
  expect(() => markupText(<p>{forged}</p>)).toThrow(TypeError);
});

test('an address that is a script is refused', () => {
  for (const href of ['javascript:alert(1)', ' JaVa\tscript:alert(1)', '\u0001javascript:x']) expect(() => markupText(<a href={href}>x</a>)).toThrow(TypeError);
  expect(markupText(<a href="/results?why=javascript:">x</a>)).toBe('<a href="/results?why=javascript:">x</a>');
});

test('attributes are written as HTML and SVG write them', () => {
  expect(markupText(<label className="a" htmlFor="b" hidden>c</label>)).toBe('<label class="a" for="b" hidden="">c</label>');
  expect(markupText(<input defaultValue="v" readOnly disabled={false} aria-invalid={false} autoComplete="off" />))
    .toBe('<input value="v" readonly="" aria-invalid="false" autocomplete="off">');
  expect(markupText(<input type="checkbox" defaultChecked />)).toBe('<input type="checkbox" checked="">');
  expect(markupText(<svg viewBox="0 0 1 1"><path strokeWidth={2} d="M0 0" /></svg>)).toBe('<svg viewBox="0 0 1 1"><path stroke-width="2" d="M0 0"></path></svg>');
  expect(markupText(<textarea defaultValue={'\nfirst'} />)).toBe('<textarea>\n\nfirst</textarea>');
  expect(markupText(<br />)).toBe('<br>');
});

test('a choice is marked at its option: the select itself could not tell any more', () => {
  expect(() => markupText(<select defaultValue="b"><option value="b">B</option></select>)).toThrow('selected');
});
