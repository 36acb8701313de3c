/** The short lists of the health summary: the first few entries of each section, each in a line or two. */
import type { Summary, SummarySection } from '../../chart/summary.ts';
import { routes } from '../routes.ts';
import { Empty } from '../ui/empty.tsx';
import { Hidden } from '../ui/hidden.tsx';
import { Row, RowList } from '../ui/row-list.tsx';
import { Tag } from '../ui/tag.tsx';
import { careTeamWords } from '../words/care-team.ts';
import { implantWords } from '../words/implants.ts';
import { insuranceWords } from '../words/insurance.ts';
import { inRecord } from '../visit.ts';
import { summaryWords as w } from '../words/summary.ts';
import { Said } from './record.tsx';
import { AllergyStatements } from './summary-allergies.tsx';
import { Marks } from './summary-care-team.tsx';
import { payersOf, planOf } from './summary-insurance.tsx';
import { day, directionsOf, nameIn, noProblems, reactionsOf, sectionTitle, severityOf, spanOf, titleLangOf, titleOf } from './summary-words.tsx';
import type { Page } from './summary-words.tsx';
import { Call } from './visit-facts.tsx';

/** Rows of a section; the rest is on its own page. */
const shortList = 6;

export function ShortList({ visit, section, summary }: { visit: Page; section: SummarySection; summary: Summary }) {
  switch (section) {
    case 'allergies': return <AllergyList visit={visit} summary={summary} />;
    case 'health-issues': return <ProblemList visit={visit} summary={summary} />;
    case 'immunizations': return <ImmunizationList visit={visit} summary={summary} />;
    case 'medications': return <MedicationList visit={visit} summary={summary} />;
    case 'implants': return <ImplantList visit={visit} summary={summary} />;
    case 'care-team': return <CareTeamList visit={visit} summary={summary} />;
    case 'insurance': return <InsuranceList visit={visit} summary={summary} />;
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
  const all = [...problems.active, ...problems.atVisits];
  if (all.length === 0) return <None visit={visit} text={t(noProblems(problems))} />;
  return (
    <Rows visit={visit} section="health-issues" entries={all} row={(one) => ({
      facts: spanOf(visit, one),
      end: <>{problems.atVisits.includes(one) ? <Tag>{t(w.atVisits)}</Tag> : null}{one.isUnsure ? <Tag>{t(w.unsure)}</Tag> : null}</>,
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

function ImplantList({ visit, summary: { implants } }: { visit: Page; summary: Summary }) {
  const { t } = visit;
  if (implants.current.length === 0) return <None visit={visit} text={t(implants.past.length > 0 ? implantWords.noCurrent : implantWords.none)} />;
  return (
    <Rows visit={visit} section="implants" entries={implants.current} row={(one) => ({
      facts: [one.bodySites.length > 0 ? <Said t={t}>{one.bodySites.join(', ')}</Said> : null, one.placed && t(implantWords.placedShort, { day: day(visit, one.placed) })],
    })} />
  );
}

function CareTeamList({ visit, summary: { careTeam } }: { visit: Page; summary: Summary }) {
  const { t } = visit;
  if (careTeam.current.length === 0) return <None visit={visit} text={t(careTeam.past.length > 0 ? careTeamWords.noCurrent : careTeamWords.none)} next={t(careTeamWords.noneNext)} />;
  return (
    <Rows visit={visit} section="care-team" entries={careTeam.current.map((one) => ({ ...one, title: one.name ?? null }))} row={(one) => ({
      facts: [one.roles.length > 0 ? <Said t={t}>{one.roles.join(', ')}</Said> : null, one.phone && <Call phone={one.phone} />], end: <Marks visit={visit} one={one} />,
    })} />
  );
}

function InsuranceList({ visit, summary }: { visit: Page; summary: Summary }) {
  const { t, settings } = visit;
  const { current, past } = summary.insurance;
  if (current.length === 0) return <None visit={visit} text={t(past.length > 0 ? insuranceWords.noCurrent : insuranceWords.none)} next={t(insuranceWords.noneNext, { phone: settings['office.phone'] })} />;
  return (
    <Rows visit={visit} section="insurance" entries={current.map((one) => ({ ...one, title: planOf(summary, one) ?? t(one.isSelfPay ? insuranceWords.selfPay : insuranceWords.unnamed) }))} row={(one) => {
      const payers = payersOf(summary, one).filter((name) => name !== one.title).join(', ');
      return {
        facts: [payers ? <Said t={t}>{payers}</Said> : null, one.since && t(w.sinceDay, { day: day(visit, one.since) })],
        end: one.status === 'active' ? undefined : <Tag>{t(insuranceWords[one.status])}</Tag>,
      };
    }} />
  );
}

const None = ({ visit: { t }, text, next }: { visit: Page; text: string; next?: string }) => <Empty level={3} title={text} why={<p>{next ?? t(w.noneNext)}</p>} />;

type RowParts = { facts: React.ReactNode[]; end?: React.ReactNode };

function Rows<One extends { id: string; title: string | null }>({ visit, section, entries, row }: { visit: Page; section: SummarySection; entries: readonly One[]; row: (one: One) => RowParts }) {
  const rest = entries.length - shortList;
  return (
    <>
      <RowList label={sectionTitle(visit, section)}>
        {entries.slice(0, shortList).map((one) => <Row key={one.id} level={3} title={titleOf(visit, one)} titleLang={titleLangOf(visit, one)} {...row(one)} />)}
      </RowList>
      {rest > 0 ? <p><a href={inRecord(visit, routes.summarySection.to({ section }))}>{visit.t(w.more, { count: rest })}<Hidden>: {sectionTitle(visit, section)}</Hidden></a></p> : null}
    </>
  );
}
