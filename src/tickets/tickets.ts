/**
 * Requests for help as staff work on them (W19): the list, one of them with its history, and what can be done with it:
 * take, note, wait, resume, join to a patient once it is clear who it is, close. Each deed leaves a row. A request never
 * becomes a part of the chart.
 */
import type { StaffScope } from '../access/scope.ts';
import type { IdentityCheck } from '../accounts/account-events.ts';
import { mrnKey } from '../accounts/lookup-rules.ts';
import { registeredPatient } from '../accounts/registered-patient.ts';
import type { RegisteredPatient } from '../accounts/registered-patient.ts';
import { sql } from '../kernel/db.ts';
import { isId } from '../kernel/ids.ts';
import { NotFound, reason } from '../kernel/reason.ts';
import type { Reason } from '../kernel/reason.ts';
import { whyNotChange } from './ticket-rules.ts';
import type { TicketDeed, TicketOutcome, TicketState, TicketTopic } from './ticket-rules.ts';

export interface Ticket {
  readonly id: string;
  readonly topic: TicketTopic;
  readonly openedAt: Date;
  readonly language: string;
  /** What was typed before sign-in, or the name of the record. */
  readonly name: string | null;
  readonly birthDate: string | null;
  readonly reach: string | null;
  readonly username: string | null;
  readonly text: string | null;
  readonly recordId: string | null;
  readonly state: TicketState;
  readonly stateAt: Date;
  readonly staffId: string | null;
  readonly staffName: string | null;
  readonly outcome: TicketOutcome | null;
  readonly answer: string | null;
}

export interface TicketFilter {
  readonly state: TicketState | 'open' | 'all';
  readonly topic?: TicketTopic;
  readonly mine?: boolean;
  readonly newest?: boolean;
}

export interface TicketCursor {
  readonly at: Date;
  readonly id: string;
}

export const ticketsOnPage = 20;

const columns = sql`t.id, t.topic, t.opened_at as "openedAt", t.language, t.name, t.birth_date as "birthDate", t.reach, a.username, t.text, t.record_id as "recordId",
  t.state, t.state_at as "stateAt", t.staff_id as "staffId", t.staff_name as "staffName", t.outcome, t.answer`;

/** Twenty requests, the oldest first unless asked otherwise, and how many there are in each state. */
export async function listTickets(scope: StaffScope, filter: TicketFilter, after?: TicketCursor): Promise<{ tickets: Ticket[]; more: boolean; counts: Record<TicketState, number> }> {
  scope.need('ticket.work');
  const beyond = after && (filter.newest ? sql`and (t.opened_at, t.id) < (${after.at}, ${after.id}::uuid)` : sql`and (t.opened_at, t.id) > (${after.at}, ${after.id}::uuid)`);
  const [tickets, counted] = await Promise.all([
    scope.tx.rows(sql<Ticket>`select ${columns} from ticket t left join account a on a.id = t.account_id
      where true ${filter.state === 'open' ? sql`and t.state <> 'done'` : filter.state === 'all' ? sql`` : sql`and t.state = ${filter.state}`}
        ${filter.topic ? sql`and t.topic = ${filter.topic}` : sql``} ${filter.mine ? sql`and t.staff_id = ${scope.staffId}` : sql``} ${beyond ?? sql``}
      order by ${filter.newest ? sql`t.opened_at desc, t.id desc` : sql`t.opened_at, t.id`} limit ${ticketsOnPage + 1}`),
    scope.tx.rows(sql<{ state: TicketState; count: number }>`select state, count(*)::int as count from ticket group by state`),
  ]);
  scope.audit({ action: 'ticket.list', details: { shown: Math.min(tickets.length, ticketsOnPage) } });
  const counts = { new: 0, inWork: 0, waiting: 0, done: 0, ...Object.fromEntries(counted.map(({ state, count }) => [state, count])) };
  return { tickets: tickets.slice(0, ticketsOnPage), more: tickets.length > ticketsOnPage, counts };
}

export interface TicketEvent {
  readonly at: Date;
  readonly did: TicketDeed;
  readonly byKind: 'person' | 'staff' | 'visitor';
  readonly byName: string;
  readonly note: string | null;
}

export interface OpenedTicket {
  readonly ticket: Ticket;
  readonly events: readonly TicketEvent[];
  readonly patient: RegisteredPatient | undefined;
  /** Why this member of staff cannot change it now. */
  readonly whyNot: Reason<'ticket.taken'> | Reason<'ticket.closed'> | undefined;
}

