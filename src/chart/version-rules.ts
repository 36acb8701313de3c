/**
 * Which of two versions of a resource stands (R13, R-20): pure, so that it can be shown that any order of arrival ends
 * with the same one where the source tells times or versions. Keeps and changes nothing.
 */

/** What a version says of itself: `meta.lastUpdated` and a numeric `meta.versionId`. */
export interface Dated {
  readonly sourceTime: Date | null;
  readonly sourceVersion: number | null;
}

export interface Version extends Dated {
  readonly patientId: string;
  readonly digest: Buffer;
}

/**
 * new: nothing stood there. same: nothing to do. later: it takes the place of what stands. earlier: it came late, and
 * is only kept beside it.
 */
export type Arrival = 'new' | 'same' | 'later' | 'earlier';

/**
 * The time decides before the number: a server that was set up anew counts from 1 again. Where neither tells them
 * apart, the one that arrives last stands.
 */
export function arrivalOf(standing: Version | undefined, incoming: Version): Arrival {
  if (!standing) return 'new';
  if (standing.patientId === incoming.patientId && standing.digest.equals(incoming.digest)) return 'same';
  return isEarlier(incoming, standing) ? 'earlier' : 'later';
}

function isEarlier(one: Dated, other: Dated): boolean {
  if (one.sourceTime && other.sourceTime && one.sourceTime.getTime() !== other.sourceTime.getTime()) return one.sourceTime < other.sourceTime;
  if (one.sourceVersion !== null && other.sourceVersion !== null) return one.sourceVersion < other.sourceVersion;
  return false;
}
