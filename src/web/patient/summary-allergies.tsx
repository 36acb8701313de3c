/**
 * What the record says where it lists no allergy. Three different things, never to be mistaken for each other:
 * somebody asked and there are none; there were some and they are over; nobody wrote anything down.
 */
import type { Allergies } from '../../chart/allergies.ts';
import { Notice } from '../ui/alert.tsx';
import { Empty } from '../ui/empty.tsx';
import { Row, RowList } from '../ui/row-list.tsx';
import { summaryWords as w } from '../words/summary.ts';
import { day, noneKnownTitle } from './summary-words.tsx';
import type { Page } from './summary-words.tsx';

export function AllergyStatements({ visit, allergies: { active, past, noneKnown, contradicted }, level = 3 }: { visit: Page; allergies: Allergies; level?: 2 | 3 }) {
  const { t } = visit;
  const nothing = active.length === 0 && noneKnown.length === 0;
  return (
    <>
      {noneKnown.length > 0 ? (
        <RowList>
          {noneKnown.map((one) => (
            <Row key={one.kind} level={level} title={noneKnownTitle(t, one)} note={one.kind === 'any' ? t(w.noneKnownText) : undefined}
              facts={[one.recorded ? t(w.noneKnownSince, { day: day(visit, one.recorded) }) : null]} />
          ))}
        </RowList>
      ) : null}
      {nothing ? <Empty level={level} title={t(past.length > 0 ? w.onlyPast : w.noAllergyInfo)} why={<p>{t(w.noAllergyInfoText)}</p>} /> : null}
      {contradicted.length > 0 ? <Notice>{t(w.contradicted, { statement: noneKnownTitle(t, contradicted[0]!) })}</Notice> : null}
    </>
  );
}
