/**
 * What follows for codes and accounts when two records turn out to be one person (E19), and when they are parted
 * again: open codes of the record that goes end, its account follows the person, or closes where the other record has
 * one; what limits the person limits them in the other record too. Each step leaves a row in the history of both
 * records, and where it touched somebody's access a task for staff.
 */
import type { SystemScope } from '../access/scope.ts';
import { sql } from '../kernel/db.ts';
import { decisionsOf, liftRows, noteDecision, standingEnd } from './access-decisions.ts';
import { noteAccessTask } from './access-tasks.ts';
import { noteAccountEvent } from './account-events.ts';
import { endForDeceased, isDeceased } from './deceased.ts';
import { activeAccount, endWhole } from './end-access.ts';
import { statusNow } from './status-now.ts';

/** What became of the account of the record that went. */
export interface AccountMove {
  readonly accountId: string;
  readonly did: 'moved' | 'closed';
}

/** Before the identities move. */
export async function followMerge(scope: SystemScope, from: string, to: string): Promise<AccountMove | undefined> {
  const account = await activeAccount(scope, from);
  const other = await activeAccount(scope, to);
  const codes = await endCodes(scope, account && !other ? [from, to] : [from]);
  if (account && other) await endWhole(scope, { recordId: from, kind: 'merged', because: 'merged', askedBy: 'record', family: 'keep' }, 'merge');
  else {
    if (account) await scope.tx.run(sql`update account set record_id = ${to} where id = ${account}`);
    await noteAccountEvent(scope, { recordId: from, status: await statusNow(scope, from), method: 'merge' });
  }
  await noteAccountEvent(scope, { recordId: to, accountId: other ?? account ?? null, status: await statusNow(scope, to), method: 'merge' });
  const endedThere = await takeDecisionsOver(scope, from, to);
  const active = account ?? other;
  if (active && endedThere) await noteAccessTask(scope, { recordId: to, kind: 'mergedWithEnded' });
  else if (account || codes > 0) await noteAccessTask(scope, { recordId: to, kind: 'merged' });
  return account ? { accountId: account, did: other ? 'closed' : 'moved' } : undefined;
}

/** After the identities have moved: somebody who has died has no access in the other record either. */
export async function checkMerged(scope: SystemScope, to: string): Promise<void> {
  if (await isDeceased(scope, to)) await endForDeceased(scope, to);
}

/** Copies what stands for the one record to the other. Returns whether one of the two had its whole access ended by the organization. */
async function takeDecisionsOver(scope: SystemScope, from: string, to: string): Promise<boolean> {
  const standing = (await decisionsOf(scope, from)).filter((one) => one.standing && one.kind === 'organization');
  for (const one of standing)
    await noteDecision(scope, {
      recordId: to, kind: one.kind, functions: one.functions, because: one.because, askedBy: one.askedBy, copyOf: one.id,
      ...(one.family && { family: one.family }), note: one.note ?? undefined, endsAt: one.endsAt ?? undefined,
    });
  return (await standingEnd(scope, to, 'organization')) !== undefined;
}

/** Gives each record back what it had, as far as it is still free. Codes stay revoked. */
export async function followSplit(scope: SystemScope, from: string, to: string, move: AccountMove | undefined): Promise<void> {
  await liftRows(scope, sql`record_id = ${to} and copy_of in (select id from access_decision where record_id = ${from})`);
  const isFree = move && !(await activeAccount(scope, from));
  if (move?.did === 'moved' && isFree) await scope.tx.run(sql`update account set record_id = ${from} where id = ${move.accountId} and record_id = ${to}`);
  const [closed] = move?.did === 'closed' ? await liftRows(scope, sql`record_id = ${from} and kind = 'merged' and account_id = ${move.accountId}`) : [];
  if (closed && isFree)
    await scope.tx.run(sql`update account set status = 'active' where id = ${move!.accountId} and record_id = ${from} and status = 'deactivatedByOrg'`);
  for (const recordId of [from, to]) {
    const account = await activeAccount(scope, recordId);
    await noteAccountEvent(scope, { recordId, accountId: account, status: await statusNow(scope, recordId), method: 'unmerge' });
  }
}

/** Whether somebody signs in to one of these records. */
export const hasAccount = async (scope: SystemScope, records: readonly string[]): Promise<boolean> =>
  (await scope.tx.row(sql`select id from account where record_id = any (${[...records]}::uuid[]) and status = 'active' limit 1`)) !== undefined;

const endCodes = (scope: SystemScope, records: readonly string[]): Promise<number> =>
  scope.tx.run(sql`update enrolment_code set revoked_at = ${scope.now}, revoked_reason = 'merged'
    where record_id = any (${[...records]}::uuid[]) and used_at is null and revoked_at is null`);
