-- Sign-in, defended: how fast one source may try, which devices somebody signed in from before, whose counters may be
-- swept, and who of the staff signs in through the organization's own provider.

-- Tries from one source over many usernames. The key is a keyed hash: no address and no username is kept readable.
-- `tries` runs dry by itself: `most` of them within the hours of auth.throttle.hours.
create table sign_in_pace (
  key bytea primary key,
  most integer not null,
  tries double precision not null,
  at timestamptz not null,
  -- Nobody of this source is let try before.
  until timestamptz,
  -- How many were turned away while it waited.
  refused integer not null default 0
);

-- A browser in which somebody signed in to an account: strangers' tries do not slow it down for that account.
create table known_device (
  device_hash bytea not null,
  username_mac bytea not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  primary key (device_hash, username_mac)
);
create index known_device_of_username on known_device (username_mac);
create index known_device_age on known_device (last_at);

-- Whether the counted username belonged to somebody at the last try; others are swept when they are old.
alter table sign_in_counter add column known boolean not null default true;

-- Single sign-on of staff: which member a provider's subject is. Bound once; nobody is made by a provider.
alter table staff add column if not exists email text;
create unique index if not exists staff_by_email on staff (lower(email)) where email is not null;

create table staff_identity (
  issuer text not null,
  subject text not null,
  staff_id uuid not null references staff,
  bound_at timestamptz not null,
  bound_by text not null,
  -- Null: bound by an administrator; else the address that matched.
  bound_email text,
  last_used_at timestamptz,
  primary key (issuer, subject),
  unique (issuer, staff_id)
);

-- Signing out tells the way out of the provider, too.
alter table session add column single_sign_on boolean not null default false;

do $$
declare t text;
begin
  foreach t in array array['sign_in_pace', 'known_device', 'staff_identity'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy system_all on %I to portico_system using (true) with check (true)', t);
  end loop;
end $$;
grant select, insert, update, delete on sign_in_pace, known_device, staff_identity to portico_system;
