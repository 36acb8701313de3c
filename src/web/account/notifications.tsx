/**
 * Notifications: the address we write to and what became of it, changing it with the current password (N3, N4, A-032),
 * a trial of it (N6), and what we write about. Typed addresses stay on the page when something was wrong; passwords do
 * not. Pasting is welcome.
 */
import { asSystem } from '../../access/scope.ts';
import type { HolderScope } from '../../access/scope.ts';
import { foldEmail } from '../../accounts/email-rules.ts';
import { contactOf } from '../../accounts/own-contact.ts';
import { changeEmail, mailConfirmation, mailTrial } from '../../accounts/own-email.ts';
import type { Reason } from '../../kernel/reason.ts';
import { chooseNotices, noticeChoices, noticeKinds } from '../../notices/choices.ts';
import { holderPage } from '../page.ts';
import { routes } from '../routes.ts';
import type { FormError } from '../ui/error-summary.tsx';
import { redirect } from '../visit.ts';
import type { Visit } from '../visit.ts';
import { notificationWords as w } from '../words/notifications.ts';
import { explain } from '../words/reasons.ts';
import { changeWords } from '../words/two-step.ts';
import { currentField } from './current-password.tsx';
import { notificationsBody } from './notifications-body.tsx';
import { errorsOfCurrent, lockedPage, typedCurrent } from './preference-form.tsx';

type Page = Visit<HolderScope>;

export const notificationsPage = holderPage(routes.notifications, {
  get: (visit) => show(visit, []),

  post(visit) {
    switch (visit.form.get('do')) {
      case 'kinds': return saveKinds(visit);
      case 'trial': return answerMail(visit, 'trial', mailTrial(visit.portal, visit.scope));
      case 'confirm': return answerMail(visit, 'confirm', mailConfirmation(visit.portal, visit.scope));
      default: return saveEmail(visit);
    }
  },
});

async function saveEmail(visit: Page): Promise<Response> {
  const { t, portal, scope, settings } = visit;
  const [email, again] = [typedEmail(visit, 'email'), typedEmail(visit, 'again')];
  const current = typedCurrent(visit);
  const errors: FormError[] = [];
  if (!email) errors.push({ text: t(w.emailMissing), field: 'email' });
  if (!again) errors.push({ text: t(w.againMissing), field: 'again' });
  else if (email && email !== again) errors.push({ text: t(w.different), field: 'again' });
  if (!current) errors.push({ text: t(changeWords.currentMissing), field: currentField });
  if (errors.length > 0) return show(visit, errors);

  const refused = await changeEmail(portal, scope, { current, email });
  if (!refused) return redirect(routes.notifications.to({}, { done: 'email' }));
  if (refused.current?.code === 'signIn.locked') return lockedPage(visit);
  if (refused.email) errors.push({ text: explain(t, settings, refused.email, 'patient').text, field: 'email' });
  if (refused.current) errors.push(...errorsOfCurrent(visit, refused.current));
  return show(visit, errors);
}

const typedEmail = (visit: Page, field: string): string => foldEmail((visit.form.get(field) ?? '').slice(0, 400));

async function saveKinds(visit: Page): Promise<Response> {
  const { portal, scope, form } = visit;
  const wanted = form.getAll('kind');
  const choices = Object.fromEntries(noticeKinds.map((kind) => [kind, wanted.includes(kind)])) as Record<(typeof noticeKinds)[number], boolean>;
  await asSystem(portal, 'preferences', scope.origin, (system) => chooseNotices(system, scope, choices), scope.actor);
  return redirect(routes.notifications.to({}, { done: 'kinds' }));
}

async function answerMail(visit: Page, done: 'trial' | 'confirm', asked: Promise<Reason | undefined>): Promise<Response> {
  const why = await asked;
  return why ? show(visit, [{ text: explain(visit.t, visit.settings, why, 'patient').text }]) : redirect(routes.notifications.to({}, { done }));
}

async function show(visit: Page, errors: readonly FormError[]): Promise<Response> {
  const { portal, scope } = visit;
  const [contact, choices] = await asSystem(portal, 'preferences', scope.origin, (system) =>
    Promise.all([contactOf(system, scope.accountId), noticeChoices(system, scope.accountId)]), scope.actor);
  return notificationsBody(visit, contact, choices, errors);
}
