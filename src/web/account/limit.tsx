/** A function that was taken away from the person, shown where it would be: what, why, since and until when (T7). */
import type { AccessFunction } from '../../accounts/ending-rules.ts';
import { later } from '../../kernel/clock.ts';
import type { Reason } from '../../kernel/reason.ts';
import { sayDay } from '../dates.ts';
import { Alert } from '../ui/alert.tsx';
import { Row } from '../ui/row-list.tsx';
import type { Visit } from '../visit.ts';
import { functionWords, ownAccessWords as w } from '../words/access.ts';
import { frameWords } from '../words/frame.ts';
import { explain } from '../words/reasons.ts';

type Limit = Reason<'access.restricted'>;
type AnyVisit = Pick<Visit, 't' | 'settings'>;

/** In place of the function. */
export function LimitNotice({ visit, why, level = 2 }: { visit: AnyVisit; why: Limit; level?: 2 | 3 }) {
  const { t, settings } = visit;
  const { text, next } = explain(t, settings, why, 'patient');
  return (
    <Alert kind="info" word={t(frameWords.information)} title={t(functionWords[why.facts.function])} level={level}>
      <p>{text}</p>
      <p>{timesOf(visit, why).join('. ')}.</p>
      {next.map((step) => <p key={step}>{step}</p>)}
    </Alert>
  );
}

/** In a list of all that was taken away. */
export function LimitRow({ visit, what, why, note }: { visit: AnyVisit; what: AccessFunction; why: Limit; note: string | null }) {
  const { t, settings } = visit;
  const { text, next } = explain(t, settings, why, 'patient');
  return <Row title={t(functionWords[what])} level={3} facts={timesOf(visit, why)} note={<>{text} {note} {next.join(' ')}</>} />;
}

const timesOf = ({ t, settings }: AnyVisit, { since, until }: Limit): string[] => [
  ...(since ? [t(w.since, { at: sayDay(t.language, since, settings['office.zone']) })] : []),
  until ? t(w.until, { at: sayDay(t.language, later(until, -1), settings['office.zone']) }) : t(w.noEnd),
];
