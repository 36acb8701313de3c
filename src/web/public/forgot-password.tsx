/**
 * Forgot password: a username, and always the same answer after the same time (S5, S6, S10, A-019). What leads on is
 * in the mail; whoever gets none is led to the office, without a word about what is missing.
 */
import { askForPassword } from '../../accounts/ask-recovery.ts';
import { linkMinutes } from '../../accounts/recovery-rules.ts';
import { inEvenTime } from '../even-time.ts';
import { publicPage } from '../page.ts';
import { routes } from '../routes.ts';
import { Notice } from '../ui/alert.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Card, Panel, Section } from '../ui/card.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Field } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { redirect } from '../visit.ts';
import type { Visit } from '../visit.ts';
import { frameWords } from '../words/frame.ts';
import { recoveryWords as w } from '../words/recovery.ts';
import { signInWords } from '../words/sign-in.ts';
import { forgotWords } from '../words/sign-up.ts';
import { OfficeRoute } from './office-route.tsx';

export const forgotPasswordPage = publicPage(routes.forgotPassword, {
  get: (visit) => (visit.query.get('asked') ? askedPage(visit) : askPage(visit)),

  async post(visit) {
    const username = (visit.form.get('username') ?? '').trim().slice(0, 200);
    if (!username) return askPage(visit, visit.t(w.usernameMissing));
    const tooMany = await inEvenTime(() => askForPassword(visit.portal, visit.origin, username));
    return tooMany ? tooManyAsked(visit) : redirect(routes.forgotPassword.to({}, { asked: 'yes' }));
  },
});

function askPage(visit: Visit, error?: string): Response {
  const { t, settings } = visit;
  return visit.page({
    title: t(forgotWords.passwordTitle),
    lead: t(w.askLead),
    back: { href: routes.welcome.to({}), text: t(signInWords.signIn) },
    failed: error !== undefined,
    status: error ? 422 : 200,
    problem: <ErrorSummary title={t(frameWords.problem)} errors={error ? [{ text: error, field: 'username' }] : []} />,
    body: (
      <>
        <Panel>
          <Form action={routes.forgotPassword.to({})}>
            <Field name="username" label={t(signInWords.username)} autoComplete="username" autoCapitalize="none" spellCheck={false} error={error} errorWord={t(frameWords.error)} />
            <Button>{t(w.ask)}</Button>
          </Form>
          <ul className="pt-inline"><li><a href={routes.resetCode.to({})}>{t(w.haveCode)}</a></li></ul>
        </Panel>
        <p>{t(forgotWords.locked, { tries: settings['auth.lockout.maxFailures'] })}</p>
        <Notice><p>{t(forgotWords.never)}</p></Notice>
      </>
    ),
    aside: (
      <Card title={t(forgotWords.bothTitle)} links={[{ href: routes.forgotUsername.to({}), text: t(forgotWords.findUsername) }]}>
        <p>{t(forgotWords.bothText)}</p>
      </Card>
    ),
  });
}

function askedPage(visit: Visit): Response {
  const { t } = visit;
  return visit.page({
    title: t(w.askedTitle),
    lead: t(w.askedText, { minutes: linkMinutes }),
    back: { href: routes.forgotPassword.to({}), text: t(frameWords.back) },
    body: (
      <>
        <Section title={t(w.officeTitle)}>
          <p>{t(w.askedNone)}</p>
          <OfficeRoute visit={visit} />
        </Section>
        <p><ButtonLink kind="secondary" href={routes.welcome.to({})}>{t(forgotWords.backToSignIn)}</ButtonLink></p>
      </>
    ),
  });
}

/** Too many tries from one address, whatever was tried. */
export function tooManyAsked(visit: Visit): Response {
  const { t } = visit;
  return visit.page({
    title: t(w.tooManyTitle),
    status: 429,
    headers: new Headers({ 'retry-after': '3600' }),
    lead: t(w.tooManyText),
    body: <OfficeRoute visit={visit} />,
  });
}
