/**
 * What people have to do about somebody's access: an ending the desk asked for, a letter where no mail reached the
 * person, news of a death or a merge to look at (E19, T9, W15). Whoever may end access sees them until they are done.
 */
import { reachRecord } from '../access/scope.ts';
import type { StaffScope, SystemScope } from '../access/scope.ts';
import { sql } from '../kernel/db.ts';
import { isId } from '../kernel/ids.ts';
import { NotFound } from '../kernel/reason.ts';
import { byOf } from './access-decisions.ts';
import { reachPatient } from './registered-patient.ts';

export const accessTaskKinds = ['endAsked', 'letter', 'deceased', 'notDeceased', 'merged', 'mergedWithEnded'] as const;
export type AccessTaskKind = (typeof accessTaskKinds)[number];

export interface NewAccessTask {
  readonly recordId: string;
  readonly kind: AccessTaskKind;
  readonly decisionId?: string;
  readonly comment?: string;
}

export async function noteAccessTask(scope: StaffScope | SystemScope, { recordId, kind, decisionId, comment }: NewAccessTask): Promise<void> {
  const by = byOf(scope);
  await scope.tx.run(sql`insert into access_task (record_id, kind, decision_id, comment, at, by_kind, by_name)
    values (${recordId}, ${kind}, ${decisionId ?? null}, ${comment?.trim() || null}, ${scope.now}, ${by.kind}, ${by.name})`);
}

/** The desk asks for an ending (the table of who may what): a task for those who may decide. */
export async function askToEnd(scope: StaffScope, recordId: string, comment: string): Promise<void> {
  await reachPatient(scope, recordId, 'access.ask');
  await noteAccessTask(scope, { recordId, kind: 'endAsked', comment });
  scope.audit({ action: 'access.ask', recordId });
}

export interface AccessTask {
  readonly id: string;
  readonly recordId: string;
  readonly decisionId: string | null;
  readonly kind: AccessTaskKind;
  readonly comment: string | null;
  readonly at: Date;
  readonly byKind: string;
  readonly byName: string;
  readonly given: string | null;
  readonly family: string | null;
  readonly birthDate: string | null;
}

const most = 50;

const select = sql.raw(`select t.id, t.record_id as "recordId", t.decision_id as "decisionId", t.kind, t.comment, t.at, t.by_kind as "byKind", t.by_name as "byName",
  p.given, p.family, p.birth_date as "birthDate" from access_task t
  left join lateral (select given, family, birth_date from patient one where one.record_id = t.record_id order by linked_at, patient_id limit 1) p on true`);

/** Open tasks, newest first, fifty at most, and how many there are. */
export async function accessTasks(scope: StaffScope): Promise<{ tasks: AccessTask[]; open: number }> {
  scope.need('access.end');
  const [tasks, count] = await Promise.all([
    scope.tx.rows(sql<AccessTask>`${select} where t.done_at is null order by t.at desc, t.id limit ${most}`),
    scope.tx.row(sql<{ open: number }>`select count(*) as open from access_task where done_at is null`),
  ]);
  scope.audit({ action: 'access.tasks', details: { open: count!.open } });
  for (const { recordId } of tasks) scope.audit({ action: 'patient.found', recordId });
  return { tasks, open: count!.open };
}

/** Open tasks about one record. */
export async function tasksAbout(scope: StaffScope, recordId: string): Promise<AccessTask[]> {
  await reachRecord(scope, recordId);
  return scope.tx.rows(sql<AccessTask>`${select} where t.done_at is null and t.record_id = ${recordId} order by t.at desc, t.id limit ${most}`);
}

/** Notes that a task is done. NotFound when it is out of reach; done twice is done. */
export async function finishAccessTask(scope: StaffScope, id: string): Promise<void> {
  scope.need('access.end');
  if (!isId(id)) throw new NotFound();
  const task = await scope.tx.row(sql<{ record_id: string }>`select record_id from access_task where id = ${id}`);
  if (!task) throw new NotFound();
  await scope.tx.run(sql`update access_task set done_at = ${scope.now}, done_by = ${scope.name} where id = ${id} and done_at is null`);
  scope.audit({ action: 'access.task.done', recordId: task.record_id, item: id });
}
