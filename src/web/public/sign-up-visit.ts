/**
 * What the steps of signing up share: a visit that carries the sign-up of its cookie.
 * A step never sees another person's sign-up, and nothing of a record.
 */
import type { Enrolment } from '../../accounts/enrolment.ts';
import type { Visit } from '../visit.ts';

export interface SignUpVisit extends Visit {
  readonly enrolment: Enrolment;
}

/** One step: the page it shows, and what it does with what was sent. */
export interface SignUpStep {
  show(visit: SignUpVisit): Response;
  receive(visit: SignUpVisit): Promise<Response>;
}
