/**
 * The same test over time: a picture of what can be drawn, and always the table with everything. Words, bounds and
 * values in other units are in the table and never on the line.
 */
import type { PatientScope } from '../../access/scope.ts';
import type { Observed } from '../../results/measured.ts';
import { trendLength } from '../../results/read.ts';
import type { Result, Trend, TrendEntry } from '../../results/read.ts';
import { sayRecordDay } from '../dates.ts';
import { routes } from '../routes.ts';
import { Panel, Section } from '../ui/card.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { Pager } from '../ui/pager.tsx';
import { Flag } from '../ui/result-value.tsx';
import { TrendChart } from '../ui/trend-chart.tsx';
import type { TrendPoint } from '../ui/trend-chart.tsx';
import { readableUnit } from '../units.ts';
import { inRecord } from '../visit.ts';
import type { Visit } from '../visit.ts';
import { frameWords } from '../words/frame.ts';
import { resultWords as w } from '../words/result.ts';
import { flagOf, ValueLine } from './measured-value.tsx';

type Page = Visit<PatientScope>;

/** Rows of the table before "See all values". */
const shortTable = 10;

export function TrendSection({ visit, result }: { visit: Page; result: Result }) {
  const { t } = visit;
  const { entries, hasMore } = result.trend;
  const one = result.main;
  if (!one || entries.length === 0) return null;
  if (entries.length === 1) return <Section title={t(w.trend)}><p>{t(w.onlyOne)}</p></Section>;
  return (
    <Section title={t(w.trend)}>
      <Panel>
        <Chart visit={visit} one={one} entries={entries} />
        <ValueTable visit={visit} current={one.id} entries={entries.slice(0, shortTable)} />
        {entries.length > shortTable || hasMore ? <p><a href={inRecord(visit, routes.result.to({ id: one.id }, { values: 'all' }))}>{t(w.allValues)}</a></p> : null}
      </Panel>
    </Section>
  );
}

function Chart({ visit: { t, settings }, one, entries }: { visit: Page; one: Observed; entries: readonly TrendEntry[] }) {
  const points = entries.flatMap(({ collected, measured: { value } }): TrendPoint[] =>
    value?.kind === 'quantity' && !value.quantity.comparator && collected
      ? [{ at: collected, value: value.quantity.number, unit: readableUnit(value.quantity.unit, t.language).short, text: value.quantity.digits }]
      : []);
  const { drawn, value } = one;
  const unit = value?.kind === 'quantity' ? readableUnit(value.quantity.unit, t.language).short : '';
  const say = (at: string): string => sayRecordDay(t.language, at, settings['office.zone']);
  return (
    <TrendChart points={points} formatValue={(number) => String(number)} formatDate={say}
      range={drawn && { unit, ...(drawn.low && { low: drawn.low.number }), ...(drawn.high && { high: drawn.high.number }) }}
      caption={({ first, last, count, unit: its }) => t(w.trendCaption, { count, first: say(first.at), last: say(last.at), value: `${last.text ?? last.value} ${its}`.trim() })} />
  );
}

function ValueTable({ visit, current, entries }: { visit: Page; current: string; entries: readonly TrendEntry[] }) {
  const { t, settings } = visit;
  return (
    <DataTable caption={t(w.trendTable)} keyOf={(entry) => entry.id} entries={[...entries]} columns={[
      {
        name: t(w.date), rowHeader: true,
        cell: ({ id, collected }) => {
          const day = collected ? sayRecordDay(t.language, collected, settings['office.zone']) : '';
          return id === current ? <>{day} <span className="pt-quiet">({t(w.thisOne)})</span></> : <a href={inRecord(visit, routes.result.to({ id }))}>{day}</a>;
        },
      },
      { name: t(w.value), cell: ({ measured }) => <ValueLine visit={visit} value={measured.value} /> },
      { name: t(w.standing), cell: ({ measured: { standing } }) => { const flag = flagOf(t, standing); return flag ? <Flag {...flag} /> : '–'; } },
    ]} />
  );
}

/** The table alone, fifty values a page. */
export function TrendTablePage({ visit, id, trend, beyond }: { visit: Page; id: string; trend: Trend; beyond: string }) {
  const { t } = visit;
  const last = trend.entries.at(-1);
  return (
    <>
      <ValueTable visit={visit} current={id} entries={trend.entries} />
      <Pager label={t(w.valuePages)}
        previous={beyond === 'all' ? undefined : { href: inRecord(visit, routes.result.to({ id }, { values: 'all' })), text: t(frameWords.newer) }}
        next={trend.hasMore && last && trend.entries.length >= trendLength ? { href: inRecord(visit, routes.result.to({ id }, { values: last.id })), text: t(frameWords.older) } : undefined} />
    </>
  );
}
