/**
 * Whether a link that lets somebody in may be mailed to an address. Pure. A new address counts once it
 * is confirmed. Without that it counts a day after the change, when the address before was confirmed: there the news
 * of the change arrived and could be protested.
 */
import { hours, later } from '../kernel/clock.ts';
import { reason } from '../kernel/reason.ts';
import type { Reason } from '../kernel/reason.ts';

declare module '../kernel/reason.ts' {
  interface ReasonFacts {
    'address.notConfirmed': Record<string, never>;
    'address.held': Record<string, never>;
  }
}

export interface AddressState {
  readonly confirmedAt: Date | null;
  readonly heldUntil: Date | null;
}

/** How long recovery to a new address waits. */
export const addressHold = hours(24);

export type NoRecoveryTo = Reason<'address.notConfirmed'> | Reason<'address.held'>;

/** Undefined when it may, else why not. It may at, and not before, the moment until which it is held. */
export function whyNoRecoveryTo({ confirmedAt, heldUntil }: AddressState, now: Date): NoRecoveryTo | undefined {
  if (confirmedAt) return undefined;
  if (!heldUntil) return reason('address.notConfirmed', {}, ['callOffice']);
  return now < heldUntil ? reason('address.held', {}, ['tryAgainLater', 'callOffice'], { until: heldUntil }) : undefined;
}

/** What becomes of the state when the address changes. */
export const stateAfterChange = (before: AddressState, now: Date): AddressState =>
  ({ confirmedAt: null, heldUntil: whyNoRecoveryTo(before, now) === undefined ? later(now, addressHold) : null });
