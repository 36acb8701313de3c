-- Mails that are to be sent: written in the transaction of what they tell about, sent afterwards (F-15). A row says
-- to whom, what kind and what became of it; what the mail says is put together when it is sent, and the facts for it
-- are erased once it has left or can leave no more.

create table mail (
  id uuid primary key default gen_random_uuid(),
  account_id uuid references account,
  recipient text not null,
  language text not null check (language in ('en', 'es')),
  kind text not null,
  facts jsonb,
  -- Two mails with the same key become one while the first is still waiting (F-16).
  merge_key text,
  state text not null default 'waiting' check (state in ('waiting', 'trying', 'sent', 'failed', 'expired')),
  queued_at timestamptz not null,
  -- When it is tried next. Of a mail that is being sent: when another process may take it over.
  due_at timestamptz not null,
  expires_at timestamptz not null,
  tries integer not null default 0,
  -- How often the connection was lost after the whole mail had gone out: it may have arrived.
  unsure integer not null default 0,
  ended_at timestamptz,
  -- What stopped the last try: a code of ours, and the answer of the mail server in numbers.
  problem text,
  smtp_code integer
);
create index mail_due on mail (due_at) where state in ('waiting', 'trying');
create unique index mail_merged on mail (merge_key) where merge_key is not null and state = 'waiting';
create index mail_of_account on mail (account_id, queued_at desc) where account_id is not null;
create index mail_failed on mail (ended_at desc) where state = 'failed';

alter table mail enable row level security;
alter table mail force row level security;
create policy system_all on mail to portico_system using (true) with check (true);
grant select, insert, update, delete on mail to portico_system;
-- Whoever causes a mail queues it. What it says is read by the portal alone.
grant insert on mail to portico_person, portico_staff;
create policy anyone_queues on mail for insert to portico_person, portico_staff with check (state = 'waiting');
grant select (id, account_id, recipient, kind, state, queued_at, ended_at, problem, smtp_code) on mail to portico_person, portico_staff;
create policy person_own on mail for select to portico_person using (account_id = (select portico_account()));
create policy staff_clinics on mail for select to portico_staff using (account_id in (select a.id from account a));

-- Wakes whoever sends mails: with the commit, and once for many.
create function mail_is_waiting() returns trigger language plpgsql as $$
begin
  perform pg_notify('portico_mail', '');
  return null;
end $$;
create trigger mail_is_waiting after insert on mail for each statement execute function mail_is_waiting();
