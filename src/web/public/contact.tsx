/**
 * The contact form before sign-in (T19, E2): name, birth date, topic, how to reach somebody, and no room for health. It
 * says the same to everybody and looks nothing up.
 */
import { dayAt } from '../../accounts/access-code-rules.ts';
import { askAsVisitor } from '../../tickets/ask.ts';
import { longest, visitorTopics } from '../../tickets/ticket-rules.ts';
import { BirthDate, birthDateError, readBirthDate } from '../birth-date.tsx';
import type { TypedBirthDate } from '../birth-date.tsx';
import { publicPage } from '../page.ts';
import { routes } from '../routes.ts';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { Panel } from '../ui/card.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import type { FormError } from '../ui/error-summary.tsx';
import { Field } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { Radios } from '../ui/radios.tsx';
import type { Visit } from '../visit.ts';
import { frameWords } from '../words/frame.ts';
import { explain } from '../words/reasons.ts';
import { signInWords } from '../words/sign-in.ts';
import { contactWords as w, topicWords } from '../words/tickets.ts';

export const contactPage = publicPage(routes.contact, {
  get: (visit) => contactForm(visit, []),
  async post(visit) {
    const { t, form, settings, portal, origin } = visit;
    const birthDate = readBirthDate(form, 'birth', dayAt(visit.now, settings['office.zone']));
    const name = (form.get('name') ?? '').trim();
    const reach = (form.get('reach') ?? '').trim();
    const topic = topicsOf(visit).find((one) => one === form.get('topic'));
    const errors: FormError[] = [];
    if (!name || name.length > longest.name) errors.push({ text: t(w.nameMissing), field: 'name' });
    if (birthDate.empty) errors.push({ text: t(w.birthDateMissing), field: 'birth-month' });
    else errors.push(...birthDateError(t, 'birth', birthDate));
    if (!topic) errors.push({ text: t(w.topicMissing), field: 'topic' });
    if (!canReach(reach)) errors.push({ text: t(w.reachMissing), field: 'reach' });
    if (!topic || errors.length > 0) return contactForm(visit, errors, birthDate);
    const tooMany = await askAsVisitor(portal, origin, { topic, name, birthDate: birthDate.date!, reach, language: t.language });
    return tooMany ? tooManyPage(visit, explain(t, settings, tooMany, 'patient')) : sentPage(visit);
  },
});

/** A request for a code only where the organization wants them (E2). */
const topicsOf = ({ settings }: Visit) => visitorTopics.filter((topic) => topic !== 'code' || settings['enrol.selfRequest'] === 'ticket');

/** Seven digits or an address: nothing is sent there by the portal. */
const canReach = (text: string): boolean => text.length <= longest.reach && !/[\p{Cc}]/u.test(text) && (text.replace(/\D/g, '').length >= 7 || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text));

function contactForm(visit: Visit, errors: readonly FormError[], birthDate?: TypedBirthDate): Response {
  const { t, settings, form, query } = visit;
  const errorOf = (field: string) => errors.find((error) => error.field?.startsWith(field))?.text;
  const error = { errorWord: t(frameWords.error) };
  return visit.page({
    title: t(w.title),
    lead: t(w.lead),
    back: { href: routes.welcome.to({}), text: t(signInWords.signIn) },
    failed: errors.length > 0,
    status: errors.length > 0 ? 422 : 200,
    problem: <ErrorSummary title={t(frameWords.problem)} errors={[...errors]} />,
    body: (
      <>
        <Alert kind="warning" word={t(frameWords.warning)}>
          {t.rich(w.emergency, { number: settings['emergency.number'], phone: settings['office.phone'], hours: settings['office.hours'], call: (number) => <a href={`tel:${settings['emergency.number'].replace(/[^\d+]/g, '')}`}>{number}</a> })}
        </Alert>
        <p>{t.rich(w.signedIn, { a: (text) => <a href={routes.requests.to({})}>{text}</a> })}</p>
        <Panel>
          <Form action={routes.contact.to({})}>
            <Field name="name" label={t(w.name)} hint={t(w.nameHint)} value={form.get('name') ?? ''} autoComplete="name" maxLength={longest.name} error={errorOf('name')} {...error} />
            <BirthDate t={t} name="birth" label={t(w.birthDate)} value={birthDate} error={errorOf('birth')} />
            <Radios name="topic" label={t(w.topic)} value={form.get('topic') ?? query.get('topic') ?? undefined} error={errorOf('topic')} {...error}
              options={topicsOf(visit).map((value) => ({ value, text: t(topicWords[value]) }))} />
            <Field name="reach" label={t(w.reach)} hint={t(w.reachHint)} value={form.get('reach') ?? ''} maxLength={longest.reach} error={errorOf('reach')} {...error} />
            <Button>{t(w.send)}</Button>
          </Form>
        </Panel>
      </>
    ),
  });
}

function sentPage(visit: Visit): Response {
  const { t, settings } = visit;
  return visit.page({
    title: t(w.sentTitle),
    body: (
      <>
        <p role="status">{t(w.sentText)}</p>
        <p>{t(w.sentOffice, { phone: settings['office.phone'], hours: settings['office.hours'] })}</p>
        <p><a href={routes.welcome.to({})}>{t(signInWords.signIn)}</a></p>
      </>
    ),
  });
}

const tooManyPage = (visit: Visit, { text, next }: { text: string; next: string[] }): Response => visit.page({
  title: visit.t(w.tooManyTitle),
  status: 429,
  headers: new Headers({ 'retry-after': '3600' }),
  body: <><p>{text}</p><ul>{next.map((step) => <li key={step}>{step}</li>)}</ul></>,
});
