/**
 * Who among the staff may do what: the table of design.md, in code. A right is held at a clinic or everywhere;
 * a missing right is a Reason (403), something of another clinic is not found (404).
 */
import { reason } from '../kernel/reason.ts';
import type { Reason } from '../kernel/reason.ts';

export const staffRoles = ['desk', 'nurse', 'doctor', 'records', 'support', 'admin', 'privacy'] as const;
export type StaffRole = (typeof staffRoles)[number];

const holders = {
  'patient.find': ['desk', 'nurse', 'doctor', 'records', 'support', 'privacy'],
  'code.issue': ['desk', 'support'],
  'account.unlock': ['desk', 'support'],
  'factor.reset': ['desk', 'support'],
  'staff.manage': ['admin'],
  'mail.watch': ['desk', 'support'],
  'details.answer': ['desk', 'records', 'support'],
  // The database holds the roles of these too: portico_chart_way and find_for_glass (0013).
  'access.ask': ['desk', 'support', 'privacy'],
  'access.end': ['support', 'privacy'],
  'chart.open': ['nurse', 'doctor', 'records'],
  'chart.breakGlass': ['nurse', 'doctor'],
  'glass.review': ['privacy'],
  'audit.search': ['privacy'],
  'portal.viewAs': ['support', 'records'],
  'ticket.work': ['desk', 'support'],
  'quarantine.see': ['records', 'admin'],
  'quarantine.resolve': ['records', 'admin'],
  'patient.link': ['records'],
  'intake.upload': ['admin'],
  'system.watch': ['admin'],
} as const satisfies Record<string, readonly StaffRole[]>;

export type Right = keyof typeof holders;

/** Roles that work for the whole organization, not for one clinic. */
const everywhere: readonly StaffRole[] = ['records', 'support', 'admin', 'privacy'];
export const worksEverywhere = (role: StaffRole): boolean => everywhere.includes(role);

export interface Appointment {
  readonly role: StaffRole;
  /** Null: every clinic. */
  readonly clinic: string | null;
}

declare module '../kernel/reason.ts' {
  interface ReasonFacts {
    'right.missing': { right: Right; roles: readonly StaffRole[] };
  }
}

/** Undefined when one of the appointments carries the right, else why not. */
export function whyNot(appointments: readonly Appointment[], right: Right): Reason<'right.missing'> | undefined {
  const roles: readonly StaffRole[] = holders[right];
  if (appointments.some((appointment) => roles.includes(appointment.role))) return undefined;
  return reason('right.missing', { right, roles }, ['askAdministrator']);
}

/** The clinics at which the right is held: 'all', or their ids. */
export function clinicsFor(appointments: readonly Appointment[], right: Right): 'all' | string[] {
  const roles: readonly StaffRole[] = holders[right];
  const holding = appointments.filter((appointment) => roles.includes(appointment.role));
  if (holding.some((appointment) => appointment.clinic === null || worksEverywhere(appointment.role))) return 'all';
  return holding.flatMap((appointment) => appointment.clinic ?? []);
}
