/** For somebody without an access code: the three ways to get one (E2). Asks nothing, and never says who is a patient. */
import { publicPage } from '../page.ts';
import { routes } from '../routes.ts';
import { Card, CardGrid } from '../ui/card.tsx';
import { signInWords } from '../words/sign-in.ts';
import { noCodeWords as w } from '../words/sign-up.ts';

export const noCodePage = publicPage(routes.noCode, {
  get(visit) {
    const { t, settings } = visit;
    const mail = settings['support.email'];
    return visit.page({
      title: t(w.title),
      lead: t(w.lead),
      section: routes.signUp,
      back: { href: routes.welcome.to({}), text: t(signInWords.signIn) },
      body: (
        <>
          <CardGrid>
            <Card title={t(w.callTitle)} icon="person">
              <p>{t(w.callText, { phone: settings['office.phone'], hours: settings['office.hours'] })}</p>
            </Card>
            <Card title={t(w.visitTitle)} icon="calm"><p>{t(w.visitText)}</p></Card>
            <Card title={t(w.mailTitle)} icon="messages" links={settings['enrol.selfRequest'] === 'ticket' ? [{ href: routes.contact.to({}, { topic: 'code' }), text: t(w.askForCode) }] : []}>
              <p>{t.rich(w.mailText, { email: mail, mail: (text) => <a href={`mailto:${mail}`}>{text}</a> })}</p>
            </Card>
          </CardGrid>
          <p><a href={routes.signUp.to({})}>{t(w.haveCode)}</a></p>
        </>
      ),
    });
  },
});
