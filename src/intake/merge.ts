/**
 * Two records become one, and part again (E19, F-24). A merge moves identities from one record to another, a row for
 * each, and never touches a key of the chart; so it can be undone whole. Accounts and codes follow (accounts/merged.ts).
 */
import { randomUUID } from 'node:crypto';
import type { SystemScope } from '../access/scope.ts';
import { checkMerged, followMerge, followSplit } from '../accounts/merged.ts';
import type { AccountMove } from '../accounts/merged.ts';
import { sql } from '../kernel/db.ts';
import { NotFound } from '../kernel/reason.ts';

export type LinkMethod = 'feed' | 'staff' | 'commandLine';

/**
 * Moves the identities of the patient's record to the record of the other patient. Returns the id of the merge, or
 * undefined when they are one already. `why`: what a person gave as the reason. Throws NotFound when one of them is not there.
 */
export async function linkPatients(scope: SystemScope, patientId: string, survivorId: string, method: LinkMethod, why?: string): Promise<string | undefined> {
  const { tx, now } = scope;
  await oneMergeAtATime(scope);
  const [from, to] = [await recordOf(scope, patientId), await recordOf(scope, survivorId)];
  if (from === to) return undefined;
  const account = await followMerge(scope, from, to);
  const mergeId = randomUUID();
  await tx.run(sql`insert into patient_link_event (merge_id, patient_id, from_record, to_record, at, method, by_name, account_id, account_did, reason)
    select ${mergeId}, patient_id, ${from}, ${to}, ${now}, ${method}, ${scope.actor.name}, ${account?.accountId ?? null}, ${account?.did ?? null}, ${why ?? null}
    from patient where record_id = ${from}`);
  await tx.run(sql`update patient set record_id = ${to}, linked_at = ${now}, linked_by = ${method} where record_id = ${from}`);
  await checkMerged(scope, to);
  scope.audit({ action: 'patient.link', recordId: to, item: mergeId, details: { from, account: account?.did ?? null } });
  return mergeId;
}

/** Undoes the merge that last moved this patient. Throws NotFound when none did. */
export async function unlinkPatient(scope: SystemScope, patientId: string): Promise<void> {
  const last = await scope.tx.row(sql<{ merge_id: string }>`
    select merge_id from patient_link_event where patient_id = ${patientId} and undone_at is null order by id desc limit 1`);
  if (!last) throw new NotFound();
  await undoMerge(scope, last.merge_id);
}

/** Gives every identity back to the record it came from; what later merges did with it is undone with it. */
export async function undoMerge(scope: SystemScope, mergeId: string, why?: string): Promise<void> {
  const { tx, now } = scope;
  await oneMergeAtATime(scope);
  const moved = await tx.rows(sql<Moved>`
    select id, patient_id, from_record, to_record, account_id, account_did from patient_link_event where merge_id = ${mergeId} and undone_at is null`);
  const [first] = moved;
  if (!first) return;
  for (const { id, patient_id, from_record } of moved) {
    await tx.run(sql`update patient set record_id = ${from_record}, linked_at = ${now}, linked_by = 'unlink' where patient_id = ${patient_id}`);
    await tx.run(sql`update patient_link_event set undone_at = ${now}, undone_by = ${scope.actor.name}, undone_reason = ${why ?? null}
      where patient_id = ${patient_id} and id >= ${id} and undone_at is null`);
  }
  const account: AccountMove | undefined = first.account_id && first.account_did ? { accountId: first.account_id, did: first.account_did } : undefined;
  await followSplit(scope, first.from_record, first.to_record, account);
  scope.audit({ action: 'patient.unlink', recordId: first.from_record, item: mergeId, details: { from: first.to_record } });
}

interface Moved {
  id: string;
  patient_id: string;
  from_record: string;
  to_record: string;
  account_id: string | null;
  account_did: 'moved' | 'closed' | null;
}

async function recordOf(scope: SystemScope, patientId: string): Promise<string> {
  const found = await scope.tx.row(sql<{ record_id: string }>`select record_id from patient where patient_id = ${patientId} for update`);
  if (!found) throw new NotFound();
  return found.record_id;
}

const oneMergeAtATime = (scope: SystemScope): Promise<number> => scope.tx.run(sql`select pg_advisory_xact_lock(hashtextextended('patient links', 0))`);
