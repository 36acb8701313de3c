/**
 * The page between the password and the portal, for persons (S21, S22): a code, a passkey, or a mailed code if the
 * person chose that. It refuses in the same words whatever kind of code was wrong.
 */
import type { PendingPersonScope } from '../../access/scope.ts';
import { mailedCodeLife, trustLife } from '../../accounts/factor-rules.ts';
import { deviceLife } from '../../accounts/known-devices.ts';
import { giveFactor, sendMailedCode, waysOf } from '../../accounts/second-step.ts';
import { localPath } from '../local-path.ts';
import { pendingPersonPage } from '../page.ts';
import { routes } from '../routes.ts';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { Panel } from '../ui/card.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import type { FormError } from '../ui/error-summary.tsx';
import { Field } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { Passkey, PasskeyAnswer } from '../ui/passkey.tsx';
import { redirect, setCookie } from '../visit.ts';
import type { Visit } from '../visit.ts';
import { frameWords } from '../words/frame.ts';
import { signInWords } from '../words/sign-in.ts';
import { secondStepWords as w } from '../words/two-step.ts';
import { lockedPage } from './locked.tsx';

type Page = Visit<PendingPersonScope>;

const trustDays = trustLife / 86_400_000;

export const signInCodePage = pendingPersonPage(routes.signInCode, {
  get: (visit) => (visit.scope.mustEnrol ? redirect(routes.signInSetUp.to({}, { to: onward(visit) })) : page(visit, [])),
  async post(visit) {
    const { t, form, portal, scope } = visit;
    if (scope.mustEnrol) return redirect(routes.signInSetUp.to({}, { to: onward(visit) }));
    if (form.get('send') === 'mail') {
      await sendMailedCode(portal, scope);
      return page(visit, [], true);
    }
    const code = form.get('code') ?? '';
    const passkey = form.get('passkey') ?? '';
    if (!code.trim() && !passkey) return page(visit, [{ text: t(w.codeMissing), field: 'code' }]);
    const trust = form.get('trust') === 'yes' ? { cookie: visit.cookie('trusted') } : undefined;
    const answer = await giveFactor(portal, scope, visit.cookie('session')!, passkey ? { passkey } : { code }, { userAgent: visit.userAgent, device: visit.cookie('device'), ...(trust && { trust }) });
    if ('why' in answer) {
      if (answer.why.code === 'signIn.locked') return lockedPage(visit);
      const left = 'left' in answer.why.facts ? answer.why.facts.left : 0;
      return page(visit, [{ text: t(passkey ? w.passkeyFailed : w.wrong), field: passkey ? undefined : 'code' }, { text: t(signInWords.left, { left }) }]);
    }
    const headers = new Headers();
    setCookie(headers, 'session', answer.token, visit.secure);
    if (answer.mustEnrol) return redirect(routes.signInSetUp.to({}), headers);
    setCookie(headers, 'device', answer.device, visit.secure, deviceLife / 1000);
    if (answer.trusted) setCookie(headers, 'trusted', answer.trusted, visit.secure, trustLife / 1000);
    return redirect(onward(visit) ?? routes.home.to({}), headers);
  },
});

export const onward = (visit: Pick<Visit, 'form' | 'query'>): string | undefined => localPath(visit.form.get('to') ?? visit.query.get('to'));

async function page(visit: Page, errors: readonly FormError[], mailSent = false): Promise<Response> {
  const { t, portal, scope, settings } = visit;
  const { app, mailed, passkey } = await waysOf(portal, scope);
  const hidden = { csrf: visit.csrf(), to: onward(visit) ?? '' };
  const action = routes.signInCode.to({});
  const trust = <Checkbox name="trust" label={t(w.trust, { days: trustDays })} hint={t(w.trustHint)} checked={visit.form.get('trust') === 'yes'} />;
  return visit.page({
    title: t(w.title),
    lead: t(app ? w.leadApp : mailed && !passkey ? w.leadMail : w.leadPasskey),
    failed: errors.length > 0,
    status: errors.length > 0 ? 422 : 200,
    problem: <ErrorSummary title={t(frameWords.problem)} errors={[...errors]} />,
    scripts: passkey ? ['passkey.js'] : [],
    body: (
      <>
        {mailSent ? <Alert kind="info" word={t(frameWords.information)} role="status">{t(w.mailSent, { minutes: mailedCodeLife / 60_000 })}</Alert> : null}
        {passkey ? (
          <Panel>
            <Passkey act="use" options={passkey} failed={t(w.passkeyFailed)} noScript={t(w.passkeyNoScript)}>
              <Form action={action} hidden={hidden} label={t(w.usePasskey)}>
                <PasskeyAnswer />
                <Button kind={app || mailed ? 'secondary' : 'primary'}>{t(w.usePasskey)}</Button>
              </Form>
            </Passkey>
          </Panel>
        ) : null}
        <Panel>
          <Form action={action} hidden={hidden}>
            <Field name="code" label={t(w.code)} hint={t(w.codeHint)} autoComplete="one-time-code" width="md" spellCheck={false} autoCapitalize="characters"
              error={errors.find((error) => error.field === 'code')?.text} errorWord={t(frameWords.error)} />
            {trust}
            <Button kind={passkey && !app && !mailed ? 'secondary' : 'primary'}>{t(signInWords.signIn)}</Button>
          </Form>
          {mailed ? (
            <Form action={action} hidden={{ ...hidden, send: 'mail' }}>
              <Button kind="secondary">{t(w.mail)}</Button>
            </Form>
          ) : null}
        </Panel>
        <p>{t(w.lost, { phone: settings['office.phone'], hours: settings['office.hours'] })}</p>
        <p><a href={routes.signIn.to({})}>{t(w.startAgain)}</a></p>
      </>
    ),
  });
}
