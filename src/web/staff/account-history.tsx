/** The history of an account (E17): each change with when, who, how and why. */
import type { AccountEvent } from '../../accounts/account-events.ts';
import { sayInstant } from '../dates.ts';
import { routes } from '../routes.ts';
import { Section } from '../ui/card.tsx';
import { Pager } from '../ui/pager.tsx';
import { Row, RowList } from '../ui/row-list.tsx';
import { Tag } from '../ui/tag.tsx';
import type { Speak } from '../words/words.ts';
import { deskWords as w, methodWords, statusWords } from '../words/desk.ts';
import { frameWords } from '../words/frame.ts';
import { becauseWords } from '../words/access.ts';
import { sayWhat } from './access-decision-row.tsx';
import { checkWords } from './issue-form.tsx';
import type { ScreenPart } from './account-screen.tsx';

export function AccountHistory({ visit: { t, query }, known: { events, moreEvents, patient } }: ScreenPart) {
  const last = events.at(-1);
  const here = (before?: number): string => routes.patient.to({ id: patient.recordId }, { before });
  return (
    <Section title={t(w.history)}>
      {events.length === 0 ? <p>{t(w.noHistory)}</p> : (
        <RowList>
          {events.map((event) => (
            <Row key={event.id} title={t(methodWords[event.method])} note={event.comment ?? undefined}
              facts={[sayInstant(t.language, event.at, patient.clinic.zone), whoOf(t, event), event.check ? t(checkWords[event.check]) : undefined,
                event.decided ? `${sayWhat(t, event.decided)}: ${t(becauseWords[event.decided.because])}` : undefined]}
              end={<Tag>{t(statusWords[event.status])}</Tag>} />
          ))}
        </RowList>
      )}
      <Pager label={t(w.historyPages)} previous={query.has('before') ? { href: here(), text: t(frameWords.newer) } : undefined}
        next={moreEvents && last ? { href: here(last.id), text: t(frameWords.older) } : undefined} />
    </Section>
  );
}

function whoOf(t: Speak, event: AccountEvent): string {
  if (event.byKind === 'staff') return t(w.byStaff, { name: event.byName });
  return event.byKind === 'person' ? t(w.byPatient) : t(w.byPortal);
}
