/** The care team: who, as what, since when, and by what telephone; who left stands apart (R31). */
import type { Member } from '../../chart/care-team.ts';
import type { Summary } from '../../chart/summary.ts';
import { Card, Section } from '../ui/card.tsx';
import { Empty } from '../ui/empty.tsx';
import { Tag } from '../ui/tag.tsx';
import { careTeamWords as w } from '../words/care-team.ts';
import { Entries } from './summary-entry.tsx';
import type { Fact } from './summary-entry.tsx';
import { day } from './summary-words.tsx';
import type { Page } from './summary-words.tsx';
import { Call } from './visit-facts.tsx';

export function CareTeamSection({ visit, summary }: { visit: Page; summary: Summary }) {
  const { t } = visit;
  const { current, past } = summary.careTeam;
  const list = (all: readonly Member[], level: 2 | 3) => (
    <Entries visit={visit} level={level} entries={all.map((one) => ({ ...one, title: one.name ?? null, code: null, notes: [] }))}
      facts={(one) => factsOf(visit, summary, one, level === 3)} tag={(one) => <Marks visit={visit} one={level === 3 ? { ...one, isPrimary: false } : one} />} />
  );
  return (
    <>
      {current.length > 0 ? list(current, 2)
        : <Empty icon="family" title={t(past.length > 0 ? w.noCurrent : w.none)} why={<p>{t(w.noneNext)}</p>} />}
      {past.length > 0 ? <Section title={t(w.past)}>{list(past, 3)}</Section> : null}
    </>
  );
}

export const Marks = ({ visit: { t }, one }: { visit: Page; one: Member }) => (
  <>{one.isPrimary ? <Tag>{t(w.primary)}</Tag> : null}{one.isFamily ? <Tag>{t(w.family)}</Tag> : null}</>
);

function factsOf(visit: Page, summary: Summary, one: Member, isPast: boolean): Fact[] {
  const { t } = visit;
  const phone = one.phone ?? officePhone(visit, summary);
  return [
    { term: t(w.role), value: one.roles.join(', '), isSaid: true, optional: one.isPrimary },
    ...(isPast || one.isFamily ? [] : [{ term: t(one.phone ? w.phone : w.officePhone), value: phone, shown: <Call phone={phone} /> }]),
    { term: t(w.since), value: day(visit, one.since), optional: true },
    { term: t(w.until), value: isPast ? day(visit, one.until) : undefined, optional: true },
  ];
}

const officePhone = ({ settings }: Page, { directory }: Summary): string => directory.clinic?.phone ?? settings['office.phone'];

export function HowToReach({ visit, summary }: { visit: Page; summary: Summary }) {
  const { t, settings } = visit;
  const phone = officePhone(visit, summary);
  return (
    <Card title={t(w.reachTitle)}>
      <p>{t.rich(w.reachText, { phone, hours: settings['office.hours'], call: () => <Call phone={phone} /> })}</p>
    </Card>
  );
}
