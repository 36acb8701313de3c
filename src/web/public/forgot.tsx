/**
 * Forgot username, forgot password: the way through the office (S6, S9, S10). Asks nothing, so it tells nothing about
 * who has an account.
 */
import { publicPage } from '../page.ts';
import { routes } from '../routes.ts';
import { Notice } from '../ui/alert.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { Card, CardGrid } from '../ui/card.tsx';
import type { Visit } from '../visit.ts';
import { signInWords } from '../words/sign-in.ts';
import { forgotWords as w } from '../words/sign-up.ts';

export const forgotUsernamePage = publicPage(routes.forgotUsername, {
  get: (visit) => visit.page({
    title: visit.t(w.usernameTitle),
    lead: visit.t(w.usernameLead),
    back: { href: routes.welcome.to({}), text: visit.t(signInWords.signIn) },
    body: (
      <>
        <OfficeRoute visit={visit} />
        <p><ButtonLink kind="secondary" href={routes.welcome.to({})}>{visit.t(w.backToSignIn)}</ButtonLink></p>
      </>
    ),
  }),
});

export const forgotPasswordPage = publicPage(routes.forgotPassword, {
  get: (visit) => visit.page({
    title: visit.t(w.passwordTitle),
    lead: visit.t(w.passwordLead),
    back: { href: routes.welcome.to({}), text: visit.t(signInWords.signIn) },
    body: (
      <>
        <OfficeRoute visit={visit} />
        <Notice><p>{visit.t(w.never)}</p></Notice>
        <p>{visit.t(w.locked, { tries: visit.settings['auth.lockout.maxFailures'] })}</p>
        <Card title={visit.t(w.bothTitle)} links={[{ href: routes.forgotUsername.to({}), text: visit.t(w.findUsername) }]}>
          <p>{visit.t(w.bothText)}</p>
        </Card>
        <p><ButtonLink kind="secondary" href={routes.welcome.to({})}>{visit.t(w.backToSignIn)}</ButtonLink></p>
      </>
    ),
  }),
});

function OfficeRoute({ visit: { t, settings } }: { visit: Visit }) {
  const mail = settings['support.email'];
  return (
    <CardGrid>
      <Card title={t(w.callTitle)} icon="person">
        <p>{t(w.callText, { phone: settings['office.phone'], hours: settings['office.hours'] })}</p>
      </Card>
      <Card title={t(w.mailTitle)} icon="messages">
        <p>{t.rich(w.mailText, { email: mail, mail: (text) => <a href={`mailto:${mail}`}>{text}</a> })}</p>
      </Card>
    </CardGrid>
  );
}
