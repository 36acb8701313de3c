/**
 * Items on hold: the list, one item with its Reason and its text, and "dealt with". The text is shown as text,
 * whatever is in it.
 */
import type { StaffScope } from '../../access/scope.ts';
import { decideDoubtful, isKnownPatient } from '../../intake/doubtful.ts';
import { listQuarantine, quarantinedItem, resolveQuarantined } from '../../intake/quarantine.ts';
import type { HeldKind, QuarantinedItem } from '../../intake/quarantine.ts';
import { sayInstant } from '../dates.ts';
import { staffPage } from '../page.ts';
import { routes } from '../routes.ts';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { Section } from '../ui/card.tsx';
import { Empty } from '../ui/empty.tsx';
import { FilterBar } from '../ui/filter-bar.tsx';
import { Form } from '../ui/form.tsx';
import { Pager } from '../ui/pager.tsx';
import { Row, RowList } from '../ui/row-list.tsx';
import { Select } from '../ui/select.tsx';
import { SummaryList } from '../ui/summary-list.tsx';
import { redirect } from '../visit.ts';
import type { Visit } from '../visit.ts';
import { frameWords } from '../words/frame.ts';
import { kindWords, quarantineWords as w } from '../words/quarantine.ts';
import { explain } from '../words/reasons.ts';

export const quarantinePage = staffPage(routes.quarantine, 'quarantine.see', {
  async get(visit) {
    const { t, scope, query } = visit;
    const [after, code] = [query.get('after') ?? undefined, query.get('why') ?? undefined];
    const { items, open, kinds, next } = await listQuarantine(scope, { after, code });
    return visit.page({
      title: t(w.title),
      lead: t(w.lead),
      body: open === 0 ? <Empty title={t(w.none)} why={t(w.noneWhy)} /> : (
        <>
          <Kinds visit={visit} kinds={kinds} code={code} />
          <p role="status">{t(w.count, { open: kinds.find((one) => one.code === code)?.count ?? (code ? 0 : open) })}</p>
          <RowList>{items.map((item) => <HeldRow key={item.id} visit={visit} item={item} />)}</RowList>
          <Pager label={t(w.pages)}
            previous={after ? { href: routes.quarantine.to({}, { why: code }), text: t(frameWords.newer) } : undefined}
            next={next ? { href: routes.quarantine.to({}, { why: code, after: next }), text: t(frameWords.older) } : undefined} />
        </>
      ),
    });
  },
});

/** What is wrong, and how often: a file full of the same fault must not hide the others. */
function Kinds({ visit: { t }, kinds, code }: { visit: Visit<StaffScope>; kinds: readonly HeldKind[]; code: string | undefined }) {
  if (kinds.length < 2) return null;
  return (
    <FilterBar action={routes.quarantine.to({})} label={t(w.filter)} submit={t(w.show)}
      clear={code ? { href: routes.quarantine.to({}), text: t(w.all) } : undefined}>
      <Select name="why" label={t(w.why)} value={code ?? ''} options={[
        { value: '', text: t(w.any) },
        ...kinds.map((kind) => ({ value: kind.code, text: t(w.kind, { count: kind.count, why: t(kindWords[kind.code]) }) })),
      ]} />
    </FilterBar>
  );
}

/** "Observation: entry 12"; what is not known to be anything goes by its place. */
function nameOf(t: Visit['t'], { type, item }: QuarantinedItem): string {
  if (item === 'file') return t(w.wholeFile);
  const place = item.replace(/\b(line|entry)(?= \d)/g, (word) => t(word === 'line' ? w.line : w.entry));
  return type === 'Unknown' ? t(w.place, { item: place }) : t(w.item, { type, item: place });
}

function HeldRow({ visit: { t, settings }, item }: { visit: Visit<StaffScope>; item: QuarantinedItem }) {
  return (
    <Row title={nameOf(t, item)} href={routes.quarantined.to({ id: item.id })} level={2}
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
            { label: nameOf(t, item), value: t(w.file, { file: item.file }) },
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
