/** The language of a person, for pages and mails: kept with the account, and in this browser for before signing in. */
import type { PatientScope } from '../../access/scope.ts';
import { keepLanguage } from '../../accounts/own-contact.ts';
import { personPage } from '../page.ts';
import { routes } from '../routes.ts';
import { Button } from '../ui/button.tsx';
import { Panel } from '../ui/card.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Form } from '../ui/form.tsx';
import { Radios } from '../ui/radios.tsx';
import { redirect } from '../visit.ts';
import type { Visit } from '../visit.ts';
import { frameWords } from '../words/frame.ts';
import { languageWords as w, preferenceWords } from '../words/preferences.ts';
import { isLanguage, languages } from '../words/words.ts';
import { languageCookie } from './language.tsx';

export const languageChoicePage = personPage(routes.languageChoice, {
  get: (visit) => form(visit),

  async post(visit) {
    const chosen = visit.form.get('language') ?? undefined;
    if (!isLanguage(chosen)) return form(visit, visit.t(w.missing));
    await keepLanguage(visit.scope, chosen);
    return redirect(routes.preferences.to({}, { done: 'language' }), languageCookie(visit, chosen));
  },
});

function form(visit: Visit<PatientScope>, problem?: string): Response {
  const { t } = visit;
  return visit.page({
    title: t(w.title),
    lead: t(w.lead),
    section: routes.preferences,
    back: { href: routes.preferences.to({}), text: t(preferenceWords.back) },
    ...(problem && { failed: true, status: 422, problem: <ErrorSummary title={t(frameWords.problem)} errors={[{ text: problem, field: 'language' }]} /> }),
    body: (
      <Panel>
        <Form action={routes.languageChoice.to({})} hidden={{ csrf: visit.csrf() }}>
          <Radios name="language" label={t(w.choose)} value={t.language} error={problem} errorWord={t(frameWords.error)}
            options={languages.map((language) => ({ value: language, text: t(w[language]) }))} />
          <Button>{t(w.save)}</Button>
        </Form>
      </Panel>
    ),
  });
}
