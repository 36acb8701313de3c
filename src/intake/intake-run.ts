/**
 * One run of intake: takes the entries of one document after the other into the charts, a batch a transaction, counts
 * what became of each, and puts on hold what cannot go in. Holds no more than one document in memory.
 */
import { createHash } from 'node:crypto';
import { asSystem, nowhere } from '../access/scope.ts';
import type { SystemScope } from '../access/scope.ts';
import { nobody, resourceId } from '../chart/identity.ts';
import type { Raw } from '../chart/listing.ts';
import { nameMedicines, storeAliases, storeBatch, storeMembers } from '../chart/store.ts';
import type { Outcome } from '../chart/store.ts';
import type { Portal } from '../portal.ts';
import type { History } from '../results/release-rules.ts';
import { checked } from './parse.ts';
import type { Entry } from './parse.ts';
import { storePatient } from './patients.ts';
import type { Decision } from './patients.ts';
import { prepare } from './prepare.ts';
import type { Context, Placed, Prepared } from './prepare.ts';
import { quarantineItems } from './quarantine.ts';
import type { Held } from './quarantine.ts';
import { Unfit, unfit } from './reasons.ts';
import { addressesOf } from './references.ts';
import type { Target } from './references.ts';
import { needRoom } from './room.ts';
import { chartOfStored, fileTakenBefore, finishRun, noCounts, noteFile, noteProgress, oneRunAtATime, openSource, patientsWith, startRun, touchPatients } from './runs.ts';
import type { FileReport, OpenSource, TypeCounts } from './runs.ts';
import { chartFor } from './subject.ts';
import { noteWaiting } from './waiting.ts';
import type { TouchedChart } from './waiting.ts';

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
  /** What a person decided about the one doubtful patient this run takes in. */
  readonly decision?: Decision;
  /** The run that was asked for on a page; without it a new one. */
  readonly runId?: string;
  /** What a file is called on pages, where its path says nothing. */
  nameOf?(file: string): string | undefined;
  onProgress?(done: { files: number; of: number; resources: number; file: string }): void;
}

/** Items a transaction: large enough to be quick, small enough to lose little and to lock little. */
const batchSize = 500;

export class IntakeRun {
  readonly report: IntakeReport = { files: 0, types: {}, quarantine: [] };
  taken = 0;
  /** Counts of the file that is being read. */
  private file: FileReport | undefined;
  private fileDigest: Buffer | undefined;
  private readonly portal: Portal;
  private readonly id: string;
  private readonly source: OpenSource;
  private readonly history: History;
  private readonly decision: Decision | undefined;
  /** The charts that something was put into. */
  private readonly charts = new Map<string, TouchedChart>();

  private constructor(portal: Portal, id: string, source: OpenSource, history: History, decision: Decision | undefined) {
    this.portal = portal;
    this.id = id;
    this.source = source;
    this.history = history;
    this.decision = decision;
  }

  static async start(portal: Portal, options: IntakeOptions): Promise<IntakeRun> {
    const settings = await portal.settings.current();
    return asSystem(portal, 'intake', nowhere, async (scope) => {
      const source = await openSource(scope, options.source ?? 'ehr', options.clinicKey, settings);
      const id = options.runId ?? (await startRun(scope, source.id, options.by ?? 'intake'));
      return new IntakeRun(portal, id, source, { goLive: settings['results.goLive'] || undefined, results: settings['results.history'] }, options.decision);
    });
  }

  /** Reads a file, unless these very bytes have been taken in before: then it only counts them, as unchanged. */
  async inFile(name: string, digest: Buffer | undefined, read: () => Promise<void>): Promise<void> {
    const before = digest && (await this.inDatabase((scope) => fileTakenBefore(scope, this.source.id, digest)));
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
    this.fileDigest = digest;
    await read();
    const { types, quarantine } = this.file;
    this.file = undefined;
    if (digest) await this.inDatabase((scope) => noteFile(scope, this.source.id, digest, name, { types, quarantine }));
  }

  /** Takes in the entries of one document, or of one stretch of NDJSON. */
  async take(file: string, entries: readonly Entry[]): Promise<void> {
    const held: Held[] = [];
    const sound = entries.flatMap((entry) => {
      try {
        const resource = checked(entry);
        return [{ entry, resource, target: { type: resource.resourceType, fhirId: fhirIdOf(resource, entry.fullUrl) } }];
      } catch (error) {
        held.push(heldOf(file, entry, error));
        return [];
      }
    });
    const context = this.contextOf(file, sound);
    // First whose it is, of all; then what it becomes: the second step rewrites what the first one reads.
    const placed: Placed[] = [];
    for (const { entry, resource, target } of sound) {
      try {
        placed.push({ entry, resource, target, patientId: await chartFor(resource, context.idOf(target), context) });
      } catch (error) {
        held.push(heldOf(file, entry, error));
      }
    }
    const prepared = placed.flatMap((one) => {
      try {
        return [prepare(one, context)];
      } catch (error) {
        held.push(heldOf(file, one.entry, error));
        return [];
      }
    });
    for (const batch of batchesOf(prepared)) await this.store(file, batch, held);
    if (held.length > 0) await this.hold(held);
  }

  private contextOf(file: string, sound: readonly { entry: Entry; resource: Raw; target: Target }[]): Context {
    const idOf = ({ type, fhirId, by }: Target): string => {
      const id = resourceId(this.source.key, this.source.name, by ? `${type}?${by}` : type, fhirId);
      if (type === 'Patient' && !by && !this.charts.has(id)) this.charts.set(id, { fhirId, file });
      return id;
    };
    return {
      idOf,
      now: this.portal.clock.now(),
      history: this.history,
      addresses: addressesOf(sound.map(({ entry, target }) => ({ target, fullUrl: entry.fullUrl }))),
      bundle: new Map(sound.map((one) => [idOf(one.target), one.resource])),
      chartOf: (id) => this.inDatabase((scope) => chartOfStored(scope, id)),
      patientsWith: (identifier) => this.inDatabase((scope) => patientsWith(scope, this.source.id, identifier)),
    };
  }

