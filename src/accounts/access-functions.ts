/**
 * The one rule that says whether a person may use a function of the portal (T7): each page of a function asks it and
 * shows the Reason where the function would be. It asks the database at each request, so a decision holds at once.
 */
import type { PatientScope } from '../access/scope.ts';
import { reason, Refused } from '../kernel/reason.ts';
import type { Reason } from '../kernel/reason.ts';
import { ownLimits } from './access-decisions.ts';
import type { OwnLimit } from './access-decisions.ts';
import type { AccessFunction } from './ending-rules.ts';

/** Undefined when the function is open to the person of the scope, else why not, since when and until when. */
export async function whyNotFunction(scope: PatientScope, wanted: AccessFunction): Promise<Reason<'access.restricted'> | undefined> {
  const limit = (await ownLimits(scope)).find(({ functions }) => functions.includes(wanted));
  return limit && limitReason(limit, wanted);
}

export const limitReason = (limit: OwnLimit, wanted: AccessFunction): Reason<'access.restricted'> =>
  reason('access.restricted', { function: wanted, because: limit.because }, wanted === 'downloads' ? ['callOffice', 'requestRecords'] : ['callOffice'], { since: limit.startsAt, ...(limit.endsAt && { until: limit.endsAt }) });

/** For an act of a function: throws Refused where the function was taken away. */
export async function needFunction(scope: PatientScope, wanted: AccessFunction): Promise<void> {
  const why = await whyNotFunction(scope, wanted);
  if (why) throw new Refused(why);
}
