-- A few records are hundreds of times as long as the usual one. Plans are made once for all records (kernel/db.ts), so
-- the planner is told that a record may be a fiftieth of the table: it then looks for what a page shows by the index
-- made for it, and never through a whole record because the average one is short. Holds from the next ANALYZE on.
alter table resource alter column patient_id set (n_distinct = 50);
