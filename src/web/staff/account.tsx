/** A member of staff's own sign-in (W1): password, authenticator app, passkeys, recovery codes. Each change asks for the password. */
import { factorsOf, ownerOf } from '../../accounts/factors.ts';
import { changeStaffPassword } from '../../accounts/staff-password.ts';
import { leastStaffPassword } from '../../accounts/staff-rules.ts';
import { confirmed, CurrentPassword } from '../account/current-password.tsx';
import { makeChange, makeRemove, showChange, showRemove } from '../account/factor-change.tsx';
import { Passkeys, RecoveryCodes, Ways } from '../account/factor-overview.tsx';
import type { StaffScope } from '../../access/scope.ts';
import { staffPage } from '../page.ts';
import { routes } from '../routes.ts';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { Panel, Section } from '../ui/card.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import type { FormError } from '../ui/error-summary.tsx';
import { Field } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { redirect } from '../visit.ts';
import type { Visit } from '../visit.ts';
import { frameWords } from '../words/frame.ts';
import { explain } from '../words/reasons.ts';
import { signInWords } from '../words/sign-in.ts';
import { staffFactorWords as w, twoStepWords } from '../words/two-step.ts';

const done = { added: twoStepWords.doneAdded, removed: twoStepWords.doneRemoved, password: w.doneChanged } as const;

export const staffAccountPage = staffPage(routes.staffAccount, undefined, {
  async get(visit) {
    const { t, scope, query } = visit;
    const factors = await factorsOf(scope, ownerOf(scope));
    const said = done[query.get('done') as keyof typeof done];
    return visit.page({
      title: t(w.account),
      lead: t(w.lead),
      body: (
        <>
          {said ? <Alert kind="success" word={t(frameWords.done)} role="status">{t(said)}</Alert> : null}
          <Section title={t(w.password)}>
            <p>{t(w.passwordText, { least: leastStaffPassword })}</p>
            <p><a href={routes.staffPassword.to({})}>{t(w.changePassword)}</a></p>
          </Section>
          <Ways visit={visit} factors={factors} />
          <Passkeys visit={visit} factors={factors} />
          <RecoveryCodes visit={visit} factors={factors} />
        </>
      ),
    });
  },
});

export const staffAccountChangePage = staffPage(routes.staffAccountChange, undefined, { confirms: true, get: showChange, post: makeChange });
export const staffAccountRemovePage = staffPage(routes.staffAccountRemove, undefined, { confirms: true, get: showRemove, post: makeRemove });

export const staffPasswordPage = staffPage(routes.staffPassword, undefined, {
  confirms: true,
  get: (visit) => passwordForm(visit, []),
  async post(visit) {
    const { t, settings, portal, scope, form } = visit;
    const password = confirmed(visit);
    const next = form.get('new-password') ?? '';
    const errors: FormError[] = 'errors' in password ? [...password.errors] : [];
    if (!next) errors.push({ text: t(w.newMissing), field: 'new-password' });
    if (errors.length > 0) return passwordForm(visit, errors);
    const why = await changeStaffPassword(portal, scope, next.slice(0, 1_024), visit.cookie('staff')!);
    if (why) return passwordForm(visit, [{ text: explain(t, settings, why, 'patient').text, field: 'new-password' }]);
    return redirect(routes.staffAccount.to({}, { done: 'password' }));
  },
});

function passwordForm(visit: Visit<StaffScope>, errors: readonly FormError[]): Response {
  const { t } = visit;
  return visit.page({
    title: t(w.changePassword),
    back: { href: routes.staffAccount.to({}), text: t(w.account) },
    failed: errors.length > 0,
    status: errors.length > 0 ? 422 : 200,
    problem: <ErrorSummary title={t(frameWords.problem)} errors={[...errors]} />,
    body: (
      <Panel>
        <Form action={routes.staffPassword.to({})} hidden={{ csrf: visit.csrf() }}>
          <CurrentPassword t={t} errors={errors} />
          <Field name="new-password" type="password" label={t(w.newPassword)} hint={t(w.newHint, { least: leastStaffPassword })} autoComplete="new-password"
            reveal={{ show: t(signInWords.showPassword), hide: t(signInWords.hidePassword) }}
            error={errors.find((error) => error.field === 'new-password')?.text} errorWord={t(frameWords.error)} />
          <Button>{t(w.changePassword)}</Button>
        </Form>
      </Panel>
    ),
  });
}
