/** Vital signs: the newest of each kind, a row each (R31). */
import type { PatientScope } from '../../access/scope.ts';
import { sourcesOf } from '../../chart/read.ts';
import { listVitals } from '../../results/vitals.ts';
import type { Vital } from '../../results/vitals.ts';
import { sayRecordDay } from '../dates.ts';
import { personPage } from '../page.ts';
import { routes } from '../routes.ts';
import { Empty } from '../ui/empty.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import { Row, RowList } from '../ui/row-list.tsx';
import type { Visit } from '../visit.ts';
import { frameWords } from '../words/frame.ts';
import { vitalWords as w } from '../words/vitals.ts';
import { NotAll, PaperHead, SomethingWrong, Sources } from './record.tsx';
import { isCorrected } from './results.tsx';
import { MainLine, PartLines, partsOf, sayVital, vitalName } from './vital-value.tsx';

type Page = Visit<PatientScope>;

export const vitalsPage = personPage(routes.vitals, {
  async get(visit) {
    const { t, scope, settings } = visit;
    const [vitals, sources] = await Promise.all([listVitals(scope), sourcesOf(scope)]);
    return visit.page({
      title: t(w.title),
      lead: <><p>{t(w.lead)}</p><Sources visit={visit} sources={sources} /></>,
      action: <PrintButton text={t(frameWords.print)} />,
      body: (
        <>
          <PaperHead visit={visit} />
          {vitals.length === 0
            ? <Empty title={t(w.none)} why={<p>{t(w.noneWhy)}</p>} next={<p>{t(w.noneNext, { phone: settings['office.phone'] })}</p>} />
            : <RowList label={t(w.list)}>{vitals.map((vital) => <VitalRow key={vital.latest.id} visit={visit} vital={vital} />)}</RowList>}
          <NotAll visit={visit} />
        </>
      ),
      aside: <SomethingWrong visit={visit} />,
    });
  },
});

function VitalRow({ visit, vital }: { visit: Page; vital: Vital }) {
  const { t, settings } = visit;
  const { id, taken, status, measured } = vital.latest;
  const name = vitalName(t, vital);
  return (
    <Row level={2} href={routes.vital.to({ id })} title={name.text} titleLang={name.lang}
      facts={[taken ? sayRecordDay(t.language, taken, settings['office.zone']) : t(w.noDay), isCorrected(status) ? t(w.corrected) : null]}
      note={sayVital(visit, measured) ? undefined : <PartLines visit={visit} parts={partsOf(measured)} />}
      end={sayVital(visit, measured) ? <span className="pt-figure"><MainLine visit={visit} measured={measured} /></span> : undefined} />
  );
}

