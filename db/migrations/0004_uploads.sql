-- Runs of intake that were asked for on a page: what was uploaded, how far it is, and what stopped it.
alter table import_run
  -- Made by the form, so that sending it twice asks once.
  add column request_key uuid unique,
  -- The names the files had, for people to read; their bytes lie in the data directory of the process that took them.
  add column upload_names text[],
  add column clinic_key text,
  add column files_of integer,
  add column progress_at timestamptz,
  add column tries integer not null default 0,
  add column problem text check (problem in ('noRoom', 'failed'));
create index import_run_newest on import_run (started_at desc, id);
