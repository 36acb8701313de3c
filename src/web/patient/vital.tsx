/** One vital sign over time: the newest value, a picture of what can be drawn, and the table with everything (R31, R13). */
import type { PatientScope } from '../../access/scope.ts';
import { sourcesOf } from '../../chart/read.ts';
import { pressureOf } from '../../results/vital-kinds.ts';
import { readVital } from '../../results/vitals.ts';
import type { Reading, VitalOverTime } from '../../results/vitals.ts';
import type { Measured } from '../../results/measured.ts';
import { sayRecordDay, sayRecordMoment } from '../dates.ts';
import { personPage } from '../page.ts';
import { routes } from '../routes.ts';
import { Panel, Section } from '../ui/card.tsx';
import { DataTable } from '../ui/data-table.tsx';
import type { Column } from '../ui/data-table.tsx';
import { Pager } from '../ui/pager.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import { Flag, ResultValue } from '../ui/result-value.tsx';
import { Tag } from '../ui/tag.tsx';
import { TrendChart } from '../ui/trend-chart.tsx';
import type { TrendPoint } from '../ui/trend-chart.tsx';
import type { Visit } from '../visit.ts';
import { frameWords } from '../words/frame.ts';
import { resultWords } from '../words/result.ts';
import { vitalWords as w } from '../words/vitals.ts';
import { flagOf } from './measured-value.tsx';
import { NotAll, PaperHead, SomethingWrong, Sources } from './record.tsx';
import { isCorrected } from './results.tsx';
import { PartLines, partsOf, pointOf, sayVital, VitalLine, vitalName } from './vital-value.tsx';

type Page = Visit<PatientScope>;

export const vitalPage = personPage(routes.vital, {
  async get(visit) {
    const { t, scope, params, query } = visit;
    const beyond = { ...(query.has('older') && { older: query.get('older')! }), ...(query.has('newer') && { newer: query.get('newer')! }) };
    const [vital, sources] = await Promise.all([readVital(scope, params.id!, beyond), sourcesOf(scope)]);
    const name = vitalName(t, vital);
    return visit.page({
      title: t(w.one),
      heading: name.text,
      headingLang: name.lang,
      lead: <Sources visit={visit} sources={sources} />,
      action: <PrintButton text={t(frameWords.print)} />,
      section: routes.vitals,
      back: { href: routes.vitals.to({}), text: t(w.back) },
      body: (
        <>
          <PaperHead visit={visit} />
          {vital.hasNewer || !vital.readings[0] ? null : <Newest visit={visit} reading={vital.readings[0]} />}
          <OverTime visit={visit} vital={vital} id={params.id!} />
          <WasCorrected visit={visit} vital={vital} />
          <NotAll visit={visit} />
        </>
      ),
      aside: <SomethingWrong visit={visit} />,
    });
  },
});

function Newest({ visit, reading: { taken, measured } }: { visit: Page; reading: Reading }) {
  const { t, settings } = visit;
  const said = sayVital(visit, measured);
  return (
    <Section title={t(w.latest)}>
      <Panel>
        {said ? <ResultValue value={said.text} spoken={said.spoken} unit={said.unit ?? ''} valueLang={said.lang} flag={flagOf(t, standingOf(measured))} /> : <VitalLine visit={visit} measured={measured} />}
        {said && partsOf(measured).length > 0 ? <p>{t(w.also)}: <PartLines visit={visit} parts={partsOf(measured)} /></p> : null}
        <p>{taken ? t(w.taken, { at: sayRecordMoment(t.language, taken, settings['office.zone']) }) : t(w.noDay)}</p>
        <p className="pt-quiet">{t(w.calm)}</p>
      </Panel>
    </Section>
  );
}

/** The record's word for it, also where it stands with one of the two numbers. */
function standingOf(measured: Measured) {
  const { systolic, diastolic } = pressureOf(measured);
  return measured.standing ?? [systolic?.standing, diastolic?.standing].find((standing) => standing !== undefined && standing !== 'inRange');
}

