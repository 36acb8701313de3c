/**
 * Personal details (R28): what the clinic has on file, a form to ask for a change, and what became of earlier requests,
 * with the reason where one was refused. What is on file is shown until the clinic's own system says otherwise.
 */
import type { PatientScope } from '../../access/scope.ts';
import { whyNotFunction } from '../../accounts/access-functions.ts';
import { askForChange, detailsOnFile, ownRequests, withdrawRequest } from '../../requests/details.ts';
import type { DetailsRequest, OnFile } from '../../requests/details.ts';
import type { WantedField } from '../../requests/details-rules.ts';
import { longestDetail } from '../../requests/details-rules.ts';
import { sayRecordDay } from '../dates.ts';
import { personPage } from '../page.ts';
import { routes } from '../routes.ts';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { Panel, Section } from '../ui/card.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import type { FormError } from '../ui/error-summary.tsx';
import { Field } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { SummaryList } from '../ui/summary-list.tsx';
import { TextArea } from '../ui/textarea.tsx';
import { redirect } from '../visit.ts';
import type { Visit } from '../visit.ts';
import { detailsWords as w } from '../words/details.ts';
import { frameWords } from '../words/frame.ts';
import { preferenceWords } from '../words/preferences.ts';
import { explain } from '../words/reasons.ts';
import { LimitNotice } from './limit.tsx';
import { RequestRow } from './details-request.tsx';
import { errorOf } from './preference-form.tsx';

type Page = Visit<PatientScope>;

export const detailsPage = personPage(routes.details, {
  get: (visit) => details(visit, []),

  async post(visit) {
    const { t, scope, settings, form } = visit;
    const withdrawn = form.get('withdraw');
    if (withdrawn) {
      const why = await withdrawRequest(scope, withdrawn);
      return why ? details(visit, [{ text: explain(t, settings, why, 'patient').text }], 409) : redirect(routes.details.to({}, { done: 'withdrawn' }));
    }
    const typed = (field: string): string => (form.get(field) ?? '').slice(0, 4_000);
    const unfit = await askForChange(scope, { name: typed('name'), address: typed('address'), phone: typed('phone'), note: typed('note') });
    if (!unfit) return redirect(routes.details.to({}, { done: 'sent' }));
    const errors = Object.entries(unfit).map(([field, why]): FormError => ({ text: explain(t, settings, why, 'patient').text, ...(field !== 'form' && { field }) }));
    return details(visit, errors, unfit.form?.code === 'details.open' ? 409 : 422);
  },
});

async function details(visit: Page, errors: readonly FormError[], status = 200): Promise<Response> {
  const { t, scope } = visit;
  const [onFile, requests, limit] = await Promise.all([detailsOnFile(scope), ownRequests(scope), whyNotFunction(scope, 'requests')]);
  scope.audit({ action: 'details.view', details: { requests: requests.length } });
  const isOpen = requests.some(({ state }) => state === 'sent');
  return visit.page({
    title: t(w.title),
    lead: t(w.lead),
    section: routes.preferences,
    back: { href: routes.preferences.to({}), text: t(preferenceWords.back) },
    failed: errors.length > 0,
    status,
    problem: <ErrorSummary title={t(frameWords.problem)} errors={[...errors]} />,
    body: (
      <>
        <Done visit={visit} />
        <Section title={t(w.onFile)}><FileFacts visit={visit} onFile={onFile} /></Section>
        {limit ? <LimitNotice visit={visit} why={limit} /> : null}
        {isOpen || limit ? null : <AskForm visit={visit} onFile={onFile} errors={errors} />}
        {requests.length > 0 ? (
          <Section title={t(w.yours)}>
            {isOpen ? <p>{t(w.openWhy)}</p> : null}
            <ul className="pt-rows">{requests.map((request: DetailsRequest) => <RequestRow key={request.id} visit={visit} request={request} />)}</ul>
          </Section>
        ) : null}
      </>
    ),
  });
}

function Done({ visit: { t, query } }: { visit: Page }) {
  const done = query.get('done');
  if (done !== 'sent' && done !== 'withdrawn') return null;
  return <Alert kind="success" word={t(frameWords.done)} role="status">{t(done === 'sent' ? w.done : w.withdrawn)}</Alert>;
}

function FileFacts({ visit: { t, settings }, onFile }: { visit: Page; onFile: OnFile }) {
  const known = (text: string | undefined) => text ? <span className="pt-lines">{text}</span> : t(w.notOnFile);
  return (
    <SummaryList rows={[
      { label: t(w.name), value: known(onFile.name) },
      { label: t(w.birthDate), value: known(onFile.birthDate && sayRecordDay(t.language, onFile.birthDate, settings['office.zone'])) },
      { label: t(w.address), value: known(onFile.address) },
      { label: t(w.phone), value: known(onFile.phone) },
      {
        label: t(w.email), value: <>{known(onFile.email)}<br /><span className="pt-quiet">{t(w.emailNote)}</span></>,
        change: { href: routes.notifications.to({}), text: t(preferenceWords.change), what: t(preferenceWords.email).toLowerCase() },
      },
    ]} />
  );
}

function AskForm({ visit, onFile, errors }: { visit: Page; onFile: OnFile; errors: readonly FormError[] }) {
  const { t, settings, form } = visit;
  const value = (field: WantedField): string => form.get(field) ?? onFile[field] ?? '';
  const error = (field: string) => ({ error: errorOf(errors, field), errorWord: t(frameWords.error) });
  return (
    <Section title={t(w.askTitle)}>
      <Panel>
        <Form action={routes.details.to({})} hidden={{ csrf: visit.csrf() }}>
          <p>{t(w.askLead)}</p>
          <Field name="name" label={t(w.name)} hint={t(w.papers)} value={value('name')} autoComplete="name" maxLength={longestDetail.name} {...error('name')} />
          <TextArea name="address" label={t(w.address)} hint={t(w.addressHint)} rows={3} value={value('address')} maxLength={longestDetail.address} spellCheck={false} {...error('address')} />
          <Field name="phone" type="tel" label={t(w.phone)} hint={t(w.phoneHint)} value={value('phone')} autoComplete="tel" width="lg" maxLength={longestDetail.phone} {...error('phone')} />
          <TextArea name="note" label={t(w.note)} hint={t(w.noteHint)} rows={3} value={form.get('note') ?? ''} maxLength={longestDetail.note} optional={t(frameWords.optional)} {...error('note')} />
          <Button>{t(w.send)}</Button>
        </Form>
      </Panel>
      <p>{t(w.otherWay, { phone: settings['office.phone'], hours: settings['office.hours'] })}</p>
    </Section>
  );
}
