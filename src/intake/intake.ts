/**
 * Intake: what a source sends becomes the chart. Parse, resolve references, find the patient, keep every version;
 * idempotent, and right in any order where the source tells versions or times. One rotten item costs one item: it
 * goes on hold with its Reason and the rest goes on. Acknowledged after the commit of each batch.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename, relative, resolve as resolvePath } from 'node:path';
import type { Portal } from '../portal.ts';
import { IntakeRun } from './intake-run.ts';
import type { IntakeOptions, IntakeReport } from './intake-run.ts';
import { entriesOf } from './parse.ts';
import { dataFiles, partsOf } from './read-files.ts';
import { Unfit } from './reasons.ts';

export type { IntakeOptions, IntakeReport } from './intake-run.ts';

/** Takes in files and folders. Throws only when the database or a path fails, never for what a file holds. */
export async function importFiles(portal: Portal, paths: readonly string[], options: IntakeOptions = {}): Promise<IntakeReport> {
  const files = dataFiles(paths);
  const base = paths.length === 1 ? resolvePath(paths[0]!) : process.cwd();
  const run = await IntakeRun.start(portal, options);
  for (const [index, file] of files.entries()) {
    const name = options.nameOf?.(file) ?? (relative(base, resolvePath(file)) || basename(file));
    await run.inFile(name, await digestOf(file), async (reading) => {
      for await (const part of partsOf(file, options.atOnce)) {
        if (part.broken) run.holdFile(reading, part.countsAs ?? 'File', part.broken);
        await run.take(reading, part.entries, part.outline);
        options.onProgress?.({ files: index, of: files.length, resources: run.taken, file: name });
      }
    });
  }
  await run.finish();
  options.onProgress?.({ files: files.length, of: files.length, resources: run.taken, file: '' });
  return run.report;
}

/** Takes in one Bundle (or resource) that is in memory already. */
export async function intakeBundle(portal: Portal, source: string, bundle: object, options: Omit<IntakeOptions, 'source'> & { name?: string } = {}): Promise<IntakeReport> {
  const run = await IntakeRun.start(portal, { ...options, source });
  await run.inFile(options.name ?? 'bundle', undefined, async (reading) => {
    // As it would come over the wire: what is in memory may share its parts, and references are rewritten in place.
    try {
      await run.take(reading, entriesOf(JSON.parse(JSON.stringify(bundle)) as object));
    } catch (error) {
      if (!(error instanceof Unfit)) throw error;
      run.holdFile(reading, 'File', error);
    }
  });
  await run.finish();
  return run.report;
}

/** Undefined when the file cannot be read at all: then it is never taken for read. */
async function digestOf(file: string): Promise<Buffer | undefined> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  } catch {
    return undefined;
  }
  return hash.digest();
}
