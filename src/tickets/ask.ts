/**
 * Asking for help (T19, E2, M19): by the contact form before sign-in, which looks nothing up and so tells nothing, and by
 * people who are signed in. Neither goes into the chart.
 */
import { randomUUID } from 'node:crypto';
import { asSystem } from '../access/scope.ts';
import type { PatientScope } from '../access/scope.ts';
import type { Origin } from '../access/audit.ts';
import { takeTry } from '../accounts/throttle.ts';
import { sql } from '../kernel/db.ts';
import { reason } from '../kernel/reason.ts';
import type { Reason } from '../kernel/reason.ts';
import type { Portal } from '../portal.ts';
import { longest, mostRequests } from './ticket-rules.ts';
import type { TicketOutcome, TicketState, TicketTopic } from './ticket-rules.ts';

export interface VisitorRequest {
  readonly topic: TicketTopic;
  readonly name: string;
  /** YYYY-MM-DD. */
  readonly birthDate: string;
  /** A phone number or an email address. */
  readonly reach: string;
  readonly language: string;
}

/** Takes a request from somebody who is not signed in. Whether they are a patient is not looked at. */
export async function askAsVisitor(portal: Portal, origin: Origin, request: VisitorRequest): Promise<Reason<'tries.tooMany'> | undefined> {
  const tooMany = await takeTry(portal, origin, 'contact', mostRequests.address);
  if (tooMany) return tooMany;
  await asSystem(portal, 'contact', origin, async (scope) => {
    const made = await scope.tx.row(sql<{ id: string }>`insert into ticket (topic, opened_at, language, name, birth_date, reach, state_at)
      values (${request.topic}, ${scope.now}, ${request.language}, ${request.name.slice(0, longest.name)}, ${request.birthDate}, ${request.reach.slice(0, longest.reach)}, ${scope.now}) returning id`);
    await scope.tx.run(sql`insert into ticket_event (ticket_id, at, did, by_kind, by_name) values (${made!.id}, ${scope.now}, 'opened', 'visitor', '')`);
    scope.audit({ action: 'ticket.open', item: made!.id, details: { topic: request.topic } });
  }, { kind: 'anonymous', id: null, name: '' });
  return undefined;
}

/** Takes a request from the person of the scope. A Reason when they have too many open ones. */
export async function askAsPerson(scope: PatientScope, request: { topic: TicketTopic; text: string; language: string }): Promise<Reason<'ticket.tooMany'> | undefined> {
  const open = await scope.tx.row(sql<{ count: number }>`select count(*)::int as count from ticket where account_id = ${scope.accountId} and state <> 'done'`);
  if (open!.count >= mostRequests.account) return reason('ticket.tooMany', { most: mostRequests.account }, ['callOffice']);
  const id = randomUUID();
  await scope.tx.run(sql`insert into ticket (id, topic, opened_at, language, account_id, text, record_id, state_at)
    values (${id}, ${request.topic}, ${scope.now}, ${request.language}, ${scope.accountId}, ${request.text.slice(0, longest.text)}, ${scope.recordId}, ${scope.now})`);
  await scope.tx.run(sql`insert into ticket_event (ticket_id, at, did, by_kind, by_id, by_name)
    values (${id}, ${scope.now}, 'opened', 'person', ${scope.accountId}, ${scope.username})`);
  scope.audit({ action: 'ticket.open', item: id, details: { topic: request.topic } });
  return undefined;
}

export interface OwnTicket {
  readonly id: string;
  readonly topic: TicketTopic;
  readonly text: string;
  readonly openedAt: Date;
  readonly state: TicketState;
  readonly stateAt: Date;
  readonly outcome: TicketOutcome | null;
  readonly answer: string | null;
}

export const ownOnPage = 20;

/** One's own requests, the newest first, with what became of them. */
export async function ownTickets(scope: PatientScope, page: number): Promise<{ tickets: OwnTicket[]; more: boolean }> {
  const rows = await scope.tx.rows(sql<OwnTicket>`select id, topic, text, opened_at as "openedAt", state, state_at as "stateAt", outcome, answer
    from ticket where account_id = ${scope.accountId} order by opened_at desc, id desc limit ${ownOnPage + 1} offset ${page * ownOnPage}`);
  scope.audit({ action: 'ticket.own', details: { shown: Math.min(rows.length, ownOnPage) } });
  return { tickets: rows.slice(0, ownOnPage), more: rows.length > ownOnPage };
}
