/**
 * The first setup of a portal that has nobody yet, behind a link that works once: the clinic and the first
 * administrator, then their authenticator app. Nothing is stored before both are right; in between the answers travel
 * sealed in the page. A link that is not open looks like a page that never was.
 */
import { finishSetup, openAnswers, sealAnswers, setupIsOpen } from '../../accounts/setup.ts';
import type { SetupAnswers } from '../../accounts/setup.ts';
import { leastStaffPassword, whyNotStaffPassword, whyNotStaffUsername } from '../../accounts/staff-rules.ts';
import { newTotpSecret, totpUri } from '../../accounts/totp.ts';
import { NotFound } from '../../kernel/reason.ts';
import { publicPage } from '../page.ts';
import { routes } from '../routes.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Panel, Section } from '../ui/card.tsx';
import { DefinitionGrid } from '../ui/definition-grid.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import type { FormError } from '../ui/error-summary.tsx';
import { Field } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { QrCode } from '../ui/qr-code.tsx';
import { Select } from '../ui/select.tsx';
import { Steps } from '../ui/steps.tsx';
import type { Visit } from '../visit.ts';
import { frameWords } from '../words/frame.ts';
import { explain } from '../words/reasons.ts';
import { setupWords as w } from '../words/setup.ts';
import { signInWords } from '../words/sign-in.ts';
import { staffSignInWords } from '../words/staff.ts';
import type { Entry } from '../words/words.ts';

export const setupPage = publicPage(routes.setup, {
  async get(visit) {
    await needOpenLink(visit);
    return firstPage(visit, [], { zone: visit.settings['office.zone'], hours: visit.settings['office.hours'] });
  },
  async post(visit) {
    await needOpenLink(visit);
    const sealed = visit.form.get('answers');
    return sealed === null ? answerFirst(visit) : answerSecond(visit, sealed);
  },
});

const tokenOf = (visit: Visit): string => visit.params.token ?? '';

async function needOpenLink(visit: Visit): Promise<void> {
  if (!(await setupIsOpen(visit.portal, visit.origin, tokenOf(visit)))) throw new NotFound();
}

type FieldName = 'clinic' | 'phone' | 'address' | 'hours' | 'zone' | 'name' | 'username' | 'password';
type Typed = Partial<Record<FieldName, string>>;

/** The texts of the first page, with the most characters of each. */
const texts: readonly { name: FieldName; label: Entry; most: number }[] = [
  { name: 'clinic', label: w.clinicName, most: 100 },
  { name: 'phone', label: w.clinicPhone, most: 40 },
  { name: 'address', label: w.clinicAddress, most: 200 },
  { name: 'hours', label: w.clinicHours, most: 120 },
  { name: 'name', label: w.name, most: 100 },
];

async function answerFirst(visit: Visit): Promise<Response> {
  const { form, portal } = visit;
  const typed = Object.fromEntries((['clinic', 'phone', 'address', 'hours', 'zone', 'name', 'username', 'password'] as const)
    .map((name) => [name, form.get(name) ?? ''])) as Record<FieldName, string>;
  const errors = errorsOf(visit, typed);
  if (errors.length > 0) return firstPage(visit, errors, typed);
  const trimmed = (name: FieldName): string => typed[name].trim();
  const answers: SetupAnswers = {
    clinic: { name: trimmed('clinic'), phone: trimmed('phone'), address: trimmed('address'), hours: trimmed('hours'), zone: typed.zone },
    username: trimmed('username'), name: trimmed('name'),
    passwordHash: await portal.passwords.hash(typed.password), totpSecret: newTotpSecret(),
  };
  return secondPage(visit, [], answers);
}

function errorsOf({ t, settings }: Visit, typed: Record<FieldName, string>): FormError[] {
  const errors: FormError[] = [];
  for (const { name, label, most } of texts) {
    if (!typed[name].trim()) errors.push({ field: name, text: t(w.missing, { label: t(label) }) });
    else if (typed[name].trim().length > most || /\p{Cc}/u.test(typed[name])) errors.push({ field: name, text: t(w.tooLong, { label: t(label), most }) });
  }
  if (!Intl.supportedValuesOf('timeZone').includes(typed.zone)) errors.push({ field: 'zone', text: t(w.unknownZone) });
  const whyName = whyNotStaffUsername(typed.username);
  if (whyName) errors.push({ field: 'username', text: explain(t, settings, whyName, 'patient').text });
  const whyPassword = whyNotStaffPassword(typed.password, typed.username, [typed.clinic, typed.name]);
  if (whyPassword) errors.push({ field: 'password', text: explain(t, settings, whyPassword, 'patient').text });
  return errors;
}

