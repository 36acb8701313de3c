/**
 * The front door: sign in, or find the way to an account. `/` shows the form, `/sign-in` receives it. Someone who
 * is signed in already goes on to Home.
 */
import { deviceLife } from '../../accounts/known-devices.ts';
import { isOverlong } from '../../accounts/password-rules.ts';
import { optionsToSignIn } from '../../accounts/passkeys.ts';
import { signInWithPasskey } from '../../accounts/passkey-sign-in.ts';
import type { PasskeySignIn } from '../../accounts/passkey-sign-in.ts';
import { signIn } from '../../accounts/sign-in.ts';
import type { SignInAnswer } from '../../accounts/sign-in.ts';
import { localPath } from '../local-path.ts';
import { publicPage } from '../page.ts';
import { routes } from '../routes.ts';
import { signedInAs } from '../signed-in.ts';
import { Button } from '../ui/button.tsx';
import { Card, Panel } from '../ui/card.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import type { FormError } from '../ui/error-summary.tsx';
import { Field } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { Passkey, PasskeyAnswer } from '../ui/passkey.tsx';
import { redirect, setCookie } from '../visit.ts';
import type { Visit } from '../visit.ts';
import { isWait, waitPage } from '../wait.tsx';
import { frameWords } from '../words/frame.ts';
import { explain } from '../words/reasons.ts';
import { signInWords as w } from '../words/sign-in.ts';
import { lockedPage } from './locked.tsx';
import { secondStepWords } from '../words/two-step.ts';

export const welcomePage = publicPage(routes.welcome, {
  async get(visit) {
    return (await signedInAs(visit)) !== undefined ? redirect(routes.home.to({})) : welcome(visit, {});
  },
});

export const signInPage = publicPage(routes.signIn, {
  get: (visit) => welcome(visit, {}),
  async post(visit) {
    const username = visit.form.get('username') ?? '';
    const password = visit.form.get('password') ?? '';
    const missing: FormError[] = [];
    if (!username.trim()) missing.push({ text: visit.t(w.usernameMissing), field: 'username' });
    if (!password) missing.push({ text: visit.t(w.passwordMissing), field: 'password' });
    if (missing.length > 0) return welcome(visit, { username, errors: missing });
    // Nobody has such a password: it is not worth a hash, and says nothing about the name.
    if (isOverlong(password)) return welcome(visit, { username, errors: [{ text: visit.t(w.passwordLong), field: 'password' }], status: 400 });

    const answer = await signIn(visit.portal, visit.origin, { username, password, userAgent: visit.userAgent, device: visit.cookie('device'), trusted: visit.cookie('trusted'), replaces: visit.cookie('session') });
    if ('why' in answer) return refuse(visit, username, answer.why);
    const headers = new Headers();
    setCookie(headers, 'session', answer.token, visit.secure);
    const to = localPath(visit.form.get('to'));
    if (answer.step === 'in') {
      setCookie(headers, 'device', answer.device, visit.secure, deviceLife / 1000);
      return redirect(to ?? routes.home.to({}), headers);
    }
    return redirect((answer.step === 'code' ? routes.signInCode : routes.signInSetUp).to({}, { to }), headers);
  },
});

/** A passkey alone: the form stands on the front page, under the password. */
export const signInPasskeyPage = publicPage(routes.signInPasskey, {
  get: (visit) => welcome(visit, {}),
  async post(visit) {
    const { form, portal } = visit;
    const answer = await signInWithPasskey(portal, visit.origin, form.get('passkey') ?? '', { userAgent: visit.userAgent, device: visit.cookie('device') });
    if ('why' in answer) return answer.why.code === 'signIn.locked' ? refuse(visit, '', answer.why) : welcome(visit, { errors: passkeyErrors(visit, answer.why) });
    const headers = new Headers();
    setCookie(headers, 'session', answer.token, visit.secure);
    setCookie(headers, 'device', answer.device, visit.secure, deviceLife / 1000);
    return redirect(localPath(form.get('to')) ?? routes.home.to({}), headers);
  },
});

const passkeyErrors = ({ t, settings }: Visit, why: Extract<PasskeySignIn, { why: unknown }>['why']): FormError[] =>
  [{ text: why.code === 'passkey.failed' ? t(secondStepWords.aloneFailed) : explain(t, settings, why, 'patient').text }];

function refuse(visit: Visit, username: string, why: Extract<SignInAnswer, { why: unknown }>['why']): Response | Promise<Response> {
  const { t } = visit;
  if (isWait(why)) return waitPage(visit, why, routes.welcome.to({}));
  if (why.code === 'signIn.locked') return lockedPage(visit);
  const left = 'left' in why.facts ? why.facts.left : 0;
  return welcome(visit, { username, errors: [{ text: t(w.wrong), field: 'username' }, { text: t(w.left, { left }) }] });
}

async function welcome(visit: Visit, filled: { username?: string; errors?: FormError[]; status?: number }): Promise<Response> {
  const { t, settings, portal } = visit;
  const to = localPath(visit.form.get('to') ?? visit.query.get('to')) ?? '';
  const passkey = settings['auth.twoStep'] === 'off' ? undefined : await optionsToSignIn(portal, visit.now);
  const errors = filled.errors ?? [];
  return visit.page({
    title: t(w.signIn),
    heading: t(w.welcome, { name: settings['organization.name'] }),
    lead: t(w.lead),
    failed: errors.length > 0,
    status: filled.status ?? (errors.length > 0 ? 422 : 200),
    scripts: passkey ? ['passkey.js'] : [],
    problem: <ErrorSummary title={t(frameWords.problem)} errors={errors} />,
    body: (
      <Panel>
        <Form action={routes.signIn.to({})} hidden={{ to }}>
          <Field name="username" label={t(w.username)} value={filled.username} autoComplete="username" autoCapitalize="none" spellCheck={false}
            error={errors.find((error) => error.field === 'username')?.text} errorWord={t(frameWords.error)} />
          <Field name="password" type="password" label={t(w.password)} autoComplete="current-password"
            reveal={{ show: t(w.showPassword), hide: t(w.hidePassword) }}
            error={errors.find((error) => error.field === 'password')?.text} errorWord={t(frameWords.error)} />
          <Button>{t(w.signIn)}</Button>
        </Form>
        {passkey ? (
          <Passkey act="use" options={passkey} failed={t(secondStepWords.passkeyFailed)} noScript="">
            <Form action={routes.signInPasskey.to({})} hidden={{ to }} label={t(secondStepWords.alone)}>
              <PasskeyAnswer />
              <Button kind="secondary">{t(secondStepWords.alone)}</Button>
            </Form>
          </Passkey>
        ) : null}
        <ul className="pt-inline">
          <li><a href={routes.forgotUsername.to({})}>{t(w.forgotUsername)}</a></li>
          <li><a href={routes.forgotPassword.to({})}>{t(w.forgotPassword)}</a></li>
        </ul>
      </Panel>
    ),
    aside: (
      <>
        <Card title={t(w.newHere)} links={[
          { href: routes.signUp.to({}), text: t(w.signUp) },
          { href: routes.noCode.to({}), text: t(w.noCode) },
        ]}>
          <p>{t(w.newHereText)}</p>
        </Card>
        <Card title={t(w.phoneTitle)}>
          <p>{t(w.phoneText)}</p>
        </Card>
        <p className="pt-aside__foot"><a href={routes.staffSignIn.to({})}>{t(w.staffLink)}</a></p>
      </>
    ),
  });
}
