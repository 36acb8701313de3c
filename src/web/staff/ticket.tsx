/**
 * One request for help (W19): what was asked, how to make sure who it is before anything is done, its history, and what
 * can be done. What was typed stays on the page when it was not right.
 */
import type { StaffScope } from '../../access/scope.ts';
import { dayAt } from '../../accounts/access-code-rules.ts';
import { draftName, dropDraft } from '../../accounts/drafts.ts';
import { fullName } from '../../accounts/registered-patient.ts';
import { changeTicket, openTicket } from '../../tickets/tickets.ts';
import type { OpenedTicket, TicketChange, TicketEvent } from '../../tickets/tickets.ts';
import { longest, ticketOutcomes } from '../../tickets/ticket-rules.ts';
import { birthDateError, readBirthDate } from '../birth-date.tsx';
import { sayDate, sayInstant } from '../dates.ts';
import { staffPage } from '../page.ts';
import { routes } from '../routes.ts';
import { Alert } from '../ui/alert.tsx';
import { Section } from '../ui/card.tsx';
import { DefinitionGrid } from '../ui/definition-grid.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import type { FormError } from '../ui/error-summary.tsx';
import { Row, RowList } from '../ui/row-list.tsx';
import { Split } from '../ui/split.tsx';
import { Tag } from '../ui/tag.tsx';
import { redirect } from '../visit.ts';
import type { Visit } from '../visit.ts';
import { deskWords } from '../words/desk.ts';
import { frameWords } from '../words/frame.ts';
import { explain } from '../words/reasons.ts';
import { deedWords, ticketStateWords, ticketWords as w, topicWords } from '../words/tickets.ts';
import { checkWords, isIdentityCheck } from './issue-form.tsx';
import { TicketActions } from './ticket-actions.tsx';

type Page = Visit<StaffScope>;

export const ticketPage = staffPage(routes.ticket, 'ticket.work', {
  get: (visit) => show(visit, []),
  async post(visit) {
    const { t, scope, settings, params } = visit;
    const id = params.id!;
    const wanted = changeIn(visit);
    if (Array.isArray(wanted)) return show(visit, wanted);
    const why = await changeTicket(scope, id, wanted as TicketChange);
    if (why) return show(visit, [{ text: explain(t, settings, why, 'staff').text, field: why.code === 'ticket.noMatch' ? 'mrn' : undefined }], 409);
    await dropDraft(scope, draftName('ticket', id));
    return redirect(routes.ticket.to({ id }, { done: 'saved' }));
  },
});

/** What the form asks for, or what is wrong with it. */
function changeIn(visit: Page): TicketChange | FormError[] {
  const { t, form, settings, now } = visit;
  const text = (name: string): string => (form.get(name) ?? '').trim();
  const tooLong = (name: 'note' | 'answer'): FormError[] => (text(name).length > longest[name] ? [{ text: t(w.tooLong, { most: longest[name] }), field: name }] : []);
  switch (form.get('do')) {
    case 'taken': case 'waiting': case 'resumed':
      return { did: form.get('do') as 'taken' | 'waiting' | 'resumed' };
    case 'linked': {
      const birthDate = readBirthDate(form, 'birth', dayAt(now, settings['office.zone']));
      const check = form.get('check');
      const errors: FormError[] = [];
      if (!text('mrn')) errors.push({ text: t(w.mrnMissing), field: 'mrn' });
      if (birthDate.empty) errors.push({ text: t(w.bornMissing), field: 'birth-month' });
      else errors.push(...birthDateError(t, 'birth', birthDate));
      if (!isIdentityCheck(check)) return [...errors, { text: t(deskWords.checkMissing), field: 'link-check' }];
      return errors.length > 0 ? errors : { did: 'linked', mrn: text('mrn').slice(0, 60), birthDate: birthDate.date!, check };
    }
    case 'closed': {
      const outcome = ticketOutcomes.find((one) => one === form.get('outcome'));
      const errors = [...tooLong('answer'), ...tooLong('note')];
      if (!outcome) return [{ text: t(w.outcomeMissing), field: 'outcome' }, ...errors];
      return errors.length > 0 ? errors : { did: 'closed', outcome, answer: text('answer'), note: text('note') };
    }
    default: {
      const errors = text('note') ? tooLong('note') : [{ text: t(w.noteMissing), field: 'note' }];
      return errors.length > 0 ? errors : { did: 'note', note: text('note') };
    }
  }
}

