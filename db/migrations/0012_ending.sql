-- Ending and restricting access: who decided it, why, from when until when, and what the person is told.

-- One row for each decision. No functions: the whole access. It stands from its start until it is lifted or ends.
create table access_decision (
  id uuid primary key default gen_random_uuid(),
  record_id uuid not null references record,
  -- The account it ended, if there was one.
  account_id uuid references account,
  kind text not null check (kind in ('patientCall', 'organization', 'deceased', 'merged')),
  functions text[] not null default '{}',
  because text not null,
  asked_by text not null check (asked_by in ('patient', 'representative', 'clinic', 'record')),
  identity_check text,
  -- What becomes of the access that family members have to this record (P17); only where the whole access ends.
  family text check (family in ('end', 'keep')),
  -- Words to the person, in addition to the reason; they are shown to them and stand in the letter, never in a mail.
  note text,
  starts_at timestamptz not null,
  ends_at timestamptz check (ends_at > starts_at),
  by_kind text not null,
  by_id uuid,
  by_name text not null,
  -- Made by the form, so that sending it twice decides once.
  request_key uuid unique,
  -- A merge takes what stands over to the record that stays.
  copy_of uuid references access_decision,
  lifted_at timestamptz,
  lifted_by text,
  lift_comment text,
  check ((cardinality(functions) = 0) = (family is not null))
);
create index access_decision_of on access_decision (record_id, starts_at desc);
create index access_decision_of_account on access_decision (account_id, starts_at desc) where account_id is not null;

alter table account_event add column decision_id uuid references access_decision;

-- Sessions that a decision ended, until they would have ended by themselves: their next request is told why.
create table ended_session (
  token_hash bytea primary key,
  decision_id uuid not null references access_decision,
  ended_at timestamptz not null,
  expires_at timestamptz not null
);
create index ended_session_expiry on ended_session (expires_at);

-- What people have to do about somebody's access: an ending that the desk asked for, a letter to send, news to look at.
create table access_task (
  id uuid primary key default gen_random_uuid(),
  record_id uuid not null references record,
  kind text not null check (kind in ('endAsked', 'letter', 'deceased', 'notDeceased', 'merged', 'mergedWithEnded')),
  decision_id uuid references access_decision,
  comment text,
  at timestamptz not null,
  by_kind text not null,
  by_name text not null,
  done_at timestamptz,
  done_by text
);
create index access_task_open on access_task (at desc, id) where done_at is null;
create index access_task_of on access_task (record_id) where done_at is null;

do $$
declare t text;
begin
  foreach t in array array['access_decision', 'ended_session', 'access_task'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy system_all on %I to portico_system using (true) with check (true)', t);
  end loop;
end $$;
grant select, insert, update, delete on access_decision, ended_session, access_task to portico_system;

-- A person reads what was decided about their own record, and not by whom.
grant select (id, record_id, kind, functions, because, note, starts_at, ends_at, lifted_at) on access_decision to portico_person;
create policy person_own on access_decision for select to portico_person
  using (record_id in (select p.record_id from patient p where p.patient_id = any ((select portico_patients())::uuid[])));

grant select, insert on access_decision, access_task to portico_staff;
grant update (lifted_at, lifted_by, lift_comment) on access_decision to portico_staff;
grant update (done_at, done_by) on access_task to portico_staff;
create policy staff_clinics on access_decision to portico_staff
  using (record_id in (select r.id from record r)) with check (record_id in (select r.id from record r));
create policy staff_clinics on access_task to portico_staff
  using (record_id in (select r.id from record r)) with check (record_id in (select r.id from record r));

-- Staff end an account of their clinics and never make one active: that takes a new code and the person themselves.
grant update (status) on account to portico_staff;
create policy staff_ends on account for update to portico_staff
  using (record_id in (select r.id from record r))
  with check (record_id in (select r.id from record r) and status in ('deactivatedByPatient', 'deactivatedByOrg'));

-- Stops what goes on for an account that is not active any more: its sessions, of which it keeps why they ended, ways
-- back in that are open, mails that still wait. Of an active account it stops nothing, so that whoever may call it can do no more than what
-- row-level security let them do to the account.
create function stop_ended_account(ended uuid, decision uuid, at timestamptz) returns integer
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare gone integer;
begin
  if not exists (select from account a where a.id = ended and a.status <> 'active') then return 0; end if;
  with closed as (delete from session s where s.account_id = ended returning s.token_hash, s.expires_at)
  insert into ended_session (token_hash, decision_id, ended_at, expires_at)
    select c.token_hash, decision, at, c.expires_at from closed c where c.expires_at > at
    on conflict (token_hash) do nothing;
  get diagnostics gone = row_count;
  update recovery r set ended_at = at where r.account_id = ended and r.finished_at is null and r.ended_at is null;
  update mail m set state = 'expired', ended_at = at, facts = null where m.account_id = ended and m.state = 'waiting';
  return gone;
end $$;
revoke execute on function stop_ended_account(uuid, uuid, timestamptz) from public;
grant execute on function stop_ended_account(uuid, uuid, timestamptz) to portico_staff, portico_system;
grant create on schema public to portico_system;
alter function stop_ended_account(uuid, uuid, timestamptz) owner to portico_system;
revoke create on schema public from portico_system;