/** NotFound when it is out of reach. */
export async function openTicket(scope: StaffScope, id: string): Promise<OpenedTicket> {
  const ticket = await reach(scope, id);
  const [events, patient] = await Promise.all([
    scope.tx.rows(sql<TicketEvent>`select at, did, by_kind as "byKind", by_name as "byName", note from ticket_event where ticket_id = ${id}::uuid order by id`),
    ticket.recordId ? registeredPatient(scope, ticket.recordId).catch(unlessMerged) : undefined,
  ]);
  note(scope, ticket, 'view');
  return { ticket, events, patient, whyNot: whyNotChange(ticket, scope.staffId) };
}

/** After a merge nobody stands behind the record any more: the request stays, without a patient. */
function unlessMerged(error: unknown): undefined {
  if (!(error instanceof NotFound)) throw error;
}

async function reach(scope: StaffScope, id: string): Promise<Ticket> {
  scope.need('ticket.work');
  if (!isId(id)) throw new NotFound();
  const ticket = await scope.tx.row(sql<Ticket>`select ${columns} from ticket t left join account a on a.id = t.account_id where t.id = ${id}::uuid for update of t`);
  if (!ticket) throw new NotFound();
  return ticket;
}

export type TicketChange =
  | { readonly did: 'taken' | 'waiting' | 'resumed' }
  | { readonly did: 'note'; readonly note: string }
  | { readonly did: 'linked'; readonly mrn: string; readonly birthDate: string; readonly check: IdentityCheck }
  | { readonly did: 'closed'; readonly outcome: TicketOutcome; readonly answer: string; readonly note: string };

export type ChangeRefused = Reason<'ticket.taken'> | Reason<'ticket.closed'> | Reason<'ticket.noMatch'>;

const stateAfter = { taken: 'inWork', waiting: 'waiting', resumed: 'inWork', closed: 'done' } as const satisfies Partial<Record<TicketDeed, TicketState>>;

/** Does one thing with a request. Whoever does the first takes it. A Reason when somebody else has it, or it is closed. */
export async function changeTicket(scope: StaffScope, id: string, change: TicketChange): Promise<ChangeRefused | undefined> {
  const ticket = await reach(scope, id);
  const why = whyNotChange(ticket, scope.staffId);
  if (why) return why;
  let said = 'note' in change ? change.note.trim() : '';
  if (change.did === 'linked') {
    const recordId = await recordOf(scope, change.mrn, change.birthDate);
    if (!recordId) return reason('ticket.noMatch', {}, ['tryAgain']);
    said = change.check;
    await scope.tx.run(sql`update ticket set record_id = ${recordId}::uuid where id = ${id}::uuid`);
    note(scope, { ...ticket, recordId }, change.did);
  } else note(scope, ticket, change.did);
  const state = change.did in stateAfter ? stateAfter[change.did as keyof typeof stateAfter] : ticket.state === 'new' ? 'inWork' : ticket.state;
  await scope.tx.run(sql`update ticket set state = ${state}, state_at = ${state === ticket.state ? ticket.stateAt : scope.now}, staff_id = ${scope.staffId}, staff_name = ${scope.name},
    outcome = ${change.did === 'closed' ? change.outcome : null}, answer = ${change.did === 'closed' ? change.answer.trim() || null : null} where id = ${id}::uuid`);
  await scope.tx.run(sql`insert into ticket_event (ticket_id, at, did, by_kind, by_id, by_name, note)
    values (${id}::uuid, ${scope.now}, ${change.did}, 'staff', ${scope.staffId}, ${scope.name}, ${said || null})`);
  return undefined;
}

const note = (scope: StaffScope, { id, recordId }: Ticket, what: string): void =>
  scope.audit({ action: `ticket.${what}`, item: id, ...(recordId && { recordId }) });

/** The patient with this number and this birth date, within reach; both must be right. */
async function recordOf(scope: StaffScope, mrn: string, birthDate: string): Promise<string | undefined> {
  const rows = await scope.tx.rows(sql<{ record_id: string }>`select distinct record_id from patient
    where mrn = any (${[mrn.trim(), mrn.trim().toUpperCase(), mrnKey(mrn)]}) and birth_date = ${birthDate}::date`);
  return rows.length === 1 ? rows[0]!.record_id : undefined;
}
