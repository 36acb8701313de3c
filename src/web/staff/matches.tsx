/** Records that look alike, two records by their numbers, and the links made so far (E19): for medical records. */
import type { StaffScope } from '../../access/scope.ts';
import { fullName } from '../../accounts/registered-patient.ts';
import { newestLinks, recordsAlike, recordsByNumbers } from '../../intake/same-person.ts';
import type { Alike, Link } from '../../intake/same-person.ts';
import { sayDate, sayInstant } from '../dates.ts';
import { staffPage } from '../page.ts';
import { routes } from '../routes.ts';
import { Alert, Notice } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { Section } from '../ui/card.tsx';
import { Empty } from '../ui/empty.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Field } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { Row, RowList } from '../ui/row-list.tsx';
import { Tag } from '../ui/tag.tsx';
import { redirect } from '../visit.ts';
import type { Visit } from '../visit.ts';
import { lookupWords } from '../words/desk.ts';
import { frameWords } from '../words/frame.ts';
import { matchWords as w } from '../words/matches.ts';

type Page = Visit<StaffScope>;
type Faults = Partial<Record<'first' | 'second', string>>;

export const matchesPage = staffPage(routes.matches, 'patient.link', {
  get: (visit) => show(visit, {}),
  async post(visit) {
    const { t, scope, form } = visit;
    const typed = (['first', 'second'] as const).map((name) => (form.get(name) ?? '').trim().slice(0, 60));
    const [one, other] = await recordsByNumbers(scope, typed);
    if (!one || !other) return show(visit, { ...(!one && { first: t(w.notFound) }), ...(!other && { second: t(w.notFound) }) });
    if (one === other) return show(visit, { second: t(w.sameRecord) });
    return redirect(routes.match.to({ id: one, other }));
  },
});

async function show(visit: Page, faults: Faults): Promise<Response> {
  const { t, scope, query } = visit;
  const { pairs, more } = await recordsAlike(scope);
  const links = await newestLinks(scope);
  const errors = Object.entries(faults).map(([field, text]) => ({ field, text }));
  return visit.page({
    title: t(w.title),
    lead: t(w.lead),
    ...(errors.length > 0 && { failed: true, status: 422, problem: <ErrorSummary title={t(frameWords.problem)} errors={errors} /> }),
    body: (
      <>
        {query.get('done') === 'apart' ? <Alert kind="success" word={t(frameWords.done)} role="status">{t(w.apartDone)}</Alert> : null}
        <Section title={t(w.alike)} end={pairs.length > 0 ? <span>{t(w.count, { count: pairs.length })}</span> : undefined}>
          {pairs.length === 0 ? <Empty level={3} title={t(w.none)} why={t(w.noneWhy)} /> : (
            <>
              <p>{t(w.alikeText)}</p>
              {more ? <Notice>{t(w.more, { count: pairs.length })}</Notice> : null}
              <RowList label={t(w.alike)}>{pairs.map((pair) => <PairRow key={pair.one + pair.other} t={t} pair={pair} />)}</RowList>
            </>
          )}
        </Section>
        <Section title={t(w.byHand)}><ByNumbers visit={visit} faults={faults} /></Section>
        <Section title={t(w.links)}>
          {links.length === 0 ? <p>{t(w.noLinks)}</p> : <RowList label={t(w.links)}>{links.map((link) => <LinkRow key={link.id} visit={visit} link={link} />)}</RowList>}
        </Section>
      </>
    ),
  });
}

function PairRow({ t, pair }: { t: Page['t']; pair: Alike }) {
  const names = { one: fullName(pair) || t(lookupWords.noName), other: fullName({ given: pair.otherGiven, family: pair.otherFamily }) || t(lookupWords.noName) };
  return <Row level={3} href={routes.match.to({ id: pair.one, other: pair.other })} title={t(w.pair, names)} 
    facts={[t(lookupWords.born, { date: sayDate(t.language, pair.birthDate) }), t(w.numbersOf, { one: pair.mrn ?? '–', other: pair.otherMrn ?? '–' })]} />;
}

function ByNumbers({ visit, faults }: { visit: Page; faults: Faults }) {
  const { t, form } = visit;
  const fault = (name: keyof Faults) => (faults[name] ? { error: faults[name], errorWord: t(frameWords.error) } : {});
  return (
    <Form action={routes.matches.to({})} hidden={{ csrf: visit.csrf() }}>
      <Field name="first" label={t(w.first)} value={form.get('first') ?? undefined} width="lg" autoComplete="off" spellCheck={false} {...fault('first')} />
      <Field name="second" label={t(w.second)} value={form.get('second') ?? undefined} width="lg" autoComplete="off" spellCheck={false} {...fault('second')} />
      <Button kind="secondary">{t(w.compare)}</Button>
    </Form>
  );
}

function LinkRow({ visit: { t, settings }, link }: { visit: Page; link: Link }) {
  return (
    <Row level={3} href={routes.link.to({ id: link.id })} title={fullName(link) || t(lookupWords.noName)}
      facts={[t(w[link.method]), t(w.by, { at: sayInstant(t.language, link.at, settings['office.zone']), name: link.by })]}
      end={link.undoneAt ? <Tag>{t(w.isUndone)}</Tag> : undefined} />
  );
}
