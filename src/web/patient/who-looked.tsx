/** Who on the staff looked at one's record: name, role, time, and what kind of look. Shows nothing of what was seen. */
import { whoLooked } from '../../privacy/who-looked.ts';
import type { Look } from '../../privacy/who-looked.ts';
import { sayInstant } from '../dates.ts';
import { personPage } from '../page.ts';
import { routes } from '../routes.ts';
import { Notice } from '../ui/alert.tsx';
import { Empty } from '../ui/empty.tsx';
import { Pager } from '../ui/pager.tsx';
import { Row, RowList } from '../ui/row-list.tsx';
import { looksWords as w } from '../words/charts.ts';
import { frameWords } from '../words/frame.ts';
import { preferenceWords } from '../words/preferences.ts';
import { roleWords } from '../words/staff.ts';
import type { Entry, Speak } from '../words/words.ts';

const kinds: Readonly<Record<string, Entry>> = {
  chart: w.chart, viewAs: w.viewAs, view: w.view, account: w.account, code: w.code, patient: w.patient, glass: w.glass, ticket: w.ticket,
};

export const whoLookedPage = personPage(routes.whoLooked, {
  async get(visit) {
    const { t, scope, settings, query } = visit;
    const { looks, more } = await whoLooked(scope, cursorIn(query.get('before')));
    const last = looks.at(-1);
    return visit.page({
      title: t(w.title),
      section: routes.preferences,
      back: { href: routes.preferences.to({}), text: t(preferenceWords.title) },
      lead: t(w.lead),
      body: looks.length === 0 ? <Empty title={t(w.none)} why={<p>{t(w.noneWhy)}</p>} /> : (
        <>
          <RowList>
            {looks.map((look) => (
              <Row key={look.id} level={2} title={t(kinds[look.kind] ?? w.other)} facts={[sayInstant(t.language, look.at, settings['office.zone']), look.name, rolesOf(t, look)]} />
            ))}
          </RowList>
          <Pager label={t(w.pages)} previous={query.has('before') ? { href: routes.whoLooked.to({}), text: t(frameWords.newer) } : undefined}
            next={more && last ? { href: routes.whoLooked.to({}, { before: `${last.at.getTime()}-${last.id}` }), text: t(frameWords.older) } : undefined} />
          <Notice>{t(w.question, { phone: settings['office.phone'] })}</Notice>
        </>
      ),
    });
  },
});

const rolesOf = (t: Speak, { roles }: Look): string => roles.map((role) => t(roleWords[role])).join(', ');

function cursorIn(text: string | null): { at: Date; id: number } | undefined {
  const [, time, id] = /^(\d{10,15})-(\d{1,15})$/.exec(text ?? '') ?? [];
  return time ? { at: new Date(Number(time)), id: Number(id) } : undefined;
}
