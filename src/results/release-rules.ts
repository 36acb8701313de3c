/**
 * Whether a person may see a resource of their record, from when, and by what rule. Until the review policy comes,
 * what is final is visible from receipt (`history`, R5), and what is not final, was entered in error or is marked
 * "not for the portal" is never visible (R3, R10). Pure; the answer is stored with the resource.
 */
import type { Raw } from '../chart/listing.ts';

export type ReleaseRule = 'history' | 'notFinal' | 'enteredInError' | 'notForPortal' | 'notDone';

export interface Release {
  /** Null: never, as things stand. */
  readonly visibleAt: Date | null;
  readonly rule: ReleaseRule;
}

const notFinal = new Set(['registered', 'preliminary', 'partial', 'unknown', 'draft', 'proposed', 'pending', 'planned']);
/** Kinds whose value is a finding: only these wait for a final status. */
const findings = new Set(['Observation', 'DiagnosticReport', 'ImagingStudy']);

export function releaseOf(resource: Raw, receivedAt: Date): Release {
  const status = typeof resource.status === 'string' ? resource.status : undefined;
  if (status === 'entered-in-error' || status === 'cancelled' && findings.has(resource.resourceType) || verification(resource) === 'entered-in-error')
    return { visibleAt: null, rule: 'enteredInError' };
  if (isKeptBack(resource)) return { visibleAt: null, rule: 'notForPortal' };
  if (resource.resourceType === 'Immunization' && status === 'not-done') return { visibleAt: null, rule: 'notDone' };
  // A finding without a status comes from a source that sends only what is final.
  if (findings.has(resource.resourceType) && status && notFinal.has(status)) return { visibleAt: null, rule: 'notFinal' };
  if (resource.resourceType === 'DocumentReference' && resource.docStatus === 'preliminary') return { visibleAt: null, rule: 'notFinal' };
  return { visibleAt: receivedAt, rule: 'history' };
}

function verification(resource: Raw): string | undefined {
  const status = resource.verificationStatus as { coding?: { code?: string }[] } | undefined;
  return status?.coding?.[0]?.code;
}

/** Confidentiality R (restricted) and V (very restricted) of HL7 v3, or HIPAA's psychotherapy notes. */
function isKeptBack(resource: Raw): boolean {
  const labels = (resource.meta as { security?: { code?: string }[] } | undefined)?.security;
  return Array.isArray(labels) && labels.some((label) => /^(R|V|PSYTHPN)$/.test(label?.code ?? ''));
}
