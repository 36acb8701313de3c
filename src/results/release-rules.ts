/**
 * Whether a person may see a resource of their record, from when, and by what rule. Until the review policy comes,
 * what is final is visible from receipt (R5), unless it is an old result and the organization holds those; what is not
 * final, was entered in error or is marked "not for the portal" is never visible (R3, R10). Pure; the answer is stored
 * with the resource.
 */
import { instantOf } from '../chart/fhir-dates.ts';
import { codings } from '../chart/fhir-values.ts';
import { listingOf } from '../chart/listing.ts';
import type { Raw } from '../chart/listing.ts';

export type ReleaseRule = 'released' | 'history' | 'historyHeld' | 'notFinal' | 'enteredInError' | 'notForPortal' | 'notDone';

/** What the organization decided about results from before it went live (design.md, "Release is data"). */
export interface History {
  /** YYYY-MM-DD; undefined while it has not gone live: then all there is is history. */
  readonly goLive?: string | undefined;
  readonly results: 'released' | 'held';
}

export interface Release {
  /** Null: never, as things stand. */
  readonly visibleAt: Date | null;
  readonly rule: ReleaseRule;
}

/** A finding is shown when it says one of these, or nothing; any other word may mean that it is still changing. */
const final = new Set(['final', 'amended', 'corrected', 'appended', 'available']);
/** Kinds whose value is a finding: only these wait for a final status. */
const findings = new Set(['Observation', 'DiagnosticReport', 'ImagingStudy']);

export function releaseOf(resource: Raw, receivedAt: Date, history: History = { results: 'released' }): Release {
  const status = typeof resource.status === 'string' ? resource.status : undefined;
  if (status === 'entered-in-error' || status === 'cancelled' && findings.has(resource.resourceType) || isInError(resource))
    return { visibleAt: null, rule: 'enteredInError' };
  if (isKeptBack(resource)) return { visibleAt: null, rule: 'notForPortal' };
  if (resource.resourceType === 'Immunization' && status === 'not-done') return { visibleAt: null, rule: 'notDone' };
  // One without a status comes from a source that sends only what is final; its page says that the status is not given.
  if (findings.has(resource.resourceType) && status && !final.has(status)) return { visibleAt: null, rule: 'notFinal' };
  if (resource.resourceType === 'DocumentReference' && resource.docStatus === 'preliminary') return { visibleAt: null, rule: 'notFinal' };
  if (!isHistory(resource, receivedAt, history)) return { visibleAt: receivedAt, rule: 'released' };
  return history.results === 'held' ? { visibleAt: null, rule: 'historyHeld' } : { visibleAt: receivedAt, rule: 'history' };
}

/** A test result that was final before the organization went live. */
function isHistory(resource: Raw, receivedAt: Date, { goLive }: History): boolean {
  if (!findings.has(resource.resourceType) || listingOf(resource) !== 'result') return false;
  if (!goLive) return true;
  const finalAt = instantOf(resource.issued) ?? instantOf(resource.effectiveDateTime) ?? instantOf(resource.started) ?? receivedAt;
  return finalAt.toISOString().slice(0, 10) < goLive;
}

const isInError = (resource: Raw): boolean => codings(resource.verificationStatus).some(({ code }) => code === 'entered-in-error');

/** Confidentiality R (restricted) and V (very restricted) of HL7 v3, or HIPAA's psychotherapy notes. */
function isKeptBack(resource: Raw): boolean {
  const labels = (resource.meta as { security?: unknown } | null | undefined)?.security;
  return codings({ coding: labels }).some(({ code }) => /^(R|V|PSYTHPN)$/.test(code ?? ''));
}
