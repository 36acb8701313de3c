/** Mails to patients that could not be delivered (F-15, W23): whom to ask for a better address. */
import { failedMails } from '../../notices/mailbox.ts';
import type { FailedMail } from '../../notices/mailbox.ts';
import { sayInstant } from '../dates.ts';
import { staffPage } from '../page.ts';
import { routes } from '../routes.ts';
import { Empty } from '../ui/empty.tsx';
import { Row, RowList } from '../ui/row-list.tsx';
import type { Visit } from '../visit.ts';
import { failedMailWords as w } from '../words/mails.ts';

export const failedMailsPage = staffPage(routes.failedMails, 'mail.watch', {
  async get(visit) {
    const { t, scope } = visit;
    const mails = await failedMails(scope);
    return visit.page({
      title: t(w.title),
      lead: t(w.lead),
      body: mails.length === 0
        ? <Empty title={t(w.none)} why={t(w.noneWhy)} />
        : <RowList>{mails.map((mail) => <MailRow key={mail.id} visit={visit} mail={mail} />)}</RowList>,
    });
  },
});

function MailRow({ visit: { t, settings }, mail }: { visit: Pick<Visit, 't' | 'settings'>; mail: FailedMail }) {
  const name = [mail.given, mail.family].filter(Boolean).join(' ') || t(w.noName);
  return (
    <Row title={name} href={routes.patient.to({ id: mail.recordId })} level={2}
      facts={[mail.to, sayInstant(t.language, mail.at, settings['office.zone'])]}
      note={mail.problem === 'unsure' ? t(w.unsure) : t(w.refused, { code: String(mail.code ?? '') })} />
  );
}
