/** Implants with where, since when and the numbers of the card, the identifier in both its forms to copy (R31). */
import type { Implant } from '../../chart/implants.ts';
import type { Summary } from '../../chart/summary.ts';
import { Section } from '../ui/card.tsx';
import { CopyText } from '../ui/copy-text.tsx';
import { Empty } from '../ui/empty.tsx';
import { frameWords } from '../words/frame.ts';
import { implantWords as w } from '../words/implants.ts';
import { summaryWords } from '../words/summary.ts';
import { Entries } from './summary-entry.tsx';
import type { Fact } from './summary-entry.tsx';
import { day, nameIn } from './summary-words.tsx';
import type { Page } from './summary-words.tsx';

export function ImplantSection({ visit, summary }: { visit: Page; summary: Summary }) {
  const { t } = visit;
  const { current, past, others } = summary.implants;
  const list = (all: readonly Implant[], level: 2 | 3) => (
    <Entries visit={visit} level={level} entries={all.map((one) => ({ ...one, code: null }))} facts={(one) => factsOf(visit, summary, one)} />
  );
  return (
    <>
      {current.length > 0 ? list(current, 2)
        : <Empty title={t(past.length > 0 ? w.noCurrent : w.none)} why={<p>{t(summaryWords.noneNext)}</p>} />}
      {past.length > 0 ? <Section title={t(w.past)}>{list(past, 3)}</Section> : null}
      {others.length > 0 ? <Section title={t(w.others)}><p>{t(w.othersText)}</p>{list(others, 3)}</Section> : null}
    </>
  );
}

function factsOf(visit: Page, { names, implants }: Summary, one: Implant): Fact[] {
  const { t } = visit;
  const isOther = implants.others.some(({ id }) => id === one.id);
  const number = (term: string, value: string | undefined, more: Partial<Fact> = {}): Fact =>
    ({ term, value, shown: value && <CopyText text={value} about={term} words={{ copy: t(frameWords.copy), done: t(frameWords.copied) }} />, ...more });
  return [
    { term: t(w.bodySite), value: one.bodySites.join(', '), isSaid: true, optional: isOther },
    { term: t(w.placed), value: day(visit, one.placed), optional: isOther },
    { term: t(w.removed), value: day(visit, one.removed), optional: true },
    { term: t(w.placedBy), value: nameIn({ names }, one.placedBy, one.placedById), isSaid: true, optional: true },
    { term: t(w.place), value: nameIn({ names }, one.place, one.placeId), isSaid: true, optional: true },
    { term: t(w.kind), value: one.kind, isSaid: true, optional: true },
    { term: t(w.maker), value: one.maker, isSaid: true },
    { term: t(w.model), value: one.model, isSaid: true },
    { term: t(w.serial), value: one.serial, isSaid: true },
    { term: t(w.lot), value: one.lot, isSaid: true, optional: isOther },
    { term: t(w.made), value: day(visit, one.made), optional: true },
    { term: t(w.expires), value: day(visit, one.expires), optional: true },
    { term: t(w.safety), value: one.safety.join(', '), isSaid: true, optional: true, wide: true },
    number(t(w.udiDevice), one.udiDevice, { wide: true, optional: isOther }),
    number(t(w.udi), one.udi, { wide: true, optional: isOther }),
  ];
}
