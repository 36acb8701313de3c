/** A result that was corrected: says so at the top, and keeps what it said before within reach (R13). */
import type { PatientScope } from '../../access/scope.ts';
import type { EarlierVersion, Result } from '../../results/read.ts';
import { sayInstant } from '../dates.ts';
import { Alert } from '../ui/alert.tsx';
import type { Visit } from '../visit.ts';
import { frameWords } from '../words/frame.ts';
import { resultWords as w } from '../words/result.ts';
import { flagOf, rangeText, ValueLine } from './measured-value.tsx';
import { recordLang } from './record.tsx';
import { isCorrected } from './results.tsx';

type Page = Visit<PatientScope>;

export function Corrected({ visit, result }: { visit: Page; result: Result }) {
  const { t } = visit;
  const statuses = [result.report?.status, ...result.observations.map(({ status }) => status)];
  const earlier = result.earlier.filter((version) => differs(version, result));
  if (!statuses.some(isCorrected) && earlier.length === 0) return null;
  return (
    <Alert kind="warning" word={t(frameWords.warning)} title={t(w.correctedTitle)}>
      <p>{t(w.correctedText)}</p>
      {earlier.length > 0 ? (
        <details className="pt-why">
          <summary>{t(w.earlier)}</summary>
          <ul>{earlier.map((version) => <Earlier key={`${version.of} ${version.receivedAt.getTime()}`} visit={visit} version={version} />)}</ul>
        </details>
      ) : null}
    </Alert>
  );
}

/** Whether a reader would see the difference; a version that changed only in its data is no news. */
function differs({ of, measured, report }: EarlierVersion, result: Result): boolean {
  if (measured) {
    const now = result.observations.find(({ id }) => id === of);
    const shown = (one: typeof measured | undefined): string => JSON.stringify([one?.value, one?.standing, one?.ranges, one?.components, one?.notes]);
    return shown(measured) !== shown(now);
  }
  const words = (one: typeof report): string => JSON.stringify([one?.conclusion, one?.concluded, one?.documents]);
  return words(report) !== words(result.report);
}

function Earlier({ visit, version: { receivedAt, measured, report } }: { visit: Page; version: EarlierVersion }) {
  const { t, settings } = visit;
  const flag = flagOf(t, measured?.standing);
  return (
    <li>
      {t(w.earlierOn, { at: sayInstant(t.language, receivedAt, settings['office.zone']) })}:{' '}
      {measured ? (
        <>
          <bdi lang={recordLang(t.language)}>{measured.name}</bdi>: <strong><ValueLine visit={visit} value={measured.value} /></strong>
          {flag ? `. ${flag.word}` : null}
          {measured.ranges[0] ? `. ${t(w.theRange, { range: rangeText(t, measured.ranges[0]) })}` : null}
        </>
      ) : <span className="pt-verbatim" lang={recordLang(t.language, report?.language)}>{[report?.conclusion, ...(report?.concluded ?? []), ...(report?.documents ?? []).map(({ text }) => text)].filter(Boolean).join('\n')}</span>}
    </li>
  );
}
