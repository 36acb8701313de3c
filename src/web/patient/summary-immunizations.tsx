/** The vaccine record: a table that reads on a phone and prints on one sheet, with the person's name on paper (R30). */
import type { Immunization } from '../../chart/immunizations.ts';
import type { Summary } from '../../chart/summary.ts';
import { different } from '../../library/about-record.ts';
import { routes } from '../routes.ts';
import { Section } from '../ui/card.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { Empty } from '../ui/empty.tsx';
import { Hidden } from '../ui/hidden.tsx';
import { libraryWords } from '../words/library.ts';
import { recordWords } from '../words/record.ts';
import { summaryWords as w } from '../words/summary.ts';
import { Said } from './record.tsx';
import { day, doseOf, nameIn, titleLangOf, titleOf } from './summary-words.tsx';
import type { Page } from './summary-words.tsx';

export function ImmunizationSection({ visit, summary }: { visit: Page; summary: Summary }) {
  const { t } = visit;
  const { immunizations } = summary;
  if (immunizations.length === 0) return <Empty title={t(w.noImmunizations)} why={<p>{t(w.noneNext)}</p>} />;
  return (
    <>
      <VaccineTable visit={visit} summary={summary} />
      <ReadAbout visit={visit} immunizations={immunizations} />
    </>
  );
}

function VaccineTable({ visit, summary }: { visit: Page; summary: Summary }) {
  const { t } = visit;
  const said = (text: string | undefined) => (text ? <Said t={t}>{text}</Said> : <NoneNoted t={t} />);
  return (
    <DataTable caption={t(w.vaccineRecord)} entries={[...summary.immunizations]} keyOf={(one) => one.id} columns={[
      { name: t(w.vaccine), rowHeader: true, cell: (one) => said(titleOf(visit, one)) },
      { name: t(w.date), cell: (one) => day(visit, one.given) ?? said(undefined) },
      { name: t(w.dose), cell: (one) => doseOf(t, one) ?? said(undefined) },
      { name: t(w.lot), cell: (one) => said([one.lot, one.maker].filter(Boolean).join(', ')) },
      { name: t(w.given), cell: (one) => <Where visit={visit} one={one} summary={summary} /> },
    ]} />
  );
}

/** One link for each kind of vaccine: a table of shots has many of the same (R29). */
function ReadAbout({ visit, immunizations }: { visit: Page; immunizations: readonly Immunization[] }) {
  const kinds = different(immunizations);
  if (kinds.length === 0) return null;
  return (
    <div className="pt-screen-only">
      <Section title={visit.t(libraryWords.vaccineTopics)}>
        <ul className="pt-topics pt-topics--wide">
          {kinds.map((one) => <li key={one.id}><a href={routes.leave.to({ id: one.id })} lang={titleLangOf(visit, one)}>{titleOf(visit, one)}</a></li>)}
        </ul>
      </Section>
    </div>
  );
}

/** Into which arm, by whom, where; or who told of it. */
function Where({ visit: { t }, one, summary }: { visit: Page; one: Immunization; summary: Summary }) {
  const known = [one.site, nameIn(summary, one.givenBy, one.givenById), nameIn(summary, one.place, one.placeId), one.toldBy].filter((part) => part !== undefined);
  if (known.length > 0) return <Said t={t}>{known.join(', ')}</Said>;
  return one.isTold ? t(w.toldOnly) : <NoneNoted t={t} />;
}

/** A dash for the eye: the words in each of many cells would drown the others. */
const NoneNoted = ({ t }: { t: Page['t'] }) => <><span aria-hidden="true">–</span><Hidden>{t(recordWords.noneNoted)}</Hidden></>;
