/** What can be asked of the audit trail, and when a question is too wide. Pure. */
import { reason } from '../kernel/reason.ts';
import type { Reason } from '../kernel/reason.ts';

declare module '../kernel/reason.ts' {
  interface ReasonFacts {
    'audit.tooWide': { most: number };
    'audit.noPatient': Record<string, never>;
    'audit.noActor': Record<string, never>;
  }
}

export interface AuditFilter {
  /** The record of the patient. */
  readonly patient?: string;
  /** The id of the staff member or account that acted. */
  readonly actor?: string;
  /** The noun of the action: `chart`, `signIn`. */
  readonly kind?: string;
  /** Only what was refused or failed. */
  readonly notDone?: boolean;
  /** YYYY-MM-DD, both inclusive. */
  readonly from?: string;
  readonly to?: string;
}

/** Days that may be looked at without a patient and without an actor, and with an actor alone. */
export const widest = { all: 31, actor: 366 } as const;

/** Undefined when the question is narrow enough to be answered. For one patient the whole time is. */
export function whyTooWide({ patient, actor, from, to }: AuditFilter, today: string): Reason<'audit.tooWide'> | undefined {
  if (patient) return undefined;
  const most = actor ? widest.actor : widest.all;
  const days = from ? (Date.parse(to ?? today) - Date.parse(from)) / 86_400_000 : Infinity;
  return days >= most ? reason('audit.tooWide', { most }, []) : undefined;
}

/** The day so many days before. */
export const daysBefore = (day: string, count: number): string => new Date(Date.parse(day) - count * 86_400_000).toISOString().slice(0, 10);