async function show(visit: Page, errors: readonly FormError[], status = 422): Promise<Response> {
  const { t, scope, settings, params, query } = visit;
  const opened = await openTicket(scope, params.id!);
  const { ticket, whyNot } = opened;
  return visit.page({
    title: t(w.one),
    heading: t(topicWords[ticket.topic]),
    lead: <p className="pt-facts"><span>{ticket.username ? t(w.fromPerson, { username: ticket.username }) : t(w.fromForm)}</span><span>{t(w.received, { at: sayInstant(t.language, ticket.openedAt, settings['office.zone']) })}</span></p>,
    section: routes.tickets,
    wide: true,
    back: { href: routes.tickets.to({}), text: t(w.title) },
    failed: errors.length > 0,
    status: errors.length > 0 ? status : 200,
    problem: <ErrorSummary title={t(frameWords.problem)} errors={[...errors]} />,
    body: (
      <>
        {query.get('done') && errors.length === 0 ? <Alert kind="success" word={t(frameWords.done)} role="status">{t(w.saved)}</Alert> : null}
        {ticket.state === 'done' ? null : <Guidance visit={visit} />}
        <Split
          list={<><Facts visit={visit} opened={opened} /><History visit={visit} events={opened.events} /></>}
          detail={whyNot
            ? <Section title={t(w.actions)}><p>{explain(t, settings, whyNot, 'staff').text}</p></Section>
            : await TicketActions({ visit, ticket, errors })} />
      </>
    ),
  });
}

/** Stands before everything that can be done (W19). */
const Guidance = ({ visit: { t } }: { visit: Page }) => (
  <Alert kind="warning" word={t(frameWords.warning)} title={t(w.guideTitle)}>
    <ul><li>{t(w.guide1)}</li><li>{t(w.guide2)}</li><li>{t(w.guide3)}</li></ul>
  </Alert>
);

function Facts({ visit: { t }, opened: { ticket, patient } }: { visit: Page; opened: OpenedTicket }) {
  const items = [
    { term: t(w.state), value: <Tag>{t(ticketStateWords[ticket.state])}</Tag> },
    ...(ticket.staffName ? [{ term: t(w.whose), value: ticket.staffName }] : []),
    ...(ticket.name ? [{ term: t(w.name), value: ticket.name }] : []),
    ...(ticket.birthDate ? [{ term: t(w.birthDate), value: sayDate(t.language, ticket.birthDate) }] : []),
    ...(ticket.reach ? [{ term: t(w.reach), value: ticket.reach }] : []),
    { term: t(w.language), value: ticket.language === 'es' ? <span lang="es">Español</span> : <span lang="en">English</span> },
    { term: t(w.patient), value: patient ? <a href={routes.patient.to({ id: patient.recordId })}>{fullName(patient) || patient.mrn || t(w.patient)}</a> : t(w.notLinked) },
    ...(ticket.outcome ? [{ term: t(w.outcome), value: t(w[ticket.outcome]) }] : []),
  ];
  return (
    <Section title={t(w.one)}>
      <DefinitionGrid items={items} />
      {ticket.text ? <><h3>{t(w.message)}</h3><p className="pt-verbatim" lang={ticket.language}>{ticket.text}</p></> : null}
      {ticket.answer ? <><h3>{t(w.answer)}</h3><p className="pt-verbatim">{ticket.answer}</p></> : null}
    </Section>
  );
}

const History = ({ visit, events }: { visit: Page; events: readonly TicketEvent[] }) => (
  <Section title={visit.t(w.history)}>
    <RowList>
      {events.map((event, index) => (
        <Row key={index} title={visit.t(deedWords[event.did])} facts={[sayInstant(visit.t.language, event.at, visit.settings['office.zone']), whoOf(visit, event)]}
          note={event.did === 'linked' && isIdentityCheck(event.note) ? visit.t(checkWords[event.note]) : (event.note ?? undefined)} />
      ))}
    </RowList>
  </Section>
);

function whoOf({ t }: Page, { byKind, byName }: TicketEvent): string {
  return byKind === 'staff' ? t(w.byStaff, { name: byName }) : t(byKind === 'person' ? w.byPerson : w.byVisitor);
}
