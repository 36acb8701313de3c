/**
 * Items on hold: the list, one item with its Reason and its text, and "dealt with". The text is shown as text,
 * whatever is in it.
 */
import type { StaffScope } from '../../access/scope.ts';
import { decideDoubtful, isKnownPatient } from '../../intake/doubtful.ts';
import { listQuarantine, quarantinedItem, resolveQuarantined } from '../../intake/quarantine.ts';
import type { QuarantinedItem } from '../../intake/quarantine.ts';
import { sayInstant } from '../dates.ts';
import { staffPage } from '../page.ts';
import { routes } from '../routes.ts';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { Section } from '../ui/card.tsx';
import { Empty } from '../ui/empty.tsx';
import { Form } from '../ui/form.tsx';
import { Pager } from '../ui/pager.tsx';
import { Row, RowList } from '../ui/row-list.tsx';
import { SummaryList } from '../ui/summary-list.tsx';
import { redirect } from '../visit.ts';
import type { Visit } from '../visit.ts';
import { frameWords } from '../words/frame.ts';
import { quarantineWords as w } from '../words/quarantine.ts';
import { explain } from '../words/reasons.ts';

export const quarantinePage = staffPage(routes.quarantine, 'quarantine.see', {
  async get(visit) {
    const { t, scope, query } = visit;
    const { items, open, next } = await listQuarantine(scope, query.get('after') ?? undefined);
    return visit.page({
      title: t(w.title),
      lead: t(w.lead),
      body: items.length === 0 ? <Empty title={t(w.none)} why={t(w.noneWhy)} /> : (
        <>
          <p role="status">{t(w.count, { open })}</p>
          <RowList>{items.map((item) => <HeldRow key={item.id} visit={visit} item={item} />)}</RowList>
          <Pager label={t(w.pages)}
            previous={query.get('after') ? { href: routes.quarantine.to({}), text: t(frameWords.newer) } : undefined}
            next={next ? { href: routes.quarantine.to({}, { after: next }), text: t(frameWords.older) } : undefined} />
        </>
      ),
    });
  },
});

function HeldRow({ visit: { t, settings }, item }: { visit: Visit<StaffScope>; item: QuarantinedItem }) {
  return (
    <Row title={t(w.item, { type: item.type, item: item.item })} href={routes.quarantined.to({ id: item.id })} level={2}
      facts={[t(w.file, { file: item.file }), t(w.received, { at: sayInstant(t.language, item.receivedAt, settings['office.zone']) }), item.times > 1 ? t(w.times, { times: item.times }) : null]}
      note={explain(t, settings, item.why, 'staff').text} />
  );
}

export const quarantinedPage = staffPage(routes.quarantined, 'quarantine.see', {
  async get(visit) {
    const { t, scope, settings, params } = visit;
    const item = await quarantinedItem(scope, params.id!);
    const { text, next } = explain(t, settings, item.why, 'staff');
    const doubtful = item.why.code === 'patient.doubtful' && !item.resolvedAt && item.content !== null;
    const known = doubtful && (await isKnownPatient(visit.portal, scope, item.id));
    const say = (at: Date): string => sayInstant(t.language, at, settings['office.zone']);
    return visit.page({
      title: t(w.one),
      section: routes.quarantine,
      back: { href: routes.quarantine.to({}), text: t(w.title) },
      body: (
        <>
          {item.resolvedAt ? <Alert kind="success" word={t(frameWords.done)}>{t(w.resolved, { name: item.resolvedBy ?? '', at: say(item.resolvedAt) })}</Alert> : null}
          <SummaryList rows={[
            { label: t(w.why), value: text },
            { label: t(w.whatNext), value: <ul className="pt-plain">{next.map((step) => <li key={step}>{step}</li>)}</ul> },
            { label: t(w.item, { type: item.type, item: item.item }), value: t(w.file, { file: item.file }) },
            { label: t(w.from, { source: item.source }), value: `${t(w.received, { at: say(item.receivedAt) })}, ${t(w.times, { times: item.times })}` },
          ]} />
          {doubtful ? (
            <Form action={routes.quarantined.to({ id: item.id })} hidden={{ csrf: visit.csrf() }}>
              <p>{t(known ? w.decideKnown : w.decideNew)}</p>
              <Button name="decide" value="same">{t(known ? w.decideChange : w.decideSame)}</Button>
              {known ? null : <Button name="decide" value="own" kind="secondary">{t(w.decideOwn)}</Button>}
            </Form>
          ) : null}
          {item.resolvedAt ? null : (
            <Form action={routes.quarantined.to({ id: item.id })} hidden={{ csrf: visit.csrf() }}>
              <p>{t(w.resolveHint)}</p>
              <Button>{t(w.resolve)}</Button>
            </Form>
          )}
          <Section title={t(w.content)}>
            {item.content === null ? <p>{t(w.noContent)}</p> : <pre className="pt-raw" tabIndex={0} translate="no" lang="en">{pretty(item.content)}</pre>}
          </Section>
        </>
      ),
    });
  },
  async post(visit) {
    const decision = visit.form.get('decide');
    if (decision === 'own' || decision === 'same') await decideDoubtful(visit.portal, visit.scope, visit.params.id!, decision);
    else await resolveQuarantined(visit.scope, visit.params.id!);
    return redirect(routes.quarantined.to({ id: visit.params.id! }));
  },
});

/** JSON set out in lines, as long as it is JSON and of a size to be read. */
function pretty(content: string): string {
  try {
    return JSON.stringify(JSON.parse(content), null, 2).slice(0, 50_000);
  } catch {
    return content.slice(0, 50_000);
  }
}
