/** The health summary: four short lists on one page, each with a page of its own (R1, R2, R26). */
import { readSummary, summarySections } from '../../chart/summary.ts';
import type { Summary, SummarySection } from '../../chart/summary.ts';
import { sourcesOf } from '../../chart/read.ts';
import { personPage } from '../page.ts';
import { routes } from '../routes.ts';
import { Section } from '../ui/card.tsx';
import { Empty } from '../ui/empty.tsx';
import { Hidden } from '../ui/hidden.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import { Row, RowList } from '../ui/row-list.tsx';
import { Tag } from '../ui/tag.tsx';
import { frameWords } from '../words/frame.ts';
import { summaryWords as w } from '../words/summary.ts';
import { NotAll, PaperHead, recordLang, Said, SomethingWrong, Sources } from './record.tsx';
import { AllergyStatements } from './summary-allergies.tsx';
import { day, directionsOf, nameIn, reactionsOf, sectionTitle, severityOf, spanOf, titleOf } from './summary-words.tsx';
import type { Page } from './summary-words.tsx';

/** Rows of a section here; the rest is on its own page. */
const shortList = 6;

export const summaryPage = personPage(routes.summary, {
  async get(visit) {
    const { t, scope } = visit;
    const [summary, sources] = await Promise.all([readSummary(scope), sourcesOf(scope)]);
    scope.audit({ action: 'summary.view' });
    return visit.page({
      title: t(w.title),
      lead: <><p>{t(w.lead)}</p><Sources visit={visit} sources={sources} /></>,
      action: <PrintButton text={t(frameWords.print)} />,
      body: (
        <>
          <PaperHead visit={visit} />
          {summarySections.map((section) => (
            <Section key={section} id={section} title={sectionTitle(visit, section)} end={<DetailsLink visit={visit} section={section} />}>
              <ShortList visit={visit} section={section} summary={summary} />
            </Section>
          ))}
          <NotAll visit={visit} />
        </>
      ),
      aside: <SomethingWrong visit={visit} />,
    });
  },
});

const DetailsLink = ({ visit, section }: { visit: Page; section: SummarySection }) => (
  <a href={routes.summarySection.to({ section })}>
    {visit.t(w.details)}<Hidden> {visit.t(w.detailsOf, { section: sectionTitle(visit, section) })}</Hidden>
  </a>
);

function ShortList({ visit, section, summary }: { visit: Page; section: SummarySection; summary: Summary }) {
  switch (section) {
    case 'allergies': return <AllergyList visit={visit} summary={summary} />;
    case 'health-issues': return <ProblemList visit={visit} summary={summary} />;
    case 'immunizations': return <ImmunizationList visit={visit} summary={summary} />;
    case 'medications': return <MedicationList visit={visit} summary={summary} />;
  }
}

function AllergyList({ visit, summary: { allergies } }: { visit: Page; summary: Summary }) {
  const { t } = visit;
  return (
    <>
      {allergies.active.length > 0 ? (
        <Rows visit={visit} section="allergies" entries={allergies.active} row={(one) => ({
          facts: [reactionsOf(one) ? <Said t={t}>{reactionsOf(one)}</Said> : null, severityOf(t, one)],
          end: <>{one.criticality === 'high' ? <Tag kind="strong">{t(w.riskHigh)}</Tag> : null}{one.isUnsure ? <Tag>{t(w.unsure)}</Tag> : null}</>,
        })} />
      ) : null}
      <AllergyStatements visit={visit} allergies={allergies} />
    </>
  );
}

function ProblemList({ visit, summary: { problems } }: { visit: Page; summary: Summary }) {
  const { t } = visit;
  if (problems.active.length === 0) return <None visit={visit} text={t(problems.noneKnown ? w.noneKnownProblems : problems.past.length > 0 ? w.noneActive : w.noProblems)} />;
  return (
    <Rows visit={visit} section="health-issues" entries={problems.active} row={(one) => ({
      facts: spanOf(visit, one), end: one.isUnsure ? <Tag>{t(w.unsure)}</Tag> : undefined,
    })} />
  );
}

function ImmunizationList({ visit, summary: { immunizations } }: { visit: Page; summary: Summary }) {
  const { t } = visit;
  if (immunizations.length === 0) return <None visit={visit} text={t(w.noImmunizations)} />;
  return <Rows visit={visit} section="immunizations" entries={immunizations} row={(one) => ({ facts: [day(visit, one.given), one.dose && t(w.doseNumber, { dose: one.dose })] })} />;
}

function MedicationList({ visit, summary }: { visit: Page; summary: Summary }) {
  const { t } = visit;
  const { current, past } = summary.medications;
  if (current.length === 0) return <None visit={visit} text={t(past.length > 0 ? w.noCurrent : w.noMedications)} />;
  return (
    <Rows visit={visit} section="medications" entries={current.map((one) => ({ ...one, title: one.title ?? summary.names.get(one.medicineId ?? '') ?? null }))} row={(one) => {
      const by = nameIn(summary, one.prescriber, one.prescriberId);
      return {
        facts: [
          ...directionsOf(t, one.directions).slice(0, 1).map(({ text, isSaid }) => (isSaid ? <Said key="how" t={t}>{text.replace(/\.$/, '')}</Said> : text)),
          one.isReported ? t(w.documented) : by ? <span key="by">{t(w.prescribedBy)} <Said t={t}>{by}</Said></span> : null,
          one.refillsLeft === undefined ? null : t(w.refillsLeftShort, { count: one.refillsLeft }),
        ],
        end: one.status === 'onHold' ? <Tag>{t(w.onHold)}</Tag> : undefined,
      };
    }} />
  );
}

const None = ({ visit: { t }, text }: { visit: Page; text: string }) => <Empty level={3} title={text} why={<p>{t(w.noneNext)}</p>} />;

type RowParts = { facts: React.ReactNode[]; end?: React.ReactNode };

function Rows<One extends { id: string; title: string | null }>({ visit, section, entries, row }: { visit: Page; section: SummarySection; entries: readonly One[]; row: (one: One) => RowParts }) {
  const rest = entries.length - shortList;
  return (
    <>
      <RowList label={sectionTitle(visit, section)}>
        {entries.slice(0, shortList).map((one) => <Row key={one.id} level={3} title={titleOf(visit, one)} titleLang={one.title ? recordLang(visit.t.language) : undefined} {...row(one)} />)}
      </RowList>
      {rest > 0 ? <p><a href={routes.summarySection.to({ section })}>{visit.t(w.more, { count: rest })}<Hidden>: {sectionTitle(visit, section)}</Hidden></a></p> : null}
    </>
  );
}
