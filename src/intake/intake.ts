/**
 * Intake: what a source sends becomes the chart. Parse, resolve references, find the patient, keep every version;
 * idempotent, and right in any order where the source tells versions or times. One rotten item costs one item: it
 * goes to quarantine with its Reason and the rest goes on. Acknowledged after the commit of each batch.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename, relative, resolve as resolvePath } from 'node:path';
import { asSystem, nowhere } from '../access/scope.ts';
import type { SystemScope } from '../access/scope.ts';
import { nobody, resourceId } from '../chart/identity.ts';
import type { Raw } from '../chart/listing.ts';
import { storeBatch, storeMembers } from '../chart/store.ts';
import type { Outcome } from '../chart/store.ts';
import type { Portal } from '../portal.ts';
import { patientOfStored, prepare } from './prepare.ts';
import type { Prepared } from './prepare.ts';
import { storePatient } from './patients.ts';
import { quarantineItems } from './quarantine.ts';
import type { Held } from './quarantine.ts';
import { checked, entriesOf } from './parse.ts';
import type { Entry } from './parse.ts';
import { dataFiles, partsOf } from './read-files.ts';
import { Unfit } from './reasons.ts';
import type { Target } from './references.ts';
import { fileTakenBefore, finishRun, noCounts, noteFile, noteProgress, openSource, startRun, touchPatients } from './runs.ts';
import type { FileReport, TypeCounts } from './runs.ts';

export interface IntakeReport extends FileReport {
  files: number;
}

export interface IntakeOptions {
  /** Name of the source; ids belong to it. */
  readonly source?: string;
  /** The clinic that new records belong to; without it the first one. */
  readonly clinicKey?: string;
  /** Who asked for it. */
  readonly by?: string;
  onProgress?(done: { files: number; of: number; resources: number; file: string }): void;
}

/** Items a transaction: large enough to be quick, small enough to lose little and to lock little. */
const batchSize = 500;

/** Takes in files and folders. Throws only when the database or a path fails, never for what a file holds. */
export async function importFiles(portal: Portal, paths: readonly string[], options: IntakeOptions = {}): Promise<IntakeReport> {
  const files = dataFiles(paths);
  const base = paths.length === 1 ? resolvePath(paths[0]!) : process.cwd();
  const run = await Run.start(portal, options);
  for (const [index, file] of files.entries()) {
    const name = relative(base, resolvePath(file)) || basename(file);
    await run.inFile(name, await digestOf(file), async () => {
      for await (const part of partsOf(file)) {
        if (part.broken) await run.holdFile(name, part.countsAs ?? 'File', part.broken);
        await run.take(name, part.entries);
        options.onProgress?.({ files: index, of: files.length, resources: run.taken, file: name });
      }
    });
    run.report.files = index + 1;
  }
  await run.finish();
  options.onProgress?.({ files: files.length, of: files.length, resources: run.taken, file: '' });
  return run.report;
}

