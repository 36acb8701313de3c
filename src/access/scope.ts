/**
 * Scope: who acts, for whom, with what rights. Minted here and nowhere else, from the session or for a named work
 * of the portal itself. Every function that touches a person's data takes it first; what a scope cannot reach is
 * not found. A scope lives as long as its transaction, and the settings of row-level security are set when it is
 * minted, so the database agrees with it.
 */
import { sql } from '../kernel/db.ts';
import type { RawBuilder, Tx } from '../kernel/db.ts';
import { isId } from '../kernel/ids.ts';
import { NotFound, Refused } from '../kernel/reason.ts';
import { minutes } from '../kernel/clock.ts';
import type { Portal } from '../portal.ts';
import { writeAudit } from './audit.ts';
import type { Act, Actor, Origin } from './audit.ts';
import { ended, SessionEnded, unlessEnded } from './session-ended.ts';
import { clinicsFor, whyNot } from './rights.ts';
import type { Appointment, Right } from './rights.ts';
import type { PendingSession, PersonSession, SessionRow, StaffSession } from './session-rows.ts';

declare const minted: unique symbol;

interface Minted {
  readonly [minted]: true;
  readonly tx: Tx;
  readonly now: Date;
  readonly actor: Actor;
  readonly origin: Origin;
  /** Notes the act in the audit trail, with the COMMIT of this transaction. */
  audit(act: Act): void;
}

interface SessionFacts {
  /** What the database knows the session by: the hash of its token. */
  readonly hash: Buffer;
  readonly csrf: string;
  readonly createdAt: Date;
  readonly activeAt: Date;
  /** The absolute end (S15). */
  readonly expiresAt: Date;
}

/** A member of staff in front of the record, and by what right: a role at its clinic, emergency access, or consent. */
export interface Viewer {
  readonly how: 'clinic' | 'glass' | 'asPatient';
  readonly staff: StaffScope;
  readonly mrn: string | null;
  readonly clinic: string;
  readonly grantId?: string;
  readonly until?: Date;
}

/** Somebody in front of one record: a person signed in, before their own; or staff, who only read. */
export interface PatientScope extends Minted {
  readonly kind: 'person';
  readonly accountId: string;
  readonly username: string;
  readonly language: string;
  readonly recordId: string | null;
  /** The patient ids that are this record. Queries take the set. */
  readonly patients: readonly string[];
  readonly person: { given: string | null; family: string | null; birthDate: string | null };
  readonly session: SessionFacts;
  /** Set when it is not the person: nothing may be noted or changed in their name. */
  readonly viewer?: Viewer;
}

/** A time during which a member of staff may see more than their roles give them. */
export interface OpenGrant {
  readonly id: string;
  readonly kind: 'glass' | 'view';
  readonly recordId: string;
  readonly until: Date;
}

/**
 * A person signed in, between transactions, for changes of their own account: it reads nothing itself. The portal acts
 * for them (asSystem, with the person as actor), since no role of the web may read a secret, and a slow hash must not
 * hold a connection.
 */
export type HolderScope = Omit<PatientScope, 'tx' | 'audit' | 'patients'>;

/** A member of staff, signed in with both factors. */
export interface StaffScope extends Minted {
  readonly kind: 'staff';
  readonly staffId: string;
  readonly username: string;
  readonly name: string;
  readonly appointments: readonly Appointment[];
  /** Emergency access and views that are open now. */
  readonly grants: readonly OpenGrant[];
  readonly session: SessionFacts;
  /** Throws Refused when the right is missing. */
  need(right: Right): void;
}

/**
 * Password given, second step still to come: opens nothing but the next step (A-008). It holds no transaction, since
 * there is nothing it may read.
 */
interface Pending extends Omit<Minted, 'tx' | 'audit'> {
  readonly username: string;
  readonly session: SessionFacts;
  /** Must set a new factor up before going on, and may. */
  readonly mustEnrol: boolean;
}

export interface PendingPersonScope extends Pending {
  readonly kind: 'person-pending';
  readonly accountId: string;
  readonly language: string;
}

export interface PendingStaffScope extends Pending {
  readonly kind: 'staff-pending';
  readonly staffId: string;
}

/** The portal itself at a named work: intake, the sign-in door, jobs. */
export interface SystemScope extends Minted {
  readonly kind: 'system';
  readonly work: string;
}

export type Scope = PatientScope | StaffScope | SystemScope;

/** Whether opening the session counts as activity of the person (S14): polling never does. */
export type Touch = 'activity' | 'look';

export { SessionEnded };

