/** Two records side by side and the decision about them, with a reason (E19, F-24). Shows nothing clinical. */
import type { StaffScope } from '../../access/scope.ts';
import { fullName } from '../../accounts/registered-patient.ts';
import { compareRecords, keepApart, linkByHand } from '../../intake/same-person.ts';
import type { Compared } from '../../intake/same-person.ts';
import { sayDate, sayInstant } from '../dates.ts';
import { staffPage } from '../page.ts';
import { routes } from '../routes.ts';
import { Button } from '../ui/button.tsx';
import { Section } from '../ui/card.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Form } from '../ui/form.tsx';
import { Radios } from '../ui/radios.tsx';
import { Tag } from '../ui/tag.tsx';
import { TextArea } from '../ui/textarea.tsx';
import { redirect } from '../visit.ts';
import type { Visit } from '../visit.ts';
import { frameWords } from '../words/frame.ts';
import { matchWords as w } from '../words/matches.ts';

type Page = Visit<StaffScope>;
type Faults = Partial<Record<'decision' | 'reason' | 'confirm', string>>;

export const longestReason = 500;

export const matchPage = staffPage(routes.match, 'patient.link', {
  get: (visit) => show(visit, {}),
  async post(visit) {
    const { t, portal, scope, form, params } = visit;
    const { id = '', other = '' } = params;
    await compareRecords(scope, id, other);
    const decision = form.get('decision');
    const why = (form.get('reason') ?? '').trim();
    const faults: Faults = {
      ...(!['a', 'b', 'apart'].includes(decision ?? '') && { decision: t(w.choose) }),
      ...((why === '' || why.length > longestReason) && { reason: t(w.reasonMissing, { most: longestReason }) }),
      ...(form.get('confirm') !== 'yes' && { confirm: t(w.confirmMissing) }),
    };
    if (Object.keys(faults).length > 0) return show(visit, faults);
    if (decision === 'apart') {
      await keepApart(portal, scope, id, other, why);
      return redirect(routes.matches.to({}, { done: 'apart' }));
    }
    const link = decision === 'a' ? await linkByHand(portal, scope, other, id, why) : await linkByHand(portal, scope, id, other, why);
    return redirect(link ? routes.link.to({ id: link }, { done: 'linked' }) : routes.matches.to({}));
  },
});

async function show(visit: Page, faults: Faults): Promise<Response> {
  const { t, scope, form, params } = visit;
  const both = await compareRecords(scope, params.id ?? '', params.other ?? '');
  const errors = Object.entries(faults).map(([field, text]) => ({ field, text }));
  const fault = (name: keyof Faults) => (faults[name] ? { error: faults[name], errorWord: t(frameWords.error) } : {});
  return visit.page({
    title: t(w.one),
    lead: t(w.oneLead),
    section: routes.matches,
    back: { href: routes.matches.to({}), text: t(w.title) },
    wide: true,
    ...(errors.length > 0 && { failed: true, status: 422, problem: <ErrorSummary title={t(frameWords.problem)} errors={errors} /> }),
    body: (
      <>
        <SideBySide visit={visit} both={both} />
        <Section title={t(w.decide)}>
          <Form action={routes.match.to({ id: both[0].recordId, other: both[1].recordId })} hidden={{ csrf: visit.csrf() }}>
            <Radios name="decision" label={t(w.decide)} hiddenLegend value={form.get('decision') ?? undefined} {...fault('decision')} options={[
              { value: 'a', text: t(w.intoA) },
              { value: 'b', text: t(w.intoB) },
              { value: 'apart', text: t(w.apart) },
            ]} />
            <TextArea name="reason" label={t(w.reason)} hint={t(w.reasonHint)} value={form.get('reason') ?? undefined} maxLength={longestReason} rows={3} {...fault('reason')} />
            <Checkbox name="confirm" label={t(w.confirm)} checked={form.get('confirm') === 'yes'} {...fault('confirm')} />
            <p>{t(w.whatHappens)}</p>
            <Button>{t(w.save)}</Button>
          </Form>
        </Section>
      </>
    ),
  });
}

interface Line {
  readonly name: string;
  readonly a: string | null;
  readonly b: string | null;
}

function SideBySide({ visit, both: [a, b] }: { visit: Page; both: readonly [Compared, Compared] }) {
  const { t, settings } = visit;
  const line = (name: string, of: (one: Compared) => string | null): Line => ({ name, a: of(a) || null, b: of(b) || null });
  const lines = [
    line(t(w.name), fullName),
    line(t(w.born), ({ birthDate }) => birthDate && sayDate(t.language, birthDate)),
    line(t(w.sex), ({ sex }) => sex),
    line(t(w.mrn), ({ mrn }) => mrn),
    line(t(w.numbers), ({ identifiers }) => identifiers.join(', ')),
    line(t(w.phone), ({ phone }) => phone),
    line(t(w.zip), ({ zip }) => zip),
    line(t(w.email), ({ email }) => email),
    line(t(w.clinic), ({ clinic }) => clinic.name),
    line(t(w.sources), ({ sources }) => sources.join(', ')),
    line(t(w.account), ({ username }) => username ?? t(w.noAccount)),
    line(t(w.deceased), ({ deceased }) => t(deceased ? w.yes : w.no)),
    line(t(w.created), ({ createdAt }) => sayInstant(t.language, createdAt, settings['office.zone'])),
  ];
  const said = (value: string | null) => value ?? t(w.notOnFile);
  return (
    <DataTable caption={t(w.side)} entries={lines} keyOf={(one) => one.name} columns={[
      { name: t(w.side), rowHeader: true, cell: (one) => one.name },
      { name: t(w.recordA), cell: (one) => said(one.a) },
      { name: t(w.recordB), cell: (one) => said(one.b) },
      { name: t(w.verdict), cell: (one) => (one.a === null && one.b === null ? '–' : one.a === one.b ? t(w.same) : <Tag kind="strong">{t(w.differs)}</Tag>) },
    ]} />
  );
}
