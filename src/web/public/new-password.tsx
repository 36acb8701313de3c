/**
 * Behind the link or the code (S5, S7): the security question where it is asked, then the new password. Both belong to
 * the cookie of the browser that opened the way. The question is shown here and nowhere before.
 */
import { passwordLength } from '../../accounts/password-rules.ts';
import { findRecovery, proveAnswer, setNewPassword } from '../../accounts/recovery.ts';
import type { Over, Recovery } from '../../accounts/recovery.ts';
import { maskToken, unmaskedEquals } from '../cross-site.ts';
import { publicPage } from '../page.ts';
import { problemPage } from '../problem.tsx';
import { routes } from '../routes.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Panel } from '../ui/card.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Field } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { clearCookie, redirect } from '../visit.ts';
import type { Visit } from '../visit.ts';
import { frameWords } from '../words/frame.ts';
import { explain } from '../words/reasons.ts';
import { recoveryWords as w } from '../words/recovery.ts';
import { signInWords } from '../words/sign-in.ts';
import { forgotWords, signUpWords } from '../words/sign-up.ts';
import { lockedPage } from './locked.tsx';
import { OfficeRoute } from './office-route.tsx';
import { overPage } from './open-recovery.tsx';

export const newPasswordPage = publicPage(routes.newPassword, {
  async get(visit) {
    const recovery = await findRecovery(visit.portal, visit.origin, visit.cookie('recovery'));
    if ('why' in recovery) return closedPage(visit, recovery.why);
    return recovery.question === null ? passwordForm(visit, recovery) : questionForm(visit, recovery);
  },

  async post(visit) {
    const recovery = await findRecovery(visit.portal, visit.origin, visit.cookie('recovery'));
    if ('why' in recovery) return closedPage(visit, recovery.why);
    if (!unmaskedEquals(visit.form.get('csrf') ?? '', recovery.csrf)) return problemPage(visit, 'crossSite');
    return recovery.question === null ? receivePassword(visit, recovery) : receiveAnswer(visit, recovery);
  },
});

const closedPage = (visit: Visit, why: Over): Response => (why.code === 'signIn.locked' ? lockedPage(visit) : overPage(visit));

async function receiveAnswer(visit: Visit, recovery: Recovery): Promise<Response> {
  const { t, portal, origin, settings, form } = visit;
  const answer = (form.get('answer') ?? '').slice(0, 400);
  if (!answer.trim()) return questionForm(visit, recovery, t(w.answerMissing));
  const why = await proveAnswer(portal, origin, recovery, answer);
  if (!why) return redirect(routes.newPassword.to({}));
  if (why.code === 'recovery.wrongAnswer') return questionForm(visit, recovery, explain(t, settings, why, 'patient').text);
  return closedPage(visit, why);
}

async function receivePassword(visit: Visit, recovery: Recovery): Promise<Response> {
  const { t, portal, origin, settings, form } = visit;
  const password = (form.get('password') ?? '').slice(0, 2_000);
  if (!password) return passwordForm(visit, recovery, t(w.passwordMissing));
  const why = await setNewPassword(portal, origin, recovery, password);
  if (!why) return donePage(visit);
  if (why.code === 'recovery.over' || why.code === 'signIn.locked') return closedPage(visit, why);
  return passwordForm(visit, recovery, explain(t, settings, why, 'patient').text);
}

function questionForm(visit: Visit, { csrf, question }: Recovery, error?: string): Response {
  const { t } = visit;
  return visit.page({
    title: t(w.questionTitle),
    lead: t(w.questionLead),
    ...failure(visit, 'answer', error),
    body: (
      <Panel>
        <Form action={routes.newPassword.to({})} hidden={{ csrf: maskToken(csrf) }}>
          <p><strong>{question}</strong></p>
          <Field name="answer" type="password" label={t(w.answer)} hint={t(w.answerHint)} autoComplete="off"
            reveal={{ show: t(w.showAnswer), hide: t(w.hideAnswer) }} error={error} errorWord={t(frameWords.error)} />
          <Button>{t(frameWords.continue)}</Button>
        </Form>
        <ul className="pt-inline"><li><a href={routes.forgotAnswer.to({})}>{t(w.forgotAnswer)}</a></li></ul>
      </Panel>
    ),
  });
}

function passwordForm(visit: Visit, { csrf, username }: Recovery, error?: string): Response {
  const { t } = visit;
  return visit.page({
    title: t(w.passwordTitle),
    lead: t(w.forUsername, { username }),
    ...failure(visit, 'password', error),
    body: (
      <Panel>
        <Form action={routes.newPassword.to({})} hidden={{ csrf: maskToken(csrf) }}>
          <Field name="password" type="password" label={t(w.password)} hint={t(signUpWords.passwordHint, { least: passwordLength.least })} autoComplete="new-password"
            reveal={{ show: t(signInWords.showPassword), hide: t(signInWords.hidePassword) }} error={error} errorWord={t(frameWords.error)} />
          <Button>{t(w.save)}</Button>
        </Form>
      </Panel>
    ),
  });
}

const failure = ({ t }: Visit, field: string, error: string | undefined) => ({
  failed: error !== undefined,
  status: error ? 422 : 200,
  problem: <ErrorSummary title={t(frameWords.problem)} errors={error ? [{ text: error, field }] : []} />,
});

/** Nobody is signed in by it: that asks for the new password, and for the second factor where there is one. */
function donePage(visit: Visit): Response {
  const { t } = visit;
  const headers = new Headers();
  clearCookie(headers, 'recovery', visit.secure);
  return visit.page({
    title: t(w.doneTitle),
    lead: t(w.doneText),
    headers,
    body: <p><ButtonLink href={routes.welcome.to({})}>{t(signInWords.signIn)}</ButtonLink></p>,
  });
}

/** Who does not remember the answer goes to the office: nothing else opens the account (S5). */
export const forgotAnswerPage = publicPage(routes.forgotAnswer, {
  get: (visit) => visit.page({
    title: visit.t(w.forgotAnswerTitle),
    lead: visit.t(w.forgotAnswerText),
    back: { href: routes.newPassword.to({}), text: visit.t(frameWords.back) },
    body: (
      <>
        <OfficeRoute visit={visit} />
        <p><ButtonLink kind="secondary" href={routes.welcome.to({})}>{visit.t(forgotWords.backToSignIn)}</ButtonLink></p>
      </>
    ),
  }),
});
