/** What can be done with a request for help: take it, note, wait, join it to a patient, close it. */
import type { StaffScope } from '../../access/scope.ts';
import { draftName, draftOf } from '../../accounts/drafts.ts';
import { dayAt } from '../../accounts/access-code-rules.ts';
import type { Ticket } from '../../tickets/tickets.ts';
import { longest, ticketOutcomes } from '../../tickets/ticket-rules.ts';
import { BirthDate, readBirthDate } from '../birth-date.tsx';
import { routes } from '../routes.ts';
import { Button, ButtonRow } from '../ui/button.tsx';
import { Panel, Section } from '../ui/card.tsx';
import { Draft } from '../ui/draft.tsx';
import type { FormError } from '../ui/error-summary.tsx';
import { Field } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { Select } from '../ui/select.tsx';
import { TextArea } from '../ui/textarea.tsx';
import type { Visit } from '../visit.ts';
import { deskWords } from '../words/desk.ts';
import { frameWords } from '../words/frame.ts';
import { ticketWords as w } from '../words/tickets.ts';
import { IdentityCheckField } from './issue-form.tsx';

interface Part {
  readonly visit: Visit<StaffScope>;
  readonly ticket: Ticket;
  readonly errors: readonly FormError[];
}

export async function TicketActions(part: Part) {
  const { visit: { t }, ticket } = part;
  return (
    <>
      <Section title={t(w.actions)}><StateButtons {...part} /></Section>
      {await NoteForm(part)}
      {ticket.username ? null : <LinkForm {...part} />}
      <CloseForm {...part} />
    </>
  );
}

const formOf = ({ visit, ticket }: Part, what: string) => ({ action: routes.ticket.to({ id: ticket.id }), hidden: { csrf: visit.csrf(), do: what } });
/** Errors and what was typed belong to the form that was sent. */
const sent = ({ visit }: Part, what: string): boolean => visit.form.get('do') === what;
const errorOf = (part: Part, what: string, field: string) =>
  ({ error: sent(part, what) ? part.errors.find((error) => error.field?.startsWith(field))?.text : undefined, errorWord: part.visit.t(frameWords.error) });
const typedIn = (part: Part, what: string, field: string): string => (sent(part, what) ? (part.visit.form.get(field) ?? '') : '');

function StateButtons(part: Part) {
  const { visit: { t }, ticket } = part;
  const does = [ticket.staffId ? null : 'taken' as const, ticket.state === 'waiting' ? 'resumed' as const : 'waiting' as const].filter((one) => one !== null);
  return (
    <ButtonRow>
      {does.map((what) => (
        <Form key={what} {...formOf(part, what)} inline><Button kind={what === 'taken' ? 'primary' : 'secondary'}>{t({ taken: w.take, waiting: w.wait, resumed: w.resume }[what])}</Button></Form>
      ))}
    </ButtonRow>
  );
}

async function NoteForm(part: Part) {
  const { visit: { t, scope }, ticket } = part;
  const name = draftName('ticket', ticket.id);
  const kept = sent(part, 'note') ? undefined : (await draftOf(scope, name)).note;
  return (
    <Section title={t(w.noteTitle)}>
      <Panel>
        <Draft url={routes.staffDraft.to({ form: name })} words={{ saved: t(deskWords.draftSaved), failed: t(deskWords.draftFailed) }}>
          <Form {...formOf(part, 'note')}>
            <TextArea name="note" label={t(w.note)} hint={kept ? `${t(deskWords.draftBack)} ${t(w.noteHint)}` : t(w.noteHint)} rows={3} maxLength={longest.note}
              value={kept ?? typedIn(part, 'note', 'note')} {...errorOf(part, 'note', 'note')} />
            <Button kind="secondary">{t(w.addNote)}</Button>
          </Form>
        </Draft>
      </Panel>
    </Section>
  );
}

function LinkForm(part: Part) {
  const { visit: { t, form, now, settings } } = part;
  return (
    <Section title={t(w.linkTitle)}>
      <Panel>
        <p>{t(w.linkText)}</p>
        <Form {...formOf(part, 'linked')}>
          <Field name="mrn" label={t(w.mrn)} value={typedIn(part, 'linked', 'mrn')} autoComplete="off" spellCheck={false} width="lg" {...errorOf(part, 'linked', 'mrn')} />
          <BirthDate t={t} name="birth" label={t(w.born)} autoComplete={false} error={errorOf(part, 'linked', 'birth').error}
            value={sent(part, 'linked') ? readBirthDate(form, 'birth', dayAt(now, settings['office.zone'])) : undefined} />
          <IdentityCheckField t={t} form="link" error={errorOf(part, 'linked', 'link-check').error} />
          <Button kind="secondary">{t(w.link)}</Button>
        </Form>
      </Panel>
    </Section>
  );
}

function CloseForm(part: Part) {
  const { visit: { t }, ticket } = part;
  return (
    <Section title={t(w.closeTitle)}>
      <Panel>
        <Form {...formOf(part, 'closed')}>
          <Select name="outcome" label={t(w.outcome)} value={typedIn(part, 'closed', 'outcome')} empty={t(frameWords.chooseMonth)} options={ticketOutcomes.map((value) => ({ value, text: t(w[value]) }))} {...errorOf(part, 'closed', 'outcome')} />
          {ticket.username ? (
            <TextArea name="answer" label={t(w.answer)} hint={t(w.answerHint)} optional={t(frameWords.optional)} rows={3} maxLength={longest.answer}
              value={typedIn(part, 'closed', 'answer')} {...errorOf(part, 'closed', 'answer')} />
          ) : null}
          <TextArea name="note" id="close-note" label={t(w.note)} hint={t(w.noteHint)} optional={t(frameWords.optional)} rows={2} maxLength={longest.note} value={typedIn(part, 'closed', 'note')} {...errorOf(part, 'closed', 'note')} />
          <Button>{t(w.close)}</Button>
        </Form>
      </Panel>
    </Section>
  );
}
