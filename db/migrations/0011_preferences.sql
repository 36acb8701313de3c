-- What a person sees and changes of their own account: sessions, history of signing in, requests to change what the
-- clinic has on file, which news is mailed.

-- A name for a session that may stand on a page: its token and the hash of it may not.
alter table session add column id uuid not null default gen_random_uuid();
create unique index session_by_id on session (id);
grant select (id, token_hash, kind, account_id, created_at, active_at, expires_at, ip, user_agent), delete on session to portico_person;
create policy person_own on session for select to portico_person using (kind = 'person' and account_id = (select portico_account()));
create policy person_own_end on session for delete to portico_person using (kind = 'person' and account_id = (select portico_account()));

-- The history of signing in: what the trail says of tries at this account, and the changes of its state. The list of
-- actions stands here and in accounts/sign-in-history.ts.
grant select (id, account_id, at, method, by_kind) on account_event to portico_person;
create policy person_own on account_event for select to portico_person using (account_id = (select portico_account()));
grant select (id, at, action, item, outcome, ip) on audit_event to portico_person;
create policy person_own_tries on audit_event for select to portico_person
  using (item = (select portico_account())::text and action in ('signIn', 'password.confirm', 'session.end', 'session.endAll', 'recovery.ask', 'recovery.answer', 'signIn.code'));
create index audit_event_of_tries on audit_event (item, id desc)
  where action in ('signIn', 'password.confirm', 'session.end', 'session.endAll', 'recovery.ask', 'recovery.answer', 'signIn.code');

-- A request to change what the clinic has on file (R28, W16). What was on file and what is wanted stay as they were
-- sent; it ends once.
create table details_request (
  id uuid primary key default gen_random_uuid(),
  record_id uuid not null references record,
  account_id uuid not null references account,
  sent_at timestamptz not null,
  on_file jsonb not null,
  wanted jsonb not null,
  note text,
  state text not null default 'sent' check (state in ('sent', 'accepted', 'refused', 'withdrawn')),
  ended_at timestamptz,
  ended_by uuid references staff,
  ended_by_name text,
  -- Why it was refused, in words to the patient.
  answer text,
  check ((state = 'sent') = (ended_at is null)),
  check (state <> 'refused' or answer is not null)
);
create unique index details_request_open on details_request (account_id) where state = 'sent';
create index details_request_of_account on details_request (account_id, sent_at desc, id);
create index details_request_waiting on details_request (sent_at, id) where state = 'sent';
create index details_request_ended on details_request (ended_at desc, id) where state <> 'sent';

alter table details_request enable row level security;
alter table details_request force row level security;
create policy system_all on details_request to portico_system using (true) with check (true);
create policy person_own on details_request for select to portico_person using (account_id = (select portico_account()));
create policy person_asks on details_request for insert to portico_person
  with check (account_id = (select portico_account()) and state = 'sent'
    and record_id in (select p.record_id from patient p where p.patient_id = any ((select portico_patients())::uuid[])));
create policy person_withdraws on details_request for update to portico_person
  using (account_id = (select portico_account()) and state = 'sent') with check (account_id = (select portico_account()) and state = 'withdrawn');
create policy staff_clinics on details_request for select to portico_staff using (record_id in (select r.id from record r));
create policy staff_answer on details_request for update to portico_staff
  using (record_id in (select r.id from record r) and state = 'sent') with check (state in ('accepted', 'refused'));
grant select, insert, update, delete on details_request to portico_system;
grant select (id, record_id, account_id, sent_at, on_file, wanted, note, state, ended_at, answer) on details_request to portico_person;
grant insert (record_id, account_id, sent_at, on_file, wanted, note), update (state, ended_at) on details_request to portico_person;
grant select, update (state, ended_at, ended_by, ended_by_name, answer) on details_request to portico_staff;

-- Which kinds of news a person wants a mail about (N7); without a row: all. Notices of security are no kind here.
create table notice_choice (
  account_id uuid not null references account,
  kind text not null,
  by_mail boolean not null,
  set_at timestamptz not null,
  primary key (account_id, kind)
);

alter table notice_choice enable row level security;
alter table notice_choice force row level security;
create policy system_all on notice_choice to portico_system using (true) with check (true);
grant select, insert, update, delete on notice_choice to portico_system;
grant select on notice_choice to portico_person, portico_staff;
create policy person_own on notice_choice for select to portico_person using (account_id = (select portico_account()));
create policy staff_clinics on notice_choice for select to portico_staff using (account_id in (select a.id from account a));

-- Whoever of the staff looks at the portal as a patient sees no sessions and asks for nothing in their name.
create policy viewers_keep_out on session as restrictive to portico_person using (nullif(current_setting('portico.viewer', true), '') is null);
create policy viewers_change_nothing on details_request as restrictive for insert to portico_person
  with check (nullif(current_setting('portico.viewer', true), '') is null);
create policy viewers_withdraw_nothing on details_request as restrictive for update to portico_person
  using (nullif(current_setting('portico.viewer', true), '') is null);
