import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrivalOf } from './version-rules.ts';
import type { Version } from './version-rules.ts';

const version = (more: Partial<Version>): Version => ({ patientId: 'p', digest: Buffer.from('a'), sourceTime: null, sourceVersion: null, ...more });
const at = (hour: number): Date => new Date(Date.UTC(2020, 0, 1, hour));

describe('a version that arrives', () => {
  it('is new where nothing stands, and the same where the same stands', () => {
    expect(arrivalOf(undefined, version({}))).toBe('new');
    expect(arrivalOf(version({}), version({ digest: Buffer.from('a') }))).toBe('same');
    expect(arrivalOf(version({}), version({ patientId: 'other' }))).toBe('later');
  });

  it('is judged by its time before its number: a server that was set up anew counts from 1 again', () => {
    expect(arrivalOf(version({ sourceVersion: 7, sourceTime: at(1) }), version({ sourceVersion: 1, sourceTime: at(2), digest: Buffer.from('b') }))).toBe('later');
    expect(arrivalOf(version({ sourceVersion: 7, sourceTime: at(1) }), version({ sourceVersion: 6, sourceTime: at(1), digest: Buffer.from('b') }))).toBe('earlier');
    expect(arrivalOf(version({ sourceVersion: 7 }), version({ sourceVersion: 6, digest: Buffer.from('b') }))).toBe('earlier');
  });

  it('stands where nothing tells which is later', () => {
    expect(arrivalOf(version({ sourceVersion: 7 }), version({ sourceTime: at(1), digest: Buffer.from('b') }))).toBe('later');
  });

  it('leaves the same one standing in whatever order a history comes', () => {
    const history = fc.uniqueArray(fc.record({ hour: fc.integer({ min: 0, max: 3 }), number: fc.integer({ min: 1, max: 9 }) }), { selector: ({ hour, number }) => `${hour}/${number}`, minLength: 1, maxLength: 8 })
      .map((all) => all.map(({ hour, number }) => version({ sourceTime: at(hour), sourceVersion: number, digest: Buffer.from(`${hour}/${number}`) })));
    fc.assert(fc.property(history.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))), ([one, other]) => {
      const end = (order: readonly Version[]): string => order.reduce<Version | undefined>((standing, next) => (['new', 'later'].includes(arrivalOf(standing, next)) ? next : standing), undefined)!.digest.toString();
      expect(end(one)).toBe(end(other));
    }));
  });
});
