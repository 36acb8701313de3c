import { expect, test } from 'vitest';
import { IdleClock } from './idle-clock.ts';

const at = (wall: number, steady = wall) => ({ wall: wall * 1000, steady: steady * 1000 });

test('counts down from what the server said', () => {
  const clock = new IdleClock(900, at(0));
  expect(clock.remaining(at(100))).toBe(800);
  clock.set(900, at(100));
  expect(clock.remaining(at(100))).toBe(900);
  expect(clock.remaining(at(2000))).toBe(0);
});

test('a wall clock put back a day does not lengthen the session', () => {
  expect(new IdleClock(900, at(0)).remaining(at(-86_400, 900))).toBe(0);
});

test('sleep, in which the steady clock may stand still, counts', () => {
  const clock = new IdleClock(900, at(0));
  expect(clock.remaining(at(3600, 10))).toBe(0);
  expect(clock.hasDrifted(at(3600, 10))).toBe(true);
});

test('a changed clock makes the page ask, and the answer settles it', () => {
  const clock = new IdleClock(900, at(0));
  expect(clock.hasDrifted(at(86_410, 10))).toBe(true);
  clock.set(890, at(86_410, 10));
  expect(clock.hasDrifted(at(86_420, 20))).toBe(false);
  expect(clock.remaining(at(86_420, 20))).toBe(880);
});