/** Runs `work` as the person of the session. Throws SessionEnded when there is none, or it is over. */
export async function asPerson<T>(
  portal: Portal, token: Buffer, origin: Origin, touch: Touch, work: (scope: PatientScope) => Promise<T>,
): Promise<T> {
  const { now, idle } = await momentOf(portal);
  return unlessEnded(portal.db.transaction<T | typeof ended>('portico_person', async (tx) => {
    const found = await tx.row(sql<PersonSession>`select *, set_config('portico.now', ${now.toISOString()}, true),
        set_config('portico.account', account_id::text, true),
        set_config('portico.patients', array_to_string(patients, ','), true)
      from open_person_session(${token}, ${now}, ${idle}::interval, ${touch === 'activity'})`);
    if (!found) return ended;
    const actor: Actor = { kind: 'person', id: found.account_id, name: found.username };
    return work({
      ...base(tx, now, actor, origin, { recordId: found.record_id, patientId: found.patients[0] }),
      kind: 'person',
      accountId: found.account_id,
      username: found.username,
      language: found.language,
      recordId: found.record_id,
      patients: found.patients,
      person: { given: found.given, family: found.family, birthDate: found.birth_date },
      session: sessionOf(found, token),
    });
  }));
}

/** Runs `work` for the person of the session, after the session was looked at and outside of any transaction. */
export async function asHolder<T>(
  portal: Portal, token: Buffer, origin: Origin, touch: Touch, work: (scope: HolderScope) => Promise<T>,
): Promise<T> {
  const holder = await asPerson(portal, token, origin, touch, async ({ now, actor, kind, accountId, username, language, recordId, person, session }) =>
    ({ now, actor, origin, kind, accountId, username, language, recordId, person, session }) as HolderScope);
  return work(holder);
}

/** Runs `work` as the member of staff of the session. Throws SessionEnded when the second factor is still missing. */
export async function asStaff<T>(
  portal: Portal, token: Buffer, origin: Origin, touch: Touch, work: (scope: StaffScope) => Promise<T>,
): Promise<T> {
  return staffSession(portal, token, touch, async (tx, now, found) => {
    const clinics = clinicsFor(found.roles, 'patient.find');
    const [grants] = await Promise.all([
      tx.rows(sql<OpenGrant>`select id, kind, record_id as "recordId", ends_at as until from chart_grant
        where staff_id = ${found.staff_id} and ended_at is null and ends_at > ${now} order by ends_at, id`),
      tx.run(sql`select set_config('portico.clinics', case when ${clinics === 'all'} then
        (select string_agg(id::text, ',') from clinic) else ${clinics === 'all' ? '' : clinics.join(',')} end, true)`),
    ]);
    const actor: Actor = { kind: 'staff', id: found.staff_id, name: found.username };
    const scope: StaffScope = {
      ...base(tx, now, actor, origin),
      kind: 'staff',
      staffId: found.staff_id,
      username: found.username,
      name: found.name,
      appointments: found.roles,
      grants,
      session: sessionOf(found, token),
      need(right) {
        const why = whyNot(found.roles, right);
        if (why) throw new Refused(why);
      },
    };
    return work(scope);
  });
}

/**
 * Runs `work` for a person who has given the password and not yet the second factor. Ten minutes are all there is: no
 * activity makes them longer.
 */
export async function asPendingPerson<T>(portal: Portal, token: Buffer, origin: Origin, work: (scope: PendingPersonScope) => Promise<T>): Promise<T> {
  const { found, pending } = await pendingSession(portal, token, origin, 'person');
  return work({ ...pending, kind: 'person-pending', accountId: found.owner_id, language: found.language } as PendingPersonScope);
}

/** The same for a member of staff. */
export async function asPendingStaff<T>(portal: Portal, token: Buffer, origin: Origin, work: (scope: PendingStaffScope) => Promise<T>): Promise<T> {
  const { found, pending } = await pendingSession(portal, token, origin, 'staff');
  return work({ ...pending, kind: 'staff-pending', staffId: found.owner_id } as PendingStaffScope);
}

async function pendingSession(portal: Portal, token: Buffer, origin: Origin, kind: 'person' | 'staff') {
  const now = portal.clock.now();
  const found = await portal.db.transaction('portico_system', (tx) =>
    tx.row(sql<PendingSession>`select * from open_pending_session(${token}, ${now}, ${`${kind}-pending`})`));
  if (!found) throw new SessionEnded();
  const actor: Actor = { kind, id: found.owner_id, name: found.username };
  return { found, pending: { now, actor, origin, username: found.username, mustEnrol: found.must_enrol, session: sessionOf(found, token) } };
}

/** Runs `work` as the portal itself. `actor` is who asked for it, when somebody did. */
export async function asSystem<T>(
  portal: Portal, work: string, origin: Origin, then: (scope: SystemScope) => Promise<T>, actor?: Actor,
): Promise<T> {
  const now = portal.clock.now();
  return portal.db.transaction('portico_system', (tx) =>
    then({ ...base(tx, now, actor ?? { kind: 'system', id: null, name: work }, origin), kind: 'system', work }),
  );
}

export const nowhere: Origin = { ip: null, requestId: null };

/**
 * Lets a staff scope see one record, named by its id, and returns its patient ids. Throws NotFound when the record
 * is not of the scope's clinics. Does not open the chart: that needs the right `chart.open`.
 */
