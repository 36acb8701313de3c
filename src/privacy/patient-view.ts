/**
 * The portal as the patient sees it, for support (W21): only where the organization allows it, only with the consent of
 * the person on the phone, noted with who, when and how; for minutes, and to read. Starts a grant; what it opens is
 * minted in access/scope.ts, and the patient finds it among those who looked at their record.
 */
import type { StaffScope } from '../access/scope.ts';
import { whyNot } from '../access/rights.ts';
import type { IdentityCheck } from '../accounts/account-events.ts';
import { sql } from '../kernel/db.ts';
import { reason, Refused } from '../kernel/reason.ts';
import type { Reason } from '../kernel/reason.ts';
import type { Settings } from '../organization/settings.ts';
import { openGrant } from './grants.ts';

declare module '../kernel/reason.ts' {
  interface ReasonFacts {
    'view.off': Record<string, never>;
    'view.noAccount': Record<string, never>;
    'view.readOnly': Record<string, never>;
  }
}

export const consentWays = ['phone', 'inPerson', 'written'] as const;
export type ConsentWay = (typeof consentWays)[number];
export const isConsentWay = (text: string | null): text is ConsentWay => consentWays.includes(text as ConsentWay);

/** Why this member of staff cannot view the portal as this patient now; undefined when they can. */
export async function whyNoView(scope: StaffScope, settings: Settings, recordId: string): Promise<Reason | undefined> {
  const missing = whyNot(scope.appointments, 'portal.viewAs');
  if (missing) return missing;
  if (!settings['support.viewAsPatient']) return reason('view.off', {}, ['askAdministrator']);
  const account = await scope.tx.row(sql`select 1 from account where record_id = ${recordId} and kind = 'patient' and status = 'active'`);
  return account ? undefined : reason('view.noAccount', {}, []);
}

/** Starts a view. The caller has reached the patient. Refused when it is not possible. */
export async function startView(
  scope: StaffScope, settings: Settings, recordId: string, consent: { by: string; how: ConsentWay; check: IdentityCheck },
): Promise<void> {
  scope.need('portal.viewAs');
  const why = await whyNoView(scope, settings, recordId);
  if (why) throw new Refused(why);
  await openGrant(scope, { kind: 'view', recordId, why: `${consent.how}:${consent.check}`, said: consent.by, minutes: settings['support.viewMinutes'] });
}

/** What is refused while somebody looks with another person's eyes. */
export const readOnly = (): Reason<'view.readOnly'> => reason('view.readOnly', {}, []);
