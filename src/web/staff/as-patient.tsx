/**
 * View as this patient (W21): the form that notes the consent, and Home, results and summary as the patient sees them.
 * Every POST under it is refused with its Reason. Without a view that is open now, none of these pages is found.
 */
import { viewAsPatient } from '../../access/scope.ts';
import type { StaffScope } from '../../access/scope.ts';
import { reachPatient } from '../../accounts/registered-patient.ts';
import { Refused } from '../../kernel/reason.ts';
import { consentWays, isConsentWay, readOnly, startView, whyNoView } from '../../privacy/patient-view.ts';
import type { Page, PersonPage } from '../page.ts';
import { staffPage } from '../page.ts';
import { homePage } from '../patient/home.tsx';
import { resultPage } from '../patient/result.tsx';
import { resultsPage } from '../patient/results.tsx';
import { summarySectionPage } from '../patient/summary-section.tsx';
import { summaryPage } from '../patient/summary.tsx';
import { routes } from '../routes.ts';
import type { Route } from '../routes.ts';
import { Button } from '../ui/button.tsx';
import { Panel } from '../ui/card.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import type { FormError } from '../ui/error-summary.tsx';
import { Field } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { Radios } from '../ui/radios.tsx';
import { redirect } from '../visit.ts';
import type { Visit } from '../visit.ts';
import { viewWords as w } from '../words/charts.ts';
import { deskWords } from '../words/desk.ts';
import { frameWords } from '../words/frame.ts';
import { IdentityCheckField, isIdentityCheck } from './issue-form.tsx';
import { showRecordPage } from './record-pages.tsx';
import type { RecordFrame } from './record-pages.tsx';

export const viewStartPage = staffPage(routes.viewStart, 'portal.viewAs', {
  get: (visit) => form(visit, []),
  async post(visit) {
    const { t, scope, settings, params, form: typed } = visit;
    const { recordId } = await reachPatient(scope, params.record!);
    const by = (typed.get('by') ?? '').trim().slice(0, 200);
    const how = typed.get('how');
    const check = typed.get('check');
    const errors: FormError[] = [];
    if (!by) errors.push({ text: t(w.byMissing), field: 'by' });
    if (!isConsentWay(how)) errors.push({ text: t(w.howMissing), field: 'how' });
    if (!isIdentityCheck(check)) errors.push({ text: t(deskWords.checkMissing), field: 'view-check' });
    if (!isConsentWay(how) || !isIdentityCheck(check) || errors.length > 0) return form(visit, errors);
    await startView(scope, settings, recordId, { by, how, check });
    return redirect(routes.viewHome.to({ record: recordId }));
  },
});

async function form(visit: Visit<StaffScope>, errors: readonly FormError[]): Promise<Response> {
  const { t, scope, settings, params, form: typed } = visit;
  const { recordId } = await reachPatient(scope, params.record!);
  const why = await whyNoView(scope, settings, recordId);
  if (why) throw new Refused(why);
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.text;
  return visit.page({
    title: t(w.title),
    lead: t(w.lead, { minutes: settings['support.viewMinutes'] }),
    section: routes.patients,
    back: { href: routes.patient.to({ id: recordId }), text: t(deskWords.title) },
    failed: errors.length > 0,
    status: errors.length > 0 ? 422 : 200,
    problem: <ErrorSummary title={t(frameWords.problem)} errors={[...errors]} />,
    body: (
      <Panel>
        <p>{t(w.ask)}</p>
        <Form action={routes.viewStart.to({ record: recordId })} hidden={{ csrf: visit.csrf() }}>
          <Field name="by" label={t(w.by)} hint={t(w.byHint)} value={typed.get('by') ?? ''} autoComplete="off" maxLength={200} error={errorOf('by')} errorWord={t(frameWords.error)} />
          <Radios name="how" label={t(w.how)} value={typed.get('how') ?? undefined} error={errorOf('how')} errorWord={t(frameWords.error)}
            options={consentWays.map((value) => ({ value, text: t(w[value]) }))} />
          <IdentityCheckField t={t} form="view" error={errorOf('view-check')} />
          <Button>{t(w.start)}</Button>
        </Form>
      </Panel>
    ),
  });
}

const viewPage = (route: Route<string>, page: PersonPage): Page => staffPage(route, 'portal.viewAs', {
  get: async (visit) => showRecordPage(visit, await viewAsPatient(visit.scope, visit.params.record!), page, 'get', frameOf(visit)),
  async post(visit) {
    await viewAsPatient(visit.scope, visit.params.record!);
    throw new Refused(readOnly());
  },
});

export const viewHomePage = viewPage(routes.viewHome, homePage);
export const viewSummaryPage = viewPage(routes.viewSummary, summaryPage);
export const viewSectionPage = viewPage(routes.viewSection, summarySectionPage);
export const viewResultsPage = viewPage(routes.viewResults, resultsPage);
export const viewResultPage = viewPage(routes.viewResult, resultPage);

function frameOf({ t, params }: Visit<StaffScope>): RecordFrame {
  const record = params.record!;
  return {
    root: routes.viewStart.to({ record }),
    label: t(w.nav),
    keepAside: true,
    places: [
      { href: routes.viewHome.to({ record }), text: t(frameWords.home) },
      { href: routes.viewResults.to({ record }), text: t(frameWords.results) },
      { href: routes.viewSummary.to({ record }), text: t(frameWords.summary) },
    ],
  };
}
