/**
 * The page of a "not now": who tried too often, or came while everybody else did, reads when to try again. Says the
 * same whatever username was typed; for programs the answer carries Retry-After.
 */
import type { Reason } from '../kernel/reason.ts';
import { ButtonLink } from './ui/button.tsx';
import type { Visit } from './visit.ts';
import { frameWords } from './words/frame.ts';
import { explain } from './words/reasons.ts';
import { signInWords as w } from './words/sign-in.ts';

export type WaitReason = Reason<'signIn.slow'> | Reason<'passwords.busy'>;

export const isWait = (why: Reason): why is WaitReason => why.code === 'signIn.slow' || why.code === 'passwords.busy';

/** Seconds to wait when nobody can say how long. */
const aMoment = 5;

export function waitPage(visit: Pick<Visit, 't' | 'settings' | 'now' | 'route' | 'page'>, why: WaitReason, back: string): Response {
  const { t, settings, now, route } = visit;
  const { text, next } = explain(t, settings, why, route.path.startsWith('/staff') ? 'staff' : 'patient');
  const seconds = why.until ? Math.max(1, Math.ceil((why.until.getTime() - now.getTime()) / 1000)) : aMoment;
  return visit.page({
    title: t(why.code === 'signIn.slow' ? w.slowTitle : w.busyTitle),
    status: why.code === 'signIn.slow' ? 429 : 503,
    headers: new Headers({ 'retry-after': String(seconds) }),
    body: (
      <>
        <p>{text}</p>
        <h2>{t(frameWords.whatYouCanDo)}</h2>
        <ul>{next.map((step) => <li key={step}>{step}</li>)}</ul>
        <p><ButtonLink kind="secondary" href={back}>{t(w.back)}</ButtonLink></p>
      </>
    ),
  });
}