  private async store(file: string, batch: readonly Prepared[], held: Held[]): Promise<void> {
    needRoom(this.portal);
    try {
      const outcomes = await this.inDatabase((scope) => this.storeIn(scope, file, batch, held));
      for (const one of batch) this.count(one.row.type, outcomes.get(one.row.id) ?? 'quarantined');
      this.taken += batch.length;
    } catch (error) {
      // The database refuses something in this batch: halve it until the one item is found (F-25).
      if (!isRefusal(error)) throw error;
      if (batch.length === 1) {
        held.push(heldOf(file, batch[0]!.entry, unfit('item.refused', { code: String((error as { code?: string }).code) })));
        return;
      }
      const half = Math.ceil(batch.length / 2);
      await this.store(file, batch.slice(0, half), held);
      await this.store(file, batch.slice(half), held);
    }
  }

  private async storeIn(scope: SystemScope, file: string, batch: readonly Prepared[], held: Held[]): Promise<Map<string, Outcome>> {
    await oneRunAtATime(scope, this.source.id);
    const kept: Prepared[] = [];
    const doubtful: Held[] = [];
    for (const one of batch) {
      try {
        const doubts = one.resource.resourceType === 'Patient' ? await this.storePatient(scope, one) : [];
        doubtful.push(...doubts.map((doubt) => heldOf(file, { ...one.entry, text: one.original }, doubt)));
        kept.push(one);
      } catch (error) {
        if (!(error instanceof Unfit)) throw error;
        doubtful.push(heldOf(file, { ...one.entry, text: one.original }, error));
      }
    }
    const outcomes = await storeBatch(scope, this.source.id, kept.map((one) => one.row));
    const news = kept.filter((one) => outcomes.get(one.row.id) !== 'unchanged');
    await storeMembers(scope, kept.flatMap((one) => one.members));
    await storeAliases(scope, news.flatMap((one) => one.aliases));
    await nameMedicines(scope, news.map((one) => one.row));
    await touchPatients(scope, [...new Set(kept.map((one) => one.row.patientId))].filter((id) => id !== nobody));
    await noteProgress(scope, this.id, this.report);
    held.push(...doubtful);
    return outcomes;
  }

  private storePatient(scope: SystemScope, { resource, row }: Prepared): Promise<Unfit[]> {
    return storePatient(scope, resource, { ...row, patientId: row.id, sourceId: this.source.id, clinicId: this.source.clinicId, decision: this.decision });
  }

  /** Puts a file, or what is left of it, on hold. */
  async holdFile(file: string, type: string, why: Unfit): Promise<void> {
    const digest = this.fileDigest ?? createHash('sha256').update(file).digest();
    await this.hold([{ file, item: 'file', type, why: why.why, digest, content: null }]);
  }

  private async hold(held: readonly Held[]): Promise<void> {
    await this.inDatabase((scope) => quarantineItems(scope, this.id, this.source.id, held));
    for (const one of held) {
      // Doubtful patients were counted with their batch; those of a doubtful merge went in.
      if (!one.why.code.startsWith('patient.')) this.count(one.type, 'quarantined');
      for (const report of [this.report, this.file]) report?.quarantine.push({ file: one.file, item: one.item, code: one.why.code, facts: one.why.facts });
    }
  }

  private count(type: string, outcome: keyof TypeCounts): void {
    for (const counts of [this.report, this.file]) if (counts) (counts.types[type] ??= noCounts())[outcome] += 1;
  }

  async finish(): Promise<void> {
    await this.inDatabase(async (scope) => {
      await finishRun(scope, this.id, this.report);
      this.report.quarantine.push(...(await noteWaiting(scope, this.id, this.source.id, this.charts)));
    });
  }

  private inDatabase<T>(work: (scope: SystemScope) => Promise<T>): Promise<T> {
    return asSystem(this.portal, 'intake', nowhere, work);
  }
}

/** The id a source gives: its own, else the one of its address, else what it says (idempotent all the same). */
function fhirIdOf(resource: Raw, fullUrl: string | undefined): string {
  if (typeof resource.id === 'string' && resource.id !== '') return resource.id.slice(0, 200);
  const address = fullUrl?.replace(/^urn:(uuid|oid):/, '').split('/').pop();
  return address?.slice(0, 200) || `sha256-${createHash('sha256').update(JSON.stringify(resource)).digest('hex').slice(0, 40)}`;
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
  const resource = entry.resource instanceof Unfit ? undefined : (entry.resource as { resourceType?: unknown } | null | undefined);
  const content = entry.text ?? (resource === undefined ? undefined : JSON.stringify(resource)) ?? null;
  const type = typeof resource?.resourceType === 'string' && /^[A-Z][A-Za-z]{1,63}$/.test(resource.resourceType) ? resource.resourceType : 'Unknown';
  return {
    file, item: entry.place, type, why: error.why,
    digest: createHash('sha256').update(content ?? entry.place).digest(),
    content: content?.replaceAll('\\u0000', '').replaceAll('\u0000', '') ?? null,
  };
}

/** Classes 22 and 23 of SQLSTATE, and the limits of an index or a row: the data is at fault, not the server. */
const isRefusal = (error: unknown): boolean => /^(22|23|54)/.test((error as { code?: string }).code ?? '');
