-- Second factors: authenticator apps, passkeys, recovery codes, mailed codes, trusted devices; and the step between
-- the password and the session. `owner_id` is an account or a member of staff, as `owner_kind` says.

create table authenticator_app (
  owner_id uuid primary key references account,
  -- Sealed with PORTICO_SECRET. Staff have theirs in `staff`.
  secret bytea not null,
  last_step bigint not null,
  added_at timestamptz not null
);

create table passkey (
  id uuid primary key default gen_random_uuid(),
  owner_kind text not null check (owner_kind in ('person', 'staff')),
  owner_id uuid not null,
  credential_id bytea not null unique,
  public_key bytea not null,
  -- How often the authenticator says it was used; 0 when it does not count.
  counter bigint not null,
  transports text[] not null,
  name text not null,
  added_at timestamptz not null,
  last_used_at timestamptz
);
create index passkey_of_owner on passkey (owner_id);

create table recovery_code (
  owner_kind text not null check (owner_kind in ('person', 'staff')),
  owner_id uuid not null,
  code_mac bytea not null,
  made_at timestamptz not null,
  used_at timestamptz,
  primary key (owner_id, code_mac)
);

-- Somebody who wants codes by mail has a row; the code under way stands in it.
create table mailed_code (
  owner_id uuid primary key references account,
  chosen_at timestamptz not null,
  code_mac bytea,
  sent_at timestamptz,
  code_until timestamptz
);

create table trusted_device (
  id uuid primary key default gen_random_uuid(),
  owner_id uuid not null references account,
  token_hash bytea not null unique,
  user_agent text not null,
  added_at timestamptz not null,
  last_used_at timestamptz not null,
  expires_at timestamptz not null
);
create index trusted_device_of_owner on trusted_device (owner_id);

-- Challenges of passkeys are not stored until they were answered: then they can never be answered again.
create table used_challenge (
  challenge_hash bytea primary key,
  expires_at timestamptz not null
);

-- ---------------------------------------------------------------- the step between

alter table session drop constraint session_kind_check;
alter table session drop constraint session_check;
alter table session drop constraint session_check1;
alter table session
  add constraint session_kind_check check (kind in ('person', 'person-pending', 'staff', 'staff-pending')),
  add constraint session_of_a_person check ((kind in ('person', 'person-pending')) = (account_id is not null)),
  add constraint session_of_staff check ((kind in ('staff', 'staff-pending')) = (staff_id is not null)),
  -- A pending session that may and must set up a new factor before it goes on.
  add column must_enrol boolean not null default false;

-- One code that stands for the factors a colleague took away, until it is used or over.
alter table staff
  add column reset_code_mac bytea,
  add column reset_code_until timestamptz;

create function open_pending_session(hash bytea, at timestamptz, wanted text)
  returns table (owner_id uuid, username text, language text, csrf text, must_enrol boolean,
    created_at timestamptz, active_at timestamptz, expires_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(a.id, m.id), coalesce(a.username, m.username), a.language, s.csrf, s.must_enrol, s.created_at, s.active_at, s.expires_at
  from session s
  left join account a on a.id = s.account_id and a.status = 'active'
  left join staff m on m.id = s.staff_id and m.disabled_at is null
  where s.token_hash = hash and s.kind = wanted and s.expires_at > at and (a.id is not null or m.id is not null)
$$;

-- Whether whoever is signed in administers the portal: row-level security asks it before a colleague's row changes.
create function portico_is_admin() returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from staff_role r where r.staff_id = portico_account() and r.role = 'admin')
$$;

-- ---------------------------------------------------------------- rights and row-level security

do $$
declare t text;
begin
  foreach t in array array['authenticator_app', 'passkey', 'recovery_code', 'mailed_code', 'trusted_device', 'used_challenge', 'staff'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy system_all on %I to portico_system using (true) with check (true)', t);
  end loop;
  foreach t in array array['authenticator_app', 'passkey', 'recovery_code', 'mailed_code', 'trusted_device'] loop
    execute format('create policy factor_own on %I to portico_person, portico_staff using (owner_id = (select portico_account())) with check (owner_id = (select portico_account()))', t);
    -- Staff may look at and take away the factors of people of their clinics.
    execute format('create policy factor_of_patient on %I for select to portico_staff using (owner_id in (select a.id from account a))', t);
    execute format('create policy factor_of_patient_gone on %I for delete to portico_staff using (owner_id in (select a.id from account a))', t);
    execute format('grant select, insert, update, delete on %I to portico_system, portico_person', t);
    execute format('grant select, delete on %I to portico_staff', t);
  end loop;
  foreach t in array array['passkey', 'recovery_code'] loop
    execute format('create policy factor_of_colleague on %I for select to portico_staff using (owner_kind = ''staff'' and (select portico_is_admin()))', t);
    execute format('create policy factor_of_colleague_gone on %I for delete to portico_staff using (owner_kind = ''staff'' and (select portico_is_admin()))', t);
    execute format('grant insert, update on %I to portico_staff', t);
  end loop;
end $$;

grant select, insert, delete on used_challenge to portico_system;
grant insert on used_challenge to portico_person, portico_staff;
create policy factor_challenge on used_challenge for insert to portico_person, portico_staff with check (true);

grant select (id, username, username_key, name, created_at, disabled_at, last_sign_in_at, reset_code_until) on staff to portico_staff;
grant update (password_hash, totp_secret, totp_last_step, reset_code_mac, reset_code_until) on staff to portico_staff;
grant select on staff_role to portico_staff;
create policy staff_see on staff for select to portico_staff using (true);
create policy staff_change on staff for update to portico_staff
  using (id = (select portico_account()) or (select portico_is_admin())) with check (id = (select portico_account()) or (select portico_is_admin()));

-- Ending sessions: one's own; of people of the own clinics; of a colleague, for administrators.
grant select (token_hash, account_id, staff_id), delete on session to portico_person, portico_staff;
create policy session_own on session to portico_person using (account_id = (select portico_account()));
create policy session_own_staff on session to portico_staff
  using (staff_id = (select portico_account()) or (staff_id is not null and (select portico_is_admin())) or account_id in (select a.id from account a));

revoke execute on function open_pending_session(bytea, timestamptz, text) from public;
revoke execute on function portico_is_admin() from public;
grant execute on function open_pending_session(bytea, timestamptz, text) to portico_person, portico_staff, portico_system;
grant execute on function portico_is_admin() to portico_staff, portico_system;

grant create on schema public to portico_system;
alter function open_pending_session(bytea, timestamptz, text) owner to portico_system;
alter function portico_is_admin() owner to portico_system;
revoke create on schema public from portico_system;
