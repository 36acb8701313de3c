/**
 * Who among the staff looked at a record, for the person themself (R-11, W21): the name, the role, the time and what
 * kind of look it was. Reads the audit trail through one function of the database that gives nothing else.
 */
import type { PatientScope } from '../access/scope.ts';
import { staffRoles } from '../access/rights.ts';
import type { StaffRole } from '../access/rights.ts';
import { sql } from '../kernel/db.ts';

export interface Look {
  readonly id: number;
  readonly at: Date;
  readonly name: string;
  readonly roles: readonly StaffRole[];
  /** The noun of what was done: `chart`, `viewAs`, `account`, … */
  readonly kind: string;
}

export const looksOnPage = 20;

/** The newest first, twenty at a time; `before` is where the page before ended. */
export async function whoLooked(scope: PatientScope, before: { at: Date; id: number } | undefined): Promise<{ looks: Look[]; more: boolean }> {
  const rows = await scope.tx.rows(sql<{ id: number; at: Date; name: string; roles: string[] | null; action: string }>`
    select * from looks_at_my_record(${before?.at ?? null}, ${before?.id ?? null}, ${looksOnPage + 1})`);
  scope.audit({ action: 'looks.list', details: { shown: Math.min(rows.length, looksOnPage) } });
  const looks = rows.slice(0, looksOnPage).map(({ id, at, name, roles, action }) => ({
    id, at, name, roles: staffRoles.filter((role) => roles?.includes(role)), kind: action.split('.')[0]!,
  }));
  return { looks, more: rows.length > looksOnPage };
}
