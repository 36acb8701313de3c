/** What stands on the Notifications page: the address and its state, the form to change it, what we write about. */
import type { HolderScope } from '../../access/scope.ts';
import type { NoRecoveryTo } from '../../accounts/address-rules.ts';
import type { OwnContact } from '../../accounts/own-contact.ts';
import { noticeKinds } from '../../notices/choices.ts';
import type { NoticeChoices } from '../../notices/choices.ts';
import { sayInstant } from '../dates.ts';
import { routes } from '../routes.ts';
import { Alert } from '../ui/alert.tsx';
import { Button, ButtonRow } from '../ui/button.tsx';
import { Panel, Section } from '../ui/card.tsx';
import { Checkboxes } from '../ui/checkbox.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import type { FormError } from '../ui/error-summary.tsx';
import { Field } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { SummaryList } from '../ui/summary-list.tsx';
import { Why } from '../ui/why.tsx';
import type { Visit } from '../visit.ts';
import { frameWords } from '../words/frame.ts';
import { notificationWords as w } from '../words/notifications.ts';
import { preferenceWords } from '../words/preferences.ts';
import { explain } from '../words/reasons.ts';
import { CurrentPassword } from './current-password.tsx';
import { errorOf } from './preference-form.tsx';

type Page = Visit<HolderScope>;

export function notificationsBody(visit: Page, contact: OwnContact, choices: NoticeChoices, errors: readonly FormError[]): Response {
  const { t } = visit;
  return visit.page({
    title: t(w.title),
    lead: t(w.lead),
    section: routes.preferences,
    back: { href: routes.preferences.to({}), text: t(preferenceWords.back) },
    failed: errors.length > 0,
    status: errors.length > 0 ? 422 : 200,
    problem: <ErrorSummary title={t(frameWords.problem)} errors={[...errors]} />,
    body: (
      <>
        <Done visit={visit} />
        <Address visit={visit} contact={contact} />
        <ChangeForm visit={visit} errors={errors} />
        <Kinds visit={visit} choices={choices} />
      </>
    ),
  });
}

const doneWords = { email: w.doneEmail, kinds: w.doneKinds, trial: w.doneTest, confirm: w.doneConfirm } as const;

function Done({ visit: { t, query } }: { visit: Page }) {
  const done = query.get('done') ?? '';
  if (!Object.hasOwn(doneWords, done)) return null;
  return <Alert kind="success" word={t(frameWords.done)} role="status">{t(doneWords[done as keyof typeof doneWords])}</Alert>;
}

function Address({ visit, contact: { email, confirmedAt, whyNoRecovery, lastMail } }: { visit: Page; contact: OwnContact }) {
  const { t, settings } = visit;
  const say = (at: Date): string => sayInstant(t.language, at, settings['office.zone']);
  const last = lastMail && { sent: w.lastSent, failed: w.lastFailed, onItsWay: w.lastOnItsWay }[lastMail.state];
  return (
    <Section title={t(w.addressTitle)}>
      <SummaryList rows={[
        { label: t(w.current), value: <span className="pt-address">{email}</span> },
        { label: t(w.state), value: confirmedAt ? t(w.confirmedOn, { at: say(confirmedAt) }) : t(w.notConfirmed) },
        ...(whyNoRecovery ? [{ label: t(w.recovery), value: <NoRecovery visit={visit} why={whyNoRecovery} /> }] : []),
        { label: t(w.last), value: last ? t(last, { at: say(lastMail.at) }) : t(w.lastNone) },
      ]} />
      <p>{t(w.noMail)}</p>
      <Form action={routes.notifications.to({})} hidden={{ csrf: visit.csrf() }} label={t(w.addressTitle)}>
        <ButtonRow>
          <Button kind="secondary" name="do" value="trial">{t(w.sendTest)}</Button>
          {confirmedAt ? null : <Button kind="secondary" name="do" value="confirm">{t(w.sendConfirm)}</Button>}
        </ButtonRow>
      </Form>
    </Section>
  );
}

/** The Why of an address that opens no way back in yet, and until when. */
function NoRecovery({ visit: { t, settings }, why }: { visit: Page; why: NoRecoveryTo }) {
  const { text, next } = explain(t, settings, why, 'patient');
  return (
    <>
      {why.until ? t(w.notBefore, { at: sayInstant(t.language, why.until, settings['office.zone']) }) : t(w.notNow)}
      <Why summary={t(frameWords.why)} about={t(w.whyAbout)} text={text} nextTitle={t(frameWords.whatYouCanDo)} next={[t(w.useLink), ...next]} />
    </>
  );
}

function ChangeForm({ visit, errors }: { visit: Page; errors: readonly FormError[] }) {
  const { t, form } = visit;
  const email = (name: 'email' | 'again') => ({
    name, type: 'email' as const, value: form.get(name) ?? undefined, inputMode: 'email' as const, autoCapitalize: 'none' as const, spellCheck: false,
    error: errorOf(errors, name), errorWord: t(frameWords.error),
  });
  return (
    <Section title={t(w.changeTitle)}>
      <Panel>
        <Form action={routes.notifications.to({})} hidden={{ csrf: visit.csrf() }} label={t(w.changeTitle)}>
          <p>{t(w.changeLead)}</p>
          <Field label={t(w.email)} autoComplete="email" {...email('email')} />
          <Field label={t(w.again)} autoComplete="email" {...email('again')} />
          <CurrentPassword t={t} errors={errors} />
          <Button>{t(w.save)}</Button>
        </Form>
      </Panel>
    </Section>
  );
}

function Kinds({ visit, choices }: { visit: Page; choices: NoticeChoices }) {
  const { t } = visit;
  return (
    <Section title={t(w.kindsTitle)}>
      <p>{t(w.always)}</p>
      <Form action={routes.notifications.to({})} hidden={{ csrf: visit.csrf(), do: 'kinds' }} label={t(w.kindsTitle)}>
        <Checkboxes name="kind" label={t(w.kinds)} hint={t(w.stillThere)} values={noticeKinds.filter((kind) => choices[kind])}
          options={noticeKinds.map((kind) => ({ value: kind, text: t(w[kind]) }))} />
        <Button kind="secondary">{t(w.saveKinds)}</Button>
      </Form>
    </Section>
  );
}
