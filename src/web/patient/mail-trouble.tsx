/** Stands on Home while mails to a person are sent back (N8): why, and the way to a better address. */
import type { PatientScope } from '../../access/scope.ts';
import type { Reason } from '../../kernel/reason.ts';
import { routes } from '../routes.ts';
import { Alert } from '../ui/alert.tsx';
import type { Visit } from '../visit.ts';
import { frameWords } from '../words/frame.ts';
import { mailTroubleWords as w } from '../words/mails.ts';
import { explain } from '../words/reasons.ts';

export function MailTrouble({ visit: { t, settings }, why }: { visit: Visit<PatientScope>; why: Reason<'mail.refused'> | undefined }) {
  if (!why) return null;
  return (
    <Alert kind="warning" word={t(frameWords.warning)} title={t(w.title)}>
      <p>{explain(t, settings, why, 'patient').text}</p>
      <p><a href={routes.notifications.to({})}>{t(w.toNotifications)}</a></p>
    </Alert>
  );
}
