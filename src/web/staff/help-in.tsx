/** The forms for a patient who cannot get in (W4, W5, S21): a link or a code, the username, another address, the second step. Each asks how it was checked who it is. */
import { patientHasFactor } from '../../accounts/reset-factors.ts';
import { whyNoRecoveryTo } from '../../accounts/address-rules.ts';
import { routes } from '../routes.ts';
import { Button, ButtonRow } from '../ui/button.tsx';
import { Panel, Section } from '../ui/card.tsx';
import { Field } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { TextArea } from '../ui/textarea.tsx';
import { frameWords } from '../words/frame.ts';
import { helpInWords as w } from '../words/help-in.ts';
import { explain } from '../words/reasons.ts';
import { resetWords } from '../words/two-step.ts';
import type { ScreenPart } from './account-screen.tsx';
import { Comment, commentOf, DraftOf } from './code-forms.tsx';
import { deskWords } from '../words/desk.ts';
import { IdentityCheckField } from './issue-form.tsx';

export async function HelpIn(part: ScreenPart) {
  if (part.known.account?.status !== 'active') return null;
  return (
    <>
      {await ResetForm(part)}
      <AddressForm {...part} />
      {await TwoStepForm(part)}
    </>
  );
}

async function ResetForm(part: ScreenPart) {
  const { visit, known: { account, patient, status } } = part;
  const { t, settings } = visit;
  const comment = await commentOf(part, 'unlock');
  const why = whyNoRecoveryTo({ confirmedAt: account!.emailConfirmedAt, heldUntil: account!.emailHeldUntil }, visit.now);
  return (
    <Section title={t(w.title)}>
      <Panel>
        <p>{t(status === 'locked' ? w.lockedText : w.text)} {t(w.life, { hours: settings['staff.reset.ttlHours'] })}</p>
        <p>{why ? explain(t, settings, why, 'staff').text : t(w.mailTo, { email: account!.email })}</p>
        <DraftOf part={part} form="unlock">
          <Form action={routes.unlock.to({ id: patient.recordId })} hidden={{ csrf: visit.csrf() }}>
            <Check part={part} form="unlock" />
            <Comment part={part} form="unlock" label={deskWords.comment} value={comment} optional />
            <ButtonRow>
              {why ? null : <Button name="way" value="mail">{t(w.mail)}</Button>}
              <Button kind={why ? 'primary' : 'secondary'} name="way" value="code">{t(w.code)}</Button>
              <Button kind="secondary" formAction={routes.tellUsername.to({ id: patient.recordId })}>{t(w.showName)}</Button>
            </ButtonRow>
          </Form>
        </DraftOf>
      </Panel>
    </Section>
  );
}

function AddressForm(part: ScreenPart) {
  const { visit, known: { patient }, errors, typed } = part;
  const { t } = visit;
  const error = errors.find((one) => one.field === 'address')?.text;
  return (
    <Section title={t(w.addressTitle)}>
      <Panel>
        <p>{t(w.addressText)}</p>
        <Form action={routes.correctAddress.to({ id: patient.recordId })} hidden={{ csrf: visit.csrf() }}>
          <Check part={part} form="address" />
          <Field name="address" type="email" label={t(w.address)} value={typed?.get('address') ?? undefined} autoComplete="off" inputMode="email" autoCapitalize="none"
            spellCheck={false} error={error} errorWord={t(frameWords.error)} />
          <Button kind="secondary">{t(w.saveAddress)}</Button>
        </Form>
      </Panel>
    </Section>
  );
}

/** Only where there is a second step to reset. */
async function TwoStepForm(part: ScreenPart) {
  const { visit, known: { account, patient }, errors, typed } = part;
  const { t, portal, scope } = visit;
  if (!(await patientHasFactor(portal, scope, account!.id))) return null;
  return (
    <Section title={t(resetWords.title)}>
      <Panel>
        <p>{t(resetWords.text)}</p>
        <Form action={routes.resetTwoStep.to({ id: patient.recordId })} hidden={{ csrf: visit.csrf() }}>
          <Check part={part} form="two-step" />
          <TextArea name="comment" id="two-step-comment" label={t(deskWords.reason)} hint={t(deskWords.reasonHint)} rows={3}
            value={errors.some((error) => error.field?.startsWith('two-step-')) ? (typed?.get('comment') ?? '') : ''}
            error={errors.find((error) => error.field === 'two-step-comment')?.text} errorWord={t(frameWords.error)} />
          <Button kind="danger">{t(resetWords.button)}</Button>
        </Form>
      </Panel>
    </Section>
  );
}

function Check({ part: { visit: { t }, errors }, form }: { part: ScreenPart; form: string }) {
  return <IdentityCheckField t={t} form={form} error={errors.find((error) => error.field === `${form}-check`)?.text} />;
}
