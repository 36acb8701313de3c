/**
 * Names that things have besides their own: what may be named by an identifier, and what was prescribed by reference
 * and is called as its medicine is. Whichever came first, the end is the same.
 */
import type { SystemScope } from '../access/scope.ts';
import { sql } from '../kernel/db.ts';

/** An id that a resource has besides its own: the keyed hash of one of its identifiers (decision 006). */
export interface Alias {
  readonly id: string;
  readonly aliasId: string;
}

/** Remembers by which identifiers organizations, practitioners and their like may be named (`Practitioner?identifier=…`). */
export async function storeAliases(scope: SystemScope, aliases: readonly Alias[]): Promise<void> {
  if (aliases.length === 0) return;
  const ids = aliases.map((alias) => alias.id);
  await scope.tx.run(sql`delete from resource_alias where id = any (${ids}::uuid[])`);
  await scope.tx.run(sql`insert into resource_alias (alias_id, id)
    select * from unnest(${aliases.map((alias) => alias.aliasId)}::uuid[], ${ids}::uuid[]) on conflict do nothing`);
}

const prescribing = sql.raw(`('MedicationRequest', 'MedicationStatement', 'MedicationDispense', 'MedicationAdministration')`);
const isPrescription = (type: string): boolean => /^Medication(Request|Statement|Dispense|Administration)$/.test(type);

/**
 * What was prescribed by reference takes the name of the medicine it refers to, whichever of the two came first:
 * of those in this batch, and of those that were waiting for a medicine in this batch.
 */
export async function nameMedicines(scope: SystemScope, rows: readonly { readonly id: string; readonly type: string }[]): Promise<void> {
  const medicines = rows.filter((row) => row.type === 'Medication').map((row) => row.id);
  const prescriptions = rows.filter((row) => isPrescription(row.type)).map((row) => row.id);
  const named = sql`update resource r set title = m.title, code = m.code from resource m
    where r.type in ${prescribing} and m.type = 'Medication' and m.title is not null
      and (r.title, r.code) is distinct from (m.title, m.code)`;
  if (medicines.length > 0)
    await scope.tx.run(sql`${named} and m.id = any (${medicines}::uuid[]) and (r.content #>> '{medicationReference,reference}') = 'Medication/' || m.id`);
  if (prescriptions.length > 0)
    await scope.tx.run(sql`${named} and r.id = any (${prescriptions}::uuid[])
      and m.id = substring(r.content #>> '{medicationReference,reference}' from '^Medication/([0-9a-f-]{36})$')::uuid`);
}
