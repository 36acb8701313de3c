/** One link of two records: who, when, why, what became of the account; and parting them again (E19). */
import type { StaffScope } from '../../access/scope.ts';
import { fullName, registeredPatient } from '../../accounts/registered-patient.ts';
import { readLink, undoLink } from '../../intake/same-person.ts';
import { sayDate, sayInstant } from '../dates.ts';
import { staffPage } from '../page.ts';
import { routes } from '../routes.ts';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { Section } from '../ui/card.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Form } from '../ui/form.tsx';
import { SummaryList } from '../ui/summary-list.tsx';
import { TextArea } from '../ui/textarea.tsx';
import { redirect } from '../visit.ts';
import type { Visit } from '../visit.ts';
import { lookupWords } from '../words/desk.ts';
import { frameWords } from '../words/frame.ts';
import { matchWords as w } from '../words/matches.ts';
import { longestReason } from './match.tsx';

export const linkPage = staffPage(routes.link, 'patient.link', {
  get: (visit) => show(visit, undefined),
  async post(visit) {
    const { t, portal, scope, form, params } = visit;
    const why = (form.get('reason') ?? '').trim();
    if (why === '' || why.length > longestReason) return show(visit, t(w.reasonMissing, { most: longestReason }));
    await undoLink(portal, scope, params.id!, why);
    return redirect(routes.link.to({ id: params.id! }));
  },
});

async function show(visit: Visit<StaffScope>, fault: string | undefined): Promise<Response> {
  const { t, scope, settings, params, query, form } = visit;
  const link = await readLink(scope, params.id!);
  const into = await registeredPatient(scope, link.into);
  const at = (time: Date): string => sayInstant(t.language, time, settings['office.zone']);
  const said = [fullName(link) || t(lookupWords.noName), link.birthDate && t(lookupWords.born, { date: sayDate(t.language, link.birthDate) }), link.mrn && t(lookupWords.record, { mrn: link.mrn })];
  return visit.page({
    title: t(w.link),
    section: routes.matches,
    back: { href: routes.matches.to({}), text: t(w.title) },
    ...(fault && { failed: true, status: 422, problem: <ErrorSummary title={t(frameWords.problem)} errors={[{ field: 'reason', text: fault }]} /> }),
    body: (
      <>
        {query.get('done') === 'linked' && !link.undoneAt ? <Alert kind="success" word={t(frameWords.done)} role="status">{t(w.linkedDone)}</Alert> : null}
        {link.undoneAt ? <Alert kind="info" word={t(frameWords.information)}>{t(w.undone, { at: at(link.undoneAt), name: link.undoneBy ?? '', reason: link.undoneReason ?? t(w.noReason) })}</Alert> : null}
        <SummaryList rows={[
          { label: t(w.was), value: said.filter(Boolean).join(', ') },
          { label: t(w.seenIn), value: <>{fullName(into) || t(lookupWords.noName)}. <a href={routes.patient.to({ id: link.into })}>{t(w.openRecord)}</a></> },
          { label: t(w.when), value: t(w.by, { at: at(link.at), name: link.by }) },
          { label: t(w.how), value: t(w[link.method]) },
          { label: t(w.reason), value: link.reason ?? t(w.noReason) },
          { label: t(w.account), value: t(link.accountDid === 'moved' ? w.accountMoved : link.accountDid === 'closed' ? w.accountClosed : w.accountNone) },
        ]} />
        {link.undoneAt ? null : (
          <Section title={t(w.undoTitle)}>
            <p>{t(w.undoText)}</p>
            <Form action={routes.link.to({ id: link.id })} hidden={{ csrf: visit.csrf() }}>
              <TextArea name="reason" label={t(w.reason)} hint={t(w.reasonHint)} value={form.get('reason') ?? undefined} maxLength={longestReason} rows={3}
                {...(fault && { error: fault, errorWord: t(frameWords.error) })} />
              <Button kind="secondary">{t(w.undo)}</Button>
            </Form>
          </Section>
        )}
      </>
    ),
  });
}
