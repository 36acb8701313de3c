/** Forgot username: who one is, and always the same answer after the same time (S8, S9, A-019). The name is mailed, never shown. */
import { dayAt } from '../../accounts/access-code-rules.ts';
import { recoverUsername } from '../../accounts/recover-username.ts';
import { BirthDate, birthDateError, readBirthDate } from '../birth-date.tsx';
import type { TypedBirthDate } from '../birth-date.tsx';
import { inEvenTime } from '../even-time.ts';
import { publicPage } from '../page.ts';
import { routes } from '../routes.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Panel, Section } from '../ui/card.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import type { FormError } from '../ui/error-summary.tsx';
import { Field } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { redirect } from '../visit.ts';
import type { Visit } from '../visit.ts';
import { frameWords } from '../words/frame.ts';
import { recoveryWords as w } from '../words/recovery.ts';
import { signInWords } from '../words/sign-in.ts';
import { forgotWords, signUpWords } from '../words/sign-up.ts';
import { tooManyAsked } from './forgot-password.tsx';
import { OfficeRoute } from './office-route.tsx';
import { errorOf } from './sign-up-frame.tsx';

interface Typed {
  readonly family: string;
  readonly birthDate: TypedBirthDate;
  readonly place: string;
  readonly errors: readonly FormError[];
}

export const forgotUsernamePage = publicPage(routes.forgotUsername, {
  get: (visit) => (visit.query.get('asked') ? sentPage(visit) : askPage(visit)),

  async post(visit) {
    const typed = read(visit);
    const { family, birthDate, place } = typed;
    if (typed.errors.length > 0 || !birthDate.date) return askPage(visit, typed);
    const tooMany = await inEvenTime(() => recoverUsername(visit.portal, visit.origin, { family, place, birthDate: birthDate.date! }));
    return tooMany ? tooManyAsked(visit) : redirect(routes.forgotUsername.to({}, { asked: 'yes' }));
  },
});

function read({ t, form, now, settings }: Visit): Typed {
  const family = (form.get('family') ?? '').trim().slice(0, 100);
  const place = (form.get('place') ?? '').trim().slice(0, 254);
  const birthDate = readBirthDate(form, 'birth', dayAt(now, settings['office.zone']));
  return {
    family, place, birthDate,
    errors: [
      ...(family ? [] : [{ text: t(w.lastNameMissing), field: 'family' }]),
      ...birthDateError(t, 'birth', birthDate),
      ...(place ? [] : [{ text: t(w.placeMissing), field: 'place' }]),
    ],
  };
}

function askPage(visit: Visit, typed?: Typed): Response {
  const { t } = visit;
  const errors = typed?.errors ?? [];
  return visit.page({
    title: t(forgotWords.usernameTitle),
    lead: t(w.nameLead),
    back: { href: routes.welcome.to({}), text: t(signInWords.signIn) },
    failed: errors.length > 0,
    status: errors.length > 0 ? 422 : 200,
    problem: <ErrorSummary title={t(frameWords.problem)} errors={[...errors]} />,
    body: (
      <>
        <Panel>
          <Form action={routes.forgotUsername.to({})}>
            <Field name="family" label={t(w.lastName)} value={typed?.family} autoComplete="family-name" error={errorOf(errors, 'family')} errorWord={t(frameWords.error)} />
            <BirthDate t={t} name="birth" label={t(w.birthDate)} hint={t(signUpWords.birthDateHint)} value={typed?.birthDate}
              error={errors.find(({ field }) => field?.startsWith('birth-'))?.text} />
            <Field name="place" label={t(w.place)} hint={t(w.placeHint)} value={typed?.place} autoComplete="off" autoCapitalize="none" spellCheck={false}
              error={errorOf(errors, 'place')} errorWord={t(frameWords.error)} />
            <Button>{t(w.send)}</Button>
          </Form>
        </Panel>
        <Section title={t(w.officeTitle)}><OfficeRoute visit={visit} /></Section>
      </>
    ),
  });
}

function sentPage(visit: Visit): Response {
  const { t } = visit;
  return visit.page({
    title: t(w.askedTitle),
    lead: t(w.sentText),
    back: { href: routes.forgotUsername.to({}), text: t(frameWords.back) },
    body: (
      <>
        <Section title={t(w.officeTitle)}>
          <p>{t(w.askedNone)}</p>
          <OfficeRoute visit={visit} />
        </Section>
        <p><ButtonLink kind="secondary" href={routes.welcome.to({})}>{t(forgotWords.backToSignIn)}</ButtonLink></p>
      </>
    ),
  });
}
