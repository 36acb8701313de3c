-- Requests for help (W19, M19, E2): from the contact form before sign-in, and from people who are signed in. A request
-- from the form holds what was typed and no more; it is joined to a record only by staff who checked who it is.

create table ticket (
  id uuid primary key default gen_random_uuid(),
  topic text not null,
  opened_at timestamptz not null,
  language text not null,
  -- What was typed before sign-in.
  name text,
  birth_date date,
  reach text,
  -- Who was signed in, and what they wrote.
  account_id uuid references account,
  text text,
  -- The record of the account, or the one that staff found.
  record_id uuid references record,
  state text not null default 'new' check (state in ('new', 'inWork', 'waiting', 'done')),
  state_at timestamptz not null,
  staff_id uuid references staff,
  staff_name text,
  outcome text,
  -- For the person who is signed in; never about health.
  answer text,
  check ((account_id is null) = (name is not null)),
  check ((state = 'done') = (outcome is not null))
);
create index ticket_open on ticket (opened_at, id) where state <> 'done';
create index ticket_by_time on ticket (opened_at, id);
create index ticket_of_account on ticket (account_id, opened_at desc) where account_id is not null;

-- What was done with a request, by whom: rows are added and never changed.
create table ticket_event (
  id bigint generated always as identity primary key,
  ticket_id uuid not null references ticket,
  at timestamptz not null,
  did text not null,
  by_kind text not null check (by_kind in ('person', 'staff', 'visitor')),
  by_id uuid,
  by_name text not null,
  note text
);
create index ticket_event_of on ticket_event (ticket_id, id);

do $$
declare t text;
begin
  foreach t in array array['ticket', 'ticket_event'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy system_all on %I to portico_system using (true) with check (true)', t);
  end loop;
end $$;
grant select, insert, update, delete on ticket, ticket_event to portico_system;

grant select (id, topic, opened_at, account_id, text, state, state_at, outcome, answer), insert (id, topic, opened_at, language, account_id, text, record_id, state_at)
  on ticket to portico_person;
grant insert on ticket_event to portico_person;
grant select on ticket, ticket_event to portico_staff;
grant update (state, state_at, staff_id, staff_name, record_id, outcome, answer) on ticket to portico_staff;
grant insert on ticket_event to portico_staff;

create policy person_own on ticket to portico_person
  using (account_id = (select portico_account()) and (select portico_viewer()) is null)
  with check (account_id = (select portico_account()) and (select portico_viewer()) is null);
create policy person_notes on ticket_event for insert to portico_person
  with check (by_id = (select portico_account()) and (select portico_viewer()) is null);
-- Support sees all of them; the front desk those that are joined to a patient of its clinics.
create policy staff_work on ticket to portico_staff
  using ((select portico_has_role('support')) or ((select portico_has_role('desk')) and record_id in (select r.id from record r)))
  with check ((select portico_has_role('support')) or ((select portico_has_role('desk')) and record_id in (select r.id from record r)));
create policy staff_work on ticket_event for select to portico_staff using (ticket_id in (select t.id from ticket t));
create policy staff_notes on ticket_event for insert to portico_staff
  with check (by_id = (select portico_account()) and ticket_id in (select t.id from ticket t));
