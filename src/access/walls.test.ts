import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testPortal } from '../../test/portal.ts';
import type { TestPortal } from '../../test/portal.ts';
import { sql } from '../kernel/db.ts';
import { findWallProblems } from './walls.ts';
import type { WallProblem } from './walls.ts';

let portal: TestPortal;
beforeAll(async () => void (portal = await testPortal('empty')));
afterAll(() => portal.close());

class Undo extends Error {}

/** What is found after the statement, which nobody else sees and which is undone: roles belong to the whole server. */
async function problemsAfter(statement: string): Promise<WallProblem[]> {
  let found: WallProblem[] = [];
  await portal.db.asOwner(async (tx) => {
    await tx.run(sql.raw(statement));
    found = await findWallProblems(tx);
    throw new Undo();
  }).catch((error: unknown) => {
    if (!(error instanceof Undo)) throw error;
  });
  return found;
}

describe('The second wall (R-01, design.md)', () => {
  it('stands after the migrations', async () => {
    expect(await portal.db.asOwner(findWallProblems)).toEqual([]);
  });

  it.each([
    ['alter role portico_person bypassrls', { code: 'role.powerful', role: 'portico_person', facts: 'bypassrls' }],
    ['alter role portico_staff superuser login', { code: 'role.powerful', role: 'portico_staff', facts: 'superuser, login' }],
    ['grant portico_system to portico_person', { code: 'role.memberOfOthers', role: 'portico_person', facts: 'portico_system' }],
    ['alter table draft owner to portico_staff', { code: 'role.ownsTables', role: 'portico_staff', facts: 'draft' }],
    ['alter table resource no force row level security', { code: 'table.unguarded', facts: 'resource' }],
    ['create table note_about (patient_id uuid)', { code: 'table.unguarded', facts: 'note_about' }],
    ['grant delete on audit_event to portico_system', { code: 'audit.unguarded', facts: 'portico_system may DELETE audit_event' }],
    ['grant update on audit_seal to public', { code: 'audit.unguarded', facts: 'portico_person may UPDATE audit_seal' }],
    ['alter table audit_event disable trigger audit_event_append_only', { code: 'audit.unguarded', facts: 'the guard of audit_event is off' }],
  ])('is seen to be down after: %s', async (statement, problem) => {
    expect(await problemsAfter(statement)).toContainEqual(problem);
  });
});
