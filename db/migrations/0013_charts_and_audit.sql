-- Staff at the records of patients: who may open a chart, emergency access beyond one's clinic, looking at the portal
-- as a patient sees it; and the audit trail as the privacy officer searches it.
-- The database decides by its own tables who may open a chart; what the portal says of it only narrows that.

-- ---------------------------------------------------------------- grants

-- A time during which a member of staff may see one record in a way that their roles alone do not allow.
--   glass  emergency access to the chart of a patient of another clinic (R-03)
--   view   the portal as the patient sees it, with the patient's consent (W21)
create table chart_grant (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('glass', 'view')),
  staff_id uuid not null references staff,
  staff_name text not null,
  record_id uuid not null references record,
  -- glass: the reason chosen from the list; view: how consent was given.
  why text not null,
  -- glass: the reason in the person's own words; view: what was agreed, when somebody wrote it down.
  said text not null,
  opened_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  check (kind <> 'glass' or said <> ''),
  check (ends_at > opened_at and ends_at <= opened_at + interval '24 hours')
);
create index chart_grant_of_staff on chart_grant (staff_id, ends_at desc) where ended_at is null;
create index chart_grant_newest on chart_grant (opened_at desc, id desc);
create index chart_grant_of_record on chart_grant (record_id, opened_at desc);

-- The privacy officer has looked at an emergency access.
create table chart_grant_review (
  grant_id uuid primary key references chart_grant,
  at timestamptz not null,
  staff_id uuid not null references staff,
  staff_name text not null,
  note text not null
);

-- What the checks of the audit trail found: what the privacy officer is told of the trail as a whole.
create table audit_check (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  seals bigint not null,
  events bigint not null,
  -- When the newest of the seals that were checked was made.
  sealed_until timestamptz,
  problem text
);

-- ---------------------------------------------------------------- the audit trail, searched

alter table audit_event add column kind text generated always as (split_part(action, '.', 1)) stored;
drop index audit_event_by_record;
drop index audit_event_by_actor;
create index audit_event_by_record on audit_event (record_id, at desc, id desc) where record_id is not null;
create index audit_event_by_actor on audit_event (actor_id, at desc, id desc) where actor_id is not null;
create index audit_event_by_kind on audit_event (kind, at desc, id desc);
create index audit_event_not_done on audit_event (at desc, id desc) where outcome <> 'success';
create index audit_event_by_time on audit_event (at desc, id desc);

-- ---------------------------------------------------------------- who may

create function portico_viewer() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('portico.viewer', true), '')::uuid $$;

-- Whether whoever acts holds one of these roles, by the tables and not by what the portal says.
create function portico_has_role(variadic wanted text[]) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from staff_role r join staff s on s.id = r.staff_id
    where r.staff_id = portico_account() and s.disabled_at is null and r.role = any (wanted)) $$;

-- How the member of staff may open the chart of this record: by a role at its clinic, by emergency access, or (null) not.
create function portico_chart_way(of_record uuid, of_clinic uuid) returns text
  language sql stable security definer set search_path = public, pg_temp as $$
  select case
    when exists (select from staff_role r join staff s on s.id = r.staff_id
      where r.staff_id = portico_account() and s.disabled_at is null
        and (r.role = 'records' or (r.role in ('nurse', 'doctor') and (r.clinic_id is null or r.clinic_id = of_clinic)))) then 'clinic'
    when exists (select from chart_grant g
      where g.kind = 'glass' and g.record_id = of_record and g.staff_id = portico_account()
        and g.ended_at is null and g.ends_at > portico_now()) then 'glass'
  end $$;

-- Of the patients that the scope names, those whose chart the member of staff may open. Evaluated once a statement.
create function portico_chart_patients() returns uuid[]
  language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(p.patient_id), '{}') from patient p join record r on r.id = p.record_id
  where p.patient_id = any (portico_patients()) and portico_chart_way(r.id, r.clinic_id) is not null $$;

create function portico_chart_reach() returns uuid[] language sql stable
  as $$ select array_append(portico_chart_patients(), '00000000-0000-0000-0000-000000000000') $$;

