/**
 * Sessions as the database opens them (open_person_session, open_staff_session, open_pending_session). Read by scope.ts
 * alone, which makes scopes of them.
 */
import type { Appointment } from './rights.ts';

export interface SessionRow {
  csrf: string;
  created_at: Date;
  active_at: Date;
  expires_at: Date;
}
export interface PersonSession extends SessionRow {
  account_id: string;
  username: string;
  record_id: string | null;
  patients: string[];
  language: string;
  given: string | null;
  family: string | null;
  birth_date: string | null;
}
export interface StaffSession extends SessionRow {
  staff_id: string;
  username: string;
  name: string;
  kind: 'staff' | 'staff-pending';
  roles: Appointment[];
}

export interface PendingSession extends SessionRow {
  owner_id: string;
  username: string;
  language: string;
  must_enrol: boolean;
}
