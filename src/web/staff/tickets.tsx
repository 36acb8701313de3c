/** The work list of requests for help (W19): counts by state, filters, twenty a page, oldest first. */
import type { StaffScope } from '../../access/scope.ts';
import { listTickets } from '../../tickets/tickets.ts';
import type { Ticket, TicketCursor, TicketFilter } from '../../tickets/tickets.ts';
import { ticketStates, topics } from '../../tickets/ticket-rules.ts';
import { sayDate, sayInstant } from '../dates.ts';
import { staffPage } from '../page.ts';
import { routes } from '../routes.ts';
import { Empty } from '../ui/empty.tsx';
import { FilterBar } from '../ui/filter-bar.tsx';
import { Pager } from '../ui/pager.tsx';
import { Row, RowList } from '../ui/row-list.tsx';
import { Select } from '../ui/select.tsx';
import { Tag } from '../ui/tag.tsx';
import type { Visit } from '../visit.ts';
import { ticketStateWords, ticketWords as w, topicWords } from '../words/tickets.ts';

export const ticketsPage = staffPage(routes.tickets, 'ticket.work', {
  async get(visit) {
    const { t, scope, query } = visit;
    const filter = filterIn(query);
    const { tickets, more, counts } = await listTickets(scope, filter, cursorIn(query.get('after')));
    const last = tickets.at(-1);
    const asked = { state: filter.state, topic: filter.topic, whose: filter.mine ? 'me' : undefined, order: filter.newest ? 'newest' : undefined };
    return visit.page({
      title: t(w.title),
      lead: <p role="status">{t(w.counts, counts)}</p>,
      body: (
        <>
          <Filter visit={visit} filter={filter} />
          {tickets.length === 0 ? <Empty title={t(w.none)} why={<p>{t(w.noneWhy)}</p>} />
            : <RowList label={t(w.title)}>{tickets.map((ticket) => <TicketRow key={ticket.id} visit={visit} ticket={ticket} />)}</RowList>}
          <Pager label={t(w.pages)} previous={query.has('after') ? { href: routes.tickets.to({}, asked), text: t(w.first) } : undefined}
            next={more && last ? { href: routes.tickets.to({}, { ...asked, after: `${last.openedAt.getTime()}.${last.id}` }), text: t(w.next) } : undefined} />
        </>
      ),
    });
  },
});

function Filter({ visit: { t }, filter }: { visit: Visit<StaffScope>; filter: TicketFilter }) {
  return (
    <FilterBar action={routes.tickets.to({})} label={t(w.filter)} submit={t(w.apply)}>
      <Select name="state" label={t(w.state)} value={filter.state} options={[{ value: 'open', text: t(w.open) }, ...ticketStates.map((value) => ({ value, text: t(ticketStateWords[value]) })), { value: 'all', text: t(w.all) }]} />
      <Select name="topic" label={t(w.topic)} value={filter.topic ?? ''} empty={t(w.anyTopic)} options={topics.map((value) => ({ value, text: t(topicWords[value]) }))} />
      <Select name="whose" label={t(w.whose)} value={filter.mine ? 'me' : ''} empty={t(w.anyone)} options={[{ value: 'me', text: t(w.me) }]} />
      <Select name="order" label={t(w.order)} value={filter.newest ? 'newest' : ''} empty={t(w.oldest)} options={[{ value: 'newest', text: t(w.newest) }]} />
    </FilterBar>
  );
}

function TicketRow({ visit: { t, settings }, ticket }: { visit: Visit<StaffScope>; ticket: Ticket }) {
  return (
    <Row level={2} href={routes.ticket.to({ id: ticket.id })} title={t(topicWords[ticket.topic])} fresh={ticket.state === 'new'}
      facts={[
        ticket.name ?? ticket.username, ticket.birthDate ? sayDate(t.language, ticket.birthDate) : null,
        t(w.received, { at: sayInstant(t.language, ticket.openedAt, settings['office.zone']) }),
        ticket.staffName ? t(w.takenBy, { name: ticket.staffName }) : null,
      ]}
      end={<Tag kind={ticket.state === 'new' ? 'new' : undefined}>{t(ticketStateWords[ticket.state])}</Tag>} />
  );
}

function filterIn(query: URLSearchParams): TicketFilter {
  const topic = topics.find((one) => one === query.get('topic'));
  const state = (['open', 'all', ...ticketStates] as const).find((one) => one === query.get('state')) ?? 'open';
  return { state, ...(topic && { topic }), mine: query.get('whose') === 'me', newest: query.get('order') === 'newest' };
}

function cursorIn(text: string | null): TicketCursor | undefined {
  const [, time, id] = /^(\d{10,15})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text ?? '') ?? [];
  return time ? { at: new Date(Number(time)), id: id! } : undefined;
}
