/** The one source of time. Rules take `now` from here, never from `Date`, so that tests can set the clock. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still until it is moved: for tests. */
export function fixedClock(start: Date | string): Clock & { set(to: Date | string): void; forward(milliseconds: number): void } {
  let now = new Date(start);
  return {
    now: () => new Date(now),
    set: (to) => void (now = new Date(to)),
    forward: (milliseconds) => void (now = new Date(now.getTime() + milliseconds)),
  };
}

export const seconds = (count: number): number => count * 1000;
export const minutes = (count: number): number => count * 60_000;
export const hours = (count: number): number => count * 3_600_000;
/** Days of 24 hours: an instant plus days ignores daylight saving on purpose (E4). */
export const days = (count: number): number => count * 86_400_000;

export const later = (from: Date, milliseconds: number): Date => new Date(from.getTime() + milliseconds);
