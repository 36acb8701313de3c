-- Records staff say by hand whether two records are one person (E19): with a reason each time, and what they said
-- stays when it is undone.
alter table patient_link_event add column reason text;
alter table patient_link_event add column undone_reason text;

-- Two records that somebody looked at and found to be two people: they are not offered again.
create table patient_apart (
  one uuid not null references record,
  other uuid not null references record,
  said_at timestamptz not null,
  said_by text not null,
  reason text not null,
  primary key (one, other),
  check (one < other)
);
alter table patient_apart enable row level security;
alter table patient_apart force row level security;
create policy system_all on patient_apart to portico_system using (true) with check (true);
grant select, insert on patient_apart to portico_system;

-- Staff see the links of the patients they may find, and nothing of others.
create policy staff_clinics on patient_link_event for select to portico_staff
  using (exists (select from patient p where p.patient_id = patient_link_event.patient_id));
create policy staff_clinics on patient_apart for select to portico_staff
  using (exists (select from record r where r.id = patient_apart.one) and exists (select from record r where r.id = patient_apart.other));
grant select on patient_link_event, patient_apart to portico_staff;
