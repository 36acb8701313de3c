/** The history of signing in on a page: what happened, when, from where, by whom; twenty at a time. */
import type { PatientScope } from '../../access/scope.ts';
import type { HistoryEntry } from '../../accounts/sign-in-history.ts';
import { sayInstant } from '../dates.ts';
import { routes } from '../routes.ts';
import { Section } from '../ui/card.tsx';
import { Pager } from '../ui/pager.tsx';
import { Row, RowList } from '../ui/row-list.tsx';
import { Tag } from '../ui/tag.tsx';
import type { Visit } from '../visit.ts';
import { methodWords } from '../words/desk.ts';
import { frameWords } from '../words/frame.ts';
import { sessionWords as w } from '../words/preferences.ts';
import type { Entry, Speak } from '../words/words.ts';

type Page = Visit<PatientScope>;

export function SignInHistory({ visit, page, entries, more }: { visit: Page; page: number; entries: readonly HistoryEntry[]; more: boolean }) {
  const { t } = visit;
  const to = (number: number): string => routes.sessions.to({}, { page: number === 1 ? undefined : number });
  return (
    <Section title={t(w.history)} id="history">
      <p>{t(w.historyLead)}</p>
      {entries.length === 0 ? <p>{t(w.none)}</p> : <RowList>{entries.map((entry, index) => <EntryRow key={index} visit={visit} entry={entry} />)}</RowList>}
      <Pager label={t(w.pages)} place={page > 1 || more ? t(w.pageNumber, { page }) : undefined}
        previous={page > 1 ? { href: to(page - 1), text: t(frameWords.newer) } : undefined}
        next={more ? { href: to(page + 1), text: t(frameWords.older) } : undefined} />
    </Section>
  );
}

function EntryRow({ visit: { t, settings }, entry }: { visit: Page; entry: HistoryEntry }) {
  const place = entry.kind === 'tried' && entry.place ? t(w.place, { place: entry.place }) : null;
  const by = entry.kind === 'changed' ? t(byWords[entry.by]) : null;
  return (
    <Row title={sayEntry(t, entry)} facts={[sayInstant(t.language, entry.at, settings['office.zone']), place, by]}
      end={isWarning(entry) ? <Tag kind="strong">{t(frameWords.warning)}</Tag> : undefined} />
  );
}

const byWords = { you: w.byYou, office: w.byOffice, portal: w.byPortal } as const;

function sayEntry(t: Speak, entry: HistoryEntry): string {
  if (entry.kind === 'changed') return t(entry.method === 'direct' ? w.accountMade : (methodWords as Record<string, Entry>)[entry.method] ?? w.accountChanged);
  switch (entry.action) {
    case 'signIn': return t(entry.worked ? w.signedIn : w.failed);
    case 'password.confirm': return t(w.wrongCheck);
    case 'signIn.code': return t(w.wrongCode);
    case 'recovery.ask': return t(w.recoveryAsked);
    case 'recovery.answer': return t(w.wrongAnswer);
    case 'session.end': return t(w.endedOne);
    case 'session.endAll': return t(w.endedAll);
  }
}

/** What its owner should look at twice. */
const isWarning = (entry: HistoryEntry): boolean => (entry.kind === 'tried' ? !entry.worked : entry.method === 'failedSignIns');
