/**
 * One run of intake at work: documents come in, batches go out. While the database stores a batch the next is made
 * ready, and one waits at most, so that memory does not grow with what there is to read. A batch takes the items of
 * as many files as fit; a file counts as taken in when the last of its items is stored. What cannot go in goes on hold.
 */
import { createHash } from 'node:crypto';
import { asSystem, nowhere } from '../access/scope.ts';
import type { SystemScope } from '../access/scope.ts';
import { resourceId } from '../chart/identity.ts';
import type { Raw } from '../chart/listing.ts';
import type { Portal } from '../portal.ts';
import type { History } from '../results/release-rules.ts';
import { Batch, storeItems } from './batch.ts';
import type { Reading } from './batch.ts';
import { targetIn } from './outline.ts';
import type { Outline } from './outline.ts';
import { checked } from './parse.ts';
import type { Entry } from './parse.ts';
import type { Decision } from './patients.ts';
import { prepare } from './prepare.ts';
import type { Context, Placed } from './prepare.ts';
import { heldOf, idsOfTwo, quarantineItems } from './quarantine.ts';
import { Unfit } from './reasons.ts';
import { addressesOf } from './references.ts';
import type { Target } from './references.ts';
import { needRoom } from './room.ts';
import { chartOfStored, fileTakenBefore, finishRun, noCounts, noteFiles, noteProgress, openSource, patientsWith, startRun } from './runs.ts';
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
  /** Bytes of a document that is read at once; a larger Bundle is read entry by entry. */
  readonly atOnce?: number;
  /** What a file is called on pages, where its path says nothing. */
  nameOf?(file: string): string | undefined;
  onProgress?(done: { files: number; of: number; resources: number; file: string }): void;
}

/** What stands as the item where the file itself is on hold. */
const wholeFile = 'file';
/** Ids that are kept instead of being worked out again. */
const idsKept = 50_000;

interface Sound {
  readonly entry: Entry;
  readonly resource: Raw;
  readonly target: Target;
}

export class IntakeRun {
  readonly report: IntakeReport = { files: 0, types: {}, quarantine: [] };
  /** Resources that have been stored. */
  taken = 0;
  private readonly portal: Portal;
  private readonly id: string;
  private readonly source: OpenSource;
  private readonly history: History;
  private readonly decision: Decision | undefined;
  /** Files of this run, by name. */
  private readonly names = new Set<string>();
  /** Patients whose id stands for two people: nothing that names it goes in until staff have dealt with it (F-24). */
  private readonly doubtful: Set<string>;
  /** The charts that something was put into. */
  private readonly charts = new Map<string, TouchedChart>();
  private readonly ids = new Map<string, string>();
  private readonly contexts = new WeakMap<Outline, Context>();
  private batch = new Batch();
  /** The batch that is being stored, and the storing of it; it never rejects. */
  private sent = new Batch();
  private storing: Promise<void> = Promise.resolve();
  private failure: unknown;

  private constructor(portal: Portal, id: string, source: OpenSource, history: History, decision: Decision | undefined, doubtful: Set<string>) {
    this.portal = portal;
    this.id = id;
    this.source = source;
    this.history = history;
    this.decision = decision;
    this.doubtful = doubtful;
  }

  static async start(portal: Portal, options: IntakeOptions): Promise<IntakeRun> {
    const settings = await portal.settings.current();
    return asSystem(portal, 'intake', nowhere, async (scope) => {
      const source = await openSource(scope, options.source ?? 'ehr', options.clinicKey, settings);
      const id = options.runId ?? (await startRun(scope, source.id, options.by ?? 'intake'));
      const history = { goLive: settings['results.goLive'] || undefined, results: settings['results.history'] };
      return new IntakeRun(portal, id, source, history, options.decision, await idsOfTwo(scope, source.id));
    });
  }

  /**
   * Reads a file. Of one whose very bytes have been taken in before, only what went on hold is tried again; the rest
   * counts as unchanged.
   */
  async inFile(name: string, digest: Buffer | undefined, read: (reading: Reading) => Promise<void>): Promise<void> {
    this.names.add(name);
    const before = digest && (await this.inDatabase((scope) => fileTakenBefore(scope, this.source.id, digest)));
    const onHold = before?.quarantine.map(({ item }) => item) ?? [];
    const reading: Reading = before && !onHold.includes(wholeFile) ? this.again(name, digest, before, onHold) : { name, digest, report: { types: {}, quarantine: [] } };
    if (!before || onHold.length > 0) {
      await read(reading);
      this.batch.ended.push(reading);
    }
    this.report.files += 1;
  }

  private again(name: string, digest: Buffer | undefined, { types }: FileReport, onHold: readonly string[]): Reading {
    const report: FileReport = { types: {}, quarantine: [] };
    for (const [type, { created, updated, unchanged }] of Object.entries(types)) {
      const count = created + updated + unchanged;
      report.types[type] = { ...noCounts(), unchanged: count };
      (this.report.types[type] ??= noCounts()).unchanged += count;
      this.taken += count;
    }
    return { name, digest, report, only: new Set(onHold) };
  }

