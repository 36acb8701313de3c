-- How often something was tried from one address within a window of time, for doors that are open to strangers.
-- The key is a keyed hash: no address is kept readable.

create table throttle (
  key bytea primary key,
  since timestamptz not null,
  tries integer not null
);
alter table throttle enable row level security;
alter table throttle force row level security;
create policy system_all on throttle to portico_system using (true) with check (true);
grant select, insert, update, delete on throttle to portico_system;