-- The record as a chart that is opened: no row when the member of staff may not.
create function open_chart(wanted uuid)
  returns table (record_id uuid, patients uuid[], given text, family text, birth_date date, mrn text, clinic text,
    account_id uuid, way text, grant_id uuid, grant_until timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
  select r.id, (select array_agg(p.patient_id) from patient p where p.record_id = r.id),
    one.given, one.family, one.birth_date, one.mrn, c.name,
    (select a.id from account a where a.record_id = r.id and a.kind = 'patient' order by a.status = 'active' desc, a.created_at desc limit 1),
    w.way, g.id, g.ends_at
  from record r join clinic c on c.id = r.clinic_id
  cross join lateral (select portico_chart_way(r.id, r.clinic_id) as way) w
  join lateral (select p.given, p.family, p.birth_date, p.mrn from patient p
    where p.record_id = r.id order by p.linked_at, p.patient_id limit 1) one on true
  left join lateral (select g.id, g.ends_at from chart_grant g
    where w.way = 'glass' and g.kind = 'glass' and g.record_id = r.id and g.staff_id = portico_account()
      and g.ended_at is null and g.ends_at > portico_now() order by g.ends_at desc limit 1) g on true
  where r.id = wanted and w.way is not null $$;

-- The record as its patient sees it, for whoever holds an open grant of the kind `view`.
create function open_patient_view(wanted uuid)
  returns table (record_id uuid, patients uuid[], given text, family text, birth_date date, mrn text, clinic text,
    account_id uuid, username text, language text, grant_id uuid, grant_until timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
  select r.id, (select array_agg(p.patient_id) from patient p where p.record_id = r.id),
    one.given, one.family, one.birth_date, one.mrn, c.name, a.id, a.username, a.language, g.id, g.ends_at
  from chart_grant g join record r on r.id = g.record_id join clinic c on c.id = r.clinic_id
  join account a on a.record_id = r.id and a.kind = 'patient' and a.status = 'active'
  join lateral (select p.given, p.family, p.birth_date, p.mrn from patient p
    where p.record_id = r.id order by p.linked_at, p.patient_id limit 1) one on true
  where g.kind = 'view' and g.record_id = wanted and g.staff_id = portico_account() and g.ended_at is null
    and g.ends_at > portico_now() and portico_has_role('support', 'records')
  order by g.ends_at desc limit 1 $$;

-- The one patient with this record number and birth date, wherever they are: for emergency access only.
create function find_for_glass(numbers text[], born date)
  returns table (record_id uuid, way text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select distinct r.id, portico_chart_way(r.id, r.clinic_id) from patient p join record r on r.id = p.record_id
  where p.mrn = any (numbers) and p.birth_date = born and portico_has_role('nurse', 'doctor') $$;

-- What staff did with the record in view, for its patient: names instead of usernames, no addresses, no details.
create function looks_at_my_record(before timestamptz, before_id bigint, most integer)
  returns table (id bigint, at timestamptz, name text, roles text[], action text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select e.id, e.at, s.name, (select array_agg(distinct r.role) from staff_role r where r.staff_id = s.id), e.action
  from audit_event e join staff s on s.id = e.actor_id
  where e.record_id in (select p.record_id from patient p where p.patient_id = any (portico_patients()))
    and e.actor_kind = 'staff' and e.outcome = 'success'
    and e.kind in ('chart', 'viewAs', 'view', 'account', 'code', 'patient', 'glass', 'ticket')
    and (before is null or (e.at, e.id) < (before, before_id))
  order by e.at desc, e.id desc limit most $$;

do $$
declare f text;
begin
  grant create on schema public to portico_system;
  foreach f in array array['portico_has_role(text[])', 'portico_chart_way(uuid, uuid)', 'portico_chart_patients()', 'open_chart(uuid)',
    'open_patient_view(uuid)', 'find_for_glass(text[], date)'] loop
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to portico_staff, portico_system', f);
    execute format('alter function %s owner to portico_system', f);
  end loop;
  revoke execute on function looks_at_my_record(timestamptz, bigint, integer) from public;
  grant execute on function looks_at_my_record(timestamptz, bigint, integer) to portico_person, portico_system;
  alter function looks_at_my_record(timestamptz, bigint, integer) owner to portico_system;
  revoke create on schema public from portico_system;
end $$;

-- ---------------------------------------------------------------- row-level security

do $$
declare t text;
begin
  foreach t in array array['chart_grant', 'chart_grant_review', 'audit_check'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy system_all on %I to portico_system using (true) with check (true)', t);
  end loop;
end $$;
grant select, insert, update, delete on chart_grant, chart_grant_review to portico_system;
grant select, insert on audit_check to portico_system;
grant select, insert on chart_grant, chart_grant_review to portico_staff;
grant update (ended_at) on chart_grant to portico_staff;
grant select on audit_check, audit_event, patient_link_event to portico_staff;

create policy own_grants on chart_grant to portico_staff
  using (staff_id = (select portico_account()))
  with check (staff_id = (select portico_account()) and case kind
    when 'glass' then (select portico_has_role('nurse', 'doctor')) else (select portico_has_role('support', 'records')) end);
create policy privacy_reads on chart_grant for select to portico_staff using ((select portico_has_role('privacy')));
create policy privacy_reviews on chart_grant_review to portico_staff
  using ((select portico_has_role('privacy')))
  with check (staff_id = (select portico_account()) and (select portico_has_role('privacy')));
create policy privacy_reads on audit_check for select to portico_staff using ((select portico_has_role('privacy')));
create policy privacy_reads on patient_link_event for select to portico_staff using ((select portico_has_role('privacy')));
create policy privacy_reads on audit_event for select to portico_staff using ((select portico_has_role('privacy')));

-- A chart opens only where the tables say so, whatever the portal has set.
drop policy staff_opened on resource;
drop policy staff_opened on resource_version;
drop policy staff_opened on member;
drop policy staff_opened on result_view;
create policy staff_opened on resource for select to portico_staff
  using (patient_id = any ((select portico_chart_reach())::uuid[])
    and (visible_at is not null or patient_id <> '00000000-0000-0000-0000-000000000000'));
create policy staff_opened on resource_version for select to portico_staff using (patient_id = any ((select portico_chart_patients())::uuid[]));
create policy staff_opened on member for select to portico_staff using (patient_id = any ((select portico_chart_patients())::uuid[]));
create policy staff_opened on result_view for select to portico_staff using (patient_id = any ((select portico_chart_patients())::uuid[]));
create policy staff_opened on patient for select to portico_staff using (patient_id = any ((select portico_chart_patients())::uuid[]));

-- Who looks at the portal as a patient changes nothing in it.
create policy viewers_change_nothing on result_view as restrictive for insert to portico_person with check ((select portico_viewer()) is null);
create policy viewers_change_nothing on account as restrictive for update to portico_person using ((select portico_viewer()) is null);
create policy viewers_keep_out on draft as restrictive to portico_person using ((select portico_viewer()) is null);