export async function reachRecord(scope: StaffScope, recordId: string): Promise<string[]> {
  scope.need('patient.find');
  if (!isId(recordId)) throw new NotFound();
  const rows = await scope.tx.rows(sql<{ patient_id: string }>`select patient_id from patient where record_id = ${recordId}`);
  if (rows.length === 0) throw new NotFound();
  return rows.map((row) => row.patient_id);
}

/**
 * Opens the chart of a record for a member of staff: at their clinic, or by emergency access (R-03). The database
 * decides the same by its own tables. NotFound where neither holds. What is read leaves an entry `chart.…`.
 */
export async function openChart(scope: StaffScope, recordId: string): Promise<PatientScope> {
  scope.need('chart.open');
  const found = await openedAs(scope, sql<OpenedRow>`select *, set_config('portico.patients', array_to_string(patients, ','), true)
    from open_chart(${recordIn(recordId)}::uuid)`);
  return viewedBy(scope, found, found.way!, 'chart');
}

/**
 * The record as its patient sees it, for staff who hold an open grant of the kind `view` (W21): in the patient's own
 * role of the database, which lets a viewer change nothing. NotFound without the grant.
 */
export async function viewAsPatient(scope: StaffScope, recordId: string): Promise<PatientScope> {
  scope.need('portal.viewAs');
  const found = await openedAs(scope, sql<OpenedRow>`select *, set_config('portico.viewer', ${scope.staffId}, true),
      set_config('portico.account', account_id::text, true), set_config('portico.patients', array_to_string(patients, ','), true)
    from open_patient_view(${recordIn(recordId)}::uuid)`);
  await scope.tx.run(sql`set local role portico_person`);
  return viewedBy(scope, found, 'asPatient', 'viewAs');
}

const recordIn = (text: string): string | null => (isId(text) ? text : null);

async function openedAs(scope: StaffScope, query: RawBuilder<OpenedRow>): Promise<OpenedRow> {
  const found = await scope.tx.row(query);
  if (!found?.patients) throw new NotFound();
  return found;
}

function viewedBy(staff: StaffScope, found: OpenedRow, how: Viewer['how'], noted: 'chart' | 'viewAs'): PatientScope {
  const grant = found.grant_id ? { grantId: found.grant_id, until: found.grant_until! } : {};
  return {
    ...staff,
    kind: 'person',
    accountId: found.account_id ?? staff.staffId,
    username: found.username ?? '',
    language: found.language ?? '',
    recordId: found.record_id,
    patients: found.patients,
    person: { given: found.given, family: found.family, birthDate: found.birth_date },
    viewer: { how, staff, mrn: found.mrn, clinic: found.clinic, ...grant },
    audit: (act) => staff.audit({
      recordId: found.record_id, patientId: found.patients[0]!, ...act, action: `${noted}.${act.action}`,
      details: { ...act.details, ...(found.grant_id && { grant: found.grant_id }) },
    }),
  };
}

type OpenedRow = Pick<PersonSession, 'patients' | 'given' | 'family' | 'birth_date'> & Partial<Pick<PersonSession, 'username' | 'language'>> & {
  record_id: string;
  mrn: string | null;
  clinic: string;
  account_id: string | null;
  way?: 'clinic' | 'glass';
  grant_id: string | null;
  grant_until: Date | null;
};

async function momentOf(portal: Portal) {
  const settings = await portal.settings.current();
  return {
    now: portal.clock.now(),
    idle: `${minutes(settings['session.idleMinutes'])} milliseconds`,
  };
}

async function staffSession<T>(
  portal: Portal, token: Buffer, touch: Touch,
  work: (tx: Tx, now: Date, found: StaffSession) => Promise<T>,
): Promise<T> {
  const { now, idle } = await momentOf(portal);
  return unlessEnded(portal.db.transaction<T | typeof ended>('portico_staff', async (tx) => {
    const found = await tx.row(sql<StaffSession>`select *, set_config('portico.now', ${now.toISOString()}, true),
        set_config('portico.account', staff_id::text, true)
      from open_staff_session(${token}, ${now}, ${idle}::interval, ${touch === 'activity'})`);
    if (!found || found.kind !== 'staff') return ended;
    return work(tx, now, found);
  }));
}

function base(
  tx: Tx, now: Date, actor: Actor, origin: Origin, about: { recordId?: string | null; patientId?: string | undefined } = {},
): Minted {
  return {
    tx, now, actor, origin,
    audit: (act) =>
      writeAudit(tx, now, actor, origin, {
        ...(about.recordId && { recordId: about.recordId }),
        ...(about.patientId && { patientId: about.patientId }),
        ...act,
      }),
  } as Minted;
}

const sessionOf = (row: SessionRow, hash: Buffer): SessionFacts => ({
  hash, csrf: row.csrf, createdAt: row.created_at, activeAt: row.active_at, expiresAt: row.expires_at,
});
