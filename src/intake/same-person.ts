/**
 * Whether two records are one person, said by hand (E19, F-24): records that look alike, the two side by side, and what
 * somebody of medical records decides about them, with a reason. It shows who people are and nothing clinical; a link
 * moves identities and can be undone whole (merge.ts).
 */
import { asSystem } from '../access/scope.ts';
import type { StaffScope } from '../access/scope.ts';
import { registeredPatient } from '../accounts/registered-patient.ts';
import type { RegisteredPatient } from '../accounts/registered-patient.ts';
import { sql } from '../kernel/db.ts';
import { isId } from '../kernel/ids.ts';
import { NotFound } from '../kernel/reason.ts';
import type { Portal } from '../portal.ts';
import { linkPatients, undoMerge } from './merge.ts';

export interface Alike {
  readonly one: string;
  readonly other: string;
  readonly given: string | null;
  readonly family: string | null;
  readonly otherGiven: string | null;
  readonly otherFamily: string | null;
  readonly birthDate: string;
  readonly mrn: string | null;
  readonly otherMrn: string | null;
}

/** Pairs that a page shows. */
const mostPairs = 50;

/** Records with the same family name and birth date that nobody has decided about. */
export async function recordsAlike(scope: StaffScope): Promise<{ pairs: readonly Alike[]; more: boolean }> {
  scope.need('patient.link');
  const pairs = await scope.tx.rows(sql<Alike>`
    select * from (select distinct on (a.record_id, b.record_id) a.record_id as one, b.record_id as other, a.given, a.family, a.mrn,
        b.given as "otherGiven", b.family as "otherFamily", b.mrn as "otherMrn", a.birth_date as "birthDate"
      from patient a join patient b on b.birth_date = a.birth_date and split_part(b.name_key, ' ', 1) = split_part(a.name_key, ' ', 1) and a.record_id < b.record_id
      where split_part(a.name_key, ' ', 1) <> '' and not exists (select from patient_apart said where said.one = a.record_id and said.other = b.record_id)
      order by a.record_id, b.record_id) pair order by family, given, one, other limit ${mostPairs + 1}`);
  scope.audit({ action: 'match.list', details: { found: pairs.length } });
  return { pairs: pairs.slice(0, mostPairs), more: pairs.length > mostPairs };
}

export interface Compared extends RegisteredPatient {
  readonly sex: string | null;
  readonly createdAt: Date;
  readonly sources: readonly string[];
  /** Numbers by which the sources know the patient. */
  readonly identifiers: readonly string[];
  readonly username: string | null;
}

/** Two records side by side. Throws NotFound when one is out of reach, or both are the same. */
export async function compareRecords(scope: StaffScope, one: string, other: string): Promise<readonly [Compared, Compared]> {
  scope.need('patient.link');
  if (one === other || ![one, other].every(isId)) throw new NotFound();
  const both = [await comparedOf(scope, one), await comparedOf(scope, other)] as const;
  for (const { recordId } of both) scope.audit({ action: 'match.compare', recordId });
  return both;
}

async function comparedOf(scope: StaffScope, recordId: string): Promise<Compared> {
  const known = await registeredPatient(scope, recordId);
  const more = await scope.tx.row(sql<Pick<Compared, 'sex' | 'createdAt' | 'sources' | 'identifiers' | 'username'>>`
    select (select min(sex) from patient where record_id = r.id) as sex, r.created_at as "createdAt",
      array(select distinct s.title from patient p join source s on s.id = p.source_id where p.record_id = r.id order by 1) as sources,
      array(select distinct i.value from patient p join patient_identifier i using (patient_id) where p.record_id = r.id order by 1 limit 12) as identifiers,
      (select username from account where record_id = r.id and status = 'active') as username
    from record r where r.id = ${recordId}`);
  if (!more) throw new NotFound();
  return { ...known, ...more };
}

