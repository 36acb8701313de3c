/** A lock, in the same words for a name that nobody has and wherever it is met (S2, S3). */
import type { Visit } from '../visit.ts';
import { signInWords as w } from '../words/sign-in.ts';

export function lockedPage({ t, settings, page }: Pick<Visit, 't' | 'settings' | 'page'>): Response {
  return page({
    title: t(w.lockedTitle),
    status: 403,
    body: (
      <>
        <p>{t(w.lockedText, { tries: settings['auth.lockout.maxFailures'] })}</p>
        <p>{t(w.lockedNext, { phone: settings['office.phone'], hours: settings['office.hours'] })}</p>
      </>
    ),
  });
}
