/**
 * What else can be opened from a patient's account, and why not, where it cannot (W2): the chart, the portal as the
 * patient sees it, the entries about them. Each "no" stands here with its Reason, not only where somebody runs into it.
 */
import type { Right } from '../../access/rights.ts';
import { whyNotFor } from '../../accounts/registered-patient.ts';
import type { Reason } from '../../kernel/reason.ts';
import { whyNoView } from '../../privacy/patient-view.ts';
import { routes } from '../routes.ts';
import { Section } from '../ui/card.tsx';
import { Row, RowList } from '../ui/row-list.tsx';
import { accessWords } from '../words/access.ts';
import { auditWords } from '../words/audit.ts';
import { chartWords, viewWords } from '../words/charts.ts';
import { deskWords as w } from '../words/desk.ts';
import { helpInWords } from '../words/help-in.ts';
import { explain } from '../words/reasons.ts';
import type { Entry } from '../words/words.ts';
import type { ScreenPart } from './account-screen.tsx';

interface Way {
  readonly word: Entry;
  readonly why: Reason | undefined;
  readonly href?: string;
}

export async function AccountWays({ visit, known: { patient } }: ScreenPart) {
  const { t, scope, settings } = visit;
  const record = patient.recordId;
  const may = (right: Right): Reason | undefined => whyNotFor(scope, patient, right);
  const ways: Way[] = [
    { word: chartWords.open, href: routes.chartSummary.to({ record }), why: may('chart.open') },
    { word: viewWords.title, href: routes.viewStart.to({ record }), why: await whyNoView(scope, settings, record) },
    { word: auditWords.aboutPatient, href: routes.audit.to({}, { patient: record }), why: may('audit.search') },
    { word: accessWords.link, href: routes.access.to({ id: record }), why: undefined },
    { word: w.issueTitle, why: may('code.issue') },
    { word: helpInWords.title, why: may('account.unlock') },
  ];
  const shown = ways.filter(({ href, why }) => href !== undefined || why !== undefined);
  return (
    <Section title={t(w.ways)}>
      <RowList>
        {shown.map(({ word, href, why }) => (
          <Row key={word.en} level={3} title={t(word)} href={why ? undefined : href} note={why ? explain(t, settings, why, 'staff').text : undefined} />
        ))}
      </RowList>
    </Section>
  );
}
