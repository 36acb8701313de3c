/**
 * Whether the second wall stands (design.md, "Scope and row-level security"): the roles the portal works in own
 * nothing and can pass nothing, row-level security is forced wherever there is something about a person, and the
 * audit trail is guarded. Looks at the database as it is, not at what a migration once said.
 */
import { sql } from '../kernel/db.ts';
import type { Tx } from '../kernel/db.ts';

export type WallProblem =
  | { readonly code: 'role.missing' | 'role.powerful' | 'role.ownsTables' | 'role.memberOfOthers'; readonly role: string; readonly facts: string }
  | { readonly code: 'table.unguarded'; readonly role?: string; readonly facts: string }
  | { readonly code: 'audit.unguarded'; readonly facts: string };

const roles = ['portico_person', 'portico_staff', 'portico_system'];

export async function findWallProblems(tx: Tx): Promise<WallProblem[]> {
  const [powers, owned, members, tables, audit] = [await powersOf(tx), await ownedBy(tx), await membershipsOf(tx), await unguardedTables(tx), await auditFaults(tx)];
  return [
    ...roles.filter((role) => !powers.some((one) => one.role === role)).map((role): WallProblem => ({ code: 'role.missing', role, facts: role })),
    ...powers.filter((one) => one.powers !== '').map(({ role, powers: facts }): WallProblem => ({ code: 'role.powerful', role, facts })),
    ...owned.map(({ role, tables: facts }): WallProblem => ({ code: 'role.ownsTables', role, facts })),
    ...members.map(({ role, of: facts }): WallProblem => ({ code: 'role.memberOfOthers', role, facts })),
    ...tables.map(({ name }): WallProblem => ({ code: 'table.unguarded', facts: name })),
    ...audit.map(({ fault }): WallProblem => ({ code: 'audit.unguarded', facts: fault })),
  ];
}

const powersOf = (tx: Tx) => tx.rows(sql<{ role: string; powers: string }>`
  select rolname as role, concat_ws(', ', case when rolsuper then 'superuser' end, case when rolbypassrls then 'bypassrls' end,
    case when rolcanlogin then 'login' end, case when rolcreaterole then 'createrole' end, case when rolcreatedb then 'createdb' end,
    case when rolreplication then 'replication' end) as powers
  from pg_roles where rolname = any (${roles}) order by rolname`);

const ownedBy = (tx: Tx) => tx.rows(sql<{ role: string; tables: string }>`
  select r.rolname as role, string_agg(c.relname, ', ' order by c.relname) as tables
  from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = any (${roles}) and c.relkind in ('r', 'p', 'v', 'm', 'f')
  group by r.rolname order by r.rolname`);

const membershipsOf = (tx: Tx) => tx.rows(sql<{ role: string; of: string }>`
  select m.rolname as role, string_agg(r.rolname, ', ' order by r.rolname) as of
  from pg_auth_members a join pg_roles m on m.oid = a.member join pg_roles r on r.oid = a.roleid
  where m.rolname = any (${roles}) group by m.rolname order by m.rolname`);

/** Tables that say something about a person, or hold who is signed in, without forced row-level security. */
const unguardedTables = (tx: Tx) => tx.rows(sql<{ name: string }>`
  select distinct c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and not a.attisdropped
  where n.nspname = 'public' and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)
    and (a.attname in ('patient_id', 'record_id', 'account_id', 'owner_id') or c.relname in ('record', 'account', 'session', 'audit_event', 'audit_seal'))
  order by c.relname`);

/** Ways in which an entry of the audit trail could be changed without its owner turning anything off. */
const auditFaults = (tx: Tx) => tx.rows(sql<{ fault: string }>`
  select r.role || ' may ' || p.privilege || ' ' || t.name as fault
  from unnest(${roles}::text[]) as r(role), unnest(array['UPDATE', 'DELETE', 'TRUNCATE']) as p(privilege), unnest(array['audit_event', 'audit_seal']) as t(name)
  where exists (select from pg_roles where rolname = r.role) and has_table_privilege(r.role, t.name, p.privilege)
  union all
  select 'the guard of ' || t.name || ' is off' from unnest(array['audit_event', 'audit_seal']) as t(name)
  where not exists (select from pg_trigger g where g.tgrelid = t.name::regclass and g.tgname = t.name || '_append_only' and g.tgenabled in ('O', 'A'))`);
