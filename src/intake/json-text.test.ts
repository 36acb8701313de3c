import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from './json-text.ts';
import { checked, entriesIn, storable } from './parse.ts';
import { Unfit } from './reasons.ts';

const codeOf = (work: () => unknown): string => {
  try {
    work();
    return 'taken';
  } catch (error) {
    if (!(error instanceof Unfit)) throw error;
    return error.why.code;
  }
};
const stored = (text: string): string => storable(checked({ place: 'resource', resource: parseJson(text) }));
const observation = (inside: string): string => `{"resourceType":"Observation",${inside}}`;

describe('hostile JSON (A-088)', () => {
  it.each([
    ['a hundred thousand brackets', '['.repeat(100_000), 'file.tooDeep'],
    ['a hundred thousand objects', '{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000), 'file.tooDeep'],
    ['no JSON', '<Patient/>', 'file.notJson'],
    ['nothing', '', 'file.notJson'],
    ['half a document', '{"resourceType":"Patient","name":[', 'file.notJson'],
    ['a string without an end', '{"resourceType":"Pat', 'file.notJson'],
    ['a key that stands twice', observation('"subject":{"reference":"Patient/1"},"subject":{"reference":"Patient/2"}'), 'item.keyTwice'],
    ['a key that stands twice, deep inside', observation('"a":[{"b":{"c":1,"d":2,"c":3}}]'), 'item.keyTwice'],
    ['a type that is none', '{"resourceType":"__proto__"}', 'item.noType'],
    ['a number no computer holds', observation('"v":1e400'), 'item.badNumber'],
    ['a number that vanishes', observation('"v":1e-400'), 'item.badNumber'],
    ['a number of ten thousand digits', observation(`"v":${'9'.repeat(10_000)}`), 'item.badNumber'],
    ['a NUL', observation('"v":"a\\u0000b"'), 'item.badCharacter'],
    ['half of a surrogate pair', observation('"v":"\\ud800"'), 'item.badCharacter'],
  ])('%s is refused with a reason', (_name, text, code) => {
    expect(codeOf(() => stored(text))).toBe(code);
  });

  it.each([
    ['__proto__ and constructor as keys', observation('"__proto__":{"admin":true},"constructor":{"prototype":1}')],
    ['a backslash before u0000 that is only text', observation('"v":"\\\\u0000"')],
    ['a whole surrogate pair', observation('"v":"😀"')],
    ['colons and brackets in strings', observation('"v":"a:b[c{d\\"e:f"')],
  ])('%s goes in as it stands', (_name, text) => {
    expect(JSON.parse(stored(text))).toEqual(JSON.parse(text));
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  it('parses like JSON.parse whatever the text, or refuses it', () => {
    fc.assert(fc.property(fc.oneof(fc.json(), fc.string(), fc.json().map((text) => text.slice(0, -1))), (text) => {
      let plain: unknown = Unfit;
      try {
        plain = JSON.parse(text);
      } catch {
        expect(['file.notJson', 'file.tooDeep']).toContain(codeOf(() => parseJson(text)));
      }
      if (plain !== Unfit) expect(JSON.parse(JSON.stringify(parseJson(text)))).toEqual(plain);
    }), { numRuns: 1000 });
  });
});

describe('the digits of a laboratory', () => {
  it.each(['7.0', '0.10', '120', '1.50e3', '-0.0', '6.3', '0.30000000000000004', '12345678901234567890', '100.00'])('%s stays', (digits) => {
    expect(stored(observation(`"valueQuantity":{"value":${digits}}`))).toContain(`"value":${digits}}`);
  });
});

describe('a Bundle with a rotten entry (F-25)', () => {
  const bundle = (...entries: string[]): string => `{"resourceType":"Bundle","type":"collection","entry":[${entries.map((one) => `{"fullUrl":"urn:uuid:x","resource":${one}}`).join(',\n')}]}`;
  const sound = '{"resourceType":"Patient","id":"1"}';
  it.each([
    ['a slip of the pen', '{"resourceType":"Patient","id":oops}', 'file.notJson'],
    ['nested beyond measure', `{"resourceType":"Patient","x":${'['.repeat(300)}${']'.repeat(300)}}`, 'file.tooDeep'],
    ['a key twice', '{"resourceType":"Patient","id":"2","id":"3"}', 'item.keyTwice'],
  ])('loses the one entry: %s', (_name, rotten, code) => {
    const entries = entriesIn(Buffer.from(bundle(sound, rotten, sound)));
    expect(entries.map((entry) => (entry.resource instanceof Unfit ? entry.resource.why.code : 'taken'))).toEqual(['taken', code, 'taken']);
    expect(entries[1]!.text).toContain(rotten);
    expect(entries.map((entry) => entry.place)).toEqual(['entry 1', 'entry 2', 'entry 3']);
  });

  it('is refused whole when the brackets do not match, or the fault lies outside the entries', () => {
    expect(codeOf(() => entriesIn(Buffer.from(bundle(sound, '{"resourceType":"Patient"'))))).toBe('file.notJson');
    expect(codeOf(() => entriesIn(Buffer.from(bundle(sound).replace('"type"', '"type":"batch","type"'))))).toBe('item.keyTwice');
  });

  it('gives the entries of Bundles inside, and passes over what brings nothing', () => {
    const inner = bundle(sound, sound);
    const entries = entriesIn(Buffer.from(`{"resourceType":"Bundle","entry":[{"resource":${inner}},{"request":{"method":"GET","url":"Patient"}},
      {"resource":{"resourceType":"OperationOutcome"},"search":{"mode":"outcome"}},{"request":{"method":"DELETE","url":"Patient/9"}},null]}`));
    expect(entries.map((entry) => entry.place)).toEqual(['entry 1, entry 1', 'entry 1, entry 2', 'entry 4', 'entry 5']);
    expect(codeOf(() => checked(entries[2]!))).toBe('item.deletion');
    expect(codeOf(() => checked(entries[3]!))).toBe('item.notResource');
  });
});
