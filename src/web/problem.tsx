/** The pages for what went wrong: what happened, one way on, a person to call. They hold no detail of the fault. */
import type { Reason } from '../kernel/reason.ts';
import { ButtonLink } from './ui/button.tsx';
import { routes } from './routes.ts';
import type { Visit } from './visit.ts';
import { problemWords as w } from './words/problems.ts';
import { frameWords } from './words/frame.ts';
import { explain } from './words/reasons.ts';

const statuses = { notFound: 404, crossSite: 403, tooLarge: 413, malformed: 400, noRoom: 507, away: 503, full: 503, broken: 500 } as const;

export function problemPage(visit: Visit, kind: keyof typeof statuses): Response {
  const { t, settings } = visit;
  const again = kind === 'away' || kind === 'broken' || kind === 'full';
  const headers = new Headers();
  if (kind === 'away' || kind === 'full') headers.set('retry-after', '10');
  return visit.page({
    title: t(w[kind]),
    status: statuses[kind],
    headers,
    body: (
      <>
        <p>{t(w[`${kind}Text`])}</p>
        <p>
          {again
            ? <ButtonLink kind="secondary" href={visit.here}>{t(w.tryAgain)}</ButtonLink>
            : <ButtonLink kind="secondary" href={startOf(visit)}>{t(w.start)}</ButtonLink>}
        </p>
        <p>{t(w.call, { phone: settings['office.phone'], hours: settings['office.hours'] })}</p>
        {kind === 'broken' ? <p>{t(w.reference, { code: visit.origin.requestId?.slice(0, 8) ?? '' })}</p> : null}
      </>
    ),
  });
}

/** A "no" with its Reason: why, and what the reader can do. */
export function refusedPage(visit: Visit, why: Reason): Response {
  const { t, settings } = visit;
  const { text, next } = explain(t, settings, why, visit.route.path.startsWith('/staff') ? 'staff' : 'patient');
  return visit.page({
    title: t(w.refused),
    status: 403,
    body: (
      <>
        <p>{text}</p>
        <h2>{t(frameWords.whatYouCanDo)}</h2>
        <ul>{next.map((step) => <li key={step}>{step}</li>)}</ul>
        <p><ButtonLink kind="secondary" href={startOf(visit)}>{t(w.start)}</ButtonLink></p>
      </>
    ),
  });
}

const startOf = (visit: Visit): string => (visit.here.startsWith('/staff') ? routes.staffHome : routes.welcome).to({});
