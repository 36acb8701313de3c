/**
 * The two doors to a new password (S5, W4): the link of a mail and the code of the office. Opening the link with GET
 * uses nothing up, since scanners of mails open links; the button does. What it opens lives in a cookie, and the
 * address with the secret is passed on to nobody.
 */
import { openByCode, openByLink } from '../../accounts/recovery.ts';
import { publicPage } from '../page.ts';
import { routes } from '../routes.ts';
import { signedInAs } from '../signed-in.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Panel, Section } from '../ui/card.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Field } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { redirect, setCookie } from '../visit.ts';
import type { Visit } from '../visit.ts';
import { frameWords } from '../words/frame.ts';
import { recoveryWords as w } from '../words/recovery.ts';
import { signInWords } from '../words/sign-in.ts';
import { tooManyAsked } from './forgot-password.tsx';
import { lockedPage } from './locked.tsx';
import { OfficeRoute } from './office-route.tsx';
import { signedInPage } from './sign-up-code.tsx';

/** The origin alone and never the path. Without any referrer, older browsers would hide where the form comes from, too. */
const toNobody = (): Headers => new Headers({ 'referrer-policy': 'strict-origin' });

export const openRecoveryPage = publicPage(routes.openRecovery, {
  get: ({ t, params, page }) => page({
    title: t(w.newTitle),
    lead: t(w.openLead),
    headers: toNobody(),
    body: <Panel><Form action={routes.openRecovery.to({ token: params.token! })}><Button>{t(frameWords.continue)}</Button></Form></Panel>,
  }),

  async post(visit) {
    const name = await signedInAs(visit);
    if (name) return signedInPage(visit, name, 409);
    const opened = await openByLink(visit.portal, visit.origin, visit.params.token!);
    if ('token' in opened) return goOn(visit, opened.token);
    return opened.why.code === 'signIn.locked' ? lockedPage(visit) : overPage(visit);
  },
});

export const resetCodePage = publicPage(routes.resetCode, {
  get: (visit) => codePage(visit),

  async post(visit) {
    const name = await signedInAs(visit);
    if (name) return signedInPage(visit, name, 409);
    const code = (visit.form.get('code') ?? '').trim().slice(0, 200);
    if (!code) return codePage(visit, visit.t(w.codeMissing));
    const opened = await openByCode(visit.portal, visit.origin, code);
    if ('token' in opened) return goOn(visit, opened.token);
    return opened.why.code === 'tries.tooMany' ? tooManyAsked(visit) : codePage(visit, visit.t(w.codeWrong), code);
  },
});

function goOn(visit: Visit, token: string): Response {
  const headers = toNobody();
  setCookie(headers, 'recovery', token, visit.secure);
  return redirect(routes.newPassword.to({}), headers);
}

function codePage(visit: Visit, error?: string, code?: string): Response {
  const { t } = visit;
  return visit.page({
    title: t(w.codeTitle),
    lead: t(w.codeLead),
    back: { href: routes.forgotPassword.to({}), text: t(frameWords.back) },
    failed: error !== undefined,
    status: error ? 422 : 200,
    problem: <ErrorSummary title={t(frameWords.problem)} errors={error ? [{ text: error, field: 'code' }] : []} />,
    body: (
      <Panel>
        <Form action={routes.resetCode.to({})}>
          <Field name="code" label={t(w.code)} hint={t(w.codeHint)} value={code} autoComplete="off" autoCapitalize="characters" spellCheck={false}
            error={error} errorWord={t(frameWords.error)} />
          <Button>{t(frameWords.continue)}</Button>
        </Form>
      </Panel>
    ),
  });
}

/** A link that was used, is too old, was replaced or never was: the same page. */
export function overPage(visit: Visit): Response {
  const { t } = visit;
  return visit.page({
    title: t(w.overTitle),
    lead: t(w.overText),
    status: 410,
    headers: toNobody(),
    back: { href: routes.welcome.to({}), text: t(signInWords.signIn) },
    body: (
      <>
        <p><ButtonLink href={routes.forgotPassword.to({})}>{t(w.askAgain)}</ButtonLink></p>
        <Section title={t(w.officeTitle)}><OfficeRoute visit={visit} /></Section>
      </>
    ),
  });
}
