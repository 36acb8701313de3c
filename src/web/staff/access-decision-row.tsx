/** One decision about somebody's access as staff read it: what, why, by whom, since and until when, what became of it. */
import { canLift } from '../../accounts/lift-access.ts';
import type { AccessDecision } from '../../accounts/access-decisions.ts';
import { later } from '../../kernel/clock.ts';
import type { RegisteredPatient } from '../../accounts/registered-patient.ts';
import { sayDay, sayInstant } from '../dates.ts';
import { routes } from '../routes.ts';
import { Hidden } from '../ui/hidden.tsx';
import { Row } from '../ui/row-list.tsx';
import { Tag } from '../ui/tag.tsx';
import type { Speak } from '../words/words.ts';
import { accessWords as w, askerWords, becauseWords, functionWords } from '../words/access.ts';
import { deskWords } from '../words/desk.ts';
import { checkWords } from './issue-form.tsx';

export const sayWhat = (t: Speak, { functions }: Pick<AccessDecision, 'functions'>): string =>
  functions.length === 0 ? t(w.whole) : t(w.limited, { functions: functions.map((one) => t(functionWords[one])).join(', ') });

/** The last day of a decision, which ends at the midnight after it. */
export const lastDayOf = (t: Speak, endsAt: Date, zone: string): string => sayDay(t.language, later(endsAt, -1), zone);

export function DecisionRow({ t, decision, patient, mayEnd, level = 3 }: {
  t: Speak; decision: AccessDecision; patient: RegisteredPatient; mayEnd: boolean; level?: 2 | 3;
}) {
  const { zone } = patient.clinic;
  const { standing, liftedAt, endsAt } = decision;
  const params = { id: patient.recordId, decision: decision.id };
  const about = sayWhat(t, decision);
  return (
    <Row title={about} level={level} note={decision.note ? t(w.note, { note: decision.note }) : undefined}
      facts={[
        t(becauseWords[decision.because]),
        t(w.askedBy, { who: t(askerWords[decision.askedBy]) }),
        decision.check ? t(checkWords[decision.check]) : undefined,
        decision.byKind === 'staff' ? t(deskWords.byStaff, { name: decision.byName }) : t(deskWords.byPortal),
        t(w.since, { at: sayInstant(t.language, decision.startsAt, zone) }),
        endsAt ? t(w.until, { at: lastDayOf(t, endsAt, zone) }) : standing && decision.kind === 'organization' ? t(w.noEnd) : undefined,
        decision.family ? t(decision.family === 'end' ? w.familyEnds : w.familyStays) : undefined,
        liftedAt ? t(w.liftedBy, { name: decision.liftedBy ?? '', at: sayInstant(t.language, liftedAt, zone) }) : undefined,
        decision.liftComment ?? undefined,
      ]}
      end={<Tag kind={standing ? 'strong' : undefined}>{t(standing ? w.inForce : liftedAt ? w.lifted : w.over)}</Tag>}
      controls={mayEnd ? (
        <>
          {decision.kind !== 'merged' ? <a href={routes.accessLetter.to(params)}>{t(w.letter)} <Hidden>{about}</Hidden></a> : null}
          {canLift(decision) ? <a href={routes.accessLift.to(params)}>{t(w.lift)} <Hidden>{about}</Hidden></a> : null}
        </>
      ) : undefined} />
  );
}
