/**
 * An answer that takes the same time whatever was found: it leaves at a fixed moment after the request came,
 * which the work behind it does not reach.
 */
import { setTimeout as wait } from 'node:timers/promises';

/** Milliseconds. */
const usual = 400;

export async function inEvenTime<T>(work: () => Promise<T>): Promise<T> {
  const [done] = await Promise.all([work(), wait(usual)]);
  return done;
}
