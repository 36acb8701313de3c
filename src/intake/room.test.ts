import { expect, it } from 'vitest';
import { testConfig } from '../../test/portal.ts';
import { needRoom, NoRoom } from './room.ts';

it('nothing more is taken in when the disk of the embedded database is nearly full (F-05)', () => {
  const config = testConfig();
  expect(() => needRoom({ config }, () => 65)).not.toThrow();
  expect(() => needRoom({ config }, () => 63.9)).toThrow(NoRoom);
  expect(() => needRoom({ config }, () => 63.9)).toThrow(/Only 63 MB are free .* it goes on where it stopped/);
  // The disk of somebody's own PostgreSQL is theirs to watch.
  expect(() => needRoom({ config: { ...config, databaseUrl: 'postgresql://elsewhere/x' } }, () => 0)).not.toThrow();
  expect(() => needRoom({ config })).not.toThrow();
});
