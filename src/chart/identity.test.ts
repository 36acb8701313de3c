import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nobody, resourceId } from './identity.ts';

const key = randomBytes(32);
const part = fc.string({ maxLength: 30 }).filter((text) => !text.includes('\u0000'));

describe('an id of the chart (decision 006)', () => {
  it('is the same every time, and a UUID', () => {
    fc.assert(fc.property(part, part, part, (source, type, id) => {
      const made = resourceId(key, source, type, id);
      expect(made).toBe(resourceId(Buffer.from(key), source, type, id));
      expect(made).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(made).not.toBe(nobody);
    }));
  });

  it('differs by source, type and id, wherever one of them ends and the next begins', () => {
    const seen = new Map<string, string>();
    fc.assert(fc.property(part, part, part, (source, type, id) => {
      const made = resourceId(key, source, type, id);
      const from = JSON.stringify([source, type, id]);
      expect(seen.get(made) ?? from).toBe(from);
      seen.set(made, from);
    }), { numRuns: 2000 });
    expect(resourceId(key, 'ehr', 'Patient', '12')).not.toBe(resourceId(key, 'ehr2', 'Patient', '12'));
    expect(resourceId(key, 'a', 'bc', 'd')).not.toBe(resourceId(key, 'ab', 'c', 'd'));
  });

  it('cannot be computed without the key of the installation', () => {
    const ids = new Set(Array.from({ length: 200 }, () => resourceId(randomBytes(32), 'ehr', 'Patient', '1')));
    expect(ids.size).toBe(200);
  });
});
