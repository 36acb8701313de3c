/** The list of test results: newest first, twenty a page, searched by name and date (R4, R10, R15). */
import type { PatientScope } from '../../access/scope.ts';
import { sourcesOf } from '../../chart/read.ts';
import type { Source } from '../../chart/read.ts';
import { listResults, resultsOnPage } from '../../results/list.ts';
import type { Beyond, ListedResult, ResultFilter, ResultPage } from '../../results/list.ts';
import { sayRecordDay } from '../dates.ts';
import { personPage } from '../page.ts';
import { routes } from '../routes.ts';
import { Card } from '../ui/card.tsx';
import { Empty } from '../ui/empty.tsx';
import { Field } from '../ui/field.tsx';
import { FilterBar } from '../ui/filter-bar.tsx';
import { Pager } from '../ui/pager.tsx';
import { Row, RowList } from '../ui/row-list.tsx';
import { Tag } from '../ui/tag.tsx';
import { inRecord, redirect } from '../visit.ts';
import type { Visit } from '../visit.ts';
import { frameWords } from '../words/frame.ts';
import { recordWords } from '../words/record.ts';
import { resultsWords as w, statusWords } from '../words/results.ts';
import { NotAll, recordLang, SaidIn, SomethingWrong, Sources } from './record.tsx';
import { isEmpty, seal, searchOf, unseal } from './result-search.ts';
import type { Search } from './result-search.ts';
import { testName } from './test-name.ts';

type Page = Visit<PatientScope>;

export const resultsPage = personPage(routes.results, {
  get: (visit) => showList(visit, unseal(visit)),
  post(visit) {
    const search = searchOf(visit.form);
    if (search.badDays.length > 0) return showList(visit, search);
    return redirect(inRecord(visit, routes.results.to({}, { search: isEmpty(search) ? undefined : seal(visit, search) })));
  },
});

async function showList(visit: Page, filter: ResultFilter | Search): Promise<Response> {
  const { t, scope, settings } = visit;
  const [page, sources] = await Promise.all([
    listResults(scope, filter, beyondOf(visit), settings['office.zone']),
    sourcesOf(scope),
  ]);
  scope.audit({ action: 'results.list', details: { shown: page.results.length, searched: !isEmpty(filter) } });
  const badDays = 'badDays' in filter ? filter.badDays : [];
  return visit.page({
    title: t(w.title),
    lead: <Lead visit={visit} sources={sources} />,
    failed: badDays.length > 0,
    status: badDays.length > 0 ? 422 : 200,
    body: (
      <>
        {isEmpty(filter) && page.results.length === 0 && !page.hasNewer ? null : <SearchForm visit={visit} filter={filter} page={page} badDays={badDays} />}
        <Results visit={visit} filter={filter} page={page} />
        <NotAll visit={visit} />
      </>
    ),
    aside: <>{page.results.length > 0 ? <WhyMissing visit={visit} /> : null}<SomethingWrong visit={visit} /></>,
  });
}

function beyondOf({ query }: Page): Beyond {
  const [older, newer] = [query.get('older'), query.get('newer')];
  return older ? { older } : newer ? { newer } : undefined;
}

const Lead = ({ visit, sources }: { visit: Page; sources: readonly Source[] }) => (
  <>
    <p>{visit.t(w.rule, { days: visit.settings['results.reviewTargetBd'] })}</p>
    <Sources visit={visit} sources={sources} />
  </>
);

function SearchForm({ visit, filter, page, badDays }: { visit: Page; filter: ResultFilter; page: ResultPage; badDays: readonly string[] }) {
  const { t } = visit;
  const searched = !isEmpty(filter);
  const errorOf = (field: string) => (badDays.includes(field) ? t(w.badDay) : undefined);
  return (
    <FilterBar method="post" action={inRecord(visit, routes.results.to({}))} label={t(w.searchLabel)} submit={t(w.search)} hidden={{ csrf: visit.csrf() }}
      clear={searched ? { href: inRecord(visit, routes.results.to({})), text: t(w.showAll) } : undefined} count={searched ? countOf(t, page) : undefined}>
      <Field name="name" type="search" label={t(w.name)} value={filter.name} maxLength={80} autoComplete="off" />
      <Field name="from" type="date" label={t(w.fromDay)} value={filter.from} autoComplete="off" error={errorOf('from')} errorWord={t(frameWords.error)} />
      <Field name="to" type="date" label={t(w.toDay)} value={filter.to} autoComplete="off" error={errorOf('to')} errorWord={t(frameWords.error)} />
    </FilterBar>
  );
}

