/** Runs of intake as administrators see them: how far each is, what came of it, what stands on hold. Reads only. */
import type { StaffScope } from '../access/scope.ts';
import { sql } from '../kernel/db.ts';
import { isId } from '../kernel/ids.ts';
import { NotFound } from '../kernel/reason.ts';
import type { TypeCounts } from './runs.ts';

/** Waiting to begin, under way, paused for want of room, done, given up. */
export type RunState = 'waiting' | 'running' | 'paused' | 'done' | 'failed';

export interface ImportRun {
  readonly id: string;
  readonly source: string;
  readonly state: RunState;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly startedBy: string;
  /** Files done, and in all where that is known. */
  readonly files: number;
  readonly filesOf: number | null;
  readonly names: readonly string[];
  readonly counts: Readonly<Record<string, TypeCounts>>;
  readonly onHold: number;
}

interface RunRow {
  id: string;
  title: string;
  started_at: Date;
  finished_at: Date | null;
  started_by: string;
  files: number;
  files_of: number | null;
  upload_names: string[] | null;
  counts: Record<string, TypeCounts>;
  problem: 'noRoom' | 'failed' | null;
  progress_at: Date | null;
  request_key: string | null;
  on_hold: number;
}

const columns = sql.raw(`r.id, s.title, r.started_at, r.finished_at, r.started_by, r.files, r.files_of, r.upload_names, r.counts, r.problem, r.progress_at,
  r.request_key, (select count(*) from quarantine q where q.run_id = r.id and q.resolved_at is null) as on_hold`);

/** The newest runs, ten at most. */
export async function importRuns(scope: StaffScope): Promise<ImportRun[]> {
  scope.need('intake.upload');
  const rows = await scope.tx.rows(sql<RunRow>`select ${columns} from import_run r join source s on s.id = r.source_id order by r.started_at desc, r.id limit 10`);
  return rows.map(runOf);
}

/** Throws NotFound. */
export async function importRun(scope: StaffScope, id: string): Promise<ImportRun> {
  scope.need('intake.upload');
  const row = isId(id)
    ? await scope.tx.row(sql<RunRow>`select ${columns} from import_run r join source s on s.id = r.source_id where r.id::text = ${id}`)
    : undefined;
  if (!row) throw new NotFound();
  return runOf(row);
}

/** Names of the sources there are, for the form. */
export const sourceNames = async (scope: StaffScope): Promise<string[]> =>
  (await scope.tx.rows(sql<{ name: string }>`select name from source order by id`)).map((row) => row.name);

const runOf = (row: RunRow): ImportRun => ({
  id: row.id, source: row.title, state: stateOf(row), startedAt: row.started_at, finishedAt: row.finished_at, startedBy: row.started_by,
  files: row.files, filesOf: row.files_of, names: row.upload_names ?? [], counts: row.counts, onHold: row.on_hold,
});

function stateOf({ finished_at, problem, progress_at, request_key }: RunRow): RunState {
  if (problem === 'failed') return 'failed';
  if (finished_at) return 'done';
  if (problem === 'noRoom') return 'paused';
  return request_key && !progress_at ? 'waiting' : 'running';
}
