/** What a request for help can be about, what becomes of it, and who may change it when. Pure. */
import { reason } from '../kernel/reason.ts';
import type { Reason } from '../kernel/reason.ts';

declare module '../kernel/reason.ts' {
  interface ReasonFacts {
    'ticket.taken': { name: string };
    'ticket.closed': Record<string, never>;
    'ticket.noMatch': Record<string, never>;
    'ticket.tooMany': { most: number };
  }
}

/** Of the form before sign-in. `code` only where people may ask for a code themselves (E2). */
export const visitorTopics = ['code', 'signUp', 'username', 'password', 'other'] as const;
/** Of people who are signed in: about the portal, never about health (M19). */
export const personTopics = ['use', 'broken', 'account', 'other'] as const;
export type TicketTopic = (typeof visitorTopics)[number] | (typeof personTopics)[number];
export const topics = [...new Set<TicketTopic>([...visitorTopics, ...personTopics])];

export const ticketStates = ['new', 'inWork', 'waiting', 'done'] as const;
export type TicketState = (typeof ticketStates)[number];

export const ticketOutcomes = ['solved', 'noAnswer', 'notVerified', 'sentOn', 'duplicate'] as const;
export type TicketOutcome = (typeof ticketOutcomes)[number];

/** What leaves a line in the history of a request. */
export type TicketDeed = 'opened' | 'taken' | 'note' | 'waiting' | 'resumed' | 'linked' | 'closed';

/** Characters: of the text of a person, of a note, of an answer; of the name and the way to reach somebody. */
export const longest = { text: 2_000, note: 1_000, answer: 1_000, name: 100, reach: 120 } as const;

/** Requests from one address within an hour, and open ones of one account. */
export const mostRequests = { address: 5, account: 5 } as const;

/** Why a member of staff cannot change the request now; undefined when they can. */
export function whyNotChange(ticket: { state: TicketState; staffId: string | null; staffName: string | null }, staffId: string): Reason<'ticket.taken'> | Reason<'ticket.closed'> | undefined {
  if (ticket.state === 'done') return reason('ticket.closed', {}, []);
  if (ticket.staffId !== null && ticket.staffId !== staffId) return reason('ticket.taken', { name: ticket.staffName ?? '' }, []);
  return undefined;
}
