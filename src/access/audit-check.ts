/**
 * What the last check of the audit trail found, for the privacy officer (W22): each check leaves a row. Checking itself
 * is done in audit-verify.ts; here nothing is concluded.
 */
import { sql } from '../kernel/db.ts';
import type { Portal } from '../portal.ts';
import type { AuditReport } from './audit-verify.ts';
import { asSystem, nowhere } from './scope.ts';
import type { StaffScope } from './scope.ts';

export async function noteAuditCheck(portal: Portal, { seals, events, sealedUntil, problem }: AuditReport): Promise<void> {
  await asSystem(portal, 'audit', nowhere, async ({ tx, now }) => {
    await tx.run(sql`insert into audit_check (at, seals, events, sealed_until, problem)
      values (${now}, ${seals}, ${events}, ${sealedUntil ?? null}, ${problem?.code ?? null})`);
  });
}

export interface AuditCheck {
  readonly at: Date;
  /** Up to here the trail is what was sealed; null when nothing is sealed yet. */
  readonly sealedUntil: Date | null;
  readonly problem: string | null;
}

/** The newest check; undefined before the first. */
export async function lastAuditCheck(scope: StaffScope): Promise<AuditCheck | undefined> {
  scope.need('audit.search');
  return scope.tx.row(sql<AuditCheck>`select at, sealed_until as "sealedUntil", problem from audit_check order by id desc limit 1`);
}