/** A record for each number; undefined where there is none, or more than one. */
export async function recordsByNumbers(scope: StaffScope, numbers: readonly string[]): Promise<(string | undefined)[]> {
  scope.need('patient.link');
  const rows = await scope.tx.rows(sql<{ mrn: string; record_id: string }>`select distinct mrn, record_id from patient where mrn = any (${[...numbers]}::text[])`);
  return numbers.map((number) => {
    const found = rows.filter(({ mrn }) => mrn === number);
    return found.length === 1 ? found[0]!.record_id : undefined;
  });
}

/** Makes the records one: everything of `from` is seen in `into`. Returns the id of the link; undefined when they are one already. */
export async function linkByHand(portal: Portal, scope: StaffScope, from: string, into: string, why: string): Promise<string | undefined> {
  scope.need('patient.link');
  const [patient, survivor] = [await aPatientOf(scope, from), await aPatientOf(scope, into)];
  return asSystem(portal, 'patient.link', scope.origin, (system) => linkPatients(system, patient, survivor, 'staff', why), scope.actor);
}

/** Notes that they are two people: the pair is not offered again. */
export async function keepApart(portal: Portal, scope: StaffScope, one: string, other: string, why: string): Promise<void> {
  scope.need('patient.link');
  const [first, second] = one < other ? [one, other] : [other, one];
  await asSystem(portal, 'patient.apart', scope.origin, async ({ tx, now, audit }) => {
    await tx.run(sql`insert into patient_apart (one, other, said_at, said_by, reason) values (${first}, ${second}, ${now}, ${scope.name}, ${why}) on conflict do nothing`);
    audit({ action: 'patient.apart', recordId: first, details: { other: second } });
  }, scope.actor);
}

async function aPatientOf(scope: StaffScope, recordId: string): Promise<string> {
  const found = isId(recordId) ? await scope.tx.row(sql<{ patient_id: string }>`select patient_id from patient where record_id = ${recordId} order by linked_at, patient_id limit 1`) : undefined;
  if (!found) throw new NotFound();
  return found.patient_id;
}

export interface Link {
  readonly id: string;
  readonly at: Date;
  readonly method: 'feed' | 'staff' | 'commandLine';
  readonly by: string;
  readonly reason: string | null;
  readonly into: string;
  readonly given: string | null;
  readonly family: string | null;
  readonly birthDate: string | null;
  readonly mrn: string | null;
  readonly accountDid: 'moved' | 'closed' | null;
  readonly undoneAt: Date | null;
  readonly undoneBy: string | null;
  readonly undoneReason: string | null;
}

const linkColumns = sql.raw(`distinct on (e.merge_id) e.merge_id as id, e.at, e.method, e.by_name as by, e.reason, e.to_record as into, p.given, p.family, p.birth_date as "birthDate", p.mrn,
  e.account_did as "accountDid", e.undone_at as "undoneAt", e.undone_by as "undoneBy", e.undone_reason as "undoneReason"`);

/** The newest links, ten at most. */
export async function newestLinks(scope: StaffScope): Promise<Link[]> {
  scope.need('patient.link');
  return scope.tx.rows(sql<Link>`select * from (select ${linkColumns} from patient_link_event e join patient p using (patient_id) order by e.merge_id, e.id) l order by l.at desc, l.id limit 10`);
}

/** One link. Throws NotFound. */
export async function readLink(scope: StaffScope, id: string): Promise<Link> {
  scope.need('patient.link');
  const found = isId(id) ? await scope.tx.row(sql<Link>`select ${linkColumns} from patient_link_event e join patient p using (patient_id) where e.merge_id = ${id} order by e.merge_id, e.id`) : undefined;
  if (!found) throw new NotFound();
  scope.audit({ action: 'match.open', recordId: found.into, item: id });
  return found;
}

/** Parts what a link made one. */
export async function undoLink(portal: Portal, scope: StaffScope, id: string, why: string): Promise<void> {
  const { undoneAt } = await readLink(scope, id);
  if (!undoneAt) await asSystem(portal, 'patient.unlink', scope.origin, (system) => undoMerge(system, id, why), scope.actor);
}