  /** Takes in the entries of one document, of one stretch of NDJSON, or of a part of the document that `outline` tells of. */
  async take(reading: Reading, entries: readonly Entry[], outline?: Outline): Promise<void> {
    const sound: Sound[] = [];
    for (const entry of entries)
      await this.orHold(reading, entry, () => {
        const resource = checked(entry);
        sound.push({ entry, resource, target: targetIn(entry, resource) });
      });
    const context = outline ? this.contextOfWhole(reading.name, outline) : this.contextOf(reading.name, sound.map(({ entry: { fullUrl }, ...one }) => ({ ...one, fullUrl })));
    // Patients first: whether an id stands for two people decides about the rest.
    sound.sort((one, other) => Number(other.target.type === 'Patient') - Number(one.target.type === 'Patient'));
    // First whose it is, of all; then what it becomes: the second step rewrites what the first one reads.
    const placed: Placed[] = [];
    const wanted = reading.only ? sound.filter(({ entry }) => reading.only!.has(entry.place)) : sound;
    for (const one of wanted)
      await this.orHold(reading, one.entry, async () => void placed.push({ ...one, patientId: await chartFor(one.resource, context.idOf(one.target), context) }));
    for (const one of placed)
      await this.orHold(reading, one.entry, async () => {
        const prepared = prepare(one, context);
        if (this.batch.isFullFor(prepared.row)) await this.send();
        this.batch.add({ reading, prepared });
      });
  }

  private async orHold(reading: Reading, entry: Entry, work: () => void | Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Unfit)) throw error;
      this.batch.held.push({ reading, held: heldOf(reading.name, entry, error) });
    }
  }

  /** Puts a file, or what is left of it, on hold. */
  holdFile(reading: Reading, type: string, { why }: Unfit): void {
    const digest = reading.digest ?? createHash('sha256').update(reading.name).digest();
    this.batch.held.push({ reading, held: { file: reading.name, item: wholeFile, type, why, digest, content: null } });
  }

  /** The same for every part of a document. */
  private contextOfWhole(file: string, outline: Outline): Context {
    let context = this.contexts.get(outline);
    if (!context) this.contexts.set(outline, (context = this.contextOf(file, outline)));
    return context;
  }

  private contextOf(file: string, document: Outline): Context {
    const idOf = (target: Target): string => {
      const id = this.idOf(target);
      if (target.type === 'Patient' && !target.by && !this.charts.has(id)) this.charts.set(id, { fhirId: target.fhirId, file });
      return id;
    };
    return {
      idOf,
      now: this.portal.clock.now(),
      history: this.history,
      addresses: addressesOf(document),
      bundle: new Map(document.map((one) => [idOf(one.target), one.resource])),
      chartOf: async (id) => this.batch.chartOf(id) ?? this.sent.chartOf(id) ?? (await this.inDatabase((scope) => chartOfStored(scope, id))),
      patientsWith: async (identifier) => {
        if (this.batch.hasPatients || this.sent.hasPatients) await this.settle();
        return this.inDatabase((scope) => patientsWith(scope, this.source.id, identifier));
      },
    };
  }

  private idOf({ type, fhirId, by }: Target): string {
    const name = `${by ? `${type}?${by}` : type}\u0000${fhirId}`;
    let id = this.ids.get(name);
    if (!id) {
      if (this.ids.size >= idsKept) this.ids.clear();
      this.ids.set(name, (id = resourceId(this.source.key, this.source.name, by ? `${type}?${by}` : type, fhirId)));
    }
    return id;
  }

  /** Hands the batch to the database, once the one before it is stored. */
  private async send(): Promise<void> {
    await this.storing;
    if (this.failure) throw this.failure;
    const batch = this.batch;
    this.batch = new Batch();
    this.sent = batch;
    this.storing = this.store(batch).catch((error: unknown) => {
      this.failure = error;
    });
  }

  private async settle(): Promise<void> {
    await this.send();
    await this.storing;
    if (this.failure) throw this.failure;
    this.sent = new Batch();
  }

  private async store(batch: Batch): Promise<void> {
    needRoom(this.portal);
    const { source, doubtful, decision } = this;
    await storeItems(batch, (work) => this.inDatabase(work), { source, doubtful, decision }, (reading, type, outcome) => {
      this.count(reading, type, outcome);
      this.taken += 1;
    });
    for (const { reading, held: { file, item, type, why } } of batch.held) {
      // The patients of a doubtful merge went in.
      if (why.code !== 'patient.mergeDoubtful') this.count(reading, type, 'quarantined');
      for (const report of [this.report, reading.report]) report.quarantine.push({ file, item, code: why.code, facts: why.facts });
    }
    const ended = batch.ended.flatMap(({ name, digest, report }) => (digest ? [{ file: name, digest, ...report }] : []));
    await this.inDatabase(async (scope) => {
      await quarantineItems(scope, this.id, this.source.id, batch.held.map(({ held }) => held));
      await noteFiles(scope, this.source.id, ended);
      await noteProgress(scope, this.id, this.report);
    });
  }

  private count({ report }: Reading, type: string, outcome: keyof TypeCounts): void {
    for (const counts of [this.report, report]) (counts.types[type] ??= noCounts())[outcome] += 1;
  }

  async finish(): Promise<void> {
    await this.settle();
    await this.inDatabase(async (scope) => {
      await finishRun(scope, this.id, this.report);
      const waiting = await noteWaiting(scope, this.id, this.source.id, this.charts);
      this.report.quarantine.push(...waiting.filter(({ file }) => this.names.has(file)));
    });
  }

  private inDatabase<T>(work: (scope: SystemScope) => Promise<T>): Promise<T> {
    return asSystem(this.portal, 'intake', nowhere, work);
  }
}
