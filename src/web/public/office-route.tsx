/** The way that is open to everybody: call the office, or write to it (S6, S9). Says nothing about who asks. */
import { Card, CardGrid } from '../ui/card.tsx';
import type { Visit } from '../visit.ts';
import { forgotWords as w } from '../words/sign-up.ts';

export function OfficeRoute({ visit: { t, settings } }: { visit: Pick<Visit, 't' | 'settings'> }) {
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
