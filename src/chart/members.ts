/**
 * Which observations are parts of a report or a panel, whichever came first. A part carries the id of its whole and
 * stands in no list of results by itself; when nothing names it any more, it stands there again. The rule that picks
 * one whole among several knows no order of arrival.
 */
import type { SystemScope } from '../access/scope.ts';
import { sql } from '../kernel/db.ts';

/** An observation that a report or a panel names. */
export interface Member {
  readonly patientId: string;
  readonly reportId: string;
  readonly observationId: string;
}

export interface Placed {
  readonly patientId: string;
  readonly id: string;
}

interface Whole extends Placed {
  readonly type: string;
  readonly releaseReason: string;
}

/**
 * Of several wholes, one that must not be shown comes first, so that it hides its parts (R3); then reports before
 * panels; then the smaller id.
 */
const rankOf = (whole: Whole): string => `${whole.releaseReason === 'notForPortal' ? 0 : 1}${whole.type === 'DiagnosticReport' ? 0 : 1}${whole.id}`;

/** The whole of each part where both are in the same batch, unless something that is stored already names the part, too. */
export function parentsWithin(rows: readonly Whole[], members: readonly Member[], claimed: ReadonlySet<string>): Map<string, string> {
  const inBatch = new Map(rows.map((row) => [row.id, row]));
  const best = new Map<string, Whole>();
  for (const { observationId, reportId } of members) {
    const [part, whole] = [inBatch.get(observationId), inBatch.get(reportId)];
    if (!part || !whole || part === whole || part.patientId !== whole.patientId || claimed.has(part.id)) continue;
    const before = best.get(part.id);
    if (!before || rankOf(whole) < rankOf(before)) best.set(part.id, whole);
  }
  return new Map([...best].map(([part, whole]) => [part, whole.id]));
}

/** Forgets what changed wholes, by where they stood before or stand now, no longer name. Returns those parts. */
export async function dropMembers(scope: SystemScope, changed: readonly Placed[], members: readonly Member[]): Promise<Placed[]> {
  if (changed.length === 0) return [];
  return scope.tx.rows(sql<Placed>`delete from member m
    where m.patient_id = any (${changed.map((one) => one.patientId)}::uuid[]) and m.report_id = any (${changed.map((one) => one.id)}::uuid[])
      and not exists (select from ${asTable(members)} as now (patient_id, part, whole) where now.patient_id = m.patient_id and now.part = m.observation_id and now.whole = m.report_id)
    returning m.patient_id as "patientId", m.observation_id as id`);
}

/** Remembers what the wholes name, and gives the parts their whole; `placed` are parts that have it already. */
export async function storeMembers(scope: SystemScope, members: readonly Member[], placed: ReadonlySet<string> = new Set()): Promise<void> {
  if (members.length === 0) return;
  await scope.tx.run(sql`insert into member (patient_id, observation_id, report_id)
    select patient_id, part, whole from ${asTable(members)} as now (patient_id, part, whole) where part <> whole on conflict do nothing`);
  await settleParts(scope, members.filter((one) => !placed.has(one.observationId)).map((one) => ({ patientId: one.patientId, id: one.observationId })));
}

const asTable = (members: readonly Member[]) =>
  sql`unnest(${members.map((one) => one.patientId)}::uuid[], ${members.map((one) => one.observationId)}::uuid[], ${members.map((one) => one.reportId)}::uuid[])`;

/** Gives parts the whole they have by what is stored, or puts them back into the list. */
export async function settleParts(scope: SystemScope, parts: readonly Placed[]): Promise<void> {
  if (parts.length === 0) return;
  await scope.tx.run(sql`
    with part as (
      select distinct patient_id, id from unnest(${parts.map((part) => part.patientId)}::uuid[], ${parts.map((part) => part.id)}::uuid[]) as t (patient_id, id)
    ), settled as (
      select part.patient_id, part.id, (array_agg(whole.id order by whole.release_reason = 'notForPortal' desc, whole.type = 'DiagnosticReport' desc, whole.id)
        filter (where whole.id is not null))[1] as parent_id
      from part
        left join member m on m.patient_id = part.patient_id and m.observation_id = part.id
        left join resource whole on whole.patient_id = m.patient_id and whole.id = m.report_id
      group by part.patient_id, part.id
    )
    update resource r set parent_id = settled.parent_id,
      listing = case when settled.parent_id is null then coalesce(r.listing, 'result') when r.listing = 'result' then null else r.listing end
    from settled where r.patient_id = settled.patient_id and r.id = settled.id and r.type = 'Observation'
      and r.parent_id is distinct from settled.parent_id`);
}
