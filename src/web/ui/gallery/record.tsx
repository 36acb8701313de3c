/** Parts that show a record, in their states, for looking at and for checks. */
import { Card, CardGrid, Panel, Section } from '../card.tsx';
import { CodeSlip } from '../code-slip.tsx';
import { DataTable } from '../data-table.tsx';
import { DefinitionGrid } from '../definition-grid.tsx';
import { Empty } from '../empty.tsx';
import { ExternalLink } from '../external-link.tsx';
import { Notice } from '../alert.tsx';
import { Pager } from '../pager.tsx';
import { RangeBar } from '../range-bar.tsx';
import { ResultValue } from '../result-value.tsx';
import { Row, RowList } from '../row-list.tsx';
import { Source, SourceLine } from '../source.tsx';
import { Count, Tag } from '../tag.tsx';
import { TrendChart } from '../trend-chart.tsx';
import { Why } from '../why.tsx';

const updated = 'Last updated August 3, 2026 at 2:05 p.m.';
const source = <Source from="From" name="Lakeside Clinic" updated={updated} />;
const measured = [
  { at: '2023-02-10', value: 6.1, unit: '%', text: '6.1' },
  { at: '2023-09-02', value: 6.0, unit: '%', text: '6.0' },
  { at: '2024-03-18', value: 5.5, unit: '%', text: '5.5' },
  { at: '2025-01-09', value: 5.9, unit: '%', text: '5.9' },
  { at: '2026-08-03', value: 6.6, unit: '%', text: '6.6' },
];

export function RecordGallery() {
  return (
    <>
      <Notice>This page shows what Lakeside Clinic has sent us. It is not your complete record.</Notice>
      <SourceLine from="From" name="Lakeside Clinic" updated={updated} />
      <Section title="Rows" end={<a href="#all">See all</a>}>
        <RowList label="Results">
          <Row
            href="#1"
            fresh
            title="Hemoglobin A1c"
            facts={['August 3, 2026', 'Ordered by Dr. Imani Cole']}
            end={<Tag kind="new">New</Tag>}
            controls={source}
          />
          <Row
            href="#2"
            title="Lipid panel"
            facts={['June 11, 2026', 'Ordered by Dr. Imani Cole']}
            end={<Tag>Has results outside the range</Tag>}
          />
          <Row
            title="Metformin 500 mg tablet"
            facts={['Take 1 tablet twice a day', '0 refills left']}
            controls={
              <Why
                summary="Why?"
                about="can I not renew metformin"
                text="You have refills left at your pharmacy, so no renewal is needed yet."
                nextTitle="What you can do"
                next={[
                  'Call Harbor Street Pharmacy and ask for a refill.',
                  'If the pharmacy says no, send us a message.',
                ]}
                open
              />
            }
          />
        </RowList>
        <Pager
          label="Pages of results"
          previous={{ href: '#n', text: 'Newer' }}
          place="11 to 20 of 94"
          next={{ href: '#o', text: 'Older' }}
        />
        <Pager
          label="Numbered pages"
          pages={{
            word: 'Page',
            items: [
              { number: 1, href: '#p1' },
              { number: 2, href: '#p2', current: true },
              null,
              { number: 9, href: '#p9' },
            ],
          }}
        />
      </Section>
      <Section title="Hemoglobin A1c">
        <Panel>
          <ResultValue value="6.6" unit="%" flag={{ standing: 'high', word: 'High' }}>
            <RangeBar
              value={6.6}
              low={4}
              high={5.6}
              lowText="4.0"
              highText="5.6"
              bandText="Range"
              caption="6.6 percent. The range is 4.0 to 5.6 percent. High."
            />
          </ResultValue>
          <TrendChart
            points={[
              ...measured,
              { at: '2022-01-01', value: 42, unit: 'mmol/mol' },
              { at: '2022-06-01', value: 41, unit: 'mmol/mol' },
            ]}
            range={{ unit: '%', low: 4, high: 5.6 }}
            caption={({ unit, count }) => `${count} values in ${unit}, also in the table.`}
            formatValue={(value) => String(value)}
            formatDate={(at) =>
              new Date(at).toLocaleDateString('en-US', { dateStyle: 'long', timeZone: 'UTC' })
            }
          />
          <DataTable
            caption="Earlier values"
            columns={[
              { name: 'Date', cell: (entry) => entry.at, rowHeader: true },
              { name: 'Value', cell: (entry) => `${entry.text} %`, numeric: true },
              { name: 'Status', cell: () => 'Final' },
            ]}
            entries={measured}
            keyOf={(entry) => entry.at}
          />
        </Panel>
        <Panel>
          <ResultValue size="small" value="98" unit="mg/dL" flag={{ standing: 'in-range', word: 'In range' }}>
            <RangeBar value={98} high={100} caption="In range" bandText="Range" />
          </ResultValue>
          <ResultValue size="small" value="12" unit="mg/dL" flag={{ standing: 'low', word: 'Low' }}>
            <RangeBar value={12} low={40} caption="Low" />
          </ResultValue>
          <ResultValue size="small" value="940" unit="U/L" flag={{ standing: 'high', word: 'High' }}>
            <RangeBar value={940} low={10} high={40} caption="Far above" bandText="Range" />
          </ResultValue>
          <ResultValue
            size="small"
            value="Positive"
            flag={{ standing: 'out-of-range', word: 'Out of range' }}
          />
        </Panel>
      </Section>
      <Section title="Cards">
        <CardGrid>
          <Card
            icon="results"
            title="Test results"
            mark={<Tag kind="new">2 new</Tag>}
            links={[{ href: '#a', text: 'See all results' }]}
          >
            <p>Hemoglobin A1c is in.</p>
          </Card>
          <Card
            icon="medications"
            title="Medications"
            links={[
              { href: '#b', text: 'Request a renewal' },
              { href: '#c', text: 'See the list' },
            ]}
          >
            <p>4 medicines on your list.</p>
          </Card>
          <Card
            icon="messages"
            title="Messages"
            mark={<Count shown="9+" spoken="12 unread messages" />}
            href="#m"
          >
            <p>Your care team answered.</p>
          </Card>
        </CardGrid>
        <Empty
          title="You have no upcoming appointments"
          why={<p>Visits appear here once the clinic has booked them.</p>}
          next={<a href="#r">Request an appointment</a>}
        />
        <DefinitionGrid
          items={[
            { term: 'Medicine', value: 'Metformin 500 mg tablet' },
            { term: 'Prescribed by', value: 'Dr. Imani Cole' },
            { term: 'Last filled', value: 'None noted' },
            { term: 'Directions', value: 'Take 1 tablet by mouth twice a day with meals', wide: true },
          ]}
        />
        <CodeSlip
          label="Access code"
          groups={['7K2MP', 'QX4RT', 'BN9HD', 'W3CFA']}
          copy={{ text: 'Copy', done: 'Copied' }}
        />
        <p>
          <ExternalLink href="https://medlineplus.gov" note="opens a new site">
            Learn more at MedlinePlus
          </ExternalLink>
        </p>
      </Section>
    </>
  );
}
