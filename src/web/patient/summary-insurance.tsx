/** Insurance: plan, payer, numbers that stay masked until they are asked for, and its time; what is over apart (R31). */
import type { Insurance } from '../../chart/insurance.ts';
import type { Summary } from '../../chart/summary.ts';
import { Section } from '../ui/card.tsx';
import { CopyText } from '../ui/copy-text.tsx';
import { Empty } from '../ui/empty.tsx';
import { Masked } from '../ui/masked.tsx';
import { Tag } from '../ui/tag.tsx';
import { frameWords } from '../words/frame.ts';
import { insuranceWords as w } from '../words/insurance.ts';
import { Entries } from './summary-entry.tsx';
import type { Fact } from './summary-entry.tsx';
import { day } from './summary-words.tsx';
import type { Page } from './summary-words.tsx';
import { Call } from './visit-facts.tsx';

export function InsuranceSection({ visit, summary }: { visit: Page; summary: Summary }) {
  const { t, settings } = visit;
  const { current, past } = summary.insurance;
  const list = (all: readonly Insurance[], level: 2 | 3) => (
    <Entries visit={visit} level={level} entries={all.map((one) => ({ ...one, code: null, title: planOf(summary, one) ?? null }))}
      unnamed={(one) => t(one.isSelfPay ? w.selfPay : w.unnamed)} facts={(one) => factsOf(visit, summary, one)}
      tag={(one) => (one.status === 'active' ? null : <Tag>{t(w[one.status])}</Tag>)} />
  );
  return (
    <>
      {current.length > 0 ? list(current, 2)
        : <Empty icon="documents" title={t(past.length > 0 ? w.noCurrent : w.none)} why={<p>{t(w.noneNext, { phone: settings['office.phone'] })}</p>} />}
      {past.length > 0 ? <Section title={t(w.past)}>{list(past, 3)}</Section> : null}
    </>
  );
}

/** What a plan is called; where it has no name of its own, who pays. */
export const planOf = (summary: Summary, one: Insurance): string | undefined => one.title ?? payersOf(summary, one)[0];

export const payersOf = ({ directory }: Summary, { payers }: Insurance): string[] => payers.map((payer) => directory.nameOf(payer)).filter((name) => name !== undefined);

function factsOf(visit: Page, summary: Summary, one: Insurance): Fact[] {
  const { t } = visit;
  const payers = payersOf(summary, one);
  const phone = one.payers.map((payer) => summary.directory.find(payer)?.phone).find((found) => found !== undefined);
  return [
    { term: t(w.payer), value: payers.join(', '), isSaid: true, optional: one.isSelfPay },
    { term: t(w.payerPhone), value: phone, shown: phone && <Call phone={phone} />, optional: true },
    masked(visit, t(w.memberId), one.memberId, one.isSelfPay),
    masked(visit, t(w.subscriberId), one.subscriberId, true),
    { term: t(w.group), value: one.group, isSaid: true, optional: true },
    { term: t(w.kind), value: one.kind, isSaid: true, optional: true },
    { term: t(w.coveredAs), value: one.relationship && t(w[one.relationship]), optional: true },
    { term: t(w.coveredAs), value: one.relationshipWords, isSaid: true, optional: true },
    { term: t(w.status), value: t(w[one.status]) },
    { term: t(w.from), value: day(visit, one.since) },
    { term: t(w.until), value: day(visit, one.until), optional: one.status === 'active' || one.status === 'toCome' },
  ];
}

/** A number shows its last four characters, and none of them where it has hardly more. */
function masked({ t }: Page, name: string, value: string | undefined, optional: boolean): Fact {
  const letters = value?.replace(/[^\p{L}\p{N}]/gu, '') ?? '';
  const end = letters.length > 6 ? letters.slice(-4) : '';
  const inSentence = `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  const shown = value && (
    <Masked end={end} spoken={end ? t(w.endsIn, { end: [...end].join(' ') }) : t(w.isHidden)} show={t(w.showNumber, { name: inSentence })} hide={t(w.hideNumber, { name: inSentence })}>
      <CopyText text={value} about={inSentence} words={{ copy: t(frameWords.copy), done: t(frameWords.copied) }} />
    </Masked>
  );
  return { term: name, value, shown, optional };
}
