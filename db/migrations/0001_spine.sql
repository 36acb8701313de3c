-- The spine: who people are, what is in their record, who may see it, and who saw it.
--
-- Three roles own nothing and cannot log in. The portal enters one of them at the start of each
-- transaction (SET LOCAL ROLE) and says for whom it acts in settings local to that transaction:
--   portico.patients  the patient ids of the record in view     portico.account  who is signed in
--   portico.clinics   the clinics a member of staff works for   portico.now      the portal's clock
-- Row-level security reads these. It is the second wall behind Scope, not the first.

do $$
declare wanted text;
begin
  foreach wanted in array array['portico_person', 'portico_staff', 'portico_system'] loop
    if not exists (select from pg_roles where rolname = wanted) then
      begin
        execute format('create role %I nologin noinherit nobypassrls', wanted);
      exception when duplicate_object or unique_violation then null;
      end;
    end if;
    if not pg_has_role(current_user, wanted, 'member') then
      execute format('grant %I to current_user', wanted);
    end if;
  end loop;
end $$;

grant usage on schema public to portico_person, portico_staff, portico_system;

create function portico_patients() returns uuid[] language sql stable parallel safe
  as $$ select string_to_array(nullif(current_setting('portico.patients', true), ''), ',')::uuid[] $$;
-- Patients of the scope and what belongs to no patient. One array and one comparison: an OR of two policies would
-- keep the index from giving the newest twenty rows in order.
create function portico_reach() returns uuid[] language sql stable parallel safe
  as $$ select array_append(coalesce(portico_patients(), '{}'), '00000000-0000-0000-0000-000000000000') $$;
create function portico_clinics() returns uuid[] language sql stable parallel safe
  as $$ select string_to_array(nullif(current_setting('portico.clinics', true), ''), ',')::uuid[] $$;
create function portico_account() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('portico.account', true), '')::uuid $$;
create function portico_now() returns timestamptz language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('portico.now', true), '')::timestamptz, now()) $$;

-- ---------------------------------------------------------------- the organization

create table installation (
  one boolean primary key default true check (one),
  -- Keys the ids of the chart: an id is a keyed hash of (source, type, source id), so it can be
  -- computed before the thing it names arrives, and guessed by nobody.
  id_key bytea not null default sha256((gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text)::bytea),
  created_at timestamptz not null default now(),
  setup_token_hash bytea,
  setup_expires_at timestamptz,
  demo_seeded_at timestamptz,
  -- What the demo's people sign in with, as a keyed hash: tells when it was started with other values.
  demo_mark bytea
);
insert into installation default values;

create table clinic (
  id uuid primary key default gen_random_uuid(),
  key text not null unique,
  name text not null,
  phone text not null,
  address text not null,
  zone text not null,
  hours text not null,
  created_at timestamptz not null default now()
);

-- Every change of a setting is a row; the newest row of a key (and clinic) is in force.
create table setting (
  id bigint generated always as identity primary key,
  key text not null,
  clinic_id uuid references clinic,
  value jsonb not null,
  set_by text not null,
  set_at timestamptz not null
);
create index setting_newest on setting (key, clinic_id, id desc);

-- Background work that failed after all its tries, until it works again.
create table failed_job (
  id bigint generated always as identity primary key,
  name text not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  times integer not null default 1,
  mended_at timestamptz
);
create unique index failed_job_open on failed_job (name) where mended_at is null;

-- ---------------------------------------------------------------- sources and people

create table source (
  id smallint generated always as identity primary key,
  name text not null unique,
  title text not null,
  kind text not null default 'ehr',
  created_at timestamptz not null default now()
);

-- A record is what one person is seen as. Source identities (patient) link to it and can be unlinked;
-- a patient_id never changes.
create table record (
  id uuid primary key default gen_random_uuid(),
  clinic_id uuid not null references clinic,
  created_at timestamptz not null default now()
);

create table patient (
  patient_id uuid primary key,
  record_id uuid not null references record,
  source_id smallint not null references source,
  fhir_id text not null,
  mrn text,
  family text,
  given text,
  birth_date date,
  birth_date_text text,
  sex text,
  deceased boolean not null default false,
  phone text,
  email text,
  zip text,
  language text,
  name_key text,
  linked_at timestamptz not null,
  linked_by text not null,
  received_at timestamptz not null
);
create index patient_of_record on patient (record_id);
create index patient_by_name on patient (name_key text_pattern_ops, birth_date);
create index patient_by_mrn on patient (mrn);