function OverTime({ visit, vital, id }: { visit: Page; vital: VitalOverTime; id: string }) {
  const { t } = visit;
  const { readings, hasOlder, hasNewer } = vital;
  if (readings.length === 1 && !hasOlder && !hasNewer) return <Section title={t(resultWords.trend)}><p>{t(resultWords.onlyOne)}</p></Section>;
  return (
    <Section title={t(resultWords.trend)}>
      <Panel>
        <Charts visit={visit} vital={vital} />
        <Table visit={visit} readings={readings} />
      </Panel>
      <Pager label={t(resultWords.valuePages)}
        previous={hasNewer && readings[0] ? { href: routes.vital.to({ id }, { newer: readings[0].id }), text: t(frameWords.newer) } : undefined}
        next={hasOlder && readings.at(-1) ? { href: routes.vital.to({ id }, { older: readings.at(-1)!.id }), text: t(frameWords.older) } : undefined} />
    </Section>
  );
}

/** A blood pressure has two lines; each gets a picture of its own, so that neither is read for the other. */
function Charts({ visit, vital: { kind, readings } }: { visit: Page; vital: VitalOverTime }) {
  const { t } = visit;
  if (kind !== 'bloodPressure' && kind !== 'averageBloodPressure') return <Chart visit={visit} points={readings.flatMap(({ taken, measured }) => pointOf(t, taken, measured))} />;
  const parts = readings.map(({ taken, measured }) => ({ taken, ...pressureOf(measured) }));
  return (
    <>
      <Chart visit={visit} title={t(w.upper)} points={parts.flatMap(({ taken, systolic }) => pointOf(t, taken, systolic))} />
      <Chart visit={visit} title={t(w.lower)} points={parts.flatMap(({ taken, diastolic }) => pointOf(t, taken, diastolic))} />
    </>
  );
}

function Chart({ visit: { t, settings }, points, title }: { visit: Page; points: TrendPoint[]; title?: string }) {
  const say = (at: string): string => sayRecordDay(t.language, at, settings['office.zone']);
  if (points.length < 2) return null;
  return (
    <>
      {title ? <h3>{title}</h3> : null}
      <TrendChart points={points} formatValue={(number) => String(number)} formatDate={say}
        caption={({ first, last, count, unit }) => t(resultWords.trendCaption, { count, first: say(first.at), last: say(last.at), value: `${last.text ?? last.value} ${unit}`.trim() })} />
      {new Set(points.map(({ unit }) => unit)).size > 1 ? <p className="pt-quiet">{t(resultWords.differentUnits)}</p> : null}
    </>
  );
}

function Table({ visit, readings }: { visit: Page; readings: readonly Reading[] }) {
  const { t, settings } = visit;
  const standings = readings.some(({ measured }) => standingOf(measured));
  const columns: Column<Reading>[] = [
    {
      name: t(resultWords.date), rowHeader: true,
      cell: ({ taken, status }) => <>{taken ? sayRecordDay(t.language, taken, settings['office.zone']) : t(w.noDay)}{isCorrected(status) ? <> <Tag>{t(w.corrected)}</Tag></> : null}</>,
    },
    { name: t(resultWords.value), cell: ({ measured }) => <VitalLine visit={visit} measured={measured} /> },
    ...(standings ? [{ name: t(resultWords.standing), cell: ({ measured }: Reading) => { const flag = flagOf(t, standingOf(measured)); return flag ? <Flag {...flag} /> : '–'; } }] : []),
  ];
  return <DataTable caption={t(w.tableOf)} keyOf={({ id }) => id} entries={[...readings]} columns={columns} />;
}

function WasCorrected({ visit, vital: { earlier, readings } }: { visit: Page; vital: VitalOverTime }) {
  const { t, settings } = visit;
  if (earlier.length === 0) return null;
  return (
    <Section title={t(w.earlierTitle)}>
      <ul>
        {earlier.map(({ of, receivedAt, measured }) => {
          const taken = readings.find(({ id }) => id === of)?.taken;
          const said = sayVital(visit, measured);
          const value = said ? [said.text, said.unit].filter(Boolean).join(' ') : t(resultWords.noValue);
          return <li key={`${of} ${receivedAt.getTime()}`}>{t(w.earlier, { day: taken ? sayRecordDay(t.language, taken, settings['office.zone']) : t(w.noDay), value })}</li>;
        })}
      </ul>
    </Section>
  );
}