/** Takes in one Bundle (or resource) that is in memory already. */
export async function intakeBundle(portal: Portal, source: string, bundle: object, options: Omit<IntakeOptions, 'source'> & { name?: string } = {}): Promise<IntakeReport> {
  const run = await Run.start(portal, { ...options, source });
  // As it would come over the wire: what is in memory may share its parts, and references are rewritten in place.
  await run.take(options.name ?? 'bundle', entriesOf(JSON.parse(JSON.stringify(bundle)) as object));
  run.report.files = 1;
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

class Run {
  readonly report: IntakeReport = { files: 0, types: {}, quarantine: [] };
  taken = 0;
  /** Counts of the file that is being read. */
  private file: FileReport | undefined;
  private readonly portal: Portal;
  private readonly id: string;
  private readonly source: { id: number; name: string; key: Buffer; clinicId: string };

  private constructor(portal: Portal, id: string, source: Run['source']) {
    this.portal = portal;
    this.id = id;
    this.source = source;
  }

  static async start(portal: Portal, options: IntakeOptions): Promise<Run> {
    return asSystem(portal, 'intake', nowhere, async (scope) => {
      const settings = await portal.settings.current();
      const source = await openSource(scope, options.source ?? 'ehr', options.clinicKey, settings);
      return new Run(portal, await startRun(scope, source.id, options.by ?? 'intake'), source);
    });
  }

  private readonly idOf = ({ type, fhirId }: Target): string => resourceId(this.source.key, this.source.name, type, fhirId);

  /** Reads a file, unless these very bytes have been taken in before: then it only counts them, as unchanged. */
  async inFile(name: string, digest: Buffer | undefined, read: () => Promise<void>): Promise<void> {
    const before = digest && (await asSystem(this.portal, 'intake', nowhere, (scope) => fileTakenBefore(scope, this.source.id, digest)));
    if (before) {
      for (const [type, counts] of Object.entries(before.types)) {
        const total = (this.report.types[type] ??= noCounts());
        total.unchanged += counts.created + counts.updated + counts.unchanged;
        total.quarantined += counts.quarantined;
      }
      this.report.quarantine.push(...before.quarantine);
      return;
    }
    this.file = { types: {}, quarantine: [] };
    await read();
    const { types, quarantine } = this.file;
    this.file = undefined;
    if (digest) await asSystem(this.portal, 'intake', nowhere, (scope) => noteFile(scope, this.source.id, digest, name, { types, quarantine }));
  }

  async take(file: string, entries: readonly Entry[]): Promise<void> {
    const held: Held[] = [];
    const addresses = new Map<string, Target>();
    const sound = entries.flatMap((entry) => {
      try {
        if (entry.resource instanceof Unfit) throw entry.resource;
        const resource = checked(entry);
        const target = { type: resource.resourceType, fhirId: fhirIdOf(resource, entry.fullUrl) };
        addresses.set(`${target.type}/${target.fhirId}`, target);
        if (entry.fullUrl) addresses.set(entry.fullUrl, target);
        return [{ entry, resource, target }];
      } catch (error) {
        held.push(heldOf(file, entry, error));
        return [];
      }
    });
    const context = { addresses, idOf: this.idOf, now: this.portal.clock.now(), bundle: new Map(sound.map((one) => [this.idOf(one.target), one.resource])) };
    const prepared: Prepared[] = [];
    for (const { entry, resource, target } of sound) {
      try {
        prepared.push(...await prepare(resource, target, entry, context, (id) => this.lookUp(id)));
      } catch (error) {
        held.push(heldOf(file, entry, error));
      }
    }
    for (const batch of batchesOf(prepared)) await this.store(file, batch, held);
    if (held.length > 0) await this.hold(held);
  }

  /** The chart in which a stored resource stands: for resources that are about another resource. */
  private lookUp(id: string): Promise<string | undefined> {
    return asSystem(this.portal, 'intake', nowhere, (scope) => patientOfStored(scope, id));
  }

  private async store(file: string, batch: readonly Prepared[], held: Held[]): Promise<void> {
    try {
      const outcomes = await asSystem(this.portal, 'intake', nowhere, (scope) => this.storeIn(scope, file, batch, held));
      for (const one of batch) this.count(one.row.type, outcomes.get(one.row.id) ?? 'quarantined');
      this.taken += batch.length;
    } catch (error) {
      // The database refuses something in this batch: halve it until the one item is found (F-25).
      if (!isRefusal(error)) throw error;
      if (batch.length === 1) {
        held.push(heldOf(file, batch[0]!.entry, new Unfit({ code: 'item.refused', facts: { code: String((error as { code?: string }).code) }, next: ['fixFile', 'sendAgain'] })));
        return;
      }
      const half = Math.ceil(batch.length / 2);
      await this.store(file, batch.slice(0, half), held);
      await this.store(file, batch.slice(half), held);
    }
  }

  private async storeIn(scope: SystemScope, file: string, batch: readonly Prepared[], held: Held[]): Promise<Map<string, Outcome>> {
    const kept: Prepared[] = [];
    const doubtful: Held[] = [];
    for (const one of batch) {
      try {
        if (one.resource.resourceType === 'Patient')
          await storePatient(scope, one.resource, { patientId: one.row.id, sourceId: this.source.id, fhirId: one.row.fhirId, clinicId: this.source.clinicId });
        kept.push(one);
      } catch (error) {
        if (!(error instanceof Unfit)) throw error;
        doubtful.push(heldOf(file, one.entry, error));
      }
    }
    // Members first: an observation of this batch is then written once, under its report.
    await storeMembers(scope, kept.flatMap((one) => one.members));
    const outcomes = await storeBatch(scope, this.source.id, kept.map((one) => one.row));
    await touchPatients(scope, [...new Set(kept.map((one) => one.row.patientId))].filter((id) => id !== nobody));
    await noteProgress(scope, this.id, this.report);
    held.push(...doubtful);
    return outcomes;
  }

  async holdFile(file: string, type: string, why: Unfit): Promise<void> {
    await this.hold([{ file, item: 'file', type, why: why.why, digest: createHash('sha256').update(file).digest(), content: null }]);
  }

  private async hold(held: readonly Held[]): Promise<void> {
    await asSystem(this.portal, 'intake', nowhere, (scope) => quarantineItems(scope, this.id, this.source.id, held));
    for (const one of held) {
      // Doubtful patients were counted with their batch.
      if (one.why.code !== 'patient.doubtful') this.count(one.type, 'quarantined');
      for (const report of [this.report, this.file]) report?.quarantine.push({ file: one.file, item: one.item, code: one.why.code, facts: one.why.facts });
    }
  }

  private count(type: string, outcome: keyof TypeCounts): void {
    for (const counts of [this.report, this.file]) if (counts) (counts.types[type] ??= noCounts())[outcome] += 1;
  }

  async finish(): Promise<void> {
    await asSystem(this.portal, 'intake', nowhere, (scope) => finishRun(scope, this.id, this.report));
  }
}

/** The id a source gives: its own, else the one of its address, else what it says (idempotent all the same). */
function fhirIdOf(resource: Raw, fullUrl: string | undefined): string {
  if (typeof resource.id === 'string' && resource.id !== '') return resource.id.slice(0, 200);
  const address = fullUrl?.replace(/^urn:(uuid|oid):/, '').split('/').pop();
  return address || `sha256-${createHash('sha256').update(JSON.stringify(resource)).digest('hex').slice(0, 40)}`;
}

/** Batches in which each id stands once: a second version of the same thing waits for the next. */
function* batchesOf(all: readonly Prepared[]): Generator<Prepared[]> {
  let batch: Prepared[] = [];
  let ids = new Set<string>();
  for (const one of all) {
    if (batch.length >= batchSize || ids.has(one.row.id)) {
      yield batch;
      batch = [];
      ids = new Set();
    }
    batch.push(one);
    ids.add(one.row.id);
  }
  if (batch.length > 0) yield batch;
}

function heldOf(file: string, entry: Entry, error: unknown): Held {
  if (!(error instanceof Unfit)) throw error;
  const resource = entry.resource instanceof Unfit ? undefined : (entry.resource as { resourceType?: unknown } | undefined);
  const content = resource === undefined ? null : (JSON.stringify(resource)?.replaceAll('\\u0000', '') ?? null);
  const type = typeof resource?.resourceType === 'string' && /^[A-Za-z]{1,64}$/.test(resource.resourceType) ? resource.resourceType : 'Unknown';
  return { file, item: entry.place, type, why: error.why, digest: createHash('sha256').update(content ?? entry.place).digest(), content };
}

/** Classes 22 and 23 of SQLSTATE, and the limits of an index or a row: the data is at fault, not the server. */
const isRefusal = (error: unknown): boolean => /^(22|23|54)/.test((error as { code?: string }).code ?? '');

