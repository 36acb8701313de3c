/**
 * A batch: what goes into the charts in one transaction. Where the database refuses something in it, the batch is
 * halved until the one item is found (F-25). Patients come first: what names one whose id stands for two people does not go in (F-24).
 */
import type { SystemScope } from '../access/scope.ts';
import { nobody } from '../chart/identity.ts';
import { nameMedicines, storeAliases } from '../chart/other-names.ts';
import { arrivals, storeBatch } from '../chart/store.ts';
import type { Outcome, Row } from '../chart/store.ts';
import { lockPatients, storePatient } from './patients.ts';
import type { Decision } from './patients.ts';
import type { Prepared } from './prepare.ts';
import { heldOf } from './quarantine.ts';
import type { Held } from './quarantine.ts';
import { Unfit, unfit } from './reasons.ts';
import { touchPatients } from './runs.ts';
import type { FileReport, OpenSource } from './runs.ts';

/** Items a transaction: large enough to be quick, small enough to lose little and to lock little. */
const mostItems = 500;
/** Characters of JSON a transaction: some items carry documents. */
const mostCharacters = 8_000_000;

/** A file (or a bundle from memory) that is being read, and what has become of its items so far. */
export interface Reading {
  readonly name: string;
  readonly digest: Buffer | undefined;
  readonly report: FileReport;
  /** The only places that are taken in; without it all of them. */
  readonly only?: ReadonlySet<string>;
}

export interface Item {
  readonly reading: Reading;
  readonly prepared: Prepared;
}

export class Batch {
  readonly items: Item[] = [];
  readonly held: { readonly reading: Reading; readonly held: Held }[] = [];
  /** Readings whose last item is in this batch or in one before. */
  readonly ended: Reading[] = [];
  private readonly charts = new Map<string, string>();
  private characters = 0;
  hasPatients = false;

  /** A second version of the same thing waits for the next batch. */
  isFullFor(row: Row): boolean {
    return this.items.length >= mostItems || this.characters >= mostCharacters || this.charts.has(row.id);
  }

  add(item: Item): void {
    const { row } = item.prepared;
    this.items.push(item);
    this.charts.set(row.id, row.patientId);
    this.characters += row.content.length;
    this.hasPatients ||= row.type === 'Patient';
  }

  chartOf(id: string): string | undefined {
    return this.charts.get(id);
  }
}

interface Circumstances {
  readonly source: OpenSource;
  readonly decision: Decision | undefined;
  /** Patients whose id stands for two people. Grows as it turns out. */
  readonly doubtful: Set<string>;
}

type InDatabase = <T>(work: (scope: SystemScope) => Promise<T>) => Promise<T>;
type Tell = (reading: Reading, type: string, outcome: Outcome) => void;

/** Stores the items of a batch; what cannot go in is added to what the batch holds. */
export async function storeItems(batch: Batch, inDatabase: InDatabase, circumstances: Circumstances, tell: Tell, items: readonly Item[] = batch.items): Promise<void> {
  if (items.length === 0) return;
  const hold = ({ reading, prepared }: Item, why: Unfit): void => void batch.held.push({ reading, held: heldOf(reading.name, prepared.entry, why) });
  try {
    const { outcomes, rejected, doubts } = await inDatabase((scope) => storeIn(scope, items, circumstances));
    for (const { reading, prepared: { row } } of items) if (outcomes.has(row.id)) tell(reading, row.type, outcomes.get(row.id)!);
    for (const { item, why } of [...rejected, ...doubts]) hold(item, why);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (items.length === 1) return hold(items[0]!, unfit('item.refused', { code: error.code }));
    const half = Math.ceil(items.length / 2);
    await storeItems(batch, inDatabase, circumstances, tell, items.slice(0, half));
    await storeItems(batch, inDatabase, circumstances, tell, items.slice(half));
  }
}

interface Doubt {
  readonly item: Item;
  readonly why: Unfit;
}

interface Stored {
  readonly outcomes: Map<string, Outcome>;
  readonly rejected: readonly Doubt[];
  /** About items that went in. */
  readonly doubts: readonly Doubt[];
}

async function storeIn(scope: SystemScope, items: readonly Item[], { source, doubtful, decision }: Circumstances): Promise<Stored> {
  const arrived = await arrivals(scope, source.id, items.map(({ prepared }) => prepared.row));
  const patients = items.filter(({ prepared: { row } }) => row.type === 'Patient' && ['new', 'later'].includes(arrived.of(row)));
  const [rejected, doubts]: [Doubt[], Doubt[]] = [[], []];
  if (patients.length > 0) await lockPatients(scope);
  for (const item of patients) {
    const { resource, row: { id: patientId, fhirId } } = item.prepared;
    try {
      const found = await storePatient(scope, resource, { patientId, fhirId, sourceId: source.id, clinicId: source.clinicId, decision });
      doubts.push(...found.map((why) => ({ item: asItCame(item), why })));
    } catch (error) {
      if (!(error instanceof Unfit)) throw error;
      rejected.push({ item: asItCame(item), why: error });
      if ('patient' in error.why.facts) doubtful.add(patientId);
    }
  }
  for (const item of items)
    if (item.prepared.row.type !== 'Patient' && doubtful.has(item.prepared.row.patientId)) rejected.push({ item, why: unfit('item.ofDoubtful', {}) });
  const out = new Set(rejected.map(({ item }) => item.prepared.row));
  const kept = items.map(({ prepared }) => prepared).filter(({ row }) => !out.has(row));
  const rows = kept.map(({ row }) => row);
  const outcomes = await storeBatch(scope, source.id, rows, kept.flatMap(({ members }) => members), arrived);
  const news = kept.filter(({ row }) => outcomes.get(row.id) !== 'unchanged');
  await storeAliases(scope, news.flatMap(({ aliases }) => aliases));
  await nameMedicines(scope, news.map(({ row }) => row));
  await touchPatients(scope, [...new Set(rows.map((row) => row.patientId))].filter((id) => id !== nobody));
  return { outcomes, rejected, doubts };
}

const asItCame = ({ reading, prepared }: Item): Item => ({
  reading, prepared: { ...prepared, entry: { ...prepared.entry, ...(prepared.original !== undefined && { text: prepared.original }) } },
});

/** Classes 22 and 23 of SQLSTATE, and the limits of an index or a row: the data is at fault, not the server. */
const isRefusal = (error: unknown): error is { code: string } => /^(22|23|54)/.test((error as { code?: string }).code ?? '');
