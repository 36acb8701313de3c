/**
 * Where the pages of second factors stand: those of a person under Preferences, those of staff on their own account.
 * The pages are the same; what differs is named here.
 */
import type { PatientScope, StaffScope } from '../../access/scope.ts';
import { routes } from '../routes.ts';
import type { Route } from '../routes.ts';
import type { Visit } from '../visit.ts';
import { changeWords, staffFactorWords } from '../words/two-step.ts';
import type { Entry } from '../words/words.ts';

/** A person or a member of staff who looks at their own factors. */
export type Self = Visit<PatientScope> | Visit<StaffScope>;

export const changes = ['app', 'passkey', 'mail', 'codes', 'off'] as const;
export type Change = (typeof changes)[number];

export interface Place {
  readonly overview: Route<string>;
  readonly back: Entry;
  change(change: Change): string;
  remove(what: string): string;
}

export const placeOf = (visit: Self): Place =>
  visit.scope.kind === 'staff'
    ? {
        overview: routes.staffAccount, back: staffFactorWords.account,
        change: (change) => routes.staffAccountChange.to({ change }), remove: (what) => routes.staffAccountRemove.to({ what }),
      }
    : {
        overview: routes.twoStep, back: changeWords.back,
        change: (change) => routes.twoStepChange.to({ change }), remove: (what) => routes.twoStepRemove.to({ what }),
      };

/** The zone times are told in. */
export const zoneOf = (visit: Self): string => visit.settings['office.zone'];
