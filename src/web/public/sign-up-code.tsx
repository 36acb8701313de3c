/** What the first step of signing up shows: the form for code and identity, and the answers to what was sent. */
import { hours } from '../../kernel/clock.ts';
import type { IdentityField } from '../../accounts/identity-rules.ts';
import { BirthDate } from '../birth-date.tsx';
import type { TypedBirthDate } from '../birth-date.tsx';
import { routes } from '../routes.ts';
import { Alert } from '../ui/alert.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Card, Panel } from '../ui/card.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import type { FormError } from '../ui/error-summary.tsx';
import { Field } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import type { Visit } from '../visit.ts';
import { frameWords } from '../words/frame.ts';
import { signInWords } from '../words/sign-in.ts';
import { signUpWords as w } from '../words/sign-up.ts';
import { errorOf, StepsOf } from './sign-up-frame.tsx';

export interface TypedCode {
  readonly code: string;
  readonly birthDate: TypedBirthDate;
  readonly facts: Readonly<Partial<Record<IdentityField, string>>>;
  readonly errors: readonly FormError[];
}

interface CodeFormOptions {
  typed?: TypedCode;
  /** Where a sign-up that is under way goes on. */
  onward?: string;
  note?: 'ended' | 'declined';
  /** Nothing matched: how to get a new code. */
  noMatch?: boolean;
}

export function codeForm(visit: Visit, { typed, onward, note, noMatch }: CodeFormOptions): Response {
  const { t, settings } = visit;
  const errors = noMatch ? [{ text: t(w.noMatchTitle), field: 'code' }] : (typed?.errors ?? []);
  return visit.page({
    title: t(w.title),
    lead: t(w.lead),
    failed: errors.length > 0,
    status: errors.length > 0 ? 422 : 200,
    problem: <ErrorSummary title={t(frameWords.problem)} errors={[...errors]} />,
    back: { href: routes.welcome.to({}), text: t(signInWords.signIn) },
    aside: <WhereIsMyCode visit={visit} />,
    body: (
      <>
        <StepsOf visit={visit} step={1} name={t(w.stepCode)} />
        {note ? <Alert kind="info" word={t(frameWords.information)} title={t(w[note])}>{t(w[`${note}Text`])}</Alert> : null}
        {onward ? (
          <Alert kind="success" word={t(frameWords.done)} title={t(w.accepted)}>
            {t(w.acceptedText)} <a href={onward}>{t(w.goOn)}</a>
          </Alert>
        ) : null}
        {noMatch ? <NoMatch visit={visit} /> : null}
        <Panel>
          <Form action={routes.signUp.to({})}>
            <Field name="code" label={t(w.code)} hint={t(w.codeHint)} value={typed?.code} autoComplete="off" autoCapitalize="characters" spellCheck={false}
              inputMode="text" error={errorOf(errors, 'code')} errorWord={t(frameWords.error)} />
            {settings['enrol.verify'].map((field) => <Fact key={field} visit={visit} field={field} typed={typed} errors={errors} />)}
            <Button>{t(frameWords.continue)}</Button>
          </Form>
        </Panel>
      </>
    ),
  });
}

const facts = {
  zip: { label: w.zip, hint: w.zipHint, autoComplete: 'postal-code', inputMode: 'numeric', width: 'sm' },
  phone: { label: w.phone, hint: w.phoneHint, autoComplete: 'tel', inputMode: 'tel', width: 'lg' },
  email: { label: w.emailKnown, hint: undefined, autoComplete: 'email', inputMode: 'email', width: 'xl' },
  mrn: { label: w.mrn, hint: w.mrnHint, autoComplete: 'off', inputMode: 'text', width: 'lg' },
} as const;

function Fact({ visit: { t }, field, typed, errors }: { visit: Visit; field: IdentityField; typed?: TypedCode; errors: readonly FormError[] }) {
  if (field === 'dob') {
    const error = errors.find((one) => one.field?.startsWith('birth-'))?.text;
    return <BirthDate t={t} name="birth" label={t(w.birthDate)} hint={t(w.birthDateHint)} value={typed?.birthDate} error={error} />;
  }
  const { label, hint, autoComplete, inputMode, width } = facts[field];
  return (
    <Field name={field} label={t(label)} hint={hint && t(hint)} value={typed?.facts[field]} autoComplete={autoComplete} inputMode={inputMode} width={width}
      autoCapitalize="none" spellCheck={false} error={errorOf(errors, field)} errorWord={t(frameWords.error)} />
  );
}

function WhereIsMyCode({ visit: { t, settings } }: { visit: Visit }) {
  return (
    <Card title={t(w.whereTitle)} links={[
      { href: routes.noCode.to({}), text: t(w.noCode) },
      { href: routes.welcome.to({}), text: t(w.haveAccount) },
    ]}>
      <p>{t(w.whereText, { days: settings['enrol.code.ttlDays'] })}</p>
    </Card>
  );
}

/** One answer for an unknown, used, expired or revoked code and for a wrong identity. */
export const noMatchPage = (visit: Visit, typed: TypedCode): Response => codeForm(visit, { typed, noMatch: true });

function NoMatch({ visit: { t, settings } }: { visit: Visit }) {
  return (
    <Alert kind="info" word={t(frameWords.information)} title={t(frameWords.whatYouCanDo)}>
      <ul>
        <li>{t(w.noMatchCheck)}</li>
        <li>{t(w.noMatchLife, { days: settings['enrol.code.ttlDays'] })}</li>
        <li>{t(w.noMatchOffice, { phone: settings['office.phone'], hours: settings['office.hours'] })}</li>
        <li>{t.rich(w.noMatchMail, { email: settings['support.email'], mail: (email) => <a href={`mailto:${settings['support.email']}`}>{email}</a> })}</li>
        <li><a href={routes.contact.to({})}>{t(w.contactForm)}</a></li>
        <li><a href={routes.welcome.to({})}>{t(w.haveAccount)}</a></li>
      </ul>
    </Alert>
  );
}

export function tooManyPage(visit: Visit): Response {
  const { t, settings } = visit;
  return visit.page({
    title: t(w.tooManyTitle),
    status: 429,
    headers: new Headers({ 'retry-after': String(hours(1) / 1000) }),
    body: (
      <>
        <p>{t(w.tooManyText)}</p>
        <p>{t(w.noMatchOffice, { phone: settings['office.phone'], hours: settings['office.hours'] })}</p>
      </>
    ),
  });
}

export function hasAccountPage(visit: Visit): Response {
  const { t } = visit;
  return visit.page({
    title: t(w.hasAccountTitle),
    status: 409,
    body: (
      <>
        <p>{t(w.hasAccountText)}</p>
        <p><ButtonLink href={routes.welcome.to({})}>{t(signInWords.signIn)}</ButtonLink></p>
        <ul className="pt-links">
          <li><a href={routes.forgotUsername.to({})}>{t(signInWords.forgotUsername)}</a></li>
          <li><a href={routes.forgotPassword.to({})}>{t(signInWords.forgotPassword)}</a></li>
        </ul>
      </>
    ),
  });
}

export function signedInPage(visit: Visit, name: string, status: 200 | 409): Response {
  const { t } = visit;
  return visit.page({
    title: t(w.signedInTitle),
    status,
    body: (
      <>
        <p>{t(w.signedInText, { name })}</p>
        <Form action={routes.signOut.to({})} inline><Button kind="secondary">{t(frameWords.signOut)}</Button></Form>
        <p><a href={routes.home.to({})}>{t(w.toHome)}</a></p>
      </>
    ),
  });
}
