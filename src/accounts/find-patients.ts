/**
 * The front desk looks for a patient by two identifiers (W2): birth date with a name or a record number, or name with
 * record number. Finds only patients of the clinics of the one who looks, twenty at most; each one shown leaves a line
 * in the audit trail. What was typed is written nowhere.
 */
import type { StaffScope } from '../access/scope.ts';
import { sql } from '../kernel/db.ts';
import { reason } from '../kernel/reason.ts';
import type { Reason } from '../kernel/reason.ts';
import type { Portal } from '../portal.ts';
import { accountStatus } from './account-status.ts';
import type { AccountStatus } from './account-status.ts';
import { likelyDates, matchOf, mrnKey } from './lookup-rules.ts';
import type { Lookup, Match } from './lookup-rules.ts';
import { foldName } from './name-rules.ts';
import { usernameKey } from './username-rules.ts';

declare module '../kernel/reason.ts' {
  interface ReasonFacts {
    'lookup.oneIdentifier': Record<string, never>;
  }
}

export interface FoundPatient {
  readonly recordId: string;
  readonly given: string | null;
  readonly family: string | null;
  readonly birthDate: string | null;
  readonly mrn: string | null;
  readonly clinic: string;
  readonly status: AccountStatus;
  readonly match: Match;
}

export interface Found {
  readonly patients: readonly FoundPatient[];
  /** There are more than are shown: ask for a further identifier. */
  readonly more: boolean;
}

const most = 20;
/** Candidates that are looked at to rank them. */
const mostCandidates = 300;

export async function findPatients(portal: Portal, scope: StaffScope, lookup: Lookup): Promise<Found | { why: Reason<'lookup.oneIdentifier'> }> {
  scope.need('patient.find');
  const given = [foldName(lookup.name), mrnKey(lookup.mrn), lookup.birthDate ?? ''].filter(Boolean).length;
  if (given < 2) return { why: reason('lookup.oneIdentifier', {}, ['tryAgain']) };

  const ranked = (await candidates(scope, lookup))
    .map((row) => ({ ...row, match: matchOf(lookup, row) }))
    .filter((row): row is typeof row & { match: Match } => row.match !== undefined)
    .sort((a, b) => Number(a.match === 'near') - Number(b.match === 'near'));
  const unique = ranked.filter((row, index) => ranked.findIndex((one) => one.recordId === row.recordId) === index);
  const shown = unique.slice(0, most);
  const statuses = await statusesOf(portal, scope, shown.map((row) => row.recordId));
  scope.audit({ action: 'patient.search', details: { found: unique.length } });
  for (const { recordId } of shown) scope.audit({ action: 'patient.found', recordId });
  return {
    more: unique.length > most,
    patients: shown.map(({ recordId, given: first, family, birthDate, mrn, clinic, match }) =>
      ({ recordId, given: first, family, birthDate, mrn, clinic, match, status: statuses.get(recordId) ?? 'none' })),
  };
}

interface Candidate {
  recordId: string;
  given: string | null;
  family: string | null;
  birthDate: string | null;
  mrn: string | null;
  clinic: string;
}

/** Reads by an index in each case: the record number, or the beginning of the name together with likely birth dates. */
async function candidates(scope: StaffScope, lookup: Lookup): Promise<Candidate[]> {
  const words = foldName(lookup.name).split(' ').filter(Boolean);
  const which = mrnKey(lookup.mrn)
    ? sql`p.mrn = any (${[lookup.mrn.trim(), lookup.mrn.trim().toUpperCase(), mrnKey(lookup.mrn)]})`
    : sql`p.name_key like any (${words.map((word) => `${word.slice(0, 3)}%`)}) and p.birth_date = any (${likelyDates(lookup.birthDate!)}::date[])`;
  return scope.tx.rows(sql<Candidate>`
    select p.record_id as "recordId", p.given, p.family, p.birth_date as "birthDate", p.mrn, c.name as clinic
    from patient p join record r on r.id = p.record_id join clinic c on c.id = r.clinic_id
    where ${which} order by p.name_key, p.birth_date, p.patient_id limit ${mostCandidates}`);
}

async function statusesOf(portal: Portal, scope: StaffScope, records: readonly string[]): Promise<Map<string, AccountStatus>> {
  if (records.length === 0) return new Map();
  const [accounts, codes] = await Promise.all([
    scope.tx.rows(sql<{ record_id: string; username: string; status: 'active' | 'deactivatedByPatient' | 'deactivatedByOrg' }>`
      select distinct on (record_id) record_id, username, status from account
      where record_id = any (${records}::uuid[]) and kind = 'patient' order by record_id, status = 'active' desc, created_at desc`),
    scope.tx.rows(sql<{ record_id: string; expiresAt: Date; usedAt: Date | null; revokedAt: Date | null; declinedAt: Date | null }>`
      select distinct on (record_id) record_id, expires_at as "expiresAt", used_at as "usedAt", revoked_at as "revokedAt", declined_at as "declinedAt"
      from enrolment_code where record_id = any (${records}::uuid[]) and purpose = 'patient' order by record_id, issued_at desc, revoked_at is null desc, id`),
  ]);
  const counter = (username: string): Buffer => portal.secrets.mac('username', usernameKey(username));
  const locks = await scope.tx.rows(sql<{ username_mac: Buffer; locked_at: Date }>`
    select username_mac, locked_at from sign_in_counter where locked_at is not null and username_mac = any (${accounts.map(({ username }) => counter(username))})`);
  return new Map(records.map((record) => {
    const account = accounts.find((one) => one.record_id === record);
    const lockedAt = account ? (locks.find((lock) => lock.username_mac.equals(counter(account.username)))?.locked_at ?? null) : null;
    return [record, accountStatus({ account: account && { ...account, lockedAt }, code: codes.find((code) => code.record_id === record) }, scope.now)];
  }));
}
