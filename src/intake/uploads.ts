/**
 * Files that an administrator uploads: kept beside the data until they are taken in by a process of its own, which may
 * die and go on; a second sending of the same form asks for nothing more. The name a file had is shown and never used.
 */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { asSystem, nowhere } from '../access/scope.ts';
import type { StaffScope } from '../access/scope.ts';
import { days, minutes } from '../kernel/clock.ts';
import { sql } from '../kernel/db.ts';
import { isId } from '../kernel/ids.ts';
import type { Portal } from '../portal.ts';
import { importFiles } from './intake.ts';
import { NoRoom } from './room.ts';
import { openSource } from './runs.ts';

/** The name of the background work that takes uploads in. */
export const uploadsJob = 'intake-uploads';

export const uploadsFolder = (portal: Pick<Portal, 'config'>): string => join(portal.config.dataDir, 'uploads');

export interface Upload {
  /** Made by the form: a UUID. */
  readonly key: string;
  readonly source: string;
  readonly clinicKey: string;
  /** The folder with the files, named 1, 2, … and the extension that says what they are. */
  readonly folder: string;
  /** What the files were called. */
  readonly names: readonly string[];
}

/** Asks for the run and returns its id; the same key gives the same run, and then the files are not kept again. */
export async function requestImport(portal: Portal, scope: StaffScope, upload: Upload): Promise<string> {
  scope.need('intake.upload');
  const settings = await portal.settings.current();
  const { id, isNew } = await asSystem(portal, 'intake', scope.origin, async (system) => {
    const source = await openSource(system, upload.source, upload.clinicKey, settings);
    const made = await system.tx.row(sql<{ id: string }>`
      insert into import_run (source_id, started_at, started_by, request_key, upload_names, clinic_key, files_of)
      values (${source.id}, ${scope.now}, ${scope.name}, ${upload.key}, ${[...upload.names]}::text[], ${upload.clinicKey}, ${upload.names.length})
      on conflict (request_key) do nothing returning id`);
    if (made) system.audit({ action: 'intake.upload', item: made.id, details: { files: upload.names.length, source: upload.source } });
    const run = made ?? (await system.tx.row(sql<{ id: string }>`select id from import_run where request_key = ${upload.key}`));
    return { id: run!.id, isNew: made !== undefined };
  }, scope.actor);
  if (isNew) renameSync(upload.folder, join(uploadsFolder(portal), id));
  portal.jobs.ask(uploadsJob);
  return id;
}

/** Whether something lies here that has not been taken in. */
export const uploadsWaiting = (portal: Portal): boolean => waitingHere(portal).length > 0;

/** Takes in what lies here, one upload after the other. Throws what stopped it; a full disk is no failure, only a pause. */
export async function takeUploads(portal: Portal): Promise<void> {
  await sweepLeftOvers(portal);
  for (let run = await claim(portal); run; run = await claim(portal)) await takeUpload(portal, run);
}

interface ClaimedRun {
  id: string;
  source: string;
  clinic_key: string;
  upload_names: string[];
  tries: number;
}

/** Tries after which an upload counts as failed. */
const mostTries = 3;

/** A run that nobody is at: new, or without progress for two minutes, as after a crash. */
async function claim(portal: Portal): Promise<ClaimedRun | undefined> {
  const now = portal.clock.now();
  return asSystem(portal, 'intake', nowhere, ({ tx }) => tx.row(sql<ClaimedRun>`
    update import_run r set progress_at = ${now}, tries = r.tries + 1, problem = null
    from source s where s.id = r.source_id and r.id = (select id from import_run
      where id = any (${waitingHere(portal)}::uuid[]) and request_key is not null and finished_at is null
        and (progress_at is null or progress_at < ${new Date(now.getTime() - minutes(2))})
      order by started_at limit 1 for update skip locked)
    returning r.id, s.name as source, r.clinic_key, r.upload_names, r.tries`));
}

async function takeUpload(portal: Portal, run: ClaimedRun): Promise<void> {
  const folder = join(uploadsFolder(portal), run.id);
  const names = new Map(readdirSync(folder).map((name) => [join(folder, name), run.upload_names[Number.parseInt(name, 10) - 1]]));
  try {
    await importFiles(portal, [...names.keys()].sort(), { source: run.source, clinicKey: run.clinic_key, runId: run.id, nameOf: (file) => names.get(file) });
  } catch (error) {
    if (error instanceof NoRoom) return note(portal, run.id, 'noRoom');
    portal.log.error({ err: error, run: run.id }, 'an upload could not be taken in');
    if (run.tries < mostTries) throw error;
    await note(portal, run.id, 'failed');
  }
  rmSync(folder, { recursive: true, force: true });
}

/** A pause is tried again in a while and counts as no try. */
const note = (portal: Portal, id: string, problem: 'noRoom' | 'failed'): Promise<void> =>
  asSystem(portal, 'intake', nowhere, async ({ tx, now }) => {
    await tx.run(sql`update import_run set problem = ${problem}, progress_at = ${now},
      tries = case when ${problem} = 'noRoom' then 0 else tries end, finished_at = case when ${problem} = 'failed' then ${now}::timestamptz end where id = ${id}`);
  });

/** The ids of the runs whose files lie in this data directory. */
function waitingHere(portal: Portal): string[] {
  const folder = uploadsFolder(portal);
  return existsSync(folder) ? readdirSync(folder).filter((name) => isId(name)) : [];
}

/** A folder of its own for files that are on their way in. */
export function newUploadFolder(portal: Portal, name: string): string {
  const folder = join(uploadsFolder(portal), `on-its-way-${name}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** What a browser or a process left half-way, a day ago, and what a process left that died when all was done. */
async function sweepLeftOvers(portal: Portal): Promise<void> {
  const folder = uploadsFolder(portal);
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder).filter((one) => one.startsWith('on-its-way-')))
    if (statSync(join(folder, name)).mtimeMs < portal.clock.now().getTime() - days(1)) rmSync(join(folder, name), { recursive: true, force: true });
  const done = await asSystem(portal, 'intake', nowhere, ({ tx }) => tx.rows(sql<{ id: string }>`
    select id from import_run where id = any (${waitingHere(portal)}::uuid[]) and finished_at is not null`));
  for (const { id } of done) rmSync(join(folder, id), { recursive: true, force: true });
}

/** The name under which a file is kept: its number, and the extension of a kind that intake knows. */
export function keptName(number: number, given: string): string {
  const extension = /\.(json|ndjson|xml|ccda|cda|hl7)(\.gz)?$/i.exec(given)?.[0].toLowerCase() ?? (/\.gz$/i.test(given) ? '.json.gz' : '.json');
  return `${number}${extension}`;
}

/** What people see of the name a file had: no path, no control characters, of bounded length. */
export const shownName = (given: string): string => basename(given.replaceAll('\\', '/')).replace(/[\p{Cc}\p{Cf}]/gu, '').trim().slice(0, 120) || 'file';
