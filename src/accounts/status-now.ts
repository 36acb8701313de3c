/**
 * In which state the account of a record is just now (E17), for the row of history that an act leaves behind: so that
 * the history ends in the state that the screens show. Whether an account is locked is read off the history itself.
 */
import type { StaffScope, SystemScope } from '../access/scope.ts';
import { sql } from '../kernel/db.ts';
import { accountStatus } from './account-status.ts';
import type { AccountStatus, StatusFacts } from './account-status.ts';

interface StatusRow {
  status: NonNullable<StatusFacts['account']>['status'] | null;
  locked_at: Date | null;
  code: boolean;
  expires_at: Date;
  used_at: Date | null;
  revoked_at: Date | null;
  declined_at: Date | null;
}

export async function statusNow(scope: StaffScope | SystemScope, recordId: string): Promise<AccountStatus> {
  const row = await scope.tx.row(sql<StatusRow>`
    select a.status, case when last.status = 'locked' then last.at end as locked_at,
      c.id is not null as code, c.expires_at, c.used_at, c.revoked_at, c.declined_at
    from (select 1) one
    left join lateral (select id, status from account where record_id = ${recordId} and kind = 'patient'
      order by status = 'active' desc, created_at desc limit 1) a on true
    left join lateral (select e.status, e.at from account_event e where e.account_id = a.id order by e.id desc limit 1) last on true
    left join lateral (select id, expires_at, used_at, revoked_at, declined_at from enrolment_code
      where record_id = ${recordId} and purpose = 'patient' order by issued_at desc, revoked_at is null desc, id limit 1) c on true`);
  return accountStatus({
    ...(row?.status && { account: { status: row.status, lockedAt: row.locked_at } }),
    ...(row?.code && { code: { expiresAt: row.expires_at, usedAt: row.used_at, revokedAt: row.revoked_at, declinedAt: row.declined_at } }),
  }, scope.now);
}
