import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Heartbeat } from './heartbeat.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] }));
afterEach(() => void vi.useRealTimers());

function running() {
  const start = performance.now();
  const sent: number[] = [];
  const seconds = () => (performance.now() - start) / 1000;
  const heartbeat = new Heartbeat(900, start, () => sent.push(seconds()));
  const type = (at: number) => {
    vi.advanceTimersByTime(at * 1000 - (performance.now() - start));
    heartbeat.input(performance.now());
  };
  return { sent, type, wait: (s: number) => vi.advanceTimersByTime(s * 1000) };
}

test('input at 14:59 is told at once', () => {
  const { sent, type } = running();
  type(899);
  expect(sent).toEqual([899]);
});

test('steady input is told twice a minute and no more', () => {
  const { sent, type } = running();
  for (let at = 0; at < 300; at += 1) type(at);
  expect(sent.length).toBeLessThanOrEqual(10);
  expect(sent.length).toBeGreaterThanOrEqual(9);
});

test('the last input is told within 4 seconds, whenever it was', () => {
  for (let last = 1; last < 90; last += 3.7) {
    const { sent, type, wait } = running();
    for (let at = 0; at < last; at += 2.3) type(at);
    type(last);
    wait(60);
    const told = sent.at(-1) ?? 0;
    expect(told - last).toBeGreaterThanOrEqual(0);
    expect(told - last).toBeLessThanOrEqual(4.01);
  }
});

test('without input nothing is told', () => {
  const { sent, wait } = running();
  wait(3600);
  expect(sent).toEqual([]);
});