const countOf = (t: Page['t'], { results, hasOlder, hasNewer }: ResultPage): string =>
  hasNewer ? t(w.foundPage) : hasOlder ? t(w.foundMany, { count: resultsOnPage }) : t(w.found, { count: results.length });

function Results({ visit, filter, page: { results, hasOlder, hasNewer } }: { visit: Page; filter: ResultFilter; page: ResultPage }) {
  const { t } = visit;
  const search = isEmpty(filter) ? undefined : seal(visit, filter);
  if (results.length === 0 && search)
    return <Empty title={t(w.noneFound)} why={<p>{t(w.noneFoundWhy)}</p>} next={<a href={inRecord(visit, routes.results.to({}))}>{t(w.showAll)}</a>} />;
  if (results.length === 0)
    return <Empty title={t(w.none)} why={<><p>{t(w.noneWhy)}</p><Reasons visit={visit} /></>} />;
  return (
    <>
      <RowList label={t(w.list)}>{results.map((result) => <ResultRow key={result.id} visit={visit} result={result} />)}</RowList>
      <Pager label={t(w.pagesLabel)}
        previous={hasNewer ? { href: inRecord(visit, routes.results.to({}, { search, newer: results[0]!.id })), text: t(w.newer) } : undefined}
        next={hasOlder ? { href: inRecord(visit, routes.results.to({}, { search, older: results.at(-1)!.id })), text: t(w.older) } : undefined} />
    </>
  );
}

/** One result: its name as a link over the whole row, then quiet facts; its states as words. `kind`: what it is, among other news. */
export function ResultRow({ visit, result, level = 2, kind }: { visit: Page; result: ListedResult; level?: 2 | 3; kind?: string }) {
  const { t, settings } = visit;
  const name = testName(result.code, result.title, t.language);
  const facts = [
    kind,
    result.collected ? sayRecordDay(t.language, result.collected, settings['office.zone']) : t(w.noDay),
    kind ? null : statusOf(t, result.status),
    !result.opened && !result.fresh ? t(w.notOpened) : null,
    result.orderedBy ? <SaidIn t={t} entry={w.orderedBy} name={result.orderedBy} /> : result.performer ? <SaidIn t={t} entry={w.performedBy} name={result.performer} /> : null,
  ];
  const tags = [
    result.fresh && !kind ? <Tag key="new" kind="new">{t(w.fresh)}</Tag> : null,
    isCorrected(result.status) ? <Tag key="corrected">{t(w.corrected)}</Tag> : null,
    result.outside ? <Tag key="outside">{t(w.outside)}</Tag> : null,
  ].filter((tag) => tag !== null);
  return (
    <Row level={level} href={inRecord(visit, routes.result.to({ id: result.id }))} title={name.text ?? t(recordWords.unnamed)} titleLang={name.isOurs || !name.text ? undefined : recordLang(t.language)}
      facts={facts} end={tags.length > 0 ? tags : undefined} fresh={result.fresh} />
  );
}

export const isCorrected = (status: string | null | undefined): boolean => status === 'corrected' || status === 'amended' || status === 'appended';

/** Corrected results carry a tag; for the others a quiet word. */
function statusOf(t: Page['t'], status: string | null): string | null {
  if (isCorrected(status)) return null;
  return status === 'final' ? t(statusWords.final) : t(statusWords.other);
}

const WhyMissing = ({ visit }: { visit: Page }) => (
  <Card title={visit.t(w.missing)}><Reasons visit={visit} /></Card>
);

/** General reasons, the same for everybody: nothing here tells whether a result is held back (R15). */
function Reasons({ visit: { t, settings } }: { visit: Page }) {
  const days = settings['results.reviewTargetBd'];
  return (
    <>
      <ul>
        <li>{t(w.notFinal)}</li>
        <li>{t(w.underReview, { days })}</li>
        <li>{t(w.notShown)}</li>
        <li>{t(w.elsewhere)}</li>
      </ul>
      <p>{t(w.missingCall, { days, phone: settings['office.phone'], hours: settings['office.hours'] })}</p>
    </>
  );
}