create table patient_identifier (
  patient_id uuid not null references patient,
  system text not null,
  value text not null,
  primary key (patient_id, system, value)
);
create index patient_identifier_lookup on patient_identifier (system, value);

-- ---------------------------------------------------------------- the chart

-- patient_id leads every key. What belongs to no patient (organizations, practitioners, …) has the nil id.
create table resource (
  patient_id uuid not null,
  id uuid not null,
  source_id smallint not null references source,
  type text not null,
  fhir_id text not null,
  version integer not null default 1,
  source_version bigint,
  source_time timestamptz,
  status text,
  listing text,
  code text,
  title text,
  sort_at timestamptz,
  parent_id uuid,
  -- An observation that stands outside its range, by the laboratory's word or by its numbers.
  outside boolean,
  visible_at timestamptz,
  release_reason text,
  digest bytea not null,
  received_at timestamptz not null,
  content jsonb not null,
  primary key (patient_id, id)
);
create index resource_listed on resource (patient_id, listing, sort_at desc, id) where listing is not null;
create index resource_members on resource (patient_id, parent_id) where parent_id is not null;
create index resource_trend on resource (patient_id, code, sort_at desc) where type = 'Observation' and code is not null;
create index resource_moves on resource (id);
create index resource_of_medicine on resource ((content #>> '{medicationReference,reference}'))
  where type in ('MedicationRequest', 'MedicationStatement', 'MedicationDispense', 'MedicationAdministration')
    and (content #>> '{medicationReference,reference}') is not null;

-- Ids by identifier: what `Practitioner?identifier=…` becomes, before or after the practitioner is there. Only for
-- what belongs to no patient.
create table resource_alias (
  alias_id uuid not null,
  id uuid not null,
  primary key (alias_id, id)
);
create index resource_alias_of on resource_alias (id);

-- Earlier versions, and later-arriving older ones. The current version stands in resource.
create table resource_version (
  patient_id uuid not null,
  id uuid not null,
  version integer not null,
  source_version bigint,
  source_time timestamptz,
  received_at timestamptz not null,
  superseded_at timestamptz not null,
  digest bytea not null,
  content jsonb not null,
  primary key (patient_id, id, version)
);

-- Quicker to unpack, where this server was built with it.
do $$ begin
  alter table resource alter content set compression lz4;
  alter table resource_version alter content set compression lz4;
exception when feature_not_supported then null;
end $$;

-- Which observations a report (or a panel) names, whichever of them came first.
create table member (
  patient_id uuid not null,
  observation_id uuid not null,
  report_id uuid not null,
  primary key (patient_id, observation_id, report_id)
);

create table result_view (
  patient_id uuid not null,
  resource_id uuid not null,
  account_id uuid not null,
  first_viewed_at timestamptz not null,
  primary key (patient_id, account_id, resource_id)
);

-- ---------------------------------------------------------------- intake

create table import_run (
  id uuid primary key default gen_random_uuid(),
  source_id smallint not null references source,
  started_at timestamptz not null,
  finished_at timestamptz,
  started_by text not null,
  files integer not null default 0,
  counts jsonb not null default '{}'
);

-- Files that have been taken in whole. The same bytes again change nothing, whatever came in between: without
-- versions or times in the file, nobody could tell a second reading of an old file from news.
create table import_file (
  source_id smallint not null references source,
  digest bytea not null,
  file text not null,
  types jsonb not null,
  quarantine jsonb not null,
  finished_at timestamptz not null,
  primary key (source_id, digest)
);

create table quarantine (
  id uuid primary key default gen_random_uuid(),
  run_id uuid references import_run,
  source_id smallint not null references source,
  file text not null,
  item text not null,
  type text not null,
  code text not null,
  facts jsonb not null default '{}',
  digest bytea not null,
  content text,
  received_at timestamptz not null,
  times integer not null default 1,
  resolved_at timestamptz,
  resolved_by text,
  unique (source_id, file, item, digest)
);
create index quarantine_open on quarantine (received_at desc, id) where resolved_at is null;

-- ---------------------------------------------------------------- accounts

create table account (
  id uuid primary key default gen_random_uuid(),
  record_id uuid references record,
  kind text not null check (kind in ('patient', 'family')),
  username text not null,
  username_key text not null unique,
  password_hash text not null,
  question text not null,
  answer_hash text not null,
  email text not null,
  email_confirmed_at timestamptz,
  language text not null,
  status text not null check (status in ('active', 'deactivatedByPatient', 'deactivatedByOrg')),
  created_at timestamptz not null,
  last_sign_in_at timestamptz,
  check (kind = 'family' or record_id is not null)
);
create unique index account_of_record on account (record_id) where record_id is not null and status = 'active';

-- Each change of an account's state leaves a row with who, how, when and why (E17).
create table account_event (
  id bigint generated always as identity primary key,
  record_id uuid references record,
  account_id uuid references account,
  at timestamptz not null,
  status text not null,
  method text not null,
  by_kind text not null,
  by_id uuid,
  by_name text not null,
  comment text
);
create index account_event_of_record on account_event (record_id, id desc);
create index account_event_of_account on account_event (account_id, id desc);

create table acceptance (
  account_id uuid not null references account,
  document text not null,
  version text not null,
  language text not null,
  accepted_at timestamptz not null,
  ip text not null,
  primary key (account_id, document, version)
);

create table enrolment_code (
  id uuid primary key default gen_random_uuid(),
  record_id uuid not null references record,
  clinic_id uuid not null references clinic,
  purpose text not null check (purpose in ('patient', 'family')),
  code_mac bytea not null unique,
  issued_by uuid,
  issued_by_name text not null,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  failures integer not null default 0,
  used_at timestamptz,
  used_by uuid references account,
  declined_at timestamptz,
  revoked_at timestamptz,
  revoked_reason text
);
create unique index enrolment_code_open on enrolment_code (record_id, purpose) where used_at is null and revoked_at is null;
create index enrolment_code_of_record on enrolment_code (record_id, issued_at desc);

-- A sign-up that is under way. It ends in an account or is swept away.
create table enrolment (
  token_hash bytea primary key,
  code_id uuid not null references enrolment_code,
  csrf text not null,
  started_at timestamptz not null,
  expires_at timestamptz not null,
  answers jsonb not null default '{}'
);

-- One counter for password and security answer together; an unknown username counts too (design.md).
create table sign_in_counter (
  username_mac bytea primary key,
  failures integer not null default 0,
  last_failure_at timestamptz,
  locked_at timestamptz
);

create table staff (
  id uuid primary key default gen_random_uuid(),
  username text not null,
  username_key text not null unique,
  name text not null,
  password_hash text not null,
  totp_secret bytea not null,
  totp_last_step bigint not null default 0,
  created_at timestamptz not null,
  disabled_at timestamptz,
  last_sign_in_at timestamptz
);

-- A role at a clinic; no clinic means everywhere.
create table staff_role (
  staff_id uuid not null references staff,
  role text not null check (role in ('desk', 'nurse', 'doctor', 'records', 'support', 'admin', 'privacy')),
  clinic_id uuid references clinic,
  granted_at timestamptz not null,
  granted_by text not null,
  unique nulls not distinct (staff_id, role, clinic_id)
);

create table session (
  token_hash bytea primary key,
  kind text not null check (kind in ('person', 'staff', 'staff-pending')),
  account_id uuid references account,
  staff_id uuid references staff,
  csrf text not null,
  created_at timestamptz not null,
  active_at timestamptz not null,
  expires_at timestamptz not null,
  ip text not null,
  user_agent text not null,
  check ((kind = 'person') = (account_id is not null)),
  check ((kind <> 'person') = (staff_id is not null))
);
create index session_of_account on session (account_id) where account_id is not null;
create index session_of_staff on session (staff_id) where staff_id is not null;
create index session_expiry on session (expires_at);

-- Text somebody was typing when the session ended (S14): back after sign-in, for the same person only.
create table draft (
  owner_id uuid not null,
  form text not null,
  fields jsonb not null,
  saved_at timestamptz not null,
  primary key (owner_id, form)
);

-- ---------------------------------------------------------------- audit

create table audit_event (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('person', 'staff', 'system', 'anonymous')),
  actor_id uuid,
  actor_name text not null,
  patient_id uuid,
  record_id uuid,
  action text not null,
  item text,
  outcome text not null check (outcome in ('success', 'denied', 'failure')),
  ip text,
  request_id text,
  details jsonb not null default '{}'
);
create index audit_event_by_record on audit_event (record_id, id desc) where record_id is not null;
create index audit_event_by_actor on audit_event (actor_id, id desc) where actor_id is not null;

-- Seals the events of a range of ids: each seal holds the hash of the one before it.
create table audit_seal (
  id bigint generated always as identity primary key,
  -- How events are written down for hashing; a later form leaves the older seals as they are.
  form smallint not null,
  sealed_at timestamptz not null,
  from_id bigint not null,
  to_id bigint not null,
  -- Ids of the range that were not there (rolled back or still under way) when it was sealed.
  missing int8multirange not null,
  -- Ids that were missing from earlier seals and are sealed here.
  late bigint[] not null,
  -- SHA-256 of each event in the order of ids, then of each late one: tells which event was touched.
  digests bytea not null,
  previous_hash bytea not null,
  hash bytea not null
);

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'The audit trail is append-only';
end $$;
create trigger audit_event_append_only before update or delete or truncate on audit_event
  for each statement execute function audit_is_append_only();
create trigger audit_seal_append_only before update or delete or truncate on audit_seal
  for each statement execute function audit_is_append_only();

-- ---------------------------------------------------------------- sessions are opened by the database

-- Finds a live session, ends it when it was idle or is too old, notes activity, and sets for whom the
-- transaction acts. The web roles cannot read the session tables; this is their only way in.
create function open_person_session(hash bytea, at timestamptz, idle interval, touch boolean)
  returns table (account_id uuid, username text, record_id uuid, patients uuid[], csrf text, language text,
    created_at timestamptz, active_at timestamptz, expires_at timestamptz,
    given text, family text, birth_date date, clinic_id uuid)
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare found_session session%rowtype;
begin
  select * into found_session from session s where s.token_hash = hash and s.kind = 'person';
  if found_session.token_hash is null then return; end if;
  if found_session.expires_at <= at or found_session.active_at + idle <= at then
    delete from session s where s.token_hash = hash;
    return;
  end if;
  if touch and found_session.active_at < at - interval '1 second' then
    update session s set active_at = at where s.token_hash = hash;
    found_session.active_at := at;
  end if;
  return query
    select a.id, a.username, a.record_id,
      coalesce((select array_agg(p.patient_id) from patient p where p.record_id = a.record_id), '{}'),
      found_session.csrf, a.language, found_session.created_at, found_session.active_at, found_session.expires_at,
      one.given, one.family, one.birth_date, r.clinic_id
    from account a
    left join record r on r.id = a.record_id
    left join lateral (select p.given, p.family, p.birth_date from patient p
      where p.record_id = a.record_id order by p.linked_at, p.patient_id limit 1) one on true
    where a.id = found_session.account_id and a.status = 'active';
end $$;

create function open_staff_session(hash bytea, at timestamptz, idle interval, touch boolean)
  returns table (staff_id uuid, username text, name text, kind text, csrf text, roles jsonb,
    created_at timestamptz, active_at timestamptz, expires_at timestamptz)
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare found_session session%rowtype;
begin
  select * into found_session from session s where s.token_hash = hash and s.kind in ('staff', 'staff-pending');
  if found_session.token_hash is null then return; end if;
  if found_session.expires_at <= at or found_session.active_at + idle <= at then
    delete from session s where s.token_hash = hash;
    return;
  end if;
  if touch and found_session.active_at < at - interval '1 second' then
    update session s set active_at = at where s.token_hash = hash;
    found_session.active_at := at;
  end if;
  return query
    select m.id, m.username, m.name, found_session.kind, found_session.csrf,
      coalesce((select jsonb_agg(jsonb_build_object('role', r.role, 'clinic', r.clinic_id)) from staff_role r where r.staff_id = m.id), '[]'),
      found_session.created_at, found_session.active_at, found_session.expires_at
    from staff m where m.id = found_session.staff_id and m.disabled_at is null;
end $$;

-- ---------------------------------------------------------------- rights and row-level security

grant select on clinic, setting, source, resource_alias to portico_person, portico_staff;
grant select, insert, update on clinic, setting, source, failed_job to portico_system;
grant select on failed_job to portico_staff;
grant select, update on installation to portico_system;
grant select, insert, update, delete on record, patient, patient_identifier, resource, resource_alias, resource_version, member,
  result_view, import_run, import_file, quarantine, account, account_event, acceptance, enrolment_code, enrolment,
  sign_in_counter, staff, staff_role, session, draft to portico_system;
grant insert, select on audit_event, audit_seal to portico_system;

grant select on record, patient, resource, resource_version, member to portico_person;
grant select (id, record_id, kind, username, email, email_confirmed_at, language, status, created_at, last_sign_in_at)
  on account to portico_person;
grant select, insert on result_view to portico_person;
grant select, insert, update, delete on draft to portico_person, portico_staff;
grant update (email, language) on account to portico_person;
grant insert on audit_event to portico_person, portico_staff;

grant select on record, patient, patient_identifier, resource, resource_version, member, result_view,
  account_event, import_run, quarantine to portico_staff;
grant select (id, record_id, kind, username, email, email_confirmed_at, language, status, created_at, last_sign_in_at)
  on account to portico_staff;
grant select, insert, update on enrolment_code to portico_staff;
grant insert on account_event to portico_staff;
grant update (resolved_at, resolved_by) on quarantine to portico_staff;
grant select, update, delete on sign_in_counter to portico_staff;

do $$
declare t text;
begin
  foreach t in array array['record', 'patient', 'patient_identifier', 'resource', 'resource_version', 'member',
    'result_view', 'import_run', 'quarantine', 'account', 'account_event', 'acceptance', 'enrolment_code',
    'enrolment', 'sign_in_counter', 'session', 'draft', 'audit_event', 'audit_seal'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy system_all on %I to portico_system using (true) with check (true)', t);
  end loop;
end $$;

-- A person sees what their scope names and what has been released.
create policy person_own on record for select to portico_person
  using (id in (select p.record_id from patient p where p.patient_id = any ((select portico_patients())::uuid[])));
create policy person_own on patient for select to portico_person using (patient_id = any ((select portico_patients())::uuid[]));
-- What belongs to no patient is visible when it is of the directory (people, places, medicines); intake sees to that.
create policy person_released on resource for select to portico_person
  using (patient_id = any ((select portico_reach())::uuid[]) and visible_at <= (select portico_now()));
create policy person_released on resource_version for select to portico_person
  using (patient_id = any ((select portico_patients())::uuid[]) and exists (select from resource r
    where r.patient_id = resource_version.patient_id and r.id = resource_version.id and r.visible_at <= (select portico_now())));
create policy person_own on member for select to portico_person using (patient_id = any ((select portico_patients())::uuid[]));
create policy person_own on result_view to portico_person
  using (patient_id = any ((select portico_patients())::uuid[]) and account_id = (select portico_account()))
  with check (patient_id = any ((select portico_patients())::uuid[]) and account_id = (select portico_account()));
create policy person_own on account to portico_person using (id = (select portico_account())) with check (id = (select portico_account()));
create policy own_drafts on draft to portico_person, portico_staff
  using (owner_id = (select portico_account())) with check (owner_id = (select portico_account()));
create policy write_only on audit_event for insert to portico_person, portico_staff with check (true);

-- Staff find people of their clinics; a chart opens only when the scope names its patients.
create policy staff_clinics on record for select to portico_staff using (clinic_id = any ((select portico_clinics())::uuid[]));
create policy staff_clinics on patient for select to portico_staff
  using (record_id in (select r.id from record r where r.clinic_id = any ((select portico_clinics())::uuid[])));
create policy staff_clinics on patient_identifier for select to portico_staff
  using (patient_id in (select p.patient_id from patient p));
create policy staff_opened on resource for select to portico_staff
  using (patient_id = any ((select portico_reach())::uuid[])
    and (visible_at is not null or patient_id <> '00000000-0000-0000-0000-000000000000'));
create policy staff_opened on resource_version for select to portico_staff using (patient_id = any ((select portico_patients())::uuid[]));
create policy staff_opened on member for select to portico_staff using (patient_id = any ((select portico_patients())::uuid[]));
create policy staff_opened on result_view for select to portico_staff using (patient_id = any ((select portico_patients())::uuid[]));
create policy staff_clinics on account for select to portico_staff
  using (record_id in (select r.id from record r));
create policy staff_clinics on account_event to portico_staff
  using (record_id in (select r.id from record r)) with check (record_id in (select r.id from record r));
create policy staff_clinics on enrolment_code to portico_staff
  using (record_id in (select r.id from record r)) with check (record_id in (select r.id from record r));
create policy staff_all on sign_in_counter to portico_staff using (true) with check (true);
create policy staff_all on quarantine to portico_staff using (true) with check (true);
create policy staff_all on import_run for select to portico_staff using (true);

revoke execute on function open_person_session(bytea, timestamptz, interval, boolean) from public;
revoke execute on function open_staff_session(bytea, timestamptz, interval, boolean) from public;
grant execute on function open_person_session(bytea, timestamptz, interval, boolean) to portico_person, portico_system;
grant execute on function open_staff_session(bytea, timestamptz, interval, boolean) to portico_staff, portico_system;

-- The two functions act as portico_system, so that they work when the owner of the tables is no superuser
-- (row-level security is forced on owners too).
grant create on schema public to portico_system;
alter function open_person_session(bytea, timestamptz, interval, boolean) owner to portico_system;
alter function open_staff_session(bytea, timestamptz, interval, boolean) owner to portico_system;
revoke create on schema public from portico_system;
