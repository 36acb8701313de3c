-- Patients merge and split: which identity was moved to which record, when, by whom, and what became of the account.

-- What feeds say: `Patient.link` of type replaced-by, or replaces. Kept so that it takes effect whichever of the two
-- patients comes first, and ends when the feed says it no more.
create table patient_replacement (
  said_by uuid not null,
  patient_id uuid not null,
  survivor_id uuid not null,
  source_id smallint not null references source,
  said_at timestamptz not null,
  -- The merge it led to; null while one of the two is missing, when it is doubtful, or when they were one already.
  merge_id uuid,
  primary key (said_by, patient_id, survivor_id)
);
create index patient_replacement_of on patient_replacement (patient_id);
create index patient_replacement_by on patient_replacement (survivor_id);

-- One row for each identity that a merge moved.
create table patient_link_event (
  id bigint generated always as identity primary key,
  merge_id uuid not null,
  patient_id uuid not null references patient,
  from_record uuid not null references record,
  to_record uuid not null references record,
  at timestamptz not null,
  method text not null check (method in ('feed', 'staff', 'commandLine')),
  by_name text not null,
  account_id uuid references account,
  account_did text check (account_did in ('moved', 'closed')),
  undone_at timestamptz,
  undone_by text
);
create index patient_link_event_of on patient_link_event (patient_id, id desc);
create index patient_link_event_merge on patient_link_event (merge_id);

do $$
declare t text;
begin
  foreach t in array array['patient_replacement', 'patient_link_event'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy system_all on %I to portico_system using (true) with check (true)', t);
  end loop;
end $$;
grant select, insert, update, delete on patient_replacement, patient_link_event to portico_system;