async function answerSecond(visit: Visit, sealed: string): Promise<Response> {
  const { t, portal, origin, form } = visit;
  const answers = openAnswers(portal, tokenOf(visit), sealed);
  if (!answers) return firstPage(visit, [], {});
  switch (await finishSetup(portal, origin, tokenOf(visit), answers, form.get('code') ?? '')) {
    case 'over': throw new NotFound();
    case 'wrongCode': return secondPage(visit, [{ field: 'code', text: t(w.codeWrong) }], answers);
    case 'done': return visit.page({
      title: t(w.done),
      body: (
        <>
          <p>{t(w.doneText, { username: answers.username })}</p>
          <p><ButtonLink href={routes.staffSignIn.to({})}>{t(signInWords.signIn)}</ButtonLink></p>
        </>
      ),
    });
  }
}

function firstPage(visit: Visit, errors: FormError[], typed: Typed): Response {
  const { t } = visit;
  const common = (name: FieldName) => ({
    name, value: typed[name], error: errors.find((error) => error.field === name)?.text, errorWord: t(frameWords.error),
  });
  return visit.page({
    ...frameOf(visit, errors), title: t(w.title), lead: t(w.lead),
    body: (
      <Form action={routes.setup.to({ token: tokenOf(visit) })}>
        <Steps current={1} total={2} text={t(w.step, { current: 1, total: 2 })} name={t(w.title)} />
        <Section title={t(w.clinic)}>
          <Field {...common('clinic')} label={t(w.clinicName)} autoComplete="organization" />
          <Field {...common('phone')} label={t(w.clinicPhone)} type="tel" width="lg" autoComplete="off" />
          <Field {...common('address')} label={t(w.clinicAddress)} autoComplete="off" />
          <Field {...common('hours')} label={t(w.clinicHours)} hint={t(w.hoursHint)} autoComplete="off" />
          <Select {...common('zone')} label={t(w.clinicZone)} options={Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, text: zone.replaceAll('_', ' ') }))} />
        </Section>
        <Section title={t(w.administrator)}>
          <Field {...common('name')} label={t(w.name)} autoComplete="name" />
          <Field {...common('username')} label={t(signInWords.username)} autoComplete="username" autoCapitalize="none" spellCheck={false} />
          <Field {...common('password')} value={undefined} type="password" label={t(signInWords.password)} hint={t(w.passwordHint, { least: leastStaffPassword })}
            autoComplete="new-password" reveal={{ show: t(signInWords.showPassword), hide: t(signInWords.hidePassword) }} />
        </Section>
        <Button>{t(frameWords.continue)}</Button>
      </Form>
    ),
  });
}

function secondPage(visit: Visit, errors: FormError[], answers: SetupAnswers): Response {
  const { t } = visit;
  const uri = totpUri(answers.clinic.name, answers.username, answers.totpSecret);
  return visit.page({
    ...frameOf(visit, errors), title: t(w.appTitle), lead: t(w.appLead),
    body: (
      <>
        <Steps current={2} total={2} text={t(w.step, { current: 2, total: 2 })} name={t(w.appTitle)} />
        <p>{t(w.appScan)}</p>
        <Panel>
          <QrCode text={uri} label={t(w.qr)} />
          <DefinitionGrid items={[
            { term: t(w.key), value: <code translate="no">{answers.totpSecret.match(/.{1,4}/g)!.join(' ')}</code>, wide: true },
            { term: t(w.account), value: answers.username },
          ]} />
        </Panel>
        <p>{t(w.appCode)}</p>
        <Form action={routes.setup.to({ token: tokenOf(visit) })} hidden={{ answers: sealAnswers(visit.portal, tokenOf(visit), answers) }}>
          <Field name="code" label={t(staffSignInWords.code)} autoComplete="one-time-code" inputMode="numeric" width="md" spellCheck={false}
            error={errors[0]?.text} errorWord={t(frameWords.error)} />
          <Button>{t(w.finish)}</Button>
        </Form>
      </>
    ),
  });
}

const frameOf = ({ t }: Visit, errors: FormError[]) => ({
  failed: errors.length > 0,
  status: errors.length > 0 ? 422 : 200,
  problem: <ErrorSummary title={t(frameWords.problem)} errors={errors} />,
});
