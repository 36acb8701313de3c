/**
 * One test result: what the clinician says first, then value, word and range as one picture, the report's words, how
 * it went over time (R4, R13, R29). Opening it is noted (R14). Another person's result, one that is held back and one
 * that never was are all the same: not found.
 */
import type { PatientScope } from '../../access/scope.ts';
import { sourcesOf } from '../../chart/read.ts';
import { learnMoreUrl } from '../../library/learn-more.ts';
import { readResult, readTrend } from '../../results/read.ts';
import type { Result } from '../../results/read.ts';
import { sayRecordMoment } from '../dates.ts';
import { personPage } from '../page.ts';
import { routes } from '../routes.ts';
import { Card } from '../ui/card.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import { inRecord } from '../visit.ts';
import type { Visit } from '../visit.ts';
import { frameWords } from '../words/frame.ts';
import { recordWords } from '../words/record.ts';
import { resultWords as w } from '../words/result.ts';
import { resultsWords } from '../words/results.ts';
import { NotAll, PaperHead, recordLang, SaidIn, SomethingWrong, Sources } from './record.tsx';
import { ResultDetails } from './result-details.tsx';
import { Corrected } from './result-earlier.tsx';
import { Comment, Documents } from './result-report.tsx';
import { TrendSection, TrendTablePage } from './result-trend.tsx';
import { MainValue, OtherValues } from './result-values.tsx';
import { testName } from './test-name.ts';

type Page = Visit<PatientScope>;

export const resultPage = personPage(routes.result, {
  async get(visit) {
    const { scope, params, query } = visit;
    const id = params.id!;
    if (query.has('values')) return showValues(visit, id, query.get('values')!);
    const [result, sources] = await Promise.all([readResult(scope, id), sourcesOf(scope)]);
    scope.audit({ action: 'result.view', item: result.id });
    const { t } = visit;
    const name = testName(result.code, result.title, t.language);
    return visit.page({
      title: t(w.title),
      heading: name.text ?? t(recordWords.unnamed),
      headingLang: name.isOurs ? undefined : recordLang(t.language),
      section: routes.results,
      back: result.parent ? undefined : { href: inRecord(visit, routes.results.to({})), text: t(w.back) },
      lead: <Lead visit={visit} result={result} />,
      action: <PrintButton text={t(frameWords.print)} />,
      body: (
        <>
          <PaperHead visit={visit} />
          <Corrected visit={visit} result={result} />
          <Comment visit={visit} result={result} />
          <MainValue visit={visit} result={result} />
          <TrendSection visit={visit} result={result} />
          <OtherValues visit={visit} result={result} />
          <Documents visit={visit} result={result} />
          <ResultDetails visit={visit} result={result} />
          <Sources visit={visit} sources={sources} />
          <NotAll visit={visit} />
        </>
      ),
      aside: <><Understand visit={visit} result={result} /><SomethingWrong visit={visit} /></>,
    });
  },
});

function Lead({ visit, result }: { visit: Page; result: Result }) {
  const { t, settings } = visit;
  const { report, observations, parent, orderedBy } = result;
  const collected = report?.collected ?? observations[0]?.collected;
  const orderer = orderedBy && result.nameOf(orderedBy);
  const parentName = parent && testName(null, parent.title, t.language).text;
  return (
    <>
      {collected ? <p>{t(w.collected, { at: sayRecordMoment(t.language, collected, settings['office.zone']) })}</p> : null}
      {orderer ? <p><SaidIn t={t} entry={resultsWords.orderedBy} name={orderer} /></p> : null}
      {parent ? <p>{t(w.partOf)} <a href={inRecord(visit, routes.result.to({ id: parent.id }))}><bdi lang={recordLang(t.language)}>{parentName}</bdi></a></p> : null}
    </>
  );
}

/** What the test is for, by a link to a trusted library, and whom to ask. */
function Understand({ visit: { t, settings, root }, result }: { visit: Page; result: Result }) {
  return (
    <>
      {learnMoreUrl(result.code, t.language) && !root
        ? <Card title={t(w.understand)} links={[{ href: routes.leave.to({ id: result.id }), text: t(w.learn) }]}><p>{t(w.learnText)}</p></Card>
        : null}
      <Card title={t(w.ask)}><p>{t(w.askText, { phone: settings['office.phone'], hours: settings['office.hours'] })}</p></Card>
    </>
  );
}

/** All values of one test, fifty a page. */
async function showValues(visit: Page, id: string, beyond: string): Promise<Response> {
  const { scope, t } = visit;
  const trend = await readTrend(scope, id, beyond);
  scope.audit({ action: 'result.trend', item: id });
  return visit.page({
    title: t(w.valuesOf),
    section: routes.results,
    back: { href: inRecord(visit, routes.result.to({ id })), text: t(w.backToResult) },
    body: <TrendTablePage visit={visit} id={id} trend={trend} beyond={beyond} />,
  });
}
