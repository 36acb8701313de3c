/**
 * A person decides who a doubtful patient is (F-24): somebody else who needs a record of their own, or the same person
 * after all. The patient then goes in as it came, under their name, and what waited for the patient is there with it.
 */
import { asSystem, nowhere } from '../access/scope.ts';
import type { StaffScope } from '../access/scope.ts';
import { sql } from '../kernel/db.ts';
import { NotFound } from '../kernel/reason.ts';
import type { Portal } from '../portal.ts';
import { IntakeRun } from './intake-run.ts';
import { parseJson } from './json-text.ts';
import { entriesOf } from './parse.ts';
import { quarantinedItem, resolveQuarantined } from './quarantine.ts';
import type { Decision } from './patients.ts';

/** Takes the patient in as decided, and marks the item as dealt with. Throws NotFound when there is nothing to decide. */
export async function decideDoubtful(portal: Portal, scope: StaffScope, id: string, decision: Decision): Promise<void> {
  scope.need('quarantine.resolve');
  const { content, why, resolvedAt, file } = await quarantinedItem(scope, id);
  if (why.code !== 'patient.doubtful' || resolvedAt || content === null) throw new NotFound();
  const source = await scope.tx.row(sql<{ name: string }>`select s.name from quarantine q join source s on s.id = q.source_id where q.id = ${id}`);
  await asSystem(portal, 'intake', scope.origin, async (system) => system.audit({ action: `patient.decide.${decision}`, item: id }), scope.actor);
  const run = await IntakeRun.start(portal, { source: source!.name, by: scope.name, decision });
  await run.inFile(file, undefined, (reading) => run.take(reading, entriesOf(parseJson(content))));
  await run.finish();
  if (run.report.quarantine.some((one) => one.code === 'patient.doubtful')) throw new Error('A decision about a patient was not followed');
  await resolveQuarantined(scope, id);
}

/** Whether the patient of the item is known under their id at the source already: then they have a record. */
export async function isKnownPatient(portal: Portal, scope: StaffScope, id: string): Promise<boolean> {
  scope.need('quarantine.see');
  return asSystem(portal, 'intake', nowhere, async ({ tx }) =>
    (await tx.row(sql`select from quarantine q join patient p on p.source_id = q.source_id and p.fhir_id = q.content::jsonb ->> 'id' where q.id = ${id}`)) !== undefined);
}
