/** The mailbox of the demo: the mails of everybody, on one page. Anywhere but in the demo it does not exist. */
import { demoMailbox } from '../../notices/mailbox.ts';
import type { MailboxMail } from '../../notices/mailbox.ts';
import { sayInstant } from '../dates.ts';
import { publicPage } from '../page.ts';
import { routes } from '../routes.ts';

import { Panel, Section } from '../ui/card.tsx';
import { Empty } from '../ui/empty.tsx';
import type { Visit } from '../visit.ts';
import { mailboxWords as w } from '../words/mails.ts';

export const demoMailboxPage = publicPage(routes.demoMailbox, {
  async get(visit) {
    const mails = await demoMailbox(visit.portal, visit.origin);
    return visit.page({
      title: visit.t(w.title),
      lead: visit.t(w.lead),
      body: mails.length === 0
        ? <Empty title={visit.t(w.none)} why={visit.t(w.noneWhy)} />
        : mails.map((mail) => <Mail key={mail.id} visit={visit} mail={mail} />),
    });
  },
});

function Mail({ visit: { t, settings }, mail }: { visit: Visit; mail: MailboxMail }) {
  const { subject, paragraphs, link, after } = mail;
  return (
    <Section title={<span lang={mail.language}>{subject}</span>}>
      <p className="pt-facts"><span>{t(w.to, { to: mail.to, at: sayInstant(t.language, mail.at, settings['office.zone']) })}</span></p>
      <Panel>
        {paragraphs.map((text) => <p key={text} lang={mail.language}>{text}</p>)}
        <p lang={mail.language}><a href={link.href}>{link.says}</a></p>
        {after.map((text) => <p key={text} lang={mail.language}>{text}</p>)}
      </Panel>
    </Section>
  );
}
