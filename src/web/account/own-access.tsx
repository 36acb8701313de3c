/**
 * What the person may use and what not, each with why, since and until when (T7); and how to close the account (T8): by
 * phone, since a button would let whoever holds the phone do it.
 */
import { ownLimits } from '../../accounts/access-decisions.ts';
import { personPage } from '../page.ts';
import { routes } from '../routes.ts';
import { Section } from '../ui/card.tsx';
import { RowList } from '../ui/row-list.tsx';
import { Why } from '../ui/why.tsx';
import { ownAccessWords as w } from '../words/access.ts';
import { preferenceWords } from '../words/preferences.ts';
import { LimitRow } from './limit.tsx';

export const ownAccessPage = personPage(routes.ownAccess, {
  async get(visit) {
    const { t, scope, settings } = visit;
    const limits = await ownLimits(scope);
    scope.audit({ action: 'access.ownView', details: { limits: limits.length } });
    return visit.page({
      title: t(w.title),
      lead: t(w.lead),
      section: routes.preferences,
      back: { href: routes.preferences.to({}), text: t(preferenceWords.back) },
      body: (
        <>
          <Section title={t(w.limits)}>
            {limits.length === 0 ? <p>{t(w.noLimits)}</p> : (
              <RowList>{limits.map((limit) => <LimitRow key={limit.id} visit={visit} limit={limit} />)}</RowList>
            )}
          </Section>
          <Section title={t(w.close)} id="close">
            <p>{t(w.closeCall, { phone: settings['office.phone'], hours: settings['office.hours'] })}</p>
            <Why summary={t(w.closeWhy)} text={t(w.closeWhyText)} />
            <h3>{t(w.happens)}</h3>
            <ul>{[w.happens1, w.happens2, w.happens3, w.happens4, w.happens5, w.happens6].map((one) => <li key={one.en}>{t(one)}</li>)}</ul>
          </Section>
        </>
      ),
    });
  },
});
