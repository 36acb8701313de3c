/**
 * The work list of requests to change personal details (W16), and one request: what was on file, what is wanted, accept
 * or refuse with a reason for the patient. Accepting changes nothing here: the clinic's own system does.
 */
import type { StaffScope } from '../../access/scope.ts';
import { fullName } from '../../accounts/registered-patient.ts';
import { wantedFields } from '../../requests/details-rules.ts';
import { answerRequest, requestOnDesk, requestsToAnswer } from '../../requests/details-work.ts';
import type { RequestOnDesk, WaitingRequest } from '../../requests/details-work.ts';
import { sayDate, sayInstant } from '../dates.ts';
import { staffPage } from '../page.ts';
import { routes } from '../routes.ts';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { Panel, Section } from '../ui/card.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { Empty } from '../ui/empty.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import type { FormError } from '../ui/error-summary.tsx';
import { Form } from '../ui/form.tsx';
import { Row, RowList } from '../ui/row-list.tsx';
import { Tag } from '../ui/tag.tsx';
import { TextArea } from '../ui/textarea.tsx';
import { redirect } from '../visit.ts';
import type { Visit } from '../visit.ts';
import { stateWords } from '../account/details-request.tsx';
import { detailsWords, detailsWorkWords as w } from '../words/details.ts';
import { frameWords } from '../words/frame.ts';
import { explain } from '../words/reasons.ts';
import type { Speak } from '../words/words.ts';

type Page = Visit<StaffScope>;

/** Characters of a reason. */
const longestReason = 1_000;

export const detailsRequestsPage = staffPage(routes.detailsRequests, 'details.answer', {
  async get(visit) {
    const { t, scope, query } = visit;
    const answered = query.get('show') === 'answered';
    const { requests, waiting } = await requestsToAnswer(scope, answered ? 'answered' : 'waiting');
    return visit.page({
      title: t(w.title),
      lead: t(w.lead),
      body: (
        <>
          {query.get('done') === 'answered' ? <Alert kind="success" word={t(frameWords.done)} role="status">{t(w.answered)}</Alert> : null}
          <p role="status">{t(w.waiting, { count: waiting })}</p>
          {requests.length === 0
            ? <Empty title={t(answered ? w.noneAnswered : w.none)} why={answered ? undefined : <p>{t(w.noneWhy)}</p>} />
            : <RowList>{requests.map((request) => <WorkRow key={request.id} visit={visit} request={request} />)}</RowList>}
          <p><a href={routes.detailsRequests.to({}, { show: answered ? undefined : 'answered' })}>{t(answered ? w.showWaiting : w.showAnswered)}</a></p>
        </>
      ),
    });
  },
});

function WorkRow({ visit: { t, settings }, request }: { visit: Page; request: WaitingRequest }) {
  const fields = wantedFields.filter((field) => request.wanted[field]).map((field) => t(detailsWords[field]).toLowerCase());
  return (
    <Row level={2} title={fullName(request) || t(w.noName)} href={routes.detailsRequest.to({ id: request.id })}
      facts={[
        t(w.wants, { fields: [...fields, ...(request.note ? [t(w.noteOnly)] : [])].join(', ') }),
        t(w.sentAt, { at: sayInstant(t.language, request.sentAt, settings['office.zone']) }),
        request.clinic,
      ]}
      end={request.state === 'sent' ? undefined : <Tag>{t(stateWords[request.state])}</Tag>} />
  );
}

export const detailsRequestPage = staffPage(routes.detailsRequest, 'details.answer', {
  async get(visit) {
    return show(visit, await requestOnDesk(visit.scope, visit.params.id ?? ''), []);
  },

  async post(visit) {
    const { t, scope, settings, form, params } = visit;
    const because = (form.get('reason') ?? '').trim();
    const accept = form.get('answer') === 'accept';
    const errors: FormError[] = [];
    if (!accept && because === '') errors.push({ text: t(w.reasonMissing), field: 'reason' });
    if (!accept && because.length > longestReason) errors.push({ text: t(w.reasonLong, { most: longestReason }), field: 'reason' });
    if (errors.length === 0) {
      const why = await answerRequest(scope, params.id ?? '', accept ? { accept } : { accept, because });
      if (!why) return redirect(routes.detailsRequests.to({}, { done: 'answered' }));
      errors.push({ text: explain(t, settings, why, 'staff').text });
    }
    return show(visit, await requestOnDesk(scope, params.id ?? ''), errors);
  },
});

