/** What a page file exports: its route and what it answers to GET and POST. The door runs it in the right scope. */
import type { HolderScope, PatientScope, PendingPersonScope, PendingStaffScope, StaffScope } from '../access/scope.ts';
import type { Right } from '../access/rights.ts';
import type { Route } from './routes.ts';
import type { UploadLimits } from './upload-body.ts';
import type { Visit } from './visit.ts';

export type Answer = Response | Promise<Response>;

interface Handlers<Scope> {
  get?(visit: Visit<Scope>): Answer;
  post?(visit: Visit<Scope>): Answer;
  /** Opening this address is no activity of the person (S14): polling. */
  polls?: boolean;
  /** The form of this page brings files, of this size at most: only for staff who hold the right of the page. */
  uploads?: UploadLimits;
  /** Forms of this page bring the current password, as `current-password`: the door looks at it (visit.password). */
  confirms?: boolean;
}

export type Page =
  | ({ readonly route: Route; readonly for: 'anyone' } & Handlers<undefined>)
  | ({ readonly route: Route; readonly for: 'person' } & Handlers<PatientScope>)
  | ({ readonly route: Route; readonly for: 'holder' } & Handlers<HolderScope>)
  | ({ readonly route: Route; readonly for: 'staff'; readonly right?: Right } & Handlers<StaffScope>)
  | ({ readonly route: Route; readonly for: 'person-pending' } & Handlers<PendingPersonScope>)
  | ({ readonly route: Route; readonly for: 'staff-pending' } & Handlers<PendingStaffScope>);

/** A page of a person and their record: staff show some of them under a patient. */
export type PersonPage = Extract<Page, { readonly for: 'person' }>;

export const publicPage = (route: Route, handlers: Handlers<undefined>): Page => ({ route, for: 'anyone', ...handlers });
export const personPage = (route: Route, handlers: Handlers<PatientScope>): PersonPage => ({ route, for: 'person', ...handlers });
/** A page on which a person changes what opens their account: its handler runs outside of any transaction. */
export const holderPage = (route: Route, handlers: Handlers<HolderScope>): Page => ({ route, for: 'holder', ...handlers });
/** A page for staff who hold `right`; without it the door answers 403 with the Reason. */
export const staffPage = (route: Route, right: Right | undefined, handlers: Handlers<StaffScope>): Page => ({
  route, for: 'staff', ...(right && { right }), ...handlers,
});
export const pendingPersonPage = (route: Route, handlers: Handlers<PendingPersonScope>): Page => ({ route, for: 'person-pending', ...handlers });
export const pendingStaffPage = (route: Route, handlers: Handlers<PendingStaffScope>): Page => ({ route, for: 'staff-pending', ...handlers });
