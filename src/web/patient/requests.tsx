/** Help for people who are signed in (M19, T19): topic and text to support, and what became of one's requests. Never the chart. */
import type { PatientScope } from '../../access/scope.ts';
import { askAsPerson, ownTickets } from '../../tickets/ask.ts';
import type { OwnTicket } from '../../tickets/ask.ts';
import { longest, personTopics } from '../../tickets/ticket-rules.ts';
import { sayInstant } from '../dates.ts';
import { personPage } from '../page.ts';
import { routes } from '../routes.ts';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { Panel, Section } from '../ui/card.tsx';
import { Empty } from '../ui/empty.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import type { FormError } from '../ui/error-summary.tsx';
import { Form } from '../ui/form.tsx';
import { Pager } from '../ui/pager.tsx';
import { Row, RowList } from '../ui/row-list.tsx';
import { Select } from '../ui/select.tsx';
import { Tag } from '../ui/tag.tsx';
import { TextArea } from '../ui/textarea.tsx';
import { redirect } from '../visit.ts';
import type { Visit } from '../visit.ts';
import { frameWords } from '../words/frame.ts';
import { explain } from '../words/reasons.ts';
import { contactWords, ownTicketWords as w, ticketStateWords, topicWords } from '../words/tickets.ts';

type Page = Visit<PatientScope>;

export const requestsPage = personPage(routes.requests, {
  get: (visit) => show(visit, []),
  async post(visit) {
    const { t, scope, form, settings } = visit;
    const topic = personTopics.find((one) => one === form.get('topic'));
    const text = (form.get('message') ?? '').trim();
    const errors: FormError[] = [];
    if (!topic) errors.push({ text: t(contactWords.topicMissing), field: 'topic' });
    if (!text) errors.push({ text: t(w.messageMissing), field: 'message' });
    if (text.length > longest.text) errors.push({ text: t(w.tooLong, { most: longest.text }), field: 'message' });
    if (!topic || errors.length > 0) return show(visit, errors);
    const why = await askAsPerson(scope, { topic, text, language: t.language });
    if (!why) return redirect(routes.requests.to({}, { done: 'sent' }));
    const { text: no, next } = explain(t, settings, why, 'patient');
    return show(visit, [{ text: [no, ...next].join(' '), field: 'message' }], 429);
  },
});

async function show(visit: Page, errors: readonly FormError[], status = 422): Promise<Response> {
  const { t, scope, settings, query, form } = visit;
  const page = Math.min(500, Math.max(0, Number.parseInt(query.get('page') ?? '0', 10) || 0));
  const { tickets, more } = await ownTickets(scope, page);
  const errorOf = (field: string) => ({ error: errors.find((error) => error.field === field)?.text, errorWord: t(frameWords.error) });
  return visit.page({
    title: t(w.title),
    lead: t(w.lead, { phone: settings['office.phone'] }),
    failed: errors.length > 0,
    status: errors.length > 0 ? status : 200,
    problem: <ErrorSummary title={t(frameWords.problem)} errors={[...errors]} />,
    body: (
      <>
        {query.get('done') ? <Alert kind="success" word={t(frameWords.done)} role="status">{t(w.sent)}</Alert> : null}
        <Section title={t(w.ask)}>
          <Panel>
            <p>{t.rich(w.emergency, { number: settings['emergency.number'], call: (number) => <a href={`tel:${settings['emergency.number'].replace(/[^\d+]/g, '')}`}>{number}</a> })}</p>
            <Form action={routes.requests.to({})} hidden={{ csrf: visit.csrf() }}>
              <Select name="topic" label={t(w.topic)} value={form.get('topic') ?? ''} empty={t(frameWords.chooseMonth)} options={personTopics.map((value) => ({ value, text: t(topicWords[value]) }))} {...errorOf('topic')} />
              <TextArea name="message" label={t(w.message)} hint={t(w.messageHint)} value={form.get('message') ?? ''} maxLength={longest.text} {...errorOf('message')} />
              <Button>{t(contactWords.send)}</Button>
            </Form>
          </Panel>
        </Section>
        <Section title={t(w.mine)}>
          {tickets.length === 0 ? <Empty level={3} title={t(w.none)} why={<p>{t(w.noneWhy)}</p>} />
            : <RowList>{tickets.map((ticket) => <OwnRow key={ticket.id} visit={visit} ticket={ticket} />)}</RowList>}
          <Pager label={t(w.pages)} previous={page > 0 ? { href: routes.requests.to({}, { page: page - 1 || undefined }), text: t(frameWords.newer) } : undefined}
            next={more ? { href: routes.requests.to({}, { page: page + 1 }), text: t(frameWords.older) } : undefined} />
        </Section>
      </>
    ),
  });
}

function OwnRow({ visit: { t, settings }, ticket }: { visit: Page; ticket: OwnTicket }) {
  const say = (at: Date): string => sayInstant(t.language, at, settings['office.zone']);
  const state = t(ticketStateWords[ticket.state]);
  return (
    <Row level={3} title={t(topicWords[ticket.topic])}
      facts={[t(w.askedOn, { at: say(ticket.openedAt) }), ticket.state === 'new' ? null : t(w.since, { state, at: say(ticket.stateAt) })]}
      note={ticket.text} end={<Tag kind={ticket.state === 'done' ? undefined : 'strong'}>{state}</Tag>}
      controls={ticket.answer ? <p><strong>{t(w.answer)}:</strong> {ticket.answer}</p> : undefined} />
  );
}
