/**
 * What follows for codes and accounts when two records turn out to be one person (E19), and when they are parted
 * again: open codes of the record that goes end, its account follows the person, or closes where the other record has
 * one. Each step leaves a row in the history of both records, for staff to see.
 */
import type { SystemScope } from '../access/scope.ts';
import { sql } from '../kernel/db.ts';
import { noteAccountEvent } from './account-events.ts';

/** What became of the account of the record that went. */
export interface AccountMove {
  readonly accountId: string;
  readonly did: 'moved' | 'closed';
}

export async function followMerge(scope: SystemScope, from: string, to: string): Promise<AccountMove | undefined> {
  const { tx } = scope;
  const account = await activeAccount(scope, from);
  const other = await activeAccount(scope, to);
  await endCodes(scope, account && !other ? [from, to] : [from]);
  if (account && other) {
    await tx.run(sql`update account set status = 'deactivatedByOrg' where id = ${account}`);
    await tx.run(sql`delete from session where account_id = ${account}`);
  } else if (account) await tx.run(sql`update account set record_id = ${to} where id = ${account}`);
  await noteAccountEvent(scope, { recordId: from, accountId: account ?? null, status: account && other ? 'deactivatedByOrg' : 'none', method: 'merge' });
  await noteAccountEvent(scope, { recordId: to, accountId: other ?? account ?? null, status: other || account ? 'active' : 'none', method: 'merge' });
  return account ? { accountId: account, did: other ? 'closed' : 'moved' } : undefined;
}

/** Gives each record back what it had, as far as it is still free. Codes stay revoked. */
export async function followSplit(scope: SystemScope, from: string, to: string, move: AccountMove | undefined): Promise<void> {
  const isFree = move && !(await activeAccount(scope, from));
  if (move?.did === 'moved' && isFree) await scope.tx.run(sql`update account set record_id = ${from} where id = ${move.accountId} and record_id = ${to}`);
  if (move?.did === 'closed' && isFree)
    await scope.tx.run(sql`update account set status = 'active' where id = ${move.accountId} and record_id = ${from} and status = 'deactivatedByOrg'`);
  for (const recordId of [from, to]) {
    const account = await activeAccount(scope, recordId);
    await noteAccountEvent(scope, { recordId, accountId: account ?? null, status: account ? 'active' : 'none', method: 'unmerge' });
  }
}

/** Whether somebody signs in to one of these records. */
export const hasAccount = async (scope: SystemScope, records: readonly string[]): Promise<boolean> =>
  (await scope.tx.row(sql`select id from account where record_id = any (${[...records]}::uuid[]) and status = 'active' limit 1`)) !== undefined;

const activeAccount = async (scope: SystemScope, recordId: string): Promise<string | undefined> =>
  (await scope.tx.row(sql<{ id: string }>`select id from account where record_id = ${recordId} and status = 'active'`))?.id;

const endCodes = (scope: SystemScope, records: readonly string[]): Promise<number> =>
  scope.tx.run(sql`update enrolment_code set revoked_at = ${scope.now}, revoked_reason = 'merged'
    where record_id = any (${[...records]}::uuid[]) and used_at is null and revoked_at is null`);
