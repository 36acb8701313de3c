/** One section of the health summary with all that is known of each entry; the vaccine record prints (R1, R17, R30). */
import { NotFound } from '../../kernel/reason.ts';
import type { Allergy } from '../../chart/allergies.ts';
import type { Problem } from '../../chart/problems.ts';
import { sourcesOf } from '../../chart/read.ts';
import { readSummary, summarySections } from '../../chart/summary.ts';
import type { Summary, SummarySection } from '../../chart/summary.ts';
import { personPage } from '../page.ts';
import { routes } from '../routes.ts';
import { Section } from '../ui/card.tsx';
import { Empty } from '../ui/empty.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import { Notice } from '../ui/alert.tsx';
import { Tag } from '../ui/tag.tsx';
import { careTeamWords } from '../words/care-team.ts';
import { inRecord } from '../visit.ts';
import { frameWords } from '../words/frame.ts';
import { implantWords } from '../words/implants.ts';
import { insuranceWords } from '../words/insurance.ts';
import { recordWords } from '../words/record.ts';
import { summaryWords as w } from '../words/summary.ts';
import { NotAll, PaperHead, SomethingWrong, Sources } from './record.tsx';
import { AllergyStatements } from './summary-allergies.tsx';
import { Entries } from './summary-entry.tsx';
import { CareTeamSection, HowToReach } from './summary-care-team.tsx';
import { ImmunizationSection } from './summary-immunizations.tsx';
import { ImplantSection } from './summary-implants.tsx';
import { InsuranceSection } from './summary-insurance.tsx';
import { MedicationSection } from './summary-medications.tsx';
import { day, kindOf, nameIn, noProblems, reactionsOf, riskOf, sectionTitle, severityOf, statusOf } from './summary-words.tsx';
import type { Page } from './summary-words.tsx';

export const summarySectionPage = personPage(routes.summarySection, {
  async get(visit) {
    const { t, scope, params } = visit;
    const section = summarySections.find((one) => one === params.section);
    if (!section) throw new NotFound();
    const [summary, sources] = await Promise.all([readSummary(scope, [section]), sourcesOf(scope)]);
    scope.audit({ action: 'summary.section', item: section });
    return visit.page({
      title: sectionTitle(visit, section),
      section: section === 'medications' ? routes.summarySection : routes.summary,
      back: { href: inRecord(visit, routes.summary.to({})), text: t(w.title) },
      lead: <><Lead visit={visit} section={section} /><Sources visit={visit} sources={sources} /></>,
      action: <PrintButton text={t(frameWords.print)} />,
      body: (
        <>
          <PaperHead visit={visit} />
          <Body visit={visit} section={section} summary={summary} />
          {summary.isCut ? <Notice>{t(w.cut, { count: 500 })}</Notice> : null}
          <NotAll visit={visit} />
        </>
      ),
      aside: (
        <>
          {section === 'care-team' ? <HowToReach visit={visit} summary={summary} /> : null}
          <SomethingWrong visit={visit} {...(section === 'insurance' && { text: t(insuranceWords.wrongText) })} />
        </>
      ),
    });
  },
});

function Lead({ visit: { t, settings }, section }: { visit: Page; section: SummarySection }) {
  switch (section) {
    case 'immunizations': return <p className="pt-screen-only">{t(w.vaccineLead)}</p>;
    case 'medications': return <p>{t(w.whatIsHere, { organization: settings['organization.name'] })}</p>;
    case 'implants': return <p className="pt-screen-only">{t(implantWords.lead)}</p>;
    case 'care-team': return <p>{t(careTeamWords.lead)}</p>;
    case 'insurance': return <p>{t(insuranceWords.lead)}</p>;
    default: return null;
  }
}

function Body({ visit, section, summary }: { visit: Page; section: SummarySection; summary: Summary }) {
  switch (section) {
    case 'allergies': return <AllergySection visit={visit} summary={summary} />;
    case 'health-issues': return <ProblemSection visit={visit} summary={summary} />;
    case 'immunizations': return <ImmunizationSection visit={visit} summary={summary} />;
    case 'medications': return <MedicationSection visit={visit} summary={summary} />;
    case 'implants': return <ImplantSection visit={visit} summary={summary} />;
    case 'care-team': return <CareTeamSection visit={visit} summary={summary} />;
    case 'insurance': return <InsuranceSection visit={visit} summary={summary} />;
  }
}

function AllergySection({ visit, summary }: { visit: Page; summary: Summary }) {
  const { t } = visit;
  const { allergies } = summary;
  const facts = (one: Allergy) => [
    { term: t(w.reaction), value: reactionsOf(one), isSaid: true },
    { term: t(w.severity), value: severityOf(t, one) },
    { term: t(w.risk), value: riskOf(t, one) },
    { term: t(w.kind), value: kindOf(t, one) },
    { term: t(w.status), value: statusOf(t, one) },
    { term: t(w.since), value: day(visit, one.onset) },
    { term: t(recordWords.recordedOn), value: day(visit, one.recorded) },
    { term: t(recordWords.recordedBy), value: nameIn(summary, one.recorder, one.recorderId), isSaid: true },
  ];
  const entries = (all: readonly Allergy[], level: 2 | 3) => <Entries visit={visit} level={level} entries={all} facts={facts} tag={(one) => (one.isUnsure ? <Tag>{t(w.unsure)}</Tag> : one.criticality === 'high' && one.status === 'active' ? <Tag kind="strong">{t(w.riskHigh)}</Tag> : null)} />;
  return (
    <>
      <AllergyStatements visit={visit} allergies={allergies} level={2} />
      {allergies.active.length > 0 ? entries(allergies.active, 2) : null}
      {allergies.past.length > 0 ? <Section title={t(w.pastAllergies)}>{entries(allergies.past, 3)}</Section> : null}
    </>
  );
}

function ProblemSection({ visit, summary }: { visit: Page; summary: Summary }) {
  const { t } = visit;
  const { problems } = summary;
  const facts = (one: Problem) => [
    // Nobody keeps up what was noted at a visit: its "active" says nothing about today.
    { term: t(w.status), value: problems.atVisits.includes(one) ? undefined : statusOf(t, one), optional: true },
    { term: t(w.since), value: day(visit, one.since) },
    { term: t(w.until), value: day(visit, one.until), optional: one.status === 'active' },
    { term: t(w.severity), value: one.severity, isSaid: true, optional: true },
    { term: t(w.bodySite), value: one.bodySites.join(', '), isSaid: true, optional: true },
    { term: t(w.clinicalName), value: one.clinicalName, isSaid: true, optional: true },
    { term: t(recordWords.recordedOn), value: day(visit, one.recorded), optional: problems.atVisits.includes(one) },
    { term: t(recordWords.recordedBy), value: nameIn(summary, one.recorder, one.recorderId), isSaid: true, optional: true },
  ];
  const entries = (all: readonly Problem[], level: 2 | 3) => <Entries visit={visit} level={level} entries={all} facts={facts} tag={(one) => (one.isUnsure ? <Tag>{t(w.unsure)}</Tag> : null)} />;
  return (
    <>
      {problems.active.length > 0 ? entries(problems.active, 2)
        : <Empty title={t(noProblems(problems))} why={<p>{t(w.noneNext)}</p>} />}
      {problems.atVisits.length > 0 ? <Section title={t(w.atVisits)}><p>{t(w.atVisitsText)}</p>{entries(problems.atVisits, 3)}</Section> : null}
      {problems.past.length > 0 ? <Section title={t(w.pastProblems)}>{entries(problems.past, 3)}</Section> : null}
    </>
  );
}