function show(visit: Page, { request, patient }: RequestOnDesk, errors: readonly FormError[]): Response {
  const { t, settings } = visit;
  const facts = [
    patient.birthDate ? t(w.born, { date: sayDate(t.language, patient.birthDate) }) : undefined,
    patient.mrn ? t(w.mrn, { mrn: patient.mrn }) : undefined,
    patient.clinic.name,
  ].filter((fact) => fact !== undefined);
  return visit.page({
    title: t(w.request),
    heading: fullName(patient) || t(w.noName),
    headingLang: patient.language ?? undefined,
    lead: <p className="pt-facts">{facts.map((fact) => <span key={fact}>{fact}</span>)}</p>,
    section: routes.detailsRequests,
    back: { href: routes.detailsRequests.to({}), text: t(w.title) },
    failed: errors.length > 0,
    status: errors.length === 0 ? 200 : errors.some(({ field }) => field) ? 422 : 409,
    problem: <ErrorSummary title={t(frameWords.problem)} errors={[...errors]} />,
    body: (
      <>
        <Section title={t(w.request)} end={<a href={routes.patient.to({ id: patient.recordId })}>{t(w.account)}</a>}>
          <p>{t(w.sentOn, { at: sayInstant(t.language, request.sentAt, settings['office.zone']) })}</p>
          <Wanted t={t} request={request} />
          {request.note ? <><h3>{t(w.note)}</h3><blockquote className="pt-quote">{request.note}</blockquote></> : null}
        </Section>
        {request.state === 'sent' ? <AnswerForms visit={visit} request={request} errors={errors} /> : <Answered visit={visit} request={request} />}
      </>
    ),
  });
}

function Wanted({ t, request: { wanted, onFile } }: { t: Speak; request: WaitingRequest }) {
  const entries = wantedFields.filter((field) => wanted[field]);
  if (entries.length === 0) return null;
  const cell = (text: string | undefined) => <span className="pt-lines">{text ?? t(detailsWords.notOnFile)}</span>;
  return (
    <DataTable caption={t(w.wanted)} hiddenCaption entries={entries} keyOf={(field) => field} columns={[
      { name: t(w.field), rowHeader: true, cell: (field) => t(detailsWords[field]) },
      { name: t(w.onFile), cell: (field) => cell(onFile[field]) },
      { name: t(w.wanted), cell: (field) => cell(wanted[field]) },
    ]} />
  );
}

function AnswerForms({ visit, request, errors }: { visit: Page; request: WaitingRequest; errors: readonly FormError[] }) {
  const { t, form } = visit;
  const action = routes.detailsRequest.to({ id: request.id });
  return (
    <>
      <Section title={t(w.acceptTitle)}>
        <p>{t(w.acceptText)}</p>
        {request.wanted.name ? <p>{t(w.identity)}</p> : null}
        <Form action={action} hidden={{ csrf: visit.csrf(), answer: 'accept' }}><Button>{t(w.accept)}</Button></Form>
      </Section>
      <Section title={t(w.refuseTitle)}>
        <Panel>
          <Form action={action} hidden={{ csrf: visit.csrf(), answer: 'refuse' }}>
            <TextArea name="reason" label={t(w.reason)} hint={t(w.reasonHint)} rows={3} maxLength={longestReason} value={form.get('reason') ?? ''}
              error={errors.find(({ field }) => field === 'reason')?.text} errorWord={t(frameWords.error)} />
            <Button kind="secondary">{t(w.refuse)}</Button>
          </Form>
        </Panel>
      </Section>
    </>
  );
}

function Answered({ visit: { t, settings }, request }: { visit: Page; request: WaitingRequest }) {
  const at = sayInstant(t.language, request.endedAt!, settings['office.zone']);
  return (
    <Section title={t(stateWords[request.state])}>
      <p>{request.state === 'withdrawn' ? t(w.withdrawnAt, { at }) : t(w.answeredBy, { state: t(stateWords[request.state]), name: request.endedBy ?? '', at })}</p>
      {request.answer ? <blockquote className="pt-quote">{request.answer}</blockquote> : null}
    </Section>
  );
}
