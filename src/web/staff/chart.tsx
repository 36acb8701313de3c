/**
 * The chart of a patient for nurses, doctors and medical records: summary, test results, one result, to read. What is
 * shown is what was released to the patient. Out of reach it is not found; each page is in the audit trail as `chart.…`.
 */
import { openChart } from '../../access/scope.ts';
import type { StaffScope } from '../../access/scope.ts';
import type { Page, PersonPage } from '../page.ts';
import { staffPage } from '../page.ts';
import { resultPage } from '../patient/result.tsx';
import { resultsPage } from '../patient/results.tsx';
import { summarySectionPage } from '../patient/summary-section.tsx';
import { summaryPage } from '../patient/summary.tsx';
import { routes } from '../routes.ts';
import type { Route } from '../routes.ts';
import type { Visit } from '../visit.ts';
import { chartWords as w } from '../words/charts.ts';
import { frameWords } from '../words/frame.ts';
import { showRecordPage } from './record-pages.tsx';
import type { RecordFrame } from './record-pages.tsx';

const chartPage = (route: Route<string>, page: PersonPage): Page => staffPage(route, 'chart.open', {
  get: async (visit) => showRecordPage(visit, await openChart(visit.scope, visit.params.record!), page, 'get', frameOf(visit)),
  ...(page.post && { post: async (visit) => showRecordPage(visit, await openChart(visit.scope, visit.params.record!), page, 'post', frameOf(visit)) }),
});

export const chartSummaryPage = chartPage(routes.chartSummary, summaryPage);
export const chartSectionPage = chartPage(routes.chartSection, summarySectionPage);
export const chartResultsPage = chartPage(routes.chartResults, resultsPage);
export const chartResultPage = chartPage(routes.chartResult, resultPage);

function frameOf({ t, params }: Visit<StaffScope>): RecordFrame {
  const record = params.record!;
  return {
    root: routes.chartSummary.to({ record }).slice(0, -routes.summary.path.length),
    label: t(w.nav),
    note: t(w.released),
    places: [
      { href: routes.chartSummary.to({ record }), text: t(frameWords.summary) },
      { href: routes.chartResults.to({ record }), text: t(frameWords.results) },
    ],
  };
}
