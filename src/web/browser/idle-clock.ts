/**
 * How much of a session is left, as far as a page can know. The server alone decides; its answers set this
 * clock. Two clocks run side by side, since the wall clock can be put back or forward and the monotonic one
 * may stand still while the machine sleeps: the shorter rest counts, and when they drift apart the page must
 * ask the server.
 */
export type Now = { wall: number; steady: number };

const driftMilliseconds = 5_000;

export class IdleClock {
  #end: Now;
  #asked: Now;

  constructor(remainingSeconds: number, now: Now) {
    this.#end = later(now, remainingSeconds);
    this.#asked = now;
  }

  /** The server said how many seconds are left. */
  set(remainingSeconds: number, now: Now): void {
    this.#end = later(now, remainingSeconds);
    this.#asked = now;
  }

  /** Seconds left, never negative. */
  remaining(now: Now): number {
    const rest = Math.min(this.#end.wall - now.wall, this.#end.steady - now.steady);
    return Math.max(0, rest / 1000);
  }

  /** The machine slept or its clock was changed since the server last answered. */
  hasDrifted(now: Now): boolean {
    const wall = now.wall - this.#asked.wall;
    const steady = now.steady - this.#asked.steady;
    return Math.abs(wall - steady) > driftMilliseconds;
  }
}

export function now(): Now {
  return { wall: Date.now(), steady: performance.now() };
}

function later(now: Now, seconds: number): Now {
  return { wall: now.wall + seconds * 1000, steady: now.steady + seconds * 1000 };
}
