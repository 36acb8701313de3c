/** A function that was taken away from the person, shown where it would be: what, why, since and until when (T7). */
import type { OwnLimit } from '../../accounts/access-decisions.ts';
import { limitReason } from '../../accounts/access-functions.ts';
import { later } from '../../kernel/clock.ts';
import type { Reason } from '../../kernel/reason.ts';
import { sayDay } from '../dates.ts';
import { Alert } from '../ui/alert.tsx';
import { Row } from '../ui/row-list.tsx';
import type { Visit } from '../visit.ts';
import { functionWords, ownAccessWords as w } from '../words/access.ts';
import { frameWords } from '../words/frame.ts';
import { explain } from '../words/reasons.ts';
import { becauseSentence } from '../words/reasons/access.ts';

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

/** One decision in the list of all that was taken away. */
export function LimitRow({ visit, limit }: { visit: AnyVisit; limit: OwnLimit }) {
  const { t, settings } = visit;
  const whys = limit.functions.map((one) => limitReason(limit, one));
  const steps = new Set(whys.flatMap((why) => explain(t, settings, why, 'patient').next));
  return (
    <Row title={limit.functions.map((one) => t(functionWords[one])).join(', ')} level={3} facts={timesOf(visit, whys[0]!)}
      note={<>{t(becauseSentence, { because: limit.because })} {limit.note} {[...steps].join(' ')}</>} />
  );
}

const timesOf = ({ t, settings }: AnyVisit, { since, until }: Limit): string[] => [
  ...(since ? [t(w.since, { at: sayDay(t.language, since, settings['office.zone']) })] : []),
  until ? t(w.until, { at: sayDay(t.language, later(until, -1), settings['office.zone']) }) : t(w.noEnd),
];
