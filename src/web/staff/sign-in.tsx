/**
 * Staff sign-in in two steps: username and password, then the one-time code. Both steps refuse in the same words
 * whatever the cause; between them nothing of the portal is open.
 */
import { asStaff } from '../../access/scope.ts';
import type { PendingStaffScope } from '../../access/scope.ts';
import { deviceLife } from '../../accounts/known-devices.ts';
import { isOverlong } from '../../accounts/password-rules.ts';
import { isNoSignOn, whyNoSignOn } from '../../accounts/staff-sign-on.ts';
import { giveFactor, waysOf } from '../../accounts/second-step.ts';
import { givePassword } from '../../accounts/staff-sign-in.ts';
import { tokenHash } from '../../kernel/secrets.ts';
import { pendingStaffPage, publicPage } from '../page.ts';
import { routes } from '../routes.ts';
import { Alert } from '../ui/alert.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Panel } from '../ui/card.tsx';
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
import { signInWords } from '../words/sign-in.ts';
import { staffSignInWords as w } from '../words/staff.ts';
import { wayBack } from './way-back.ts';
import { secondStepWords } from '../words/two-step.ts';

export const staffSignInPage = publicPage(routes.staffSignIn, {
  async get(visit) {
    return (await isSignedIn(visit)) ? redirect(onward(visit)) : passwordForm(visit, {});
  },
  async post(visit) {
    const { t, form, portal } = visit;
    const username = form.get('username') ?? '';
    const password = form.get('password') ?? '';
    const missing: FormError[] = [];
    if (!username.trim()) missing.push({ text: t(signInWords.usernameMissing), field: 'username' });
    if (!password) missing.push({ text: t(signInWords.passwordMissing), field: 'password' });
    if (missing.length > 0) return passwordForm(visit, { username, errors: missing });
    if (isOverlong(password)) return passwordForm(visit, { username, errors: [{ text: t(signInWords.passwordLong), field: 'password' }], status: 400 });

    const answer = await givePassword(portal, visit.origin, { username, password, userAgent: visit.userAgent, device: visit.cookie('staff-device'), replaces: visit.cookie('staff') });
    if ('token' in answer) return withSession(visit, answer.token, routes.staffCode.to({}, { to: wayBack(visit) }));
    if (isWait(answer.why)) return waitPage(visit, answer.why, routes.staffSignIn.to({}));
    if (answer.why.code === 'signIn.locked') return lockedPage(visit);
    return passwordForm(visit, { username, errors: [
      { text: t(signInWords.wrong), field: 'username' },
      { text: t(w.left, { left: 'left' in answer.why.facts ? answer.why.facts.left : 0 }) },
    ] });
  },
});

export const staffCodePage = pendingStaffPage(routes.staffCode, {
  get: (visit) => (visit.scope.mustEnrol ? redirect(routes.staffSetUp.to({}, { to: wayBack(visit) })) : codeForm(visit, [])),
  async post(visit) {
    const { t, form, portal, scope } = visit;
    if (scope.mustEnrol) return redirect(routes.staffSetUp.to({}, { to: wayBack(visit) }));
    const code = form.get('code') ?? '';
    const passkey = form.get('passkey') ?? '';
    if (!code.trim() && !passkey) return codeForm(visit, [{ text: t(w.codeMissing), field: 'code' }]);
    const answer = await giveFactor(portal, scope, visit.cookie('staff')!, passkey ? { passkey } : { code }, { userAgent: visit.userAgent, device: visit.cookie('staff-device') });
    if ('token' in answer)
      return answer.mustEnrol ? withSession(visit, answer.token, routes.staffSetUp.to({}, { to: wayBack(visit) })) : withSession(visit, answer.token, onward(visit), answer.device);
    if (answer.why.code === 'signIn.locked') return lockedPage(visit);
    return codeForm(visit, [
      passkey ? { text: t(secondStepWords.passkeyFailed) } : { text: t(w.codeWrong), field: 'code' },
      { text: t(w.left, { left: 'left' in answer.why.facts ? answer.why.facts.left : 0 }) },
    ]);
  },
});

const onward = (visit: Pick<Visit, 'form' | 'query'>): string => wayBack(visit) ?? routes.staffHome.to({});

async function isSignedIn(visit: Visit): Promise<boolean> {
  const token = visit.cookie('staff');
  if (!token) return false;
  return asStaff(visit.portal, tokenHash(token), visit.origin, 'look', async () => true).catch(() => false);
}

function withSession(visit: Pick<Visit, 'secure'>, token: string, to: string, device?: string): Response {
  const headers = new Headers();
  setCookie(headers, 'staff', token, visit.secure);
  if (device) setCookie(headers, 'staff-device', device, visit.secure, deviceLife / 1000);
  return redirect(to, headers);
}

