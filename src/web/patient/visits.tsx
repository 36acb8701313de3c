/** Appointments to come and visits that were (A5). Nothing here cancels or moves one: the number to call stands beside it (A3). */
import type { PatientScope } from '../../access/scope.ts';
import { isOpen } from '../../appointments/appointment.ts';
import { listVisits } from '../../appointments/visits.ts';
import type { Visited, Visits } from '../../appointments/visits.ts';
import { mannerWords, visitWords as w } from '../words/visits.ts';
import type { Directory } from '../../chart/directory.ts';
import type { Beyond } from '../../chart/paging.ts';
import { sourcesOf } from '../../chart/read.ts';
import { personPage } from '../page.ts';
import { routes } from '../routes.ts';
import { Section } from '../ui/card.tsx';
import { Empty } from '../ui/empty.tsx';
import { Pager } from '../ui/pager.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import { Row, RowList } from '../ui/row-list.tsx';
import type { Visit } from '../visit.ts';
import { frameWords } from '../words/frame.ts';
import { NotAll, PaperHead, SaidIn, SomethingWrong, Sources } from './record.tsx';
import { Call, factsOf, Kind, PastTitle, statusTag } from './visit-facts.tsx';

type Page = Visit<PatientScope>;

export const visitsPage = personPage(routes.visits, {
  async get(visit) {
    const { t, scope } = visit;
    const beyond = beyondOf(visit);
    const [visits, sources] = await Promise.all([listVisits(scope, beyond), sourcesOf(scope)]);
    return visit.page({
      title: t(w.title),
      lead: <><p>{t(w.lead)}</p><Sources visit={visit} sources={sources} /></>,
      action: <PrintButton text={t(frameWords.print)} />,
      body: (
        <>
          <PaperHead visit={visit} />
          {beyond ? null : <Upcoming visit={visit} visits={visits} />}
          <Past visit={visit} visits={visits} />
          <NotAll visit={visit} />
        </>
      ),
      aside: <SomethingWrong visit={visit} />,
    });
  },
});

function beyondOf({ query }: Page): Beyond {
  const [older, newer] = [query.get('older'), query.get('newer')];
  return older ? { older } : newer ? { newer } : undefined;
}

function Upcoming({ visit, visits: { upcoming, moreUpcoming, directory } }: { visit: Page; visits: Visits }) {
  const { t, settings } = visit;
  const office = { phone: directory.clinic?.phone ?? settings['office.phone'], hours: settings['office.hours'] };
  return (
    <Section title={t(w.upcoming)}>
      {upcoming.length === 0
        ? <Empty level={3} icon="appointments" title={t(w.noneUpcoming)} why={<p>{t(w.noneUpcomingWhy)}</p>} next={<p>{t(w.toBook, office)}</p>} />
        : <RowList label={t(w.upcomingList)}>{upcoming.map((one) => <UpcomingRow key={one.id} visit={visit} one={one} directory={directory} />)}</RowList>}
      {moreUpcoming ? <p>{t(w.moreUpcoming, office)}</p> : null}
    </Section>
  );
}

/** When it is stands first: that is what people look for. */
function UpcomingRow({ visit, one, directory }: { visit: Page; one: Visited; directory: Directory }) {
  const { t } = visit;
  const facts = factsOf(one, directory, visit);
  const manner = one.kind === 'appointment' ? one.manner : undefined;
  const open = one.kind === 'visit' || isOpen(one);
  return (
    <Row level={3} href={routes.visit.to({ id: one.id })} title={facts.when}
      facts={[
        facts.kind ? <Kind t={t} facts={facts} language={one.language} /> : null,
        ...facts.people.map((name) => <SaidIn t={t} entry={w.with} name={name} />),
        facts.place ? <SaidIn t={t} entry={w.at} name={facts.place} /> : null,
        manner && manner !== 'inPerson' ? t(mannerWords[manner]) : null,
      ]}
      end={statusTag(one, true, t)}
      controls={open && one.kind === 'appointment' ? <p className="pt-row__note">{t.rich(w.toCancel, { phone: facts.phone, call: () => <Call phone={facts.phone} /> })}</p> : undefined} />
  );
}

function Past({ visit, visits: { past, directory } }: { visit: Page; visits: Visits }) {
  const { t } = visit;
  const { entries, hasNewer, hasOlder } = past;
  if (entries.length === 0)
    return <Section title={t(w.past)}><Empty level={3} title={t(w.nonePast)} why={<p>{t(w.nonePastWhy)}</p>} /></Section>;
  return (
    <Section title={t(w.past)}>
      <RowList label={t(w.pastList)}>{entries.map((one) => <PastRow key={one.id} visit={visit} one={one} directory={directory} />)}</RowList>
      <Pager label={t(w.pages)}
        previous={hasNewer ? { href: routes.visits.to({}, { newer: entries[0]!.id }), text: t(w.newer) } : undefined}
        next={hasOlder ? { href: routes.visits.to({}, { older: entries.at(-1)!.id }), text: t(w.older) } : undefined} />
    </Section>
  );
}

function PastRow({ visit, one, directory }: { visit: Page; one: Visited; directory: Directory }) {
  const { t } = visit;
  const facts = factsOf(one, directory, visit);
  return (
    <Row level={3} href={routes.visit.to({ id: one.id })} title={<PastTitle t={t} one={one} facts={facts} />}
      facts={[
        facts.day ? null : t(w.noDay),
        facts.people[0] ? <SaidIn t={t} entry={w.with} name={facts.people[0]} /> : null,
        facts.place ? <SaidIn t={t} entry={w.at} name={facts.place} /> : null,
      ]}
      end={statusTag(one, false, t)} />
  );
}

