-- Addresses that were confirmed, and ways back into an account: links that were mailed, links and codes that staff gave.

alter table account
  -- A changed address can be written to at once; links that let somebody in wait until it is confirmed, or until this
  -- moment where the old address was confirmed and could protest. Null: only a confirmation counts.
  add column email_held_until timestamptz;
grant select (email_held_until) on account to portico_person, portico_staff;

-- A link that was mailed to an address to see whether it arrives.
create table address_confirmation (
  token_hash bytea primary key,
  account_id uuid not null references account,
  address text not null,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index address_confirmation_of on address_confirmation (account_id, issued_at desc);

-- Which address an account had, and who changed it.
create table address_change (
  id bigint generated always as identity primary key,
  account_id uuid not null references account,
  at timestamptz not null,
  from_address text not null,
  to_address text not null,
  by_kind text not null,
  by_id uuid,
  by_name text not null
);
create index address_change_of on address_change (account_id, id desc);

-- A way to a new password: asked for by the person (a link to the confirmed address), or given by staff who made sure
-- who asks (a link, or a code to read out). It is opened once; what follows belongs to the browser that opened it.
create table recovery (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references account,
  kind text not null check (kind in ('asked', 'given')),
  -- Hash of the link's token, or keyed hash of the code.
  secret_hash bytea not null unique,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  issued_by_kind text not null,
  issued_by_id uuid,
  issued_by_name text not null,
  opened_at timestamptz,
  cookie_hash bytea unique,
  csrf text,
  -- When the second proof was given, or was not needed.
  proved_at timestamptz,
  finished_at timestamptz,
  -- Ended before its time: by a newer one, a sign-in, a lock, another address.
  ended_at timestamptz
);
create index recovery_of on recovery (account_id, issued_at desc);
create index recovery_expiry on recovery (expires_at);

do $$
declare t text;
begin
  foreach t in array array['address_confirmation', 'address_change', 'recovery'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy system_all on %I to portico_system using (true) with check (true)', t);
  end loop;
end $$;
grant select, insert, update, delete on address_confirmation, recovery to portico_system;
grant select, insert on address_change to portico_system;