function passwordForm(visit: Visit, filled: { username?: string; errors?: FormError[]; status?: number }): Response {
  const { t, settings, query } = visit;
  const provider = visit.portal.staffProvider;
  const errors = filled.errors ?? (visit.form.size === 0 ? signOnErrors(visit) : []);
  const why = query.get('why');
  const endedHere = why === 'signedOutHere' && provider;
  const ended = endedHere ? t(w.signedOutHere, { name: provider.name }) : why === 'idle' ? t(w.idle, { minutes: settings['session.idleMinutes'] }) : why === 'signedOut' ? t(w.signedOut) : undefined;
  return visit.page({
    title: t(w.title),
    lead: t(w.lead),
    failed: errors.length > 0,
    status: filled.status ?? (errors.length > 0 ? 422 : 200),
    problem: <ErrorSummary title={t(frameWords.problem)} errors={errors} />,
    body: (
      <>
        {ended && errors.length === 0 ? <Alert kind="info" word={t(frameWords.information)}>
          {ended}{endedHere ? <> <a href={routes.signOnEnd.to({})}>{t(w.signOnEnd, { name: provider.name })}</a></> : null}
        </Alert> : null}
        {provider ? (
          <Panel>
            <p><ButtonLink href={routes.signOn.to({}, { to: wayBack(visit) })}>{t(w.signOn, { name: provider.name })}</ButtonLink></p>
          </Panel>
        ) : null}
        <Panel>
          {provider ? <h2>{t(w.signOnOr)}</h2> : null}
          <Form action={routes.staffSignIn.to({})} hidden={{ to: wayBack(visit) ?? '' }}>
            <Field name="username" label={t(signInWords.username)} value={filled.username} autoComplete="username" autoCapitalize="none"
              spellCheck={false} error={errors.find((error) => error.field === 'username')?.text} errorWord={t(frameWords.error)} />
            <Field name="password" type="password" label={t(signInWords.password)} autoComplete="current-password"
              reveal={{ show: t(signInWords.showPassword), hide: t(signInWords.hidePassword) }}
              error={errors.find((error) => error.field === 'password')?.text} errorWord={t(frameWords.error)} />
            <Button>{t(signInWords.signIn)}</Button>
          </Form>
        </Panel>
        <p><a href={routes.welcome.to({})}>{t(w.forPatients)}</a></p>
      </>
    ),
  });
}

/** Why the provider's answer led back here: the address carries the code of the Reason and nothing else. */
function signOnErrors({ t, settings, query, portal }: Visit): FormError[] {
  const provider = portal.staffProvider?.name;
  const code = query.get('no');
  if (!provider || !isNoSignOn(code)) return [];
  const { text, next } = explain(t, settings, whyNoSignOn(code, provider), 'staff');
  return [{ text: [text, ...next].join(' ') }];
}

async function codeForm(visit: Visit<PendingStaffScope>, errors: FormError[]): Promise<Response> {
  const { t, portal, scope } = visit;
  const { passkey } = await waysOf(portal, scope);
  const hidden = { csrf: visit.csrf(), to: wayBack(visit) ?? '' };
  return visit.page({
    title: t(w.codeTitle),
    lead: t(w.codeLead),
    failed: errors.length > 0,
    status: errors.length > 0 ? 422 : 200,
    problem: <ErrorSummary title={t(frameWords.problem)} errors={errors} />,
    scripts: passkey ? ['passkey.js'] : [],
    body: (
      <>
        {passkey ? (
          <Panel>
            <Passkey act="use" options={passkey} failed={t(secondStepWords.passkeyFailed)} noScript={t(secondStepWords.passkeyNoScript)}>
              <Form action={routes.staffCode.to({})} hidden={hidden} label={t(secondStepWords.usePasskey)}>
                <PasskeyAnswer />
                <Button kind="secondary">{t(secondStepWords.usePasskey)}</Button>
              </Form>
            </Passkey>
          </Panel>
        ) : null}
        <Panel>
          <Form action={routes.staffCode.to({})} hidden={hidden}>
            <Field name="code" label={t(w.code)} hint={t(secondStepWords.codeHint)} autoComplete="one-time-code" width="md" spellCheck={false} autoCapitalize="characters"
              error={errors.find((error) => error.field === 'code')?.text} errorWord={t(frameWords.error)} />
            <Button>{t(signInWords.signIn)}</Button>
          </Form>
        </Panel>
        <p><a href={routes.staffSignIn.to({})}>{t(w.startAgain)}</a></p>
      </>
    ),
  });
}

function lockedPage(visit: Pick<Visit, 't' | 'settings' | 'page'>): Response {
  const { t, settings } = visit;
  return visit.page({
    title: t(signInWords.lockedTitle),
    status: 403,
    body: (
      <>
        <p>{t(signInWords.lockedText, { tries: settings['auth.lockout.maxFailures'] })}</p>
        <p>{t(w.lockedNext)}</p>
        <p><ButtonLink kind="secondary" href={routes.staffSignIn.to({})}>{t(w.startAgain)}</ButtonLink></p>
      </>
    ),
  });
}
