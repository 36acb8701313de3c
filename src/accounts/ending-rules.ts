/**
 * Why somebody's access ends or is limited, in the words of a closed list, and what follows for the person (T7, T8, T9,
 * W15, P17). Pure: it decides from what was read, and writes nothing.
 */
import { days } from '../kernel/clock.ts';
import { reason } from '../kernel/reason.ts';
import type { Reason } from '../kernel/reason.ts';
import type { AccountStatus } from './account-status.ts';

/** The functions that can be taken away one by one (T7). Reading one's record on the page is none: that ends only as a whole. */
export const accessFunctions = ['messages', 'renewals', 'appointments', 'requests', 'downloads', 'linking', 'family'] as const;
export type AccessFunction = (typeof accessFunctions)[number];

export const endingKinds = ['patientCall', 'organization', 'deceased', 'merged'] as const;
export type EndingKind = (typeof endingKinds)[number];

/** Why a patient asks for it. They owe nobody a reason: `notSaid` comes first. */
export const patientReasons = ['notSaid', 'noNeed', 'movedAway', 'privacy', 'accessByOthers'] as const;
/** Why the organization decides it (T7: misuse or any reason, also other use than one's own care). */
export const organizationReasons = ['misuse', 'otherUse', 'conduct', 'accessByOthers', 'safety', 'leftCare', 'legal', 'other'] as const;
/** What the record itself says. */
export const recordReasons = ['deceased', 'merged'] as const;

export type PatientReason = (typeof patientReasons)[number];
export type OrganizationReason = (typeof organizationReasons)[number];
export type EndingReason = PatientReason | OrganizationReason | (typeof recordReasons)[number];

export const askers = ['patient', 'representative', 'clinic', 'record'] as const;
export type Asker = (typeof askers)[number];

/** What becomes of the access that family members have (P17). Where nobody says otherwise it ends too. */
export const familyFates = ['end', 'keep'] as const;
export type FamilyFate = (typeof familyFates)[number];

declare module '../kernel/reason.ts' {
  interface ReasonFacts {
    'account.endedByPatient': Record<string, never>;
    'account.endedByOrg': { because: EndingReason };
    'account.endedDeceased': Record<string, never>;
    'account.endedMerged': Record<string, never>;
    'access.restricted': { function: AccessFunction; because: EndingReason };
    /** No code while a decision of the organization stands. */
    'code.accessEnded': { because: EndingReason };
    'access.notActive': { status: AccountStatus };
    'access.standsAlready': Record<string, never>;
    'access.notStanding': Record<string, never>;
    'access.hasDied': Record<string, never>;
  }
}

export type EndedReason =
  | Reason<'account.endedByPatient'> | Reason<'account.endedByOrg'> | Reason<'account.endedDeceased'> | Reason<'account.endedMerged'>;

export interface DecidedFacts {
  readonly kind: EndingKind;
  readonly because: EndingReason;
  readonly startsAt: Date;
  readonly endsAt: Date | null;
}

/** What somebody is told whose account was ended. */
export function whyEnded({ kind, because, startsAt, endsAt }: DecidedFacts): EndedReason {
  const times = { since: startsAt, ...(endsAt && { until: endsAt }) };
  switch (kind) {
    case 'patientCall': return reason('account.endedByPatient', {}, ['callOffice', 'askForCode'], times);
    case 'organization': return reason('account.endedByOrg', { because }, ['callOffice', 'requestRecords'], times);
    case 'deceased': return reason('account.endedDeceased', {}, ['callOffice'], times);
    case 'merged': return reason('account.endedMerged', {}, ['signIn', 'recoverUsername', 'callOffice'], times);
  }
}

/** Whether a decision is in force at a moment: from its start, and not at its end. */
export const stands = ({ startsAt, endsAt, liftedAt }: { startsAt: Date; endsAt: Date | null; liftedAt: Date | null }, now: Date): boolean =>
  startsAt <= now && (endsAt === null || now < endsAt) && liftedAt === null;

/** Undefined when there is something for the patient to close, else why not. */
export const whyNotClose = (status: AccountStatus): Reason<'access.notActive'> | undefined =>
  status === 'active' || status === 'locked' ? undefined : reason('access.notActive', { status }, []);

/**
 * The moment a last day is over at a place: the midnight after it, whatever the clocks on the wall do that day. `day` as
 * YYYY-MM-DD.
 */
export function endOfDay(day: string, zone: string): Date {
  const midnight = Date.parse(`${day}T00:00:00Z`) + days(1);
  // How far the place is from UTC is asked at the moment that was found, so that a change of the clocks is counted.
  const first = midnight - offsetAt(new Date(midnight), zone);
  return new Date(midnight - offsetAt(new Date(first), zone));
}

/** Milliseconds that the clock of a place is ahead of UTC. */
function offsetAt(at: Date, zone: string): number {
  const parts = Object.fromEntries(new Intl.DateTimeFormat('en-US', {
    timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
  }).formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(parts.year!, parts.month! - 1, parts.day, parts.hour, parts.minute, parts.second) - Math.floor(at.getTime() / 1000) * 1000;
}
