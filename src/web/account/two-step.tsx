/** Two-step sign-in of a person, under Preferences (S21, S22): the overview and the pages of its changes. */
import { factorCount, factorsOf, ownerOf } from '../../accounts/factors.ts';
import { whyNotAdd } from '../../accounts/factor-rules.ts';
import { forgetTrustedDevice, trustedDevices } from '../../accounts/trusted-devices.ts';
import { passwordLength } from '../../accounts/password-rules.ts';
import { isId } from '../../kernel/ids.ts';
import { NotFound } from '../../kernel/reason.ts';
import { personPage } from '../page.ts';
import { routes } from '../routes.ts';
import { Alert, Notice } from '../ui/alert.tsx';
import { Section } from '../ui/card.tsx';
import { redirect } from '../visit.ts';
import { frameWords } from '../words/frame.ts';
import { preferenceWords } from '../words/preferences.ts';
import { explain } from '../words/reasons.ts';
import { twoStepWords as w } from '../words/two-step.ts';
import { makeChange, makeRemove, showChange, showRemove } from './factor-change.tsx';
import { Devices, Passkeys, RecoveryCodes, Ways } from './factor-overview.tsx';

const done = { added: w.doneAdded, removed: w.doneRemoved, off: w.doneOff, forgotten: w.doneForgotten } as const;

export const twoStepPage = personPage(routes.twoStep, {
  async get(visit) {
    const { t, scope, settings, query } = visit;
    const factors = await factorsOf(scope, ownerOf(scope));
    const isOn = factorCount(factors) > 0;
    const devices = isOn ? await trustedDevices(scope) : [];
    const why = whyNotAdd(isOn, settings['auth.twoStep']);
    const said = done[query.get('done') as keyof typeof done];
    return visit.page({
      title: t(w.title),
      lead: t(w.lead),
      section: routes.preferences,
      back: { href: routes.preferences.to({}), text: t(preferenceWords.back) },
      body: (
        <>
          {said ? <Alert kind="success" word={t(frameWords.done)} role="status">{t(said)}</Alert> : null}
          {why ? <Notice>{explain(t, settings, why, 'patient').text}</Notice> : (
            <>
              {said ? null : <Notice>{t(isOn ? w.isOn : w.isOff)}</Notice>}
              <Ways visit={visit} factors={factors} />
              <Passkeys visit={visit} factors={factors} />
            </>
          )}
          {isOn ? (
            <>
              <RecoveryCodes visit={visit} factors={factors} />
              <Devices visit={visit} devices={devices} />
              {settings['auth.twoStep'] === 'required' ? null : (
                <Section title={t(w.turnOff)}>
                  <p>{t(w.turnOffText, { least: passwordLength.least })}</p>
                  <p><a href={routes.twoStepChange.to({ change: 'off' })}>{t(w.turnOff)}</a></p>
                </Section>
              )}
            </>
          ) : null}
        </>
      ),
    });
  },

  async post(visit) {
    const id = visit.form.get('forget') ?? '';
    if (!isId(id)) throw new NotFound();
    await forgetTrustedDevice(visit.scope, id);
    return redirect(routes.twoStep.to({}, { done: 'forgotten' }));
  },
});

export const twoStepChangePage = personPage(routes.twoStepChange, { confirms: true, get: showChange, post: makeChange });
export const twoStepRemovePage = personPage(routes.twoStepRemove, { confirms: true, get: showRemove, post: makeRemove });
