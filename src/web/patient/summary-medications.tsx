/** Medicines with what is known of each (R16, R17): directions first, in the words of the label. */
import type { Medication } from '../../chart/medications.ts';
import type { Summary } from '../../chart/summary.ts';
import { Section } from '../ui/card.tsx';
import { Empty } from '../ui/empty.tsx';
import { Tag } from '../ui/tag.tsx';
import { summaryWords as w } from '../words/summary.ts';
import { Said } from './record.tsx';
import { Entries } from './summary-entry.tsx';
import type { Fact } from './summary-entry.tsx';
import { day, directionsOf, nameIn, statusOf } from './summary-words.tsx';
import type { Page } from './summary-words.tsx';

export function MedicationSection({ visit, summary }: { visit: Page; summary: Summary }) {
  const { t } = visit;
  const { current, past } = summary.medications;
  return (
    <>
      <StatusWords visit={visit} all={summary.medications.all} />
      {current.length > 0
        ? <List visit={visit} summary={summary} all={current} level={2} />
        : <Empty title={t(past.length > 0 ? w.noCurrent : w.noMedications)} why={<p>{t(w.noneNext)}</p>} />}
      {past.length > 0 ? <Section title={t(w.pastMedications)}><List visit={visit} summary={summary} all={past} level={3} /></Section> : null}
    </>
  );
}

/** What the words beside the medicines mean: only those that stand on this page (R16). */
function StatusWords({ visit: { t }, all }: { visit: Page; all: readonly Medication[] }) {
  const means = { active: w.activeMeans, onHold: w.onHoldMeans, stopped: w.stoppedMeans, completed: w.completedMeans, cancelled: w.cancelledMeans, unknown: w.unknownMeans } as const;
  const there = (Object.keys(means) as (keyof typeof means)[]).filter((status) => all.some((one) => one.status === status));
  if (there.length === 0) return null;
  const said = [...there.map((status) => [w[status], means[status]] as const), ...(all.some((one) => one.isReported) ? [[w.documented, w.documentedMeans] as const] : [])];
  return (
    <details className="pt-why">
      <summary>{t(w.statusWords)}</summary>
      <div className="pt-why__body">
        <dl className="pt-words">{said.map(([word, meaning]) => <div key={word.en}><dt>{t(word)}</dt><dd>{t(meaning)}</dd></div>)}</dl>
      </div>
    </details>
  );
}

function List({ visit, summary, all, level }: { visit: Page; summary: Summary; all: readonly Medication[]; level: 2 | 3 }) {
  const { t } = visit;
  return (
    <Entries visit={visit} level={level} entries={all.map((one) => ({ ...one, title: one.title ?? summary.names.get(one.medicineId ?? '') ?? null }))}
      facts={(one) => factsOf(visit, summary, one)}
      tag={(one) => <>{one.isReported ? <Tag>{t(w.documented)}</Tag> : null}{one.status === 'active' ? null : <Tag>{statusOf(t, one)}</Tag>}</>}
      text={(one) => directionsOf(t, one.directions).map(({ text, isSaid }, index) => <p key={index} className="pt-directions">{isSaid ? <Said t={t} language={one.language}>{text}</Said> : text}</p>)} />
  );
}

function factsOf(visit: Page, summary: Summary, one: Medication): Fact[] {
  const { t } = visit;
  const isPast = summary.medications.past.some(({ id }) => id === one.id);
  const reasons = [...one.reasons, ...one.reasonIds.map((id) => summary.names.get(id)).filter((name) => name !== undefined)];
  return [
    { term: t(w.status), value: statusOf(t, one) },
    { term: t(w.reason), value: reasons.join(', '), isSaid: true, optional: true },
    { term: t(one.isReported ? w.documentedBy : w.prescribedBy), value: nameIn(summary, one.prescriber, one.prescriberId), isSaid: true },
    { term: t(one.isReported ? w.started : w.written), value: day(visit, one.written) },
    { term: t(w.lastFilled), value: day(visit, one.lastFilled), optional: one.isReported || one.status !== 'active' },
    { term: t(w.refillsLeft), value: isPast ? undefined : one.refillsLeft?.toString(), optional: true },
    { term: t(w.refillsAllowed), value: isPast || one.refillsLeft !== undefined ? undefined : one.refillsAllowed?.toString(), optional: true },
    { term: t(w.quantity), value: one.quantity, isSaid: true, optional: true },
    { term: t(w.supply), value: one.daysSupply && t(w.days, { count: one.daysSupply }), optional: true },
    { term: t(w.pharmacy), value: nameIn(summary, one.pharmacy, one.pharmacyId), isSaid: true, optional: one.isReported || one.status !== 'active' },
    { term: t(w.validUntil), value: day(visit, one.validUntil), optional: true },
    { term: t(w.why), value: one.statusReason, isSaid: true, optional: true },
  ];
}
